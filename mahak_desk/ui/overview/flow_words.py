"""What a flow is doing, as a shopkeeper says it: pure functions of its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from mahak_desk.sync.loop_state import (
    Blocked,
    HeldElsewhere,
    Idle,
    LoopState,
    Paused,
    Running,
    Stopped,
    WaitingToRetry,
)
from mahak_desk.sync.problems import Flow
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.words.advice import advice
from mahak_desk.ui.words.speech import Speech


@dataclass(frozen=True)
class FlowSaid:
    """A state in a few words, with a sentence below it where there is more to say."""

    tone: Tone
    title: str
    more: str = ""


class FlowWords(QObject):
    """A QObject because Qt's tools find plurals in `tr` only."""

    def problems(self, count: int) -> str:
        return self.tr("%n problem(s) with goods", "", count)

    def orders(self, count: int) -> str:
        return self.tr("%n order(s) need you", "", count)


def flow_said(flow: Flow, state: LoopState | None, waiting_for_person: int, speech: Speech) -> FlowSaid:
    """`waiting_for_person` counts what of this flow needs somebody: orders, or problems of goods."""
    translate = QCoreApplication.translate
    match state:
        case Running(stage=stage, done=done, total=total):
            return FlowSaid("accent", stage_words(stage), _progress(stage, done, total, speech))
        case Paused():
            return FlowSaid("warn", translate("FlowWords", "Paused"), _left_undone(flow))
        case WaitingToRetry(why=why, unreachable_since=since) if since is not None:
            said = translate("FlowWords", "Mahak unreachable since {0}").format(speech.time(since))
            return FlowSaid("warn", said, speech.words(why.title))
        case WaitingToRetry(why=why):
            return FlowSaid(
                "warn", translate("FlowWords", "Did not work; trying again soon"), speech.words(why.title)
            )
        case Blocked(why=why):
            return FlowSaid("bad", speech.words(why.title), advice(why, speech))
        case HeldElsewhere(by=by):
            said = translate("FlowWords", "The computer {0} is doing this").format(speech.latin(by))
            return FlowSaid("muted", said)
        case Idle(last=None) | None:
            return FlowSaid("muted", translate("FlowWords", "About to begin"))
        case Stopped():
            return FlowSaid("muted", translate("FlowWords", "Stopped"))
        case Idle():
            return _at_rest(flow, waiting_for_person, speech)


def _left_undone(flow: Flow) -> str:
    """By a paused flow: whoever chose it, or comes to the shop later, may not think of what it means."""
    translate = QCoreApplication.translate
    if flow == "incoming":
        return translate("FlowWords", "The website is not updated until you press Resume.")
    return translate("FlowWords", "No order goes to Mahak until you press Resume.")


def _at_rest(flow: Flow, waiting: int, speech: Speech) -> FlowSaid:
    translate = QCoreApplication.translate
    if flow == "incoming":
        if not waiting:
            return FlowSaid("good", translate("FlowWords", "The website is up to date"))
        more = speech.in_digits(FlowWords().problems(waiting))
        return FlowSaid("good", translate("FlowWords", "The website is up to date"), more)
    if not waiting:
        return FlowSaid("good", translate("FlowWords", "All orders are in Mahak"))
    return FlowSaid("warn", speech.in_digits(FlowWords().orders(waiting)))


def stage_words(stage: str) -> str:
    """What a running cycle is at."""
    translate = QCoreApplication.translate
    match stage:
        case "connecting" | "starting":
            return translate("FlowWords", "Connecting to Mahak…")
        case "asking":
            return translate("FlowWords", "Asking Mahak what is new…")
        case "storing":
            return translate("FlowWords", "Receiving from Mahak…")
        case "applying":
            return translate("FlowWords", "Updating the website…")
        case "sending":
            return translate("FlowWords", "Sending orders…")
        case _:
            return translate("FlowWords", "Working…")


def _progress(stage: str, done: int, total: int, speech: Speech) -> str:
    if not total:
        return ""
    if stage == "storing":  # in bytes
        percent = min(100, 100 * done // total)
        return QCoreApplication.translate("FlowWords", "{0}%").format(speech.number(percent))
    said = QCoreApplication.translate("FlowWords", "{0} of {1}")
    return said.format(speech.number(done), speech.number(total))


def last_run(state: LoopState | None, known: datetime | None) -> datetime | None:
    """When a cycle last ran to its end: as the flow says or, before its first, as was recorded."""
    last = getattr(state, "last", None)
    return known if last is None else last.finished_at


def next_run(state: LoopState | None) -> datetime | None:
    """None while it runs, is paused, or waits for a person."""
    found: datetime | None = getattr(state, "next_run_at", None)
    return found
