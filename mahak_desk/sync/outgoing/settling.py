"""Writes down what became of a sending: the delivery, the order's own columns and the attempt, at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, select, update

from mahak_desk.sync.backoff import Jitter, delay
from mahak_desk.sync.explanation import fact_in_both
from mahak_desk.sync.outgoing.answers import Doubtful, Heard, Refused, Saved
from mahak_desk.sync.outgoing.claiming import Parcel
from mahak_desk.sync.outgoing.deliveries import Delivery, set_state
from mahak_desk.sync.outgoing.sendings import PAYMENT_WITHOUT_INVOICE, REFUSED
from mahak_desk.sync.outgoing.states import IN_MAHAK
from mahak_desk.sync.outgoing.withdrawals import end_telling
from mahak_desk.sync.problems import Finding, record_one, resolve_one
from mahak_desk.website.bulk import upsert_rows
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries, mappings
from mahak_desk.website.tables import user_orders

log = logging.getLogger(__name__)


def settle(
    connection: Connection,
    parcels: Sequence[Parcel],
    results: Sequence[Heard],
    database_id: int,
    now: datetime,
    jitter: Jitter,
) -> int:
    """Settle every parcel of a request by its own outcome, in one transaction of the caller; how many were sent."""
    for parcel, heard in zip(parcels, results, strict=True):
        delivery = parcel.delivery
        match heard.outcome:
            case Saved() as outcome:
                moved = settle_as_sent(
                    connection, delivery, outcome.mahak_order_id, outcome.receipt_refusal, database_id, now
                )
                if not moved:
                    _tell_if_overtaken(connection, delivery, now)
                _close(connection, parcel, "sent", heard, now)
            case Refused() as outcome:
                set_state(connection, delivery, "rejected", now, reason=outcome.reason, facts=outcome.facts)
                log.warning(
                    "Order %s was refused by Mahak: %s", delivery.order_number, outcome.facts.get("text")
                )
                if outcome.payment_saved and delivery.mahak_order_id is None:
                    tell_lone_payment(connection, delivery, now)
                _close(connection, parcel, REFUSED, heard, now)
            case Doubtful() as outcome:
                if not doubt(connection, delivery, outcome, now, jitter):
                    _tell_if_overtaken(connection, delivery, now)
                _close(connection, parcel, "in_doubt", heard, now)
    return sum(isinstance(heard.outcome, Saved) for heard in results)


def settle_as_sent(
    connection: Connection,
    delivery: Delivery,
    mahak_order_id: int,
    receipt_refusal: str | None,
    database_id: int,
    now: datetime,
) -> bool:
    """Mahak has the invoice: the delivery and the three columns of the order say so from the same moment.

    False when another program has settled it before.
    """
    moved = set_state(
        connection,
        delivery,
        "sent",
        now,
        mahak_order_id=mahak_order_id,
        sent_at=now,
        told_picture=None,
        next_try_at=None,
        lease_holder=None,
        lease_until=None,
    )
    if not moved:
        return False
    connection.execute(
        update(user_orders)
        .where(user_orders.c.id == delivery.order_id)
        .values(synced_to_mahak=True, mahak_synced_at=now, mahak_order_id=mahak_order_id)
    )
    columns = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")
    upsert_rows(
        connection,
        mappings,
        columns,
        [(database_id, "order", mahak_order_id, delivery.order_id, None, "auto")],
    )
    resolve_one(connection, "Order", delivery.order_number, PAYMENT_WITHOUT_INVOICE, now)
    end_telling(connection, delivery.order_number, now)
    if receipt_refusal is not None:
        finding = Finding("Order", delivery.order_number, "receipt-refused", {"text": receipt_refusal})
        record_one(connection, "outgoing", finding, now)
    log.info("Order %s sent to Mahak successfully", delivery.order_number)
    return True


def tell_lone_payment(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """Mahak has the payment and not the invoice: the customer's account is wrong unless the order goes after all."""
    finding = Finding("Order", delivery.order_number, PAYMENT_WITHOUT_INVOICE, {})
    record_one(connection, "outgoing", finding, now)


def unsettle(connection: Connection, delivery: Delivery, reason: str, now: datetime) -> bool:
    """Mahak has the invoice no more: the delivery waits, and the order counts as unsent, from the same moment.

    When it was sent stays known. False when another program has moved it before.
    """
    moved = set_state(
        connection, delivery, "waiting", now, reason=reason, mahak_order_id=None, next_try_at=None
    )
    if not moved:
        return False
    connection.execute(
        update(user_orders)
        .where(user_orders.c.id == delivery.order_id)
        .values(synced_to_mahak=False, mahak_synced_at=None, mahak_order_id=None)
    )
    mapping = mappings.c
    connection.execute(
        delete(mappings).where(mapping.entity_type == "order", mapping.local_id == delivery.order_id)
    )
    end_telling(connection, delivery.order_number, now)
    return True


def doubt(connection: Connection, delivery: Delivery, why: Doubtful, now: datetime, jitter: Jitter) -> bool:
    """It is not known whether Mahak has the invoice: the next cycle looks.

    False when another program has taken the delivery over.
    """
    log.warning("Order %s is in doubt: %s", delivery.order_number, why.cause.en)
    reason = "line-refused" if why.line_refusal is not None else "answer-lost"
    facts = fact_in_both("cause", why.cause)
    if why.line_refusal is not None:
        facts["text"] = why.line_refusal
    known = why.mahak_order_id or delivery.mahak_order_id
    next_look = None if delivery.attempts <= 1 else now + delay(delivery.attempts - 1, jitter)
    return set_state(
        *(connection, delivery, "in_doubt", now),
        reason=reason,
        facts=facts,
        next_try_at=next_look,
        mahak_order_id=known,
    )


def _tell_if_overtaken(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """What was sent arrived, or may have, after another program took the order over and decided about it itself.

    Two versions may then be in one invoice. Where the other one only looks for what we have sent, or has found it,
    all is well; an order that is ignored by now is told as such once its invoice is seen (`registration`).
    """
    column = invoice_deliveries.c
    state, attempts = connection.execute(
        select(column.state, column.attempts).where(column.id == delivery.id)
    ).one()
    if state == "ignored" or (attempts == delivery.attempts and state in ("in_doubt", *IN_MAHAK)):
        return
    finding = Finding("Order", delivery.order_number, "sent-too-late", {})
    record_one(connection, "outgoing", finding, now)
    log.warning("Order %s was sent after another program had taken it over", delivery.order_number)


def _close(connection: Connection, parcel: Parcel, result: str, heard: Heard, now: datetime) -> None:
    connection.execute(
        update(delivery_attempts)
        .where(delivery_attempts.c.id == parcel.attempt_id)
        .values(
            outcome=result,
            finished_at=now,
            http_status=heard.http_status,
            errors=msgspec.to_builtins(heard.refusals) or None,
            answer=msgspec.json.encode(heard.outcome).decode(),
        )
    )
