from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.website.database import Database
from tests.sync.outgoing.worlds import World, a_world


@pytest.fixture
def world(sqlite_database: Database) -> Iterator[World]:
    with a_world(sqlite_database) as made:
        yield made


@pytest.fixture
def any_world(any_database: Database) -> Iterator[World]:
    """The same shop on each kind of database."""
    with a_world(any_database) as made:
        yield made
