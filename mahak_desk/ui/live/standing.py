"""The worst of everything in one word and one sentence: for the tray, whose icon has room for no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import (
    Blocked,
    HeldElsewhere,
    LoopState,
    Running,
    WaitingToRetry,
    paused_of,
)
from mahak_desk.sync.problems import Flow
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.words.advice import advice
from mahak_desk.ui.words.flow_names import paused_words
from mahak_desk.ui.words.speech import Speech

Level = Literal["well", "paused", "attention", "trouble"]


@dataclass(frozen=True)
class Standing:
    """`lines` are said in the tooltip, the worst first."""

    level: Level
    lines: tuple[str, ...]


class Standings(QObject):
    """Says how the shop stands; a QObject because Qt's tools find plurals in `tr` only."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech

    def of(
        self,
        states: Mapping[Flow, LoopState],
        glance: Glance | None,
        closed_by: DeskError | None,
        now: datetime,
        *,
        is_set_up: bool = True,
    ) -> Standing:
        """trouble: nothing goes without a person; attention: something waits for one, or Mahak is silent.

        `closed_by` is why the shop could not be opened. Without `states` no flow runs yet.
        """
        words = self._speech.words
        if closed_by is not None:
            return Standing("trouble", (words(closed_by.title),))
        if not states:
            return Standing(
                "paused", (self.tr("Opening the shop…") if is_set_up else self.tr("Not set up yet"),)
            )
        blocked = [state.why for state in states.values() if isinstance(state, Blocked)]
        if blocked:
            return Standing("trouble", (words(blocked[0].title), advice(blocked[0], self._speech)))
        lines = [*self._waiting(glance), *self._unreachable(states)]
        level: Level = "attention" if lines else "well"
        if paused := paused_words(paused_of(states)):
            lines.append(paused)
            level = "paused" if level == "well" else level
        return Standing(level, tuple(lines + self._calm(states, now)))

    def _waiting(self, glance: Glance | None) -> list[str]:
        if glance is None or not glance.needs_you:
            return []
        return [self._speech.in_digits(self.tr("%n order(s) need you", "", glance.needs_you))]

    def _unreachable(self, states: Mapping[Flow, LoopState]) -> list[str]:
        since = [
            state.unreachable_since
            for state in states.values()
            if isinstance(state, WaitingToRetry) and state.unreachable_since is not None
        ]
        if not since:
            return []
        return [self.tr("Mahak unreachable since {0}").format(self._speech.time(min(since)))]

    def _calm(self, states: Mapping[Flow, LoopState], now: datetime) -> list[str]:
        if any(isinstance(state, Running) for state in states.values()):
            return [self.tr("Syncing…")]
        lines = [
            self.tr("The computer {0} runs the flows").format(self._speech.latin(state.by))
            for state in states.values()
            if isinstance(state, HeldElsewhere)
        ][:1]
        lasts = (getattr(state, "last", None) for state in states.values())
        done = [last.finished_at for last in lasts if last is not None]
        if done:
            lines.append(self.tr("Last sync {0}").format(self._speech.ago(max(done), now)))
        return lines
