"""The program from its first picture to its last line of log: window, shop, tray, and the end in stages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import WaitingToRetry
from mahak_desk.ui.background.background import Background
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.background.network_watch import NetworkWatch
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.passwords.asking import PasswordAsking
from mahak_desk.ui.process.autostart import Autostart
from mahak_desk.ui.process.crash import Faults
from mahak_desk.ui.process.crash_dialog import FlowsStand
from mahak_desk.ui.process.endings import Endings
from mahak_desk.ui.process.fault_teller import FaultTeller
from mahak_desk.ui.process.leaving import Leaving
from mahak_desk.ui.shop_opening import ShopOpening
from mahak_desk.ui.tray.corner import Corner
from mahak_desk.ui.tray.notices import Notices
from mahak_desk.ui.tray.tray import Tray, TrayVerbs
from mahak_desk.ui.updates.update_strip import UpdateStrip
from mahak_desk.ui.updates.update_watch import UpdateWatch
from mahak_desk.ui.window.frame import Frame, opener
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.practice_strip import PracticeStrip
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from mahak_desk.sync.clock import Clock
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.problems import Flow
    from mahak_desk.sync.settings import Settings
    from mahak_desk.ui.window.appearance import Appearance
    from mahak_desk.ui.window.remembered import Remembered
    from mahak_desk.ui.window.surroundings import PracticePlay

log = logging.getLogger(__name__)

PATIENCE = 2.7
"""Seconds that the flows, the shop and what is being written have for ending in order. Nobody watches a program
closing for longer than three seconds without taking it for stuck, and killing it."""


class Program(QObject):
    """Lives in the window's thread. `run` returns when a person, or the system, asked for the end."""

    ends = Signal()
    """The end has begun: this program answers nobody any more."""

    def __init__(
        self,
        window: MainWindow,
        appearance: Appearance,
        remembered: Remembered,
        make_desk: Callable[[], Desk],
        clock: Clock,
        *,
        practice: PracticePlay | None = None,
        background: Background | None = None,
        last_run_ended_badly: bool = False,
        sets_up: bool = False,
        open_practice: Callable[[], None] | None = None,
    ) -> None:
        """With `sets_up` a shop that is not set up yet is asked about first; `open_practice` shows another,
        invented one meanwhile."""
        super().__init__()
        self.window = window
        self._appearance = appearance
        self._remembered = remembered
        self._practice = practice
        self.background = background or Background()
        self.heartbeat = Heartbeat(clock, self)
        self.network = NetworkWatch(self)
        self.faults = Faults()
        self.shop = LiveShop(make_desk, self.background, clock)
        self.updates = UpdateWatch(self.shop, self.heartbeat)
        self.endings = Endings(window, self.shop, self.updates, self.end)
        self.ends.connect(self.endings.ask_no_more)
        self._autostart = Autostart()
        self.corner = Corner(self.heartbeat, self)
        self.notices = Notices(self.shop, self.heartbeat, remembered, self.corner.show_notice, self._open)
        self._ending = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self.opening = ShopOpening(
            self.shop,
            window,
            self._begin,
            last_run_ended_badly=last_run_ended_badly,
            sets_up=sets_up,
            open_practice=open_practice,
        )
        self._teller = FaultTeller(window, lambda: self._around, self._how_flows_stand)
        self._build()
        self._passwords = PasswordAsking(self.shop, window, lambda: self._around)
        self.shop.pause_not_kept.connect(self._tell_not_kept)
        self.shop.settings_read.connect(self._follow_settings)
        self.shop.opened.connect(self.network.begin)
        self.network.came_back.connect(self._try_at_once)
        self.heartbeat.woke.connect(self._woke)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system_colours)
        self.heartbeat.beat.connect(self._catch_up_with_system)
        self.heartbeat.beat.connect(self.opening.try_again)
        self.heartbeat.beat.connect(self.shop.look_while_paused)
        self.faults.happened.connect(self._teller.tell)
        self.background.faulted.connect(self.faults.take)
        window.close_asked.connect(self._close_window)

    async def run(self) -> None:
        """Open the shop, live, and end in stages: what is seen, the flows and the shop, the lanes."""
        self.faults.watch(asyncio.get_running_loop())
        try:
            # Beside waiting for the end: an opening that hangs must not keep a person from quitting.
            self._begin(self.opening.open())
            await self._ending.wait()
            # What is seen goes first, and a beat must not bring it back: nobody should watch a program closing.
            self.heartbeat.stop()
            self._hide()
            await self._let_go()
        finally:
            self.faults.leave()

    async def _let_go(self) -> None:
        """Within `PATIENCE`, whatever hangs: its threads are left behind."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        # Beside each other: what a person asked to be written needs the shop open, and neither has time to lose.
        await asyncio.gather(self.opening.close(PATIENCE), self.background.close())

    def end(self) -> None:
        """End without a question; `run` returns a moment later."""
        if not self._ending.is_set():
            self._ending.set()
            self.opening.begin_no_more()
            self.ends.emit()

    def ask_to_end(self) -> None:
        """Quit, once a person knows what is lost and what stays undone."""
        self.endings.ask_to_quit()

    def come_forward(self) -> None:
        if not self._ending.is_set():
            self.window.come_forward()

    def dress_again(self) -> None:
        """Build the window again in another language or theme; the flows notice nothing."""
        if self._ending.is_set():
            return
        self._appearance.put_on()
        self.window.dress(self._appearance.look, self._appearance.speech)
        self._build()

    def _follow_system_colours(self, scheme: Qt.ColorScheme) -> None:
        self._appearance.system_turned(scheme)
        self._catch_up_with_system()

    def _catch_up_with_system(self, _: object = None) -> None:
        """Not under a person's hands: nobody asked for it, and the cursor would be gone, or a dialog."""
        if self._ending.is_set():
            return  # the window may be gone already
        if self._appearance.is_behind_system and not self.window.is_in_use:
            self.dress_again()

    def _woke(self) -> None:
        """The computer slept: what has become due, and what Mahak has meanwhile, now."""
        log.info("The computer was asleep")
        self.shop.follow_up("incoming")
        self.shop.follow_up("outgoing")

    def _try_at_once(self) -> None:
        """The network is back: whoever waits for Mahak need not wait any longer."""
        flows: tuple[Flow, ...] = ("incoming", "outgoing")
        for flow in flows:
            if isinstance(self.shop.states.get(flow), WaitingToRetry):
                self.shop.follow_up(flow)

    # Window and tray

    def _build(self) -> None:
        speech, look = self._appearance.speech, self._appearance.look
        self.window.canvas.navigation.draw_icons()
        self._around = Surroundings(
            shop=self.shop,
            background=self.background,
            heartbeat=self.heartbeat,
            updates=self.updates,
            look=look,
            speech=speech,
            quiet=self.notices,
            remembered=self._remembered.file,
            go=self.window.go,
            say=self.window.canvas.status_line.say,
            restart=self.opening.reopen,
        )
        self._frame = Frame(self.window, self._around, self._remembered, self.opening.reopen)
        if self._practice is not None:
            self.window.canvas.show_above(PracticeStrip(self._around, self._practice))
        self.window.canvas.show_above(UpdateStrip(self._around))
        self.endings.leaving = Leaving(self.window, self._remembered, speech)
        self.notices.speech = speech
        tray = Tray(
            self.shop,
            self.heartbeat,
            speech,
            TrayVerbs(
                open_window=self.window.come_forward,
                go=self._open,
                end=self.ask_to_end,
                snooze=self.notices.be_quiet,
                quiet_until=lambda: self.notices.quiet_until,
            ),
        )
        tray.icon.messageClicked.connect(self.notices.clicked)
        self.corner.put(tray)
        self.opening.show_in(self._frame, self._around)

    @property
    def has_tray(self) -> bool:
        return self.corner.is_of_use

    def _close_window(self) -> None:
        if self.has_tray:
            self.window.hide()
        else:
            self.endings.leaving.close_without_tray(self.window.showMinimized, self.ask_to_end)

    def _open(self, place: Place) -> None:
        opener(self.window, place)()

    def _hide(self) -> None:
        # Top levels first: with a dialog open the event loop would not end.
        self._teller.end()
        for child in self.window.findChildren(QObject):
            if child.isWindowType() and hasattr(child, "close"):
                child.close()
        self.window.remember_geometry()
        self.window.hide()
        self.corner.hide()

    # What changes

    def _follow_settings(self, settings: Settings) -> None:
        interface = settings.interface
        found = self._autostart.follow(interface.start_with_system)
        desk = self.shop.desk
        if found is not None and desk is not None:
            save = partial(desk.office.save, {("interface", "start_with_system"): found})
            self.background.write(self, save, lambda _: None)
        if self._appearance.follow(interface.language, interface.theme, interface.digits, interface.calendar):
            self.dress_again()

    def _how_flows_stand(self) -> FlowsStand:
        if self.shop.runs:
            return "run"
        closed_by = self.shop.closed_by
        return "come back" if closed_by is not None and closed_by.retry else "stand still"

    def _tell_not_kept(self, error: DeskError) -> None:
        self._frame.tell_error(error)

    def _begin(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        # The event loop keeps weak references only.
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._task_ended)
        return task

    def _task_ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        fault = None if task.cancelled() else task.exception()
        if isinstance(fault, DeskError):
            log.warning("Could not be done: %s", fault)
        elif fault is not None:
            log.error("A fault of the program", exc_info=fault)
            self.faults.take(fault)
