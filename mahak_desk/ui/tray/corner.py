"""The place beside the clock: one tray at a time, shown as soon as the system has room for it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.tray.tray import Tray


class Corner(QObject):
    """Empty until a tray is `put` there; a later one takes its place."""

    def __init__(self, heartbeat: Heartbeat, parent: QObject) -> None:
        super().__init__(parent)
        self.tray: Tray | None = None
        heartbeat.beat.connect(self._offer)

    def put(self, tray: Tray) -> None:
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
        self.tray = tray
        self._offer()

    @property
    def is_of_use(self) -> bool:
        """Whether a window can hide there and be found again."""
        return self.tray is not None and Tray.is_there()

    def show_notice(self, title: str, text: str, icon: QSystemTrayIcon.MessageIcon, shown_for: int) -> bool:
        """Milliseconds; whether there is a tray to show it."""
        if self.tray is None or not self.tray.icon.isVisible():
            return False
        self.tray.icon.showMessage(title, text, icon, shown_for)
        return True

    def hide(self) -> None:
        if self.tray is not None:
            self.tray.hide()

    def _offer(self, _: object = None) -> None:
        """A tray may come long after the program, at a login for instance; Windows' may be restarted too."""
        if self.tray is not None and not self.tray.icon.isVisible() and Tray.is_there():
            self.tray.show()
