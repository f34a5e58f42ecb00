"""Out of doubt only by looking: our orders are read back from Mahak and compared with what was sent."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.rows import OF_INVOICES, Cheque, Order, OrderDetail, Receipt
from mahak_desk.mahak.session import Session
from mahak_desk.sync.backoff import Jitter, delay
from mahak_desk.sync.explanation import fact_in_both
from mahak_desk.sync.explanations import explain
from mahak_desk.sync.outgoing.claiming import MOST_ATTEMPTS
from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, is_due, select_deliveries, set_state
from mahak_desk.sync.outgoing.look_only import SENT_AS_ANOTHER_VISITOR
from mahak_desk.sync.outgoing.pictures import Compared, SentPicture, compare, same_payment, some_payment
from mahak_desk.sync.outgoing.sendings import last_sendings, sent_as_another_visitor
from mahak_desk.sync.outgoing.settling import settle_as_sent, tell_lone_payment
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.website.ledger import invoice_deliveries, invoice_lines

log = logging.getLogger(__name__)

LOOK_BACK = 5_000_000
"""How far before the known row version a look begins, over a day of the cloud's counting (§3.1): a row may
become visible after later ones have been read."""
GRACE = timedelta(seconds=15)
"""How long after a lost answer absence proves nothing: the server may still be at it."""

_Row = TypeVar("_Row", Order, OrderDetail, Receipt, Cheque)


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
    receipts: Mapping[int, Receipt]
    cheques: Mapping[int, Cheque]
    """Payments by our client id, deleted ones too."""
    complete: bool
    """Whether the answer listed orders and lines, and every row of it was read: else it proves no absence."""


def doubts(connection: Connection, now: datetime) -> list[Doubt]:
    """The deliveries in doubt that are to be looked for now."""
    column = invoice_deliveries.c
    query = select_deliveries().where(column.state == "in_doubt", is_due(now)).order_by(column.id).limit(500)
    deliveries = [delivery_of(row) for row in connection.execute(query)]
    sent = last_sendings(connection, [delivery.id for delivery in deliveries])
    found = []
    for delivery in deliveries:
        if last := sent.get(delivery.id):
            line = invoice_lines.c
            ids = connection.scalars(select(line.line_client_id).where(line.delivery_id == delivery.id))
            found.append(Doubt(delivery, last.picture, last.moment, dict.fromkeys(ids, True)))
    return found


def look(client: MahakClient, wanted: Sequence[Doubt]) -> CloudOrders:
    """Read back from Mahak what it has of these orders. Raises MahakError when it cannot be told."""
    begin = min(doubt.delivery.look_from or 0 for doubt in wanted)
    client_ids = {doubt.delivery.order_client_id for doubt in wanted}
    ours = {str(i) for doubt in wanted for i in (doubt.delivery.order_client_id, *doubt.line_ids)}
    orders: dict[int, Order] = {}
    lines: dict[int, dict[int, OrderDetail]] = defaultdict(dict)
    receipts: dict[int, Receipt] = {}
    cheques: dict[int, Cheque] = {}
    listed: set[str] = set()
    readable = True
    with client.read({row_type.entity: begin for row_type in OF_INVOICES}) as answer:
        for piece in read_rows(answer.body, OF_INVOICES):
            listed.add(piece.row_type.entity)
            # A row of somebody else's that cannot be read says nothing about ours.
            readable = readable and ours.isdisjoint(
                number for bad in piece.unreadable for number in _NUMBER.findall(bad.raw)
            )
            for row in piece.good:
                if isinstance(row, Order) and row.order_client_id in client_ids:
                    _keep_newest(orders, row.order_client_id, row)
                elif isinstance(row, OrderDetail):
                    _keep_newest(lines[row.order_id], row.id, row)
                elif isinstance(row, Receipt):
                    _keep_newest(receipts, row.receipt_client_id, row)
                elif isinstance(row, Cheque):
                    _keep_newest(cheques, row.cheque_client_id, row)
    return CloudOrders(
        {client_id: order for client_id, order in orders.items() if not order.deleted},
        {order_id: list(by_id.values()) for order_id, by_id in lines.items()},
        receipts,
        cheques,
        readable and {Order.entity, OrderDetail.entity} <= listed,
    )


_NUMBER = re.compile(r"[0-9]+")


def _keep_newest(rows: dict[int, _Row], key: int, row: _Row) -> None:
    """The same row may come twice in one answer (field notes §3.1)."""
    if key not in rows or row.row_version > rows[key].row_version:
        rows[key] = row


def resolve(
    connection: Connection,
    wanted: Sequence[Doubt],
    cloud: CloudOrders,
    session: Session,
    now: datetime,
    jitter: Jitter,
) -> int:
    """Settle, send again under the same ids, or leave in doubt, by what the look has shown; how many were there.

    What another visitor sent and this one does not see is held: it may be there all the same.
    """
    elsewhere = sent_as_another_visitor(connection, [doubt.delivery for doubt in wanted], session.visitor_id)
    settled = 0
    for doubt in wanted:
        order = cloud.orders.get(doubt.delivery.order_client_id)
        found = None
        if order is not None:
            found = compare(doubt.picture, order, cloud.lines.get(order.id, ()), doubt.line_ids)
        if order is not None and found is not None and (found.same or cloud.complete):
            paid = same_payment(doubt.picture, cloud.receipts, cloud.cheques)
            settled += _found(connection, doubt, order, found, paid, session.database_id, now)
        elif not cloud.complete:
            later = now + delay(max(1, doubt.delivery.attempts), jitter)
            _still_in_doubt(connection, doubt.delivery, later, now)
        elif sender := elsewhere.get(doubt.delivery.id):
            facts: dict[str, str | int] = {"visitor": str(sender)}
            set_state(connection, doubt.delivery, "waiting", now, reason=SENT_AS_ANOTHER_VISITOR, facts=facts)
        else:
            _absent(connection, doubt, some_payment(doubt.picture, cloud.receipts, cloud.cheques), now)
    return settled


def _absent(connection: Connection, doubt: Doubt, paid: bool, now: datetime) -> None:
    delivery = doubt.delivery
    answered = delivery.reason == "line-refused"
    # A moment yet to come was written by a clock that was ahead; it was sent before the state last changed.
    sent = doubt.last_sent if doubt.last_sent <= now else min(delivery.changed_at, now)
    if not answered and now < sent + GRACE:
        _still_in_doubt(connection, delivery, sent + GRACE, now)
        return
    log.info("Order %s is not in Mahak; it is sent again under the same ids", delivery.order_number)
    if paid:
        tell_lone_payment(connection, delivery, now)
    _again(connection, delivery, now)


def _found(
    connection: Connection,
    doubt: Doubt,
    order: Order,
    found: Compared,
    paid: bool,
    database_id: int,
    now: datetime,
) -> bool:
    """Whether the delivery is settled: its order is in Mahak, and nothing may or need be changed there."""
    delivery = doubt.delivery
    # Registered, or touched by someone else: nothing may be changed any more, only told. Nor is a whole invoice
    # sent more than once again for its payment's sake.
    final = order.order_code or found.foreign or (found.same and delivery.attempts > 1)
    if final or (found.same and paid):
        log.info("Order %s was found in Mahak", delivery.order_number)
        settled = settle_as_sent(connection, delivery, order.id, None, database_id, now)
        if settled and not found.same:
            facts: dict[str, str | int] = msgspec.structs.asdict(found)
            _tell(connection, delivery, "found-different", facts, now)
        if settled and not paid:
            _tell(connection, delivery, "payment-not-there", {}, now)
        return settled
    if delivery.reason == "line-refused" and delivery.attempts > 1:
        set_state(
            connection,
            delivery,
            "rejected",
            now,
            reason="line-refused",
            facts=delivery.facts,
            mahak_order_id=order.id,
        )
    else:
        log.info("Order %s is in Mahak in part; it is completed under the same ids", delivery.order_number)
        _again(connection, delivery, now, order.id)
    return False


def _tell(
    connection: Connection, delivery: Delivery, reason: str, facts: dict[str, str | int], now: datetime
) -> None:
    record_one(connection, "outgoing", Finding("Order", delivery.order_number, reason, facts), now)


def _again(
    connection: Connection, delivery: Delivery, now: datetime, mahak_order_id: int | None = None
) -> None:
    known = mahak_order_id or delivery.mahak_order_id
    if delivery.attempts >= MOST_ATTEMPTS:
        heard = {name: value for name, value in delivery.facts.items() if name in ("cause", "cause_fa")}
        facts = heard or fact_in_both("cause", explain(delivery.reason or "answer-lost").title)
        reason = "too-many-attempts"
        set_state(connection, delivery, "rejected", now, reason=reason, facts=facts, mahak_order_id=known)
    else:
        set_state(connection, delivery, "ready", now, next_try_at=None, mahak_order_id=known)


def _still_in_doubt(connection: Connection, delivery: Delivery, later: datetime, now: datetime) -> None:
    set_state(
        connection, delivery, "in_doubt", now, reason=delivery.reason, facts=delivery.facts, next_try_at=later
    )
