"""Ids for rows to be inserted later in a transaction, so that what refers to them can be written with them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import JSON, Connection, Select, String, Table, func, insert, select
from sqlalchemy.types import TypeEngine

from mahak_desk.website.columns import UtcDateTime


def reserve_ids(connection: Connection, target: Table, count: int) -> list[int]:
    """`count` ids for rows to be inserted later in this transaction; no other program gets them.

    For tables whose id the database gives (`id`, counted up). Ids left unused are lost, except on SQLite.
    """
    if count == 0:
        return []
    if connection.dialect.name == "postgresql":
        ids = select(func.nextval(func.pg_get_serial_sequence(target.name, "id"))).select_from(
            func.generate_series(1, count)
        )
        return list(connection.scalars(ids))
    if connection.dialect.name == "sqlite":
        # Nobody else inserts before this transaction ends: it has the only write lock.
        last: int = connection.scalar(_last_id(target)) or 0
        return list(range(last + 1, last + 1 + count))
    return _reserve_by_trial(connection, target, count)


@lru_cache(maxsize=50)
def _last_id(target: Table) -> Select[tuple[int]]:
    return select(func.max(target.c.id))


def _reserve_by_trial(connection: Connection, target: Table, count: int) -> list[int]:
    """InnoDB gives ids only to rows, and never takes one back: rows are tried, then undone.

    The greatest id, read under a lock, would not do: an insert that waits for the lock has its id already,
    and would find it taken.
    """
    step: int = connection.exec_driver_sql("SELECT @@auto_increment_increment").scalar_one()
    ids: list[int] = []
    connection.exec_driver_sql("SET SESSION foreign_key_checks = 0")
    try:
        while len(ids) < count:
            trial_rows = [_trial_row(target, number) for number in range(min(count - len(ids), 500))]
            with connection.begin_nested() as trial:
                # A statement whose rows can be counted beforehand gets consecutive ids.
                first = connection.execute(insert(target).values(trial_rows)).lastrowid
                trial.rollback()
            ids.extend(range(first, first + step * len(trial_rows), step))
    finally:
        connection.exec_driver_sql("SET SESSION foreign_key_checks = 1")
    return ids


def _trial_row(target: Table, number: int) -> dict[str, object]:
    """The least a row of the table needs, no two alike where values must be unique."""
    needed = [
        each for each in target.columns if not (each.nullable or each.primary_key or each.server_default)
    ]
    return {each.name: _trial_value(each.type, number) for each in needed}


def _trial_value(kind: TypeEngine[object], number: int) -> object:
    if isinstance(kind, UtcDateTime):
        return datetime(2000, 1, 1, tzinfo=UTC)
    if isinstance(kind, JSON):
        return {}
    return f"~{number}" if isinstance(kind, String) else -1 - number
