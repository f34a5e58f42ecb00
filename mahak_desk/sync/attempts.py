"""One cycle from its beginning to what is written down about it: the blocking half of a loop."""

from __future__ import annotations

import logging
import random
import threading
import traceback
from collections.abc import Callable
from datetime import timedelta

from mahak_desk.errors import DeskError
from mahak_desk.sync.backoff import Jitter
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.cycle import Cycle, CycleCancelled, CycleResult, Progress, Wish
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.journal import Journal
from mahak_desk.sync.leases import FlowTaken
from mahak_desk.sync.loop_state import Idle, Resting, WaitingToRetry
from mahak_desk.sync.setbacks import NEEDS_CREDENTIALS, CycleCrashed, Setbacks, rest_after, rest_recalled

log = logging.getLogger(__name__)


class Attempts:
    """Tries one flow's cycles, never two at a time, and keeps count of what fails in a row.

    Everything but `last` and `abort` may block. Nothing here raises: a loop must go on whatever happens.
    """

    def __init__(
        self,
        cycle: Cycle,
        journal: Journal,
        gate: Gate,
        clock: Clock,
        *,
        interval: timedelta,
        jitter: Jitter = random.random,
    ) -> None:
        self.flow = journal.flow
        self.last: CycleResult | None = None
        """The last cycle that ran to its end."""
        self._cycle = cycle
        self._journal = journal
        self._gate = gate
        self._clock = clock
        self._interval = interval
        self._jitter = jitter
        self._setbacks = Setbacks()
        self._skipped_for: str | None = None
        self._crash: str | None = None

    def recall(self) -> Resting:
        """What was left to wait for when the program last ended."""
        now = self._clock.now()
        try:
            delay = self._journal.pending_delay()
        except Exception as error:
            # The first cycle will meet the same, and tell it with all that belongs to it.
            log.info("What the %s flow waited for is not known: %s", self.flow, error)
            return Idle(now, None)
        if delay is None:
            return Idle(now, None)
        self._setbacks = Setbacks.recalled(delay)
        return rest_recalled(delay, now) or Idle(now, None)

    def attempt(self, wish: Wish | None, progress: Progress, cancelled: threading.Event) -> Resting:
        """Run one cycle; what to do after it. Once `cancelled` is set, `progress` raises CycleCancelled.

        `wish` is None for a cycle that nobody forced.
        """
        bookmark: int | None = None
        logins = self._gate.logins
        try:
            bookmark = self._journal.bookmark()
            result = self._cycle.run(progress, wish or Wish())
        except Exception as failure:
            error = self._in_words(failure, cancelled.is_set())
            if isinstance(error, NEEDS_CREDENTIALS):
                self._gate.shut(error, logins)
            return self._after(error, bookmark)
        return self._after_success(result)

    def knock(self, progress: Progress) -> None:
        """Before the shut gate: look for other credentials, and now and then whether Mahak takes the same again.

        It is no cycle and leaves no run: what is told of the flow stays true until a login is taken.
        """
        self._gate.look_again()
        if not self._gate.is_to_be_knocked_at():
            return
        logins = self._gate.logins
        try:
            self._cycle.knock(progress)
        except Exception as failure:
            error = self._in_words(failure, was_cancelled=False)
            log.info("The %s flow is still shut out: %s", self.flow, error)
            if isinstance(error, NEEDS_CREDENTIALS):
                self._gate.shut(error, logins)  # perhaps for another reason by now

    def skip(self, why: DeskError) -> None:
        """Record, once for as long as it lasts, that cycles are skipped and why."""
        key = f"{why.code} {why}"
        if key != self._skipped_for:
            self._skipped_for = key
            log.info("The %s flow is skipped: %s", self.flow, why)
            self._write_down(lambda: self._journal.note_skip(why))

    def abort(self) -> None:
        self._cycle.abort()

    def close(self) -> None:
        """Let go of what the cycles kept."""
        try:
            self._cycle.close()
        except Exception:
            log.exception("The %s flow did not let go of everything", self.flow)

    def _after_success(self, result: CycleResult) -> Resting:
        if self._setbacks.are_several:
            log.info("Mahak is reachable again (%s)", self.flow)
        self._setbacks = Setbacks()
        self._skipped_for = self._crash = None
        self.last = result
        return Idle(self._clock.now() + self._interval, result)

    def _after(self, error: DeskError, bookmark: int | None) -> Resting:
        now = self._clock.now()
        if error.retry:
            self._count(error)
        if isinstance(error, FlowTaken):
            self.skip(error)
        else:
            self._skipped_for = None
        rest = (
            Idle(now + self._interval, self.last)
            if isinstance(error, CycleCancelled)
            else rest_after(error, self._setbacks, self._interval, now, self._jitter)
        )
        if bookmark is not None and not isinstance(error, FlowTaken):
            until = rest.next_run_at if isinstance(rest, WaitingToRetry) else None
            self._write_down(lambda: self._journal.note_failure(bookmark, error, until))
        return rest

    def _count(self, error: DeskError) -> None:
        before = self._setbacks
        self._setbacks = before.and_one_more(error, self._clock.now())
        if self._setbacks.are_several and not before.are_several:
            since = self._setbacks.since
            log.warning("Mahak unreachable since %s (%s): %s", since, self.flow, error)
        else:
            log.info("The %s cycle failed, %d in a row: %s", self.flow, self._setbacks.failures, error)

    def _in_words(self, failure: Exception, was_cancelled: bool) -> DeskError:
        """The failure as a DeskError. Cutting a request off makes it fail: then the cause is the cutting."""
        if not isinstance(failure, DeskError):
            self._log_crash(failure)
            return CycleCrashed(failure)
        return CycleCancelled() if was_cancelled else failure

    def _log_crash(self, failure: Exception) -> None:
        """With its traceback the first time it happens in a row."""
        place = traceback.extract_tb(failure.__traceback__)[-1]
        crash = f"{type(failure).__name__} at {place.filename}:{place.lineno}"
        if crash == self._crash:
            log.error("The %s cycle crashed again: %s", self.flow, crash)
        else:
            log.error("The %s cycle crashed", self.flow, exc_info=failure)
        self._crash = crash

    def _write_down(self, note: Callable[[], None]) -> None:
        try:
            note()
        except DeskError as error:
            log.warning("What became of the %s flow could not be recorded: %s", self.flow, error)
        except Exception:
            log.exception("What became of the %s flow could not be recorded", self.flow)
