"""The worst of everything, in one word and few sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import (
    Blocked,
    HeldElsewhere,
    Idle,
    LoopState,
    Paused,
    Running,
    WaitingToRetry,
)
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.live.standing import Level, Standing, Standings
from mahak_desk.ui.words.speech import Speech, plain
from mahak_desk.ui.words.translation import Translation
from tests.ui.glances import NOW, Refused, a_glance, a_result

LAST = a_result(at=NOW - timedelta(minutes=4))
IDLE = Idle(NOW, LAST)
RUNNING = Running("reading", 3, 10, NOW, False, False)
PAUSED = Paused(LAST)
FORCED = Running("reading", 3, 10, NOW, False, True)
BLOCKED = Blocked(None, Refused())
UNREACHABLE = WaitingToRetry(NOW, Refused(), 3, NOW - timedelta(hours=1))
HICCUP = WaitingToRetry(NOW, Refused(), 1, None)
ELSEWHERE = HeldElsewhere(NOW, "PC-2")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    Translation(qapp).speak("en")


def stand(
    states: Mapping[str, LoopState], glance: Glance | None, closed_by: DeskError | None = None
) -> Standing:
    return Standings(Speech.chosen("en")).of(states, glance, closed_by, NOW)


@pytest.mark.parametrize(
    ("incoming", "outgoing", "needs_you", "level", "first"),
    [
        (IDLE, IDLE, 0, "well", "Last sync 4 minutes ago"),
        (RUNNING, IDLE, 0, "well", "Syncing…"),
        (PAUSED, IDLE, 0, "paused", "Mahak → website is paused"),
        (IDLE, PAUSED, 0, "paused", "Website → Mahak is paused"),
        (PAUSED, PAUSED, 0, "paused", "Both flows are paused"),
        (FORCED, IDLE, 0, "paused", "Mahak → website is paused"),
        (PAUSED, PAUSED, 2, "attention", "2 orders need you"),
        (IDLE, IDLE, 1, "attention", "1 order needs you"),
        (UNREACHABLE, IDLE, 0, "attention", "Mahak unreachable since 12:00"),
        (UNREACHABLE, PAUSED, 0, "attention", "Mahak unreachable since 12:00"),
        (HICCUP, IDLE, 0, "well", "Last sync 4 minutes ago"),
        (BLOCKED, IDLE, 3, "trouble", "The password was refused."),
        (IDLE, BLOCKED, 0, "trouble", "The password was refused."),
        (BLOCKED, PAUSED, 0, "trouble", "The password was refused."),
        (ELSEWHERE, ELSEWHERE, 0, "well", "The computer PC-2 runs the flows"),
    ],
)
def test_what_is_worst_decides(
    incoming: LoopState, outgoing: LoopState, needs_you: int, level: Level, first: str
) -> None:
    stands = stand(
        {"incoming": incoming, "outgoing": outgoing},
        a_glance(needs_you=needs_you),
    )
    assert stands.level == level
    assert plain(stands.lines[0]) == first


def test_a_shop_that_cannot_be_opened_is_trouble_whatever_its_flows_did() -> None:
    stands = stand({"incoming": IDLE}, a_glance(needs_you=3), Refused())
    assert stands.level == "trouble"
    assert [plain(line) for line in stands.lines] == ["The password was refused."]


def test_a_blocked_flow_says_the_next_step_too() -> None:
    stands = stand({"incoming": BLOCKED, "outgoing": BLOCKED}, None, None)
    assert [plain(line) for line in stands.lines] == [
        "The password was refused.",
        "Enter it in the settings.",
    ]


def test_the_earliest_silence_counts() -> None:
    later = WaitingToRetry(NOW, Refused(), 1, NOW - timedelta(minutes=5))
    stands = stand({"incoming": later, "outgoing": UNREACHABLE}, None, None)
    assert stands.lines == ("Mahak unreachable since 12:00",)


@pytest.mark.parametrize("glance", [None, a_glance(needs_you=2)])
def test_a_shop_whose_flows_do_not_run_yet_is_not_said_to_be_well(glance: Glance | None) -> None:
    assert stand({}, glance) == Standing("paused", ("Opening the shop…",))
    asked = Standings(Speech.chosen("en")).of({}, glance, None, NOW, is_set_up=False)
    assert asked == Standing("paused", ("Not set up yet",))


def test_before_the_first_cycle_nothing_is_said() -> None:
    assert stand({"incoming": Idle(NOW, None)}, None) == Standing("well", ())
