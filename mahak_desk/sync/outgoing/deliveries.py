"""One row per paid order: the ids it has in Mahak for ever, drawn once and stored before anything is sent."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, or_, select, update

from mahak_desk.mahak.invoice import InvoiceIds
from mahak_desk.mahak.rows import MAX_BIGINT
from mahak_desk.sync.backoff import LONGEST_SECONDS
from mahak_desk.sync.outgoing.look_only import DELETED_IN_MAHAK, HELD, NOT_BY_ITSELF, hold_returning
from mahak_desk.sync.outgoing.states import UNDECIDED, WEBSITE, State
from mahak_desk.website.bulk import insert_missing, stored_moment
from mahak_desk.website.ledger import invoice_deliveries, invoice_lines
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

DrawId = Callable[[], int]
PARTS = (1, 2)
"""A line may need two rows whose prices differ by one Rial."""
_BEYOND_ANY_WAIT = 2 * timedelta(seconds=LONGEST_SECONDS)
"""Twice the longest, since the clocks of two PCs differ a little."""
SHIPPING_LINE = 0
"""Stands for an item's id where shipping is booked as a line of its own."""


def random_id() -> int:
    """A 63-bit id that no other program, database or restored backup will draw again."""
    return secrets.randbelow(MAX_BIGINT) + 1


class Delivery(msgspec.Struct, frozen=True):
    """How far an order's invoice has come; moments in UTC."""

    id: int
    order_id: int
    order_number: str
    state: State
    reason: str | None
    facts: dict[str, str | int]
    order_client_id: int
    person_client_id: int
    receipt_client_id: int
    cheque_client_id: int
    mahak_order_id: int | None
    mahak_order_code: int | None
    picture_hash: str | None
    look_from: int | None
    attempts: int
    next_try_at: datetime | None
    sent_at: datetime | None
    registered_at: datetime | None
    changed_at: datetime
    ignored_by: str | None
    told_picture: str | None


def delivery_of(row: Row[tuple[object, ...]]) -> Delivery:
    values = row._asdict()
    values["facts"] = values["facts"] or {}
    return Delivery(**{name: values[name] for name in Delivery.__struct_fields__})


def select_deliveries() -> Select[*tuple[Any, ...]]:
    """The columns of a Delivery; the caller adds its condition."""
    fields = [name for name in Delivery.__struct_fields__ if name != "order_number"]
    return select(*(invoice_deliveries.c[name] for name in fields), user_orders.c.order_number).join(
        user_orders, user_orders.c.id == invoice_deliveries.c.order_id
    )


def collect(connection: Connection, now: datetime, draw: DrawId, most: int) -> int:
    """Give every payable order without one its delivery, at most so many at once; how many there were.

    Orders are found by their state, never by their number: one that is paid late is found late.
    """
    waiting = (
        select(user_orders.c.id)
        .outerjoin(invoice_deliveries, invoice_deliveries.c.order_id == user_orders.c.id)
        .where(to_be_sent(), invoice_deliveries.c.id.is_(None))
        .order_by(user_orders.c.id)
        .limit(most)
    )
    order_ids = connection.scalars(waiting).all()
    give_deliveries(connection, order_ids, now, draw)
    return len(order_ids)


def give_deliveries(connection: Connection, order_ids: Sequence[int], now: datetime, draw: DrawId) -> None:
    """Draw all ids of these orders and store them."""
    moment = stored_moment(connection, now)
    # What another PC has collected in the meantime is left as it is.
    insert_missing(
        connection,
        invoice_deliveries,
        (
            *("order_id", "state"),
            *("order_client_id", "person_client_id", "receipt_client_id", "cheque_client_id"),
            *("created_at", "changed_at"),
        ),
        [(order_id, "waiting", draw(), draw(), draw(), draw(), moment, moment) for order_id in order_ids],
    )
    hold_returning(connection, order_ids, now)


def undecided(connection: Connection, after: Delivery | None, most: int, now: datetime) -> list[Delivery]:
    """Deliveries of payable orders of which nothing is on its way; those that failed most often come last.

    Those that only a person lets go are none of them (`look_only`).

    They follow `after`, if one is given; one that must wait until a later moment is left out.
    """
    column = invoice_deliveries.c
    query = _undecided(now)
    if after is not None:
        as_often = and_(column.attempts == after.attempts, column.id > after.id)
        query = query.where(or_(column.attempts > after.attempts, as_often))
    return [delivery_of(row) for row in connection.execute(query.limit(most))]


def still_undecided(connection: Connection, delivery_ids: Sequence[int], now: datetime) -> list[Delivery]:
    """Those of some deliveries that `undecided` would give now, kept from other PCs until the transaction ends.

    They are locked before anything is written of them, so that two PCs wait for each other in one order only.
    """
    column = invoice_deliveries.c
    own = select(column.id).where(column.id.in_(delivery_ids)).order_by(column.id)
    connection.execute(own.with_for_update())
    query = _undecided(now).where(invoice_deliveries.c.id.in_(delivery_ids))
    return [delivery_of(row) for row in connection.execute(query)]


def _undecided(now: datetime) -> Select[*tuple[Any, ...]]:
    column = invoice_deliveries.c
    return (
        select_deliveries()
        .where(
            column.state.in_(UNDECIDED),
            or_(column.reason.is_(None), column.reason.not_in(NOT_BY_ITSELF)),
            is_due(now),
            to_be_sent(),
        )
        .order_by(column.attempts, column.id)
    )


def is_due(now: datetime) -> ColumnElement[bool]:
    """Of deliveries: their moment has come, or was set beyond any wait there is by a clock that was ahead."""
    at = invoice_deliveries.c.next_try_at
    return or_(at.is_(None), at <= now, at > now + _BEYOND_ANY_WAIT)


def drop_withdrawn(connection: Connection, now: datetime) -> list[Delivery]:
    """Ignore deliveries whose order the website withdrew before it was sent; take them back when it is payable.

    Gives those of the withdrawn ones of which Mahak has a part all the same, or may have one.
    """
    column = invoice_deliveries.c
    order = (
        select(user_orders.c.id)
        .where(user_orders.c.id == column.order_id, to_be_sent())
        .correlate(invoice_deliveries)
        .exists()
    )
    withdrawn = select_deliveries().where(column.state.in_(UNDECIDED), ~order).order_by(column.id)
    in_part = []
    for delivery in [delivery_of(row) for row in connection.execute(withdrawn)]:
        # A person is asked about it whatever the website says meanwhile.
        asked = {"asked": DELETED_IN_MAHAK} if delivery.reason == DELETED_IN_MAHAK else None
        dropped = set_state(connection, delivery, "ignored", now, facts=asked, ignored_by=WEBSITE)
        if dropped and (delivery.mahak_order_id is not None or delivery.reason in HELD):
            in_part.append(delivery)
    comes_back = and_(column.state == "ignored", column.ignored_by == WEBSITE, order)
    back = connection.execute(select(column.id, column.order_id, column.facts).where(comes_back)).all()
    if back:
        connection.execute(
            update(invoice_deliveries)
            .where(comes_back)
            .values(state="waiting", ignored_by=None, changed_at=now)
        )
        asked_about = column.id.in_([row.id for row in back if row.facts and "asked" in row.facts])
        connection.execute(
            update(invoice_deliveries).where(asked_about).values(reason=DELETED_IN_MAHAK, facts=None)
        )
        hold_returning(connection, [row.order_id for row in back], now)
    return in_part


def stands_refused(delivery: Delivery, picture: str) -> bool:
    """Whether Mahak refused it as it still is: it goes again only when something about it has changed."""
    return delivery.state == "rejected" and delivery.picture_hash == picture


def set_state(
    connection: Connection,
    delivery: Delivery,
    state: State,
    now: datetime,
    *,
    reason: str | None = None,
    facts: Mapping[str, str | int] | None = None,
    **others: object,
) -> bool:
    """Move a delivery on, unless another program has moved it since it was read; whether it was moved.

    The attempts are compared too: what was learned of one sending must not settle a later one.
    """
    column = invoice_deliveries.c
    unmoved = and_(
        column.id == delivery.id, column.state == delivery.state, column.attempts == delivery.attempts
    )
    result = connection.execute(
        update(invoice_deliveries)
        .where(unmoved)
        .values(state=state, reason=reason, facts=dict(facts) if facts else None, changed_at=now, **others)
    )
    return result.rowcount == 1


def line_ids(
    connection: Connection, items: Mapping[int, Sequence[int]], draw: DrawId
) -> dict[int, dict[tuple[int, int], int]]:
    """By delivery id, the client id of every (item, part); ids that are missing yet are drawn and stored."""
    wanted = [
        (delivery_id, item_id, part)
        for delivery_id, item_ids in items.items()
        for item_id in (SHIPPING_LINE, *item_ids)
        for part in PARTS
    ]
    known = stored_line_ids(connection, list(items))
    missing = [key for key in wanted if key[1:] not in known[key[0]]]
    columns = ("delivery_id", "order_item_id", "part", "line_client_id", "was_sent")
    insert_missing(connection, invoice_lines, columns, [(*key, draw(), False) for key in missing])
    return stored_line_ids(connection, list(items)) if missing else known


def stored_line_ids(
    connection: Connection, delivery_ids: Sequence[int]
) -> dict[int, dict[tuple[int, int], int]]:
    """By delivery id, the client ids that were drawn so far."""
    line = invoice_lines.c
    query = select(line.delivery_id, line.order_item_id, line.part, line.line_client_id).where(
        line.delivery_id.in_(bindparam("ids", expanding=True))
    )
    found: dict[int, dict[tuple[int, int], int]] = {delivery_id: {} for delivery_id in delivery_ids}
    for delivery_id, item_id, part, client_id in connection.execute(query, {"ids": list(delivery_ids)}):
        found[delivery_id][item_id, part] = client_id
    return found


def ids_of(delivery: Delivery, lines: Mapping[tuple[int, int], int]) -> InvoiceIds:
    """The ids an invoice is built with."""
    return InvoiceIds(
        order=delivery.order_client_id,
        receipt=delivery.receipt_client_id,
        cheque=delivery.cheque_client_id,
        lines=lines,
    )


def person_client_ids(connection: Connection, customer_ids: Sequence[int]) -> dict[int, int]:
    """By customer, the client id under which it is created in Mahak: the one of its first delivery."""
    column, order = invoice_deliveries.c, user_orders.c
    first = (
        select(order.customer_id, func.min(column.id).label("delivery_id"))
        .join(invoice_deliveries, column.order_id == order.id)
        .where(order.customer_id.in_(bindparam("customers", expanding=True)))
        .group_by(order.customer_id)
        .subquery()
    )
    query = select(first.c.customer_id, column.person_client_id).join(
        invoice_deliveries, and_(column.id == first.c.delivery_id)
    )
    return {
        customer: client for customer, client in connection.execute(query, {"customers": list(customer_ids)})
    }
