"""Where the website database is: the URL of the settings, made exact, and what of it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from mahak_desk.website.errors import DatabaseUrlInvalid

DialectName = Literal["sqlite", "postgresql", "mysql"]
"""SQLAlchemy's names; MariaDB speaks as mysql."""

_DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
}


@dataclass(frozen=True)
class Address:
    """A parsed URL. `url` knows the password (and hides it in its text); `location` does not."""

    url: URL
    location: str
    path: Path | None
    """The file of a SQLite database; None for a server and for a database in memory."""

    @property
    def name(self) -> str:
        """The database's name on its server, or the file's name without its ending."""
        return self.path.stem if self.path is not None else self.url.database or ":memory:"

    @property
    def dialect_name(self) -> DialectName:
        return cast(DialectName, self.url.get_backend_name())


def parse_address(text: str) -> Address:
    """Reads a SQLAlchemy URL; whatever driver it names, ours is used. Raises DatabaseUrlInvalid.

    A SQLite URL is a path and nothing else. For servers the part after `?` goes to the driver (TLS settings).
    """
    try:
        url = make_url(text.strip())
        driver = _DRIVERS[url.get_backend_name()]
    except (ArgumentError, ValueError, KeyError):
        # Without the cause: its text may quote a piece of the password.
        raise DatabaseUrlInvalid from None
    if driver == "sqlite":
        return _file_address(url)
    if not url.database:
        raise DatabaseUrlInvalid
    port = f":{url.port}" if url.port else ""
    location = f"{url.get_backend_name()}://{url.host or ''}{port}/{url.database}"
    return Address(url.set(drivername=driver), location, None)


def _file_address(url: URL) -> Address:
    if url.query or url.host or url.username:
        raise DatabaseUrlInvalid
    if not url.database or url.database == ":memory:":
        return Address(URL.create("sqlite"), ":memory:", None)
    path = Path(url.database).absolute()
    return Address(URL.create("sqlite", database=str(path)), str(path), path)
