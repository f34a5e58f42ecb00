"""The frame tells the worse of both flows in a few words, and counts what waits."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton

from mahak_desk.sync.loop_state import (
    Blocked,
    HeldElsewhere,
    Idle,
    LoopState,
    Paused,
    Running,
    WaitingToRetry,
)
from mahak_desk.sync.status import AccountSeen
from mahak_desk.ui.window.frame import Frame
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.trouble import Trouble
from mahak_desk.ui.words.speech import plain
from mahak_desk.ui.words.translation import Translation
from tests.ui.glances import NOW, Refused, a_glance, a_result, a_status
from tests.ui.rows.shelves import ShelfRoom
from tests.ui.shown import shown_words
from tests.ui.windows import WindowAtWork

LAST = a_result(at=NOW)
IDLE, NEVER = Idle(NOW, LAST), Idle(NOW, None)


class Framed:
    def __init__(self, room: ShelfRoom, home: Path) -> None:
        self.room, self.shop = room, room.shop
        remembered = Remembered(home)
        self.window = MainWindow(remembered)
        self.window.dress(room.around.look, room.around.speech)
        self.reopened = 0
        self.frame = Frame(self.window, room.around, remembered, self._reopen)

    def _reopen(self, *_: object) -> None:
        self.reopened += 1

    def stands(self, incoming: LoopState, outgoing: LoopState) -> str:
        self.shop.states.update(incoming=incoming, outgoing=outgoing)
        self.shop.flow_moved.emit("incoming", incoming)
        return plain(self.window.canvas.status_line._connection.text())


@pytest.fixture
def framed(qapp: QApplication, tmp_path: Path) -> Iterator[Framed]:
    Translation(qapp).speak("en")
    room = ShelfRoom(tmp_path)
    made = Framed(room, tmp_path)
    yield made
    made.window.deleteLater()
    room.close()


@pytest.mark.parametrize(
    ("incoming", "outgoing", "said"),
    [
        (NEVER, NEVER, "Not connected yet"),
        (IDLE, IDLE, "Connected to Mahak"),
        (Running("reading", 0, 0, NOW, False, False), IDLE, "Connected to Mahak"),
        (Paused(LAST), IDLE, "Mahak → website is paused"),
        (Paused(LAST), Paused(None), "Both flows are paused"),
        (Paused(LAST), WaitingToRetry(NOW, Refused(), 1, None), "Trying again soon"),
        (IDLE, WaitingToRetry(NOW, Refused(), 1, None), "Trying again soon"),
        (
            WaitingToRetry(NOW, Refused(), 3, NOW - timedelta(hours=1)),
            IDLE,
            "Mahak unreachable since 12:00",
        ),
        (WaitingToRetry(NOW, Refused(), 1, None), Blocked(None, Refused()), "The password was refused."),
        (HeldElsewhere(NOW, "PC-2"), IDLE, "The computer PC-2 runs the flows"),
    ],
)
def test_the_connection_is_said(framed: Framed, incoming: LoopState, outgoing: LoopState, said: str) -> None:
    assert framed.stands(incoming, outgoing) == said


def test_orders_that_need_somebody_are_counted(framed: Framed) -> None:
    framed.shop.glanced.emit(a_glance(needs_you=3))
    assert framed.window.canvas.navigation._buttons["orders"].accessibleName() == "Orders 3"
    framed.shop.glanced.emit(a_glance())
    assert framed.window.canvas.navigation._buttons["orders"].accessibleName() == "Orders"


@pytest.mark.parametrize(("days", "tone"), [(90, "muted"), (3, "warn")])
def test_the_licence_is_told_as_mahak_last_said(framed: Framed, days: int, tone: str) -> None:
    account = AccountSeen("Shop", 1, 2, days, NOW)
    framed.shop.glanced.emit(a_glance(status=replace(a_status(), account=account)))
    assert f"Licence: {days} days" in shown_words(framed.window.canvas.status_line)
    assert framed.window.canvas.status_line._licence.property("tone") == tone


def test_trouble_takes_the_pages_place_with_what_can_be_done(framed: Framed) -> None:
    framed.shop.failed.emit(Refused())
    trouble = framed.window.shown_page
    assert trouble is not None
    assert "The password was refused.\nEnter it in the settings." in shown_words(trouble)
    assert "tried again" not in shown_words(trouble)
    assert plain(framed.window.canvas.status_line._connection.text()) == "The shop is not open"
    again = next(made for made in trouble.findChildren(QPushButton) if made.text() == "Try again")
    again.click()
    assert framed.reopened == 1


class HeldForAMoment(Refused):
    retry = True


def test_trouble_that_may_pass_says_that_it_is_tried_again(framed: Framed) -> None:
    framed.shop.failed.emit(HeldForAMoment())
    trouble = framed.window.shown_page
    assert trouble is not None
    assert "It is tried again every half minute." in shown_words(trouble)


def test_a_bundle_can_be_made_of_a_shop_that_is_not_open(framed: Framed, tmp_path: Path) -> None:
    framed.shop.desk = None
    framed.shop.failed.emit(Refused())
    trouble = framed.window.shown_page
    assert isinstance(trouble, Trouble)
    trouble.bundle.make(str(tmp_path / "for-support"))
    framed.room.read()
    assert "The support bundle is ready" in shown_words(trouble)
    assert zipfile.is_zipfile(tmp_path / "for-support.zip")


@pytest.mark.parametrize("by_mouse", [True, False], ids=["the mouse nears them", "one is gone to"])
def test_pages_are_imported_once_somebody_turns_to_them_and_not_before(
    an_open_window: WindowAtWork, monkeypatch: pytest.MonkeyPatch, by_mouse: bool
) -> None:
    imported = threading.Event()
    monkeypatch.setattr("mahak_desk.ui.window.frame.import_pages", imported.set)
    canvas, corner = an_open_window.window.canvas, QPointF(1, 1)

    def turn() -> None:
        if by_mouse:
            QApplication.sendEvent(canvas.navigation, QEnterEvent(corner, corner, corner))
        else:
            canvas.go(Place("activity"))

    an_open_window.until_quiet()
    assert not imported.is_set()
    an_open_window.events.call_soon(turn)
    an_open_window.until(imported.is_set)
