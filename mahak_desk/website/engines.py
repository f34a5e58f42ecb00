"""How each kind of database is opened, so that transactions, waiting, times and text mean the same on all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool

from mahak_desk.website.address import Address
from mahak_desk.website.errors import DatabaseDriverMissing, DatabaseOptionsWrong

Purpose = Literal["reading", "writing", "migrating"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

WAIT_SECONDS = 10
"""How long a connection is awaited, and how long a lock another program holds."""

_FILES_OF_TLS = ("ssl_ca", "ssl_capath", "ssl_cert", "ssl_key")

MIGRATION_PATIENCE = 6
"""How many times as long is waited for another program that is changing the tables."""

# SQLite keeps amounts in NUMERIC columns; text put there becomes a number again, exactly (`columns.Exact`).
sqlite3.register_adapter(Decimal, str)
# The driver takes these two as they are, but only after it has looked in three places for a way to adapt them;
# at two or three in every row, told at once they cost a third.
sqlite3.register_adapter(bool, int)
sqlite3.register_adapter(type(None), {None: None}.get)


def build_engine(address: Address, wait_seconds: int) -> Engine:
    """The engine of an address; nothing is connected yet.

    Raises DatabaseDriverMissing, and DatabaseOptionsWrong, as connecting may too.
    """
    open_kind = {"sqlite": _sqlite, "postgresql": _postgresql, "mysql": _mariadb}[address.dialect_name]
    try:
        return open_kind(
            address,
            wait_seconds,
            # Names and addresses of customers stay out of exceptions and logs.
            hide_parameters=True,
            # Persian in JSON stays readable and searchable where the website looks at its text.
            json_serializer=partial(json.dumps, ensure_ascii=False),
            # Values by position on all databases: `bulk` hands every driver the same tuples.
            paramstyle="qmark" if address.dialect_name == "sqlite" else "format",
            # Whoever reads in pieces meets the connection again that has the pages of the last piece at hand.
            pool_use_lifo=True,
        )
    except ImportError as error:
        raise DatabaseDriverMissing(address.dialect_name) from error
    except ValueError as error:
        raise DatabaseOptionsWrong(address.location, str(error)) from error


def _name_wrong_options(engine: Engine, address: Address, faults: tuple[type[Exception], ...]) -> None:
    """Tell `faults` of a driver at connecting as what they are: options it does not know, files it cannot read."""

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Dialect, _record: object, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        try:
            return dialect.connect(*given, **named)
        except faults as error:
            cause = str(error)
            if isinstance(error, OSError):  # which does not say the name of the file
                query = address.url.query
                files = (f"{name}={query[name]}" for name in _FILES_OF_TLS if name in query)
                cause = f"{', '.join(files)} ({error.strerror or error})"
            raise DatabaseOptionsWrong(address.location, cause) from error


def for_purpose(engine: Engine, purpose: Purpose) -> Engine:
    """The same engine and connections, with every transaction begun for `purpose`.

    Reading sees one state throughout, the one at its first statement, and can change nothing.
    """
    options: dict[str, Any] = {"desk_purpose": purpose}
    if purpose == "reading" and engine.dialect.name != "sqlite":
        options["isolation_level"] = "REPEATABLE READ"
    if purpose == "reading" and engine.dialect.name == "postgresql":
        options["postgresql_readonly"] = True
    return engine.execution_options(**options)


_SQLITE_SETTINGS = (
    "synchronous = NORMAL",
    # About what a processor's own cache holds: with four times as much a first import takes a tenth longer.
    "cache_size = -16384",
    # Of each page a statement or a savepoint changes, a copy is kept; by itself SQLite makes files for them.
    "temp_store = MEMORY",
    # Pages of the write-ahead log before they move to the file: the pages of an index change again and again.
    "wal_autocheckpoint = 4000",
)


def _sqlite(address: Address, wait_seconds: int, **common: Any) -> Engine:
    if address.path is None:
        # The content lives as long as its only connection; whoever comes second waits for it.
        common |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": wait_seconds}
    engine = create_engine(
        address.url, connect_args={"timeout": wait_seconds, "check_same_thread": False}, **common
    )
    beginnings = _sqlite_beginnings(wait_seconds)

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _record: object) -> None:
        # The driver's own idea of when a transaction begins leaves savepoints and DDL outside it.
        connection.isolation_level = None
        for setting in _SQLITE_SETTINGS:
            connection.cursor().execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        for statement in beginnings[connection.get_execution_options()["desk_purpose"]]:
            connection.exec_driver_sql(statement)

    return engine


def _sqlite_beginnings(wait_seconds: int) -> dict[Purpose, tuple[str, ...]]:
    """A write transaction takes the write lock at once: one that reads first and asks for the lock later is
    refused without waiting when another program has written in between (sqlite.org/isolation.html).

    Foreign keys are off while tables change, since SQLite changes a table by copying and dropping it.
    """
    wait = wait_seconds * 1000
    return {
        "reading": ("PRAGMA query_only = ON", "BEGIN"),
        "writing": (
            "PRAGMA query_only = OFF",
            "PRAGMA foreign_keys = ON",
            f"PRAGMA busy_timeout = {wait}",
            "BEGIN IMMEDIATE",
        ),
        "migrating": (
            "PRAGMA query_only = OFF",
            "PRAGMA foreign_keys = OFF",
            f"PRAGMA busy_timeout = {MIGRATION_PATIENCE * wait}",
            "BEGIN IMMEDIATE",
        ),
    }


def _postgresql(address: Address, wait_seconds: int, **common: Any) -> Engine:
    engine = create_engine(
        address.url,
        connect_args={"connect_timeout": wait_seconds, "application_name": "Mahak Desk"},
        pool_pre_ping=True,
        **common,
    )
    _name_wrong_options(engine, address, (engine.dialect.loaded_dbapi.ProgrammingError,))

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _record: object) -> None:
        connection.autocommit = True
        for statement in ("SET TIME ZONE 'UTC'", f"SET lock_timeout = '{wait_seconds}s'"):
            connection.cursor().execute(statement)
        connection.autocommit = False

    return engine


def _mariadb(address: Address, wait_seconds: int, **common: Any) -> Engine:
    session = (
        "SET SESSION time_zone = '+00:00',"
        f" innodb_lock_wait_timeout = {wait_seconds},"
        f" lock_wait_timeout = {MIGRATION_PATIENCE * wait_seconds},"
        " sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
        "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
    )
    engine = create_engine(
        address.url,
        connect_args={
            "charset": "utf8mb4",
            # PyMySQL would take a text for Latin letters.
            "password": str(address.url.password or "").encode(),
            "connect_timeout": wait_seconds,
            "init_command": session,
        },
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        **common,
    )
    # What goes wrong with the line itself the driver wraps.
    _name_wrong_options(engine, address, (OSError, TypeError))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options()["desk_purpose"] == "reading":
            connection.exec_driver_sql("START TRANSACTION READ ONLY")

    return engine
