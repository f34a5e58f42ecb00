"""The icon's menu says how the shop stands and does the few things wanted without the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from mahak_desk.errors import Words
from mahak_desk.sync.loop_state import Blocked, Idle, Paused
from mahak_desk.ui.tray.tray import Tray, TrayVerbs
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.speech import plain
from mahak_desk.ui.words.translation import Translation
from tests.ui.glances import NOW, Refused, a_glance, a_need, a_result
from tests.ui.rows.shelves import ShelfRoom

IDLE = Idle(NOW, a_result(at=NOW - timedelta(minutes=4)))


class Corner:
    """A tray beside a shop whose states and glance are put in by hand."""

    def __init__(self, room: ShelfRoom) -> None:
        self.room = room
        room.clock.at = NOW
        self.did: list[object] = []
        self.quiet: datetime | None = None
        self.tray = Tray(
            room.shop,
            room.heartbeat,
            room.around.speech,
            TrayVerbs(
                open_window=lambda: self.did.append("open"),
                go=self.did.append,
                end=lambda: self.did.append("end"),
                snooze=self._snooze,
                quiet_until=lambda: self.quiet,
            ),
        )

    def _snooze(self, span: timedelta | None) -> None:
        self.did.append(span)
        self.quiet = None if span is None else NOW + span

    def stands(self, **states: object) -> None:
        self.room.shop.states.update(states)  # type: ignore[arg-type]
        self.room.shop.flow_moved.emit("incoming", states.get("incoming"))

    def sees(self, glance: object) -> None:
        self.room.shop.glance = glance  # type: ignore[assignment]
        self.room.shop.glanced.emit(glance)

    @property
    def menu(self) -> QMenu:
        menu = self.tray.icon.contextMenu()
        assert isinstance(menu, QMenu)
        return menu

    @property
    def texts(self) -> list[str]:
        shown = [action for action in self.menu.actions() if action.isVisible() and not action.isSeparator()]
        return [plain(action.text()) for action in shown]

    def action(self, text: str) -> QAction:
        actions = [*self.menu.actions(), *self.tray._snooze.actions()]
        return next(action for action in actions if plain(action.text()) == text)

    @property
    def tip(self) -> str:
        return plain(self.tray.icon.toolTip())


@pytest.fixture
def corner(qapp: object, tmp_path: Path) -> Iterator[Corner]:
    Translation(qapp).speak("en")  # type: ignore[arg-type]
    room = ShelfRoom(tmp_path)
    made = Corner(room)
    yield made
    made.tray.deleteLater()
    room.close()


def test_the_menu_is_short_and_says_first_how_the_shop_stands(corner: Corner) -> None:
    corner.stands(incoming=Idle(NOW, None), outgoing=Idle(NOW, None))
    corner.sees(a_glance())
    assert corner.texts == [
        "All is well",
        "Open Mahak Desk",
        "Sync now: Mahak → website",
        "Sync now: website → Mahak",
        "Pause both flows",
        "No problems",
        "Quiet",
        "Quit",
    ]
    assert not corner.menu.actions()[0].isEnabled()
    assert corner.menu.defaultAction().text() == "Open Mahak Desk"


def test_what_cannot_be_done_while_the_shop_is_shut_is_not_offered(corner: Corner) -> None:
    for text in ("Sync now: Mahak → website", "Sync now: website → Mahak", "Pause both flows", "Problems"):
        assert not corner.action(text).isEnabled()
    assert corner.texts[0] == "Opening the shop…"
    assert corner.action("Open Mahak Desk").isEnabled()
    assert corner.action("Quit").isEnabled()


def test_the_icon_and_its_words_follow_the_shop(corner: Corner) -> None:
    corner.stands(incoming=IDLE, outgoing=IDLE)
    well = corner.tray.icon.icon().cacheKey()
    assert corner.tip == "Mahak Desk\nLast sync 4 minutes ago"
    corner.stands(incoming=Blocked(None, Refused()))
    assert corner.tray.icon.icon().cacheKey() != well
    assert corner.texts[0] == "The password was refused."
    assert "Enter it in the settings." in corner.tip


def test_a_tooltip_is_short_enough_for_windows_and_ends_with_a_whole_word(corner: Corner) -> None:
    refusal = Refused()
    refusal.advice = Words("", " ".join(["Enter it"] * 30))
    corner.stands(incoming=Blocked(None, refusal), outgoing=Paused(None))
    assert len(corner.tray.icon.toolTip()) <= 127
    assert corner.tip.startswith("Mahak Desk\nThe password was refused.\nEnter it Enter")
    assert corner.tip.endswith((" Enter…", " it…"))


def test_one_paused_flow_is_named_and_goes_on_from_the_menu(corner: Corner) -> None:
    shop = corner.room.shop
    resume = corner.tray._resume
    assert not resume.isVisible()
    shop.pause("outgoing")
    corner.stands(incoming=IDLE, outgoing=Paused(None))
    assert corner.texts[0] == "Website → Mahak is paused"
    assert resume.isVisible()
    assert plain(resume.text()) == "Resume: From the website to Mahak"
    resume.trigger()
    assert not shop.is_paused("outgoing")
    assert not resume.isVisible()


def test_problems_are_counted_and_lead_to_the_first_page(corner: Corner) -> None:
    corner.sees(a_glance([a_need(), a_need("customer-ambiguous"), a_need("x", level="notice")]))
    problems = corner.action("Problems (2)")
    problems.trigger()
    assert corner.did == [Place("overview")]


def test_quiet_is_asked_for_and_ended(corner: Corner) -> None:
    corner.action("for an hour").trigger()
    assert corner.did == [timedelta(hours=1)]
    assert corner.texts[-2] == "Quiet until 14:00"
    assert corner.action("Tell me again").isEnabled()
    corner.action("Tell me again").trigger()
    assert corner.did[-1] is None
    assert corner.texts[-2] == "Quiet"
    assert not corner.action("Tell me again").isEnabled()


def test_a_pause_is_told_and_taken_back(corner: Corner) -> None:
    corner.tray._toggle_pause()
    assert corner.room.shop.is_paused("incoming")
    assert corner.room.shop.is_paused("outgoing")
    assert "Resume both flows" in corner.texts
    corner.tray._toggle_pause()
    assert not corner.room.shop.is_paused("incoming")
    assert "Pause both flows" in corner.texts


def test_one_flow_paused_is_not_both(corner: Corner) -> None:
    corner.room.shop.pause("incoming")
    corner.tray.refresh()
    assert "Pause both flows" in corner.texts
    corner.tray._toggle_pause()
    assert corner.room.shop.is_paused("incoming")
    assert corner.room.shop.is_paused("outgoing")


@pytest.mark.parametrize(
    ("reason", "opens"),
    [
        (QSystemTrayIcon.ActivationReason.Trigger, True),
        (QSystemTrayIcon.ActivationReason.DoubleClick, True),
        (QSystemTrayIcon.ActivationReason.Context, False),
        (QSystemTrayIcon.ActivationReason.MiddleClick, False),
    ],
)
def test_a_click_opens_the_window(
    corner: Corner, reason: QSystemTrayIcon.ActivationReason, opens: bool
) -> None:
    corner.tray.icon.activated.emit(reason)
    assert corner.did == (["open"] if opens else [])


def test_a_shop_that_could_not_be_opened_is_trouble_until_it_is(corner: Corner) -> None:
    corner.room.shop.closed_by = Refused()
    corner.room.shop.failed.emit(Refused())
    assert corner.texts[0] == "The password was refused."
    corner.room.shop.closed_by = None
    corner.room.shop.states.update(incoming=Idle(NOW, None), outgoing=Idle(NOW, None))
    corner.room.shop.opened.emit()
    assert corner.texts[0] == "All is well"


def test_relative_times_go_on(corner: Corner) -> None:
    corner.stands(incoming=IDLE, outgoing=IDLE)
    corner.room.clock.passes(timedelta(minutes=6))
    corner.room.heartbeat.tick()
    assert "10 minutes ago" in corner.tip


def test_without_a_place_for_it_there_is_no_tray(corner: Corner) -> None:
    assert not Tray.is_there()
