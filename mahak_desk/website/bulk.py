"""Fast writes of many rows: statements built once, values handed to the driver as they are, unprocessed.

A row is a tuple in the order of `columns`, its values already what every driver takes: int, str, bool, None,
Decimal, moments made by `stored_moment`, JSON as encoded text. Nothing is written for no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Connection,
    Select,
    String,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    column,
    func,
    insert,
    null,
    select,
    table,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement, ColumnElement
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import TypeEngine

from mahak_desk.website.columns import UtcDateTime

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Row = tuple[object, ...]

ROWS_JOINED = 500
LETTERS_JOINED = 200_000
"""How many rows, and letters in them, one statement updates on MariaDB."""
ROWS_INSERTED = (200, 20)
"""Rows of one INSERT on SQLite, the most that there are: its driver spends more on each statement than SQLite
on the row, and SQLite keeps a copy of each page a statement touches."""

_VALUES_OF_ONE = re.compile(r"VALUES (\([?, ]+\))")


def stored_moment(connection: Connection, moment: datetime) -> str | datetime:
    """An aware moment as `columns.UtcDateTime` stores it on this database; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone cannot be stored")
    utc = moment.astimezone(UTC)
    if connection.dialect.name == "postgresql":
        return utc
    naive = utc.replace(tzinfo=None)
    return naive.isoformat(" ", "microseconds") if connection.dialect.name == "sqlite" else naive


def insert_rows(connection: Connection, target: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Inserts all rows; one that collides with another raises SQLAlchemy's IntegrityError."""
    _run(connection, _insert(connection.dialect, target, tuple(columns)), rows)


def insert_one(connection: Connection, target: Table, **values: object) -> int:
    """Inserts one row with values as SQLAlchemy takes them; the id the database gave it."""
    key = connection.execute(insert(target).values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_missing(
    connection: Connection, target: Table, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Inserts the rows that collide with no stored one on any unique key; other faults still raise."""
    _run(connection, _insert_missing(connection.dialect, target, tuple(columns)), rows)


def upsert_rows(
    connection: Connection,
    target: Table,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    newer_than: str | None = None,
) -> None:
    """Inserts each row, or updates all its other columns where its primary key exists.

    With `newer_than` an existing row is updated only when that column's new value is greater. A row that
    collides on another unique key than the primary one raises SQLAlchemy's IntegrityError.
    """
    _run(connection, _upsert(connection.dialect, target, tuple(columns), newer_than), rows)


def update_rows(connection: Connection, target: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Sets `columns` where the primary key matches; each tuple is the values, then the key's values."""
    if connection.dialect.name != "mysql":
        _run(connection, _update(connection.dialect, target, tuple(columns)), rows)
        return
    # PyMySQL sends one UPDATE a row, and waits for each; joined to their values, many rows go at once.
    for portion in _portions(rows):
        statement = _mysql_update(connection.dialect, target, tuple(columns), len(portion))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(portion)))


def _run(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    done = 0
    for count in ROWS_INSERTED if connection.dialect.name == "sqlite" else ():
        starts = range(done, len(rows) - count + 1, count)
        if starts and (many := _for_many_rows(statement, count)):
            groups = [tuple(chain.from_iterable(rows[at : at + count])) for at in starts]
            connection.exec_driver_sql(many, groups)
            done += len(groups) * count
    if rest := list(rows[done:]):
        connection.exec_driver_sql(statement, rest)


@lru_cache(maxsize=500)
def _for_many_rows(statement: str, count: int) -> str | None:
    """The same INSERT for so many rows; None for a statement that inserts nothing."""
    values = _VALUES_OF_ONE.search(statement)
    if values is None:
        return None
    many = ", ".join([values[1]] * count)
    return f"{statement[: values.start()]}VALUES {many}{statement[values.end() :]}"


@lru_cache(maxsize=500)
def _insert(dialect: Dialect, target: Table, columns: tuple[str, ...]) -> str:
    return _compiled(insert(_bare(target, columns)), dialect)


@lru_cache(maxsize=500)
def _insert_missing(dialect: Dialect, target: Table, columns: tuple[str, ...]) -> str:
    bare = _bare(target, columns)
    if dialect.name != "mysql":
        return _compiled(_insert_or_else(dialect, bare).on_conflict_do_nothing(), dialect)
    from sqlalchemy.dialects import mysql

    # INSERT IGNORE would cut long text and invent missing values in silence; this touches duplicates only.
    unchanged = {columns[0]: bare.c[columns[0]]}
    return _compiled(mysql.insert(bare).on_duplicate_key_update(unchanged), dialect)


@lru_cache(maxsize=500)
def _upsert(dialect: Dialect, target: Table, columns: tuple[str, ...], newer_than: str | None) -> str:
    bare = _bare(target, columns)
    keys = [key.name for key in target.primary_key]
    others = [name for name in columns if name not in keys]
    if dialect.name == "mysql":
        return _compiled(_mysql_upsert(bare, target, keys, others, newer_than), dialect)
    statement = _insert_or_else(dialect, bare)
    if not others:
        return _compiled(statement.on_conflict_do_nothing(index_elements=keys), dialect)
    newer = None if newer_than is None else statement.excluded[newer_than] > bare.c[newer_than]
    values = {name: statement.excluded[name] for name in others}
    return _compiled(statement.on_conflict_do_update(index_elements=keys, set_=values, where=newer), dialect)


def _insert_or_else(dialect: Dialect, bare: TableClause) -> postgresql.Insert | sqlite.Insert:
    """INSERT … ON CONFLICT as PostgreSQL and SQLite know it."""
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # 3 MB that a shop on another database does without

        return postgresql.insert(bare)
    return sqlite.insert(bare)


def _mysql_upsert(
    bare: TableClause, target: Table, keys: list[str], others: list[str], newer_than: str | None
) -> ClauseElement:
    from sqlalchemy.dialects import mysql  # 1 MB that a shop on another database does without

    statement = mysql.insert(bare)
    new, old = statement.inserted, bare.c
    values: dict[str, ColumnElement[object]] = {}
    if any(isinstance(constraint, UniqueConstraint) for constraint in target.constraints):
        # Any unique key counts as a duplicate here. Where it is not the primary one, a key of NULL makes
        # the statement fail, as it does on the other databases, before it changes another row.
        same_key = and_(*(new[key] == old[key] for key in keys))
        values[keys[0]] = case((same_key, old[keys[0]]), else_=null())
    elif not others:
        values[keys[0]] = old[keys[0]]
    if newer_than is None:
        values |= {name: new[name] for name in others}
    else:
        # Assignments happen in order and see each other: the one compared must be the last.
        newer = new[newer_than] > old[newer_than]
        in_order = sorted(others, key=lambda name: name == newer_than)
        values |= {name: case((newer, new[name]), else_=old[name]) for name in in_order}
    return statement.on_duplicate_key_update(list(values.items()))


@lru_cache(maxsize=500)
def _update(dialect: Dialect, target: Table, columns: tuple[str, ...]) -> str:
    keys = [key.name for key in target.primary_key]
    bare = _bare(target, (*columns, *keys))
    statement = (
        update(bare)
        .ordered_values(*((name, bindparam(None, type_=bare.c[name].type)) for name in columns))
        .where(and_(*(bare.c[key] == bindparam(None, type_=bare.c[key].type) for key in keys)))
    )
    return _compiled(statement, dialect)


@lru_cache(maxsize=500)
def _mysql_update(dialect: Dialect, target: Table, columns: tuple[str, ...], count: int) -> str:
    quote = dialect.identifier_preparer.quote
    keys = [key.name for key in target.primary_key]
    names = [quote(name) for name in (*columns, *keys)]
    first = ", ".join(f"%s AS {name}" for name in names)
    further = f" UNION ALL SELECT {', '.join(['%s'] * len(names))}" * (count - 1)
    table_name = quote(target.name)
    matches = " AND ".join(f"{table_name}.{quote(key)} = given.{quote(key)}" for key in keys)
    values = ", ".join(f"{table_name}.{quote(name)} = given.{quote(name)}" for name in columns)
    # Straight: each given row looks its own up by key, and no other row is locked.
    given = f"(SELECT {first}{further}) AS given"
    return f"UPDATE {given} STRAIGHT_JOIN {table_name} ON {matches} SET {values}"  # noqa: S608 (names only)


def _portions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Few enough rows to fit into the smallest packet a MariaDB is set up for (1 MB)."""
    portion: list[Row] = []
    letters = 0
    for row in rows:
        more = sum(len(value) for value in row if isinstance(value, str))
        if portion and (len(portion) == ROWS_JOINED or letters + more > LETTERS_JOINED):
            yield portion
            portion, letters = [], 0
        portion.append(row)
        letters += more
    if portion:
        yield portion


def _bare(target: Table, columns: tuple[str, ...]) -> TableClause:
    """The table with `columns` alone, in that order: the order of the values in the statement."""
    return table(target.name, *(column(name, target.c[name].type) for name in columns))


def _compiled(statement: ClauseElement, dialect: Dialect) -> str:
    return str(statement.compile(dialect=dialect))


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
