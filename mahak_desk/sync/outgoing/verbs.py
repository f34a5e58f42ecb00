"""What a person can do about an order: try it again, leave it out, take that back, ask why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries
from mahak_desk.sync.outgoing.states import State
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries
from mahak_desk.website.tables import user_orders

RETRIED: tuple[State, ...] = ("waiting", "ready", "rejected", "in_doubt")
IGNORED: tuple[State, ...] = (*RETRIED,)


class OrderUnknown(DeskError):
    """No paid order has this number."""

    code = "order-unknown"

    def __init__(self, number: str) -> None:
        super().__init__(
            Words(f"سفارشی با شمارهٔ {number} برای ارسال نیست.", f"There is no order {number} to be sent."),
            Words(
                "شماره را بررسی کنید؛ سفارش باید در سایت پرداخت‌شده باشد.",
                "Check the number; the order must be paid on the website.",
            ),
        )


class OrderSettled(DeskError):
    """The order's invoice is in Mahak: there is nothing to try again or to leave out."""

    code = "order-settled"

    def __init__(self, number: str) -> None:
        super().__init__(
            Words(f"فاکتور سفارش {number} در محک است.", f"The invoice of order {number} is in Mahak."),
            Words("هر تغییری را در خود محک بدهید.", "Make any change in Mahak itself."),
        )


class Attempt(msgspec.Struct, frozen=True):
    """One sending of an order; request and answer without names and addresses."""

    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    http_status: int | None
    request: str | None
    answer: str | None


def delivery_by_number(connection: Connection, number: str) -> Delivery:
    """Raises OrderUnknown."""
    row = connection.execute(select_deliveries().where(user_orders.c.order_number == number)).first()
    if row is None:
        raise OrderUnknown(number)
    return delivery_of(row)


def retry(connection: Connection, deliveries: Sequence[Delivery], now: datetime) -> int:
    """Try these again in the next cycle, as if for the first time; how many that concerns.

    One in doubt is looked for at once instead: nothing is ever sent on a guess.
    """
    column = invoice_deliveries.c
    ids = [delivery.id for delivery in deliveries if delivery.state in RETRIED]
    mine = column.id.in_(ids)
    connection.execute(
        update(invoice_deliveries)
        .where(mine, column.state == "in_doubt")
        .values(next_try_at=None, attempts=1, changed_at=now)
    )
    connection.execute(
        update(invoice_deliveries)
        .where(mine, column.state.in_(("waiting", "ready", "rejected")))
        .values(state="ready", reason=None, facts=None, next_try_at=None, attempts=0, changed_at=now)
    )
    return len(ids)


def to_retry(connection: Connection, reason: str | None = None) -> list[Delivery]:
    """Everything that could be tried again, or all of it that has one reason."""
    column = invoice_deliveries.c
    query = select_deliveries().where(column.state.in_(RETRIED)).order_by(column.id)
    if reason is not None:
        query = query.where(column.reason == reason)
    return [delivery_of(row) for row in connection.execute(query)]


def ignore(connection: Connection, delivery: Delivery, who: str, why: str, now: datetime) -> None:
    """Leave an order out of Mahak for good, until that is taken back. Raises OrderSettled."""
    if delivery.state not in IGNORED:
        raise OrderSettled(delivery.order_number)
    connection.execute(
        update(invoice_deliveries)
        .where(invoice_deliveries.c.id == delivery.id)
        .values(state="ignored", ignored_by=who[:120], reason=None, facts={"why": why}, changed_at=now)
    )


def take_back_ignoring(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """Send an ignored order after all. If it had ever been sent, it is looked for first."""
    state: State = "in_doubt" if delivery.attempts else "waiting"
    connection.execute(
        update(invoice_deliveries)
        .where(invoice_deliveries.c.id == delivery.id, invoice_deliveries.c.state == "ignored")
        .values(state=state, ignored_by=None, reason=None, facts=None, next_try_at=None, changed_at=now)
    )


def attempts_of(connection: Connection, delivery: Delivery) -> list[Attempt]:
    """Every sending of an order, the first one first."""
    attempt = delivery_attempts.c
    columns = (attempt[name] for name in Attempt.__struct_fields__)
    query = select(*columns).where(attempt.delivery_id == delivery.id).order_by(attempt.id)
    return [Attempt(*row) for row in connection.execute(query)]


def list_deliveries(connection: Connection, states: Sequence[State], after: int, most: int) -> list[Delivery]:
    """Deliveries of some states beyond an id, in the order of ids."""
    column = invoice_deliveries.c
    query = (
        select_deliveries().where(column.state.in_(states), column.id > after).order_by(column.id).limit(most)
    )
    return [delivery_of(row) for row in connection.execute(query)]
