"""The shop the window works with: its desk and loops, opened, followed and closed in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from mahak_desk.errors import DeskError
from mahak_desk.sync.clock import Clock
from mahak_desk.ui.background.background import Background, Unexpected
from mahak_desk.ui.live.breakdowns import Breakdowns
from mahak_desk.ui.live.changes import EVERYTHING, changes_of
from mahak_desk.ui.live.glance import Glance, read_glance
from mahak_desk.ui.live.pauses import Pauses
from mahak_desk.ui.live.prepared_desk import in_thread, prepared_desk

if TYPE_CHECKING:
    from mahak_desk.sync.cycle import CycleResult, Wish
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.loop import SyncLoop
    from mahak_desk.sync.loop_state import LoopState
    from mahak_desk.sync.office.first_run import Step
    from mahak_desk.sync.problems import Flow
    from mahak_desk.sync.settings import Settings
    from mahak_desk.sync.two_loops import TwoLoops

log = logging.getLogger(__name__)

T = TypeVar("T")

_LOOKS_AGAIN = timedelta(minutes=1)

_HEARING = 0.2
"""Seconds for what is given up to hear of it."""


class LiveShop(QObject):
    """One shop from `prepare` to `close`; prepared again it follows other settings. All in the window's thread.

    What it shows: `desk` once the data layer is there, `states` of both flows, the last `glance` at the shop.
    """

    opened = Signal()
    """Both flows run."""
    failed = Signal(object)
    """It could not be opened, or the flows broke down: a DeskError."""
    freed = Signal()
    """A thread of former flows that was left behind has come back and let go of the folder."""
    flow_moved = Signal(str, object)
    """A flow's new LoopState."""
    changed = Signal(object)
    """What the window shows may have changed (Changes)."""
    glanced = Signal(object)
    """A new Glance: how the shop stands."""
    settings_read = Signal(object)
    """What the settings say now (Settings)."""
    pause_not_kept = Signal(object)
    """The next start would not know of a pause or its end: a DeskError."""

    def __init__(
        self,
        make_desk: Callable[[], Desk],
        background: Background,
        clock: Clock,
    ) -> None:
        """`make_desk` is called in a thread, for every opening."""
        super().__init__()
        self.background = background
        self.clock = clock
        self.desk: Desk | None = None
        self.states: dict[Flow, LoopState] = {}
        self.glance: Glance | None = None
        self.settings: Settings | None = None
        self.closed_by: DeskError | None = None
        """Why the shop could not be opened, or the flows do not run any more."""
        self.first_step: Step | None = None
        """What is asked next of a shop that is not set up yet."""
        self._make_desk = make_desk
        self._pauses = Pauses(background, self, self.look, self.pause_not_kept.emit)
        self._breakdowns = Breakdowns(clock)
        self._loops: TwoLoops | None = None
        self._task: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._last: dict[str, CycleResult | None] = {}
        self._glancing = False
        self._glance_again = False

    async def prepare(self, patience: timedelta = timedelta(0)) -> bool:
        """Open the desk and its database, without starting the flows; whether that went well.

        For so long another program is waited for that has the folder and may be about to end.
        """
        try:
            ready = await prepared_desk(self._make_desk, self.clock, patience)
        except DeskError as error:
            self.give_up(error)
            return False
        except Exception as fault:
            log.exception("The shop could not be opened")
            self.give_up(Unexpected(fault))
            return False
        self.desk, self.first_step = ready.desk, ready.first_step
        self._pauses.join(ready.paused, ready.desk)
        self.closed_by = None
        self._take_settings(ready.settings)
        self.changed.emit(EVERYTHING)
        self.look()
        return True

    def start(self) -> None:
        """Let both flows run, as an event loop does that runs."""
        if self.desk is None:
            return  # closed again before its turn came
        try:
            loops = self.desk.loops(paused=tuple(self._pauses.flows))
        except DeskError as error:
            self.give_up(error)
            return
        self._loops = loops
        for loop in (loops.incoming, loops.outgoing):
            loop.subscribe(self._follower(loop))
            self.states[loop.flow] = loop.state
        self._task = asyncio.get_running_loop().create_task(loops.run(), name="both flows")
        self._task.add_done_callback(partial(self._flows_ended, loops))
        self._breakdowns.flows_begin()
        self.opened.emit()

    def give_up(self, error: DeskError) -> None:
        """Tell everybody that the shop is closed, and by what."""
        self.closed_by = error
        self.failed.emit(error)

    def _flows_ended(self, loops: TwoLoops, task: asyncio.Task[None]) -> None:
        """They end when they are stopped; a fault of the loops themselves must not pass for that."""
        if loops.left_thread_behind:
            loops.when_free(self.freed.emit)
        fault = None if task.cancelled() else task.exception()
        if fault is None:
            return
        log.error("The flows ended by a fault", exc_info=fault)
        self.background.faulted.emit(fault)
        if self._loops is loops:  # else whoever closes the shop goes on with what they close it for
            self._loops = self.desk = None  # the loops close it
            self.give_up(self._breakdowns.flows_broke(fault))

    async def close(self, patience: float | None = None) -> None:
        """Stop the flows in order and let go of the folder; takes little longer than one loop's patience.

        After `patience` seconds it is given up, with whatever hangs; the end of the process is the rest of it.
        Given up by whoever asked for it, it still comes to its end, and who asks again meanwhile waits for that.
        """
        if self._closing is None or self._closing.done():
            loops, desk = self._loops, self.desk
            self._loops = self.desk = None
            self._closing = asyncio.get_running_loop().create_task(self._close(loops, desk), name="closing")
        closing = self._closing
        _, late = await asyncio.wait({closing}, timeout=patience)
        if late:
            log.warning("The shop did not close within %s seconds", patience)
            hanging = late if self._task is None else {*late, self._task}
            for task in hanging:
                task.cancel()
            # What waits for a thread may not hear of it: the end of the process is its end too.
            await asyncio.wait(hanging, timeout=_HEARING)
        else:
            closing.result()

    async def _close(self, loops: TwoLoops | None, desk: Desk | None) -> None:
        await self._pauses.keep_at_last(desk)
        if loops is not None:
            await loops.stop()
            if self._task is not None:
                await asyncio.gather(self._task, return_exceptions=True)
        elif desk is not None:
            try:
                await in_thread(desk.close)
            except Exception:  # as little as a flow's may it keep the shop from opening again
                log.exception("The shop did not let go of everything")
        self.states.clear()

    async def work_alone(self, work: Callable[[Desk], object]) -> DeskError | None:
        """Do something with a closed shop that nothing else may use meanwhile; what kept it from being done."""
        try:
            await in_thread(lambda: self.while_closed(work))
        except DeskError as error:
            return error
        except Exception as fault:
            log.exception("The work on the closed shop failed")
            return Unexpected(fault)
        return None

    def while_closed(self, work: Callable[[Desk], T]) -> T:
        """Ask a closed shop something at a desk of its own. Blocking, for any thread; raises DeskErrors."""
        with self._make_desk() as desk:
            return work(desk)

    @property
    def runs(self) -> bool:
        """Whether the flows were started."""
        return self._loops is not None

    # What a person does with the flows

    def force(self, flow: Flow, wish: Wish | None = None) -> None:
        """Run a cycle now, paused or not: a person asked for exactly this."""
        if loop := self._loop(flow):
            loop.force(wish)

    def follow_up(self, flow: Flow, wish: Wish | None = None) -> bool:
        """Run a cycle now for something else that has happened; not while the flow is paused. Whether it runs."""
        if not self.runs or self.is_paused(flow):
            return False
        self.force(flow, wish)
        return True

    def pause(self, flow: Flow) -> None:
        """Run no more cycles by itself, after the next start neither."""
        self._pauses.flows.add(flow)
        if loop := self._loop(flow):
            loop.pause()
        self._pauses.keep(self.desk)

    def resume(self, flow: Flow) -> None:
        """Go on, after the next start too."""
        self._pauses.flows.discard(flow)
        if loop := self._loop(flow):
            loop.resume()
        self._pauses.keep(self.desk)

    def cancel(self, flow: Flow) -> None:
        if loop := self._loop(flow):
            loop.cancel()

    def is_paused(self, flow: Flow) -> bool:
        return flow in self._pauses.flows

    def credentials_changed(self) -> None:
        """Go on with the user name and password that are stored now."""
        if self._loops is not None:
            self._loops.credentials_changed()

    def touched(self, *subjects: str) -> None:
        """Tell every page that a person changed something."""
        # The next cycle may turn it back, and then counts the same as the one before did.
        self._last.clear()
        self.changed.emit(frozenset(subjects))
        if "settings" in subjects and self.desk is not None:
            self.background.read(self, self.desk.settings_now, self._take_settings)
        self.look()

    def look(self) -> None:
        """Read how the shop stands; asked for again while it is read, it is read once more."""
        desk = self.desk
        if desk is None or self._glancing:
            self._glance_again = self._glancing
            return
        self._glancing = True
        self.background.read(self, partial(read_glance, desk), self._take_glance, self._no_glance)

    def look_while_paused(self, now: datetime) -> None:
        """As often as a flow that runs would: what a forgotten pause holds up has to be seen."""
        if self._pauses.flows and self.glance is not None and now - self.glance.overview.at >= _LOOKS_AGAIN:
            self.look()

    def _take_glance(self, glance: Glance) -> None:
        self.glance = glance
        self.glanced.emit(glance)
        self._glance_ended()

    def _no_glance(self, error: DeskError) -> None:
        self._glance_ended()

    def _glance_ended(self) -> None:
        self._glancing = False
        if self._glance_again:
            self._glance_again = False
            self.look()

    def _take_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.settings_read.emit(settings)

    def _loop(self, flow: Flow) -> SyncLoop | None:
        if self._loops is None:
            return None
        return self._loops.incoming if flow == "incoming" else self._loops.outgoing

    def _follower(self, loop: SyncLoop) -> Callable[[LoopState], None]:
        from mahak_desk.sync.loop_state import Running

        flow = loop.flow

        def follow(state: LoopState) -> None:
            was_running = isinstance(self.states.get(flow), Running)
            self.states[flow] = state
            self.flow_moved.emit(flow, state)
            if was_running and not isinstance(state, Running):
                before, self._last[flow] = self._last.get(flow), loop.last
                self.changed.emit(changes_of(flow, loop.last, before))
                self.look()

        return follow
