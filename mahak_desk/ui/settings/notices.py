"""The section of notices: what is said unasked, quiet for a while, and a question that was answered for ever."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mahak_desk.ui.parts.plain_parts import button, label, row
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.process.leaving import WITHOUT_TRAY
from mahak_desk.ui.settings.fields import ChoiceField
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings


class NoticesSection(Section):
    """What is said unasked. Quiet and the answer given for ever hold at once: they are no settings."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "notices", self.tr("Notices"))
        self.add_field(
            ChoiceField(
                ("notices", "level"),
                self.tr("Tell me"),
                [
                    ("none", self.tr("Nothing")),
                    ("problems", self.tr("When something needs me")),
                    ("all", self.tr("Everything, good news too")),
                ],
                self.tr("Notices appear beside the clock."),
            )
        )
        self.half_an_hour = button(self.tr("Half an hour"), self._quiet_half_an_hour, around.look)
        self.hour = button(self.tr("An hour"), self._quiet_an_hour, around.look)
        self.eight_hours = button(
            around.speech.in_digits(self.tr("8 hours")), self._quiet_eight_hours, around.look
        )
        self.loud_again = button(self.tr("Tell me again"), self._be_loud, around.look, role="link")
        choices = wrapped(self.half_an_hour, self.hour, self.eight_hours, self.loud_again)
        self.until = label(tone="muted", wraps=True)
        self.add_row(self.tr("Be quiet for"), choices)
        self.add_row("", self.until)
        self.ask_again = button(self.tr("Ask me again"), self._ask_again, around.look, role="link")
        self._closing = self.add_row(
            self.tr("Closing the window"), self._beside(label(self.tr("is not asked about any more.")))
        )
        around.heartbeat.beat.connect(self._beat)
        self._show()

    def _beside(self, words: QWidget) -> QWidget:
        inside = QWidget()
        inside.setLayout(row(words, self.ask_again, None))
        return inside

    def _beat(self, _: QObject) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        speech, until = self.around.speech, self.around.quiet.quiet_until
        self.until.setVisible(until is not None)
        self.until.setText(self.tr("Quiet until {0}").format(speech.time(until)) if until else "")
        self.loud_again.setVisible(until is not None)
        for part in self._closing.parts:
            part.setVisible(bool(self.around.remembered.value(WITHOUT_TRAY, "")))

    def _be_quiet(self, span: timedelta | None) -> None:
        self.around.quiet.be_quiet(span)
        self._show()

    def _quiet_half_an_hour(self) -> None:
        self._be_quiet(timedelta(minutes=30))

    def _quiet_an_hour(self) -> None:
        self._be_quiet(timedelta(hours=1))

    def _quiet_eight_hours(self) -> None:
        self._be_quiet(timedelta(hours=8))

    def _be_loud(self) -> None:
        self._be_quiet(None)

    def _ask_again(self) -> None:
        self.around.remembered.remove(WITHOUT_TRAY)
        self._show()
