"""Forgets cycles that nobody will ask about any more: most of half a million a year found nothing to do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import get_args

from sqlalchemy import Connection, Row, Select, and_, delete, or_, select

from mahak_desk.sync.activity.run_words import changed_something, counted
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import first_that_counts
from mahak_desk.sync.state import read_state, write_state
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import sync_runs

log = logging.getLogger(__name__)

QUIET_FOR = timedelta(days=180)
"""How long a cycle is kept that changed nothing and went well."""
ANY_FOR = timedelta(days=730)
"""How long any cycle is kept."""
PORTION = 1000
"""How many are gone through in one transaction."""

_UNTIL = "quiet-runs-forgotten-until-"
"""The quiet ones of a flow that began before the moment kept under this key are gone: each is judged once."""

Pick = Callable[[Row[tuple[object, ...]]], bool]

_run = sync_runs.c


def forget_old_runs(database: Database, now: datetime) -> int:
    """How many were forgotten; never one that the flows still go by (`first_that_counts`). Raises DeskError."""
    forgotten = 0
    for flow in get_args(Flow):
        forgotten += _forget(database, flow, now - ANY_FOR, lambda _: True, None)
        forgotten += _forget(database, flow, now - QUIET_FOR, _is_quiet, f"{_UNTIL}{flow}")
    if forgotten:
        log.info("Forgot %d old cycles", forgotten)
    return forgotten


def is_quiet(kind: str, result: str, reason: str | None, counts: Mapping[str, object] | None) -> bool:
    """Whether a cycle is of those of every day that went well and found nothing to do."""
    went_well = result in ("ok", "partial") and reason is None
    return kind == "delta" and went_well and not changed_something(counted(counts))


def _is_quiet(row: Row[tuple[object, ...]]) -> bool:
    return is_quiet(row.kind, row.result, row.reason, row.counts)


def _forget(database: Database, flow: Flow, before: datetime, pick: Pick, remembered: str | None) -> int:
    """Go through a flow's cycles that began before a moment, from where the last time ended."""
    forgotten = 0
    after: tuple[datetime, int] | None = None
    while True:
        with database.writing() as connection:
            if after is None and remembered is not None:
                after = _left_off(connection, remembered)
            rows = connection.execute(_portion(connection, flow, before, after)).all()
            forgotten += _delete(connection, [row.id for row in rows if pick(row)])
            if rows:
                after = (rows[-1].started_at, rows[-1].id)
                if remembered is not None:
                    write_state(connection, remembered, after[0].isoformat())
        if len(rows) < PORTION:
            return forgotten


def _left_off(connection: Connection, remembered: str) -> tuple[datetime, int] | None:
    moment = read_state(connection, remembered)
    return None if moment is None else (datetime.fromisoformat(moment), 0)


def _portion(
    connection: Connection, flow: Flow, before: datetime, after: tuple[datetime, int] | None
) -> Select[tuple[object, ...]]:
    """Along ix_sync_runs_flow_started."""
    query = (
        select(_run.id, _run.started_at, _run.kind, _run.result, _run.reason, _run.counts)
        .where(_run.flow == flow, _run.started_at < before, _run.id < first_that_counts(connection, flow))
        .order_by(_run.started_at, _run.id)
        .limit(PORTION)
    )
    if after is None:
        return query
    moment, run_id = after
    behind = or_(_run.started_at > moment, and_(_run.started_at == moment, _run.id > run_id))
    return query.where(_run.started_at >= moment, behind)


def _delete(connection: Connection, ids: Sequence[int]) -> int:
    if ids:
        connection.execute(delete(sync_runs).where(_run.id.in_(ids)))
    return len(ids)
