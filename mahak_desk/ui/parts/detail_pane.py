"""The pane beside a table: the next step on top, then facts, then a timeline, with raw text folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.details import Details, Event, Fact, NextStep, Section, in_lines
from mahak_desk.ui.parts.folded import Folded
from mahak_desk.ui.parts.kept_place import place_in, take_up, takers
from mahak_desk.ui.parts.plain_parts import ButtonRole, button, label, line, row
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.words.speech import Speech


class DetailPane(QFrame):
    """A card that scrolls; shown by `tell`, emptied by `wait`. Ctrl+C in it copies everything it says."""

    closed = Signal()
    """A person has read it."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self._told: Details | None = None
        self._made_of: object = None
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setAccessibleName(self.tr("Details"))
        outer.addWidget(self._scroll)
        copier = self._corner_button("copy", self.tr("Copy everything (Ctrl+C)"), self.copy)
        closer = self._corner_button("x", self.tr("Close"), self.closed.emit)
        self._corner = [closer, copier]

    def _corner_button(self, icon: str, name: str, do: Callable[[], object]) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "quiet")
        made.setIcon(self._look.icon(icon))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(lambda: do())
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rtl, along = self.layoutDirection() == Qt.LayoutDirection.RightToLeft, 8
        for made in self._corner:
            size = made.sizeHint()
            made.setGeometry(
                along if rtl else self.width() - along - size.width(), 8, size.width(), size.height()
            )
            made.raise_()
            along += size.width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Everything it says, as lines of text."""
        if self._told is not None:
            QGuiApplication.clipboard().setText(in_lines(self._told, self._speech))

    def wait(self, title: str = "") -> None:
        """Nothing is known yet; the title may be."""
        self.tell(Details(title))

    def tell(self, details: Details, made_of: object = None) -> None:
        """Show this instead. Of the same row again, place, focus and what is unfolded stay.

        `made_of` is what all of it was made of: told of the same once more, nothing is built anew.
        """
        if made_of is not None and made_of == self._made_of:
            return
        canvas = self._built(details)
        same = self._told is not None and self._told.title == details.title
        self._told, self._made_of = details, made_of
        at = self._scroll.verticalScrollBar().value()
        former = self._scroll.widget()
        kept = place_in(former) if same and former is not None else None
        self._scroll.setWidget(canvas)
        before: QWidget = self._scroll
        for taker in takers(canvas):
            QWidget.setTabOrder(before, taker)  # and not after everything that was there before
            before = taker
        if kept is not None and not take_up(kept, canvas) and kept.focus is not None:
            self._scroll.setFocus()  # not whatever Qt finds next
        self._scroll.verticalScrollBar().setValue(at if same else 0)

    def _built(self, details: Details) -> QWidget:
        canvas = QWidget()
        canvas.setObjectName("inside")
        body = QVBoxLayout(canvas)
        body.setContentsMargins(16, 14, 16, 16)
        body.setSpacing(12)
        if details.title:
            title = label(details.title, role="heading", wraps=True, selectable=True)
            beside = sum(made.sizeHint().width() for made in self._corner)
            # Qt mirrors neither this nor the buttons it makes room for.
            title.setContentsMargins(*((beside, 0, 0, 0) if self._speech.is_rtl else (0, 0, beside, 0)))
            body.addWidget(title)
        if details.subtitle:
            body.addWidget(label(details.subtitle, tone="muted", wraps=True, selectable=True))
        for step in details.next_steps:
            body.addWidget(self._banner(step))
        if details.verbs:
            body.addWidget(wrapped(*map(self._button, details.verbs)))
        for section in details.sections:
            self._add_section(body, section)
        body.addStretch(1)
        return canvas

    def _button(self, verb: Verb) -> QWidget:
        role: ButtonRole = "primary" if verb.primary else "plain"
        return button(verb.text, verb.do, self._look, icon=verb.icon, role=role)

    def _banner(self, step: NextStep) -> QWidget:
        banner = Banner(self._look, self._speech)
        banner.say(step.tone, step.title, step.text)
        banner.stand_alone(step.verbs)
        return banner

    def _add_section(self, body: QVBoxLayout, section: Section) -> None:
        body.addWidget(line())
        if section.heading:
            body.addWidget(label(section.heading, role="heading"))
        if section.facts:
            body.addLayout(fact_grid(section.facts))
        for event in section.events:
            self._add_event(body, event)
        if section.widget is not None:
            body.addWidget(section.widget)

    def _add_event(self, body: QVBoxLayout, event: Event) -> None:
        when = label(self._speech.moment(event.at), tone="muted")
        mark = label()
        mark.setPixmap(self._look.mark(event.tone).pixmap(12, 12))
        body.addLayout(row(mark, when, None, spacing=6))
        body.addWidget(label(event.text, wraps=True, selectable=True))
        if event.raw:
            body.addWidget(Folded(self.tr("Details"), event.raw, self._look))


def fact_grid(facts: Sequence[Fact], *, at_the_end: bool = False) -> QGridLayout:
    """Names and values; amounts stand below each other `at_the_end` of their lines."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    where = top | Qt.AlignmentFlag.AlignTrailing if at_the_end else top
    for place, fact in enumerate(facts):
        grid.addWidget(label(fact.name, tone="muted"), place, 0, top)
        value = label(
            fact.value,
            tone=fact.tone,
            role="heading" if fact.strong else "body",
            wraps=not at_the_end,
            selectable=True,
        )
        grid.addWidget(value, place, 1, where)
    grid.setRowStretch(len(facts), 1)
    return grid
