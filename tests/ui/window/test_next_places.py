"""Every next step of a trouble has its place in the window."""

from __future__ import annotations

from typing import get_args

import pytest

from mahak_desk.sync.activity.next_click import (
    AcceptProblem,
    Action,
    AgreeToMassChange,
    HowTo,
    MapCustomer,
    MapVariant,
    OpenSettings,
    Resume,
    Section,
    ShowOrder,
    ShowOrders,
    ShowProblems,
    ShowProduct,
    ShowRun,
    SyncNow,
)
from mahak_desk.ui.window.next_places import list_of, place_of
from mahak_desk.ui.window.places import Place

PLACES: list[tuple[Action, Place]] = [
    (OpenSettings("mahak"), Place("settings", section="credentials")),
    (MapVariant(7, "Belt"), Place("mappings", row=("variant", 7), verb="map")),
    (MapCustomer(9, "Sara"), Place("mappings", row=("customer", 9), verb="map")),
    (ShowOrder("A-12"), Place("orders", chip="needs_you", row="A-12")),
    (ShowOrders("line-unmapped"), Place("orders", chip="needs_you", reason="line-unmapped")),
    (ShowProduct(5, "Belt"), Place("products", product=5)),
    (ShowProblems("price-jump", 3), Place("activity", chip="problems", reason="price-jump")),
    (ShowRun(4), Place("activity", row=4)),
    (AcceptProblem(3), Place("activity", chip="problems", row=3)),
    (AgreeToMassChange(), Place("overview", row=AgreeToMassChange())),
    (SyncNow("incoming"), Place("overview", row=SyncNow("incoming"))),
    (Resume("outgoing"), Place("overview", row=Resume("outgoing"))),
    (HowTo("register"), Place("overview", row=HowTo("register"))),
]


@pytest.mark.parametrize(("action", "place"), PLACES)
def test_a_step_is_taken_there(action: Action, place: Place) -> None:
    assert place_of(action) == place


@pytest.mark.parametrize(
    ("action", "place"),
    [
        (MapVariant(7, "Belt"), Place("orders", chip="needs_you", reason="why")),
        (ShowOrder("A-12"), Place("orders", chip="needs_you", reason="why")),
        (ShowProduct(5, "Belt"), Place("activity", chip="problems", reason="why")),
        (AcceptProblem(3), Place("activity", chip="problems", reason="why")),
        (OpenSettings("mahak"), Place("settings", section="credentials")),
    ],
)
def test_several_of_a_kind_are_listed_there(action: Action, place: Place) -> None:
    assert list_of(action, "why") == place


def test_no_step_is_forgotten() -> None:
    assert {type(action) for action, _ in PLACES} == set(get_args(Action))


@pytest.mark.parametrize("section", get_args(Section))
def test_every_section_of_the_settings_has_its_own(section: Section) -> None:
    place = place_of(OpenSettings(section))
    assert place.page == "settings"
    assert place.section
