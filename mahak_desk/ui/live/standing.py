"""The worst of everything in one word and one sentence: for the tray, whose icon has room for no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QCoreApplication

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import Blocked, HeldElsewhere, LoopState, Paused, Running, WaitingToRetry
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.words.speech import Speech

Level = Literal["well", "paused", "attention", "trouble"]


@dataclass(frozen=True)
class Standing:
    """`lines` are said in the tooltip, the worst first."""

    level: Level
    lines: tuple[str, ...]


def standing(
    states: Mapping[str, LoopState],
    glance: Glance | None,
    closed_by: DeskError | None,
    speech: Speech,
    now: datetime,
) -> Standing:
    """trouble: nothing goes without a person; attention: something waits for one, or Mahak does not answer.

    `closed_by` is why the shop could not be opened.
    """
    if closed_by is not None:
        return Standing("trouble", (speech.words(closed_by.title),))
    blocked = [state.why for state in states.values() if isinstance(state, Blocked)]
    if blocked:
        return Standing("trouble", (speech.words(blocked[0].title), speech.words(blocked[0].advice)))
    lines = [*_waiting(glance, speech), *_unreachable(states, speech)]
    level: Level = "attention" if lines else "well"
    if any(isinstance(state, Paused) for state in states.values()):
        lines.append(_tr("Paused"))
        level = "paused" if level == "well" else level
    return Standing(level, tuple(lines + _calm(states, speech, now)))


def _waiting(glance: Glance | None, speech: Speech) -> list[str]:
    if glance is None or not glance.needs_you:
        return []
    said = QCoreApplication.translate("Standing", "%n order(s) need you", "", glance.needs_you)
    return [speech.in_digits(said)]


def _unreachable(states: Mapping[str, LoopState], speech: Speech) -> list[str]:
    since = [
        state.unreachable_since
        for state in states.values()
        if isinstance(state, WaitingToRetry) and state.unreachable_since is not None
    ]
    return [_tr("Mahak unreachable since {0}").format(speech.time(min(since)))] if since else []


def _calm(states: Mapping[str, LoopState], speech: Speech, now: datetime) -> list[str]:
    if any(isinstance(state, Running) for state in states.values()):
        return [_tr("Syncing…")]
    lines = [
        _tr("The computer {0} runs the flows").format(speech.latin(state.by))
        for state in states.values()
        if isinstance(state, HeldElsewhere)
    ][:1]
    done = [
        last.finished_at for state in states.values() if (last := getattr(state, "last", None)) is not None
    ]
    if done:
        lines.append(_tr("Last sync {0}").format(speech.ago(max(done), now)))
    return lines


def _tr(text: str) -> str:
    return QCoreApplication.translate("Standing", text)
