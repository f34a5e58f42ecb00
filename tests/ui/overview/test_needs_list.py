"""A line of what needs a person is found by what its button does, however far down it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mahak_desk.sync.activity.next_click import HowTo, Resume, SyncNow
from mahak_desk.sync.loop_state import Idle, Paused
from mahak_desk.ui.overview.needs_list import FEW
from mahak_desk.ui.overview.page import OverviewPage
from mahak_desk.ui.window.next_places import place_of
from mahak_desk.ui.words.speech import plain
from tests.ui.glances import NOW, a_glance, a_need
from tests.ui.rows.shelves import ShelfRoom
from tests.ui.shown import shown_words


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[OverviewPage]:
    """Too low for all of its lines."""
    room = ShelfRoom(tmp_path)
    waiting = [a_need(f"reason {place}") for place in range(FEW + 2)]
    room.shop.glance = a_glance([*waiting, a_need("licence", action=HowTo("renew"))])
    made = OverviewPage(room.around)
    made.setParent(room.frame)
    made.resize(room.frame.size())
    made.show()
    room.frame.show()
    yield made
    room.close()


def test_what_a_notice_told_of_is_in_sight_with_its_button_a_key_away(
    qtbot: QtBot, page: OverviewPage
) -> None:
    page.open_at(place_of(HowTo("renew")))
    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), QPushButton))
    how = page.focusWidget()
    assert plain(how.text()) == "How?"
    qtbot.waitUntil(lambda: how.visibleRegion().boundingRect().size() == how.size())


def test_a_flow_goes_on_at_the_press_of_its_line(page: OverviewPage) -> None:
    shop = page.shop
    shop.pause("outgoing")
    page.needs.tell([a_need("paused", action=Resume("outgoing"))])
    made = page.needs.button_of(Resume("outgoing"))
    assert made is not None
    made.click()
    assert not shop.is_paused("outgoing")


def test_all_is_not_well_while_a_flow_is_paused(qtbot: QtBot, page: OverviewPage) -> None:
    page.needs.tell([])
    for state, said in (
        (Idle(NOW, None), "Nothing needs you. All is well."),
        (Paused(None), "Mahak → website is paused. Nothing else needs you."),
        (Idle(NOW, None), "Nothing needs you. All is well."),
    ):
        page.shop.states["incoming"] = state
        page.shop.flow_moved.emit("incoming", state)
        qtbot.waitUntil(lambda said=said: said in shown_words(page.needs))


def test_what_has_ended_meanwhile_has_no_button(page: OverviewPage) -> None:
    assert page.needs.button_of(place_of(SyncNow("incoming")).row) is None
