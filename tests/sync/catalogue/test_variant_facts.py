"""The detail pane reckons a variant's price and stock before the reader's eyes, and tells its past."""

from __future__ import annotations

import pytest

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.sync.catalogue.variant_facts import LevelPrice, StoreCount, VariantGone
from tests.sync.catalogue.looks import facts_of, line_of
from tests.sync.incoming.shops import Shop
from tests.sync.outgoing.worlds import MUG, STOCK, World


def scarf(shop: Shop) -> MadeProduct:
    return shop.goods.product(
        "شال",
        prices=(90_000, 80_000),
        stock={1: 3, 2: 5},
        variants=[Variant({COLOUR: "سبز"}), Variant({COLOUR: "آبی"})],
    )


def test_a_variant_that_is_gone_is_named(any_shop: Shop) -> None:
    with pytest.raises(VariantGone, match="7"):
        facts_of(any_shop, 7)


def test_every_price_is_shown_and_which_one_is_taken(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.sync()
    line = line_of(any_shop, made.variants[0].id)
    facts = facts_of(any_shop, line.variant_id)
    assert facts.by_own_default
    assert facts.levels == [
        LevelPrice(1, "قیمت مصرف‌کننده", 90_000, True),
        LevelPrice(2, "قیمت سایت", 80_000, False),
    ]
    any_shop.decide("prices", level=2)
    facts = facts_of(any_shop, line.variant_id)
    assert not facts.by_own_default
    assert [level.is_chosen for level in facts.levels] == [False, True]
    any_shop.decide("prices", level=3)
    assert facts_of(any_shop, line.variant_id).levels[-1] == LevelPrice(3, "قیمت همکار", 0, True)


def test_the_chosen_level_is_the_one_the_website_got_its_price_from(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.desktop.change("ProductDetails", made.variants[0].id, DefaultSellPriceLevel=2)
    any_shop.desktop.change("ProductDetails", made.variants[1].id, DefaultSellPriceLevel=-1)
    any_shop.sync()
    for detail, price in zip(made.variants, (80_000, 90_000), strict=True):
        facts = facts_of(any_shop, line_of(any_shop, detail.id).variant_id)
        (chosen,) = (level for level in facts.levels if level.is_chosen)
        assert facts.price == chosen.price == price


def test_the_stock_is_reckoned_from_every_store(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.sync()
    stock = facts_of(any_shop, line_of(any_shop, made.variants[0].id).variant_id).stock
    assert stock.stores == [
        StoreCount(1, "انبار مرکزی", 3, True),
        StoreCount(2, "انبار فروشگاه", 5, False),
    ]
    assert (stock.in_stores, stock.on_site, stock.difference) == (3, 3, None)


def test_a_stock_row_that_mahak_deleted_says_none_and_one_that_no_longer_came_says_nothing(
    any_shop: Shop,
) -> None:
    made = any_shop.goods.product("شال", prices=(90_000,), stock={1: 3})
    any_shop.sync()
    variant = line_of(any_shop, made.base.id).variant_id
    any_shop.desktop.change("ProductDetailStoreAssets", made.base.assets[1], Deleted=True)
    any_shop.sync()
    line, stock = line_of(any_shop, made.base.id), facts_of(any_shop, variant).stock
    assert (line.is_visible, line.in_mahak, line.on_site, line.problem) == (True, 0, 0, None)
    assert (stock.stores, stock.in_stores) == ([StoreCount(1, "انبار مرکزی", 0, True)], 0)
    any_shop.desktop.change("ProductDetailStoreAssets", made.base.assets[1], Deleted=False)
    any_shop.goods.product("جوراب", prices=(5_000,), stock={1: 1})
    any_shop.sync()
    with any_shop.cloud.store.lock:
        del any_shop.cloud.store.table("ProductDetailStoreAssets")[made.base.assets[1]]
    any_shop.sync(full=True)
    line, stock = line_of(any_shop, made.base.id), facts_of(any_shop, variant).stock
    assert (line.in_mahak, line.on_site, line.problem) == (None, 3_000, "stock-unknown")
    assert (stock.stores, stock.in_stores) == ([], None)


def test_what_is_sold_is_taken_off_where_it_waits(any_world: World) -> None:
    mug = any_world.goods[MUG].variant_id
    any_world.order(any_world.line(MUG, 2))
    any_world.take_in()
    stock = facts_of(any_world, mug).stock
    assert (stock.in_stores, stock.unregistered, stock.unsent, stock.on_site) == (STOCK, 0, 2, STOCK - 2)
    any_world.cycle()
    any_world.take_in()
    stock = facts_of(any_world, mug).stock
    assert (stock.unregistered, stock.unsent, stock.difference) == (2, 0, "sold")


def test_why_it_is_hidden_comes_with_its_own_facts(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.sync()
    variant = line_of(any_shop, made.variants[0].id).variant_id
    any_shop.desktop.change("ProductDetails", made.variants[0].id, Properties='{"broken"')
    any_shop.sync(accepts_mass_change=True)
    hidden = facts_of(any_shop, variant).hidden
    assert hidden is not None
    assert hidden.reason == "properties-unreadable"
    assert '{"broken"' in hidden.why


def test_a_price_alarm_can_be_accepted_and_then_is(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.sync()
    variant = line_of(any_shop, made.variants[0].id).variant_id
    any_shop.desktop.change_price(made.variants[0].id, 9_000_000)
    any_shop.sync()
    (problem,) = facts_of(any_shop, variant).problems
    assert (problem.told.reason, problem.can_be_accepted, problem.is_accepted) == ("price-alarm", True, False)
    assert "9,000,000" in problem.told.title
    any_shop.accept("price-alarm")
    (problem,) = facts_of(any_shop, variant).problems
    assert problem.is_accepted
    any_shop.sync()
    (problem,) = facts_of(any_shop, variant).problems
    assert (problem.resolved_at, problem.can_be_accepted) == (any_shop.clock.now(), False)


def test_the_problems_of_another_variant_are_not_told(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.desktop.change_price(made.variants[1].id, 0)
    any_shop.sync()
    assert facts_of(any_shop, line_of(any_shop, made.variants[0].id).variant_id).problems == []


def test_its_past_is_told_the_newest_first(any_world: World) -> None:
    mug = any_world.goods[MUG].variant_id
    any_world.clock.wait(minutes=1)
    order = any_world.order(any_world.line(MUG, 2))
    any_world.cycle()
    facts = facts_of(any_world, mug)
    (sale,) = facts.sales
    assert (sale.order_number, sale.quantity, sale.state) == (f"S-{order}", 2, "sent")
    assert [event.kind for event in facts.history] == ["order-sent", "order-paid", "added"]
    assert facts.history == sorted(facts.history, key=lambda event: event.moment, reverse=True)
    any_world.cloud.desktop.sync()
    any_world.take_in()
    any_world.cycle()
    assert facts_of(any_world, mug).sales[0].registered_at is not None


def test_an_order_with_an_impossible_moment_spoils_nothing(world: World) -> None:
    mug = world.goods[MUG].variant_id
    order = world.order(world.line(MUG))
    world.website.change(order, created_at="yesterday")
    (sale,) = facts_of(world, mug).sales
    assert sale.ordered_at is None


def test_its_pictures_are_named_in_their_order(any_shop: Shop) -> None:
    made = scarf(any_shop)
    any_shop.goods.picture(made.id, order=2)
    first = any_shop.goods.picture(made.id, order=1)
    any_shop.sync()
    pictures = facts_of(any_shop, line_of(any_shop, made.variants[0].id).variant_id).pictures
    assert len(pictures) == 2
    assert (
        pictures[0].rpartition("/")[2]
        == str(any_shop.cloud.store.row("Pictures", first)["Url"]).rpartition("/")[2]
    )
