"""Notices that the computer is on the network again, where the system tells."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation

log = logging.getLogger(__name__)

BACKEND = "networklistmanager"
"""Windows', which costs next to nothing. Elsewhere the loops' own patience has to do: what Qt would load there for it
takes more memory than a minute is worth."""


class NetworkWatch(QObject):
    """`came_back` comes when the network was away."""

    came_back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._online: bool | None = None
        self._information: QNetworkInformation | None = None

    def begin(self) -> None:
        """From now on; nothing comes where the system has no word for it. Begun twice it watches once."""
        if self._information is not None:
            return
        from PySide6.QtNetwork import QNetworkInformation

        if not QNetworkInformation.loadBackendByName(BACKEND):
            return
        information = QNetworkInformation.instance()
        information.reachabilityChanged.connect(self.note)
        self._information = information
        self.note(information.reachability())

    def note(self, reachability: QNetworkInformation.Reachability) -> None:
        """How far the network reaches now."""
        from PySide6.QtNetwork import QNetworkInformation

        was, self._online = self._online, reachability == QNetworkInformation.Reachability.Online
        if was is False and self._online:
            log.info("The network is back")
            self.came_back.emit()
