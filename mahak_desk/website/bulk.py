"""Fast writes of many rows: statements built once, values handed to the driver as they are, unprocessed.

A row is a tuple in the order of `columns`, its values already what every driver takes: int, str, bool, None,
Decimal, moments made by `stored_moment`, JSON as encoded text. Nothing is written for no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import (
    Connection,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    column,
    insert,
    null,
    table,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement, ColumnElement
from sqlalchemy.sql.expression import TableClause

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Row = tuple[object, ...]

ROWS_JOINED = 500
LETTERS_JOINED = 200_000
"""How many rows, and letters in them, one statement updates on MariaDB."""
ROWS_INSERTED = (200, 20, 1)
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


@contextmanager
def refusable(connection: Connection) -> Iterator[None]:
    """Within it the database may refuse a value, and the transaction around it can go on.

    Rows that were written within before the refused one may stay: write them again only by an upsert.
    """
    # PostgreSQL alone lets a transaction do nothing more after an error. The others take back the one statement,
    # and a savepoint would cost SQLite a tenth of a first import's storing.
    with connection.begin_nested() if connection.dialect.name == "postgresql" else nullcontext():
        yield


def insert_rows(connection: Connection, target: Table, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Inserts all rows; one that collides with another raises SQLAlchemy's IntegrityError."""
    _run(connection, _insert(connection.dialect, target, tuple(columns)), rows)


def insert_one(connection: Connection, target: Table, **values: object) -> int:
    """Inserts one row with values as SQLAlchemy takes them; the id the database gave it."""
    key = connection.execute(insert(target).values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_missing(
    connection: Connection, target: Table, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Inserts the rows that collide with no stored one on any unique key; other faults still raise."""
    _run(connection, _insert_missing(connection.dialect, target, tuple(columns)), rows)


def upsert_rows(
    connection: Connection,
    target: Table,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    newer_than: str | None = None,
) -> None:
    """Inserts each row, or updates all its other columns where its primary key exists.

    With `newer_than` an existing row is updated only when that column's new value is greater. A row that
    collides on another unique key than the primary one raises SQLAlchemy's IntegrityError.
    """
    _run(connection, _upsert(connection.dialect, target, tuple(columns), newer_than), rows)


def update_rows(connection: Connection, target: Table, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Sets `columns` where the primary key matches; each tuple is the values, then the key's values."""
    if connection.dialect.name != "mysql":
        _run(connection, _update(connection.dialect, target, tuple(columns)), rows)
        return
    # PyMySQL sends one UPDATE a row, and waits for each; joined to their values, many rows go at once.
    for portion in _portions(rows):
        statement = _mysql_update(connection.dialect, target, tuple(columns), len(portion))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(portion)))


def _run(connection: Connection, statement: str, rows: Iterable[Row]) -> None:
    columns = _columns_inserted(statement) if connection.dialect.name == "sqlite" else 0
    if not columns:
        if given := list(rows):
            connection.exec_driver_sql(statement, given)
        return
    values = tuple(chain.from_iterable(rows))
    if len(values) % columns:
        raise ValueError(f"{len(values)} values for rows of {columns}")
    done = 0
    for count in ROWS_INSERTED:
        size = count * columns
        end = len(values) - (len(values) - done) % size
        if groups := [values[at : at + size] for at in range(done, end, size)]:
            connection.exec_driver_sql(_for_many_rows(statement, count), groups)
        done = end


@lru_cache(maxsize=500)
def _columns_inserted(statement: str) -> int:
    """How many values a row of an INSERT has; 0 for a statement that inserts nothing."""
    values = _VALUES_OF_ONE.search(statement)
    return values[1].count("?") if values else 0


@lru_cache(maxsize=500)
def _for_many_rows(statement: str, count: int) -> str:
    """The same INSERT for so many rows."""
    return _VALUES_OF_ONE.sub(lambda values: "VALUES " + ", ".join([values[1]] * count), statement, count=1)


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


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
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
