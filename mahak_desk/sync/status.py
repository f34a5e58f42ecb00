"""How a shop stands, from what its database remembers: for the command line, the window and support."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, Table, func, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.queue import waiting
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


class Status(msgspec.Struct, frozen=True):
    """All counts are of now; `incoming` is None before the first cycle."""

    account: AccountSeen | None
    incoming: Run | None
    incoming_succeeded_at: datetime | None
    """When a cycle last ran to its end, with problems or without."""
    products_on_sale: int
    variants_on_sale: int
    products_waiting: int
    """Touched by Mahak and not applied yet: held back, or cut off by a failure."""
    problems: dict[str, int]
    """Open problems by reason, the most frequent first."""


def read_status(connection: Connection, now: datetime) -> Status:
    runs = last_runs(connection, "incoming")
    return Status(
        account=_account(connection, now),
        incoming=runs[0] if runs else None,
        incoming_succeeded_at=_succeeded_at(connection, "incoming"),
        products_on_sale=_count_active(connection, tables.products),
        variants_on_sale=_count_active(connection, tables.product_variants),
        products_waiting=waiting(connection),
        problems=_open_problems(connection),
    )


def _account(connection: Connection, now: datetime) -> AccountSeen | None:
    row = connection.execute(select(ledger.shop_account)).first()
    if row is None:
        return None
    days = row.credit_days
    if days is not None:
        days -= max(0, (now - row.seen_at).days)
    return AccountSeen(persian(row.title) or None, row.database_id, row.visitor_id, days, row.seen_at)


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


def _open_problems(connection: Connection) -> dict[str, int]:
    problem = ledger.problems.c
    count = func.count()
    query = (
        select(problem.reason, count)
        .where(problem.resolved_at.is_(None))
        .group_by(problem.reason)
        .order_by(count.desc(), problem.reason)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
