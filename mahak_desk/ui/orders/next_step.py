"""The next step of an order, for the top of its pane: what is the matter, and the button that helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.activity.next_click import OpenSettings, about_orders
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.order_book.whole_order import WholeOrder
from mahak_desk.ui.parts.banner import BannerTone, Verb
from mahak_desk.ui.parts.details import NextStep
from mahak_desk.ui.window.next_places import place_of
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Ways:
    """What can be done from the pane with the order it shows."""

    retry: Callable[[], object]
    ignore: Callable[[], object]
    take_back: Callable[[], object]
    close: Callable[[], object]
    same: Callable[[], object]
    another: Callable[[], object]
    preview: Callable[[], object]
    go: Callable[[Place], object]
    alike: tuple[Verb, ...]
    """What can be done with every order that waits for the same reason."""


def next_step(order: WholeOrder, ways: Ways, speech: Speech, now: datetime) -> NextStep | None:
    """None where nothing is left to do or to wait for."""
    if order.pile == "needs_you" and order.why is not None:
        tone: BannerTone = "bad" if order.state == "rejected" else "warn"
        return _told(order.why, tone, _verbs(order, order.why, ways), speech)
    if order.state == "in_doubt":
        look = Verb(translate("Orders", "Look now"), ways.retry, icon="search")
        if order.why is not None:
            return _told(order.why, "accent", (look,), speech)
        return NextStep("accent", translate("Orders", "It is looked for in Mahak first."), verbs=(look,))
    if order.state == "sending":
        return NextStep("accent", translate("Orders", "It is being sent right now."))
    if order.state == "sent":
        return NextStep(
            "accent",
            translate("Orders", "Waits for «ارسال و دریافت اطلاعات»"),
            translate(
                "Orders", "It is in Mahak's cloud. Press that button in the Mahak program to register it."
            ),
        )
    if order.state == "ignored":
        return _ignored(order, ways, speech)
    if order.pile == "pending":
        again = Verb(translate("Orders", "Send now"), ways.retry, icon="send")
        title = translate("Orders", "Goes with the next sync; nothing to do.")
        if order.next_try_at is not None and order.next_try_at > now:
            title = translate("Orders", "Is tried again {0}.").format(speech.until(order.next_try_at, now))
        return NextStep("accent", title, verbs=(again,))
    return None


def _told(why: Told, tone: BannerTone, verbs: tuple[Verb, ...], speech: Speech) -> NextStep:
    text = f"{why.why}\n{why.next_step}"
    return NextStep(tone, speech.in_digits(why.title), speech.in_digits(text), verbs)


def _verbs(order: WholeOrder, why: Told, ways: Ways) -> tuple[Verb, ...]:
    again = Verb(translate("Orders", "Retry"), ways.retry, icon="rotate-ccw")
    match why.remedy:
        case "map":
            where = _to_map(order)
            go = Verb(translate("Orders", "Map it"), lambda: ways.go(where), icon="link-2", primary=True)
            return (go, again)
        case "settings":
            action = about_orders(why.reason, why.remedy, (order.number, 1), None)
            assert isinstance(action, OpenSettings)
            where = place_of(action)
            open_them = translate("Orders", "Open settings")
            return (Verb(open_them, lambda: ways.go(where), icon="settings", primary=True), again)
        case "compare":
            same = Verb(translate("Orders", "It is the same"), ways.same, icon="check", primary=True)
            return (same, Verb(translate("Orders", "It is another order…"), ways.another, icon="send"))
        case "look":
            absent = translate("Orders", "It is not in Mahak…")
            leave = translate("Orders", "Ignore…")
            return (
                Verb(absent, ways.another, icon="send"),
                Verb(leave, ways.ignore, icon="ban"),
                Verb(translate("Orders", "Look again"), ways.retry, icon="search"),
            )
        case "close":
            return (Verb(translate("Orders", "Close this problem"), ways.close, icon="check", primary=True),)
        case "retry":
            return (Verb(again.text, again.do, icon=again.icon, primary=True),)
        case _:
            return (again,)


def _to_map(order: WholeOrder) -> Place:
    """The first line without a living partner, else the customer."""
    for line in order.lines:
        if (line.partner is None or line.partner.deleted) and line.variant_id is not None:
            return Place("mappings", row=("variant", line.variant_id), verb="map")
        if line.partner is None:
            return Place("mappings", search=line.name)
    if order.buyer is not None:
        return Place("mappings", row=("customer", order.buyer.customer_id), verb="map")
    return Place("mappings")


def _ignored(order: WholeOrder, ways: Ways, speech: Speech) -> NextStep:
    if order.withdrawn:
        return NextStep(
            "accent",
            translate("Orders", "The website has withdrawn it."),
            translate(
                "Orders", "It was cancelled or is not paid any more. Paid again, it comes back by itself."
            ),
        )
    by = translate("Orders", "Left out of Mahak by {0}").format(speech.in_digits(order.ignored_by))
    back = Verb(translate("Orders", "Take back"), ways.take_back, icon="undo-2")
    return NextStep("accent", by, speech.in_digits(order.ignored_why), (back,))
