"""What a person can do about an order: try it again, leave it out, take that back, ask why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, or_, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.outgoing.answers import RowRefusal
from mahak_desk.sync.outgoing.deliveries import (
    Delivery,
    DrawId,
    delivery_of,
    give_deliveries,
    random_id,
    select_deliveries,
)
from mahak_desk.sync.outgoing.look_only import DELETED_IN_MAHAK, HELD, SENT_AS_ANOTHER_VISITOR, hold_returning
from mahak_desk.sync.outgoing.sendings import ever_sent
from mahak_desk.sync.outgoing.states import AT_REST, UNDECIDED, WEBSITE, State
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

_AT_ONCE = 500


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


class OrderOnItsWay(DeskError):
    """The order is being sent at this moment; what becomes of it is not known yet."""

    code = "order-on-its-way"
    retry = True

    def __init__(self, number: str) -> None:
        super().__init__(
            Words(f"سفارش {number} همین حالا در حال ارسال است.", f"Order {number} is being sent right now."),
            Words("یک دقیقهٔ دیگر دوباره امتحان کنید.", "Try again in a minute."),
        )


class OrderWithdrawn(DeskError):
    """The website itself has withdrawn the order: only there can it be taken back."""

    code = "order-withdrawn"

    def __init__(self, number: str) -> None:
        super().__init__(
            Words(
                f"سفارش {number} در سایت لغو شده یا دیگر پرداخت‌شده نیست.",
                f"Order {number} was cancelled on the website, or is no longer paid there.",
            ),
            Words(
                "آن را در سایت دوباره پرداخت‌شده کنید؛ خودش برمی‌گردد.",
                "Make it paid on the website again; it comes back by itself.",
            ),
        )


class NotHeld(DeskError):
    """The order does not wait for a look in Mahak, or the invoice there is known to be another's."""

    code = "order-not-held"

    def __init__(self, number: str) -> None:
        super().__init__(
            Words(
                f"سفارش {number} منتظر مقایسه با فاکتور محک نیست.",
                f"Order {number} does not wait to be compared with an invoice in Mahak.",
            ),
            Words(
                "فهرست سفارش‌ها را تازه کنید و وضعیت آن را ببینید.",
                "Refresh the list of orders and look at its state.",
            ),
        )


class Attempt(msgspec.Struct, frozen=True):
    """One sending of an order; request and answer without names and addresses.

    `outcome` is sent, refused, in_doubt, interrupted, not_sent, or None while it is on its way.
    """

    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    http_status: int | None
    errors: Sequence[RowRefusal]
    request: str | None
    answer: str | None


def delivery_by_number(connection: Connection, number: str) -> Delivery:
    """Raises OrderUnknown."""
    row = connection.execute(select_deliveries().where(user_orders.c.order_number == number)).first()
    if row is None:
        raise OrderUnknown(number)
    return delivery_of(row)


def deliveries_by_number(
    connection: Connection, numbers: Sequence[str], now: datetime, draw: DrawId = random_id
) -> list[Delivery]:
    """Those of some orders; one that no cycle has seen yet gets its delivery here. Raises OrderUnknown."""
    found: dict[str, Delivery] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        found |= _found(connection, some)
        unseen = [number for number in some if number not in found]
        if unseen:
            order = user_orders.c
            paid = select(order.id).where(order.order_number.in_(unseen), to_be_sent())
            give_deliveries(connection, connection.scalars(paid).all(), now, draw)
            found |= _found(connection, unseen)
    for number in numbers:
        if number not in found:
            raise OrderUnknown(number)
    return sorted(found.values(), key=lambda delivery: delivery.id)


def _found(connection: Connection, numbers: Sequence[str]) -> dict[str, Delivery]:
    rows = connection.execute(select_deliveries().where(user_orders.c.order_number.in_(numbers)))
    return {row.order_number: delivery_of(row) for row in rows}


def retry(connection: Connection, deliveries: Sequence[Delivery], now: datetime) -> int:
    """Try these again in the next cycle, as if for the first time; how many that concerns.

    One in doubt is looked for at once instead, as is one that another visitor sent: the present one may be that
    again. One that may be in Mahak already stays held: nothing is ever sent on a guess. For that one there is
    `send_as_another`.
    """
    return sum(_retry(connection, some, now) for some in _pieces(deliveries))


def retry_all(connection: Connection, now: datetime, reason: str | None = None) -> int:
    """The same for everything that can be tried again, or all of it that has one reason.

    What was deleted in Mahak goes again only where it is named.
    """
    column = invoice_deliveries.c
    undeleted = or_(column.reason.is_(None), column.reason != DELETED_IN_MAHAK)
    everything = and_(column.state.in_(AT_REST), undeleted)
    return _retry(connection, everything if reason is None else column.reason == reason, now)


def send_as_another(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """A person says that Mahak has no invoice of this order: it goes with the next cycle.

    Always one order, looked at by itself: it is the one way to send what Mahak may have. What was sent before
    counts no more (`look_from`), whoever sent it. Raises NotHeld.
    """
    column = invoice_deliveries.c
    released = connection.execute(
        update(invoice_deliveries)
        .where(column.id == delivery.id, column.state == "waiting", column.reason.in_(HELD))
        .values(
            state="ready",
            reason=None,
            facts=None,
            next_try_at=None,
            attempts=0,
            look_from=None,
            changed_at=now,
        )
    )
    if not released.rowcount:
        raise NotHeld(delivery.order_number)


def _retry(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    column = invoice_deliveries.c
    sent_elsewhere = and_(column.state == "waiting", column.reason == SENT_AS_ANOTHER_VISITOR)
    looked_for = connection.execute(
        update(invoice_deliveries)
        .where(which, or_(column.state == "in_doubt", sent_elsewhere))
        .values(state="in_doubt", next_try_at=None, attempts=1, changed_at=now)
    )
    beyond_doubt = or_(column.reason.is_(None), column.reason.not_in(HELD))
    sent_again = connection.execute(
        update(invoice_deliveries)
        .where(which, column.state.in_(UNDECIDED), beyond_doubt)
        .values(state="ready", reason=None, facts=None, next_try_at=None, attempts=0, changed_at=now)
    )
    return looked_for.rowcount + sent_again.rowcount


def ignore(connection: Connection, deliveries: Sequence[Delivery], who: str, why: str, now: datetime) -> int:
    """Leave orders out of Mahak for good, until that is taken back; how many could be.

    Raises OrderOnItsWay and OrderSettled where none could.
    """
    column = invoice_deliveries.c
    ignored = sum(
        connection.execute(
            update(invoice_deliveries)
            .where(some, column.state.in_(AT_REST))
            .values(state="ignored", ignored_by=who[:120], reason=None, facts={"why": why}, changed_at=now)
        ).rowcount
        for some in _pieces(deliveries)
    )
    if deliveries and not ignored:
        _raise_why_not(connection, deliveries[0])
    return ignored


def _raise_why_not(connection: Connection, delivery: Delivery) -> None:
    column = invoice_deliveries.c
    state = connection.scalar(select(column.state).where(column.id == delivery.id))
    if state == "sending":
        raise OrderOnItsWay(delivery.order_number)
    if state != "ignored":
        raise OrderSettled(delivery.order_number)


def take_back_ignoring(connection: Connection, deliveries: Sequence[Delivery], now: datetime) -> int:
    """Send ignored orders after all; how many. One that had ever been sent is looked for first.

    Raises OrderWithdrawn where it is the website that withdrew all of them.
    """
    column = invoice_deliveries.c
    taken_back = sum(
        connection.execute(
            update(invoice_deliveries)
            .where(some, column.state == "ignored", column.ignored_by != WEBSITE)
            .values(
                state=case((ever_sent(), "in_doubt"), else_="waiting"),
                ignored_by=None,
                reason=None,
                facts=None,
                next_try_at=None,
                changed_at=now,
            )
        ).rowcount
        for some in _pieces(deliveries)
    )
    hold_returning(connection, [delivery.order_id for delivery in deliveries], now)
    withdrawn = [delivery for delivery in deliveries if delivery.ignored_by == WEBSITE]
    if withdrawn and not taken_back:
        raise OrderWithdrawn(withdrawn[0].order_number)
    return taken_back


def _pieces(deliveries: Sequence[Delivery]) -> Iterator[ColumnElement[bool]]:
    """Conditions that name them all, each a number of them that any database takes."""
    ids = [delivery.id for delivery in deliveries]
    for start in range(0, len(ids), _AT_ONCE):
        yield invoice_deliveries.c.id.in_(ids[start : start + _AT_ONCE])


def attempts_of(connection: Connection, delivery: Delivery) -> list[Attempt]:
    """Every sending of an order, the first one first."""
    attempt = delivery_attempts.c
    columns = (attempt[name] for name in Attempt.__struct_fields__)
    query = select(*columns).where(attempt.delivery_id == delivery.id).order_by(attempt.id)
    return [
        Attempt(**{**row._asdict(), "errors": _refusals(row.errors)}) for row in connection.execute(query)
    ]


def _refusals(stored: object) -> tuple[RowRefusal, ...]:
    return msgspec.convert(stored or (), tuple[RowRefusal, ...])


def list_deliveries(connection: Connection, states: Sequence[State], after: int, most: int) -> list[Delivery]:
    """Deliveries of some states beyond an id, in the order of ids."""
    column = invoice_deliveries.c
    query = (
        select_deliveries().where(column.state.in_(states), column.id > after).order_by(column.id).limit(most)
    )
    return [delivery_of(row) for row in connection.execute(query)]
