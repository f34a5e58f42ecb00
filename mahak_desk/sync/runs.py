"""Every cycle leaves a row, so that "why did nothing happen" always has an answer."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, select, update

from mahak_desk.errors import DeskError
from mahak_desk.sync.problems import Flow
from mahak_desk.website.bulk import insert_one
from mahak_desk.website.ledger import sync_runs

Kind = Literal["delta", "full"]


class Run(msgspec.Struct, frozen=True):
    """One cycle as it was recorded; moments in UTC."""

    id: int
    flow: str
    kind: str
    started_at: datetime
    finished_at: datetime | None
    result: str
    reason: str | None
    message: str | None
    counts: dict[str, object] | None


def begin(connection: Connection, flow: Flow, kind: Kind, now: datetime) -> int:
    """Record that a cycle has begun; its id."""
    return insert_one(connection, sync_runs, flow=flow, kind=kind, started_at=now, result="running")


def finish(
    connection: Connection, run_id: int, result: str, counts: dict[str, object], now: datetime
) -> None:
    _close(connection, run_id, result=result, counts=counts, finished_at=now)


def fail(connection: Connection, run_id: int, error: DeskError, now: datetime) -> None:
    message = f"{error.title.en} {error.advice.en}"
    _close(connection, run_id, result="failed", reason=error.code, message=message, finished_at=now)


def _close(connection: Connection, run_id: int, **values: object) -> None:
    connection.execute(update(sync_runs).where(sync_runs.c.id == run_id).values(**values))


def last_runs(connection: Connection, flow: Flow, count: int = 1) -> list[Run]:
    """The newest cycles of a flow, the newest first."""
    query = (
        select(sync_runs).where(sync_runs.c.flow == flow).order_by(sync_runs.c.started_at.desc()).limit(count)
    )
    return [
        Run(r.id, r.flow, r.kind, r.started_at, r.finished_at, r.result, r.reason, r.message, r.counts)
        for r in connection.execute(query)
    ]
