"""The page that takes the others' place while the shop cannot be opened: what, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.ui.live.breakdowns import FlowsBroke
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.plain_parts import button, card, label, row
from mahak_desk.ui.window.bundle_saving import BundleSaving
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import advice
from mahak_desk.ui.words.speech import Speech


class Trouble(QWidget):
    """One card in the middle, and below it what ends the trouble where that can be done here."""

    def __init__(
        self,
        error: DeskError,
        verbs: Sequence[Verb],
        around: Surroundings,
        remedy: QWidget | None = None,
    ) -> None:
        """`remedy` stands below it: what the trouble can be ended with at once."""
        super().__init__()
        look, speech = around.look, around.speech
        self.error = error
        self.holds_typing = remedy is not None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame, inside = card(12)
        frame.setMaximumWidth(560)
        picture = label()
        picture.setPixmap(look.pixmap("circle-x", 32, "bad"))
        title = label(speech.words(error.title), role="heading", wraps=True, selectable=True)
        next_step = label(advice(error, speech), wraps=True, selectable=True)
        by_itself = label(self._by_itself(error, speech), tone="muted", wraps=True)
        by_itself.setVisible(error.retry)
        buttons = [
            button(verb.text, verb.do, look, role="primary" if verb.primary else "plain", icon=verb.icon)
            for verb in verbs
        ]
        self.banner = Banner(look, speech)
        self.bundle = BundleSaving(around, self, self.banner)
        buttons.append(
            button(self.tr("Support bundle…"), self.bundle.choose, look, icon="file-archive"),
        )
        for thing in (picture, title, next_step, by_itself):
            inside.addWidget(thing)
        inside.addLayout(row(*buttons, None))
        inside.addWidget(self.banner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addLayout(row(1, frame, 1))
        if remedy is not None:
            remedy.setMaximumWidth(720)
            outer.addSpacing(16)
            outer.addLayout(row(1, remedy, 1))
        outer.addStretch(2)

    def _by_itself(self, error: DeskError, speech: Speech) -> str:
        if isinstance(error, FlowsBroke):
            return self.tr("They start again at {0}.").format(speech.time(error.again.at))
        return self.tr("It is tried again every half minute.")
