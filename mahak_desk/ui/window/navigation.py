"""The slim column on the start side: where one can go, and where something waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.window.places import PAGES, PageName
from mahak_desk.ui.words.speech import Speech

_ICONS: dict[PageName, str] = {
    "overview": "layout-dashboard",
    "products": "package",
    "mappings": "link-2",
    "orders": "shopping-cart",
    "activity": "history",
    "settings": "settings",
}
WIDTH = 96


class Navigation(QWidget):
    """Six buttons, one of them down; Ctrl+1 to Ctrl+6."""

    chosen = Signal(str)
    neared = Signal()
    """The mouse is over it: somebody may be about to choose."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._titles: dict[PageName, str] = {
            "overview": self.tr("Overview"),
            "products": self.tr("Products"),
            "mappings": self.tr("Mappings"),
            "orders": self.tr("Orders"),
            "activity": self.tr("Activity"),
            "settings": self.tr("Settings"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 12, 6, 12)
        layout.setSpacing(4)
        group = QButtonGroup(self)
        self._buttons: dict[PageName, _NavButton] = {}
        for place, name in enumerate(PAGES, 1):
            made = _NavButton(self._titles[name], look)
            made.setToolTip(f"{self._titles[name]} (Ctrl+{place})")
            made.clicked.connect(self._choosing(name))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.activated.connect(self._choosing(name))
            group.addButton(made)
            layout.addWidget(made)
            self._buttons[name] = made
            if name == "activity":
                layout.addStretch(1)

    def draw_icons(self) -> None:
        """Apart from the rest, because drawing is what a first picture would wait for longest."""
        for name, made in self._buttons.items():
            made.setIcon(self._look.icon(_ICONS[name]))

    def show_chosen(self, name: PageName) -> None:
        self._buttons[name].setChecked(True)

    def show_count(self, name: PageName, count: int) -> None:
        """A badge; 0 takes it away."""
        made = self._buttons[name]
        made.show_badge(self._speech.number(count) if count else "")
        made.setAccessibleName(f"{self._titles[name]} {count}" if count else self._titles[name])

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.neared.emit()

    def _choosing(self, name: PageName) -> Callable[[], None]:
        def choose() -> None:
            self.chosen.emit(name)

        return choose


class _NavButton(QToolButton):
    """An icon over a word, with a badge in the upper corner at the end of the reading direction."""

    def __init__(self, text: str, look: Look) -> None:
        super().__init__()
        self._badge = ""
        self._fill = QColor(look.colours.bad)
        self._ink = QColor(look.colours.surface)
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(WIDTH - 12, 56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_badge(self, text: str) -> None:
        if text != self._badge:
            self._badge = text
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() - 2)
        font.setBold(True)
        painter.setFont(font)
        width = max(16, painter.fontMetrics().horizontalAdvance(self._badge) + 8)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = self.width() // 2
        left = middle - 6 - width if rtl else middle + 6
        area = QRect(left, 4, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(self._ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._badge)
        painter.end()
