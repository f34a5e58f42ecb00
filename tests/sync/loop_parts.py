"""What the tests of the loops are played with: a clock moved by hand, scripted cycles, and a watch on states."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.errors import MahakAnswerLost, MahakUnreachable
from mahak_desk.sync import runs
from mahak_desk.sync.attempts import Attempts
from mahak_desk.sync.cycle import Cycle, CycleResult, Progress, Wish
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.journal import Journal
from mahak_desk.sync.loop import SyncLoop
from mahak_desk.sync.loop_state import LoopState
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import Run
from mahak_desk.website.database import Database

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
INTERVAL = timedelta(minutes=5)
NEVER = 30.0
"""Seconds after which a scene hangs; nothing in a good run waits for it."""

T = TypeVar("T")
S = TypeVar("S")


def play(scene: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a scene to its end. It fails by hanging, and by whatever task or thread it leaves behind."""
    before = _threads()

    async def watched() -> T:
        async with asyncio.timeout(NEVER):
            result = await scene()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    result = asyncio.run(watched())
    assert _threads() == before
    return result


def _threads() -> set[threading.Thread]:
    """All threads but those a practice cloud gives its connections, which come and go as clients do."""
    return {thread for thread in threading.enumerate() if "process_request" not in thread.name}


class HandClock:
    """Stands still until a test moves it; who sleeps by it wakes when it gets there."""

    def __init__(self, time: datetime = NOON) -> None:
        self.time = time
        self.seconds = 0.0
        self._sleepers: set[asyncio.Future[None]] = set()
        self._asleep = asyncio.Event()

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def move(self, **span: float) -> None:
        """Time goes by."""
        self.time += timedelta(**span)
        self.seconds += timedelta(**span).total_seconds()
        self._asleep.clear()
        for sleeper in self._sleepers:
            sleeper.set_result(None)
        self._sleepers.clear()

    def set_wall(self, **span: float) -> None:
        """The wall clock alone jumps: it was set, or the computer slept and its timers with it."""
        self.time += timedelta(**span)

    async def somebody_sleeps(self) -> None:
        """Return when a loop has looked at the clock as it stands now and waits for it to go on."""
        await self._asleep.wait()

    async def sleep_or_wake(self, wake: asyncio.Event, seconds: float) -> None:
        until = self.seconds + seconds
        waking = asyncio.ensure_future(wake.wait())
        try:
            while not wake.is_set() and self.seconds < until:
                moved = asyncio.get_running_loop().create_future()
                self._sleepers.add(moved)
                self._asleep.set()
                await asyncio.wait({waking, moved}, return_when=asyncio.FIRST_COMPLETED)
                self._sleepers.discard(moved)
        finally:
            self._asleep.clear()
            waking.cancel()
            with suppress(asyncio.CancelledError):
                await waking


class Inline(Executor):
    """Does the work at once, in the caller's thread."""

    def submit(self, work: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


Act = Callable[[Progress], None]


def works(progress: Progress) -> None:
    """A cycle with nothing to tell."""


def fails(error: Exception) -> Act:
    def act(progress: Progress) -> None:
        raise error

    return act


def logs_in(gate: Gate) -> Act:
    def act(progress: Progress) -> None:
        gate.let_in()

    return act


def unreachable() -> MahakUnreachable:
    return MahakUnreachable("mahak.example", Words("قطع", "refused"))


class NeedsSettings(DeskError):
    """Something only a person can put right."""

    code = "needs-settings"

    def __init__(self) -> None:
        super().__init__(Words("تنظیم نشده.", "Not set up."), Words("تنظیم کنید.", "Set it up."))


class Held:
    """A cycle in the middle of a request: it goes on when let go, and loses its answer when cut off."""

    def __init__(self) -> None:
        self._began = threading.Event()
        self._over = threading.Event()
        self._was_cut = False

    def __call__(self, progress: Progress) -> None:
        self._began.set()
        assert self._over.wait(NEVER)
        if self._was_cut:
            raise MahakAnswerLost(Words("قطع شد", "cut off"))
        progress("sending", 1, 1)

    async def began(self) -> None:
        assert await asyncio.to_thread(self._began.wait, NEVER)

    def let_go(self) -> None:
        self._over.set()

    def cut_off(self) -> None:
        self._was_cut = True
        self._over.set()


class StagedCycle:
    """Plays one act a cycle, in order, and works without incident after the last; records runs as a flow does."""

    def __init__(self, database: Database, flow: Flow, clock: HandClock, *acts: Act) -> None:
        self.wishes: list[Wish] = []
        self.knocks = 0
        self.most_at_once = 0
        self.is_closed = False
        self._database = database
        self._flow: Flow = flow
        self._clock = clock
        self._acts = deque(acts)
        self._act: Act = works
        self._at_once = 0

    @property
    def count(self) -> int:
        """How many cycles have begun."""
        return len(self.wishes)

    def run(self, progress: Progress, wish: Wish) -> CycleResult:
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return self._run(progress, wish)
        finally:
            self._at_once -= 1

    def _run(self, progress: Progress, wish: Wish) -> CycleResult:
        self.wishes.append(wish)
        self._act = self._acts.popleft() if self._acts else works
        now = self._clock.now()
        with self._database.writing() as connection:
            run_id = runs.begin(connection, self._flow, "delta", now)
        try:
            self._act(progress)
        except DeskError as error:
            with self._database.writing() as connection:
                runs.fail(connection, run_id, error, now)
            raise
        with self._database.writing() as connection:
            runs.finish(connection, run_id, "ok", {}, now)
        return CycleResult("ok", {}, 0, now)

    def knock(self, progress: Progress) -> None:
        self.knocks += 1
        self._act = self._acts.popleft() if self._acts else works
        self._act(progress)

    def abort(self) -> None:
        if isinstance(self._act, Held):
            self._act.cut_off()

    def close(self) -> None:
        self.is_closed = True


class Watch:
    """Sees every state of a loop and tells them in order."""

    def __init__(self, loop: SyncLoop) -> None:
        self._states: asyncio.Queue[LoopState] = asyncio.Queue()
        loop.subscribe(self._states.put_nowait)

    async def next(self, kind: type[S]) -> S:
        """The next state of that kind; others before it are passed over."""
        while True:
            state = await self._states.get()
            if isinstance(state, kind):
                return state

    def unseen(self) -> list[LoopState]:
        """The states that have not been told yet."""
        return [self._states.get_nowait() for _ in range(self._states.qsize())]


def never_chance() -> float:
    """Jitter that leaves the shortest wait: 15 seconds after one failure, 30 after two, 60, 120 …"""
    return 0.0


class Stage:
    """One loop with all that belongs to it, on a real database."""

    def __init__(
        self,
        database: Database,
        *acts: Act,
        flow: Flow = "incoming",
        cycle: Callable[[StagedCycle], Cycle] = lambda staged: staged,
        gate: Gate | None = None,
        clock: HandClock | None = None,
        open_database: Callable[[], Database] | None = None,
        executor: Executor | None = None,
        paused: bool = False,
        patience: float = NEVER,
    ) -> None:
        """Without an `executor` the cycles run in a thread of their own, as they do in earnest."""
        self.database = database
        self.flow = flow
        self.clock = clock or HandClock()
        self.gate = gate or Gate(lambda: None, self.clock)
        self.cycle = StagedCycle(database, flow, self.clock, *acts)
        self.attempts = Attempts(
            cycle(self.cycle),
            Journal(open_database or (lambda: database), flow, self.clock),
            self.gate,
            self.clock,
            interval=INTERVAL,
            jitter=never_chance,
        )
        self.loop = SyncLoop(
            self.attempts, self.gate, self.clock, paused=paused, executor=executor, patience=patience
        )
        self.watch = Watch(self.loop)

    def rows(self) -> list[Run]:
        """The flow's rows in `sync_runs`, the oldest first."""
        with self.database.reading() as connection:
            return sorted(runs.last_runs(connection, self.flow, 1000), key=lambda run: run.id)

    def reasons(self) -> list[tuple[str, str | None]]:
        return [(run.result, run.reason) for run in self.rows()]

    async def __aenter__(self) -> Stage:
        self._running = asyncio.create_task(self.loop.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.stop()
        await self._running
