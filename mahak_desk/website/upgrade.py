"""Brings the tables to the schema this program was written for, or says why it must not."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

from mahak_desk.bundled import bundled_folder
from mahak_desk.website.backup import backup_before_upgrade
from mahak_desk.website.database import Database
from mahak_desk.website.driver_errors import translated
from mahak_desk.website.errors import DatabaseForeign, DatabaseLocked, DatabaseNewer
from mahak_desk.website.schema import metadata

if TYPE_CHECKING:
    from alembic.config import Config

VERSION_TABLE = "mahak_desk_schema"
"""Where the stamp is; a name of our own, since the website may use Alembic in the same database."""

_STAMP = table(VERSION_TABLE, column("version_num"))


@dataclass(frozen=True)
class Upgrade:
    """What was found and what was done; nothing was done when `before` equals `after`."""

    before: str | None
    """The schema's stamp as found; None: an empty database."""
    after: str
    backup: Path | None
    """The copy made first; only an older SQLite file needs one."""


def upgrade(database: Database, *, backups: Path | None, migrations: Path | None = None) -> Upgrade:
    """Makes the database's schema this program's, copying an older SQLite file into `backups` first.

    Safe when several programs start at once: one changes the tables, the others wait and find it done.
    Alembic is loaded only when there is something to change. Raises DatabaseForeign and DatabaseNewer, with
    the database untouched, and any other `DatabaseError`.
    """
    scripts = migrations or bundled_folder("migrations")
    known = revisions(scripts)
    newest = known[-1]
    with database.reading() as connection:
        stamp = schema_stamp(connection)
    done = Upgrade(newest, newest, None)
    if stamp != newest:
        with database.migrating() as connection:
            # Looked at again: another program may have changed the tables while this one waited its turn.
            stamp = _accepted_stamp(connection, database.location, known)
            if stamp != newest:
                copy = _copy_first(database, backups, stamp)
                _migrate(connection, scripts)
                done = Upgrade(stamp, newest, copy)
    if database.path is not None:
        _use_write_ahead_log(database.path)
    return done


def revisions(scripts: Path) -> list[str]:
    """The schema's stamps from the first to the newest: what the names of the migrations begin with."""
    return sorted(path.name.partition("_")[0] for path in (scripts / "versions").glob("[0-9]*_*.py"))


def alembic_config(connection: Connection, scripts: Path) -> Config:
    """What Alembic's commands need to run `migrations/` on an open connection, without an alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    return config


def _migrate(connection: Connection, scripts: Path) -> None:
    from alembic import command

    command.upgrade(alembic_config(connection, scripts), "head")


def _copy_first(database: Database, backups: Path | None, stamp: str | None) -> Path | None:
    if stamp is None or backups is None or database.path is None:
        return None
    return backup_before_upgrade(database, backups, stamp)


def schema_stamp(connection: Connection) -> str | None:
    """Of which version the tables are; None where this program has made none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    stamp: str | None = connection.scalar(select(_STAMP.c.version_num))
    return stamp


def _accepted_stamp(connection: Connection, location: str, known: list[str]) -> str | None:
    """The stamp, if this program may change the database; None if it is to make its first tables there."""
    stamp = schema_stamp(connection)
    if stamp in known:
        return stamp
    if stamp is not None:
        raise DatabaseNewer(location, stamp)
    inspector = inspect(connection)
    names = {*inspector.get_table_names(), *inspector.get_view_names()}
    taken = sorted(names & metadata.tables.keys())
    if taken:
        half_made = VERSION_TABLE in names and not any(_holds_rows(connection, name) for name in taken)
        if not half_made:
            raise DatabaseForeign(location, taken)
        # A first upgrade was cut off where the making of tables cannot be undone (MariaDB): it starts over.
        metadata.drop_all(connection, [metadata.tables[name] for name in taken])
    return None


def _holds_rows(connection: Connection, name: str) -> bool:
    return connection.execute(select(1).select_from(table(name)).limit(1)).first() is not None


def _use_write_ahead_log(path: Path) -> None:
    """Lets readers and the writer of the file work side by side; the file remembers it.

    SQLite may refuse the change while others use the file; all works without, and the next start asks again.
    """
    with (
        suppress(DatabaseLocked),
        translated(str(path)),
        closing(sqlite3.connect(path, timeout=1)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")
