"""Orders that the website changed after their invoice was sent: reported to a human, never changed in Mahak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, exists, or_, select, update

from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries
from mahak_desk.sync.outgoing.facts import read_orders
from mahak_desk.sync.outgoing.pictures import website_picture
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import WITHDRAWN_SPELLINGS
from mahak_desk.website.tables import user_orders

ORDERS_AT_ONCE = 200


def sent_after(connection: Connection, after: int) -> list[Delivery]:
    """Some sent and not yet registered deliveries beyond an id, not yet known to have been edited."""
    column = invoice_deliveries.c
    query = (
        select_deliveries()
        .where(
            column.state == "sent", column.edited_after_sending.is_(False), column.id > after
        )
        .order_by(column.id)
        .limit(ORDERS_AT_ONCE)
    )
    return [delivery_of(row) for row in connection.execute(query)]


def report_edits(
    connection: Connection, deliveries: Sequence[Delivery], database_id: int, now: datetime
) -> list[Finding]:
    """Findings for those whose order is no longer what was sent."""
    orders = read_orders(connection, [delivery.order_id for delivery in deliveries], database_id)
    findings = []
    for delivery in deliveries:
        order = orders.get(delivery.order_id)
        sent = (delivery.picture_hash or "").partition("-")[0]
        if order is None or not sent or website_picture(order) == sent:
            continue
        finding = Finding("Order", delivery.order_number, "edited-after-sending", {})
        record_one(connection, "outgoing", finding, now)
        connection.execute(
            update(invoice_deliveries)
            .where(invoice_deliveries.c.id == delivery.id)
            .values(edited_after_sending=True)
        )
        findings.append(finding)
    return findings


def report_withdrawals(connection: Connection, now: datetime) -> list[Finding]:
    """Findings for orders that were cancelled or refunded after they were sent, each told once."""
    order, problem = user_orders.c, problems.c
    told = exists().where(
        and_(
            problem.entity == "Order",
            problem.entity_id == order.order_number,
            problem.reason == "withdrawn-after-sending",
        )
    )
    withdrawn = or_(
        order.order_status.in_(WITHDRAWN_SPELLINGS), order.payment_status.in_(WITHDRAWN_SPELLINGS)
    )
    query = (
        select(order.order_number)
        .where(order.synced_to_mahak.is_(True), withdrawn, ~told)
        .limit(ORDERS_AT_ONCE)
    )
    findings = [
        Finding("Order", number, "withdrawn-after-sending", {}) for number in connection.scalars(query).all()
    ]
    for finding in findings:
        record_one(connection, "outgoing", finding, now)
    return findings
