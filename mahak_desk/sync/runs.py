"""Every cycle leaves a row, so that "why did nothing happen" always has an answer."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.problems import Flow
from mahak_desk.website.ledger import sync_runs

Kind = Literal["delta", "full"]

_SUCCEEDED = ("ok", "partial")


class Run(msgspec.Struct, frozen=True):
    """One cycle as it was recorded; moments in UTC."""

    id: int
    flow: Flow
    kind: str
    started_at: datetime
    finished_at: datetime | None
    result: str
    reason: str | None
    message: str | None
    counts: dict[str, object] | None
    message_fa: str | None = None

    @property
    def why(self) -> Words | None:
        """What failed it, delayed it or made it skip; runs of an older version have it in English only."""
        return None if self.message is None else Words(self.message_fa or self.message, self.message)


class Delay(msgspec.Struct, frozen=True):
    """What the last cycle's failure left to wait for: until when, and how many have failed in a row."""

    until: datetime
    reason: str
    message: Words
    failures: int
    since: datetime
    """When the first of them began."""


class FullReads(msgspec.Struct, frozen=True):
    """When a full read last ran to its end, and when one was last begun, however it ended."""

    succeeded_at: datetime | None
    tried_at: datetime | None


class Interrupted(DeskError):
    """The program ended in the middle of a cycle: killed, or the power went."""

    code = "interrupted"

    def __init__(self) -> None:
        super().__init__(
            Words("برنامه در میانهٔ این دور بسته شد.", "The program ended in the middle of this cycle."),
            Words("دور بعد ادامه داد.", "The next one went on from there."),
        )


def begin(connection: Connection, flow: Flow, kind: Kind, now: datetime) -> int:
    """Record that a cycle has begun; its id."""
    statement = insert(sync_runs).values(flow=flow, kind=kind, started_at=now, result="running")
    key = connection.execute(statement).inserted_primary_key
    assert key is not None  # of one row it always is
    return int(key[0])


def finish(
    connection: Connection, run_id: int, result: str, counts: dict[str, object], now: datetime
) -> None:
    _close(connection, run_id, result=result, counts=counts, finished_at=now)


def fail(connection: Connection, run_id: int, error: DeskError, now: datetime) -> None:
    _close(connection, run_id, result="failed", finished_at=now, **_cause(error))


def skip(connection: Connection, flow: Flow, why: DeskError, now: datetime) -> int:
    """Record a cycle that did not begin, and why; its id."""
    run_id = begin(connection, flow, "delta", now)
    _close(connection, run_id, result="skipped", finished_at=now, **_cause(why))
    return run_id


def delay_until(connection: Connection, run_id: int, moment: datetime) -> None:
    """Keep with a failed cycle when the next one is to be tried, so that a restart waits as long."""
    _close(connection, run_id, next_try_at=moment)


def end_interrupted(connection: Connection, flow: Flow, now: datetime) -> None:
    """Close the rows of cycles that never ended; for whoever knows that none of the flow is running."""
    connection.execute(
        update(sync_runs)
        .where(sync_runs.c.flow == flow, sync_runs.c.result == "running")
        .values(result="failed", finished_at=now, **_cause(Interrupted()))
    )


def _cause(error: DeskError) -> dict[str, object]:
    return {"reason": error.code, "message": error.sentence("en"), "message_fa": error.sentence("fa")}


def _close(connection: Connection, run_id: int, **values: object) -> None:
    connection.execute(update(sync_runs).where(sync_runs.c.id == run_id).values(**values))


def newest_id(connection: Connection) -> int:
    """The id of the newest row of either flow; 0 when there is none."""
    return connection.scalar(select(func.max(sync_runs.c.id))) or 0


def newest_since(connection: Connection, flow: Flow, run_id: int) -> int | None:
    """The flow's newest row that is newer than the given one."""
    run = sync_runs.c
    newest: int | None = connection.scalar(select(func.max(run.id)).where(run.flow == flow, run.id > run_id))
    return newest


def pending_delay(connection: Connection, flow: Flow) -> Delay | None:
    """What the flow's newest cycle that was not skipped left to wait for; the moment may be past.

    By ids and not by moments, since a computer's clock can have been wrong for a while.
    """
    run = sync_runs.c
    newest = (
        select(run.result, run.reason, run.message, run.message_fa, run.next_try_at)
        .where(run.flow == flow, run.result != "skipped")
        .order_by(run.id.desc())
        .limit(1)
    )
    last = connection.execute(newest).first()
    if last is None or last.result != "failed" or last.next_try_at is None:
        return None
    # The first along an index, and not a maximum, which would go through every run there ever was.
    succeeded = (
        select(run.id)
        .where(run.flow == flow, run.result.in_(_SUCCEEDED))
        .order_by(run.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    in_a_row = connection.execute(
        select(func.count(), func.min(run.started_at)).where(
            run.flow == flow,
            run.next_try_at.is_not(None),
            run.id > func.coalesce(succeeded, 0),
        )
    ).one()
    message = Words(last.message_fa or last.message, last.message)
    return Delay(last.next_try_at, last.reason, message, in_a_row[0], in_a_row[1])


def full_reads(connection: Connection) -> FullReads:
    """When everything was last read from 0."""
    run = sync_runs.c
    newest = select(run.started_at).where(run.kind == "full").order_by(run.id.desc()).limit(1)
    return FullReads(
        succeeded_at=connection.scalar(newest.where(run.result.in_(_SUCCEEDED))),
        tried_at=connection.scalar(newest),
    )


def first_that_counts(connection: Connection, flow: Flow) -> int:
    """The id from which on a flow's rows still decide what it does: for `pending_delay` and `full_reads`.

    0, which is all of them, while none has succeeded.
    """
    run = sync_runs.c
    newest = (
        select(run.id).where(run.flow == flow, run.result.in_(_SUCCEEDED)).order_by(run.id.desc()).limit(1)
    )
    full: int | None = connection.scalar(newest.where(run.kind == "full")) if flow == "incoming" else None
    any_kind = connection.scalar(newest) or 0
    return any_kind if full is None else min(full, any_kind)


def last_runs(connection: Connection, flow: Flow, count: int = 1) -> list[Run]:
    """The newest cycles of a flow, the newest first."""
    query = (
        select(sync_runs).where(sync_runs.c.flow == flow).order_by(sync_runs.c.started_at.desc()).limit(count)
    )
    return [run_of(row) for row in connection.execute(query)]


def last_ended(connection: Connection, flow: Flow) -> Run | None:
    """The flow's newest cycle that was neither skipped nor is still running."""
    run = sync_runs.c
    query = (
        select(sync_runs)
        .where(run.flow == flow, run.result.not_in(("skipped", "running")))
        .order_by(run.started_at.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else run_of(row)


def run_of(row: Row[tuple[object, ...]]) -> Run:
    """A run from a row of its table."""
    return Run(**{name: getattr(row, name) for name in Run.__struct_fields__})
