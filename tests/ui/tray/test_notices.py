"""What is told beside the clock: once, in plain text, and with the exact place behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from mahak_desk.sync.activity.next_click import MapVariant, OpenSettings, ShowOrder
from mahak_desk.sync.loop_state import Idle, Running
from mahak_desk.sync.settings import load_settings
from mahak_desk.ui.tray.notice_rules import ONCE_PER
from mahak_desk.ui.tray.notices import Notices
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.speech import Speech
from mahak_desk.ui.words.translation import Translation
from tests.ui.glances import NOW, Refused, a_glance, a_need, a_result
from tests.ui.rows.shelves import ShelfRoom

RUNNING = Running("sending", 1, 2, NOW, False, False)


class Teller:
    """Notices beside a shop whose glances are put in by hand; `shown` is what a tray would show."""

    def __init__(self, room: ShelfRoom, home: Path, level: str) -> None:
        self.room = room
        self.shown: list[tuple[str, str, QSystemTrayIcon.MessageIcon]] = []
        self.has_tray = True
        self.went: list[Place] = []
        self.remembered = Remembered(home)
        room.clock.at = NOW
        file = home / "settings.toml"
        file.write_text(f'[notices]\nlevel = "{level}"\n')
        room.shop.settings = load_settings(file, {})
        self.notices = self.start()

    def start(self) -> Notices:
        made = Notices(self.room.shop, self.room.heartbeat, self.remembered, self._show, self.went.append)
        made.speech = Speech.chosen("en")
        return made

    def _show(self, title: str, text: str, icon: QSystemTrayIcon.MessageIcon, shown_for: int) -> bool:
        if self.has_tray:
            self.shown.append((title, text, icon))
        return self.has_tray

    def sees(self, *needs: object) -> None:
        self.room.shop.glance = a_glance(needs)  # type: ignore[arg-type]
        self.room.shop.glanced.emit(self.room.shop.glance)

    def runs(self, **counts: int) -> None:
        for state in (RUNNING, Idle(NOW, a_result(dict(counts)))):
            self.room.shop.flow_moved.emit("outgoing", state)


@pytest.fixture
def level() -> str:
    return "all"


@pytest.fixture
def teller(qapp: object, tmp_path: Path, level: str) -> Iterator[Teller]:
    Translation(qapp).speak("en")  # type: ignore[arg-type]
    room = ShelfRoom(tmp_path)
    yield Teller(room, tmp_path, level)
    room.close()


def test_what_waits_since_before_the_start_is_not_told(teller: Teller) -> None:
    teller.sees(a_need())
    assert teller.shown == []


def test_a_new_trouble_is_told_and_a_click_opens_its_exact_place(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need(action=MapVariant(7, "Belt")))
    assert teller.shown == [("Belt has no partner in Mahak", "Map it", QSystemTrayIcon.MessageIcon.Warning)]
    teller.notices.clicked()
    assert teller.went == [Place("mappings", row=("variant", 7), verb="map")]


def test_what_a_flow_stands_still_for_is_told_as_it_is_ended_in_the_window(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need("credentials-missing", action=OpenSettings("mahak")))
    assert [text for _, text, _ in teller.shown] == ["Enter user name and password in the settings."]


def test_of_several_the_first_is_told_and_the_others_counted(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need("a", title="Belt"), a_need("b", title="Mug"), a_need("c", title="Bag"))
    assert teller.shown == [
        ("Belt has no partner in Mahak", "Map it. And 2 more.", QSystemTrayIcon.MessageIcon.Warning)
    ]


def test_several_of_a_kind_lead_to_the_list_of_all(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need(title="Belt", action=MapVariant(7, "Belt")), a_need(title="Mug"), a_need("other"))
    teller.notices.clicked()
    assert teller.went == [Place("orders", chip="needs_you", reason="line-unmapped")]


def test_the_same_kind_waits_an_hour_and_is_then_told_once(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need(title="Belt"))
    teller.sees(a_need(title="Belt"), a_need(title="Mug"), a_need(title="Bag"))
    teller.sees(a_need(title="Belt"), a_need(title="Mug"))
    teller.room.clock.passes(ONCE_PER - timedelta(seconds=1))
    teller.room.heartbeat.tick()
    assert len(teller.shown) == 1
    teller.room.clock.passes(timedelta(seconds=1))
    for _ in range(3):
        teller.room.heartbeat.tick()
        teller.room.clock.passes(ONCE_PER)
    assert [title for title, _, _ in teller.shown[1:]] == ["Mug has no partner in Mahak"], (
        "the bag has been mapped"
    )


def test_what_grew_again_within_the_hour_is_told_as_it_stands_then(teller: Teller) -> None:
    teller.sees()
    for count in (1, 2, 3, 2):
        teller.sees(a_need(count=count, action=ShowOrder("A-12") if count == 1 else None))
    teller.room.clock.passes(ONCE_PER)
    teller.room.heartbeat.tick()
    assert len(teller.shown) == 2
    teller.notices.clicked()
    assert teller.went == [Place("orders", chip="needs_you", reason="line-unmapped")]


def test_sent_orders_are_told_to_who_wants_everything(teller: Teller) -> None:
    teller.runs(sent=2)
    assert [icon for _, _, icon in teller.shown] == [QSystemTrayIcon.MessageIcon.Information]
    teller.notices.clicked()
    assert teller.went == [Place("overview")]


@pytest.mark.parametrize("level", ["problems"])
def test_and_to_nobody_else(teller: Teller) -> None:
    teller.runs(sent=2)
    assert teller.shown == []


@pytest.mark.parametrize("level", ["none"])
def test_who_wants_nothing_hears_nothing(teller: Teller) -> None:
    teller.sees()
    teller.sees(a_need())
    assert teller.shown == []


def test_a_state_that_only_moved_is_no_news(teller: Teller) -> None:
    teller.room.shop.flow_moved.emit("outgoing", Idle(NOW, a_result({"sent": 2})))
    assert teller.shown == [], "nothing ran in between"


def test_quiet_lasts_as_long_as_was_asked_over_a_new_start_too(teller: Teller) -> None:
    teller.notices.be_quiet(timedelta(hours=1))
    again = teller.start()
    assert again.quiet_until == NOW + timedelta(hours=1)
    teller.sees()
    teller.sees(a_need())
    assert teller.shown == []
    teller.room.clock.passes(timedelta(hours=1))
    assert again.quiet_until is None
    teller.room.heartbeat.tick()
    assert [title for title, _, _ in teller.shown] == 2 * ["Belt has no partner in Mahak"], (
        "by each of the two"
    )
    again.be_quiet(timedelta(hours=1))
    again.be_quiet(None)
    assert again.quiet_until is None


def test_before_the_settings_are_known_nothing_is_told(teller: Teller) -> None:
    teller.room.shop.settings = None
    teller.runs(sent=2)
    assert teller.shown == []


def test_a_first_opening_that_fails_is_told_once_there_is_a_tray(teller: Teller) -> None:
    shop = teller.room.shop
    shop.settings, shop.closed_by = None, Refused()
    teller.has_tray = False
    teller.room.heartbeat.tick()
    assert teller.shown == []
    teller.has_tray = True
    for _ in range(3):
        teller.room.heartbeat.tick()
    said = ("The password was refused.", "Enter it in the settings.", QSystemTrayIcon.MessageIcon.Warning)
    assert teller.shown == [said]


def goes_on_for(teller: Teller, hours: float) -> None:
    for _ in range(int(hours * 60)):
        teller.room.clock.passes(timedelta(minutes=1))
        teller.room.heartbeat.tick()


def test_hours_without_an_open_shop_are_silence(teller: Teller) -> None:
    goes_on_for(teller, 3)
    assert [title for title, _, _ in teller.shown] == ["No goods have reached the website for 3 hours."]


def test_a_shop_that_is_not_set_up_is_no_silence(teller: Teller) -> None:
    teller.room.shop.first_step = "language"
    goes_on_for(teller, 3)
    assert teller.shown == []


def test_hours_asleep_are_no_silence(teller: Teller) -> None:
    teller.room.clock.passes(timedelta(hours=8))
    teller.room.heartbeat.tick()
    assert teller.shown == []


def test_a_click_before_anything_was_told_does_nothing(teller: Teller) -> None:
    teller.notices.clicked()
    assert teller.went == []
