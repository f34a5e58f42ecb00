"""Puts a backup's content in the place of a SQLite database's, whole or not at all, while it may be open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from mahak_desk.website.backup import copy_content, copy_kept, opened, writing_into
from mahak_desk.website.database import Database
from mahak_desk.website.driver_errors import translated
from mahak_desk.website.engines import WAIT_SECONDS
from mahak_desk.website.errors import (
    BackupUnusable,
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseRestoreElsewhere,
)
from mahak_desk.website.upgrade import schema_stamp, upgrade
from mahak_desk.windows.open_files import put_in_place

Prepare = Callable[[Connection], None]

_COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, under its name with this at the end."""


def restore(database: Database, chosen: Path, folder: Path, prepare: Prepare) -> Path | None:
    """Makes the database what it was in the chosen backup, upgraded to this version's schema.

    `prepare` writes into the content before anybody sees it. What the database holds now is copied into
    `folder` first; gives that copy, None where there was no database. Programs that have the file open see
    the new content with their next transaction. A damaged file, which cannot be copied as a database, is kept
    in `folder` as it is, for whoever may mend it, and stands until what replaces it is whole.
    Raises DatabaseRestoreElsewhere for a server's database, BackupUnusable and any `DatabaseError`.
    """
    live = database.path
    if database.dialect_name != "sqlite":
        tool = "pg_restore" if database.dialect_name == "postgresql" else "mariadb"
        raise DatabaseRestoreElsewhere(database.location, tool)
    if live is None:
        raise DatabaseMissing(database.location)
    draft = folder / f"{database.name}.restoring"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _discard(draft)
        _make_ready(chosen, draft, prepare)
        try:
            aside = copy_kept(database, folder, "-before-restore") if live.exists() else None
        except DatabaseDamaged:
            aside = _kept_as_it_is(database.name, live, folder)
            _replace_file(live, draft)
        else:
            _replace_content(live, draft)
    finally:
        _discard(draft)
    return aside


def _make_ready(chosen: Path, draft: Path, prepare: Prepare) -> None:
    if not chosen.is_file():
        raise BackupUnusable(chosen)
    copy_content(chosen, draft)
    with Database(f"sqlite:///{draft}") as copy:
        with copy.reading() as connection:
            if schema_stamp(connection) is None:
                raise BackupUnusable(chosen)
        upgrade(copy, backups=None)
        with copy.writing() as connection:
            prepare(connection)


def _kept_as_it_is(name: str, live: Path, folder: Path) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = folder / f"{name}-{moment}.damaged"
    with writing_into(folder):
        for ending in ("", *_COMPANIONS):
            with suppress(FileNotFoundError):
                shutil.copyfile(live.with_name(live.name + ending), aside.with_name(aside.name + ending))
    return aside


def _replace_file(live: Path, draft: Path) -> None:
    """SQLite writes nothing into a file that it cannot read: another one takes its place, at one stroke."""
    whole = live.with_name(live.name + ".restoring")  # beside it: a stroke does not reach from drive to drive
    try:
        copy_content(draft, whole)
        with writing_into(live.parent):
            # A log that stayed would be taken for the new file's own.
            for ending in _COMPANIONS:
                live.with_name(live.name + ending).unlink(missing_ok=True)
            put_in_place(whole, live)
    finally:
        _discard(whole)


def _replace_content(live: Path, draft: Path) -> None:
    """In one transaction of the file in use: SQLite keeps readers and writers apart, and undoes half a copy."""
    deadline = time.monotonic() + WAIT_SECONDS

    def give_up_when_locked(_status: int, remaining: int, total: int) -> None:
        if remaining == total and time.monotonic() > deadline:
            raise DatabaseLocked(str(live))

    with (
        closing(opened(draft)) as source,
        translated(str(live)),
        closing(sqlite3.connect(live, timeout=1)) as target,
    ):
        source.backup(target, progress=give_up_when_locked, sleep=0.1)


def _discard(draft: Path) -> None:
    for path in (draft, *(draft.with_name(draft.name + ending) for ending in _COMPANIONS)):
        with suppress(FileNotFoundError):
            os.unlink(path)
