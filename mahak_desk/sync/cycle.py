"""What a loop repeats: one cycle of a flow, as a piece of blocking work that can be cut short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from mahak_desk.errors import DeskError, Words

Progress = Callable[[str, int, int], None]
"""(stage, done, of how many) as the cycle goes on. It raises CycleCancelled once the cycle is to end."""


class Wish(msgspec.Struct, frozen=True):
    """What a person asks of the next cycle beyond the usual; the outgoing flow knows neither."""

    full: bool = False
    """Read everything from 0 and compare."""
    accepts_mass_change: bool = False
    """Do what the brake would hold back."""
    agreed_to: int | None = None
    """How many variants were seen to leave the sale when that was accepted; None: whatever it is by then."""

    def and_also(self, other: Wish) -> Wish:
        agreed = [wish.agreed_to for wish in (self, other) if wish.accepts_mass_change]
        seen = [count for count in agreed if count is not None]
        return Wish(
            self.full or other.full,
            bool(agreed),
            max(seen) if seen and len(seen) == len(agreed) else None,
        )


class CycleResult(msgspec.Struct, frozen=True):
    """A cycle that ran to its end; `result` is ok or partial, `counts` are those kept with its run."""

    result: str
    counts: dict[str, object]
    problems: int
    finished_at: datetime


class CycleCancelled(DeskError):
    """The cycle was cut short because a person, or the end of the program, asked for it.

    It is a DeskError, so that a flow it passes through records how its run ended.
    """

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__(
            Words("این دور پیش از پایان متوقف شد.", "This cycle was stopped before its end."),
            Words("دور بعد از همان‌جا ادامه می‌دهد.", "The next one goes on from there."),
        )


class Cycle(Protocol):
    """One flow's work. `run`, `knock` and `close` are called from one thread at a time, `abort` from any.

    To cancel, a caller first makes `progress` raise and then calls `abort`; in this order no moment is left
    at which a request begins that neither ends.
    """

    def run(self, progress: Progress, wish: Wish) -> CycleResult:
        """One cycle. Raises a DeskError when it could not run, CycleCancelled when it was cut short."""

    def knock(self, progress: Progress) -> None:
        """Only log in. Raises as `run` does."""

    def abort(self) -> None:
        """Cut off what the running cycle waits for. What was on its way is in doubt, as after any cut line."""

    def close(self) -> None:
        """Let go of what is kept from one cycle to the next."""
