"""What a driver raises becomes what happened to the shop's database, or stays what it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pymysql
import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from mahak_desk.errors import Words
from mahak_desk.website import errors
from mahak_desk.website.driver_errors import translated
from mahak_desk.website.errors import (
    BackupUnusable,
    DatabaseAccessDenied,
    DatabaseBackupElsewhere,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseDriverMissing,
    DatabaseError,
    DatabaseForeign,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOptionsWrong,
    DatabaseReadOnly,
    DatabaseRestoreElsewhere,
    DatabaseUnreachable,
    DatabaseUrlInvalid,
)


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("raised", "meaning"),
    [
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), DatabaseLocked),
        (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), DatabaseReadOnly),
        (sqlite_error(sqlite3.SQLITE_IOERR_READ), DatabaseUnreachable),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), DatabaseDamaged),
        (psycopg.errors.DiskFull(), DatabaseDiskFull),
        (psycopg.errors.DeadlockDetected(), DatabaseLocked),
        (psycopg.errors.SerializationFailure(), DatabaseLocked),
        (psycopg.errors.AdminShutdown(), DatabaseUnreachable),
        (psycopg.errors.CannotConnectNow(), DatabaseUnreachable),
        (psycopg.errors.TooManyConnections(), DatabaseUnreachable),
        (psycopg.errors.InsufficientPrivilege(), DatabaseAccessDenied),
        (psycopg.errors.DataCorrupted(), DatabaseDamaged),
        (psycopg.OperationalError("server closed the connection unexpectedly"), DatabaseUnreachable),
        (pymysql.err.OperationalError(1114, "The table 'products' is full"), DatabaseDiskFull),
        (pymysql.err.OperationalError(1213, "Deadlock found"), DatabaseLocked),
        (pymysql.err.OperationalError(1290, "running with the --read-only option"), DatabaseReadOnly),
        (pymysql.err.OperationalError(1142, "INSERT command denied"), DatabaseAccessDenied),
        (pymysql.err.OperationalError(2013, "Lost connection"), DatabaseUnreachable),
        (pymysql.err.OperationalError(1194, "Table is marked as crashed"), DatabaseDamaged),
        (pymysql.err.InterfaceError(0, ""), DatabaseUnreachable),
    ],
)
def test_the_state_of_the_database_is_told(raised: Exception, meaning: type[DatabaseError]) -> None:
    wrapped = OperationalError("INSERT …", None, raised)
    with pytest.raises(DatabaseError) as caught, translated("the shop"):
        raise wrapped
    assert type(caught.value) is meaning
    assert caught.value.__cause__ is wrapped
    assert "the shop" in caught.value.title.en
    assert "the shop" in caught.value.title.fa


@pytest.mark.parametrize(
    "raised",
    [
        IntegrityError("INSERT …", None, psycopg.errors.UniqueViolation()),
        IntegrityError("INSERT …", None, pymysql.err.IntegrityError(1062, "Duplicate entry")),
        ProgrammingError("SELECT …", None, psycopg.errors.UndefinedTable()),
        ProgrammingError("SELECT …", None, psycopg.ProgrammingError("the query has 0 placeholders")),
        OperationalError("SELECT …", None, sqlite_error(sqlite3.SQLITE_ERROR)),
    ],
)
def test_what_is_wrong_with_a_row_or_a_statement_stays_what_it_was(raised: DBAPIError) -> None:
    with pytest.raises(DBAPIError) as caught, translated("the shop"):
        raise raised
    assert caught.value is raised


def test_only_what_passes_by_itself_is_tried_again() -> None:
    everyone = [
        BackupUnusable(Path("copy")),
        DatabaseAccessDenied("here"),
        DatabaseBackupElsewhere("here", "pg_dump", "pg_dump shop"),
        DatabaseDamaged("here"),
        DatabaseDiskFull("here"),
        DatabaseDriverMissing("postgresql"),
        DatabaseForeign("here", ["products"]),
        DatabaseLocked("here"),
        DatabaseMissing("here"),
        DatabaseNewer("here", "9999"),
        DatabaseOptionsWrong("here", "ssl_ca"),
        DatabaseReadOnly("here"),
        DatabaseRestoreElsewhere("here", "pg_restore"),
        DatabaseUnreachable("here", "refused"),
        DatabaseUrlInvalid(),
    ]
    kinds = {
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DatabaseError)
    }
    assert {type(error) for error in everyone} | {DatabaseError} == kinds
    assert {type(error) for error in everyone if error.retry} == {DatabaseLocked, DatabaseUnreachable}
    assert len({error.code for error in everyone}) == len(everyone)
    assert all(spoken(error.title) and spoken(error.advice) for error in everyone)


def spoken(words: Words) -> bool:
    return bool(words.fa.strip()) and bool(words.en.strip()) and words.fa != words.en


def test_of_many_foreign_tables_a_few_are_named() -> None:
    error = DatabaseForeign("here", [f"table{number}" for number in range(9)])
    assert error.title.en.endswith("table0, table1, table2, table3, table4, …")
    assert len(error.tables) == 9
