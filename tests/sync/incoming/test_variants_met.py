"""A product the website has keeps its choices: new variants wait where old ones match none of Mahak's."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, update

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.sync.problem_list import accept_as_new
from mahak_desk.website import ledger, tables
from tests.sync.catalogue.looks import map_by_hand, mappings_of
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_accounts import NEXT_DATABASE, accept, another
from tests.sync.incoming.test_adopting import coloured, on_the_website, option

OLD = [{"options": [{"name": "color", "value": value}]} for value in ("black", "white")]


@pytest.fixture
def made(any_shop: Shop) -> MadeProduct:
    """Two colours in Mahak's words, which the website sells in its own; nothing has been synced yet."""
    on_the_website(any_shop, 7, OLD, code="17")
    return coloured(any_shop, code=17)


def on_sale(shop: Shop) -> dict[int, int]:
    """The price of each variant on sale, by its id on the website."""
    variant = tables.product_variants
    return {row.id: row.price for row in shop.rows(select(variant).where(variant.c.is_active))}


def finding(shop: Shop) -> Any:
    (row,) = shop.rows(select(ledger.problems).where(ledger.problems.c.resolved_at.is_(None)))
    return row


def test_of_other_words_are_a_question_that_names_them(any_shop: Shop, made: MadeProduct) -> None:
    for full in (False, False, True):
        any_shop.desktop.rename_product(made.id, f"کفش {full}")
        report = any_shop.sync(full=full)
        assert (report.result, report.variants.created) == ("partial", 0)
        assert on_sale(any_shop) == {70: 500_000, 71: 500_000}
    assert any_shop.product(made).name == "کفش True"
    assert (finding(any_shop).reason, finding(any_shop).facts["name"]) == (
        "variants-unmatched",
        "black، white",
    )
    asked = [line for line in mappings_of(any_shop) if line.reason == "variants-unmatched"]
    assert [(line.mahak_id, line.options) for line in asked] == [
        (detail.id, colour) for detail, colour in zip(made.variants, ("مشکی", "سفید"), strict=True)
    ]


def test_of_many_a_few_are_named_and_all_are_counted(shop: Shop) -> None:
    on_the_website(shop, 7, [{"options": option(f"c{number}")} for number in range(7)], code="17")
    coloured(shop, code=17)
    shop.sync()
    assert finding(shop).facts == {"name": "c0، c1، c2، c3، c4، …", "count": 7}


@pytest.mark.parametrize("price", [400_000, 0])
def test_the_base_detail_stays_on_sale_until_the_variants_that_follow_it_may_be_created(
    any_shop: Shop, price: int
) -> None:
    made = any_shop.goods.product("کفش", 17, prices=(400_000,), stock={1: 3})
    any_shop.sync()
    base = any_shop.variant(made.base).id
    gift = {"id": 900, "product_id": any_shop.product(made).id, "options": option("هدیه"), "price": 1_000}
    any_shop.write(insert(tables.product_variants).values(**gift, updated_at=any_shop.clock.now()))
    green = any_shop.goods.variant(made.id, Variant({COLOUR: "سبز"}, stock={1: 1}, prices=(price,)))
    any_shop.desktop.change_price(made.base.id, 450_000)
    for full in (False, True):
        any_shop.sync(full=full)
        assert on_sale(any_shop) == {base: 450_000, 900: 1_000}
        assert any_shop.on_sale(made.base)
        assert any_shop.reasons() == ["variants-unmatched"]
    any_shop.accept("variants-unmatched")
    any_shop.sync()
    assert not any_shop.on_sale(made.base)
    assert any_shop.on_sale(green) == bool(price)


def test_that_match_are_found_all_the_same(any_shop: Shop) -> None:
    on_the_website(any_shop, 7, [{"options": option("سفيد")}, OLD[0]], code="17")
    made = coloured(any_shop, code=17)
    any_shop.sync()
    black, white = made.variants
    assert (any_shop.variant(white).id, any_shop.variant(black)) == (70, None)
    assert on_sale(any_shop) == {70: 400_000, 71: 500_000}
    assert finding(any_shop).facts["name"] == "black"


def test_mapped_by_hand_are_mahaks_and_the_question_is_over(any_shop: Shop, made: MadeProduct) -> None:
    any_shop.sync()
    for detail, website_id in zip(made.variants, (70, 71), strict=True):
        map_by_hand(any_shop, "variant", detail.id, website_id)
        any_shop.sync()
    assert on_sale(any_shop) == {70: 400_000, 71: 400_000}
    assert any_shop.problems() == set()


def test_that_are_others_are_agreed_to_once(any_shop: Shop, made: MadeProduct) -> None:
    any_shop.sync()
    with any_shop.database.writing() as connection:
        accept_as_new(connection, "variant", made.variants[1].id)
    assert any_shop.sync().variants.created == 2
    any_shop.goods.variant(made.id, Variant({COLOUR: "سبز"}, stock={1: 1}, prices=(400_000,)))
    assert any_shop.sync().variants.created == 1
    assert any_shop.problems() == set()
    assert len(on_sale(any_shop)) == 5


def test_that_the_website_took_off_sale_ask_nothing(shop: Shop) -> None:
    on_the_website(shop, 7, OLD, code="17")
    coloured(shop, code=17)
    shop.sync()
    shop.write(update(tables.product_variants).values(is_active=False))
    assert shop.sync(full=True).variants.created == 2
    assert shop.problems() == set()


def test_of_a_former_account_ask_nothing(shop: Shop) -> None:
    coloured(shop, code=17)
    shop.sync()
    with another(shop.database, NEXT_DATABASE) as other:
        accept(other)
        made = other.goods.product(
            "کفش", 17, prices=(400_000,), stock={1: 3}, variants=[Variant({COLOUR: "زرد"})]
        )
        other.sync()
        assert other.on_sale(made.variants[0])
        assert other.problems() == set()
