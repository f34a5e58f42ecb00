"""Repeats one flow's cycle: at its interval or when woken, never two at once, and says what it is doing."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from mahak_desk.sync.attempts import Attempts
from mahak_desk.sync.cycle import CycleCancelled, CycleResult, Wish
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.loop_clock import LONGEST_NAP, Appointment, LoopClock
from mahak_desk.sync.loop_state import Blocked, Idle, LoopState, Paused, Resting, Running, Stopped
from mahak_desk.sync.patience import done_within

log = logging.getLogger(__name__)

Listener = Callable[[LoopState], None]
T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a stop waits for the thread. What takes longer (a name being looked up, a lock of another
program) cannot be cut off, and nobody should have to watch a closing program for that."""

GATE_LOOK = timedelta(minutes=1)
"""How often a loop before a shut gate looks whether other credentials are stored, and whether to knock."""


class SyncLoop:
    """One flow's loop, on any asyncio event loop: its own of the command line or the window's.

    The cycles run in a thread of their own; all methods are called in the event loop's thread, and so are
    the listeners. `run` once; a stopped loop is not started again. The loop owns its executor.
    """

    def __init__(
        self,
        attempts: Attempts,
        gate: Gate,
        clock: LoopClock,
        *,
        paused: bool = False,
        executor: Executor | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`paused` as the caller remembers it from the last time; the state tells when it changes."""
        self.flow = attempts.flow
        self.left_thread_behind = False
        """After a stop: whether the thread still worked on something that could not be cut off."""
        self._attempts = attempts
        self._gate = gate
        self._clock = clock
        self._paused = paused
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix=f"mahak-desk {self.flow}")
        self._patience = patience
        self._listeners: list[Listener] = []
        self._wake = asyncio.Event()
        self._ended = asyncio.Event()
        self._stopping = False
        self._stop_asked: asyncio.Future[None] | None = None
        self._wish: Wish | None = None
        self._rest: Resting = Idle(clock.now(), None)
        self._appointment = Appointment.after(clock, timedelta(0))
        self._cycle: _CycleUnderWay | None = None
        self._job: asyncio.Future[Any] | None = None
        self._closing: Future[None] | None = None
        self._shown: LoopState | None = None

    @property
    def state(self) -> LoopState:
        if self._ended.is_set():
            return Stopped()
        if self._cycle is not None:
            stage, done, total = self._cycle.at
            again = self._wish is not None
            return Running(stage, done, total, self._cycle.since, again, self._paused)
        return Paused(self._attempts.last) if self._paused else self._rest

    @property
    def last(self) -> CycleResult | None:
        """The last cycle that ran to its end."""
        return self._attempts.last

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with every new state; returns how to end that."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)

    def force(self, wish: Wish | None = None) -> None:
        """Run a cycle now, whatever is waited for. While one runs, exactly one more follows it."""
        self._wish = (wish or Wish()).and_also(self._wish or Wish())
        self._wake_up()

    def pause(self) -> None:
        """Run no more cycles by itself; one that runs comes to its end."""
        self._paused = True
        self._wake_up()

    def resume(self) -> None:
        """Go on; what has become due meanwhile runs once."""
        self._paused = False
        self._wake_up()

    def cancel(self) -> None:
        """Cut the running cycle short, and let none follow it at once."""
        self._wish = None
        if self._cycle is not None:
            # In this order: from here on the cycle can begin no request that the abort would miss.
            self._cycle.cancelled.set()
            self._attempts.abort()
        self._publish()

    async def stop(self) -> None:
        """End the loop within `patience`, whatever it is doing; returns when it has let go of everything."""
        self._stopping = True
        if self._stop_asked is None:  # it never ran
            self._executor.shutdown()
            self._end()
            return
        if not self._stop_asked.done():
            self._stop_asked.set_result(None)
        self._wake.set()
        await self._ended.wait()

    def wait_until_free(self) -> None:
        """Block until an ended loop's thread has let go of everything, long after its patience perhaps."""
        if self._closing is not None:
            wait([self._closing])

    async def run(self) -> None:
        """Repeat the cycle until `stop`, or until the task is cancelled."""
        if self._ended.is_set():
            return
        events = asyncio.get_running_loop()
        self._stop_asked = events.create_future()

        def gate_moved() -> None:
            events.call_soon_threadsafe(self._wake.set)

        leave_gate = self._gate.subscribe(gate_moved)
        try:
            with suppress(_StopAskedError):
                self._settle(await self._in_thread(self._attempts.recall))
                while True:
                    await self._run_cycle(await self._next_wish())
        finally:
            leave_gate()
            await self._wind_up()

    async def _next_wish(self) -> Wish | None:
        """Wait until the next cycle is to begin; None is one that nobody forced."""
        while True:
            self._wake.clear()
            if self._stopping:
                raise _StopAskedError
            if self._wish is not None:
                wish, self._wish = self._wish, None
                return wish
            if not self._paused and await self._is_due():
                return None
            self._publish()
            nap = (
                LONGEST_NAP if self._paused else min(LONGEST_NAP, self._appointment.seconds_left(self._clock))
            )
            await self._clock.sleep_or_wake(self._wake, nap)

    async def _is_due(self) -> bool:
        why = self._gate.why
        shut_out = isinstance(self._rest, Blocked) and self._rest.next_run_at is None
        due = self._appointment.is_due(self._clock)
        if why is None:
            return shut_out or due
        if not shut_out:  # it was the other flow whose login was refused
            self._settle(Blocked(None, why))
            await self._in_thread(partial(self._attempts.skip, why))
        elif due:
            await self._in_thread(partial(self._attempts.knock, self._until_stopped))
            self._settle(Blocked(None, self._gate.why or why))
        return False

    def _until_stopped(self, stage: str, done: int, total: int) -> None:
        """The progress of a knock, which nobody sees and only the end of the loop cuts off."""
        if self._stopping:
            raise CycleCancelled

    async def _run_cycle(self, wish: Wish | None) -> None:
        cycle = _CycleUnderWay(self._clock.now(), self._publish)
        self._cycle = cycle
        self._publish()
        rest = await self._in_thread(partial(self._attempts.attempt, wish, cycle.progress, cycle.cancelled))
        # Not in a `finally`: a cycle that is left in the middle is still there to be cut off.
        self._cycle = None
        self._settle(rest)
        self._publish()

    def _settle(self, rest: Resting) -> None:
        self._rest = rest
        self._appointment = (
            Appointment.after(self._clock, GATE_LOOK)
            if rest.next_run_at is None
            else Appointment.for_moment(self._clock, rest.next_run_at)
        )

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """The work's result, from the loop's own thread. Leaves it running there when a stop is asked for."""
        if self._stopping:
            raise _StopAskedError
        assert self._stop_asked is not None
        job = asyncio.get_running_loop().run_in_executor(self._executor, work)
        self._job = job
        either: set[asyncio.Future[Any]] = {job, self._stop_asked}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not job.done():
            raise _StopAskedError
        self._job = None
        return job.result()

    async def _wind_up(self) -> None:
        """Let go of everything, stage by stage, as long as patience lasts.

        A request first: cutting it off is what ends the thread. Then the thread, since only when it is idle
        can what it uses be closed; that happens in it too, behind what it still does, so that nothing blocks
        the event loop. A thread that comes back late closes what it has then; until then it keeps it: closing
        a connection under working hands would do more harm than waiting does.
        """
        self._stopping = True
        self.cancel()
        self._attempts.abort()  # a knock too, which is no cycle
        self._closing = self._executor.submit(self._attempts.close)
        self.left_thread_behind = not await done_within(self._patience, self._closing)
        if self.left_thread_behind:
            log.warning(
                "The %s flow did not end within %s seconds and is left behind", self.flow, self._patience
            )
            if self._job is not None:
                self._job.cancel()  # nobody waits for it any more; the thread itself minds nothing of that
        self._executor.shutdown(wait=not self.left_thread_behind)
        self._end()

    def _end(self) -> None:
        self._cycle = None
        self._ended.set()
        self._publish()

    def _wake_up(self) -> None:
        self._wake.set()
        self._publish()

    def _publish(self) -> None:
        state = self.state
        if state == self._shown:
            return
        self._shown = state
        for listener in list(self._listeners):
            try:
                listener(state)
            except Exception:
                log.exception("A listener of the %s loop failed", self.flow)


class _CycleUnderWay:
    """A cycle as its thread and the event loop both see it."""

    def __init__(self, since: datetime, show: Callable[[], None]) -> None:
        self.since = since
        self.cancelled = threading.Event()
        self.at = ("starting", 0, 0)
        self._events = asyncio.get_running_loop()
        self._show = show
        self._posted = False

    def progress(self, stage: str, done: int, total: int) -> None:
        """Called in the thread. However fast it is called, the event loop shows it once a turn."""
        if self.cancelled.is_set():
            raise CycleCancelled
        self.at = (stage, done, total)
        if not self._posted:
            self._posted = True
            self._events.call_soon_threadsafe(self._show_now)

    def _show_now(self) -> None:
        self._posted = False
        self._show()


class _StopAskedError(Exception):
    """Leaves whatever the loop is doing."""
