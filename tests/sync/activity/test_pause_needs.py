"""A pause is told once something waits for its end for long: a person chose it, and may have forgotten it."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from mahak_desk.sync.activity.next_click import Resume
from mahak_desk.sync.activity.overview import read_overview
from mahak_desk.sync.activity.pause_needs import PAUSED_LONG, needs_of_pauses
from mahak_desk.sync.pauses import keep_paused
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.status import FlowSeen
from tests.sync.activity.test_flow_needs import NOON, WELL
from tests.sync.outgoing.worlds import World

JUST_NOW, LONG_AGO = NOON - PAUSED_LONG + timedelta(seconds=1), NOON - PAUSED_LONG


@pytest.mark.parametrize(
    ("paused", "succeeded_at", "pending", "told"),
    [
        ({"outgoing"}, LONG_AGO, 3, [("outgoing", 3)]),
        ({"outgoing"}, None, 3, [("outgoing", 3)]),  # since before its first cycle
        ({"outgoing"}, LONG_AGO, 0, []),
        ({"outgoing"}, JUST_NOW, 3, []),
        ({"incoming"}, LONG_AGO, 0, [("incoming", 1)]),
        ({"incoming"}, JUST_NOW, 0, []),
        ({"incoming", "outgoing"}, LONG_AGO, 3, [("outgoing", 3), ("incoming", 1)]),
        (set(), LONG_AGO, 3, []),
    ],
)
def test_a_pause_is_told_when_it_lasts(
    paused: set[Flow], succeeded_at: datetime | None, pending: int, told: list[tuple[Flow, int]]
) -> None:
    seen = FlowSeen(None, succeeded_at, None)
    status = msgspec.structs.replace(WELL, incoming=seen, outgoing=seen)
    needs = list(needs_of_pauses(paused, status, pending, NOON))
    assert [(need.flow, need.count) for need in needs] == told
    assert all(need.action == Resume(need.flow) for need in needs if need.flow)


def test_it_stands_among_what_needs_a_person_until_it_ends(world: World) -> None:
    def told() -> list[object]:
        with world.database.reading() as connection:
            return [need.action for need in read_overview(connection, world.clock.now()).needs]

    world.order()
    for paused in (["outgoing"], []):
        with world.database.writing() as connection:
            keep_paused(connection, paused)
        assert (Resume("outgoing") in told()) is bool(paused)
