"""A banner: what is wrong or has been done, in a sentence, with at most two buttons; never a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import button, clear, column, label, row, set_tone
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.words.advice import advice
from mahak_desk.ui.words.speech import Speech

BannerTone = Literal["bad", "warn", "good", "accent"]

_ICONS = {"bad": "circle-x", "warn": "triangle-alert", "good": "circle-check", "accent": "info"}


@dataclass(frozen=True)
class Verb:
    """Something a person can do about it: what the button says, and what it does."""

    text: str
    do: Callable[[], object]
    icon: str | None = None
    primary: bool = False


class Banner(QFrame):
    """Hidden until it has something to say; what it says stays until it is said otherwise or closed."""

    closed = Signal()
    """A person has read it."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self.setProperty("role", "banner")
        self._icon = label()
        self._title = label(role="heading", wraps=True)
        self._text = label(wraps=True)
        self._verbs = row()
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setIcon(look.icon("x"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)
        self._words = column(self._title, self._text, spacing=2)
        inside = row(self._icon, self._words, self._verbs, self._close, spacing=12)
        inside.setStretch(1, 1)
        inside.setContentsMargins(14, 8, 8, 8)
        self.setLayout(inside)
        self.hide()

    def say(self, tone: BannerTone, title: str, text: str = "", *verbs: Verb) -> None:
        set_tone(self, tone)
        self._icon.setPixmap(self._look.pixmap(_ICONS[tone], 20, tone))
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        clear(self._verbs)
        for verb in verbs:
            self._verbs.addWidget(self._button(verb))
        self.setAccessibleName(f"{title} {text}")
        self.show()

    def stand_alone(self, verbs: tuple[Verb, ...]) -> None:
        """In a narrow pane: not to be closed, the verbs below the words."""
        self._close.hide()
        if verbs:
            self._words.addWidget(wrapped(*map(self._button, verbs)))

    def tell_error(self, error: DeskError, *verbs: Verb) -> None:
        """A failure with its next step."""
        self.say("bad", self._speech.words(error.title), advice(error, self._speech), *verbs)

    def _button(self, verb: Verb) -> QWidget:
        role: Literal["primary", "plain"] = "primary" if verb.primary else "plain"
        return button(verb.text, verb.do, self._look, role=role, icon=verb.icon)
