"""The one style sheet: what Fusion and the palette leave open, by the names widgets carry."""

from __future__ import annotations

from pathlib import Path
from string import Template

from mahak_desk.bundled import bundled_folder
from mahak_desk.ui.look.palettes import Colours

_SHEET = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $border; padding: 4px 6px; }
QWidget#page, QScrollArea#page, QWidget#canvas { background: $window; }
QScrollArea, QScrollArea > QWidget > QWidget#inside { border: none; background: transparent; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="tile"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="tile"]:hover, QFrame[role="tile"]:focus { border-color: $accent; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="banner"][tone="bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: 8px; }
QFrame[role="banner"][tone="warn"] { background: $warn_soft; border: 1px solid $warn; border-radius: 8px; }
QFrame[role="banner"][tone="good"] { background: $good_soft; border: 1px solid $good; border-radius: 8px; }
QFrame[role="banner"][tone="accent"] { background: $accent_soft; border: 1px solid $accent;
  border-radius: 8px; }

QLabel[role="title"] { font-size: ${title_size}pt; font-weight: bold; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="number"] { font-size: ${number_size}pt; font-weight: bold; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="accent"] { color: $accent; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 5px 12px;
  min-height: 18px; }
QPushButton:hover { border-color: $accent; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $window; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $border; }
QPushButton[role="danger"] { color: $bad; border-color: $bad; }
QPushButton[role="danger"]:disabled { color: $muted; border-color: $border; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 2px 4px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="chip"] { border-radius: 13px; padding: 3px 12px; min-height: 18px; color: $muted; }
QPushButton[role="chip"]:checked { background: $accent_soft; color: $text; border-color: $accent; }
QPushButton[role="chip"]:focus { border-color: $text; }

QWidget#navigation { background: $surface; }
QToolButton[role="nav"] { border: 1px solid transparent; border-radius: 8px; padding: 6px 4px; color: $muted; }
QToolButton[role="nav"]:hover { background: $sunken; }
QToolButton[role="nav"]:focus { border-color: $accent; }
QToolButton[role="nav"]:checked { background: $accent_soft; color: $text; }
QToolButton[role="quiet"] { border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton[role="quiet"]:hover { background: $sunken; }
QToolButton[role="quiet"]:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QWidget#status-line { background: $surface; border-top: 1px solid $border; }
QWidget#practice-strip { background: $warn_soft; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $surface;
  border: 1px solid $border; border-radius: 6px; padding: 4px 8px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border-color: $accent; }
QLineEdit[wrong="true"] { border-color: $bad; }
QLineEdit:disabled, QLineEdit:read-only, QComboBox:disabled { color: $muted; background: $window; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/field-down.svg"); width: 12px; height: 12px; }
QSpinBox, QDoubleSpinBox { padding: 4px 2px 4px 6px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; width: 20px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$icons/field-up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$icons/field-down.svg"); width: 10px;
  height: 10px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 15px; height: 15px;
  border: 1px solid $muted; background: $surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QListView::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/$check"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }
/* A thick round border is drawn as a square with soft corners: the dot is in the ground instead. */
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5,
  radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $on_accent, stop: 0.38 $on_accent, stop: 0.46 $accent, stop: 1 $accent); }
QRadioButton::indicator:checked:disabled { border-color: $border; background: qradialgradient(cx: 0.5, cy: 0.5,
  radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $muted, stop: 0.38 $muted, stop: 0.46 $window, stop: 1 $window); }
QListView::item { padding: 4px 8px; }
QListView[role="sections"]::item { padding: 7px 10px; border-radius: 6px; }
QListView[role="sections"]::item:selected { background: $accent_soft; color: $text; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: none; }

QTableView, QListView, QTreeView { background: $surface; border: 1px solid $border; border-radius: 8px; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $sunken; }
QTableView::item:hover { background: $window; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 6px 12px; font-weight: normal; }
QHeaderView::section:hover { color: $text; }

QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; width: 8px; }
""")


def style_sheet(colours: Colours, body_points: float) -> str:
    """The sheet in one theme's colours and for a body text of so many points."""
    facts = {name: str(value) for name, value in vars(colours).items()}
    # A style sheet takes pictures from files only, and cannot tint them.
    facts["check"] = f"field-check-{'dark' if colours.dark else 'light'}.svg"
    facts["icons"] = Path(bundled_folder("resources"), "icons").as_posix()
    return _SHEET.substitute(
        facts, title_size=round(body_points * 1.4, 1), number_size=round(body_points * 1.9, 1)
    )
