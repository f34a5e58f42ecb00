"""Holds the computer's shutdown, for as long as it lets us, until the program has ended in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

_PATIENCE = 4_000
"""Milliseconds; Windows kills a program that holds a shutdown for more than five seconds."""


@contextmanager
def hold_system_end(
    app: QApplication, end: Callable[[], None], running: asyncio.Future[None]
) -> Iterator[None]:
    """Within it, a shutdown or log-off first waits for `running`, which `end` lets come to its end."""

    def hold(_: QSessionManager) -> None:
        end()
        if running.done():
            return
        # The system takes our return for consent, so the event loop has to live on within this call.
        inner = QEventLoop()
        running.add_done_callback(lambda _: inner.quit())
        QTimer.singleShot(_PATIENCE, inner.quit)
        inner.exec()

    app.commitDataRequest.connect(hold)
    try:
        yield
    finally:
        app.commitDataRequest.disconnect(hold)
