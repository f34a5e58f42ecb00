"""Orders whose money is gone and whose invoice Mahak has: reported to a human, never changed in Mahak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Exists, and_, exists, literal, select, true, union

from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.problems import Finding, record_one, resolve_one
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import PAID, WITHDRAWN_SPELLINGS, to_be_sent
from mahak_desk.website.tables import user_orders

ORDERS_AT_ONCE = 200
WITHDRAWN_AFTER = "withdrawn-after-sending"
WITHDRAWN_HELD = "withdrawn-while-held"


def report_withdrawals(connection: Connection, now: datetime) -> list[Finding]:
    """Findings for orders that were cancelled, or are not paid any more, after they were sent, each told once."""
    order = user_orders.c
    # A shop may have marked as sent what it sold before it had us: only what we sent bears Mahak's id.
    ours = and_(order.synced_to_mahak == true(), order.mahak_order_id.is_not(None))
    untold = select(order.id, order.order_number).where(ours, ~told(order.order_number, WITHDRAWN_AFTER))
    # Each of them is a range of an index; "or" and "not equal" would walk through all that was ever sent.
    withdrawn = union(
        untold.where(order.order_status.in_(WITHDRAWN_SPELLINGS)),
        untold.where(order.payment_status < PAID),
        untold.where(order.payment_status > PAID),
        untold.where(order.payment_status.is_(None)),
    )
    found = connection.execute(withdrawn.limit(ORDERS_AT_ONCE)).all()
    return report_withdrawn(connection, sorted(tuple(row) for row in found), now)


def report_withdrawn(
    connection: Connection, withdrawn: Sequence[tuple[int, str]], now: datetime
) -> list[Finding]:
    """Findings for some orders (id, number), unless another PC has told of them in the meantime."""
    return tell_once(connection, withdrawn, WITHDRAWN_AFTER, now)


def report_dropped(connection: Connection, dropped: Sequence[Delivery], now: datetime) -> list[Finding]:
    """Findings for orders that were withdrawn unsettled, where Mahak has, or may have, something of them.

    What was told of one that nobody had looked for is over once it is paid again: it is held as before.
    """
    problem, order = problems.c, user_orders.c
    back = (
        select(problem.entity_id)
        .join(user_orders, order.order_number == problem.entity_id)
        .where(problem.resolved_at.is_(None), problem.flow == "outgoing", problem.reason == WITHDRAWN_HELD)
        .where(problem.entity == "Order", to_be_sent())
    )
    for number in connection.scalars(back).all():
        resolve_one(connection, "Order", number, WITHDRAWN_HELD, now)
    there = [(each.order_id, each.order_number) for each in dropped if each.mahak_order_id is not None]
    held = [
        Finding("Order", each.order_number, WITHDRAWN_HELD, {})
        for each in dropped
        if each.mahak_order_id is None
    ]
    for finding in held:
        record_one(connection, "outgoing", finding, now)
    return report_withdrawn(connection, there, now) + held


def tell_once(
    connection: Connection, orders: Sequence[tuple[int, str]], reason: str, now: datetime
) -> list[Finding]:
    """Findings with one reason for some orders (id, number): those of which nobody has told so yet."""
    findings = []
    for order_id, number in orders:
        # Whoever comes second waits here, and then sees what the first has told.
        own = select(invoice_deliveries.c.id).where(invoice_deliveries.c.order_id == order_id)
        connection.execute(own.with_for_update())
        if not connection.scalar(select(told(literal(number), reason))):
            findings.append(Finding("Order", number, reason, {}))
            record_one(connection, "outgoing", findings[-1], now)
    return findings


def told(number: ColumnElement[str], reason: str) -> Exists:
    """Whether an order was ever told of with this reason. Backed by uq_problems_thing."""
    problem = problems.c
    return exists().where(problem.entity == "Order", problem.entity_id == number, problem.reason == reason)
