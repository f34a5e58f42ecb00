"""A person says which category of the website is one of Mahak's, and takes it back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mahak_desk.sync.catalogue.category_lines import category_counterparts
from mahak_desk.sync.catalogue.category_pairing import pair_category, take_back_category, unpair_category
from mahak_desk.sync.catalogue.pairing import Mapped
from mahak_desk.sync.catalogue.pairing_refusals import (
    NotMadeByHand,
    PartnerTaken,
    UnknownInMahak,
    UnknownOnWebsite,
)
from mahak_desk.sync.catalogue.rules_in_force import read_catalogue
from mahak_desk.website import ledger
from tests.sync.catalogue.looks import mappings_of
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_categories import categories, category_of
from tests.sync.incoming.test_categories_met import CLOTHES, MENU, a_menu, shirts


def pair(shop: Shop, key: int, website_id: int = CLOTHES, *, takes_over: bool = False) -> Mapped:
    with shop.database.writing() as connection:
        catalogue = read_catalogue(connection, shop.settings)
        return pair_category(connection, key, website_id, catalogue, takes_over=takes_over)


def undo(shop: Shop, key: int, done: Mapped) -> None:
    with shop.database.writing() as connection:
        take_back_category(connection, key, CLOTHES, done, read_catalogue(connection, shop.settings))


def pairs(shop: Shop) -> set[tuple[int, int, str]]:
    mapping = ledger.mappings.c
    rows = shop.rows(select(ledger.mappings).where(mapping.entity_type == "category"))
    return {(row.mahak_id, row.local_id, row.origin) for row in rows}


def lines_of_categories(shop: Shop) -> list[tuple[int | None, int | None, str, str | None]]:
    lines = [line for line in mappings_of(shop) if line.kind == "category"]
    return [(line.mahak_id, line.website_id, line.options, line.reason) for line in lines]


def test_what_was_asked_about_goes_where_a_person_says(any_shop: Shop) -> None:
    a_menu(any_shop)
    group, known, new = shirts(any_shop)
    any_shop.sync()
    assert lines_of_categories(any_shop) == [
        (group, None, "", "category-match"),
        (None, 60, "", "websites-own-category"),
        (None, CLOTHES, "فروشگاه", "websites-own-category"),
    ]
    pair(any_shop, group)
    any_shop.sync()
    assert categories(any_shop) == MENU
    assert (category_of(any_shop, known), category_of(any_shop, new)) == ("پوشاک", "پوشاک")
    assert any_shop.problems() == set()
    assert (group, CLOTHES, "", None) in lines_of_categories(any_shop)


def test_what_the_program_had_made_leaves_the_menu_and_comes_back_when_it_is_undone(any_shop: Shop) -> None:
    group = any_shop.goods.category("لباس")
    any_shop.sync()
    a_menu(any_shop)
    before = pairs(any_shop)
    done = pair(any_shop, group)
    any_shop.sync()
    assert categories(any_shop) == MENU
    undo(any_shop, group, done)
    any_shop.sync()
    assert pairs(any_shop) == before
    assert categories(any_shop) == {**MENU, "لباس": None}


def test_one_that_is_taken_is_only_taken_over_where_that_was_asked_for(any_shop: Shop) -> None:
    one, other = any_shop.goods.category("کت"), any_shop.goods.category("لباس")
    any_shop.sync()
    a_menu(any_shop)
    pair(any_shop, one)
    with pytest.raises(PartnerTaken):
        pair(any_shop, other)
    done = pair(any_shop, other, takes_over=True)
    assert done.former_mahak_id == one
    any_shop.sync()
    assert categories(any_shop) == {**MENU, "کت": None}
    undo(any_shop, other, done)
    any_shop.sync()
    assert (one, CLOTHES, "manual") in pairs(any_shop)
    assert categories(any_shop) == {**MENU, "لباس": None}


def test_a_pair_is_forgotten_and_the_websites_stays_as_it_is(shop: Shop) -> None:
    a_menu(shop)
    group, known, _ = shirts(shop)
    shop.sync()
    pair(shop, group)
    shop.sync()
    with shop.database.writing() as connection:
        unpair_category(connection, group, read_catalogue(connection, shop.settings))
    shop.sync()
    assert categories(shop) == MENU
    assert category_of(shop, known) == "پوشاک"
    assert shop.reasons() == ["category-match"]
    with pytest.raises(NotMadeByHand), shop.database.writing() as connection:
        unpair_category(connection, group, read_catalogue(connection, shop.settings))


def test_what_is_not_there_is_refused(shop: Shop) -> None:
    group, gone = shop.goods.category("لباس"), shop.goods.category("کت")
    shop.desktop.change("ProductCategories", gone, Deleted=True)
    with pytest.raises(UnknownInMahak):
        pair(shop, group)  # nothing has been synced yet
    shop.sync()
    a_menu(shop)
    for key, website_id, refusal in (
        (gone, CLOTHES, UnknownInMahak),
        (-group, CLOTHES, UnknownInMahak),
        (group, 999, UnknownOnWebsite),
    ):
        with pytest.raises(refusal):
            pair(shop, key, website_id)


def test_a_node_of_the_tree_keeps_its_own_name_beside_the_websites(any_shop: Shop) -> None:
    any_shop.goods.tree_category("خانه", 200)
    any_shop.goods.tree_category("آشپزخانه", 210, 200)
    any_shop.decide("catalogue", categories="tree")
    any_shop.sync()
    a_menu(any_shop)
    pair(any_shop, -200)
    any_shop.sync()
    assert categories(any_shop) == {**MENU, "آشپزخانه": "پوشاک"}
    (line,) = (line for line in mappings_of(any_shop) if line.mahak_id == -200)
    assert (line.mahak_name, line.website_name, line.mahak_code) == ("خانه", "پوشاک", "200")
    with any_shop.database.reading() as connection:
        catalogue = read_catalogue(connection, any_shop.settings)
        assert catalogue is not None
        in_mahak = category_counterparts(connection, "mahak", catalogue)
        on_website = category_counterparts(connection, "website", catalogue)
    assert [(each.name, each.options, each.taken_by) for each in in_mahak] == [
        ("خانه", "", "پوشاک"),
        ("آشپزخانه", "خانه", "آشپزخانه"),
    ]
    assert {(each.name, each.options, each.taken_by) for each in on_website} == {
        ("فروشگاه", "", ""),
        ("پوشاک", "فروشگاه", "خانه"),
        ("آشپزخانه", "پوشاک", "آشپزخانه"),
    }
