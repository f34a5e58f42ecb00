"""Rows may come before what they belong to: they wait, with a word, and settle by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.faults import Fault, MissingKey, MissingList
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.website import ledger
from tests.sync.incoming.shops import Shop


@contextmanager
def kept_back(cloud: PracticeCloud, *groups: str) -> Iterator[None]:
    """Within it the cloud does not have the rows of some lists; afterwards they come with newer versions."""
    with cloud.store.lock:
        rows = {group: dict(cloud.store.table(group)) for group in groups}
        for group in groups:
            cloud.store.table(group).clear()
    yield
    with cloud.store.lock, cloud.store.session() as session:
        for group in groups:
            cloud.store.table(group).update(rows[group])
            for row_id in rows[group]:
                session.change(group, row_id)


@pytest.fixture
def shirt(shop: Shop) -> MadeProduct:
    category = shop.goods.category("پوشاك")
    made = shop.goods.product(
        "پیراهن",
        category_id=category,
        variants=[Variant({COLOUR: "مشکی"}), Variant({COLOUR: "سفید"})],
        prices=(90_000,),
        stock={1: 3},
    )
    shop.goods.picture(made.id)
    return made


@pytest.mark.parametrize(
    ("group", "reasons"),
    [
        ("Products", ["product-missing"]),
        ("ProductDetails", []),
        ("VisitorProducts", []),
        ("ProductDetailStoreAssets", ["stock-unknown", "stock-unknown"]),
        ("PropertyDescriptions", ["property-unknown", "property-unknown"]),
        ("ProductCategories", ["category-missing"]),
        ("Pictures", []),
        ("PhotoGalleries", []),
        ("Stores", ["stock-unknown", "stock-unknown"]),
    ],
)
def test_whatever_comes_late_the_website_is_the_same_in_the_end(
    shop: Shop, shirt: MadeProduct, group: str, reasons: list[str]
) -> None:
    if group == "Products":
        shop.cloud.faults.arm("read", MissingList("Products"))
        shop.sync()
        assert shop.reasons() == reasons
        shop.desktop.rename_product(shirt.id, "پیراهن ")
    else:
        with kept_back(shop.cloud, group):
            shop.sync()
            assert shop.reasons() == reasons
    shop.sync()
    assert shop.problems() == set()
    assert {(row.product, row.category, row.price, row.stock) for row in shop.shown()} == {
        ("پیراهن", "پوشاک", 90_000, Decimal(3))
    }
    assert {row.options for row in shop.shown()} == {(("رنگ", "مشکی"),), (("رنگ", "سفید"),)}
    assert len(shop.pictures(shirt)) == 1


def test_options_that_wait_for_their_property_do_not_come_on_sale_without(
    shop: Shop, shirt: MadeProduct
) -> None:
    with kept_back(shop.cloud, "PropertyDescriptions"):
        shop.sync()
        shop.desktop.change_stock(shirt.variants[0].id, 9)
        shop.sync()
        shop.sync(full=True)
        assert shop.shown() == set()


@pytest.mark.parametrize(
    "lost", [MissingList("Products"), MissingKey("Products", "ProductId", every_row=True)]
)
def test_goods_whose_products_do_not_come_are_looked_at_once(
    shop: Shop, shirt: MadeProduct, lost: Fault
) -> None:
    shop.cloud.faults.arm("read", lost, times=3)
    assert shop.sync().result == "partial"
    assert [shop.sync().result for _ in range(2)] == ["ok", "ok"]
    (missing,) = [each for each in shop.rows(ledger.problems) if each.reason == "product-missing"]
    assert missing.times_seen == 1
