"""The first run fills the window until the shop is set up: one question at a time, back and next, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mahak_desk.sync.office.first_run import STEPS, Step
from mahak_desk.ui.first_run.account_question import AccountQuestion
from mahak_desk.ui.first_run.database_question import DatabaseQuestion
from mahak_desk.ui.first_run.mahak_questions import PricesQuestion, StoresQuestion
from mahak_desk.ui.first_run.opening_questions import LanguageQuestion, ShopQuestion
from mahak_desk.ui.first_run.preview_question import PreviewQuestion
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import button, card, label, row
from mahak_desk.ui.window.surroundings import Surroundings

WIDTH = 680


class FirstRun(QWidget):
    """Begins at the step it was left at; every answer is kept at once, so it can be left at any time."""

    finished = Signal()
    """The shop is set up: the flows may run."""
    holds_typing = True

    def __init__(
        self, around: Surroundings, begin_at: Step, open_practice: Callable[[], None] | None = None
    ) -> None:
        """`open_practice` opens the practice shop in a window of its own; None where it cannot."""
        super().__init__()
        self._around = around
        self._makers: dict[Step, Callable[[], Question]] = {
            "language": partial(LanguageQuestion, around),
            "shop": partial(ShopQuestion, around, open_practice),
            "credentials": partial(AccountQuestion, around),
            "database": partial(DatabaseQuestion, around),
            "prices": partial(PricesQuestion, around),
            "stores": partial(StoresQuestion, around),
            "preview": partial(PreviewQuestion, around),
        }
        self.question: Question | None = None
        self.step: Step = begin_at
        self._is_answering = False
        self._unread = QTimer(self)
        self._unread.setSingleShot(True)
        self._unread.timeout.connect(self._show_next)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._where = label(tone="muted")
        self._progress = QProgressBar()
        self._progress.setRange(0, len(STEPS))
        self._progress.setTextVisible(False)
        frame, self._place = card()
        self._place.setContentsMargins(28, 24, 28, 24)
        frame.setFixedWidth(WIDTH)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(330)
        self._area.viewport().setAutoFillBackground(False)
        self._place.addWidget(self._area)
        self.back = button(self.tr("Back"), self._back, around.look)
        self.next = button("", self._next, around.look, role="primary")
        inside = QVBoxLayout()
        inside.setSpacing(12)
        inside.addLayout(row(self._where, None))
        inside.addWidget(self._progress)
        inside.addWidget(frame, 1)
        inside.addLayout(row(self.back, None, self.next))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addLayout(row(None, inside, None))
        self._ask()

    def _ask(self) -> None:
        question = self._makers[self.step]()
        question.setObjectName("inside")
        question.answered.connect(self._answered)
        question.next_changed.connect(self._question_changed)
        question.next_wanted.connect(self._next)
        self._is_answering = False
        if self.question is not None:
            # The second click of two was meant for the question before: nobody has read this one yet.
            self._unread.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self.question = question
        former = self._area.takeWidget()
        if former is not None:
            former.deleteLater()  # it may be its own answer that brings the next question
        self._area.setWidget(question)
        self._area.setAccessibleName(question.title.text())
        at = STEPS.index(self.step)
        where = self.tr("Step {0} of {1}").format(at + 1, len(STEPS))
        self._where.setText(self._around.speech.in_digits(where))
        self._progress.setValue(at + 1)
        self.back.setVisible(at > 0)
        self._show_next()
        self.setFocus()
        question.ask()

    def _show_next(self) -> None:
        if self.question is not None:
            self.next.setText(self.question.next_words)
            if self.next.hasFocus() and not self._may_go_on:
                self.setFocus()  # else Qt hands it on to Back
            self.next.setEnabled(self._may_go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is Next, of either kind. A line says itself what comes after it, and a button what it does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        at = self.focusWidget()
        if isinstance(at, QPushButton):
            at.click()
        elif not isinstance(at, QLineEdit):
            self._next()

    def _next(self) -> None:
        if self.question is not None and self._may_go_on:
            self._is_answering = True
            self.question.next()

    @property
    def _may_go_on(self) -> bool:
        if self.question is None or self._is_answering or self._unread.isActive():
            return False
        return self.question.can_go_on

    def _question_changed(self) -> None:
        self._is_answering = False
        self._show_next()

    def _back(self) -> None:
        self._go(STEPS.index(self.step) - 1)

    def _answered(self) -> None:
        at = STEPS.index(self.step) + 1
        if at == len(STEPS):
            self.finished.emit()
        else:
            self._go(at)

    def _go(self, at: int) -> None:
        self.step = STEPS[at]
        self._ask()
