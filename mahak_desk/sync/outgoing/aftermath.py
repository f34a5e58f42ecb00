"""Orders that the website changed after their invoice was sent: reported to a human, never changed in Mahak."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, and_, delete, false, or_, select, update

from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries
from mahak_desk.sync.outgoing.facts import read_orders
from mahak_desk.sync.outgoing.pictures import website_picture
from mahak_desk.sync.outgoing.states import IN_MAHAK
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.sync.state import read_state, write_state
from mahak_desk.website.ledger import desk_state, invoice_deliveries
from mahak_desk.website.tables import user_orders

log = logging.getLogger(__name__)

ORDERS_AT_ONCE = 200
LATELY = timedelta(days=30)
"""How long after its sending an invoice that the desktop has registered is still compared with its order."""
REGISTERED_AT_ONCE = 100
"""Registered ones of one cycle: all of the last weeks have their turn, and a cycle stays short."""

_TURN = "registered-orders-compared"


class _Turn(msgspec.Struct, frozen=True):
    """Up to which of the registered deliveries the orders were compared."""

    sent_at: datetime
    id: int


def sent_after(connection: Connection, after: int) -> list[Delivery]:
    """Some sent and not yet registered deliveries beyond an id."""
    column = invoice_deliveries.c
    query = (
        select_deliveries()
        .where(column.state == "sent", column.id > after)
        .order_by(column.id)
        .limit(ORDERS_AT_ONCE)
    )
    return [delivery_of(row) for row in connection.execute(query)]


def next_registered(connection: Connection, now: datetime) -> list[Delivery]:
    """The registered deliveries of the last weeks whose turn it is; in the end it is everyone's again.

    Backed by ix_invoice_deliveries_sent.
    """
    stored = read_state(connection, _TURN)
    begin = _Turn(now - LATELY, 0)
    turn = begin if stored is None else msgspec.json.decode(stored, type=_Turn)
    if turn.sent_at < begin.sent_at:
        turn = begin
    column = invoice_deliveries.c
    query = (
        select_deliveries()
        .where(column.state == "registered", column.sent_at >= turn.sent_at)
        .where(or_(column.sent_at > turn.sent_at, column.id > turn.id))
        .order_by(column.sent_at, column.id)
        .limit(REGISTERED_AT_ONCE)
    )
    found = [delivery_of(row) for row in connection.execute(query)]
    last = found[-1] if len(found) == REGISTERED_AT_ONCE else None
    if last is not None and last.sent_at is not None:
        write_state(connection, _TURN, msgspec.json.encode(_Turn(last.sent_at, last.id)).decode())
    elif stored is not None:
        connection.execute(delete(desk_state).where(desk_state.c.key == _TURN))
    return found


def report_edits(
    connection: Connection, deliveries: Sequence[Delivery], database_id: int, now: datetime
) -> list[Finding]:
    """Findings for those whose order is not what was told last, or what was sent where nothing was told.

    Each change is told once, also the one back to what was sent: a person may have followed the first.
    """
    orders = read_orders(connection, [delivery.order_id for delivery in deliveries], database_id)
    findings = []
    column = invoice_deliveries.c
    for delivery in deliveries:
        order = orders.get(delivery.order_id)
        known = delivery.told_picture or (delivery.picture_hash or "").partition("-")[0]
        if order is None or not known:
            continue
        picture = website_picture(order)
        if picture == known:
            continue
        as_read = column.told_picture.is_not_distinct_from(delivery.told_picture)
        told = connection.execute(
            update(invoice_deliveries).where(column.id == delivery.id, as_read).values(told_picture=picture)
        )
        if told.rowcount:
            findings.append(Finding("Order", delivery.order_number, "edited-after-sending", {}))
            record_one(connection, "outgoing", findings[-1], now)
    return findings


def put_back_overwritten(connection: Connection, deliveries: Sequence[Delivery]) -> None:
    """Set our three columns of the order again where a website has saved the whole row it once read.

    As unsent again, a later cancellation of it would not be seen.
    """
    order, column = user_orders.c, invoice_deliveries.c
    of_orders = order.id.in_([delivery.order_id for delivery in deliveries])
    overwritten = connection.scalars(
        select(order.id).where(of_orders, order.synced_to_mahak == false()).order_by(order.id)
    ).all()
    if not overwritten:
        return
    # Locked first, so that an order somebody has just let be sent again is not taken for sent.
    still = (
        select(column.order_id, column.sent_at, column.mahak_order_id)
        .where(and_(column.order_id.in_(overwritten), column.state.in_(IN_MAHAK)))
        .order_by(column.id)
    )
    for row in connection.execute(still.with_for_update()):
        connection.execute(
            update(user_orders)
            .where(order.id == row.order_id)
            .values(synced_to_mahak=True, mahak_synced_at=row.sent_at, mahak_order_id=row.mahak_order_id)
        )
        log.info("The website had set order %d back to unsent; it is sent", row.order_id)
