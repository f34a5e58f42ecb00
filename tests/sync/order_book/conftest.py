from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mahak_desk.website.database import Database
from tests.servers import Server
from tests.sync.order_book.books import Bookkeeping, a_book


@pytest.fixture
def kept(sqlite_database: Database, tmp_path: Path) -> Iterator[Bookkeeping]:
    """A shop with its order book."""
    with a_book(sqlite_database, f"sqlite:///{sqlite_database.path}", tmp_path / "home") as made:
        yield made


@pytest.fixture
def any_kept(any_database: Database, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bookkeeping]:
    """The same on each kind of database."""
    if any_database.path is not None:
        url = f"sqlite:///{any_database.path}"
    else:
        kind = "postgresql" if any_database.dialect_name == "postgresql" else "mariadb"
        server: Server = request.getfixturevalue(f"{kind}_server")
        url = server.url(any_database.name)
    with a_book(any_database, url, tmp_path / "home") as made:
        yield made
