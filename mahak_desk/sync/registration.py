"""Sees what has become in Mahak of the invoices that were sent, in the rows the incoming flow has stored."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, and_, bindparam, select, update

from mahak_desk.sync.outgoing.deliveries import delivery_of, drop_withdrawn, select_deliveries, set_state
from mahak_desk.sync.outgoing.look_only import DELETED_IN_MAHAK
from mahak_desk.sync.outgoing.sendings import ever_sent
from mahak_desk.sync.outgoing.settling import settle_as_sent, unsettle
from mahak_desk.sync.outgoing.states import UNDECIDED, WEBSITE
from mahak_desk.sync.outgoing.withdrawals import (
    IGNORED_IN_MAHAK,
    WITHDRAWN_AFTER,
    report_dropped,
    tell_once,
    told,
)
from mahak_desk.sync.problems import Finding
from mahak_desk.website import mirror
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import user_orders

log = logging.getLogger(__name__)

TWICE_IN_MAHAK = "twice-in-mahak"


class Seen(NamedTuple):
    """An order of Mahak's under a delivery's client id; `code` is 0 until the desktop has registered it."""

    mahak_order_id: int
    code: int
    deleted: bool


class Became(msgspec.Struct, frozen=True):
    """What the orders under one client id say."""

    registered: Seen | None
    deleted: bool
    """Mahak has had it, and has it no more."""
    twice: bool


def what_became(seen: Sequence[Seen]) -> Became:
    """Of a sent delivery, from what Mahak has under its client id; nothing may have been seen yet.

    An order that has a code is registered (field notes §5.5), whatever the desktop did with its invoice since.
    """
    living = [order for order in seen if not order.deleted]
    registered = next((order for order in (*living, *seen) if order.code > 0), None)
    return Became(registered, bool(seen) and not living and registered is None, len(living) > 1)


def observe_registrations(
    connection: Connection, database_id: int, now: datetime
) -> tuple[int, list[Finding]]:
    """Mark sent deliveries that Mahak's desktop has registered, and hold those that were deleted there before.

    How many were registered, and what a person should know. Only the mirror is asked: the same answer that shows
    an order registered shows its stock fallen, so what the website may sell never counts an order neither as
    reserved nor as taken off.
    """
    delivery, order = invoice_deliveries.c, mirror.orders.c
    rows = connection.execute(
        select(
            delivery.id,
            delivery.order_id,
            user_orders.c.order_number,
            order.id.label("mahak_order_id"),
            order.order_code,
            order.deleted,
        )
        .join(mirror.orders, order.order_client_id == delivery.order_client_id)
        .join(user_orders, user_orders.c.id == delivery.order_id)
        .where(delivery.state == "sent")
        .order_by(delivery.id, order.id)
    ).all()
    registered: dict[int, Seen] = {}
    deleted: list[int] = []
    twice: list[tuple[int, str]] = []
    for (delivery_id, order_id, number), group in groupby(rows, key=lambda row: tuple(row[:3])):
        became = what_became([Seen(row.mahak_order_id, row.order_code or 0, row.deleted) for row in group])
        if became.registered is not None:
            registered[delivery_id] = became.registered
        if became.deleted:
            deleted.append(delivery_id)
        if became.twice:
            twice.append((order_id, number))
    _register(connection, registered, now)
    findings = _hold_deleted(connection, deleted, now)
    _take_restored_back(connection, database_id, now)
    _doubt_registered(connection, now)
    findings += tell_once(connection, twice, TWICE_IN_MAHAK, now)
    return len(registered), findings + _report_ignored(connection, now)


def _register(connection: Connection, registered: dict[int, Seen], now: datetime) -> None:
    if not registered:
        return
    connection.execute(
        update(invoice_deliveries)
        .where(invoice_deliveries.c.id == bindparam("delivery"))
        .values(
            state="registered",
            mahak_order_id=bindparam("found_id"),
            mahak_order_code=bindparam("code"),
            registered_at=now,
            changed_at=now,
        ),
        [
            {"delivery": delivery_id, "found_id": seen.mahak_order_id, "code": seen.code}
            for delivery_id, seen in registered.items()
        ],
    )


def _hold_deleted(connection: Connection, delivery_ids: Sequence[int], now: datetime) -> list[Finding]:
    """A person says whether they are sent again; those the website has withdrawn are done."""
    if not delivery_ids:
        return []
    column = invoice_deliveries.c
    query = select_deliveries().where(column.id.in_(delivery_ids))
    for delivery in [delivery_of(row) for row in connection.execute(query)]:
        if unsettle(connection, delivery, DELETED_IN_MAHAK, now):
            log.warning("Order %s was deleted in Mahak before it was registered", delivery.order_number)
    findings = report_dropped(connection, drop_withdrawn(connection, now), now)
    # They were deleted because they were withdrawn: should they be paid again, nobody need be asked.
    done = and_(column.id.in_(delivery_ids), column.ignored_by == WEBSITE)
    connection.execute(update(invoice_deliveries).where(done).values(facts=None))
    return findings


def _take_restored_back(connection: Connection, database_id: int, now: datetime) -> None:
    """Held ones that Mahak has again: somebody took the deletion back, or what we had read was older."""
    column, order = invoice_deliveries.c, mirror.orders.c
    query = (
        select_deliveries()
        .add_columns(order.id.label("found_id"))
        .join(mirror.orders, order.order_client_id == column.order_client_id)
        .where(column.state == "waiting", column.reason == DELETED_IN_MAHAK, order.deleted.is_(False))
        .order_by(column.id)
    )
    for row in connection.execute(query).all():
        settle_as_sent(connection, delivery_of(row), row.found_id, None, database_id, now)


def _doubt_registered(connection: Connection, now: datetime) -> None:
    """What was to be sent once more, as for its payment, and is registered by now: a look settles it as it is."""
    column, order = invoice_deliveries.c, mirror.orders.c
    query = (
        select_deliveries()
        .join(mirror.orders, order.order_client_id == column.order_client_id)
        .where(column.state.in_(UNDECIDED), order.order_code > 0, order.deleted.is_(False), ever_sent())
        .order_by(column.id)
    )
    for delivery in [delivery_of(row) for row in connection.execute(query)]:
        set_state(connection, delivery, "in_doubt", now, next_try_at=None)


def _report_ignored(connection: Connection, now: datetime) -> list[Finding]:
    """Ignored orders of which Mahak has an invoice all the same, each told once.

    Doubt is not looked into any more once an order is ignored, and a sending may arrive late.
    """
    column, order, number = invoice_deliveries.c, mirror.orders.c, user_orders.c.order_number
    ever_claimed = column.picture_hash.is_not(None)
    query = (
        select(column.order_id, number, column.ignored_by)
        .join(user_orders, user_orders.c.id == column.order_id)
        .join(mirror.orders, order.order_client_id == column.order_client_id)
        .where(column.state == "ignored", ever_claimed, order.deleted.is_(False))
        .where(~told(number, IGNORED_IN_MAHAK), ~told(number, WITHDRAWN_AFTER))
        .order_by(column.order_id)
        .limit(200)
    )
    findings = []
    for order_id, order_number, by in connection.execute(query).all():
        reason = WITHDRAWN_AFTER if by == WEBSITE else IGNORED_IN_MAHAK
        findings += tell_once(connection, [(order_id, order_number)], reason, now)
    return findings
