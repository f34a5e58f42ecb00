"""The Mappings page shows what waits, what has no partner, and every pair."""

from __future__ import annotations

from sqlalchemy import insert, update

from mahak_desk.practice.builder import COLOUR, Variant
from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.website import tables
from tests.sync.catalogue.looks import line_of, map_by_hand, mappings_of
from tests.sync.catalogue.test_pairing import PICTURE, PICTURE_PRODUCT, a_line, hang_up_a_picture, painting
from tests.sync.incoming.shops import Shop
from tests.sync.outgoing.mahak_side import people
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, MUG, World


def unmatched(shop: Shop | World) -> list[MappingLine]:
    return [line for line in mappings_of(shop) if line.origin is None]


def the(lines: list[MappingLine], kind: str, **ids: int | None) -> MappingLine:
    """The one line of a kind with these ids."""
    (line,) = (
        line
        for line in lines
        if line.kind == kind and all(getattr(line, name) == value for name, value in ids.items())
    )
    return line


def test_of_a_shop_that_was_never_synced_there_are_none(any_shop: Shop) -> None:
    assert mappings_of(any_shop) == []


def test_every_pair_is_shown_once_with_both_names(any_shop: Shop) -> None:
    category = any_shop.goods.category("پوشاك")
    made = any_shop.goods.product(
        "شال  سبز", 77, prices=(5,), stock={1: 1}, category_id=category, variants=[Variant({COLOUR: "سبز"})]
    )
    any_shop.sync()
    any_shop.write(update(tables.products).values(name="شال نخی"))
    lines = mappings_of(any_shop)
    assert [line.kind for line in lines] == ["category", "product", "variant"]
    assert (lines[0].mahak_name, lines[0].website_name) == ("پوشاک", "پوشاک")
    group = any_shop.cloud.store.row("ProductCategories", category)
    assert lines[0].mahak_code == str(group["ProductCategoryCode"])
    product, variant = lines[1], lines[2]
    assert (product.mahak_id, product.mahak_code, product.origin) == (made.id, "77", "auto")
    assert (product.mahak_name, product.website_name) == ("شال سبز", "شال نخی")
    assert (variant.mahak_name, variant.options) == ("شال سبز", "سبز")
    map_by_hand(any_shop, "variant", made.variants[0].id, line_of(any_shop, made.variants[0].id).variant_id)
    assert the(mappings_of(any_shop), "variant", mahak_id=made.variants[0].id).origin == "manual"


def test_categories_of_mahaks_tree_are_pairs_too(any_shop: Shop) -> None:
    any_shop.goods.tree_category("خانه", 200)
    any_shop.decide("catalogue", categories="tree")
    any_shop.sync()
    line = the(mappings_of(any_shop), "category", mahak_id=-200)
    assert (line.mahak_name, line.website_name, line.mahak_code) == ("خانه", "خانه", "200")


def test_a_product_that_may_be_another_one_of_the_website_has_no_partner_yet(any_world: World) -> None:
    hang_up_a_picture(any_world)
    made = any_world.cloud.shop.product("تابلو", 55, prices=(70_000,), stock={1: 3})
    any_world.take_in()
    lines = unmatched(any_world)
    assert [(line.kind, line.reason) for line in lines] == [
        ("product", "name-match"),
        ("variant", "websites-own"),
    ]
    assert (lines[0].mahak_id, lines[0].mahak_code, lines[0].website_id) == (made.id, "55", None)
    assert (lines[1].website_id, lines[1].website_name, lines[1].mahak_id) == (PICTURE, "تابلو", None)


def test_a_product_of_the_website_is_told_beside_its_variants_where_it_has_several(
    any_world: World,
) -> None:
    hang_up_a_picture(any_world)
    any_world.website.run(
        "INSERT INTO product_variants (id, product_id, options, is_active, updated_at)"
        f" VALUES (902, {PICTURE_PRODUCT}, '[]', true, :moment)",
        moment=any_world.website.moment(),
    )
    assert [(line.kind, line.website_id) for line in unmatched(any_world)] == [
        ("product", PICTURE_PRODUCT),
        ("variant", PICTURE),
        ("variant", 902),
    ]


def test_where_new_products_are_not_added_they_are_shown_as_such(any_shop: Shop) -> None:
    any_shop.decide("catalogue", add_new_products=False)
    made = any_shop.goods.product("شال", prices=(5,), stock={1: 1})
    withdrawn = any_shop.goods.product("کلاه", prices=(5,), stock={1: 1})
    any_shop.desktop.withdraw_product(withdrawn.id)
    any_shop.sync()
    (line,) = unmatched(any_shop)
    assert (line.kind, line.mahak_id, line.reason) == ("product", made.id, "not-added")


def test_a_variant_without_a_partner_under_a_product_that_has_one_is_shown_on_either_side(
    any_shop: Shop,
) -> None:
    made = any_shop.goods.product(
        "شال", prices=(5,), stock={1: 1}, variants=[Variant({COLOUR: "سبز"}), Variant({COLOUR: "آبی"})]
    )
    any_shop.sync()
    green = line_of(any_shop, made.variants[0].id)
    any_shop.write(
        insert(tables.product_variants).values(
            id=901,
            product_id=green.product_id,
            options=[{"name": "رنگ", "value": "زرد"}],
            updated_at=any_shop.clock.now(),
        )
    )
    map_by_hand(any_shop, "variant", made.variants[0].id, 901)
    lines = unmatched(any_shop)
    assert [(line.website_id, line.reason) for line in lines] == [(green.variant_id, "websites-own")]
    any_shop.goods.variant(made.id, Variant({COLOUR: "قرمز"}, stock={1: 1}, prices=(5,)))
    assert len(unmatched(any_shop)) == 1  # it has not been read yet
    map_by_hand(any_shop, "variant", made.variants[1].id, green.variant_id)
    any_shop.sync()
    assert [line.kind for line in unmatched(any_shop)] == ["variant"]


def test_a_variant_of_mahak_that_comes_by_itself_stands_behind_what_a_person_may_map(any_shop: Shop) -> None:
    made = any_shop.goods.product(
        "شال", prices=(5,), stock={1: 1}, variants=[Variant({COLOUR: "سبز"}), Variant({COLOUR: "آبی"})]
    )
    any_shop.sync()
    green, blue = (line_of(any_shop, variant.id) for variant in made.variants)
    map_by_hand(any_shop, "variant", made.variants[0].id, blue.variant_id, takes_over=True)
    lines = mappings_of(any_shop)
    assert [(line.kind, line.mahak_id, line.website_id, line.reason) for line in lines] == [
        ("variant", None, green.variant_id, "websites-own"),
        ("product", made.id, green.product_id, None),
        ("variant", made.variants[1].id, None, "comes-with-next-sync"),
        ("variant", made.variants[0].id, blue.variant_id, None),
    ]


def test_what_orders_wait_for_comes_first_with_their_number(any_world: World) -> None:
    hang_up_a_picture(any_world)
    for _ in range(3):
        any_world.order(a_line(2), a_line(1))
    any_world.order(a_line(), Line(None, 1, 5_000, name="پاکت"))
    any_world.order(Line(None, 1, 5_000, name="پاکت"))
    any_world.order(any_world.line(MUG))
    any_world.cycle()
    first, second, *rest = mappings_of(any_world)
    assert (first.kind, first.website_id, first.waiting, first.reason) == (
        "variant",
        PICTURE,
        4,
        "line-unmapped",
    )
    assert (second.website_id, second.website_name, second.waiting) == (None, "پاکت", 2)
    assert second.reason == "line-without-variant"
    assert all(line.waiting == 0 for line in rest)
    assert sum(line.website_id == PICTURE and line.kind == "variant" for line in rest) == 0


def test_an_item_deleted_in_mahak_that_orders_wait_for_shows_its_pair_once(any_world: World) -> None:
    bowl = any_world.goods[BOWL]
    any_world.order(any_world.line(BOWL))
    any_world.cloud.desktop.delete_detail(bowl.detail_id)
    any_world.take_in()
    any_world.cycle()
    line = the(mappings_of(any_world), "variant", website_id=bowl.variant_id)
    assert (line.mahak_id, line.mahak_name, line.waiting) == (bowl.detail_id, BOWL, 1)
    assert (line.reason, line.origin) == ("item-deleted", "auto")


def test_a_customer_that_could_be_two_persons_waits_here_and_then_is_a_pair(any_world: World) -> None:
    twin = any_world.cloud.shop.person("نيما", "نمونه پور", "09120000001")
    any_world.take_in()
    customer = any_world.website.customer(first_name="علی", last_name="رضایی", mobile="09120000001")
    any_world.order(customer=customer)
    any_world.cycle()
    first = mappings_of(any_world)[0]
    assert (first.kind, first.website_id, first.website_name) == ("customer", customer, "علی رضایی")
    assert (first.website_code, first.waiting, first.reason) == ("09120000001", 1, "customer-ambiguous")
    map_by_hand(any_world, "customer", twin, customer)
    line = the(mappings_of(any_world), "customer", website_id=customer)
    assert (line.mahak_name, line.mahak_id, line.waiting) == ("نیما نمونه پور", twin, 0)


def test_a_customer_whose_person_is_deleted_waits_here_as_the_pair_it_was_until_it_is_another_s(
    any_world: World,
) -> None:
    customer = any_world.website.customer(first_name="علی", last_name="رضایی", mobile="09121112233")
    any_world.order(customer=customer)
    any_world.cycle()
    (person,) = people(any_world.cloud)
    gone = int(person["PersonId"])
    any_world.cloud.desktop.change("People", gone, Deleted=True)
    kept = any_world.cloud.shop.person("", "حساب شرکت")
    any_world.take_in()
    order = any_world.order(customer=customer)
    any_world.cycle()
    line = the(mappings_of(any_world), "customer", website_id=customer)
    assert (line.mahak_id, line.mahak_name, line.origin) == (gone, "علی رضایی", "auto")
    assert (line.waiting, line.reason) == (1, "customer-deleted")
    map_by_hand(any_world, "customer", kept, customer)
    line = the(mappings_of(any_world), "customer", website_id=customer)
    assert (line.mahak_id, line.waiting, line.reason) == (kept, 0, None)
    any_world.cycle()
    assert any_world.state(order) == ("sent", None)


def test_a_new_pair_shows_at_once(any_world: World) -> None:
    hang_up_a_picture(any_world)
    made = painting(any_world)
    map_by_hand(any_world, "variant", made.base.id, PICTURE)
    line = the(mappings_of(any_world), "variant", website_id=PICTURE)
    assert (line.mahak_name, line.website_name, line.origin) == ("نقاشی دیواری", "تابلو", "manual")
