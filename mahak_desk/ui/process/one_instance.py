"""One window per shop: a second start raises the first one's and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, Signal

from mahak_desk.windows.foreground import let_server_come_forward

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 1_000
_COME_FORWARD = b"come forward\n"


class OneInstance(QObject):
    """Names itself after the data folder, so that two shops have two windows."""

    called = Signal()
    """Somebody started the program again."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A digest: a pipe's name is short, and a Persian user name is in the folder's.
        self._name = "mahak-desk-" + _digest(str(folder).casefold())
        self._server: QLocalServer | None = None

    def call_first(self) -> bool:
        """Ask a program that already runs to come forward; whether there is one."""
        from PySide6.QtNetwork import QLocalSocket  # after the first picture, as a rule

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        let_server_come_forward(socket.socketDescriptor())
        socket.write(_COME_FORWARD)
        socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Be the first one."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # Left over from a program that was killed; nobody answered at it a moment ago.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        server.newConnection.connect(self._take_call)
        self._server = server

    def _take_call(self) -> None:
        assert self._server is not None
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            self.called.emit()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None


def _digest(text: str) -> str:
    sha = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(sha.toHex().data()[:24]).decode()
