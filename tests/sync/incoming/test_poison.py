"""Rows that cannot be read, stored or applied stand aside with their reason; everything else goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from mahak_desk.mahak.decoding import Rows
from mahak_desk.mahak.rows import Product
from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.faults import InjectedRow, MissingKey
from mahak_desk.sync.incoming.mirroring import Mirroring
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import Shop

UNREADABLE = "row-unreadable"


def shoes(shop: Shop, **how: Any) -> MadeProduct:
    return shop.goods.product("کفش", **{"prices": (100_000,), "stock": {1: 3}, **how})


def inject(shop: Shop, group: str, **row: object) -> None:
    """One more row in the next answer, just as given."""
    text = "{" + ",".join(f'"{key}":{_as_given(value)}' for key, value in row.items()) + "}"
    shop.cloud.faults.arm("read", InjectedRow(group, text))


def _as_given(value: object) -> str:
    text = str(value)
    return text.removeprefix("raw:") if text.startswith("raw:") else json.dumps(value)


class TestUnreadable:
    @pytest.mark.parametrize(
        ("group", "row", "entity_id"),
        [
            ("Products", {"ProductId": 5, "RowVersion": -1}, "5"),
            ("Products", {"ProductId": 5, "RowVersion": 2**63 - 1}, "5"),
            ("ProductDetails", {"ProductDetailId": 5, "RowVersion": 4_300_000_000, "ProductId": 0}, "5"),
            ("ProductDetailStoreAssets", {"ProductDetailStoreAssetId": 5, "RowVersion": 4_300_000_000}, "5"),
            ("VisitorProducts", {"VisitorProductId": "abc", "RowVersion": 4_300_000_000}, "abc"),
        ],
    )
    def test_an_absurd_row_becomes_a_problem_and_the_rest_arrives(
        self, shop: Shop, group: str, row: dict[str, object], entity_id: str
    ) -> None:
        made = shoes(shop)
        inject(shop, group, **row)
        report = shop.sync()
        assert shop.on_sale(made.base)
        assert report.result == "partial"
        ((entity, found_id, reason),) = shop.problems()
        assert (found_id, reason) == (entity_id, UNREADABLE)
        (problem,) = shop.rows(ledger.problems)
        assert {key.lower(): value for key, value in json.loads(problem.raw).items()} == {
            key.lower(): value for key, value in row.items() if value is not None
        }
        assert shop.sync().result == "ok"
        assert shop.problems() == {(entity, found_id, reason)}

    def test_stock_that_does_not_say_how_much_is_unknown_and_not_none(self, shop: Shop) -> None:
        made = shoes(shop)
        shop.cloud.faults.arm("read", MissingKey("ProductDetailStoreAssets", "Count1"))
        shop.sync()
        assert not shop.on_sale(made.base)
        assert shop.reasons() == [UNREADABLE, "stock-unknown"]

    def test_a_count_that_went_missing_leaves_what_the_website_shows(self, shop: Shop) -> None:
        made = shoes(shop)
        shop.sync()
        shop.desktop.change_stock(made.base.id, 0)
        shop.cloud.faults.arm("read", MissingKey("ProductDetailStoreAssets", "Count1"))
        shop.sync()
        assert shop.variant(made.base).stock == 3

    def test_its_version_is_kept_so_that_it_is_not_brought_again(self, shop: Shop) -> None:
        shop.sync()
        inject(shop, "Products", ProductId=5, RowVersion=4_300_000_000, Name={})
        shop.sync()
        shop.sync()
        assert shop.cloud.requests[-1].body["fromProductVersion"] == 4_300_000_000

    def test_an_absurd_version_hides_nothing_that_changes_after_it(self, shop: Shop) -> None:
        made = shoes(shop)
        shop.sync()
        for detail_id in (77, None):
            inject(shop, "ProductDetails", ProductDetailId=detail_id, ProductId=7, RowVersion=2**63 - 1)
        shop.sync()
        shop.desktop.change_price(made.base.id, 95_000)
        shop.sync()
        assert shop.variant(made.base).price == 95_000

    def test_rows_without_an_id_are_kept_one_by_one(self, shop: Shop) -> None:
        for name in ("گمشدهٔ یک", "گمشدهٔ دو", "گمشدهٔ یک"):
            inject(shop, "Products", ProductId=None, RowVersion=4_300_000_000, Name=name)
        shop.sync()
        kept = [json.loads(problem.raw)["name"] for problem in shop.rows(ledger.problems)]
        assert sorted(kept) == ["گمشدهٔ دو", "گمشدهٔ یک"]

    def test_it_heals_when_the_row_comes_well_and_may_fall_ill_again(self, shop: Shop) -> None:
        made = shoes(shop)
        for _ in range(2):
            shop.cloud.faults.arm("read", MissingKey("Products", "RowVersion"))
            shop.desktop.rename_product(made.id, "کفش نو")
            shop.sync()
            assert ("Product", str(made.id), UNREADABLE) in shop.problems()
            shop.desktop.rename_product(made.id, "کفش نوتر")
            shop.sync()
            assert shop.problems() == set()
        (problem,) = shop.rows(select(ledger.problems).where(ledger.problems.c.reason == UNREADABLE))
        assert problem.times_seen == 2

    def test_a_full_read_without_it_settles_it(self, shop: Shop) -> None:
        shoes(shop)
        inject(shop, "Products", ProductId=None, RowVersion=1)
        shop.sync()
        shop.sync(full=True)
        assert shop.problems() == set()

    @pytest.mark.parametrize("row_version", [5, None])
    def test_in_a_full_read_it_is_not_taken_for_gone(self, shop: Shop, row_version: int | None) -> None:
        made, other = shoes(shop), shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
        shop.sync()
        for group in ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets"):
            shop.cloud.faults.arm("read", MissingKey(group, "RowVersion"))
        report = shop.sync(full=True)
        assert report.vanished == {}
        assert shop.on_sale(made.base)
        assert shop.on_sale(other.base)

    @pytest.mark.parametrize("group", ["Products", "ProductDetailStoreAssets"])
    def test_a_full_read_of_which_no_row_can_be_read_proves_nothing(self, shop: Shop, group: str) -> None:
        made = [shoes(shop) for _ in range(5)]
        shop.sync()
        with shop.cloud.store.lock:
            table = shop.cloud.store.table(group)
            for row_id in list(table)[1:]:
                del table[row_id]
        shop.cloud.faults.arm("read", MissingKey(group, "RowVersion"))
        assert shop.sync(full=True).vanished == {}
        assert all(shop.on_sale(each.base) for each in made)

    def test_one_without_an_id_leaves_open_which_row_it_was(self, shop: Shop) -> None:
        made, other = shoes(shop), shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
        shop.sync()
        shop.cloud.faults.arm("read", MissingKey("ProductDetails", "ProductDetailId"))
        assert shop.sync(full=True).vanished == {}
        assert shop.on_sale(made.base)
        assert shop.on_sale(other.base)


class TestRefusedByTheDatabase:
    @pytest.mark.parametrize("price", ["9" * 40, "1E+300"])
    def test_a_number_no_column_holds_stops_nothing(self, any_shop: Shop, price: str) -> None:
        made = shoes(any_shop)
        inject(
            any_shop,
            "ProductDetails",
            ProductDetailId=5,
            RowVersion=1,
            ProductId=made.id,
            ProductDetailCode=3,
            Price1=f"raw:{price}",
        )
        inject(any_shop, "OrderDetails", OrderDetailId=6, RowVersion=1, OrderId=1, Count1=f"raw:{price}")
        inject(any_shop, "Products", ProductId=7, RowVersion=1, Name="x", TaxPercent=f"raw:{price}")
        inject(any_shop, "VisitorProducts", VisitorProductId=8, RowVersion=1, ProductDetailId=5)
        any_shop.sync()
        assert made.id in any_shop.mirrored(mirror.products)
        other = any_shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
        any_shop.sync()
        assert any_shop.on_sale(other.base)
        any_shop.sync(full=True)

    def test_a_product_it_refuses_stands_aside_and_its_stretch_is_written(self, any_shop: Shop) -> None:
        before = shoes(any_shop)
        long = any_shop.goods.product("عکس‌دار", prices=(5_000,), stock={1: 1})
        after = any_shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
        picture = any_shop.goods.picture(long.id)
        any_shop.desktop.change("Pictures", picture, Url="/Content/" + "x" * 2_000)
        report = any_shop.sync()
        assert any_shop.on_sale(before.base)
        assert any_shop.on_sale(after.base)
        if any_shop.database.dialect_name == "sqlite":
            return  # it holds whatever it is given
        assert any_shop.product(long) is None
        assert (report.products.created, report.products.errors) == (2, 1)
        assert any_shop.problems() == {("Product", str(long.id), "refused-by-database")}
        any_shop.desktop.change("Pictures", picture, Url="/Content/short.png")
        any_shop.sync()
        assert any_shop.on_sale(long.base)
        assert any_shop.problems() == set()

    @pytest.mark.parametrize("everything", [False, True])
    def test_a_row_it_refuses_late_in_a_long_piece_costs_no_other(
        self, any_database: Database, everything: bool
    ) -> None:
        def stored(version: int, refused_id: int) -> Mirroring:
            rows = [
                Product(id=number, row_version=version + number, description="ی" * 4000)
                for number in range(1, 451)
                if number != refused_id
            ]
            rows.append(Product(id=refused_id, row_version=version + 900, tax_percent=10**40))
            with any_database.writing() as connection:
                mirroring = Mirroring(connection, everything=everything, once_unreadable={})
                mirroring.store(Rows(Product, rows))
            return mirroring

        first, second = stored(0, refused_id=900), stored(1000, refused_id=300)
        assert [(each.changed, [bad.id_text for bad in each.unreadable]) for each in (first, second)] == [
            (450, ["900"]),
            (449, ["300"]),
        ]
        with any_database.reading() as connection:
            column = mirror.products.c
            versions = {
                row_id: at for row_id, at in connection.execute(select(column.id, column.row_version))
            }
        assert versions == {number: 1000 + number for number in range(1, 451)} | {300: 300}


class TestAbsurdButStorable:
    def test_an_absurd_percent_keeps_the_one_shown_and_the_product_on_sale(self, any_shop: Shop) -> None:
        made = shoes(any_shop, fields={"TaxPercent": 9})
        any_shop.sync()
        any_shop.desktop.change("Products", made.id, TaxPercent=123_456)
        any_shop.sync()
        assert any_shop.product(made).tax_percent == 9
        assert any_shop.reasons() == ["percent-absurd"]

    def test_an_absurd_price_and_stock_leave_what_is_shown(self, shop: Shop) -> None:
        made = shoes(shop)
        shop.sync()
        shop.desktop.change_price(made.base.id, 10**16)
        shop.desktop.change_stock(made.base.id, 10**14)
        shop.sync()
        assert (shop.variant(made.base).price, shop.variant(made.base).stock) == (100_000, 3)
        assert shop.reasons() == ["price-absurd", "stock-absurd"]


class TestProblems:
    def test_settle_themselves_when_their_reason_is_gone(self, shop: Shop) -> None:
        made = shoes(shop, prices=(0,))
        shop.sync()
        assert shop.problems() == {("ProductDetail", str(made.base.id), "price-missing")}
        shop.desktop.change_price(made.base.id, 90_000)
        shop.sync()
        assert shop.problems() == set()
        (problem,) = shop.rows(ledger.problems)
        assert problem.resolved_at == shop.clock.now()

    def test_count_how_often_they_were_met_and_since_when(self, shop: Shop) -> None:
        made = shoes(shop, prices=(0,))
        shop.sync()
        first = shop.clock.now()
        shop.desktop.rename_product(made.id, "کفش نو")
        shop.sync()
        (problem,) = shop.rows(ledger.problems)
        assert (problem.first_seen, problem.last_seen, problem.times_seen) == (first, shop.clock.now(), 2)

    def test_go_along_with_a_detail_that_moves_to_another_product(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", variants=[_costing(0), _costing(50_000)])
        other = shop.goods.product("پوتین", variants=[_costing(50_000)])
        shop.sync()
        shop.desktop.move_detail(made.variants[0].id, other.id)
        shop.sync()
        (problem,) = shop.rows(ledger.problems)
        assert (problem.product_id, problem.resolved_at) == (other.id, None)

    def test_are_few_words_about_a_few_rows(self, demo_shop: Shop) -> None:
        demo_shop.sync()
        assert demo_shop.reasons() == ["category-missing", "properties-unreadable"]
        assert len(demo_shop.rows(tables.products)) == 35


def _costing(price: int) -> Variant:
    return Variant({COLOUR: "مشکی" if price else "سفید"}, prices=(price,), stock={1: 2})
