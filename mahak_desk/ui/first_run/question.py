"""What every question of the first run is: a title, plain words, an answer, and what Next does with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.passwords.password_dialog import MISSING, ask_password
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import advice


class Question(QWidget):
    """A subclass fills `inside`, begins in `ask`, and keeps the answer in `next`, which ends in `answered`."""

    answered = Signal()
    """The answer is kept: the next question may come."""
    next_wanted = Signal()
    """Enter was pressed in the last line of the question: as Next."""
    next_changed = Signal()
    """What the Next button says, or whether it can be pressed, has changed."""

    def __init__(self, around: Surroundings, title: str, text: str) -> None:
        super().__init__()
        self.around = around
        self.office = around.desk.office
        self.next_words = self.tr("Next")
        self.can_go_on = True
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(14)
        self.title = label(title, role="title", wraps=True)
        self.inside.addWidget(self.title)
        self.inside.addWidget(label(text, tone="muted", wraps=True))
        self.told = Banner(around.look, around.speech)

    def ask(self) -> None:
        """The question is in sight: read what it needs."""

    def next(self) -> None:
        """Keep the answer; `answered` follows, now or when it is done."""
        self.answered.emit()

    def close_with(self, *widgets: QWidget) -> None:
        """The rest of the question, with the banner and room below it."""
        for widget in widgets:
            self.inside.addWidget(widget)
        self.inside.addWidget(self.told)
        self.inside.addStretch(1)

    def let_go_on(self, can: bool, words: str | None = None) -> None:
        """Whether Next can be pressed, and what it says."""
        self.can_go_on = can
        self.next_words = words or self.tr("Next")
        self.next_changed.emit()

    def failed(self, error: DeskError) -> None:
        """The answer could not be kept; Next may be tried again."""
        self.tell(error)
        self.let_go_on(True, self.next_words)

    def tell(self, error: DeskError) -> None:
        """What failed; a password that no keyring has kept since the last start is asked for anew."""
        speech = self.around.speech
        verbs = []
        if error.code in MISSING:
            verbs.append(Verb(self.tr("Enter the password…"), self._ask_password, primary=True))
        self.told.say("bad", speech.words(error.title), advice(error, speech), *verbs)

    def _ask_password(self) -> None:
        dialog = ask_password(self.around, self.window())
        if dialog is not None:
            dialog.accepted.connect(self.ask)
