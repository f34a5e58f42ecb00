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
    app: QApplication,
    window: QWidget,
    end: Callable[[], None],
    running: asyncio.Future[None],
    is_sending: Callable[[], bool],
) -> Iterator[None]:
    """Within it, a shutdown or log-off first waits for `running`, which `end` lets come to its end.

    Patience over, an order that is still on its way says no to the system: Windows then shows the reason, goes on
    as soon as the program has ended, and lets a person turn the computer off all the same.
    """

    def hold(manager: QSessionManager) -> None:
        if not end_before_return(window, end, running, reason(is_sending())) and is_sending():
            manager.cancel()

    app.commitDataRequest.connect(hold)
    try:
        yield
    finally:
        app.commitDataRequest.disconnect(hold)


def reason(is_sending: bool) -> str:
    """What Windows shows a person beside the program's name."""
    if is_sending:
        return QCoreApplication.translate("Leaving", "Finishing an order on its way to Mahak")
    return QCoreApplication.translate("Leaving", "Closing the shop")


def end_before_return(
    window: QWidget, end: Callable[[], None], running: asyncio.Future[None], why: str
) -> bool:
    """Ask for the end and come back when it is reached, or when patience is; whether it is reached.

    Until it is, the system shows `why`.
    """
    end()
    if running.done():
        return True
    handle = int(window.winId())
    hold_shutdown(handle, why)
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
