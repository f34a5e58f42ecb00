"""A page of made-up goods whose reading a test steps by hand: everything around it is real but the shop is shut."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from mahak_desk.errors import DeskError, Language
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.profile import shop_profile
from mahak_desk.ui.background.background import Background
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.details import Details
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.tray.notices import Notices
from mahak_desk.ui.updates.update_watch import UpdateWatch
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.speech import Speech
from tests.ui.background.stepped import SteppedLane
from tests.ui.clocks import HandClock
from tests.ui.rows.goods import Good, chips, columns


class Shelf(RowsPage[Good]):
    """What it reads, does and was told lies open."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "Goods", "goods", columns(), chips())
        self.pieces: list[list[Good] | DeskError] = []
        self.shown: list[int] = []
        self.selections: list[list[int]] = []
        self.done: list[str] = []

    def read_rows(self) -> Iterator[list[Good]]:
        for piece in self.pieces:
            if isinstance(piece, DeskError):
                raise piece
            yield list(piece)

    def ident(self, row: Good) -> int:
        return row.id

    def searched(self, row: Good) -> str:
        return row.searched

    def show_details(self, row: Good) -> None:
        self.shown.append(row.id)
        self.pane.tell(Details(row.name))

    def row_verbs(self, rows: Sequence[Good]) -> Sequence[Verb | None]:
        return (Verb("Count again", lambda: self.done.append(f"count {len(rows)}"), "refresh-cw"), None)

    def selection_changed(self, rows: Sequence[Good]) -> None:
        self.selections.append([row.id for row in rows])

    def empty_words(self) -> tuple[str, str]:
        return ("No goods yet", "They come from Mahak.")

    def empty_chip_words(self) -> str:
        return "Nothing is sold out."


class ShelfRoom:
    """The page in its surroundings; `read` steps one whole reading."""

    def __init__(self, home: Path, language: Language = "en") -> None:
        self.lane = SteppedLane()
        self.background = Background(self.lane, SteppedLane(), self.lane)
        self.clock = HandClock()
        self.profile = shop_profile("default", {"MAHAK_DESK_HOME": str(home)})
        self.shop = LiveShop(self._desk, self.background, self.clock)
        self.shop.desk = self._desk()
        self.heartbeat = Heartbeat(self.clock)
        self.settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self.went: list[Place] = []
        self.said: list[str] = []
        self.around = Surroundings(
            shop=self.shop,
            background=self.background,
            heartbeat=self.heartbeat,
            updates=UpdateWatch(self.shop, self.heartbeat),
            look=Look(LIGHT, language),
            speech=Speech.chosen(language),
            quiet=Notices(self.shop, self.heartbeat, Remembered(home), lambda *_: True, self.went.append),
            remembered=self.settings,
            go=self.went.append,
            say=self.said.append,
            restart=lambda *_: None,
        )
        self.frame = QWidget()
        self.frame.resize(1100, 640)

    def _desk(self) -> Desk:
        return Desk(self.profile, {}, program="tests")

    def open(self, *pieces: list[Good] | DeskError, kind: type[Shelf] = Shelf) -> Shelf:
        """A shelf on the screen that has asked for its first reading, which brings these."""
        shelf = kind(self.around)
        shelf.pieces = list(pieces)
        shelf.setParent(self.frame)
        shelf.resize(self.frame.size())
        shelf.show()
        self.frame.show()
        return shelf

    def read(self) -> None:
        """Let what was asked for be read and arrive."""
        self._deliver()
        while self.lane.asked:
            self.lane.step()
            self._deliver()

    def _deliver(self) -> None:
        QCoreApplication.sendPostedEvents(self.background)

    def close(self) -> None:
        self.heartbeat.stop()
        asyncio.run(self.background.close(0))
        QCoreApplication.sendPostedEvents(self.background)
        self.frame.hide()
        self.frame.deleteLater()
