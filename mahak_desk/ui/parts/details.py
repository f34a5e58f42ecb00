"""The pane beside a table: the next step on top, then facts, then a timeline, with raw text folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.banner import Banner, BannerTone, Verb
from mahak_desk.ui.parts.plain_parts import ButtonRole, button, label, line, row
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.words.speech import Speech, plain


@dataclass(frozen=True)
class NextStep:
    """What is the matter and what can be done about it."""

    tone: BannerTone
    title: str
    text: str = ""
    verbs: tuple[Verb, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One line of a table of facts."""

    name: str
    value: str
    tone: Tone = "text"
    strong: bool = False


@dataclass(frozen=True)
class Event:
    """One moment of a timeline; `raw` is folded under it."""

    at: datetime | None
    text: str
    tone: Tone = "muted"
    raw: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with facts or a timeline below it, or any widget made for it."""

    heading: str = ""
    facts: Sequence[Fact] = ()
    events: Sequence[Event] = ()
    widget: QWidget | None = None


@dataclass(frozen=True)
class Details:
    """Everything a pane shows of one row."""

    title: str
    subtitle: str = ""
    next_steps: Sequence[NextStep] = ()
    sections: Sequence[Section] = ()
    verbs: tuple[Verb, ...] = ()


class DetailPane(QFrame):
    """A card that scrolls; shown by `tell`, emptied by `wait`."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        outer.addWidget(self._scroll)
        self._closer: QToolButton | None = None

    def place_closer(self, closer: QToolButton) -> None:
        """Keep a button in the upper corner at the end of the reading direction."""
        self._closer = closer
        self._move_closer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_closer()

    def _move_closer(self) -> None:
        if self._closer is None:
            return
        size = self._closer.sizeHint()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._closer.setGeometry(
            8 if rtl else self.width() - size.width() - 8, 8, size.width(), size.height()
        )
        self._closer.raise_()

    def wait(self, title: str = "") -> None:
        """Nothing is known yet; the title may be."""
        self.tell(Details(title))

    def tell(self, details: Details) -> None:
        """Show this instead; scrolled to its top unless it is the same row again."""
        canvas = QWidget()
        canvas.setObjectName("inside")
        body = QVBoxLayout(canvas)
        body.setContentsMargins(16, 14, 16, 16)
        body.setSpacing(12)
        if details.title:
            title = label(details.title, role="heading", wraps=True, selectable=True)
            title.setContentsMargins(0, 0, 28, 0)  # Qt mirrors neither this nor the button it makes room for
            if self._speech.is_rtl:
                title.setContentsMargins(28, 0, 0, 0)
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
        at = self._scroll.verticalScrollBar().value()
        same = self.property("shown") == details.title
        self.setProperty("shown", details.title)
        self._scroll.setWidget(canvas)
        self._scroll.verticalScrollBar().setValue(at if same else 0)

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


class Folded(QWidget):
    """Raw text under a small arrow, with a button that copies it."""

    def __init__(self, title: str, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self._arrow = QToolButton()
        self._arrow.setProperty("role", "quiet")
        self._arrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._arrow.setText(title)
        self._arrow.setCheckable(True)
        self._arrow.toggled.connect(self._unfold)
        self._copy = button(self.tr("Copy"), self._copy_text, look, role="link", icon="copy")
        self._box = QPlainTextEdit()
        self._box.setReadOnly(True)
        self._box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        # Wire text is left to right whatever the window is.
        self._box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._box.setMinimumHeight(140)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self._arrow, self._copy, None))
        layout.addWidget(self._box)
        self._unfold(False)

    def _unfold(self, unfolded: bool) -> None:
        self._arrow.setIcon(
            self._look.icon("chevron-down" if unfolded else "chevron-right", directional=not unfolded)
        )
        if unfolded and not self._box.toPlainText():
            self._box.setPlainText(self._text)
        self._box.setVisible(unfolded)
        self._copy.setVisible(unfolded)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(plain(self._text))
