"""Sees which sent invoices Mahak's desktop has registered, in the rows the incoming flow has stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from mahak_desk.website import mirror
from mahak_desk.website.ledger import invoice_deliveries


def observe_registrations(connection: Connection, now: datetime) -> int:
    """Mark sent deliveries whose order has got a code (field notes §5.5); how many.

    Only the mirror is asked: the same answer that shows an order registered shows its stock fallen, so what
    the website may sell never counts an order neither as reserved nor as taken off.
    """
    delivery, order = invoice_deliveries.c, mirror.orders.c
    registered = connection.execute(
        select(delivery.id, order.id.label("mahak_order_id"), order.order_code)
        .join(mirror.orders, order.order_client_id == delivery.order_client_id)
        .where(delivery.state == "sent", order.order_code > 0)
        .order_by(delivery.id)
    ).all()
    if registered:
        connection.execute(
            update(invoice_deliveries)
            .where(delivery.id == bindparam("delivery"))
            .values(
                state="registered",
                mahak_order_id=bindparam("found_id"),
                mahak_order_code=bindparam("code"),
                registered_at=now,
                changed_at=now,
            ),
            [
                {"delivery": row.id, "found_id": row.mahak_order_id, "code": row.order_code}
                for row in registered
            ],
        )
    return len(registered)
