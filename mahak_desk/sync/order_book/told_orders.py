"""Orders on their way to Mahak as a person reads them: state, reason in words, and a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from mahak_desk.errors import Language, Words
from mahak_desk.sync.explanations import told
from mahak_desk.sync.order_book.piles import problems_of_order
from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.states import State
from mahak_desk.sync.outgoing.verbs import Attempt, attempts_of, delivery_by_number, list_deliveries

ORDERS_AT_ONCE = 500

STATE_WORDS: dict[State, Words] = {
    "waiting": Words("منتظر است.", "It waits."),
    "ready": Words("در چرخهٔ بعد فرستاده می‌شود.", "It goes with the next cycle."),
    "sending": Words("در حال ارسال است.", "It is being sent."),
    "in_doubt": Words(
        "معلوم نیست به محک رسیده باشد؛ اول نگاه می‌شود.", "It may have reached Mahak; that is looked for."
    ),
    "rejected": Words("محک آن را نپذیرفت.", "Mahak refused it."),
    "sent": Words(
        "در محک است و منتظر «ارسال و دریافت اطلاعات» در نرم‌افزار محک.",
        "It is in Mahak's cloud and waits for «ارسال و دریافت اطلاعات» in the Mahak program.",
    ),
    "registered": Words("در نرم‌افزار محک فاکتور شده است.", "The Mahak program has made it an invoice."),
    "ignored": Words("کنار گذاشته شده است.", "It was left out."),
}


class ListedOrder(msgspec.Struct, frozen=True):
    """One order; moments in UTC."""

    number: str
    state: State
    reason: str | None
    text: str
    attempts: int
    next_try_at: datetime | None
    mahak_order_id: int | None
    mahak_order_code: int | None
    changed_at: datetime


class ExplainedOrder(msgspec.Struct, frozen=True):
    """An order with everything that was tried, and the same as lines of text."""

    order: ListedOrder
    attempts: list[Attempt]
    lines: list[str]


def list_orders(connection: Connection, states: Sequence[State], language: Language) -> list[ListedOrder]:
    """Every order in one of the states, the oldest first."""
    found: list[ListedOrder] = []
    after = 0
    while some := list_deliveries(connection, states, after, ORDERS_AT_ONCE):
        found += [listed(delivery, language) for delivery in some]
        after = some[-1].id
    return found


def explain_order(connection: Connection, number: str, language: Language) -> ExplainedOrder:
    """Raises OrderUnknown."""
    delivery = delivery_by_number(connection, number)
    attempts = attempts_of(connection, delivery)
    order = listed(delivery, language)
    lines = [f"{number}: {STATE_WORDS[delivery.state].in_language(language)}"]
    if delivery.reason is not None:
        lines.append(order.text)
    lines += [
        told(row.reason, row.facts, language)
        for row in problems_of_order(connection, number)
        if row.resolved_at is None
    ]
    if delivery.mahak_order_code:
        code = Words("شمارهٔ سفارش در محک: {code}", "Its code in Mahak: {code}")
        lines.append(code.filled(code=delivery.mahak_order_code).in_language(language))
    for place, attempt in enumerate(attempts, 1):
        moment = f"{attempt.started_at:%Y-%m-%d %H:%M:%S} UTC"
        lines.append(f"  {place}. {moment}  {attempt.outcome or '…'}  {attempt.answer or ''}".rstrip())
    return ExplainedOrder(order, attempts, lines)


def listed(delivery: Delivery, language: Language) -> ListedOrder:
    """A delivery in words."""
    text = "" if delivery.reason is None else told(delivery.reason, delivery.facts, language)
    if delivery.state == "ignored":
        text = str(delivery.facts.get("why", ""))
    return ListedOrder(
        delivery.order_number,
        delivery.state,
        delivery.reason,
        text,
        delivery.attempts,
        delivery.next_try_at,
        delivery.mahak_order_id,
        delivery.mahak_order_code,
        delivery.changed_at,
    )
