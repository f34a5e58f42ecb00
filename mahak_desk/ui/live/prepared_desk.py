"""Opens a shop's desk in a thread of its own, which nothing has to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from mahak_desk.errors import DeskError
from mahak_desk.sync.clock import Clock

if TYPE_CHECKING:
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.office.first_run import Step
    from mahak_desk.sync.problems import Flow
    from mahak_desk.sync.settings import Settings

T = TypeVar("T")

_PAUSE = 0.2
"""Seconds between two looks whether the folder is free."""


@dataclass(frozen=True)
class PreparedDesk:
    """A desk with its folder taken and its database ready, and what was read of the shop there."""

    desk: Desk
    settings: Settings
    first_step: Step | None
    """What is asked next of a shop that is not set up yet."""
    paused: frozenset[Flow]


async def prepared_desk(make_desk: Callable[[], Desk], clock: Clock, patience: timedelta) -> PreparedDesk:
    """Raises what opening does; FolderInUse only after `patience`, for a program that ends needs a moment for it.

    Cancelled, it lets go at once, and the thread closes what it opens after that.
    """
    until = clock.monotonic() + patience.total_seconds()
    while True:
        try:
            return await _prepared(make_desk)
        except DeskError as error:
            if clock.monotonic() >= until or not _another_has_the_folder(error):
                raise
        await asyncio.sleep(_PAUSE)


def _another_has_the_folder(error: DeskError) -> bool:
    from mahak_desk.sync.folder_lock import FolderInUse  # its library is there once it was raised

    # What our own threads hold they may hold for long: that is told.
    return isinstance(error, FolderInUse) and not error.is_our_own


async def _prepared(make_desk: Callable[[], Desk]) -> PreparedDesk:
    opening = _in_thread_of_its_own(lambda: _prepare(make_desk))
    try:
        return await asyncio.wrap_future(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(_close_unwanted)
        raise


async def in_thread(work: Callable[[], T]) -> T:
    """Not in the window's lanes, which may be busy. Cancelled, it lets go at once of a thread that may hang."""
    return await asyncio.wrap_future(_in_thread_of_its_own(work))


def _in_thread_of_its_own(work: Callable[[], T]) -> Future[T]:
    thread = ThreadPoolExecutor(1, thread_name_prefix="mahak-desk opening")
    done = thread.submit(work)
    thread.shutdown(wait=False)
    return done


def _prepare(make_desk: Callable[[], Desk]) -> PreparedDesk:
    desk = make_desk()
    try:
        desk.take_folder()
        desk.database_ready()
        # Here rather than where the flows start: that is the window's thread, and it brings half the engine.
        import mahak_desk.sync.loops_of_shop  # noqa: F401

        first_step = desk.office.first_run().next_step
        return PreparedDesk(desk, desk.settings_now(), first_step, desk.paused_flows())
    except BaseException:
        desk.close()
        raise


def _close_unwanted(opening: Future[PreparedDesk]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().desk.close()
