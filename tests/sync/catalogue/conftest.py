from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import Shop, practice_cloud, shop_of
from tests.sync.outgoing.worlds import World, a_world


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with practice_cloud() as running:
        yield running


@pytest.fixture
def shop(cloud: PracticeCloud, sqlite_database: Database) -> Iterator[Shop]:
    """A furnished office without goods, and an empty website on SQLite."""
    with shop_of(cloud, sqlite_database) as made:
        yield made


@pytest.fixture
def any_shop(cloud: PracticeCloud, any_database: Database) -> Iterator[Shop]:
    """The same on every kind of database."""
    with shop_of(cloud, any_database) as made:
        yield made


@pytest.fixture
def world(sqlite_database: Database) -> Iterator[World]:
    """A shop with goods, and a website that takes orders."""
    with a_world(sqlite_database) as made:
        yield made


@pytest.fixture
def any_world(any_database: Database) -> Iterator[World]:
    with a_world(any_database) as made:
        yield made
