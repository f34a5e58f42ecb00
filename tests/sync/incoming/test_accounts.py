"""Another account's data never mixes in unasked; once agreed to, the former account's goods leave the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import func, insert, select

from mahak_desk.practice.builder import COLOUR, MadeProduct, ShopBuilder, Variant
from mahak_desk.practice.login import Account
from mahak_desk.practice.office import furnish
from mahak_desk.sync.account import AccountChanged, accept_account
from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import ACCOUNT, Shop, practice_cloud, shop_of

NEXT_DATABASE = Account("next-shop", "another-رمز", 50_002, "فروشگاه دوم", database_id=2_900_002)
NEXT_VISITOR = Account("next-visitor", "another-رمز", 50_002, "ویزیتور دوم")


@contextmanager
def another(database: Database, account: Account, **how: object) -> Iterator[Shop]:
    """The same website under another account, in a cloud where ids start elsewhere."""
    with (
        practice_cloud(accounts=(account,), build=_with_other_ids) as cloud,
        shop_of(cloud, database, account=account) as shop,
    ):
        shop.decide("catalogue", **how)
        yield shop


def _with_other_ids(goods: ShopBuilder) -> None:
    furnish(goods)
    for group in ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets"):
        for _ in range(50):
            goods.store.new_id(group)
    goods.store.new_code("Products", 500)
    goods.store.new_code("ProductDetails", 500)


def accept(shop: Shop) -> None:
    with shop.database.writing() as connection:
        accept_account(connection, shop.client.session(), shop.clock.now())


@pytest.fixture
def goods(shop: Shop) -> list[MadeProduct]:
    """Goods of the first account, already on the website, beside one of the shop's own."""
    made = [shop.goods.product(f"کالا {n}", prices=(9_000,), stock={1: 2}) for n in range(3)]
    made.append(
        shop.goods.product("پیراهن", variants=[Variant({COLOUR: "مشکی"})], prices=(9_000,), stock={1: 1})
    )
    moment = shop.clock.now()
    shop.sync()
    shop.write(
        insert(tables.products).values(id=900, name="دست‌ساز", created_at=moment, updated_at=moment),
        insert(tables.product_variants).values(
            product_id=900, options=[], price=5, stock=1, updated_at=moment
        ),
    )
    return made


@pytest.mark.parametrize("account", [NEXT_DATABASE, NEXT_VISITOR], ids=["database", "visitor"])
class TestAnotherAccount:
    def test_stops_and_asks_and_nothing_is_touched(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        before = {table.name: shop.rows(select(func.count()).select_from(table)) for table in _ALL}
        with another(shop.database, account) as other:
            for attempt in (other.sync, other.preview):
                with pytest.raises(AccountChanged):
                    attempt()
            assert other.cloud.count("read") == 0
            assert (other.last_run().result, other.last_run().reason) == ("failed", "account-changed")
        assert {table.name: shop.rows(select(func.count()).select_from(table)) for table in _ALL} == before

    def test_once_agreed_to_fills_the_mirror_anew_from_0(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        with another(shop.database, account) as other:
            accept(other)
            new = other.goods.product("کالای دوم", prices=(9_000,), stock={1: 2})
            other.sync()
            asked = other.cloud.requests[-1].body
            assert {asked[key] for key in asked if key.startswith("from")} == {0}
            assert other.on_sale(new.base)
            assert other.mirrored(mirror.products) == {new.id}

    def test_takes_the_former_ones_goods_off_the_site_with_its_full_read(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        with another(shop.database, account) as other:
            accept(other)
            other.goods.product("کالای دوم", prices=(9_000,), stock={1: 2})
            other.sync()
            assert len(other.shown()) == 6
            rehearsed, report = other.preview(full=True), other.sync(full=True)
            assert {row.product for row in other.shown()} == {"کالای دوم", "دست‌ساز"}
            assert (report.products.hidden, report.variants.hidden) == (4, 4)
            assert rehearsed.counts() == report.counts()
            assert {c.product for c in rehearsed.changes if (c.what, c.after) == ("is_active", "False")} == {
                "کالا 0",
                "کالا 1",
                "کالا 2",
                "پیراهن",
            }
            assert other.sync(full=True).products.hidden == 0
            assert len(shop.rows(tables.products)) == 6

    def test_is_asked_about_much_that_would_go(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        with another(shop.database, account, brake_minimum=3) as other:
            accept(other)
            other.goods.product("کالای دوم", prices=(9_000,), stock={1: 2})
            other.sync()
            assert other.sync(full=True).held == MassChange(4, 0, 6)
            assert other.sync().held == MassChange(4, 0, 6)
            assert len(other.shown()) == 6
            assert other.sync(accepts_mass_change=True).products.hidden == 4
            assert len(other.shown()) == 2
            assert other.sync().held is None

    def test_without_any_goods_proves_nothing(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        with another(shop.database, account) as other:
            accept(other)
            other.sync(full=True)
            assert len(other.shown()) == 5

    def test_is_followed_by_the_first_one_again_as_if_nothing_had_been(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        shown, rows = shop.shown(), len(shop.rows(tables.product_variants))
        with another(shop.database, account) as other:
            accept(other)
            other.goods.product("کالای دوم", prices=(9_000,), stock={1: 2})
            other.sync(full=True)
        accept(shop)
        shop.sync(full=True)
        assert shop.shown() == shown
        assert len(shop.rows(tables.product_variants)) == rows + 1

    def test_is_followed_by_the_first_one_again_which_is_read_from_0_too(
        self, shop: Shop, goods: list[MadeProduct], account: Account
    ) -> None:
        with another(shop.database, account) as other:
            accept(other)
            other.sync()
        accept(shop)
        shop.sync()
        assert shop.mirrored(mirror.products) == {each.id for each in goods}


def test_a_variant_of_the_former_visitor_alone_leaves_a_product_that_both_have(
    sqlite_database: Database,
) -> None:
    with practice_cloud(accounts=(ACCOUNT, NEXT_VISITOR)) as cloud:
        black, white = (Variant({COLOUR: colour}, stock={1: 1}) for colour in ("مشکی", "سفید"))
        shirt = cloud.shop.product("پیراهن", variants=[black, white], prices=(9_000,))
        with cloud.store.session() as session:
            for detail in (shirt.base, shirt.variants[0]):
                session.add("VisitorProducts", ProductDetailId=detail.id, VisitorId=NEXT_VISITOR.visitor_id)
        with shop_of(cloud, sqlite_database) as first:
            first.sync()
            assert len(first.shown()) == 2
        with shop_of(cloud, sqlite_database, account=NEXT_VISITOR) as second:
            accept(second)
            second.sync(full=True)
            assert [second.on_sale(detail) for detail in shirt.variants] == [True, False]


def test_a_login_that_says_how_long_the_licence_runs_is_remembered(shop: Shop) -> None:
    shop.sync()
    (account,) = shop.rows(ledger.shop_account)
    assert (account.database_id, account.visitor_id) == (ACCOUNT.database_id, ACCOUNT.visitor_id)
    assert (account.title, account.credit_days) == (ACCOUNT.title, 80)


_ALL = (
    *mirror.MIRRORS.values(),
    tables.products,
    tables.product_variants,
    ledger.mappings,
    ledger.row_versions,
)
