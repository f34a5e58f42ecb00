"""Runs the loops without a window until somebody asks the process to end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from mahak_desk.sync.two_loops import TwoLoops
from mahak_desk.windows.close_requests import CloseRequests

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))
"""Ctrl-C, a service manager or a system going down; Ctrl-Break exists on Windows only."""


async def run_until_signal(loops: TwoLoops) -> None:
    """Run both loops until Ctrl-C or SIGTERM, and end them in order. For the process's main thread only."""
    asked: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def ask() -> None:
        if not asked.done():
            asked.set_result(None)

    with calling_on_signals(ask):
        async with asyncio.TaskGroup() as group:
            running = group.create_task(loops.run())
            await asyncio.wait({running, asked}, return_when=asyncio.FIRST_COMPLETED)
            await loops.stop()


@contextmanager
def calling_on_signals(
    wake: Callable[[], None], wake_for_setup: Callable[[], None] | None = None
) -> Iterator[None]:
    """Within it, a signal to end calls `wake` in the event loop, and nothing else happens.

    So does a setup, which needs the program's files for itself, unless it has a call of its own.
    """
    events = asyncio.get_running_loop()
    with ExitStack() as undo:
        for_setup = wake_for_setup or wake
        undo.callback(CloseRequests(lambda: events.call_soon_threadsafe(for_setup)).close)
        for number in _SIGNALS:
            undo.callback(_handle(number, wake))
        yield


def _handle(number: signal.Signals, wake: Callable[[], None]) -> Callable[[], object]:
    """Let the signal call `wake`; how to take that back."""
    events = asyncio.get_running_loop()
    former = signal.getsignal(number)
    try:
        events.add_signal_handler(number, wake)
    except NotImplementedError:
        # Windows: Python's own handler runs between two steps of whatever the loop is doing, and a loop
        # that waits has to be woken to see what it did.
        signal.signal(number, lambda *_: events.call_soon_threadsafe(wake))

    def take_back() -> None:
        with suppress(NotImplementedError):
            events.remove_signal_handler(number)
        signal.signal(number, former)

    return take_back
