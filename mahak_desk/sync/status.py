"""How a shop stands, from what its database remembers: for the command line, the window and support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Table, func, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.queue import waiting
from mahak_desk.sync.leases import holders
from mahak_desk.sync.outgoing.standing import count_to_be_sent, count_unsettled
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import Run, last_runs
from mahak_desk.website import ledger, tables

CREDIT_WARNING_DAYS = 15
"""From here on the licence is worth a word (field notes §2: the days fall by one a day)."""


class AccountSeen(msgspec.Struct, frozen=True):
    """Whose data the database holds, as of the last login; `credit_days` are those left today."""

    title: str | None
    database_id: int
    visitor_id: int
    credit_days: int | None
    seen_at: datetime

    @property
    def credit_is_low(self) -> bool:
        return self.credit_days is not None and self.credit_days <= CREDIT_WARNING_DAYS


class FlowSeen(msgspec.Struct, frozen=True):
    """A flow; `last` is None before its first cycle."""

    last: Run | None
    succeeded_at: datetime | None
    """When a cycle last ran to its end, with problems or without."""
    held_by: str | None
    """The computer that runs it on this database at the moment."""


class OrdersSeen(msgspec.Struct, frozen=True):
    """Paid orders on their way to Mahak."""

    to_be_sent: int
    waiting: int
    in_doubt: int
    rejected: int
    unregistered: int
    """In Mahak's cloud, and not yet made invoices by its desktop."""
    unregistered_since: datetime | None
    """Since when the oldest of them waits for that."""


class Status(msgspec.Struct, frozen=True):
    """All counts are of now."""

    account: AccountSeen | None
    incoming: FlowSeen
    outgoing: FlowSeen
    orders: OrdersSeen
    products_on_sale: int
    variants_on_sale: int
    products_waiting: int
    """Touched by Mahak and not applied yet: held back, or cut off by a failure."""
    problems: dict[str, int]
    """Open problems by reason, the most frequent first."""
    problems_of_goods: dict[str, int]
    """Those of them that are about goods and their categories, not about orders."""


def read_status(connection: Connection, now: datetime) -> Status:
    holding = holders(connection)
    of_goods, of_orders = _open_problems(connection, "incoming"), _open_problems(connection, "outgoing")
    return Status(
        account=_account(connection, now),
        incoming=_flow(connection, "incoming", holding),
        outgoing=_flow(connection, "outgoing", holding),
        orders=_orders(connection),
        products_on_sale=_count_active(connection, tables.products),
        variants_on_sale=_count_active(connection, tables.product_variants),
        products_waiting=waiting(connection),
        problems=dict((of_goods + of_orders).most_common()),
        problems_of_goods=of_goods,
    )


def _account(connection: Connection, now: datetime) -> AccountSeen | None:
    row = connection.execute(select(ledger.shop_account)).first()
    if row is None:
        return None
    days = row.credit_days
    if days is not None:
        days -= max(0, (now - row.seen_at).days)
    return AccountSeen(persian(row.title) or None, row.database_id, row.visitor_id, days, row.seen_at)


def _flow(connection: Connection, flow: Flow, holding: Mapping[str, str]) -> FlowSeen:
    last = last_runs(connection, flow)
    return FlowSeen(last[0] if last else None, _succeeded_at(connection, flow), holding.get(flow))


def _orders(connection: Connection) -> OrdersSeen:
    unsettled = count_unsettled(connection)
    delivery = ledger.invoice_deliveries.c
    unregistered = select(func.count(), func.min(delivery.sent_at)).where(delivery.state == "sent")
    count, since = connection.execute(unregistered).one()
    return OrdersSeen(
        to_be_sent=count_to_be_sent(connection),
        waiting=unsettled["waiting"],
        in_doubt=unsettled["in_doubt"],
        rejected=unsettled["rejected"],
        unregistered=count,
        unregistered_since=since,
    )


def _succeeded_at(connection: Connection, flow: Flow) -> datetime | None:
    run = ledger.sync_runs.c
    query = (
        select(run.finished_at)
        .where(run.flow == flow, run.result.in_(("ok", "partial")))
        .order_by(run.started_at.desc())
        .limit(1)
    )
    return connection.scalar(query)


def _count_active(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(table.c.is_active)) or 0


def _open_problems(connection: Connection, flow: Flow) -> Counter[str]:
    problem = ledger.problems.c
    query = (
        select(problem.reason, func.count())
        .where(problem.resolved_at.is_(None), problem.flow == flow)
        .group_by(problem.reason)
        .order_by(problem.reason)
    )
    return Counter({row[0]: row[1] for row in connection.execute(query)})
