from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shop import build_shop
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import Shop, practice_cloud, shop_of


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
def demo_shop(sqlite_database: Database) -> Iterator[Shop]:
    """The demo shop with its odd goods, and an empty website."""
    with practice_cloud(build=build_shop) as cloud, shop_of(cloud, sqlite_database) as made:
        yield made
