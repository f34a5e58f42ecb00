"""Out of doubt only by looking: our orders are read back from Mahak and compared with what was sent."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, func, or_, select

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.rows import Order, OrderDetail
from mahak_desk.sync.backoff import Jitter, delay
from mahak_desk.sync.outgoing.claiming import MOST_ATTEMPTS
from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries, set_state
from mahak_desk.sync.outgoing.pictures import Compared, SentPicture, compare, decode_picture
from mahak_desk.sync.outgoing.settling import settle_as_sent
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries, invoice_lines

log = logging.getLogger(__name__)

LOOK_BACK = 5_000_000
"""How far before the known row version a look begins, over a day of the cloud's counting (§3.1): a row may
become visible after later ones have been read."""
GRACE = timedelta(seconds=15)
"""How long after a lost answer absence proves nothing: the server may still be at it."""


class Doubt(msgspec.Struct, frozen=True):
    """A delivery in doubt, with what was last sent of it and every line id it has ever had."""

    delivery: Delivery
    picture: SentPicture
    last_sent: datetime
    line_ids: Mapping[int, bool]


class CloudOrders(msgspec.Struct, frozen=True):
    """Our orders as Mahak has them, by our client id."""

    orders: Mapping[int, Order]
    lines: Mapping[int, Sequence[OrderDetail]]
    """By Mahak's order id."""
    complete: bool
    """Whether the answer listed orders and lines, and every row of it was read: else it proves no absence."""


def doubts(connection: Connection, now: datetime) -> list[Doubt]:
    """The deliveries in doubt that are to be looked for now."""
    column = invoice_deliveries.c
    query = (
        select_deliveries()
        .where(
            column.state == "in_doubt", or_(column.next_try_at.is_(None), column.next_try_at <= now)
        )
        .order_by(column.id)
        .limit(500)
    )
    found = []
    for delivery in [delivery_of(row) for row in connection.execute(query)]:
        attempt = delivery_attempts.c
        last = connection.execute(
            select(attempt.request, func.coalesce(attempt.finished_at, attempt.started_at).label("moment"))
            .where(attempt.delivery_id == delivery.id, attempt.request.is_not(None))
            .order_by(attempt.id.desc())
            .limit(1)
        ).one()
        line = invoice_lines.c
        ids = connection.scalars(select(line.line_client_id).where(line.delivery_id == delivery.id))
        found.append(Doubt(delivery, decode_picture(last.request), last.moment, dict.fromkeys(ids, True)))
    return found


def look(client: MahakClient, wanted: Sequence[Doubt]) -> CloudOrders:
    """Read back from Mahak what it has of these orders. Raises MahakError when it cannot be told."""
    begin = min(doubt.delivery.look_from or 0 for doubt in wanted)
    client_ids = {doubt.delivery.order_client_id for doubt in wanted}
    orders: dict[int, Order] = {}
    lines: dict[int, dict[int, OrderDetail]] = defaultdict(dict)
    listed: set[str] = set()
    unreadable = 0
    with client.read({Order.entity: begin, OrderDetail.entity: begin}) as answer:
        for piece in read_rows(answer.body):
            listed.add(piece.row_type.entity)
            unreadable += len(piece.unreadable)
            for row in piece.good:
                if isinstance(row, Order) and row.order_client_id in client_ids and not row.deleted:
                    orders[row.order_client_id] = row
                elif isinstance(row, OrderDetail):
                    lines[row.order_id][row.id] = row
    return CloudOrders(
        orders,
        {order_id: list(by_id.values()) for order_id, by_id in lines.items()},
        {Order.entity, OrderDetail.entity} <= listed and not unreadable,
    )


def resolve(
    connection: Connection,
    wanted: Sequence[Doubt],
    cloud: CloudOrders,
    database_id: int,
    now: datetime,
    jitter: Jitter,
) -> int:
    """Settle, send again under the same ids, or leave in doubt, by what the look has shown; how many were there."""
    settled = 0
    for doubt in wanted:
        order = cloud.orders.get(doubt.delivery.order_client_id)
        if order is None:
            _absent(connection, doubt, cloud.complete, now, jitter)
        else:
            found = compare(doubt.picture, order, cloud.lines.get(order.id, ()), doubt.line_ids)
            settled += _found(connection, doubt, order, found, database_id, now)
    return settled


def _absent(connection: Connection, doubt: Doubt, complete: bool, now: datetime, jitter: Jitter) -> None:
    delivery = doubt.delivery
    if not complete or now < doubt.last_sent + GRACE * (delivery.reason == "answer-lost"):
        later = now + delay(max(1, delivery.attempts), jitter)
        _still_in_doubt(connection, delivery, later if not complete else doubt.last_sent + GRACE, now)
        return
    log.info("Order %s is not in Mahak; it is sent again under the same ids", delivery.order_number)
    _again(connection, delivery, now)


def _found(
    connection: Connection, doubt: Doubt, order: Order, found: Compared, database_id: int, now: datetime
) -> bool:
    """Whether the delivery is settled: its order is in Mahak, and nothing may or need be changed there."""
    delivery = doubt.delivery
    if found.same:
        log.info("Order %s was found in Mahak", delivery.order_number)
        settle_as_sent(connection, delivery, order.id, None, database_id, now)
        return True
    if order.order_code or found.foreign:
        # Registered, or touched by someone else: nothing may be changed any more, only told.
        settle_as_sent(connection, delivery, order.id, None, database_id, now)
        facts: dict[str, str | int] = msgspec.structs.asdict(found)
        record_one(
            connection, "outgoing", Finding("Order", delivery.order_number, "found-different", facts), now
        )
        return True
    if delivery.reason == "line-refused" and delivery.attempts > 1:
        set_state(connection, delivery, "rejected", now, reason="line-refused", facts=delivery.facts)
    else:
        log.info("Order %s is in Mahak in part; it is completed under the same ids", delivery.order_number)
        _again(connection, delivery, now)
    return False


def _again(connection: Connection, delivery: Delivery, now: datetime) -> None:
    if delivery.attempts >= MOST_ATTEMPTS:
        cause = str(delivery.facts.get("cause", delivery.reason))
        set_state(connection, delivery, "rejected", now, reason="too-many-attempts", facts={"cause": cause})
    else:
        set_state(connection, delivery, "ready", now, next_try_at=None)


def _still_in_doubt(connection: Connection, delivery: Delivery, later: datetime, now: datetime) -> None:
    set_state(
        connection, delivery, "in_doubt", now, reason=delivery.reason, facts=delivery.facts, next_try_at=later
    )
