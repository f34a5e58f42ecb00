"""One run as the pane beside the table tells it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.activity.run_lines import MOST_FACTS, RunFacts, RunProblem
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.banner import BannerTone, Verb
from mahak_desk.ui.parts.details import Details, Event, Fact, NextStep, Section
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.flow_names import flow_name
from mahak_desk.ui.words.speech import Speech

Go = Callable[[Place], None]

_TONES: dict[str, Tone] = {
    "failed": "bad",
    "partial": "warn",
    "skipped": "muted",
    "running": "accent",
    "ok": "good",
}
"""The results, the worst first."""
_OUTCOME_TONES: dict[str, Tone] = {"sent": "good", "refused": "bad"}


def result_tone(result: str) -> Tone:
    return _TONES.get(result, "muted")


def result_rank(result: str) -> int:
    """For ordering: what needs somebody comes first."""
    return [*_TONES, result].index(result)


def result_words(result: str) -> str:
    """How a run ended, in a word or two."""
    translate = QCoreApplication.translate
    match result:
        case "ok":
            return translate("RunDetails", "Done")
        case "partial":
            return translate("RunDetails", "With problems")
        case "failed":
            return translate("RunDetails", "Failed")
        case "skipped":
            return translate("RunDetails", "Skipped")
        case "running":
            return translate("RunDetails", "Running")
        case _:
            return result


def run_details(facts: RunFacts, speech: Speech, go: Go) -> Details:
    """Why it failed on top, then what it did, then its orders and what it met."""
    translate = QCoreApplication.translate
    run = facts.run
    steps = []
    if run.why is not None:
        tone: BannerTone = "bad" if run.result == "failed" else "accent"
        steps.append(NextStep(tone, result_words(run.result), speech.words(run.why)))
    about = [
        Fact(translate("RunDetails", "Began"), speech.moment(run.started_at)),
        Fact(translate("RunDetails", "Ended"), speech.moment(run.finished_at)),
        Fact(translate("RunDetails", "Result"), result_words(run.result), tone=result_tone(run.result)),
        Fact(translate("RunDetails", "Kind"), _kind(run.kind)),
    ]
    counts = [Fact(speech.words(label), speech.number(count)) for label, count in facts.counts]
    sections = [Section(facts=about)]
    if counts:
        sections.append(Section(translate("RunDetails", "What it did"), facts=counts))
    if facts.orders:
        orders = [
            Fact(
                code_text(order.number, speech),
                _outcome(order.outcome),
                tone=_OUTCOME_TONES.get(order.outcome or "", "text"),
            )
            for order in facts.orders
        ]
        sections.append(Section(_headed(translate("RunDetails", "Orders tried"), len(orders)), facts=orders))
    if facts.problems:
        met = [Event(run.started_at, _problem(problem, speech), tone="warn") for problem in facts.problems]
        sections.append(Section(_headed(translate("RunDetails", "Problems first met"), len(met)), events=met))
    verbs: tuple[Verb, ...] = ()
    if facts.problems:
        place = Place("activity", chip="problems", row=facts.problems[0].id)
        verbs = (Verb(translate("RunDetails", "See the problems"), partial(go, place), icon="list"),)
    return Details(flow_name(run.flow), speech.moment(run.started_at), steps, sections, verbs)


def _headed(heading: str, count: int) -> str:
    if count < MOST_FACTS:
        return heading
    return QCoreApplication.translate("RunDetails", "{0} (the first {1})").format(heading, count)


def _kind(kind: str) -> str:
    if kind == "full":
        return QCoreApplication.translate("RunDetails", "Everything compared")
    return QCoreApplication.translate("RunDetails", "What was new")


def _outcome(outcome: str | None) -> str:
    translate = QCoreApplication.translate
    match outcome:
        case "sent":
            return translate("RunDetails", "sent")
        case "refused":
            return translate("RunDetails", "refused by Mahak")
        case "not_sent":
            return translate("RunDetails", "not sent; it goes again")
        case None:
            return "…"
        case _:
            return translate("RunDetails", "in doubt; it is looked for")


def _problem(problem: RunProblem, speech: Speech) -> str:
    fa, en = problem.told
    told = fa if speech.language == "fa" else en
    thing = problem.name or code_text(problem.entity_id, speech)
    return f"{thing}: {speech.in_digits(told.title)}"
