"""How long to rest after a cycle that failed, and what to say of it: pure rules."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.errors import CredentialsMissing, MahakBusy, MahakError, MahakLoginRefused
from mahak_desk.sync.backoff import LONGEST_SECONDS, Jitter, delay
from mahak_desk.sync.leases import FlowTaken
from mahak_desk.sync.loop_state import Blocked, HeldElsewhere, Resting, WaitingToRetry
from mahak_desk.sync.runs import Delay

BLOCKED_FOR = timedelta(minutes=10)
"""How often it is looked whether a person has done what was asked."""
SOONEST = timedelta(seconds=5)
"""When a lease of another PC is over by this one's clock but not by the database's."""
SEVERAL = 3
"""Failures in a row after which Mahak is called unreachable."""

NEEDS_CREDENTIALS = (MahakLoginRefused, CredentialsMissing)
"""What stops both flows until user name or password change."""


class CycleCrashed(DeskError):
    """A fault of this program ended a cycle; the log has its traceback."""

    code = "crashed"
    reached = True
    retry = True

    def __init__(self, fault: BaseException) -> None:
        kind = type(fault).__name__
        super().__init__(
            Words(
                f"خطایی پیش‌بینی‌نشده این دور را ناتمام گذاشت ({kind}).",
                f"An unexpected fault ended this cycle ({kind}).",
            ),
            Words(
                "برنامه خودش دوباره تلاش می‌کند؛ اگر تکرار شد گزارش برنامه را برای پشتیبانی بفرستید.",
                "The program tries again by itself; if it keeps happening, send its log to support.",
            ),
        )


class EarlierFailure(DeskError):
    """The failure a program that has ended since was waiting after; its own code is kept."""

    retry = True

    def __init__(self, delay: Delay) -> None:
        self.code = delay.reason
        super().__init__(
            Words(
                f"آخرین دور پیش از بسته شدن برنامه ناموفق بود: {delay.message.fa}",
                f"The last cycle before the program ended failed: {delay.message.en}",
            ),
            Words("برنامه خودش دوباره تلاش می‌کند.", "The program tries again by itself."),
        )


class Setbacks(msgspec.Struct, frozen=True):
    """Failures in a row of one kind, Mahak's or another, that may pass by themselves."""

    of_mahak: bool = False
    failures: int = 0
    since: datetime | None = None

    def and_one_more(self, error: DeskError, now: datetime) -> Setbacks:
        """With this failure too; a failure of the other kind begins a new row."""
        of_mahak = isinstance(error, MahakError)
        if self.failures == 0 or of_mahak != self.of_mahak:
            return Setbacks(of_mahak, 1, now)
        return Setbacks(of_mahak, self.failures + 1, self.since)

    @classmethod
    def recalled(cls, delay: Delay) -> Setbacks:
        """As they were when the program ended."""
        return cls(delay.reason.startswith("mahak-"), delay.failures, delay.since)

    @property
    def unreachable_since(self) -> datetime | None:
        return self.since if self.of_mahak else None

    @property
    def are_several(self) -> bool:
        """Whether it is time, or was, to call Mahak unreachable."""
        return self.of_mahak and self.failures >= SEVERAL


def rest_after(
    error: DeskError, setbacks: Setbacks, interval: timedelta, now: datetime, jitter: Jitter
) -> Resting:
    """What to do after a cycle that failed; `setbacks` include it if it may pass by itself."""
    if isinstance(error, FlowTaken):
        return HeldElsewhere(max(now + SOONEST, min(now + interval, error.until)), error.shown_as)
    if isinstance(error, NEEDS_CREDENTIALS):
        return Blocked(None, error)
    if not error.retry:
        return Blocked(now + BLOCKED_FOR, error)
    wait = delay(setbacks.failures, jitter)
    if isinstance(error, MahakBusy):
        wait = max(wait, timedelta(seconds=error.wait_seconds))
    return WaitingToRetry(now + wait, error, setbacks.failures, setbacks.unreachable_since)


def rest_recalled(delay: Delay, now: datetime) -> WaitingToRetry | None:
    """What is left of a wait that began before a restart.

    At most the longest wait there is: a clock that was wrong then must not stop the flow for days.
    """
    if delay.until <= now:
        return None
    until = min(delay.until, now + timedelta(seconds=LONGEST_SECONDS))
    since = Setbacks.recalled(delay).unreachable_since
    return WaitingToRetry(until, EarlierFailure(delay), delay.failures, since)
