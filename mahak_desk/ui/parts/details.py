"""What a detail pane is told of a row, and the same as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.banner import BannerTone, Verb
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


def in_lines(details: Details, speech: Speech) -> str:
    """Everything but what is folded away, to be pasted elsewhere."""
    return plain("\n".join(filter(None, _lines(details, speech))))


def _lines(details: Details, speech: Speech) -> Iterator[str]:
    yield from (details.title, details.subtitle)
    for step in details.next_steps:
        yield from (step.title, step.text)
    for section in details.sections:
        yield section.heading
        yield from (f"{fact.name}: {fact.value}" if fact.name else fact.value for fact in section.facts)
        yield from (f"{speech.moment(event.at)} {event.text}" for event in section.events)
        if section.widget is not None:
            yield from (each.text() for each in section.widget.findChildren(QLabel))
