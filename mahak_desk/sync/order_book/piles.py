"""On which pile an order lies for a person: it goes by itself, it needs somebody, or it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from mahak_desk.sync.explanations import explain
from mahak_desk.sync.outgoing.states import State
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

Pile = Literal["pending", "needs_you", "sent", "registered", "ignored"]
"""Every order lies on exactly one. *sent* waits for registration by Mahak's desktop."""

PILES: tuple[Pile, ...] = get_args(Pile)

DONE: Mapping[State, Pile] = {"sent": "sent", "registered": "registered", "ignored": "ignored"}
"""Where the program does no more by itself. Only of these a problem that is open is for a person to end; sending may
well end one of the others."""
_ON_ITS_WAY: tuple[State, ...] = ("sending", "in_doubt")
"""The program is at it: sends it or looks for it, whatever has happened before."""


def pile_of(state: State, reason: str | None) -> Pile:
    """`reason` is why the order is not sent or, of one that is, the problem that is open about it.

    Whether a reason needs a person is the explanations' to say.
    """
    if state in _ON_ITS_WAY:
        return "pending"
    if state == "rejected" or (reason is not None and explain(reason).needs_person):
        return "needs_you"
    return DONE.get(state, "pending")


def count_piles(connection: Connection) -> dict[Pile, int]:
    """How many orders lie on each; paid ones that no cycle has seen yet are pending."""
    delivery = invoice_deliveries.c
    counts: Counter[Pile] = Counter()
    by_state = select(delivery.state, func.count()).group_by(delivery.state)
    for state, count in connection.execute(by_state):
        counts[pile_of(state, None)] += count
    of_waiting = (
        select(delivery.reason, func.count())
        .where(delivery.state == "waiting", delivery.reason.is_not(None))
        .group_by(delivery.reason)
    )
    for reason, count in connection.execute(of_waiting):
        counts[pile_of("waiting", None)] -= count
        counts[pile_of("waiting", reason)] += count
    for state, own, reasons in _with_problems(connection):
        counts[pile_of(state, own)] -= 1
        counts[pile_of(state, own or reasons)] += 1
    counts["pending"] += count_unseen(connection)
    return {pile: counts[pile] for pile in PILES}


def _with_problems(connection: Connection) -> list[tuple[State, str | None, str]]:
    """Of every done order about which a problem is open: its state, its own reason, and one of the problems."""
    delivery = invoice_deliveries.c
    query = (
        select(delivery.state, delivery.reason, func.min(problems.c.reason))
        .select_from(problems)
        .join(user_orders, user_orders.c.order_number == problems.c.entity_id)
        .join(invoice_deliveries, delivery.order_id == user_orders.c.id)
        .where(open_problem(), delivery.state.in_(tuple(DONE)))
        .group_by(delivery.id, delivery.state, delivery.reason)
    )
    return [tuple(row) for row in connection.execute(query)]


def open_problem() -> ColumnElement[bool]:
    """Of the problems table: open, and about an order. Backed by ix_problems_open."""
    problem = problems.c
    return and_(problem.resolved_at.is_(None), problem.flow == "outgoing", problem.entity == "Order")


def problems_of_order(connection: Connection, number: str) -> list[Row[Any]]:
    """The rows of the problems table about one order, closed ones too."""
    problem = problems.c
    query = select(problems).where(problem.entity == "Order", problem.entity_id == number)
    return list(connection.execute(query.order_by(problem.reason)))


def count_unseen(connection: Connection) -> int:
    """Paid orders that no cycle has given a delivery yet."""
    query = (
        select(func.count())
        .select_from(user_orders)
        .outerjoin(invoice_deliveries, invoice_deliveries.c.order_id == user_orders.c.id)
        .where(to_be_sent(), invoice_deliveries.c.id.is_(None))
    )
    return connection.scalar(query) or 0
