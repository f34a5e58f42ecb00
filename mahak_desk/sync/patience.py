"""Waiting for a thread's work within an event loop that may be gone before the work is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any


async def done_within(seconds: float, work: Future[Any]) -> bool:
    """Wait at most so long; whether the work is done by then. It goes on in any case.

    `asyncio.wrap_future` would not do: giving up on what it gives calls off work that has not begun, and a result
    that comes after the end of the event loop is a fault to it.
    """
    done = asyncio.Event()
    when_done(work, done.set)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done.wait()
    return work.done()


def when_done(work: Future[Any], tell: Callable[[], None]) -> None:
    """Call this in the running event loop when the work is done, unless that loop has ended by then."""
    events = asyncio.get_running_loop()

    def tell_events(_: Future[Any]) -> None:
        with suppress(RuntimeError):  # it has ended
            events.call_soon_threadsafe(tell)

    work.add_done_callback(tell_events)
