"""Opens the shop, leaves it and opens it again: one of these at a time, whoever asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mahak_desk.ui.live.breakdowns import FlowsBroke
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.window.frame import Frame
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from mahak_desk.errors import DeskError
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.office.first_run import Step
    from mahak_desk.ui.first_run.wizard import FirstRun

TRY_AGAIN = timedelta(seconds=30)
"""How long after a shop could not be opened it is tried again. Flows that broke down say themselves when."""

FORMER_RUN = timedelta(seconds=6)
"""How long a start waits for a program that has the folder: the one just quit may still be ending."""

Begin = Callable[[Coroutine[object, object, None]], asyncio.Task[None]]


class ShopOpening:
    """Lives in the window's thread. What it begins is whoever made it to cancel before `close`."""

    def __init__(
        self,
        shop: LiveShop,
        window: MainWindow,
        begin: Begin,
        *,
        last_run_ended_badly: bool,
        sets_up: bool,
        open_practice: Callable[[], None] | None,
    ) -> None:
        """`begin` starts a task; the rest is as `Program` has it."""
        self.first_run: FirstRun | None = None
        """While a shop that is not set up yet is asked about."""
        self._shop = shop
        self._window = window
        self._begin = begin
        self._last_run_ended_badly = last_run_ended_badly
        self._sets_up = sets_up
        self._open_practice = open_practice
        self._turn = asyncio.Lock()
        self._reopening: asyncio.Task[None] | None = None
        self._tried_at: datetime | None = None
        self._is_over = False
        self._frame: Frame
        self._around: Surroundings
        shop.freed.connect(self._freed)

    def show_in(self, frame: Frame, around: Surroundings) -> None:
        """From now on, since the window was dressed; what it showed it shows again."""
        self._frame, self._around = frame, around
        if self._shop.closed_by is not None:
            frame.show_trouble(self._shop.closed_by)
        elif self._shop.desk is not None and not self._is_over:
            self._begin(self._show_again())

    async def open(self) -> None:
        """For the first time."""
        async with self._turn:
            await self._open(FORMER_RUN)

    def reopen(self, work: Callable[[Desk], object] | None = None) -> None:
        """Asked for twice it is done once; unless there is work to do on the closed shop, which waits its turn."""
        if self._is_over:
            return
        if work is not None or self._reopening is None or self._reopening.done():
            self._reopening = self._begin(self._reopen(work))

    def try_again(self, now: datetime) -> None:
        """What may pass by itself is tried without a person: at a login nobody may be there to press a button."""
        closed_by = self._shop.closed_by
        if closed_by is None or not closed_by.retry or self._is_over or self._turn.locked():
            self._tried_at = None
        elif self._is_due(closed_by, now):
            self._tried_at = now
            self._begin(self._open_if_closed())

    def _is_due(self, closed_by: DeskError, now: datetime) -> bool:
        if isinstance(closed_by, FlowsBroke):
            return closed_by.again.is_due(self._shop.clock)
        if self._tried_at is None:
            self._tried_at = now
        return now - self._tried_at >= TRY_AGAIN

    def _freed(self) -> None:
        if not self._is_over:
            self._begin(self._open_freed())

    def begin_no_more(self) -> None:
        """The program ends."""
        self._is_over = True

    async def close(self, patience: float | None = None) -> None:
        """Leave the shop, within so many seconds. The pages go first: an answer that one of them waits for would
        find the shop closed."""
        self._window.canvas.show_opening()
        await asyncio.sleep(0)
        await self._shop.close(patience)

    async def _open(self, patience: timedelta = timedelta(0)) -> None:
        if await self._shop.prepare(patience):
            self._enter()

    def _enter(self) -> None:
        """Show what a prepared shop is ready for: its first run, or its pages with both flows at work."""
        if self._sets_up and self._shop.first_step is not None and not self._shop.runs:
            self._ask_first_questions(self._shop.first_step)
            return
        self._frame.show_pages()
        if self._last_run_ended_badly:
            self._last_run_ended_badly = False
            self._frame.tell_bad_end()
            self._look_for_damage()
        if not self._shop.runs:
            self._shop.start()

    def _look_for_damage(self) -> None:
        """Beside the flows: a large file takes longer than they should wait."""
        around = self._around
        around.background.ask(
            self._shop, around.desk.office.database.look_for_damage, lambda _: None, self._tell_damage
        )

    def _tell_damage(self, error: DeskError) -> None:
        if error.code == "database-damaged":
            self._begin(self._close_by(error))

    async def _close_by(self, error: DeskError) -> None:
        """Nothing more is written into a damaged file; the page of trouble offers what ends it."""
        async with self._turn:
            if self._shop.desk is not None and not self._is_over:
                await self.close()
                self._shop.give_up(error)

    async def _show_again(self) -> None:
        """In its turn: within an opening the shop is there before it may be shown, or is shown no more."""
        frame = self._frame
        async with self._turn:
            if self._shop.desk is not None and frame is self._frame and not frame.shows_shop:
                self._enter()

    def _ask_first_questions(self, step: Step) -> None:
        """From where they were left; the flows do not run before the last answer."""
        from mahak_desk.ui.first_run.wizard import FirstRun

        asked = self.first_run.step if self.first_run is not None else step
        self.first_run = FirstRun(self._around, asked, self._open_practice)
        self.first_run.finished.connect(self._set_up)
        self._frame.show_instead(self.first_run)

    def _set_up(self) -> None:
        self._shop.first_step = self.first_run = None
        self._begin(self._enter_set_up())

    async def _enter_set_up(self) -> None:
        async with self._turn:
            if self._shop.desk is not None:
                self._enter()

    async def _reopen(self, work: Callable[[Desk], object] | None) -> None:
        async with self._turn:
            await self.close()
            self.first_run = None
            error = None if work is None else await self._shop.work_alone(work)
            await self._open()
            if error is not None:
                self._frame.tell_error(error)

    async def _open_freed(self) -> None:
        """The folder is free; if it is this that kept the shop closed, nobody needs to wait any longer."""
        async with self._turn:
            closed_by = self._shop.closed_by
            if closed_by is not None and closed_by.code == "folder-in-use":
                await self._open()

    async def _open_if_closed(self) -> None:
        async with self._turn:
            if self._shop.desk is None:
                await self._open()
