"""Waiting for a thread's work within an event loop that may be gone before the work is done."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from typing import Any


async def done_within(seconds: float, work: Future[Any]) -> bool:
    """Wait at most so long; whether the work is done by then. It goes on in any case.

    `asyncio.wrap_future` would not do: giving up on what it gives calls off work that has not begun, and a result
    that comes after the end of the event loop is a fault to it.
    """
    events = asyncio.get_running_loop()
    done = asyncio.Event()

    def tell(_: Future[Any]) -> None:
        with suppress(RuntimeError):  # the event loop has ended meanwhile
            events.call_soon_threadsafe(done.set)

    work.add_done_callback(tell)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done.wait()
    return work.done()
