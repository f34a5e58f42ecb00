"""Takes deliveries to be sent: judged on what the website says now, and marked *sending* before anything goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, and_, delete, or_, select, update

from mahak_desk.mahak.invoice import Invoice, InvoiceRefused, InvoiceRules, build_invoice
from mahak_desk.sync.leases import server_time
from mahak_desk.sync.outgoing.customers import Known
from mahak_desk.sync.outgoing.deliveries import Delivery, DrawId, ids_of, line_ids, set_state, stands_refused
from mahak_desk.sync.outgoing.facts import OrderFacts, read_orders
from mahak_desk.sync.outgoing.judging import Payable, Waits, judge
from mahak_desk.sync.outgoing.look_only import SENT_AS_ANOTHER_VISITOR
from mahak_desk.sync.outgoing.pictures import encode_picture, fingerprint, picture_of
from mahak_desk.sync.outgoing.retiring import with_retired_rows
from mahak_desk.sync.outgoing.sendings import NOT_SENT, ever_sent, sent_as_another_visitor
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.sync.people import keys_of, read_candidates
from mahak_desk.website import mirror
from mahak_desk.website.bulk import insert_one
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries

MOST_ATTEMPTS = 8
"""Sendings without a settled end after which a person is asked."""


class Parcel(msgspec.Struct, frozen=True):
    """A delivery on its way: what is sent of it, and the attempt that records it."""

    delivery: Delivery
    invoice: Invoice
    attempt_id: int


class _Sender(NamedTuple):
    """Who sends, until when that is believed, and the row version from which Mahak is looked through in doubt."""

    holder: str
    lease_until: datetime
    look_from: int


class Judged(msgspec.Struct, frozen=True):
    """A delivery with what its order is found to be now."""

    delivery: Delivery
    order: OrderFacts | None
    verdict: Payable | Waits


def judge_deliveries(
    connection: Connection, deliveries: Sequence[Delivery], shop: InvoiceShop, database_id: int, now: datetime
) -> list[Judged]:
    """Judge the orders of some deliveries as they stand on the website now."""
    facts = read_orders(connection, [delivery.order_id for delivery in deliveries], database_id)
    customers = [order.customer for order in facts.values() if order.customer is not None]
    candidates = read_candidates(
        connection,
        [
            key
            for customer in customers
            if customer.person_id is None or customer.person_gone
            for key in keys_of(customer.national_code, customer.mobile, customer.phone)
        ],
    )
    elsewhere = sent_as_another_visitor(connection, deliveries, shop.visitor_id)
    judged = []
    for delivery in deliveries:
        order = facts.get(delivery.order_id)
        if delivery.id in elsewhere:
            verdict: Payable | Waits = Waits(
                SENT_AS_ANOTHER_VISITOR, {"visitor": str(elsewhere[delivery.id])}
            )
        elif order is None:
            verdict = Waits("no-lines", {})
        else:
            verdict = judge(order, shop, candidates, now)
        judged.append(Judged(delivery, order, verdict))
    return judged


def rules_for(shop: InvoiceShop, person_id: int) -> InvoiceRules:
    return InvoiceRules(
        visitor_id=shop.visitor_id,
        person_id=person_id,
        currency=shop.currency,
        carrier=shop.carrier,
        shipping=shop.shipping,
        income_id=shop.income_id,
        receipt=shop.receipt,
        bank_id=shop.bank_id,
        cash_code=shop.cash_code,
    )


def claim(
    connection: Connection,
    judged: Sequence[Judged],
    shop: InvoiceShop,
    *,
    holder: str,
    lease: timedelta,
    look_from: int,
    now: datetime,
    draw: DrawId,
) -> list[Parcel]:
    """Mark what can be sent as *sending* and write down the attempt; what cannot is told to wait, with why.

    `lease` is longer than the request may take: what is *sending* beyond it belongs to a dead process.
    Whoever commits this must then send, or settle, what it got. A delivery that was refused as it stands is
    claimed again only when something about it has changed.
    """
    payable = [each for each in judged if isinstance(each.verdict, Payable)]
    items = {
        each.delivery.id: [line.item_id for line in each.verdict.order.lines]
        for each in payable
        if isinstance(each.verdict, Payable)
    }
    ids = line_ids(connection, items, draw) if items else {}
    sender = _Sender(holder, server_time(connection, now) + lease, look_from)
    parcels: list[Parcel] = []
    for each in judged:
        delivery, verdict = each.delivery, each.verdict
        if isinstance(verdict, Waits):
            _hold(connection, delivery, verdict, now)
            continue
        if each.order is None or not isinstance(verdict.person, Known):
            continue
        rules = rules_for(shop, verdict.person.person_id)
        try:
            invoice = build_invoice(verdict.order, ids_of(delivery, ids[delivery.id]), rules)
        except InvoiceRefused as refused:
            _hold(connection, delivery, Waits(refused.reason, dict(refused.facts)), now)
            continue
        picture = fingerprint(each.order, verdict.order, rules)
        if stands_refused(delivery, picture):
            continue
        invoice = with_retired_rows(connection, delivery, invoice)
        parcel = _start(connection, delivery, invoice, picture, sender, now)
        if parcel is not None:
            parcels.append(parcel)
    _forget_deletions(connection, parcels)
    return parcels


def _forget_deletions(connection: Connection, parcels: Sequence[Parcel]) -> None:
    """Sending again revives what was deleted in Mahak: that it is deleted still, only a new reading can tell."""
    again = [parcel.delivery.order_client_id for parcel in parcels if parcel.delivery.sent_at is not None]
    if again:
        order = mirror.orders.c
        connection.execute(
            delete(mirror.orders).where(order.order_client_id.in_(again), order.deleted.is_(True))
        )


def _hold(connection: Connection, delivery: Delivery, why: Waits, now: datetime) -> None:
    if delivery.state == "rejected" and why.reason == delivery.reason:
        return
    if (delivery.state, delivery.reason, delivery.facts) != ("waiting", why.reason, why.facts):
        set_state(connection, delivery, "waiting", now, reason=why.reason, facts=why.facts, next_try_at=None)


def _start(
    connection: Connection,
    delivery: Delivery,
    invoice: Invoice,
    picture: str,
    sender: _Sender,
    now: datetime,
) -> Parcel | None:
    moved = set_state(
        connection,
        delivery,
        "sending",
        now,
        picture_hash=picture,
        attempts=delivery.attempts + 1,
        next_try_at=None,
        lease_holder=sender.holder,
        lease_until=sender.lease_until,
        look_from=sender.look_from
        if delivery.look_from is None
        else min(sender.look_from, delivery.look_from),
    )
    if not moved:
        return None
    request = encode_picture(picture_of(invoice))
    attempt_id = insert_one(
        connection, delivery_attempts, delivery_id=delivery.id, started_at=now, request=request
    )
    sending = msgspec.structs.replace(
        delivery, state="sending", attempts=delivery.attempts + 1, picture_hash=picture
    )
    return Parcel(sending, invoice, attempt_id)


def release(connection: Connection, parcels: Sequence[Parcel], now: datetime) -> None:
    """Nothing was sent of these: they are as before, and the attempt costs them nothing."""
    for parcel in parcels:
        before = parcel.delivery
        set_state(connection, before, "ready", now, attempts=before.attempts - 1, look_from=before.look_from)
        connection.execute(
            update(delivery_attempts)
            .where(delivery_attempts.c.id == parcel.attempt_id)
            .values(outcome=NOT_SENT, finished_at=now)
        )


def leftovers(connection: Connection, holder: str, now: datetime) -> int:
    """Deliveries that a dead process left *sending* are in doubt; how many.

    Ours are known to be dead: one process has this data folder, and its cycles do not overlap.
    """
    column, attempt = invoice_deliveries.c, delivery_attempts.c
    dead = and_(
        column.state == "sending",
        or_(column.lease_holder == holder, column.lease_until < server_time(connection, now)),
    )
    abandoned = connection.scalars(select(column.id).where(dead).order_by(column.id)).all()
    if not abandoned:
        return 0
    result = connection.execute(
        update(invoice_deliveries)
        .where(column.id.in_(abandoned), dead)
        .values(state="in_doubt", reason="interrupted", facts=None, next_try_at=None, changed_at=now)
    )
    connection.execute(
        update(delivery_attempts)
        .where(attempt.delivery_id.in_(abandoned), attempt.outcome.is_(None))
        .values(outcome="interrupted")
    )
    return int(result.rowcount)


def end_empty_doubts(connection: Connection, now: datetime) -> None:
    """Deliveries in doubt of which nothing has ever left a computer can be sent.

    One that sleeps with what it has claimed loses it to another one, and may wake and not send it after all.
    """
    column = invoice_deliveries.c
    empty = and_(column.state == "in_doubt", ~ever_sent())
    found = connection.scalars(select(column.id).where(empty).order_by(column.id)).all()
    if found:
        connection.execute(
            update(invoice_deliveries)
            .where(column.id.in_(found), empty)
            .values(state="ready", reason=None, facts=None, next_try_at=None, changed_at=now)
        )
