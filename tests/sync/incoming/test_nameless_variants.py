"""A variant whose properties say nothing is sold with the options the website has for it, and not without any."""

from __future__ import annotations

import pytest

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.website import tables
from tests.sync.catalogue.looks import forget, map_by_hand
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_adopting import on_the_website, option


def shirt(shop: Shop, *properties: str | None) -> MadeProduct:
    """One black, one white; then whatever properties are said, they are changed to."""
    made = shop.goods.product(
        "پیراهن",
        prices=(90_000,),
        variants=[Variant({COLOUR: colour}, stock={1: 3}) for colour in ("مشکی", "سفید")],
    )
    for variant, text in zip(made.variants, properties, strict=False):
        say(shop, variant.id, text)
    return made


def say(shop: Shop, detail_id: int, text: str | None) -> None:
    shop.desktop.change("ProductDetails", detail_id, Properties=text)


def colours(shop: Shop) -> list[str]:
    """What a visitor of the website can choose."""
    return sorted(variant.options[0][1] if variant.options else "" for variant in shop.shown())


@pytest.mark.parametrize(
    "text", [None, " ", "[]", '[{"C":"3"}]', '[{"C":"3","V":null}]', '[{"C":"3","V":" "}]']
)
def test_a_variant_that_says_nothing_is_told_of_and_the_others_are_sold(shop: Shop, text: str | None) -> None:
    made = shirt(shop, text)
    assert shop.sync().result == "partial"
    assert colours(shop) == ["سفید"]
    assert shop.problems() == {("ProductDetail", str(made.variants[0].id), "properties-missing")}


def test_properties_that_vanish_change_no_colour_and_are_told_until_they_come_back(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    black = made.variants[0]
    row_id = any_shop.variant(black).id
    stored = any_shop.cloud.store.row("ProductDetails", black.id)["Properties"]
    for text, found in (("[]", {("ProductDetail", str(black.id), "properties-missing")}), (stored, set())):
        say(any_shop, black.id, str(text))
        any_shop.sync()
        assert (colours(any_shop), any_shop.variant(black).id) == (["سفید", "مشکی"], row_id)
        assert any_shop.problems() == found
    any_shop.desktop.change_price(black.id, 95_000)
    any_shop.sync()
    assert any_shop.variant(black).price == 95_000


def test_a_last_variant_whose_properties_vanish_keeps_its_colour_too(shop: Shop) -> None:
    made = shirt(shop)
    shop.sync()
    shop.desktop.withdraw_detail(made.variants[1].id)
    say(shop, made.variants[0].id, None)
    shop.sync()
    assert (colours(shop), shop.reasons()) == (["مشکی"], ["properties-missing"])


def test_variants_the_website_had_before_are_sold_by_its_own_options(any_shop: Shop) -> None:
    theirs = [{"options": option(colour), "barcode": f"626{colour}"} for colour in ("سیاه", "سفید")]
    on_the_website(any_shop, 7, theirs, code="17")
    nameless = [Variant({}, barcode=variant["barcode"], stock={1: 2}) for variant in theirs]
    any_shop.goods.product("کفش", 17, prices=(400_000,), variants=nameless)
    report = any_shop.sync()
    assert (report.variants.hidden, any_shop.reasons()) == (0, ["properties-missing"] * 2)
    assert colours(any_shop) == ["سفید", "سیاه"]
    assert {row.price for row in any_shop.rows(tables.product_variants)} == {400_000}


def test_the_one_choice_the_website_names_of_a_product_without_any_is_left_to_it(shop: Shop) -> None:
    on_the_website(shop, 7, [{"options": option("سیاه")}], code="17")
    made = shop.goods.product("کفش", 17, prices=(400_000,), stock={1: 3})
    shop.write(tables.product_variants.update().values(code="17"))
    shop.sync()
    assert shop.variant(made.base).price == 400_000
    assert (colours(shop), shop.problems()) == (["سیاه"], set())


def test_once_it_is_all_that_is_left_to_sell_it_is_sold_without(shop: Shop) -> None:
    made = shirt(shop, None)
    shop.sync()
    shop.desktop.withdraw_detail(made.variants[1].id)
    shop.sync()
    assert colours(shop) == [""]
    assert shop.problems() == set()


def test_a_person_who_maps_it_knows_what_it_is(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    black = made.variants[0]
    row_id = any_shop.variant(black).id
    say(any_shop, black.id, None)
    any_shop.sync()
    map_by_hand(any_shop, "variant", black.id, row_id)
    any_shop.sync()
    assert (colours(any_shop), any_shop.problems()) == (["سفید", "مشکی"], set())
    any_shop.desktop.change_stock(black.id, 9)
    any_shop.sync(full=True)
    assert any_shop.variant(black).stock == 9
    assert (colours(any_shop), any_shop.variant(black).id) == (["سفید", "مشکی"], row_id)
    forget(any_shop, "variant", black.id)
    any_shop.sync()
    assert colours(any_shop) == ["سفید", "مشکی"]
    assert any_shop.reasons() == ["properties-missing"]


def test_a_base_detail_of_an_empty_list_is_no_variant(shop: Shop) -> None:
    made = shirt(shop)
    say(shop, made.base.id, "[]")
    shop.sync()
    assert colours(shop) == ["سفید", "مشکی"]
    assert shop.problems() == set()
