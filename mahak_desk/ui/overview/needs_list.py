"""What needs a person: one line each, with the one button that begins to end it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mahak_desk.errors import in_a_row
from mahak_desk.sync.activity.needs import Level, Need
from mahak_desk.sync.loop_state import paused_of
from mahak_desk.sync.problems import Flow
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.overview.next_click import NextClicks
from mahak_desk.ui.parts.plain_parts import button, card, clear, column, label, line, row
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import advice_of_code
from mahak_desk.ui.words.flow_names import paused_words

FEW = 6
"""How many are shown before one asks for all."""

_MARK = 14

_TONES: dict[Level, Tone] = {"bad": "bad", "warn": "warn", "notice": "muted"}


class NeedsList(QFrame):
    """A card; calm words where there is nothing."""

    def __init__(self, around: Surroundings, clicks: NextClicks) -> None:
        super().__init__()
        self._around = around
        self._clicks = clicks
        self._needs: Sequence[Need] = ()
        self._paused: frozenset[Flow] = frozenset()
        self._all = False
        self._when: list[tuple[Callable[[str], None], datetime]] = []
        self._verbs: list[QPushButton] = []
        frame, self._inside = card(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._heading = label(self.tr("Needs you"), role="heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._inside.addWidget(self._heading)
        self._inside.addLayout(self._lines)
        self._inside.addStretch(1)
        around.shop.flow_moved.connect(self._moved)
        around.heartbeat.beat.connect(self._beat)

    def tell(self, needs: Sequence[Need]) -> None:
        paused = paused_of(self._around.shop.states)
        if (needs, paused) != (self._needs, self._paused) or not self._lines.count():
            self._needs, self._paused = needs, paused
            self._fill()

    def _moved(self, _flow: str, _state: object) -> None:
        if self._lines.count():  # else nobody knows yet whether anything waits
            self.tell(self._needs)

    def button_of(self, action: Hashable) -> QPushButton | None:
        """The button that does this, if there still is one; its line is listed then."""
        places = [place for place, need in enumerate(self._needs) if need.action == action]
        if not places:
            return None
        if places[0] >= len(self._verbs):
            self._show_all()
        return self._verbs[places[0]]

    def _fill(self) -> None:
        clear(self._lines)
        self._when = []
        self._verbs = []
        if not self._needs:
            self._lines.addLayout(self._calm())
            return
        shown = self._needs if self._all else self._needs[:FEW]
        for place, need in enumerate(shown):
            if place:
                self._lines.addWidget(line())
            self._lines.addLayout(self._one(need))
        if left := len(self._needs) - len(shown):
            more = self._around.speech.in_digits(self.tr("Show %n more", "", left))
            self._lines.addLayout(row(button(more, self._show_all, self._around.look, role="link"), None))

    def _calm(self) -> QVBoxLayout:
        mark, look = label(), self._around.look
        if self._paused:
            mark.setPixmap(look.mark("warn").pixmap(_MARK, _MARK))
            said = self.tr("{0}. Nothing else needs you.").format(paused_words(self._paused))
        else:
            mark.setPixmap(look.pixmap("circle-check", 20, "good"))
            said = self.tr("Nothing needs you. All is well.")
        calm = row(mark, label(said, wraps=True), spacing=8)
        calm.setStretch(1, 1)
        return column(calm)

    def _one(self, need: Need) -> QVBoxLayout:
        speech, look = self._around.speech, self._around.look
        mark = label()
        mark.setPixmap(look.mark(_TONES[need.level]).pixmap(_MARK, _MARK))
        mark.setFixedWidth(_MARK)
        title = label(speech.words(need.title), wraps=True, selectable=True)
        title.setToolTip(as_tooltip(speech.words(need.why)))
        verb = self._clicks.verb_for(need)
        made = button(verb.text, verb.do, look, icon=verb.icon)
        made.setAccessibleDescription(title.text())
        self._verbs.append(made)
        upper = row(mark, title, made, spacing=8)
        upper.setStretch(1, 1)
        below = label(self._below(need), tone="muted", wraps=True)
        when = label(tone="muted")
        if need.newest is not None:
            when.setToolTip(speech.moment(need.newest))
            self._when.append((when.setText, need.newest))
            when.setText(speech.ago(need.newest, self._around.heartbeat.now()))
        lower = row(below, when, spacing=8)
        lower.setStretch(0, 1)
        lower.insertSpacing(0, _MARK + 8)  # below the title; a margin would not be mirrored
        return column(upper, lower, spacing=2)

    def _below(self, need: Need) -> str:
        speech = self._around.speech
        here = advice_of_code(need.reason)  # of a flow that stands still the engine only has its command
        said = here or speech.words(need.next_step) or speech.words(need.why)
        if need.reason in _TOLD_WHOLE:
            said = in_a_row(speech.words(need.why), speech.words(need.next_step))
        return said

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _beat(self, now: datetime) -> None:
        if self.isVisible():
            for put, moment in self._when:
                put(self._around.speech.ago(moment, now))


_TOLD_WHOLE = frozenset(
    ("mass-change", "refused-by-mahak", "carrier-refused", "line-refused", "person-refused")
)
"""Reasons whose why holds what a person has to read: numbers, or Mahak's own words."""
