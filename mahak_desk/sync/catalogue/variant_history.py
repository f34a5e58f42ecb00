"""What the database knows of one variant's past: no more is claimed than was written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.sync.catalogue.variant_problems import VariantProblem
from mahak_desk.sync.outgoing.as_stored import as_given, as_text, moment_of, number_of, text_of
from mahak_desk.website import ledger, tables

MOST_SALES = 20

EventKind = Literal[
    "added", "changed", "problem-seen", "problem-resolved", "order-paid", "order-sent", "order-registered"
]


class Sale(msgspec.Struct, frozen=True):
    """An order that sold the variant; moments are UTC, quantities in the main unit."""

    order_id: int
    order_number: str
    quantity: Decimal | None
    """None where the website stored what is no number."""
    ordered_at: datetime | None
    """When it was paid, else placed."""
    state: str | None
    """Of its delivery; None while it is not paid or not collected yet."""
    sent_at: datetime | None
    registered_at: datetime | None


class Event(msgspec.Struct, frozen=True):
    """Something that happened to the variant; `text` is a problem's title or an order's number."""

    moment: datetime
    kind: EventKind
    text: str = ""
    quantity: Decimal | None = None


def recent_sales(connection: Connection, variant_id: int) -> list[Sale]:
    """The newest orders with the variant, the newest first."""
    item, order, delivery = tables.user_order_items.c, tables.user_orders.c, ledger.invoice_deliveries.c
    query = (
        select(
            order.id,
            as_text(order.order_number),
            as_given(item.quantity),
            as_text(order.paid_at),
            as_text(order.created_at),
            delivery.state,
            delivery.sent_at,
            delivery.registered_at,
        )
        .select_from(tables.user_order_items)
        .join(tables.user_orders, order.id == item.order_id)
        .outerjoin(ledger.invoice_deliveries, delivery.order_id == order.id)
        .where(item.variant_id == variant_id)
        .order_by(item.id.desc())
        .limit(MOST_SALES)
    )
    return [
        Sale(
            row.id,
            text_of(row.order_number),
            number_of(row.quantity),
            moment_of(text_of(row.paid_at)) or moment_of(text_of(row.created_at)),
            row.state,
            row.sent_at,
            row.registered_at,
        )
        for row in connection.execute(query)
    ]


def history_of(
    added_at: datetime, changed_at: datetime, problems: Sequence[VariantProblem], sales: Sequence[Sale]
) -> list[Event]:
    """Everything with a moment, the newest first."""
    events = [Event(added_at, "added")]
    if changed_at != added_at:
        events.append(Event(changed_at, "changed"))
    for problem in problems:
        events.append(Event(problem.first_seen, "problem-seen", problem.told.title))
        if problem.resolved_at is not None:
            events.append(Event(problem.resolved_at, "problem-resolved", problem.told.title))
    for sale in sales:
        if sale.ordered_at is not None:
            events.append(Event(sale.ordered_at, "order-paid", sale.order_number, sale.quantity))
        if sale.sent_at is not None:
            events.append(Event(sale.sent_at, "order-sent", sale.order_number, sale.quantity))
        if sale.registered_at is not None:
            events.append(Event(sale.registered_at, "order-registered", sale.order_number, sale.quantity))
    return sorted(events, key=lambda event: event.moment, reverse=True)
