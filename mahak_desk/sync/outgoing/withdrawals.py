"""Orders whose money is gone and whose invoice Mahak has: reported to a human, never changed in Mahak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    union,
    update,
)

from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.problems import Finding, record_one, resolve_one
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import PAID, WITHDRAWN_SPELLINGS, to_be_sent
from mahak_desk.website.tables import user_orders

ORDERS_AT_ONCE = 200
WITHDRAWN_AFTER = "withdrawn-after-sending"
IGNORED_IN_MAHAK = "ignored-in-mahak"
WITHDRAWN_HELD = "withdrawn-while-held"


def report_withdrawals(connection: Connection, now: datetime) -> list[Finding]:
    """Findings for orders that were cancelled, or are not paid any more, after they were sent, each told once.

    Backed by ix_user_orders_withdrawn and ix_user_orders_to_send.
    """
    order = user_orders.c
    withdrawn = [
        *(order.order_status == spelling for spelling in WITHDRAWN_SPELLINGS),
        *(order.payment_status == status for status in _unpaid_statuses(connection)),
        order.payment_status.is_(None),
    ]
    # A shop may have marked as sent all it sold before it had us, and carts nobody ever paid: only what we sent
    # bears Mahak's id. Of one status, those are one stretch of an index, and read in its order; compared with
    # "not null", or by more than one status, they are looked for among all the others.
    ours = and_(order.synced_to_mahak == true(), order.mahak_order_id > 0)
    untold = (
        select(order.id, order.order_number)
        .where(ours, ~told(order.order_number, WITHDRAWN_AFTER))
        .order_by(order.mahak_order_id)
        .limit(ORDERS_AT_ONCE)
    )
    stretches = [select(untold.where(condition).subquery()) for condition in withdrawn]
    found = connection.execute(union(*stretches).limit(ORDERS_AT_ONCE)).all()
    return report_withdrawn(connection, sorted(tuple(row) for row in found), now)


def _unpaid_statuses(connection: Connection) -> list[str]:
    """The few other words than Paid that payment_status is of sent orders, by one step in its index for each."""
    status = user_orders.c.payment_status
    least = select(func.min(status)).where(user_orders.c.synced_to_mahak == true())
    found = [""]
    # The database says what is Paid: to MariaDB blanks at the end of it are nothing.
    for others, word in ((least.where(status < PAID), ""), (least, PAID)):
        following = connection.scalar(others.where(status > word))
        while following is not None:
            found.append(following)
            following = connection.scalar(others.where(status > following))
    return found


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
    """Whether an order is told of with this reason, or was and a person has closed it. Backed by uq_problems_thing."""
    problem = problems.c
    stands = or_(problem.resolved_at.is_(None), problem.accepted.is_not(None))
    return exists().where(
        problem.entity == "Order", problem.entity_id == number, problem.reason == reason, stands
    )


def end_telling(connection: Connection, number: str, now: datetime) -> None:
    """What was told of an order's invoice and the website is over: should it be so again, it is told again.

    Also what a person had closed: that was about an invoice, or a decision, that is no more.
    """
    problem = problems.c
    closed = literal(now, problem.resolved_at.type)
    connection.execute(
        update(problems)
        .where(problem.entity == "Order", problem.entity_id == number)
        .where(problem.reason.in_((WITHDRAWN_AFTER, WITHDRAWN_HELD, IGNORED_IN_MAHAK)))
        .values(resolved_at=func.coalesce(problem.resolved_at, closed), accepted=None)
    )
