"""Copies of a SQLite database, whole and checked, taken while others use it."""

from __future__ import annotations

import errno
import glob
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mahak_desk.website.database import Database
from mahak_desk.website.driver_errors import translated
from mahak_desk.website.errors import (
    DatabaseBackupElsewhere,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseMissing,
    DatabaseReadOnly,
)
from mahak_desk.windows.open_files import put_in_place

KEPT_BEFORE_UPGRADES = 10

_NAME = re.compile(r".+-(\d{8}T\d{6}Z)(?:-before-(upgrade|restore)(?:-.*)?)?\.sqlite3")


class Backup(msgspec.Struct, frozen=True):
    """A copy in the folder of backups."""

    path: Path
    made_at: datetime
    bytes: int
    before: str
    """"upgrade" or "restore" where it was made by itself before that, else ""."""


def backups_in(folder: Path) -> list[Backup]:
    """The copies in a folder, the newest first."""
    found = []
    for path in folder.glob("*.sqlite3"):
        name = _NAME.fullmatch(path.name)
        with suppress(OSError, ValueError):  # gone since, or its digits are no moment
            if name is not None:
                made_at = datetime.strptime(name[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                found.append(Backup(path, made_at, path.stat().st_size, name[2] or ""))
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def backup(database: Database, folder: Path) -> Path:
    """Copies the database into `folder` (made if need be) and returns the copy, one file named by UTC time.

    Raises DatabaseBackupElsewhere for a server's database, DatabaseDamaged when the copy fails its check,
    and DatabaseDiskFull or DatabaseReadOnly for the folder.
    """
    return copy_kept(database, folder, "")


def backup_before_upgrade(database: Database, folder: Path, stamp: str) -> Path:
    """As `backup`, with the old schema stamp in the name; of such copies the newest ten are kept."""
    copy = copy_kept(database, folder, f"-before-upgrade-from-{stamp}")
    copies = folder.glob(f"{glob.escape(database.name)}-*-before-upgrade-from-*.sqlite3")
    for old in sorted(copies, key=lambda path: path.name)[:-KEPT_BEFORE_UPGRADES]:
        with suppress(OSError):
            old.unlink()
    return copy


def copy_kept(database: Database, folder: Path, ending: str) -> Path:
    """The same with an ending in the name that says what it was made for."""
    if database.dialect_name == "postgresql":
        command = f"pg_dump --format=custom --file={database.name}.dump {database.name}"
        raise DatabaseBackupElsewhere(database.location, "pg_dump", command)
    if database.dialect_name == "mysql":
        command = f"mariadb-dump --single-transaction {database.name} --result-file={database.name}.sql"
        raise DatabaseBackupElsewhere(database.location, "mariadb-dump", command)
    if database.path is None:
        raise DatabaseMissing(database.location)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{database.name}-{moment}{ending}.sqlite3"
    # Under another name until it is whole, so that a half copy is never taken for a backup.
    unfinished = copy.with_suffix(".unfinished")
    with writing_into(folder):
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
    try:
        copy_content(database.path, unfinished)
        with writing_into(folder):
            put_in_place(unfinished, copy)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return copy


def copy_content(original: Path, target: Path) -> None:
    """Copies a database file as it is at one moment, and checks the copy. Raises DatabaseDamaged."""
    with closing(opened(original)) as source:
        with translated(str(target)), closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            # One file without companions, whatever the original's mode.
            copy.execute("PRAGMA journal_mode = DELETE")
        with translated(str(original)), closing(opened(target)) as copy:
            if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise DatabaseDamaged(str(original))


def look_through(path: Path) -> None:
    """Reads the whole of a database file and changes nothing; takes seconds. Raises DatabaseDamaged."""
    with closing(opened(path)) as connection, translated(str(path)):
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DatabaseDamaged(str(path))


def opened(path: Path) -> sqlite3.Connection:
    """A file that is there and is a database. Raises DatabaseMissing and DatabaseDamaged."""
    with translated(str(path)):
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=10)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        return connection


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """Within it a fault of the disk is DatabaseDiskFull or DatabaseReadOnly."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (DatabaseDiskFull if full else DatabaseReadOnly)(str(folder)) from error
