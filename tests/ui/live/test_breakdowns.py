"""Flows that break down come back after pauses that grow, and start over once they have run well."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mahak_desk.ui.live.breakdowns import ENDURED, Breakdowns
from tests.ui.clocks import HandClock


@pytest.mark.parametrize(
    ("ran_for", "pauses"),
    [
        ([0, 0, 0], [30, 60, 120]),
        ([0] * 8, [30, 60, 120, 240, 480, 960, 1920, 3600]),
        ([0, ENDURED.total_seconds() - 1, 0], [30, 60, 120]),
        ([0, 0, ENDURED.total_seconds(), 0], [30, 60, 30, 60]),
    ],
)
def test_each_pause_in_a_row_is_longer(ran_for: list[float], pauses: list[float]) -> None:
    clock = HandClock()
    breakdowns = Breakdowns(clock)
    waited = []
    for seconds in ran_for:
        breakdowns.flows_begin()
        clock.passes(timedelta(seconds=seconds))
        again = breakdowns.flows_broke(ValueError()).again
        waited.append((again.at - clock.now()).total_seconds())
        clock.at = again.at
    assert waited == pauses


def test_the_fault_is_named_and_not_the_group_it_came_in() -> None:
    fault = ExceptionGroup("both flows", [ExceptionGroup("one", [ZeroDivisionError()])])
    assert "ZeroDivisionError" in Breakdowns(HandClock()).flows_broke(fault).sentence("en")
