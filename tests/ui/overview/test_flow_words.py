"""Every state of a flow has its words, its mark, and a sentence where there is more to say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.errors import Words
from mahak_desk.mahak.errors import MahakUnreachable
from mahak_desk.sync.cycle import CycleResult
from mahak_desk.sync.loop_state import (
    Blocked,
    HeldElsewhere,
    Idle,
    LoopState,
    Paused,
    Running,
    Stopped,
    WaitingToRetry,
)
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.setbacks import CycleCrashed
from mahak_desk.ui.overview.flow_words import flow_said, last_run, next_run
from mahak_desk.ui.words.speech import Speech, plain

NOON = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
DONE = CycleResult("ok", {}, 0, NOON)
CRASH = CycleCrashed(ValueError())


@pytest.mark.parametrize(
    ("flow", "state", "waiting", "tone", "title", "more"),
    [
        ("incoming", None, 0, "muted", "About to begin", ""),
        ("incoming", Idle(NOON, None), 0, "muted", "About to begin", ""),
        ("incoming", Idle(NOON, DONE), 0, "good", "The website is up to date", ""),
        ("incoming", Idle(NOON, DONE), 2, "good", "The website is up to date", "2 problem(s) with goods"),
        ("outgoing", Idle(NOON, DONE), 0, "good", "All orders are in Mahak", ""),
        ("outgoing", Idle(NOON, DONE), 3, "warn", "3 order(s) need you", ""),
        (
            "incoming",
            Running("applying", 1200, 35_000, NOON, False, False),
            0,
            "accent",
            "Updating the website…",
            "1,200 of 35,000",
        ),
        (
            "incoming",
            Running("storing", 10, 40, NOON, False, False),
            0,
            "accent",
            "Receiving from Mahak…",
            "25%",
        ),
        (
            "outgoing",
            Running("asking", 0, 0, NOON, False, False),
            0,
            "accent",
            "Asking Mahak what is new…",
            "",
        ),
        ("outgoing", Paused(DONE), 5, "warn", "Paused", "No order goes to Mahak until you press Resume."),
        (
            "incoming",
            Paused(None),
            0,
            "warn",
            "Paused",
            "The website is not updated until you press Resume.",
        ),
        (
            "outgoing",
            WaitingToRetry(NOON, CRASH, 1, None),
            0,
            "warn",
            "Did not work; trying again soon",
            "An unexpected fault ended this cycle (ValueError).",
        ),
        ("incoming", HeldElsewhere(NOON, "PC-2"), 0, "muted", "The computer PC-2 is doing this", ""),
        ("incoming", Stopped(), 0, "muted", "Stopped", ""),
    ],
)
def test_a_state_is_said(
    qapp: QApplication, flow: Flow, state: LoopState | None, waiting: int, tone: str, title: str, more: str
) -> None:
    said = flow_said(flow, state, waiting, Speech.chosen("en"))
    assert (said.tone, plain(said.title), plain(said.more)) == (tone, title, more)


def test_mahak_is_unreachable_since_a_moment_of_tehran(qapp: QApplication) -> None:
    why = MahakUnreachable("mahak", Words("نشد", "refused"))
    said = flow_said("incoming", WaitingToRetry(NOON, why, 4, NOON), 0, Speech.chosen("en"))
    assert (said.tone, said.title) == ("warn", "Mahak unreachable since 12:00")


def test_what_only_a_person_can_end_says_what_to_do(qapp: QApplication) -> None:
    said = flow_said("incoming", Blocked(None, CRASH), 0, Speech.chosen("en"))
    assert said.tone == "bad"
    assert plain(said.more) == CRASH.advice.en


def test_the_last_run_is_the_recorded_one_until_the_flow_has_one(qapp: QApplication) -> None:
    assert last_run(None, NOON) == NOON
    assert last_run(Idle(NOON, None), None) is None
    assert last_run(Paused(DONE), None) == NOON


def test_a_paused_flow_has_no_next_run() -> None:
    assert next_run(Paused(DONE)) is None
    assert next_run(Idle(NOON, DONE)) == NOON
