"""How the unsettled orders stand: how many of each state, and why each of them is not sent."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, or_, select

from mahak_desk.sync.outgoing.states import UNSETTLED, State
from mahak_desk.sync.problems import Finding
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

MOST_FINDINGS = 1000
"""How many orders are told one by one; the counts are always complete."""


class Standing(msgspec.Struct, frozen=True):
    """The unsettled orders at a moment."""

    to_be_sent: int
    waiting: int
    ready: int
    sending: int
    in_doubt: int
    rejected: int
    findings: list[Finding]


def read_standing(connection: Connection) -> Standing:
    """Counts of the unsettled states and the reasons of those that wait, were refused, or are in doubt."""
    column = invoice_deliveries.c
    reasons = connection.execute(
        select(user_orders.c.order_number, column.state, column.reason, column.facts)
        .join(invoice_deliveries, column.order_id == user_orders.c.id)
        .where(column.state.in_(("waiting", "in_doubt", "rejected")), column.reason.is_not(None))
        .order_by(column.id)
        .limit(MOST_FINDINGS)
    )
    findings = [Finding("Order", number, reason, facts or {}) for number, _, reason, facts in reasons]
    return Standing(count_to_be_sent(connection), **count_unsettled(connection), findings=findings)


def count_unsettled(connection: Connection) -> dict[State, int]:
    """How many deliveries of each unsettled state there are; all of these states are named."""
    column = invoice_deliveries.c
    counted = connection.execute(
        select(column.state, func.count()).where(column.state.in_(UNSETTLED)).group_by(column.state)
    )
    counts = {state: count for state, count in counted}
    return {state: counts.get(state, 0) for state in UNSETTLED}


def count_to_be_sent(connection: Connection) -> int:
    """Paid orders that Mahak has not got and that nobody has left out, whatever a website has written of them."""
    column = invoice_deliveries.c
    wanted = (
        select(func.count())
        .select_from(user_orders)
        .outerjoin(invoice_deliveries, column.order_id == user_orders.c.id)
        .where(to_be_sent(), or_(column.state.is_(None), column.state.in_(UNSETTLED)))
    )
    return connection.scalar(wanted) or 0
