"""Mahak's groups, or its tree, become the website's categories; a loop among them does no harm."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update

from mahak_desk.practice.builder import CATEGORY_MEMBER, CATEGORY_NODE, MadeProduct
from mahak_desk.website import tables
from tests.sync.incoming.shops import Shop


def categories(shop: Shop, *, active: bool = True) -> dict[str, str | None]:
    """Name → the parent's name, of the categories that are on the site, or are hidden."""
    rows = shop.rows(tables.categories)
    names = {row.id: row.name for row in rows}
    return {row.name: names.get(row.parent_id) for row in rows if row.is_active is active}


def category_of(shop: Shop, made: MadeProduct) -> str | None:
    category = tables.categories.c
    rows = shop.rows(select(category.name).where(category.id == shop.product(made).category_id))
    return rows[0].name if rows else None


def shoes(shop: Shop, category_id: int = 0) -> MadeProduct:
    return shop.goods.product("کفش", prices=(90_000,), stock={1: 3}, category_id=category_id)


class TestGroups:
    def test_come_with_their_products(self, shop: Shop) -> None:
        made = shoes(shop, shop.goods.category("پوشاك  مردانه "))
        assert shop.sync().categories.created == 1
        assert categories(shop) == {"پوشاک مردانه": None}
        assert category_of(shop, made) == "پوشاک مردانه"

    def test_are_renamed_hidden_and_shown_again_as_the_same_rows(self, shop: Shop) -> None:
        group = shop.goods.category("کفش")
        made = shoes(shop, group)
        shop.sync()
        before = shop.rows(tables.categories)
        shop.desktop.change("ProductCategories", group, Name="پوتین")
        assert shop.sync().categories.updated == 1
        assert category_of(shop, made) == "پوتین"
        shop.desktop.change("ProductCategories", group, Deleted=True)
        assert shop.sync().categories.hidden == 1
        assert categories(shop) == {}
        assert shop.on_sale(made.base)
        shop.desktop.change("ProductCategories", group, Deleted=False, Name="کفش")
        shop.sync()
        assert shop.rows(tables.categories) == before

    def test_without_a_name_wait_for_it(self, shop: Shop) -> None:
        group = shop.goods.category("  ")
        made = shoes(shop, group)
        shop.sync()
        assert shop.reasons() == ["category-missing", "category-unnamed"]
        shop.desktop.change("ProductCategories", group, Name="کفش")
        shop.sync()
        assert category_of(shop, made) == "کفش"
        assert shop.problems() == set()

    def test_with_a_name_beyond_the_column_are_cut(self, any_shop: Shop) -> None:
        any_shop.goods.category("👟" * 600)
        any_shop.sync()
        assert list(categories(any_shop)) == ["👟" * 500]

    def test_move_with_the_product(self, shop: Shop) -> None:
        one, other = shop.goods.category("یک"), shop.goods.category("دو")
        made = shoes(shop, one)
        shop.sync()
        shop.desktop.change("Products", made.id, ProductCategoryId=other)
        shop.sync()
        assert category_of(shop, made) == "دو"

    def test_the_website_deleted_come_back_with_the_next_full_read(self, shop: Shop) -> None:
        made = shoes(shop, shop.goods.category("کفش"))
        shop.sync()
        shop.write(update(tables.products).values(category_id=None), delete(tables.categories))
        shop.desktop.rename_product(made.id, "پوتین")
        shop.sync()
        assert shop.reasons() == ["category-missing"]
        shop.sync(full=True)
        assert category_of(shop, made) == "کفش"
        assert shop.problems() == set()


class TestTree:
    def test_hangs_together_as_in_mahak(self, shop: Shop) -> None:
        made = _in_a_tree(shop)
        shop.decide("catalogue", categories="tree")
        shop.sync()
        assert categories(shop) == {"پوشاک": None, "مردانه": "پوشاک", "کفش": "مردانه"}
        assert category_of(shop, made) == "کفش"

    def test_is_known_in_any_order_of_arrival(self, shop: Shop) -> None:
        shop.decide("catalogue", categories="tree")
        made = shoes(shop)
        shop.goods.place_in_tree(made.code, 120, "کفش")
        shop.sync()
        assert shop.reasons() == ["category-missing"]
        shop.goods.tree_category("کفش", 120, 110)
        shop.sync()
        assert category_of(shop, made) == "کفش"
        assert categories(shop) == {"کفش": None}
        shop.goods.tree_category("مردانه", 110)
        shop.sync()
        assert categories(shop) == {"کفش": "مردانه", "مردانه": None}
        assert shop.problems() == set()

    def test_follows_a_product_that_changes_its_place(self, shop: Shop) -> None:
        made = _in_a_tree(shop)
        shop.decide("catalogue", categories="tree")
        shop.sync()
        _edit(shop, CATEGORY_MEMBER, Data=f'{{"CategoryCode":100,"ProductCode":{made.code}}}')
        shop.sync()
        assert category_of(shop, made) == "پوشاک"

    def test_keeps_a_product_whose_code_a_deleted_one_has_too(self, shop: Shop) -> None:
        shop.decide("catalogue", categories="tree")
        shop.goods.tree_category("خانه", 100)
        living, other = (
            shop.goods.product(name, code=code, prices=(9_000,), stock={1: 2})
            for name, code in (("لیوان", 77), ("کاسه", 78))
        )
        shop.goods.place_in_tree(living.code, 100, "خانه")
        shop.desktop.change("Products", other.id, ProductCode=living.code, Deleted=True)
        shop.sync()
        assert [row.category for row in shop.shown()] == ["خانه"]

    def test_with_a_loop_is_hung_on_the_root_and_told_of(self, shop: Shop) -> None:
        for code, parent in ((1, 3), (2, 1), (3, 2)):
            shop.goods.tree_category(f"گروه {code}", code, parent)
        shop.decide("catalogue", categories="tree")
        shop.sync()
        assert categories(shop) == {"گروه 1": None, "گروه 2": "گروه 1", "گروه 3": "گروه 2"}
        assert shop.problems() == {("Category", "1", "category-cycle")}

    def test_node_that_is_no_json_is_told_of(self, shop: Shop) -> None:
        _in_a_tree(shop)
        _edit(shop, CATEGORY_NODE, of="کفش", Data="{")
        shop.decide("catalogue", categories="tree")
        shop.sync()
        assert shop.reasons() == ["category-missing", "category-unreadable"]

    def test_node_that_is_deleted_is_hidden(self, shop: Shop) -> None:
        _in_a_tree(shop)
        shop.decide("catalogue", categories="tree")
        shop.sync()
        _edit(shop, CATEGORY_NODE, of="مردانه", Deleted=True)
        shop.sync()
        assert categories(shop) == {"پوشاک": None, "کفش": None}


def test_the_shop_may_go_over_from_groups_to_the_tree_and_back(shop: Shop) -> None:
    made = _in_a_tree(shop, shop.goods.category("گروه قدیمی"))
    shop.sync()
    assert (category_of(shop, made), categories(shop)) == ("گروه قدیمی", {"گروه قدیمی": None})
    shop.decide("catalogue", categories="tree")
    shop.sync()
    assert category_of(shop, made) == "کفش"
    assert categories(shop, active=False) == {"گروه قدیمی": None}
    rows = shop.rows(tables.categories)
    shop.decide("catalogue", categories="groups")
    shop.sync()
    assert (category_of(shop, made), categories(shop)) == ("گروه قدیمی", {"گروه قدیمی": None})
    assert [row.id for row in shop.rows(tables.categories)] == [row.id for row in rows]


def _in_a_tree(shop: Shop, category_id: int = 0) -> MadeProduct:
    """Shoes in the third level of the tree."""
    made = shoes(shop, category_id)
    for name, code, parent in (("پوشاك", 100, 0), ("مردانه", 110, 100), ("کفش", 120, 110)):
        shop.goods.tree_category(name, code, parent)
    shop.goods.place_in_tree(made.code, 120, "کفش")
    return made


def _edit(shop: Shop, item_type: int, *, of: str = "", **values: Any) -> None:
    """Change the first ExtraData of a kind whose text names something."""
    rows = shop.cloud.store.rows("ExtraDatas", ItemType=item_type)
    row_id = next(row["ExtraDataId"] for row in rows if of in str(row["Data"]))
    assert isinstance(row_id, int)
    shop.desktop.change("ExtraDatas", row_id, **values)
