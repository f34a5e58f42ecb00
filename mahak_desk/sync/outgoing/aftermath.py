"""Orders that the website changed after their invoice was sent: reported to a human, never changed in Mahak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Exists, exists, literal, select, true, union, update

from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries
from mahak_desk.sync.outgoing.facts import read_orders
from mahak_desk.sync.outgoing.pictures import website_picture
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import WITHDRAWN_SPELLINGS
from mahak_desk.website.tables import user_orders

ORDERS_AT_ONCE = 200
WITHDRAWN_AFTER = "withdrawn-after-sending"


def sent_after(connection: Connection, after: int) -> list[Delivery]:
    """Some sent and not yet registered deliveries beyond an id, not yet known to have been edited."""
    column = invoice_deliveries.c
    query = (
        select_deliveries()
        .where(column.state == "sent", column.edited_after_sending.is_(False), column.id > after)
        .order_by(column.id)
        .limit(ORDERS_AT_ONCE)
    )
    return [delivery_of(row) for row in connection.execute(query)]


def report_edits(
    connection: Connection, deliveries: Sequence[Delivery], database_id: int, now: datetime
) -> list[Finding]:
    """Findings for those whose order is no longer what was sent, each told once."""
    orders = read_orders(connection, [delivery.order_id for delivery in deliveries], database_id)
    findings = []
    column = invoice_deliveries.c
    for delivery in deliveries:
        order = orders.get(delivery.order_id)
        sent = (delivery.picture_hash or "").partition("-")[0]
        if order is None or not sent or website_picture(order) == sent:
            continue
        told = connection.execute(
            update(invoice_deliveries)
            .where(column.id == delivery.id, column.edited_after_sending.is_(False))
            .values(edited_after_sending=True)
        )
        if told.rowcount:
            findings.append(Finding("Order", delivery.order_number, "edited-after-sending", {}))
            record_one(connection, "outgoing", findings[-1], now)
    return findings


def report_withdrawals(connection: Connection, now: datetime) -> list[Finding]:
    """Findings for orders that were cancelled or refunded after they were sent, each told once."""
    order = user_orders.c
    untold = select(order.id, order.order_number).where(
        order.synced_to_mahak == true(), ~_told(order.order_number)
    )
    # Each of the two has an index of its own; "or" would walk through all that was ever sent.
    withdrawn = union(
        untold.where(order.order_status.in_(WITHDRAWN_SPELLINGS)),
        untold.where(order.payment_status.in_(WITHDRAWN_SPELLINGS)),
    )
    found = connection.execute(withdrawn.limit(ORDERS_AT_ONCE)).all()
    return report_withdrawn(connection, sorted(tuple(row) for row in found), now)


def report_withdrawn(
    connection: Connection, withdrawn: Sequence[tuple[int, str]], now: datetime
) -> list[Finding]:
    """Findings for some orders (id, number), unless another PC has told of them in the meantime."""
    findings = []
    for order_id, number in withdrawn:
        # Whoever comes second waits here, and then sees what the first has told.
        own = select(invoice_deliveries.c.id).where(invoice_deliveries.c.order_id == order_id)
        connection.execute(own.with_for_update())
        if not connection.scalar(select(_told(literal(number)))):
            findings.append(Finding("Order", number, WITHDRAWN_AFTER, {}))
            record_one(connection, "outgoing", findings[-1], now)
    return findings


def _told(number: ColumnElement[str]) -> Exists:
    problem = problems.c
    return exists().where(
        problem.entity == "Order", problem.entity_id == number, problem.reason == WITHDRAWN_AFTER
    )
