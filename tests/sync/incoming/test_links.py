"""What the website may sell follows the links: withdrawn goods leave, restored ones come back as they were."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from mahak_desk.mahak.rows import READ_ENTITIES
from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.faults import DuplicateDetail
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.website import ledger, tables
from tests.sync.incoming.shops import Shop

COLOURS = ("مشکی", "سفید", "سبز")


def shirt(shop: Shop) -> MadeProduct:
    """A product of three colours."""
    return shop.goods.product(
        "پیراهن", variants=[Variant({COLOUR: colour}) for colour in COLOURS], prices=(90_000,), stock={1: 3}
    )


class TestAskingMahak:
    def test_what_is_at_its_newest_is_never_sent_again(self, shop: Shop) -> None:
        build_catalogue(shop.goods, products=60, details_each=3, rows_per_version=4)
        assert shop.sync().received > 500
        second = shop.sync()
        assert (second.received, second.changed_rows, second.row_versions) == (0, 0, {})
        sent = shop.cloud.requests[-1].body
        versions = {key[4:-7]: int(str(sent[key])) for key in sent if key.startswith("from")}
        with (
            shop.client.read(versions) as nothing,
            shop.client.read(dict.fromkeys(versions, 0)) as everything,
        ):
            assert nothing.size < 2_000 < 100_000 < everything.size

    def test_every_entity_is_asked_for_its_links_too(self, shop: Shop) -> None:
        shop.sync()
        asked = shop.cloud.requests[-1].body
        assert {f"from{row_type.entity}Version" for row_type in READ_ENTITIES} <= asked.keys()
        assert "pageSize" not in asked

    def test_the_greatest_version_counts_whatever_the_order_of_the_rows(self, shop: Shop) -> None:
        build_catalogue(shop.goods, products=30)
        shop.sync()
        versions = {row.entity: row.row_version for row in shop.rows(ledger.row_versions)}
        table = shop.cloud.store.table("Products")
        assert versions["Product"] == max(row.row_version for row in table.values())

    def test_rows_that_share_a_version_all_arrive(self, shop: Shop) -> None:
        build_catalogue(shop.goods, products=50, rows_per_version=1_000)
        assert shop.sync().products.created == 50

    def test_versions_are_kept_for_the_account_they_belong_to(self, shop: Shop) -> None:
        shirt(shop)
        shop.sync()
        accounts = {(row.database_id, row.visitor_id) for row in shop.rows(ledger.row_versions)}
        assert accounts == {(shop.account.database_id, shop.account.visitor_id)}


class TestLinking:
    def test_an_old_product_that_is_linked_now_comes_to_the_website(self, shop: Shop) -> None:
        old = shop.goods.product("قدیمی", prices=(7_000,), stock={1: 4}, linked=False)
        shirt(shop)
        shop.sync()
        assert shop.product(old) is None
        shop.desktop.restore_product(old.id)
        shop.sync()
        assert shop.on_sale(old.base)
        assert shop.variant(old.base).stock == 4

    def test_a_withdrawn_product_is_hidden_and_comes_back_as_the_same_rows(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.sync()
        before = shop.rows(tables.products), shop.rows(tables.product_variants), shop.rows(ledger.mappings)
        shop.desktop.withdraw_product(made.id)
        report = shop.sync()
        assert (report.products.hidden, report.variants.hidden) == (1, 3)
        assert shop.shown() == set()
        shop.desktop.restore_product(made.id)
        shop.sync()
        after = shop.rows(tables.products), shop.rows(tables.product_variants), shop.rows(ledger.mappings)
        assert _without_moments(after) == _without_moments(before)

    def test_a_withdrawn_product_comes_back_after_a_full_read_too(self, shop: Shop) -> None:
        made, _ = shirt(shop), shop.goods.product("دیگر", prices=(7_000,), stock={1: 4})
        shop.sync()
        shown = shop.shown()
        shop.desktop.withdraw_product(made.id)
        shop.sync()
        assert shop.sync(full=True).vanished == {}
        shop.desktop.restore_product(made.id)
        shop.sync()
        assert shop.shown() == shown

    def test_one_withdrawn_variant_of_several_goes(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.sync()
        shop.desktop.withdraw_detail(made.variants[1].id)
        report = shop.sync()
        assert (report.products.updated, report.variants.hidden) == (1, 1)
        assert [shop.on_sale(detail) for detail in made.variants] == [True, False, True]
        shop.sync(full=True)
        assert [shop.on_sale(detail) for detail in made.variants] == [True, False, True]
        shop.desktop.restore_detail(made.variants[1].id)
        shop.sync()
        assert all(map(shop.on_sale, made.variants))

    def test_the_base_detail_is_never_on_sale_beside_variants(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.sync()
        assert shop.variant(made.base) is None
        for detail in made.variants:
            shop.desktop.withdraw_detail(detail.id)
            shop.sync()
            shop.sync(full=True)
        assert shop.shown() == set()

    def test_a_simple_product_that_gets_variants_sells_those_instead(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(7_000,), stock={1: 4})
        shop.sync()
        variant = shop.goods.variant(made.id, Variant({COLOUR: "مشکی"}, stock={1: 2}, prices=(7_000,)))
        shop.sync()
        assert [shop.on_sale(made.base), shop.on_sale(variant)] == [False, True]
        shop.desktop.delete_detail(variant.id)
        shop.sync()
        assert [shop.on_sale(made.base), shop.on_sale(variant)] == [True, False]


class TestDeleting:
    def test_a_deleted_product_is_hidden_and_a_restored_one_shown(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.sync()
        shown = shop.shown()
        shop.desktop.delete_product(made.id)
        assert shop.sync().products.hidden == 1
        assert shop.shown() == set()
        shop.desktop.undelete_product(made.id)
        shop.sync()
        assert shop.shown() == shown

    def test_a_product_deleted_before_it_ever_came_leaves_no_trace(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.desktop.delete_product(made.id)
        shop.sync()
        assert shop.rows(tables.products) == []
        assert shop.problems() == set()

    def test_a_deleted_variant_goes_alone(self, shop: Shop) -> None:
        made = shirt(shop)
        shop.sync()
        shop.desktop.delete_detail(made.variants[0].id)
        shop.sync()
        assert [shop.on_sale(detail) for detail in made.variants] == [False, True, True]


class TestMovingADetail:
    def test_takes_its_row_of_the_website_along(self, shop: Shop) -> None:
        source, target = (
            shirt(shop),
            shop.goods.product("کت", variants=[Variant({COLOUR: "طلایی"})], prices=(1,)),
        )
        shop.desktop.change_stock(target.variants[0].id, 5)
        shop.sync()
        moved = source.variants[0]
        row_id = shop.variant(moved).id
        shop.desktop.move_detail(moved.id, target.id)
        shop.sync()
        assert shop.variant(moved).id == row_id
        assert shop.variant(moved).product_id == shop.product(target).id
        assert shop.on_sale(moved)

    def test_the_last_one_leaves_its_product_hidden(self, shop: Shop) -> None:
        source = shop.goods.product(
            "کت", variants=[Variant({COLOUR: "طلایی"})], prices=(1_000,), stock={1: 1}
        )
        target = shirt(shop)
        shop.sync()
        shop.desktop.withdraw_detail(source.base.id)
        shop.desktop.move_detail(source.variants[0].id, target.id)
        shop.sync()
        assert not shop.product(source).is_active
        assert shop.on_sale(source.variants[0])

    def test_to_a_product_that_comes_later_takes_it_off_sale_until_then(self, shop: Shop) -> None:
        source, target = shirt(shop), shop.goods.product("کت", prices=(1_000,), stock={1: 1}, linked=False)
        moved = source.variants[0]
        shop.sync()
        with shop.cloud.store.lock:
            late = shop.cloud.store.table("Products").pop(target.id)
            shop.desktop.move_detail(moved.id, target.id)
        shop.sync()
        assert not shop.variant(moved).is_active
        assert shop.reasons() == ["product-missing"]
        with shop.cloud.store.lock:
            shop.cloud.store.table("Products")[target.id] = late
        shop.desktop.rename_product(target.id, "کت تازه")
        shop.sync()
        assert shop.on_sale(moved)
        assert shop.hangs_on(shop.variant(moved)).name == "کت تازه"
        assert shop.problems() == set()

    def test_to_a_product_the_website_does_not_want_takes_it_off_sale(self, shop: Shop) -> None:
        source = shirt(shop)
        shop.sync()
        shop.decide("catalogue", add_new_products=False)
        target = shop.goods.product("کت", prices=(1_000,), stock={1: 1})
        shop.desktop.move_detail(source.variants[0].id, target.id)
        report = shop.sync()
        assert [shop.on_sale(detail) for detail in source.variants] == [False, True, True]
        assert report.variants.hidden == 1
        assert shop.product(target) is None


def test_the_same_row_twice_in_one_answer_counts_as_its_newer_version(
    shop: Shop, cloud: PracticeCloud
) -> None:
    made = shirt(shop)
    for full in (False, True, True):
        cloud.faults.arm("read", DuplicateDetail())
        shop.desktop.change_price(made.variants[0].id, 80_000)
        report = shop.sync(full=full)
        assert report.different == {}
        assert shop.variant(made.variants[0]).price == 80_000
    versions = select(ledger.row_versions).where(ledger.row_versions.c.entity == "ProductDetail")
    table = cloud.store.table("ProductDetails")
    assert shop.rows(versions)[0].row_version == max(row.row_version for row in table.values())


def _without_moments(tables_read: tuple[list[Row[Any]], ...]) -> list[list[dict[str, Any]]]:
    return [
        [{key: value for key, value in row._mapping.items() if key != "updated_at"} for row in rows]
        for rows in tables_read
    ]
