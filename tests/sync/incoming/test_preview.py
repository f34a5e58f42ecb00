"""A preview tells exactly what the next cycle will do, and does nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from mahak_desk.mahak.errors import MahakError
from mahak_desk.practice.faults import PROXY_PAGE, InjectedRow, Truncated
from mahak_desk.sync.incoming.report import Change
from mahak_desk.website.database import Database
from mahak_desk.website.schema import metadata
from tests.sync.incoming.shops import Shop


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def test_spells_out_a_change_of_every_field(shop: Shop) -> None:
    made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    shop.sync()
    shop.desktop.rename_product(made.id, "پوتین")
    shop.desktop.change_price(made.base.id, 8_000)
    shop.desktop.change_stock(made.base.id, 1)
    shop.goods.picture(made.id)
    assert shop.preview().changes == [
        Change("پوتین", "", "name", "کفش", "پوتین"),
        Change("پوتین", "", "pictures", "0", "1"),
        Change("پوتین", "", "price", "9000", "8000"),
        Change("پوتین", "", "stock", "2", "1"),
    ]


def test_of_nothing_new_is_empty(shop: Shop) -> None:
    shop.sync()
    report = shop.preview()
    assert (report.changes, report.received) == ([], 0)


STEPS: list[Callable[[Shop], object]] = [
    lambda shop: None,
    lambda shop: shop.desktop.change_price(_details(shop)[0], 7_777_000),
    lambda shop: shop.desktop.change_price(_details(shop)[1], 7_000),
    lambda shop: shop.desktop.change_stock(_details(shop)[2], 0),
    lambda shop: shop.desktop.rename_product(_products(shop)[3], "نام تازه"),
    lambda shop: shop.desktop.withdraw_product(_products(shop)[4]),
    lambda shop: shop.desktop.move_detail(_details(shop)[5], _products(shop)[8]),
    lambda shop: shop.goods.product("نو", prices=(5_000,), stock={1: 1}),
    lambda shop: shop.goods.picture(_products(shop)[10]),
    lambda shop: shop.goods.category("گروه تازه", 239_990),
    lambda shop: shop.desktop.change_stock(_details(shop)[3], 50, silently=True),
    lambda shop: shop.decide("prices", level=2),
    lambda shop: shop.decide("stock", stores=(2,)),
    lambda shop: shop.decide("catalogue", categories="tree"),
    lambda shop: _withdraw_most(shop),
]


def test_equals_the_run_that_follows_and_writes_nothing(demo_shop: Shop) -> None:
    for step, change in enumerate(STEPS):
        change(demo_shop)
        for full in (False, True) if step % 3 == 0 else (False,):
            if step % 4 == 1:
                # The same poison for both: an armed fault strikes once.
                fault = InjectedRow("Products", '{"ProductId":null,"RowVersion":1}')
                demo_shop.cloud.faults.arm("read", fault, times=2)
            before = contents(demo_shop.database)
            preview = demo_shop.preview(full=full)
            assert contents(demo_shop.database) == before
            report = demo_shop.sync(full=full)
            assert preview.counts() == report.counts()
            assert preview.held == report.held
            assert _told(preview) == _told(report)
            assert preview.row_versions == report.row_versions
            after = contents(demo_shop.database)
            assert bool(preview.changes) == any(after[table] != before[table] for table in _TOLD)


_TOLD = ("products", "product_variants", "product_images")
"""What a preview tells change by change; of categories it gives counts."""


def _told(report: Any) -> list[tuple[str, str, str]]:
    return sorted(finding.key for finding in report.findings)


def _withdraw_most(shop: Shop) -> None:
    for product_id in _products(shop)[:25]:
        shop.desktop.withdraw_product(product_id)


def _products(shop: Shop) -> list[int]:
    return sorted(shop.cloud.store.table("Products"))


def _details(shop: Shop) -> list[int]:
    details = shop.cloud.store.table("ProductDetails")
    return sorted(detail_id for detail_id, row in details.items() if row["ProductDetailCode"])


def test_writes_nothing_on_any_database(any_shop: Shop) -> None:
    any_shop.goods.picture(any_shop.goods.product("یک", prices=(9_000,), stock={1: 2}).id)
    any_shop.sync()
    any_shop.goods.product("دو", prices=(9_000,), stock={1: 2}, category_id=any_shop.goods.category("گروه"))
    before = contents(any_shop.database)
    preview = any_shop.preview()
    assert contents(any_shop.database) == before
    assert preview.counts() == any_shop.sync().counts()
    assert preview.products.created == 1


@pytest.mark.parametrize("fault", [PROXY_PAGE, Truncated()])
def test_that_fails_writes_nothing_either(shop: Shop, fault: Any) -> None:
    shop.goods.product("یک", prices=(9_000,), stock={1: 2})
    before = contents(shop.database)
    shop.cloud.faults.arm("read", fault)
    with pytest.raises(MahakError):
        shop.preview()
    assert contents(shop.database) == before
