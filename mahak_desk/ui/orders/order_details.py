"""What the pane beside the table tells of one order: its next step, its lines and money, and what was tried."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.order_book.timeline import Happening
from mahak_desk.sync.order_book.whole_order import Money, WholeOrder
from mahak_desk.sync.outgoing.states import AT_REST
from mahak_desk.sync.outgoing.verbs import Attempt
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.orders.bought_lines import bought_lines
from mahak_desk.ui.orders.next_step import Ways, next_step
from mahak_desk.ui.orders.order_words import outcome, standing
from mahak_desk.ui.orders.raw_text import raw_text
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.details import Details, Event, Fact, Section
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def details_of(order: WholeOrder, ways: Ways, speech: Speech, look: Look, now: datetime) -> Details:
    """Everything the pane shows."""
    step = next_step(order, ways, speech, now)
    number = code_text(order.number, speech)
    verbs = [Verb(translate("Orders", "Invoice…"), ways.preview, icon="receipt")]
    if order.state in AT_REST:
        verbs.append(Verb(translate("Orders", "Ignore…"), ways.ignore, icon="ban"))
        verbs += ways.alike
    return Details(
        title=translate("Orders", "Order {0}").format(number),
        subtitle=standing(order.state, order.pile),
        next_steps=[] if step is None else [step],
        verbs=tuple(verbs),
        sections=[
            Section(
                translate("Orders", "What was bought"),
                widget=bought_lines(order.lines, ways.go, speech, look),
            ),
            Section(translate("Orders", "Money"), facts=_money(order.money, speech)),
            Section(translate("Orders", "Customer"), facts=_customer(order, speech)),
            Section(translate("Orders", "In Mahak"), facts=_in_mahak(order, speech, now)),
            Section(translate("Orders", "What has happened"), events=_events(order, speech)),
        ],
    )


def _money(money: Money | None, speech: Speech) -> list[Fact]:
    if money is None:
        unknown = translate("Orders", "An amount of the order is no number.")
        return [Fact(translate("Orders", "Total"), unknown, tone="bad")]
    facts = [Fact(translate("Orders", "Goods"), speech.money(money.goods))]
    if money.discount:
        facts.append(Fact(translate("Orders", "Discount"), speech.money(-money.discount)))
    if money.shipping:
        facts.append(Fact(translate("Orders", "Shipping"), speech.money(money.shipping)))
    if money.tax:
        facts.append(Fact(translate("Orders", "Tax"), speech.money(money.tax)))
    facts.append(Fact(translate("Orders", "Total"), speech.money(money.total), strong=True))
    if money.difference:
        facts.append(
            Fact(translate("Orders", "Does not add up by"), speech.money(abs(money.difference)), tone="bad")
        )
    return facts


def _customer(order: WholeOrder, speech: Speech) -> list[Fact]:
    facts: list[tuple[str, str]] = []
    buyer, receiver = order.buyer, order.receiver
    if buyer is None:
        facts.append((translate("Orders", "Name"), translate("Orders", "none: the general customer is used")))
    else:
        facts += [
            (translate("Orders", "Name"), buyer.name),
            (translate("Orders", "Mobile"), _latin(buyer.mobile, speech)),
            (translate("Orders", "Phone"), _latin(buyer.phone, speech)),
            (translate("Orders", "National code"), _latin(buyer.national_code, speech)),
            (translate("Orders", "Email"), _latin(buyer.email, speech)),
        ]
        if buyer.person_name:
            code = f" ({speech.in_digits(str(buyer.person_code))})" if buyer.person_code else ""
            facts.append((translate("Orders", "In Mahak"), f"{buyer.person_name}{code}"))
    if receiver is not None:
        name = "" if buyer is not None and receiver.name == buyer.name else receiver.name
        street = "، ".join(filter(None, (receiver.province, receiver.city, receiver.address)))
        facts += [
            (translate("Orders", "Receiver"), name),
            (translate("Orders", "Address"), speech.name(street)),
            (translate("Orders", "Postal code"), _latin(receiver.postal_code, speech)),
        ]
    facts.append((translate("Orders", "Note"), speech.name(order.note)))
    return [Fact(name, value) for name, value in facts if value]


def _latin(text: str, speech: Speech) -> str:
    return speech.latin(speech.in_digits(text)) if text else ""


def _in_mahak(order: WholeOrder, speech: Speech, now: datetime) -> list[Fact]:
    facts = [Fact(translate("Orders", "Paid"), speech.moment(order.paid_at))]
    if order.payment_reference:
        facts.append(Fact(translate("Orders", "Payment reference"), _latin(order.payment_reference, speech)))
    if order.attempts:
        facts.append(Fact(translate("Orders", "Tries"), speech.number(order.attempts)))
    if order.next_try_at is not None:
        facts.append(Fact(translate("Orders", "Next try"), speech.until(order.next_try_at, now)))
    if order.sent_at is not None:
        facts.append(Fact(translate("Orders", "Sent"), speech.moment(order.sent_at)))
    if order.registered_at is not None:
        facts.append(Fact(translate("Orders", "Registered"), speech.moment(order.registered_at)))
    if order.mahak_order_code:
        facts.append(
            Fact(
                translate("Orders", "Mahak no."),
                speech.in_digits(str(order.mahak_order_code)),
                strong=True,
            )
        )
    return facts


def _events(order: WholeOrder, speech: Speech) -> list[Event]:
    sent = any(each.attempt is not None and each.attempt.outcome == "sent" for each in order.timeline)
    return [
        _event(each, order, speech)
        for each in reversed(order.timeline)
        if not (each.what == "in_mahak" and sent)  # its sending says so already
    ]


def _event(happening: Happening, order: WholeOrder, speech: Speech) -> Event:
    text = speech.in_digits(happening.text)
    match happening.what:
        case "ordered":
            return Event(happening.at, translate("Orders", "Ordered on the website"))
        case "paid":
            return Event(happening.at, translate("Orders", "Paid on the website"))
        case "in_mahak":
            return Event(happening.at, translate("Orders", "Found in Mahak"), "good")
        case "registered":
            code = speech.in_digits(str(order.mahak_order_code or "—"))
            return Event(
                happening.at, translate("Orders", "Registered in Mahak under number {0}").format(code), "good"
            )
        case "ignored":
            return Event(happening.at, translate("Orders", "Ignored by {0}").format(text), "muted")
        case "problem":
            return Event(happening.at, text, "warn")
        case "closed":
            by = translate("Orders", "Problem closed by {0}").format(text)
            return Event(happening.at, by if text else translate("Orders", "Problem closed"), "good")
        case "tried":
            assert happening.attempt is not None
            return _tried(happening.at, happening.attempt, speech)


def _tried(at: datetime, attempt: Attempt, speech: Speech) -> Event:
    text, tone = outcome(attempt.outcome)
    # A refused header is refused once more with every row below it: the same words many times.
    said = dict.fromkeys(error.text for error in attempt.errors if error.text)
    quoted = [translate("Orders", "“{0}”").format(speech.name(words)) for words in said]
    return Event(at, "\n".join((text, *quoted)), tone, raw_text(attempt))
