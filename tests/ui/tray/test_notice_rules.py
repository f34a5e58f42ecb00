"""When a notice is worth showing: not twice within an hour, not against a person's wish, the heaviest first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mahak_desk.errors import Words
from mahak_desk.sync.activity.next_click import ShowOrders
from mahak_desk.sync.status import Status
from mahak_desk.ui.tray.notice_rules import (
    ONCE_PER,
    SILENCE,
    Notice,
    NoticeLevel,
    Told,
    Weight,
    grown,
    of_cycle,
    of_needs,
    of_silence,
    to_tell,
)
from mahak_desk.ui.window.places import Place
from tests.ui.glances import NOW, a_need, a_result, a_status

AWAKE = {"incoming": False, "outgoing": False}
LONG_AGO = NOW - timedelta(days=2)


def a_notice(key: str = "x", weight: Weight = "problem") -> Notice:
    words = Words(key, key)
    return Notice(key, weight, words, words)


LOUD, PROBLEM, NEWS = a_notice("loud", "loud"), a_notice("problem", "problem"), a_notice("news", "news")


@pytest.mark.parametrize(
    ("level", "quiet", "told"),
    [
        ("all", False, [LOUD, PROBLEM, NEWS]),
        ("all", True, [LOUD]),
        ("problems", False, [LOUD, PROBLEM]),
        ("problems", True, [LOUD]),
        ("none", False, []),
        ("none", True, []),
    ],
)
def test_a_person_hears_what_they_want_to(level: NoticeLevel, quiet: bool, told: list[Notice]) -> None:
    until = NOW + timedelta(minutes=1) if quiet else None
    assert to_tell([NEWS, PROBLEM, LOUD], Told({}, until), level, NOW) == told


def test_quiet_ends_by_itself() -> None:
    assert to_tell([PROBLEM], Told({}, NOW), "problems", NOW) == [PROBLEM]


@pytest.mark.parametrize(("ago", "told"), [(ONCE_PER - timedelta(seconds=1), []), (ONCE_PER, [PROBLEM])])
def test_one_kind_is_told_once_an_hour(ago: timedelta, told: list[Notice]) -> None:
    assert to_tell([PROBLEM], Told({"problem": NOW - ago}), "all", NOW) == told


def test_another_kind_is_not_held_up_by_it() -> None:
    assert to_tell([PROBLEM, NEWS], Told({"problem": NOW}), "all", NOW) == [NEWS]


# Troubles


def test_a_new_trouble_is_told_with_its_next_step_and_the_way_there() -> None:
    need = a_need("line-unmapped", 3, action=ShowOrders("line-unmapped"))
    (notice,) = of_needs([need], grown([], [need]))
    assert (notice.title, notice.text) == (need.title, need.next_step)
    assert notice.place == Place("orders", chip="needs_you", reason="line-unmapped")
    assert notice.weight == "problem"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (1, 1, 0),
        (1, 2, 1),
        (2, 1, 0),
    ],
)
def test_a_known_trouble_is_told_again_only_when_it_grows(before: int, now: int, told: int) -> None:
    assert len(grown([a_need(count=before)], [a_need(count=now)])) == told


def test_the_same_reason_about_another_thing_is_another_trouble() -> None:
    assert len(grown([a_need(title="Belt")], [a_need(title="Belt"), a_need(title="Mug")])) == 1


def test_what_settles_itself_is_not_told() -> None:
    assert grown([], [a_need(level="notice")]) == set()


# Good news


def test_sent_orders_are_good_news() -> None:
    (notice,) = of_cycle("outgoing", a_result({"sent": 2}))
    assert notice.weight == "news"
    assert "2" in notice.title.en
    assert "2" in notice.title.fa


@pytest.mark.parametrize(
    ("flow", "counts"),
    [("outgoing", {"sent": 0}), ("outgoing", {}), ("incoming", {"sent": 2}), ("incoming", {"products": {}})],
)
def test_a_cycle_that_sent_nothing_is_no_news(flow: str, counts: dict[str, object]) -> None:
    assert of_cycle(flow, a_result(counts)) == []


# Silence


def test_hours_without_a_cycle_that_worked_are_said_aloud() -> None:
    status = a_status(incoming_at=NOW - SILENCE, outgoing_at=NOW)
    (notice,) = of_silence(status, AWAKE, LONG_AGO, NOW)
    assert notice.weight == "loud"
    assert "3 hours" in notice.title.en
    assert "goods" in notice.title.en
    assert "۳" not in notice.title.fa, "speech puts the digits in"


@pytest.mark.parametrize(
    ("succeeded", "started", "paused", "held_by"),
    [
        (NOW - SILENCE + timedelta(seconds=1), LONG_AGO, False, None),
        (LONG_AGO, NOW - timedelta(hours=1), False, None),  # it only just runs again
        (None, NOW - timedelta(hours=1), False, None),
        (LONG_AGO, LONG_AGO, True, None),
        (LONG_AGO, LONG_AGO, False, "PC-2"),
    ],
)
def test_silence_with_a_reason_is_not(
    succeeded: object, started: object, paused: bool, held_by: str | None
) -> None:
    status = a_status(incoming_at=succeeded, outgoing_at=succeeded, held_by=held_by)  # type: ignore[arg-type]
    asleep = {"incoming": paused, "outgoing": paused}
    assert of_silence(status, asleep, started, NOW) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [a_status(incoming_at=None, outgoing_at=None), None])
def test_both_flows_can_be_silent(status: Status | None) -> None:
    assert {notice.key for notice in of_silence(status, AWAKE, LONG_AGO, NOW)} == {
        "silence incoming",
        "silence outgoing",
    }
