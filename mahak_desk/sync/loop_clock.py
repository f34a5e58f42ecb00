"""Time as the loops see it: when the next cycle is due, and how it is awaited."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol, Self

import msgspec

from mahak_desk.sync.clock import Clock, SystemClock

LONGEST_NAP = 60.0
"""Seconds after which a waiting loop looks at the clock: timers stand still while a computer sleeps."""


class LoopClock(Clock, Protocol):
    """What the loops ask of time."""

    async def sleep_or_wake(self, wake: asyncio.Event, seconds: float) -> None:
        """Return when `wake` is set, and after so many seconds at the latest."""


class SystemLoopClock(SystemClock):
    """The computer's own clock, awaited by the timers of the running event loop."""

    async def sleep_or_wake(self, wake: asyncio.Event, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await wake.wait()


class Appointment(msgspec.Struct, frozen=True):
    """When something is due, by both clocks: whichever gets there first.

    After a sleep, or when the wall clock is set forward, the wall clock is first; when it was set back, the
    one that never goes back.
    """

    at: datetime
    monotonic: float

    @classmethod
    def for_moment(cls, clock: Clock, moment: datetime) -> Self:
        return cls(moment, clock.monotonic() + (moment - clock.now()).total_seconds())

    @classmethod
    def after(cls, clock: Clock, wait: timedelta) -> Self:
        return cls(clock.now() + wait, clock.monotonic() + wait.total_seconds())

    def is_due(self, clock: Clock) -> bool:
        return clock.now() >= self.at or clock.monotonic() >= self.monotonic

    def seconds_left(self, clock: Clock) -> float:
        """Seconds until it is due by one of the clocks; 0 when it is."""
        by_wall = (self.at - clock.now()).total_seconds()
        return max(0.0, min(by_wall, self.monotonic - clock.monotonic()))
