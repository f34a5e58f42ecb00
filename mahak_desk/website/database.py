"""The website database as the rest of the program knows it: read from, or written to, as one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from mahak_desk.website.address import DialectName, parse_address
from mahak_desk.website.driver_errors import translated
from mahak_desk.website.engines import (
    MIGRATION_PATIENCE,
    PURPOSES,
    WAIT_SECONDS,
    Purpose,
    build_engine,
    for_purpose,
)
from mahak_desk.website.errors import DatabaseLocked
from mahak_desk.website.schema import metadata

_ADVISORY_KEY = 0x4D6168616B  # "Mahak"


class Database:
    """A website database at a SQLAlchemy URL; usable from any thread, connected when first used.

    A connection, or a lock another program holds, is awaited for `wait_seconds`. Raises DatabaseUrlInvalid
    and DatabaseDriverMissing when made; every use may raise a `DatabaseError`.
    SQLAlchemy's IntegrityError and its like pass through: they tell of rows, not of the database.
    """

    def __init__(self, url: str, *, wait_seconds: int = WAIT_SECONDS) -> None:
        address = parse_address(url)
        self.dialect_name: DialectName = address.dialect_name
        self.location: str = address.location
        """Where it is, for people: a path, or kind, host, port and name. Never a user or a password."""
        self.path: Path | None = address.path
        """The file of a SQLite database; None otherwise."""
        self.name: str = address.name
        """The database's name on its server, or the file's name without its ending."""
        self._migration_wait = MIGRATION_PATIENCE * wait_seconds
        self._engine = build_engine(address, wait_seconds)
        self._engines = {purpose: for_purpose(self._engine, purpose) for purpose in PURPOSES}
        self._closed = False
        event.listen(self._engine, "checkin", self._let_go_when_closed)

    @classmethod
    def in_memory(cls) -> Self:
        """An empty database with all tables, gone when closed; one transaction at a time."""
        database = cls("sqlite://")
        with database._transaction("writing") as connection:
            metadata.create_all(connection)
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One read-only transaction that sees one state of the database from beginning to end."""
        with self._transaction("reading") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end, undone by any exception.

        On SQLite it holds the only write lock from its beginning: never wait for a network within it.
        """
        with self._transaction("writing") as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """One transaction for a change of the tables themselves; other programs' migrations wait for it.

        MariaDB commits each change of a table by itself; the others undo all of them on an exception.
        """
        with (
            translated(self.location),
            self._engines["migrating"].connect() as connection,
            self._mariadb_turn(connection),
            connection.begin(),
        ):
            if self.dialect_name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{self._migration_wait}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_KEY})")
            yield connection
            if self.dialect_name == "sqlite":
                self._check_parents(connection)

    @staticmethod
    def _check_parents(connection: Connection) -> None:
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if orphan is not None:
            raise RuntimeError(f"the change left a row of {orphan[0]} without its parent in {orphan[2]}")

    @contextmanager
    def _mariadb_turn(self, connection: Connection) -> Iterator[None]:
        """Where tables are not changed by transactions, a lock of the session's outlasts the last of them."""
        if self.dialect_name != "mysql":
            yield
            return
        name = "CONCAT('mahak-desk ', SHA1(DATABASE()))"  # lock names are the whole server's
        if not connection.exec_driver_sql(f"SELECT GET_LOCK({name}, {self._migration_wait})").scalar():
            raise DatabaseLocked(self.location)
        connection.commit()
        try:
            yield
        finally:
            if not connection.invalidated:
                connection.exec_driver_sql(f"SELECT RELEASE_LOCK({name})")

    @contextmanager
    def _transaction(self, purpose: Purpose) -> Iterator[Connection]:
        with translated(self.location), self._engines[purpose].begin() as connection:
            yield connection

    def close(self) -> None:
        """Closes all connections, one that is in use when it is given back. A later use would open new ones."""
        self._closed = True
        self._engine.dispose()

    def _let_go_when_closed(self, _: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        """The pool it came from is gone: nobody else would close it."""
        if self._closed:
            record.invalidate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
