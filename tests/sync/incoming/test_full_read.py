"""A full read sees what deltas do not: silent edits, rows that vanished, and what happened on the website."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, update

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.faults import MissingList
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.website import ledger, mirror, tables
from tests.sync.incoming.shops import Shop


@pytest.fixture
def shoes(shop: Shop) -> MadeProduct:
    shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
    return shop.goods.product("کفش", prices=(90_000,), stock={1: Decimal("3.250")})


class TestSilentEdits:
    def test_are_found_by_a_full_read_alone_and_told_of(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        shop.desktop.change_price(shoes.base.id, 80_000, silently=True)
        shop.desktop.change_stock(shoes.base.id, 1, silently=True)
        shop.desktop.rename_product(shoes.id, "پوتین", silently=True)
        report = shop.sync()
        assert (report.received, report.different) == (0, {})
        assert shop.variant(shoes.base).price == 90_000
        report = shop.sync(full=True)
        assert report.different == {"Product": 1, "ProductDetail": 1, "ProductDetailStoreAsset": 1}
        variant = shop.variant(shoes.base)
        assert (variant.price, variant.stock, shop.product(shoes).name) == (80_000, 1, "پوتین")
        counts = shop.last_run().counts
        assert counts is not None
        assert counts["different"] == report.different

    def test_are_not_seen_where_there_are_none(self, any_shop: Shop) -> None:
        any_shop.cloud.switches.nine_decimals = True
        fractions = ("1.1", "1450000.333333333", "9999999999.123456789", "33.333333333")
        for number, fraction in enumerate(fractions):
            any_shop.goods.product(
                f"برنج {number} 👟",
                prices=(Decimal(fraction), Decimal(fraction) * 3),
                stock={1: Decimal(fraction)},
                detail_fields={"Discount1": Decimal(fraction)},
                fields={"TaxPercent": Decimal("8.333333333"), "Description": "چند\r\nسطر "},
            )
        any_shop.sync()
        before = any_shop.rows(tables.products), any_shop.rows(tables.product_variants)
        report = any_shop.sync(full=True)
        assert (report.different, report.vanished, report.changed_rows) == ({}, {}, 0)
        assert (report.products.updated, report.products.unchanged) == (0, 4)
        assert (any_shop.rows(tables.products), any_shop.rows(tables.product_variants)) == before

    def test_that_come_with_an_older_version_are_taken_too(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        with shop.cloud.store.lock:
            row = shop.cloud.store.table("Products")[shoes.id]
            row.values |= {"Name": "از پشتیبان", "RowVersion": 4_000_000_000}
        shop.sync(full=True)
        assert shop.product(shoes).name == "از پشتیبان"


class TestVanishedRows:
    def test_leave_the_site_and_come_back(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        shown = shop.shown()
        with shop.cloud.store.lock:
            kept = shop.cloud.store.table("ProductDetails").pop(shoes.base.id)
        assert shop.sync().vanished == {}
        assert shop.on_sale(shoes.base)
        assert shop.sync(full=True).vanished == {"Product": 1, "ProductDetail": 1}
        assert not shop.on_sale(shoes.base)
        with shop.cloud.store.lock:
            shop.cloud.store.table("ProductDetails")[shoes.base.id] = kept
        shop.desktop.withdraw_detail(shoes.base.id)
        shop.desktop.restore_detail(shoes.base.id)
        shop.sync()
        assert shop.shown() == shown

    @pytest.mark.parametrize(
        ("group", "reason"),
        [
            ("VisitorProducts", None),
            ("ProductDetailStoreAssets", "stock-unknown"),
            ("PropertyDescriptions", "property-unknown"),
        ],
    )
    def test_are_known_for_what_they_are(self, shop: Shop, group: str, reason: str | None) -> None:
        shop.goods.product("پیراهن", variants=[Variant({COLOUR: "مشکی"})], prices=(5_000,), stock={1: 2})
        shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
        shop.sync()
        with shop.cloud.store.lock:
            table = shop.cloud.store.table(group)
            del table[min(table) if group == "PropertyDescriptions" else max(table)]
        shop.sync(full=True)
        assert shop.reasons() == ([reason] if reason else [])
        assert len(shop.shown()) == (1 if group == "VisitorProducts" else 2)

    def test_a_list_that_is_empty_or_missing_proves_nothing(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        shown = shop.shown()
        for group in ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets", "Stores"):
            shop.cloud.faults.arm("read", MissingList(group))
        assert shop.sync(full=True).vanished == {}
        with shop.cloud.store.lock:
            for group in ("Products", "ProductDetails", "VisitorProducts"):
                shop.cloud.store.table(group).clear()
        report = shop.sync(full=True)
        assert report.vanished == {}
        assert shop.shown() == shown

    def test_orders_are_never_taken_for_gone(self, shop: Shop, shoes: MadeProduct) -> None:
        with shop.cloud.store.session() as session:
            old, young = (
                session.add("Orders", OrderType=201, OrderCode=5, VisitorId=shop.account.visitor_id)
                for _ in range(2)
            )
        shop.sync()
        with shop.cloud.store.lock:
            del shop.cloud.store.table("Orders")[old]
        shop.sync(full=True)
        assert shop.mirrored(mirror.orders) == {old, young}


class TestTheWebsitesSide:
    def test_a_variant_the_website_deleted_comes_back_under_a_new_id(
        self, shop: Shop, shoes: MadeProduct
    ) -> None:
        shop.sync()
        before = shop.variant(shoes.base).id
        shop.write(delete(tables.product_variants).where(tables.product_variants.c.id == before))
        shop.sync(full=True)
        assert shop.on_sale(shoes.base)
        assert shop.variant(shoes.base).id > before

    def test_a_product_the_website_deleted_comes_back_when_it_changes_in_mahak(self, any_shop: Shop) -> None:
        made = any_shop.goods.product("کفش", prices=(90_000,), stock={1: 3})
        any_shop.goods.picture(made.id)
        any_shop.sync()
        before = any_shop.product(made).id
        any_shop.write(*map(delete, (tables.product_images, tables.product_variants, tables.products)))
        any_shop.desktop.rename_product(made.id, "پوتین")
        any_shop.sync()
        assert any_shop.on_sale(made.base)
        assert any_shop.product(made).id > before
        assert len(any_shop.pictures(made)) == 1

    def test_an_id_the_website_deleted_never_means_other_goods(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        last = max(row.id for row in shop.rows(tables.product_variants))
        shop.write(delete(tables.product_variants).where(tables.product_variants.c.id == last))
        other = shop.goods.product("پوتین", prices=(5_000,), stock={1: 1})
        shop.sync()
        assert shop.on_sale(other.base)
        assert shop.variant(other.base).id > last

    def test_what_was_changed_there_is_put_right(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        shown = shop.shown()
        shop.write(
            update(tables.product_variants).values(price=20_000, stock=99, is_active=False),
            update(tables.products).values(name="x", is_active=False),
        )
        assert shop.sync().products.updated == 0
        shop.sync(full=True)
        assert shop.shown() == shown

    def test_what_the_shop_added_itself_is_left_alone(self, shop: Shop, shoes: MadeProduct) -> None:
        moment = shop.clock.now()
        shop.write(
            insert(tables.products).values(id=900, name="دست‌ساز", created_at=moment, updated_at=moment),
            insert(tables.product_variants).values(
                product_id=900, options=[], price=5, stock=1, updated_at=moment
            ),
        )
        shop.sync()
        shop.sync(full=True)
        assert {row.product for row in shop.shown()} == {"دست‌ساز", "کفش", "جوراب"}


class TestItself:
    def test_asks_for_everything_and_moves_the_versions_even_back(self, shop: Shop) -> None:
        build_catalogue(shop.goods, products=5)
        shop.sync()
        shop.write(update(ledger.row_versions).values(row_version=9_000_000_000))
        assert shop.sync().received == 0
        report = shop.sync(full=True)
        asked = shop.cloud.requests[-1].body
        assert {asked[key] for key in asked if key.startswith("from")} == {0}
        versions = {row.entity: row.row_version for row in shop.rows(ledger.row_versions)}
        assert versions["Product"] == report.row_versions["Product"] < 9_000_000_000

    def test_of_an_unchanged_shop_changes_nothing_twice(self, demo_shop: Shop) -> None:
        demo_shop.sync()
        website = [demo_shop.rows(table) for table in (tables.products, tables.product_variants)]
        for _ in range(2):
            report = demo_shop.sync(full=True)
            assert (report.different, report.vanished) == ({}, {})
            assert [demo_shop.rows(table) for table in (tables.products, tables.product_variants)] == website

    def test_is_recorded_as_one(self, shop: Shop) -> None:
        shop.sync(full=True)
        assert (shop.last_run().kind, shop.last_run().result) == ("full", "ok")
