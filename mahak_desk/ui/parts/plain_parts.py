"""Labels, buttons, cards and layouts, made the one way the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mahak_desk.ui.look.icons import BUTTON_ICON
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.texts import Line, Paragraph

L = TypeVar("L", bound=QBoxLayout)
ButtonRole = Literal["plain", "primary", "danger", "link"]

_ICON_TONES: dict[ButtonRole, Tone | Literal["on_accent"]] = {
    "plain": "text",
    "primary": "on_accent",
    "danger": "bad",
    "link": "accent",
}


def label(
    text: str = "",
    *,
    role: Literal["body", "title", "heading", "number"] = "body",
    tone: Tone = "text",
    wraps: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A line or, when it wraps, a paragraph of plain text; it is never read as markup."""
    made = Paragraph(text) if wraps else Line(text)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if wraps:
        # Without it a wrapped label asks for one long line and pushes its neighbours away.
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    if selectable:
        # Once clicked; Tab does not stop at every text of a page.
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Change what colour says of a label or banner that is there already."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(
    text: str,
    clicked: Callable[[], object],
    look: Look,
    *,
    role: ButtonRole = "plain",
    icon: str | None = None,
) -> QPushButton:
    """A button; the icon is a name of `resources/icons`."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon is not None:
        made.setIconSize(BUTTON_ICON)
        made.setIcon(look.button_icon(icon, _ICON_TONES[role]))
    made.clicked.connect(lambda: clicked())
    return made


def card(spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 14, 16, 14)
    layout.setSpacing(spacing)
    return frame, layout


def line() -> QFrame:
    """A thin line between two things."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def row(*things: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Things beside each other along the reading direction; a number stretches by so much, None by 1."""
    return _fill(QHBoxLayout(), things, spacing)


def column(*things: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Things below each other; a number stretches by so much, None by 1."""
    return _fill(QVBoxLayout(), things, spacing)


def _fill(layout: L, things: tuple[QWidget | QBoxLayout | int | None, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for thing in things:
        match thing:
            case None:
                layout.addStretch(1)
            case int():
                layout.addStretch(thing)
            case QWidget():
                layout.addWidget(thing)
            case _:
                layout.addLayout(thing)
    return layout


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


def latin_line(placeholder: str = "") -> QLineEdit:
    """A line for what is written left to right."""
    made = QLineEdit()
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.setAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    )
    made.setPlaceholderText(placeholder)
    return made
