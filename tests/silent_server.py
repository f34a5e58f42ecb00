"""A database server that takes every call and never says a word, as behind a broken router or a frozen disk."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

PATIENCE = 30.0


class SilentServer:
    """Within it, somebody who connects waits for an answer; at its end all of them are hung up on."""

    def __init__(self) -> None:
        self._called = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._calls: list[socket.socket] = []
        self._thread = threading.Thread(target=self._take_calls, name="silent server")

    @property
    def database_url(self) -> str:
        """Of a database that is tried so often, ten seconds each time, that no test waits for the end of it."""
        port = self._socket.getsockname()[1]
        return "postgresql://desk@/shop?" + "&".join([f"host=127.0.0.1:{port}"] * 12)

    @property
    def was_called(self) -> bool:
        return self._called.is_set()

    def wait_for_call(self) -> None:
        assert self._called.wait(PATIENCE), "nobody called"

    def _take_calls(self) -> None:
        while True:
            try:
                call, _ = self._socket.accept()
            except OSError:
                return
            self._calls.append(call)
            self._called.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Closing alone wakes nobody who waits in `accept`; only on Windows it does, where this is refused.
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for call in self._calls:
            call.close()
