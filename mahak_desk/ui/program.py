"""The program from its first picture to its last line of log: window, shop, tray, and the end in stages."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mahak_desk.ui.background.background import Background
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.frame import Frame
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mahak_desk.sync.clock import Clock
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.problems import Flow
    from mahak_desk.ui.window.surroundings import PracticePlay

log = logging.getLogger(__name__)


class Program(QObject):
    """Lives in the window's thread. `run` returns when a person, or the system, asked for the end."""

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
    ) -> None:
        super().__init__()
        self.window = window
        self._appearance = appearance
        self._remembered = remembered
        self._practice = practice
        self.background = background or Background()
        self.heartbeat = Heartbeat(clock, self)
        self.shop = LiveShop(make_desk, self.background, clock, remembered.paused)
        self.shop.paused_changed.connect(self._remember_paused)
        self._ending = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._frame: Frame | None = None
        self._around: Surroundings | None = None
        self._build_frame()
        window.close_asked.connect(self.end)

    async def run(self) -> None:
        """Open the shop, live, and end in stages: the flows, the shop, the lanes."""
        await self._open()
        await self._ending.wait()
        await self.shop.close()
        self.background.close()

    def end(self) -> None:
        """Ask for the end; `run` returns a moment later."""
        self._ending.set()

    async def _open(self) -> None:
        if not await self.shop.prepare():
            return
        assert self._frame is not None
        self._frame.show_pages()
        await self.shop.start()

    def _build_frame(self) -> None:
        self._around = Surroundings(
            shop=self.shop,
            background=self.background,
            heartbeat=self.heartbeat,
            look=self._appearance.look,
            speech=self._appearance.speech,
            remembered=self._remembered.file,
            go=self.window.go,
            say=self.window.status_line.say,
            restart=self._restart,
            redress=self._redress,
        )
        self._frame = Frame(self.window, self._around, self._remembered, self._restart)

    def _restart(self) -> None:
        self._begin(self._reopen())

    async def _reopen(self) -> None:
        await self.shop.close()
        await self._open()

    def _redress(self) -> None:
        """Build the window again in another language or theme; the flows notice nothing."""
        self._appearance.put_on()
        self.window.dress(self._appearance.look, self._appearance.speech)
        self._build_frame()
        assert self._frame is not None
        if self.shop.desk is not None:
            self._frame.show_pages()

    def _remember_paused(self, flows: frozenset[Flow]) -> None:
        self._remembered.paused = flows

    def _begin(self, work: asyncio._CoroutineLike[None]) -> None:
        # The event loop keeps weak references only.
        task: asyncio.Task[None] = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
