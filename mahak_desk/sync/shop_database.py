"""The shop's website database: found by the settings, opened with its password, ready or as it stands."""

from __future__ import annotations

import logging
from typing import Literal

from sqlalchemy import column, inspect, select, table

from mahak_desk.bundled import bundled_folder
from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.profile import Profile
from mahak_desk.sync.redaction import redact
from mahak_desk.sync.secrets import KeyringMissing, Secrets
from mahak_desk.sync.settings import Settings
from mahak_desk.website.address import Address, parse_address
from mahak_desk.website.database import Database
from mahak_desk.website.schema import metadata
from mahak_desk.website.upgrade import VERSION_TABLE, revisions

_log = logging.getLogger(__name__)

Condition = Literal["absent", "ready", "other"]
"""Of a database that is only looked at: nothing there yet, this program's schema, or anything else."""


class DatabaseNotReady(DeskError):
    """The database is not in this version's schema; making it so is the business of who writes to it."""

    code = "database-not-ready"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(
                f"پایگاه دادهٔ {location} هنوز برای این نسخه آماده نشده است.",
                f"The database {location} has not been made ready for this version yet.",
            ),
            Words("بنویسید: mahak-desk db upgrade", "Run: mahak-desk db upgrade"),
        )


class NoDatabaseServer(DeskError):
    """A password was given for a database that has none: a file."""

    code = "no-database-server"

    def __init__(self) -> None:
        super().__init__(
            Words(
                "پایگاه دادهٔ سایت یک پرونده است و رمز ندارد.",
                "The website's database is a file and has no password.",
            ),
            Words(
                "اول نشانی سرور را در [website] database_url تنظیمات بنویسید.",
                "First put the server's address into [website] database_url of the settings.",
            ),
        )


def database_address(settings: Settings, profile: Profile) -> Address:
    """Where the settings say it is, by default a file in the data folder. Raises DatabaseUrlInvalid."""
    return parse_address(settings.website.database_url or f"sqlite:///{profile.database_file}")


def server_account(address: Address) -> str:
    """What the password of a server's database is kept under. Raises NoDatabaseServer for a file."""
    if address.dialect_name == "sqlite":
        raise NoDatabaseServer
    return f"{address.url.username or ''}@{address.location}"


def open_database(settings: Settings, profile: Profile, secrets: Secrets) -> Database:
    """The database with its password from the keyring, unless its address brings one; not connected yet.

    Raises DatabaseUrlInvalid and DatabaseDriverMissing.
    """
    return Database(full_url(settings, profile, secrets))


def full_url(settings: Settings, profile: Profile, secrets: Secrets, password: str | None = None) -> str:
    """The address with the password in it: this one, the address's own, else the keyring's.

    Raises DatabaseUrlInvalid.
    """
    address = database_address(settings, profile)
    url = address.url
    if address.dialect_name != "sqlite":
        if password is not None:
            url = url.set(password=password)
        elif url.password is None:
            url = url.set(password=_server_password(secrets, server_account(address)))
    if url.password:
        redact.learn(str(url.password))
    return url.render_as_string(hide_password=False)


def _server_password(secrets: Secrets, account: str) -> str | None:
    try:
        return secrets.database_password(account)
    except KeyringMissing as error:
        # The server may let this user in without one, and says so plainly where it does not.
        _log.warning("%s", error)
        return None


def condition_of(database: Database) -> Condition:
    """What is there, without changing anything. Raises DatabaseError when it cannot be looked at."""
    if database.path is not None and not database.path.exists():
        return "absent"
    with database.reading() as connection:
        names = set(inspect(connection).get_table_names())
        if VERSION_TABLE in names:
            stamp = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
            return "ready" if stamp == revisions(bundled_folder("migrations"))[-1] else "other"
    return "other" if names & metadata.tables.keys() else "absent"


def open_as_it_is(settings: Settings, profile: Profile, secrets: Secrets) -> Database:
    """The database for looking only; one that is not there yet is an empty one in memory.

    Raises DatabaseNotReady and any DatabaseError.
    """
    database = open_database(settings, profile, secrets)
    try:
        condition = condition_of(database)
    except DeskError:
        database.close()
        raise
    if condition == "ready":
        return database
    database.close()
    if condition == "other":
        raise DatabaseNotReady(database.location)
    return Database.in_memory()
