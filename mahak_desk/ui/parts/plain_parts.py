"""Labels, buttons, cards and layouts, made the one way the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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
    made = _Paragraph(text) if wraps else _Label(text)
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


class _Label(QLabel):
    """Runs the window's way: Qt would let a line run as its first letter does, be it a name of the other script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(_led(text))


class _Paragraph(_Label):
    """A label of several lines. Where Qt breaks a plain right-to-left line it draws the blank in front of it; as
    a document the text stands straight."""

    def __init__(self, text: str) -> None:
        self._text = ""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        self._text = _led(text)
        direction = "rtl" if _runs_right_to_left() else "ltr"
        marked_up = f'<p dir="{direction}" style="white-space: pre-wrap">{escape(self._text)}</p>'
        QLabel.setText(self, marked_up if text else "")

    def text(self) -> str:
        """As it was set, without markup."""
        return self._text


def _led(text: str) -> str:
    mark = "\u200f" if _runs_right_to_left() else "\u200e"
    return "\n".join(line if not line or line[0] == mark else f"{mark}{line}" for line in text.split("\n"))


def _runs_right_to_left() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


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
