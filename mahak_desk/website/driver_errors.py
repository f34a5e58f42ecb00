"""The one edge where an exception of SQLAlchemy or of a database driver becomes an error of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from mahak_desk.website.errors import (
    DatabaseAccessDenied,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseError,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseReadOnly,
    DatabaseUnreachable,
)

_Kind = (
    type[DatabaseAccessDenied]
    | type[DatabaseDamaged]
    | type[DatabaseDiskFull]
    | type[DatabaseLocked]
    | type[DatabaseMissing]
    | type[DatabaseReadOnly]
    | type[DatabaseUnreachable]
)

# Primary result codes: sqlite.org/rescode.html.
_SQLITE: dict[int, _Kind] = {
    3: DatabaseReadOnly,  # PERM
    5: DatabaseLocked,  # BUSY
    6: DatabaseLocked,  # LOCKED
    8: DatabaseReadOnly,  # READONLY
    10: DatabaseUnreachable,  # IOERR
    11: DatabaseDamaged,  # CORRUPT
    13: DatabaseDiskFull,  # FULL
    14: DatabaseMissing,  # CANTOPEN
    15: DatabaseLocked,  # PROTOCOL: the WAL's own locks were contended
    26: DatabaseDamaged,  # NOTADB
}

_NO_ROOM_FOR_THE_INDEX_OF_THE_LOG = 4874
"""SQLITE_IOERR_SHMSIZE: the log's index is the one file that SQLite does not call a full disk for."""

# Beginnings of SQLSTATE codes: PostgreSQL documentation, appendix A.
_POSTGRESQL: dict[str, _Kind] = {
    "08": DatabaseUnreachable,
    "25006": DatabaseReadOnly,
    "28": DatabaseAccessDenied,
    "3D000": DatabaseMissing,
    "40001": DatabaseLocked,
    "40P01": DatabaseLocked,
    "42501": DatabaseAccessDenied,
    "53100": DatabaseDiskFull,
    "53300": DatabaseUnreachable,
    "55P03": DatabaseLocked,
    "57P0": DatabaseUnreachable,
    "XX001": DatabaseDamaged,
    "XX002": DatabaseDamaged,
}

# While connecting, libpq gives the server's words but not its code.
_POSTGRESQL_WORDS: dict[str, _Kind] = {
    "password authentication failed": DatabaseAccessDenied,
    "no password supplied": DatabaseAccessDenied,
    "no pg_hba.conf entry": DatabaseAccessDenied,
    "permission denied for database": DatabaseAccessDenied,
    'role "': DatabaseAccessDenied,
    'database "': DatabaseMissing,
}

# Server codes from 1000, client codes from 2000: mariadb.com/kb/en/mariadb-error-codes.
_MARIADB: dict[int, _Kind] = {
    **dict.fromkeys((1044, 1045, 1130, 1142, 1143, 1227, 1370, 1698), DatabaseAccessDenied),
    **dict.fromkeys((1034, 1035, 1194, 1195, 1712), DatabaseDamaged),
    **dict.fromkeys((1021, 1114), DatabaseDiskFull),
    **dict.fromkeys((1205, 1213, 1969), DatabaseLocked),
    **dict.fromkeys((1049,), DatabaseMissing),
    **dict.fromkeys((1290, 1792, 1836), DatabaseReadOnly),
    **dict.fromkeys((0, 1040, 1053, 1129, 1158, 1159, 1160, 1161, 1203, 1927), DatabaseUnreachable),
    **dict.fromkeys((2002, 2003, 2005, 2006, 2013, 2014), DatabaseUnreachable),
}


@contextmanager
def translated(location: str) -> Iterator[None]:
    """Within it, a driver's exception that tells the state of the database is raised as a `DatabaseError`.

    What tells of a statement or its values instead (a broken constraint, say) passes as SQLAlchemy raised it.
    """
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseLocked(location) from error
    except (DBAPIError, sqlite3.Error) as error:
        meaning = _meaning(error, location)
        if meaning is None:
            raise
        raise meaning from error


def _meaning(error: DBAPIError | sqlite3.Error, location: str) -> DatabaseError | None:
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    words = " ".join(str(driver_error).split())
    kind: _Kind | None = None
    if isinstance(driver_error, sqlite3.Error):
        # An extended code keeps its primary one in the low byte.
        code = getattr(driver_error, "sqlite_errorcode", 0)
        kind = DatabaseDiskFull if code == _NO_ROOM_FOR_THE_INDEX_OF_THE_LOG else _SQLITE.get(code & 0xFF)
        if kind is DatabaseMissing and Path(location).is_file():
            kind = DatabaseReadOnly  # its log, which even a reader writes, cannot be made beside it
    elif driver_error is not None and type(driver_error).__module__.startswith("psycopg"):
        sqlstate = getattr(driver_error, "sqlstate", None)
        if sqlstate is not None:
            kind = next((kind for code, kind in _POSTGRESQL.items() if sqlstate.startswith(code)), None)
        elif isinstance(error, OperationalError):
            kind = next(
                (kind for said, kind in _POSTGRESQL_WORDS.items() if said in words), DatabaseUnreachable
            )
    elif driver_error is not None and driver_error.args:
        kind = _MARIADB.get(driver_error.args[0])
        words = str(driver_error.args[-1])
    if kind is None:
        return None
    if issubclass(kind, DatabaseUnreachable):
        return kind(location, words[:200])
    return kind(location)
