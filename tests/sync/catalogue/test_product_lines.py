"""The lines of the Products page say of every variant where it stands, and why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, update

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.sync.catalogue.product_lines import product_lines
from mahak_desk.sync.catalogue.rules_in_force import read_catalogue
from mahak_desk.sync.explanations import EXPLANATIONS
from mahak_desk.website import tables
from tests.sync.catalogue.looks import line_of, lines_of, map_by_hand
from tests.sync.incoming.shops import Shop


def shirt(shop: Shop, **how: Any) -> MadeProduct:
    """A product of two colours, three of each in the website's store and five in the other one."""
    variants = [Variant({COLOUR: "مشکی"}, barcode="626"), Variant({COLOUR: "سفید"})]
    category = shop.goods.category("پوشاك")
    return shop.goods.product(
        "پيراهن",
        77,
        **{"variants": variants, "prices": (90_000,), "stock": {1: 3, 2: 5}, "category_id": category, **how},
    )


def own_product(shop: Shop, **values: Any) -> None:
    """A product the website has of its own, with one variant."""
    moment = shop.clock.now()
    shop.write(
        insert(tables.products).values(id=900, name="کتاب", code="B1", created_at=moment, updated_at=moment),
        insert(tables.product_variants).values(
            **{
                "id": 901,
                "product_id": 900,
                "options": [],
                "price": 5,
                "stock": 1,
                "updated_at": moment,
                **values,
            }
        ),
    )


def test_of_a_shop_that_was_never_synced_are_the_websites_own(any_shop: Shop) -> None:
    assert lines_of(any_shop) == []
    own_product(any_shop)
    (line,) = lines_of(any_shop)
    assert (line.name, line.detail_id, line.is_visible, line.difference) == ("کتاب", None, True, None)


def test_a_variant_on_sale_shows_all_that_is_known_of_it(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    line = line_of(any_shop, made.variants[0].id)
    assert (line.name, line.code, line.barcode) == ("پیراهن", str(made.variants[0].code), "626")
    assert (line.options, line.category, line.unit) == ("مشکی", "پوشاک", "عدد")
    assert (line.price, line.sale_price, line.in_mahak, line.on_site) == (90_000, None, 3_000, 3_000)
    assert (line.is_visible, line.why_hidden, line.problem, line.difference) == (True, None, None, None)
    assert (line.is_manual, line.changed_at) == (False, any_shop.clock.now())


def test_fractions_of_a_unit_are_kept(any_shop: Shop) -> None:
    made = any_shop.goods.product("زعفران", prices=(5,), unit="كيلوگرم", stock={1: Decimal("2.345")})
    any_shop.sync()
    assert line_of(any_shop, made.base.id).on_site == 2_345


HIDING: dict[str, Callable[[Shop, MadeProduct], object]] = {
    "detail-deleted": lambda shop, made: shop.desktop.delete_detail(made.variants[0].id),
    "product-deleted": lambda shop, made: shop.desktop.delete_product(made.id),
    "link-withdrawn": lambda shop, made: shop.desktop.withdraw_detail(made.variants[0].id),
    "price-missing": lambda shop, made: shop.desktop.change_price(made.variants[0].id, 0),
    "properties-unreadable": lambda shop, made: shop.desktop.change(
        "ProductDetails", made.variants[0].id, Properties="{"
    ),
    "properties-missing": lambda shop, made: (
        shop.goods.variant(made.id, Variant({COLOUR: "سبز"}, stock={1: 1}, prices=(90_000,))),
        shop.desktop.change("ProductDetails", made.variants[0].id, Properties=None),
        shop.write(update(tables.product_variants).values(options=[])),
    ),
}


@pytest.mark.parametrize("reason", HIDING)
def test_a_hidden_variant_says_why(any_shop: Shop, reason: str) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    HIDING[reason](any_shop, made)
    any_shop.sync(accepts_mass_change=True)
    line = line_of(any_shop, made.variants[0].id)
    assert (line.is_visible, line.why_hidden) == (False, reason)
    assert reason in EXPLANATIONS


def test_a_base_detail_is_hidden_once_the_product_has_variants(any_shop: Shop) -> None:
    made = any_shop.goods.product("شال", prices=(90_000,), stock={1: 3})
    any_shop.sync()
    any_shop.goods.variant(made.id, Variant({COLOUR: "سبز"}, stock={1: 1}, prices=(90_000,)))
    any_shop.sync(accepts_mass_change=True)
    assert line_of(any_shop, made.base.id).why_hidden == "base-detail"


def test_stock_that_never_came_hides_and_says_so(any_shop: Shop) -> None:
    made = shirt(any_shop, stock={}, variants=[Variant({COLOUR: "آبی"})])
    any_shop.sync()
    line = line_of(any_shop, made.variants[0].id)
    assert (line.in_mahak, line.on_site, line.why_hidden) == (None, None, "stock-unknown")
    assert line.problem == "stock-unknown"


def test_what_the_website_hid_itself_comes_with_the_next_sync(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    any_shop.write(update(tables.product_variants).values(is_active=False))
    assert line_of(any_shop, made.variants[0].id).why_hidden == "comes-with-next-sync"


def test_what_was_hidden_by_the_website_alone_is_its_own_affair(any_shop: Shop) -> None:
    own_product(any_shop, is_active=False)
    any_shop.sync()
    (line,) = lines_of(any_shop)
    assert line.why_hidden == "websites-own"


def test_a_problem_that_hides_nothing_is_shown_too(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    any_shop.desktop.change_price(made.variants[0].id, 90_000_000)
    any_shop.sync()
    line = line_of(any_shop, made.variants[0].id)
    assert (line.is_visible, line.problem, line.price) == (True, "price-alarm", 90_000)
    assert line_of(any_shop, made.variants[1].id).problem is None


def test_the_stock_says_why_it_is_not_mahaks(any_shop: Shop) -> None:
    made = shirt(any_shop)
    detail = made.variants[0].id
    any_shop.sync()
    moment = any_shop.clock.now()
    any_shop.write(
        insert(tables.user_orders).values(
            id=1, order_number="1", payment_status="Paid", total_amount=5, created_at=moment
        ),
        insert(tables.user_order_items).values(
            order_id=1,
            variant_id=line_of(any_shop, detail).variant_id,
            quantity=2,
            unit_price=5,
            total_price=5,
        ),
    )
    any_shop.sync()
    line = line_of(any_shop, detail)
    assert (line.in_mahak, line.on_site, line.difference) == (3_000, 1_000, "sold")
    any_shop.decide("stock", buffer=1)
    assert line_of(any_shop, detail).difference == "not-yet"
    any_shop.sync(accepts_mass_change=True)
    line = line_of(any_shop, detail)
    assert (line.in_mahak, line.on_site, line.difference) == (3_000, 0, "sold-and-buffer")
    assert line_of(any_shop, made.variants[1].id).difference == "buffer"


def test_without_a_chosen_store_nothing_of_mahaks_stock_is_known(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    any_shop.decide("stock", stores=(99,))
    line = line_of(any_shop, made.variants[0].id)
    assert (line.in_mahak, line.on_site, line.difference) == (None, 3_000, "unknown")


def test_who_mapped_it_is_told(any_shop: Shop) -> None:
    made = shirt(any_shop)
    any_shop.sync()
    detail = made.variants[0].id
    map_by_hand(any_shop, "variant", detail, line_of(any_shop, detail).variant_id)
    assert line_of(any_shop, detail).is_manual
    assert not line_of(any_shop, made.variants[1].id).is_manual


def test_pieces_lose_nothing_and_keep_products_together(any_shop: Shop) -> None:
    build_catalogue(any_shop.goods, products=40, details_each=3)
    any_shop.sync()
    pieces = list(product_lines(any_shop.database.reading, lambda c: read_catalogue(c, any_shop.settings), 7))
    lines = [line for piece in pieces for line in piece]
    assert len({line.variant_id for line in lines}) == len(lines) == 120
    assert [line.product_id for line in lines] == sorted(line.product_id for line in lines)
    of_pieces = [{line.product_id for line in piece} for piece in pieces]
    assert len(of_pieces) > 10
    assert sum(map(len, of_pieces)) == 40
