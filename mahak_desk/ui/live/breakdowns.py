"""Faults of the flows themselves: when both are started again, longer after each in a row."""

from __future__ import annotations

from datetime import timedelta

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.backoff import delay
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.loop_clock import Appointment

ENDURED = timedelta(hours=1)
"""Flows that ran for so long are well: what stops them then is not the fault of before."""


class FlowsBroke(DeskError):
    """A fault in the loops themselves stopped both flows; `again` is when they are started again."""

    code = "flows-broke"
    retry = True

    def __init__(self, fault: BaseException, again: Appointment) -> None:
        kind = type(fault).__name__
        super().__init__(
            Words(
                f"هر دو جریان به‌خاطر خطایی در برنامه ({kind}) ایستادند.",
                f"Both flows stopped because of a fault in the program ({kind}).",
            ),
            Words(
                "خودشان دوباره راه می‌افتند؛ اگر باز پیش آمد، بستهٔ پشتیبانی را بفرستید.",
                "They start again by themselves; if it happens again, send the support bundle.",
            ),
        )
        self.again = again


class Breakdowns:
    """Those of one shop, in the window's thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._in_a_row = 0
        self._began = clock.monotonic()

    def flows_begin(self) -> None:
        self._began = self._clock.monotonic()

    def flows_broke(self, fault: BaseException) -> FlowsBroke:
        """What is said of it. `fault` is as a task group raises it, within groups perhaps."""
        if self._clock.monotonic() - self._began >= ENDURED.total_seconds():
            self._in_a_row = 0
        self._in_a_row += 1
        while isinstance(fault, BaseExceptionGroup):
            fault = fault.exceptions[0]
        pause = delay(self._in_a_row, _no_chance)
        return FlowsBroke(fault, Appointment.after(self._clock, pause))


def _no_chance() -> float:
    # Nobody else waits for the same server here.
    return 1.0
