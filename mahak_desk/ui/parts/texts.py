"""Text on the screen: never read as markup, running the window's way, and copied as it was given."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu

from mahak_desk.ui.words.speech import plain

_MAY_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"\S{1,8}")


class Line(QLabel):
    """Runs the window's way: Qt would let a line run as its first letter does, be it a name of the other script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(_led(text))

    def copy_selected(self) -> None:
        """Without what only serves the eye: an address that is pasted must lead somewhere."""
        selected = self.selectedText().replace(_MAY_BREAK, "").replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(plain(selected))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy_selected()
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # whatever it stands in may have something to copy
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            event.ignore()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self.copy_selected)
        copy.setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), self._select_all)
        menu.popup(event.globalPos())

    def _select_all(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, control))


class ShortLine(Line):
    """Gives way where there is no more room, down to `shortest` points, and shows that it does."""

    def __init__(self, cut: Qt.TextElideMode, shortest: int) -> None:
        super().__init__("")
        self._cut = cut
        self._shortest = shortest

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(self._shortest, whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        direction = (
            Qt.TextFlag.TextForceRightToLeft if _runs_right_to_left() else Qt.TextFlag.TextForceLeftToRight
        )
        style, room = self.style(), self.contentsRect()
        style.drawItemText(
            QPainter(self),
            room,
            style.visualAlignment(self.layoutDirection(), self.alignment()).value | direction.value,
            self.palette(),
            self.isEnabled(),
            self.fontMetrics().elidedText(self.text(), self._cut, room.width()),
            self.foregroundRole(),
        )


class Paragraph(Line):
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
        shown = escape(_breakable(self._text))
        marked_up = f'<p dir="{direction}" style="white-space: pre-wrap">{shown}</p>'
        QLabel.setText(self, marked_up if text else "")

    def text(self) -> str:
        """As it was set, without markup."""
        return self._text


def _breakable(text: str) -> str:
    """An address or a number of many letters would make everything beside it as wide as itself."""
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(_PIECE.findall(word[0])), text)


def _led(text: str) -> str:
    mark = "\u200f" if _runs_right_to_left() else "\u200e"
    return "\n".join(line if not line or line[0] == mark else f"{mark}{line}" for line in text.split("\n"))


def _runs_right_to_left() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
