"""The few words an order is told by: where it stands, what the filters are called, what an attempt came to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.order_book.order_rows import OrderRow
from mahak_desk.sync.order_book.piles import Pile
from mahak_desk.sync.outgoing.states import State
from mahak_desk.ui.look.palettes import Tone

translate = QCoreApplication.translate


def chip_titles() -> dict[Pile | str, str]:
    """What each filter is called."""
    return {
        "all": translate("Orders", "All"),
        "needs_you": translate("Orders", "Needs you"),
        "pending": translate("Orders", "Pending"),
        "sent": translate("Orders", "Sent"),
        "registered": translate("Orders", "Registered"),
        "ignored": translate("Orders", "Ignored"),
    }


def standing(state: State, pile: Pile) -> str:
    """Where an order stands, in a few words."""
    if pile == "needs_you":
        return {
            "rejected": translate("Orders", "Refused by Mahak"),
            "sent": translate("Orders", "Sent, with a problem"),
            "registered": translate("Orders", "Registered, with a problem"),
            "ignored": translate("Orders", "Ignored, with a problem"),
        }.get(state, translate("Orders", "Waits for you"))
    return {
        "sending": translate("Orders", "Being sent"),
        "in_doubt": translate("Orders", "Looked for in Mahak"),
        "sent": translate("Orders", "Sent, not registered"),
        "registered": translate("Orders", "Registered in Mahak"),
        "ignored": translate("Orders", "Ignored"),
    }.get(state, translate("Orders", "Goes with the next sync"))


def tone_of(state: State, pile: Pile) -> Tone:
    """The colour and shape beside it."""
    if pile == "needs_you":
        return "bad" if state == "rejected" else "warn"
    tones: dict[State, Tone] = {"sent": "good", "registered": "good", "ignored": "muted"}
    return tones.get(state, "accent")


def rank_of(row: OrderRow) -> int:
    """For ordering by standing: what needs somebody comes first, what is over last."""
    piles: tuple[Pile, ...] = ("needs_you", "pending", "sent", "registered", "ignored")
    states: tuple[State, ...] = ("rejected", "waiting", "in_doubt", "sending", "ready")
    return 10 * piles.index(row.pile) + (states.index(row.state) if row.state in states else 9)


def outcome(of_attempt: str | None) -> tuple[str, Tone]:
    """What one sending came to, and its colour."""
    match of_attempt:
        case "sent":
            return translate("Orders", "Sent: Mahak has it"), "good"
        case "refused":
            return translate("Orders", "Mahak refused it"), "bad"
        case "in_doubt":
            return translate("Orders", "Sent, but the answer did not settle it"), "warn"
        case "interrupted":
            return translate("Orders", "Broken off while sending"), "warn"
        case "not_sent":
            return translate("Orders", "Nothing was sent after all"), "muted"
        case _:
            return translate("Orders", "Being sent"), "accent"
