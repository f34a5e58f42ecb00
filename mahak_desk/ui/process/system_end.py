"""Holds the computer's shutdown, for as long as it lets us, until the program has ended in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

from mahak_desk.windows.shutdown import hold_shutdown, let_shutdown_go

_PATIENCE = 4_000
"""Milliseconds; Windows offers to kill a program that holds a shutdown for five seconds."""


@contextmanager
def hold_system_end(
    app: QApplication, window: QWidget, end: Callable[[], None], running: asyncio.Future[None]
) -> Iterator[None]:
    """Within it, a shutdown or log-off first waits for `running`, which `end` lets come to its end."""

    def hold(_: QSessionManager) -> None:
        end_before_return(window, end, running)

    app.commitDataRequest.connect(hold)
    try:
        yield
    finally:
        app.commitDataRequest.disconnect(hold)


def end_before_return(window: QWidget, end: Callable[[], None], running: asyncio.Future[None]) -> bool:
    """Ask for the end and come back when it is reached, or when patience is; whether it is reached.

    Until it is, the system shows a person why it waits. An order on its way is cut off, and looked for in Mahak
    at the next start.
    """
    end()
    if running.done():
        return True
    handle = int(window.winId())
    hold_shutdown(handle, QCoreApplication.translate("Leaving", "Closing the shop"))
    # The system takes our return for consent, so the event loop has to live on within this call.
    inner = QEventLoop()
    running.add_done_callback(lambda _: inner.quit())
    patience = QTimer(inner)
    patience.timeout.connect(inner.quit)
    patience.start(_PATIENCE)
    inner.exec()
    patience.stop()
    if running.done():
        let_shutdown_go(handle)
    else:
        running.add_done_callback(lambda _: let_shutdown_go(handle))
    return running.done()
