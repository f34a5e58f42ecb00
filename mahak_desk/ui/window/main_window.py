"""The window on the screen: there before anything else is, where it was left, and hidden before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from mahak_desk.ui.parts.screen_room import room_for
from mahak_desk.ui.window.remembered import Remembered

# What fills the window is imported once it is on the screen: that takes as long as everything before it.
if TYPE_CHECKING:
    from mahak_desk.ui.look.look import Look
    from mahak_desk.ui.window.canvas import Canvas
    from mahak_desk.ui.window.places import Place
    from mahak_desk.ui.words.speech import Speech

_LEAST, _FIRST = QSize(900, 560), QSize(1180, 720)


class MainWindow(QMainWindow):
    """Made before anything is known of the shop; empty, in the colour it had last, until it is dressed."""

    close_asked = Signal()
    """The window was to be closed; whoever listens decides whether it hides or the program ends."""
    painted = Signal()
    """It is on the screen for the first time."""

    canvas: Canvas
    """Its content, from the first `dress` on; another one after every later."""

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self._painted = False
        room = room_for(self)
        self.setMinimumSize(_LEAST.boundedTo(room))
        if not self.restoreGeometry(remembered.geometry or QByteArray()):
            self.resize(_FIRST.boundedTo(room))
        if background := remembered.text("background"):
            self.setPalette(QPalette(QColor(background)))

    def dress(self, look: Look, speech: Speech) -> None:
        """Build everything for a look and a language; what was there before is let go."""
        from mahak_desk.ui.window.canvas import Canvas

        self.setPalette(QPalette())  # the application's
        self._remembered.set_text("background", look.colours.window)
        self.setWindowTitle(self.tr("Mahak Desk"))
        self.setLocale(QLocale())  # it keeps the one it was made under, and hands that on to what is in it
        left = {} if self.centralWidget() is None else self.canvas.left
        self.canvas = Canvas(look, speech, self._remembered, left)
        self.setCentralWidget(self.canvas)

    def go(self, place: Place) -> None:
        """Show a page, and what is named on it."""
        self.canvas.go(place)

    @property
    def shown_page(self) -> QWidget | None:
        return self.canvas.shown_page

    @property
    def is_in_use(self) -> bool:
        """Whether a person is at something that would be lost with the content: typing, or a dialog."""
        return self.canvas.holds_typing or any(each.isVisible() for each in self.findChildren(QDialog))

    def come_forward(self) -> None:
        """Be seen, whatever it was: hidden, minimised or behind others."""
        # That alone is taken back: a maximised window comes back maximised.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_geometry(self) -> None:
        self._remembered.geometry = self.saveGeometry()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The program outlives its window, and ends in stages while its event loop lives.
        event.ignore()
        self.remember_geometry()
        self.close_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()
