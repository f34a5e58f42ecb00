"""The work of a cycle goes with what changed, not with how large the shop is."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, event, insert

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.website import tables
from mahak_desk.website.database import Database
from mahak_desk.website.schema import metadata
from tests.sync.incoming.shops import Shop, practice_cloud, shop_of

FEW_ROWS = {
    *("mahak_stores", "mahak_property_descriptions", "mahak_row_versions", "mahak_desk_state"),
    *("mahak_products_to_apply", "mahak_stock_reservations", "mahak_shop_account", "sync_runs"),
}
"""Tables that stay small in any shop, or are empty while nothing waits."""

_DATA = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)


class Statement(NamedTuple):
    text: str
    parameters: tuple[Any, ...]
    rows: int
    """How many rows of values it was given."""


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """Every statement that reads or writes data, while it is open."""
    seen: list[Statement] = []

    def note(
        connection: Any, cursor: Any, text: str, parameters: Any, context: Any, executemany: bool
    ) -> None:
        if _DATA.match(text):
            rows = parameters if executemany else [parameters]
            seen.append(Statement(text, tuple(rows[0]), len(rows)))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def scanned(database: Database, seen: list[Statement]) -> set[str]:
    """The tables that some statements read from end to end, by SQLite's own word."""
    found: set[str] = set()
    with closing(sqlite3.connect(str(database.path))) as connection:
        for statement in seen:
            if statement.text.rstrip().endswith("LIMIT ? OFFSET ?") and "ORDER BY" not in statement.text:
                continue  # any row will do, and the first one ends the search
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters)
            for *_, step in plan:
                if match := re.match(r"SCAN (?!CONSTANT|\()(\w+)", step):
                    found.add(_table_behind(match[1], statement.text))
    return found & metadata.tables.keys()


def _table_behind(name: str, text: str) -> str:
    alias = re.search(rf"(\w+) AS {name}\b", text)
    return alias[1] if alias else name


@pytest.fixture(scope="module")
def clouds() -> Iterator[dict[int, PracticeCloud]]:
    """Two clouds, of a small catalogue and of a large one."""
    with practice_cloud() as small, practice_cloud() as large:
        for cloud, products in ((small, 50), (large, 2_000)):
            build_catalogue(cloud.shop, products=products)
        yield {50: small, 2_000: large}


@contextmanager
def imported(cloud: PracticeCloud, database: Database) -> Iterator[Shop]:
    """A shop that has everything, and two orders: one paid and one sent long ago."""
    with shop_of(cloud, database) as shop:
        shop.sync()
        moment = shop.clock.now()
        for number, synced in ((1, False), (2, True)):
            shop.write(
                insert(tables.user_orders).values(
                    id=number,
                    order_number=str(number),
                    payment_status="Paid",
                    total_amount=5,
                    created_at=moment,
                    synced_to_mahak=synced,
                ),
                insert(tables.user_order_items).values(
                    order_id=number, variant_id=number, quantity=1, unit_price=5, total_price=5
                ),
            )
        shop.sync()
        yield shop


@pytest.fixture
def shops(clouds: dict[int, PracticeCloud], tmp_path: Any, _upgraded_file: Any) -> Iterator[dict[int, Shop]]:
    copies = {products: tmp_path / f"{products}.sqlite3" for products in clouds}
    for copy in copies.values():
        copy.write_bytes(_upgraded_file.read_bytes())
    with (
        Database(f"sqlite:///{copies[50]}") as small,
        Database(f"sqlite:///{copies[2_000]}") as large,
        imported(clouds[50], small) as small_shop,
        imported(clouds[2_000], large) as large_shop,
    ):
        yield {50: small_shop, 2_000: large_shop}


def work_of(shop: Shop, edit: str) -> tuple[Counter[str], set[str]]:
    """The statements of the cycle after an edit, by their text, with the rows each was given; and the scans."""
    _EDITS[edit](shop)
    with statements() as seen:
        report = shop.sync()
    assert (report.changed_rows > 0) == (edit != "nothing")
    work: Counter[str] = Counter()
    for statement in seen:
        work[_generic(statement.text)] += statement.rows
    return work, scanned(shop.database, seen)


def _generic(text: str) -> str:
    """However many values a statement names."""
    return re.sub(r"(\?|\(\?(?:, \?)*\))(?:, (?:\?|\(\?(?:, \?)*\)))*", "?", text)


def _some_detail(shop: Shop) -> int:
    return sorted(shop.cloud.store.table("ProductDetails"))[7]


_EDITS: dict[str, Any] = {
    "nothing": lambda shop: None,
    "one price": lambda shop: shop.desktop.change_price(_some_detail(shop), 777_000),
    "one stock": lambda shop: shop.desktop.change_stock(_some_detail(shop), 99),
    "one new product": lambda shop: shop.goods.product("نو", prices=(5_000,), stock={1: 1}),
}


def test_a_cycle_costs_the_same_in_a_small_shop_and_in_a_large_one(shops: dict[int, Shop]) -> None:
    for edit in ("nothing", "one price", "one stock"):
        (small, _), (large, scans) = (work_of(shop, edit) for shop in shops.values())
        assert large == small, edit
        assert scans <= FEW_ROWS, edit


def test_a_new_product_looks_through_the_website_once_and_writes_as_much_as_it_is(
    shops: dict[int, Shop],
) -> None:
    (small, _), (large, scans) = (work_of(shop, "one new product") for shop in shops.values())
    assert large == small
    # Whether the website has it already cannot be told without looking at what is there.
    assert scans <= FEW_ROWS | {"products", "product_variants"}
