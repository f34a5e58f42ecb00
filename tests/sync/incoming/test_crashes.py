"""A cycle that dies at any point loses nothing and doubles nothing: the next one completes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mahak_desk.mahak.rows import READ_ENTITIES
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.sync.incoming import applying
from mahak_desk.sync.incoming.applying import Progress
from mahak_desk.sync.stores import StoreUnknown
from mahak_desk.website import ledger, tables
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import Shop, shop_of, shown

ROOT = Path(__file__).parents[3]


class PowerCut(BaseException):
    """What no part of the program expects."""


def cut_at(point: tuple[str, int]) -> Progress:
    """A progress that ends the cycle when a stage is reported for the nth time."""
    stage, left = point

    def progress(now: str, done: int, total: int) -> None:
        nonlocal left
        left -= now == stage
        if left == 0:
            raise PowerCut

    return progress


@pytest.fixture
def stretches_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "PRODUCTS_AT_ONCE", 10)
    monkeypatch.setattr(applying, "TRANSACTION_SECONDS", 0)


@pytest.fixture
def goods(shop: Shop) -> None:
    build_catalogue(shop.goods, products=45, details_each=2)


def counted(database: Database) -> dict[str, int]:
    """How many rows the website and the ledger have of each kind."""
    counted_tables = (
        *(tables.categories, tables.products, tables.product_variants, tables.product_images),
        *(ledger.mappings, ledger.row_versions, ledger.products_to_apply),
    )
    with database.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in counted_tables
        }


@pytest.mark.usefixtures("stretches_of_ten", "goods")
class TestAnImportThatDies:
    @pytest.mark.parametrize(
        "point", [("asking", 1), *(("storing", at) for at in (1, 7, 14, len(READ_ENTITIES)))]
    )
    def test_while_rows_are_stored_keeps_none_of_them(self, shop: Shop, point: tuple[str, int]) -> None:
        with pytest.raises(PowerCut):
            shop.sync(progress=cut_at(point))
        assert set(counted(shop.database).values()) == {0}
        assert shop.sync().products.created == 45

    @pytest.mark.parametrize("stretch", [1, 2, 5])
    def test_between_stretches_goes_on_where_it_stopped(self, shop: Shop, stretch: int) -> None:
        with pytest.raises(PowerCut):
            shop.sync(progress=cut_at(("applying", stretch)))
        done = min(10 * stretch, 45)
        assert counted(shop.database)["products"] == done
        assert counted(shop.database)["mahak_products_to_apply"] == 45 - done
        report = shop.sync()
        assert (report.received, report.products.created) == (0, 45 - done)
        assert counted(shop.database)["mahak_products_to_apply"] == 0

    def test_again_and_again_doubles_nothing_and_leaves_nothing_out(self, shop: Shop) -> None:
        for stretch in (1, 1, 2):
            with pytest.raises(PowerCut):
                shop.sync(progress=cut_at(("applying", stretch)))
        shop.sync()
        with Database.in_memory() as fresh, shop_of(shop.cloud, fresh) as untroubled:
            untroubled.sync()
            assert shop.shown() == untroubled.shown()
            assert counted(shop.database) == counted(fresh)

    def test_between_storing_and_applying_owes_it_all(self, shop: Shop) -> None:
        shop.decide("stock", stores=(7,))  # there is no such store, which shows only then
        with pytest.raises(StoreUnknown):
            shop.sync()
        assert counted(shop.database)["mahak_products_to_apply"] == 45
        shop.decide("stock", stores=())
        report = shop.sync()
        assert (report.received, report.products.created, report.categories.created) == (0, 45, 8)


def test_kill_9_three_times_in_an_import(sqlite_database: Database, shop: Shop) -> None:
    build_catalogue(shop.goods, products=60, details_each=3)
    points = [("storing", "7"), ("applying", "1"), ("applying", "2")]
    for stage, times in points:
        died = subprocess.run(
            [
                *(sys.executable, "-m", "tests.sync.incoming.one_cycle"),
                *(f"sqlite:///{sqlite_database.path}", shop.cloud.url, stage, times),
            ],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert died.returncode not in (0, 1), died.stderr.decode()
    shop.sync()
    with Database.in_memory() as fresh, shop_of(shop.cloud, fresh) as untroubled:
        untroubled.sync()
        assert shown(sqlite_database) == shown(fresh)
        assert counted(sqlite_database) == counted(fresh)
    assert len(shop.shown()) == 180
