"""A website that has categories already keeps its menu: what may be one of them is asked about, never doubled."""

from __future__ import annotations

from typing import ClassVar

import pytest
from sqlalchemy import insert, update

from mahak_desk.practice.builder import CATEGORY_NODE, MadeProduct
from mahak_desk.sync.incoming.rules import BrakeRule
from mahak_desk.website import ledger, tables
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_adopting import on_the_website
from tests.sync.incoming.test_categories import categories, category_of
from tests.sync.incoming.test_query_plans import Statement, statements

CLOTHES = 61
"""A category of the website's own, below another one."""


def a_menu(shop: Shop) -> None:
    shop.write(
        insert(tables.categories).values(id=60, name="فروشگاه"),
        insert(tables.categories).values(id=CLOTHES, name="پوشاک", parent_id=60),
    )


MENU = {"فروشگاه": None, "پوشاک": "فروشگاه"}


def shirts(shop: Shop) -> tuple[int, MadeProduct, MadeProduct]:
    """Mahak's category of the same name, a shirt in it that the website has, and a new one."""
    group = shop.goods.category("پوشاك ")
    known = shop.goods.product("پیراهن", 17, prices=(400_000,), stock={1: 3}, category_id=group)
    new = shop.goods.product("بلوز", 18, prices=(400_000,), stock={1: 3}, category_id=group)
    on_the_website(shop, 7, [{"code": "17"}], code="17", category_id=CLOTHES)
    return group, known, new


def reads_the_tree(seen: list[Statement]) -> bool:
    return any("mahak_extra_data.data" in each.text and CATEGORY_NODE in each.parameters for each in seen)


def map_category(shop: Shop, key: int, website_id: int) -> None:
    values = {"database_id": shop.account.database_id, "entity_type": "category", "origin": "manual"}
    shop.write(insert(ledger.mappings).values(mahak_id=key, local_id=website_id, **values))


class TestOfTheSameName:
    def test_are_a_question_and_no_second_one(self, shop: Shop) -> None:
        a_menu(shop)
        group, known, new = shirts(shop)
        report = shop.sync()
        assert (report.result, report.categories.created) == ("partial", 0)
        assert categories(shop) == MENU
        assert shop.problems() == {("Category", str(group), "category-match")}
        assert (category_of(shop, known), category_of(shop, new)) == ("پوشاک", None)

    def test_stay_one_in_every_later_cycle(self, any_shop: Shop) -> None:
        a_menu(any_shop)
        _, known, _ = shirts(any_shop)
        for full in (False, False, True):
            any_shop.desktop.rename_product(known.id, f"پیراهن {full}")
            any_shop.sync(full=full)
            assert categories(any_shop) == MENU
            assert category_of(any_shop, known) == "پوشاک"

    def test_that_are_different_are_agreed_to(self, shop: Shop) -> None:
        a_menu(shop)
        _, known, new = shirts(shop)
        shop.sync()
        shop.accept("category-match")
        assert shop.sync().categories.created == 1
        assert shop.problems() == set()
        made = shop.product(new).category_id
        assert made not in (None, CLOTHES)
        assert shop.product(known).category_id == made

    def test_came_from_mahak_once_and_are_hidden_are_not_asked_about(self, shop: Shop) -> None:
        shop.goods.category("پوشاک")
        shop.goods.tree_category("پوشاک", 100)
        shop.sync()
        shop.decide("catalogue", categories="tree")
        assert shop.sync().categories.created == 1
        assert shop.problems() == set()

    def test_keep_those_below_waiting_too(self, shop: Shop) -> None:
        a_menu(shop)
        shop.goods.tree_category("پوشاک", 100)
        shop.goods.tree_category("مردانه", 110, 100)
        made = shop.goods.product("کت", 19, prices=(9_000,), stock={1: 3})
        shop.goods.place_in_tree(made.code, 110, "مردانه")
        shop.decide("catalogue", categories="tree")
        shop.sync()
        assert categories(shop) == MENU
        assert shop.problems() == {("Category", "-100", "category-match")}
        map_category(shop, -100, CLOTHES)
        shop.sync(full=True)
        assert categories(shop) == {**MENU, "مردانه": "پوشاک"}
        assert category_of(shop, made) == "مردانه"
        assert shop.problems() == set()

    def test_are_no_question_any_more_once_the_websites_is_gone(self, any_shop: Shop) -> None:
        a_menu(any_shop)
        _, known, new = shirts(any_shop)
        any_shop.sync()
        any_shop.write(
            update(tables.categories).where(tables.categories.c.id == CLOTHES).values(is_active=False)
        )
        any_shop.sync()
        assert any_shop.problems() == set()
        assert (category_of(any_shop, known), category_of(any_shop, new)) == ("پوشاک", "پوشاک")
        assert any_shop.product(known).category_id == any_shop.product(new).category_id

    def test_are_not_looked_through_again_while_a_person_thinks(self, shop: Shop) -> None:
        a_menu(shop)
        shop.goods.tree_category("پوشاک", 100)
        shop.decide("catalogue", categories="tree")
        shop.sync()
        with statements() as idle:
            shop.sync()
        with statements() as full:
            shop.sync(full=True)
        assert (reads_the_tree(idle), reads_the_tree(full)) == (False, True)


class TestMappedByHand:
    def test_keep_their_name_and_their_place(self, shop: Shop) -> None:
        a_menu(shop)
        group, known, new = shirts(shop)
        map_category(shop, group, CLOTHES)
        shop.desktop.change("ProductCategories", group, Name="لباس")
        shop.sync()
        assert categories(shop) == MENU
        assert (category_of(shop, known), category_of(shop, new)) == ("پوشاک", "پوشاک")
        shop.desktop.change("ProductCategories", group, Deleted=True)
        shop.sync(full=True)
        assert categories(shop) == MENU


@pytest.fixture
def many(shop: Shop) -> list[int]:
    """Ten categories, of which four going is too much."""
    made = [shop.goods.category(f"گروه {n}") for n in range(10)]
    for number, category in enumerate(made):
        shop.goods.product(f"کالا {number}", prices=(9_000,), stock={1: 2}, category_id=category)
    shop.decide("catalogue", brake_minimum=3)
    assert shop.settings.catalogue.brake == BrakeRule(0.2, 3)
    shop.sync()
    return made


def delete_all(shop: Shop, groups: list[int], *, deleted: bool = True) -> None:
    for group in groups:
        shop.desktop.change("ProductCategories", group, Deleted=deleted)


class TestManyThatWouldGo:
    def test_stay_until_a_person_agrees(self, shop: Shop, many: list[int]) -> None:
        delete_all(shop, many[:4])
        for full in (False, True):
            report = shop.sync(full=full)
            assert (report.result, report.categories.hidden) == ("partial", 0)
            assert shop.problems() == {("Category", "all", "categories-vanishing")}
            assert len(categories(shop)) == 10
        shop.accept("categories-vanishing")
        assert shop.sync().categories.hidden == 4
        assert len(categories(shop)) == 6
        assert shop.problems() == set()

    def test_are_asked_about_each_time(self, shop: Shop, many: list[int]) -> None:
        delete_all(shop, many[:4])
        shop.sync()
        shop.accept("categories-vanishing")
        shop.sync()
        delete_all(shop, many[:4], deleted=False)
        shop.sync()
        delete_all(shop, many[:4])
        assert shop.sync().categories.hidden == 0
        assert shop.reasons() == ["categories-vanishing"]

    def test_do_not_go_with_a_yes_to_variants_that_leave_the_sale(self, shop: Shop, many: list[int]) -> None:
        delete_all(shop, many[:4])
        assert shop.sync(accepts_mass_change=True).categories.hidden == 0
        assert shop.reasons() == ["categories-vanishing"]

    def test_are_no_question_where_the_shop_chose_the_tree(self, shop: Shop, many: list[int]) -> None:
        shop.goods.tree_category("پوشاک", 100)
        shop.decide("catalogue", categories="tree")
        assert shop.sync().categories.hidden == 10
        assert shop.problems() == set()

    def test_are_asked_about_where_groups_stand_in_for_a_tree_too(self, shop: Shop, many: list[int]) -> None:
        shop.decide("catalogue", categories="tree")
        shop.sync()
        delete_all(shop, many[:4])
        assert shop.sync().categories.hidden == 0
        assert shop.reasons() == ["categories-vanishing", "category-tree-missing"]


class TestATreeThatIsGone:
    @pytest.fixture
    def goods(self, any_shop: Shop) -> list[MadeProduct]:
        """A product in each of four branches; the last of them has no group."""
        made = []
        for n in range(4):
            group = any_shop.goods.category(f"گروه {n}") if n < 3 else 0
            made.append(any_shop.goods.product(f"کالا {n}", prices=(9_000,), stock={1: 2}, category_id=group))
        any_shop.sync()  # the groups have been on the website once
        for n, product in enumerate(made):
            any_shop.goods.tree_category(f"شاخه {n}", 100 + n)
            any_shop.goods.place_in_tree(product.code, 100 + n, f"شاخه {n}")
        any_shop.goods.category("گروه تازه")
        any_shop.decide("catalogue", categories="tree", brake_minimum=3)
        any_shop.sync()
        for row in any_shop.cloud.store.rows("ExtraDatas"):
            any_shop.desktop.change("ExtraDatas", int(str(row["ExtraDataId"])), Deleted=True)
        return made

    BRANCHES: ClassVar = {f"شاخه {n}": None for n in range(4)}

    def test_keeps_the_menu_and_every_product_its_place_until_a_person_agrees(
        self, any_shop: Shop, goods: list[MadeProduct]
    ) -> None:
        new = any_shop.goods.product("کالای تازه", prices=(9_000,), stock={1: 2})
        for full in (False, True):
            any_shop.desktop.rename_product(goods[0].id, f"کالا {full}")
            assert any_shop.sync(full=full).categories.hidden == 0
            assert categories(any_shop) == self.BRANCHES
            assert [category_of(any_shop, made) for made in goods] == list(self.BRANCHES)
            assert any_shop.product(new).category_id is None
            assert any_shop.reasons() == ["categories-vanishing"]

    def test_gives_way_to_the_groups_with_a_yes(self, any_shop: Shop, goods: list[MadeProduct]) -> None:
        any_shop.sync()
        any_shop.accept("categories-vanishing")
        any_shop.sync()
        assert categories(any_shop).keys() == {"گروه 0", "گروه 1", "گروه 2", "گروه تازه"}
        assert [category_of(any_shop, made) for made in goods] == ["گروه 0", "گروه 1", "گروه 2", None]
        assert any_shop.reasons() == ["category-tree-missing"]


def test_a_tree_that_mahak_does_not_have_leaves_the_groups_and_is_told_of(any_shop: Shop) -> None:
    shop = any_shop
    made = shop.goods.product("کفش", prices=(90_000,), stock={1: 3}, category_id=shop.goods.category("پوشاک"))
    shop.sync()
    shop.decide("catalogue", categories="tree")
    for full in (False, True):
        shop.sync(full=full)
        assert category_of(shop, made) == "پوشاک"
        assert shop.problems() == {("Category", "tree", "category-tree-missing")}
    shop.goods.tree_category("خانه", 200)
    shop.goods.place_in_tree(made.code, 200, "خانه")
    shop.sync()
    assert category_of(shop, made) == "خانه"
    assert categories(shop) == {"خانه": None}
    assert shop.problems() == set()
