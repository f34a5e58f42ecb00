"""A pair made by hand gives the website Mahak's values, and lets the orders go on that waited for it."""

from __future__ import annotations

import pytest
from sqlalchemy import Row, select

from mahak_desk.practice.builder import MadeProduct
from mahak_desk.sync.catalogue.pairing import Mapped
from mahak_desk.sync.catalogue.pairing_refusals import (
    NotMadeByHand,
    Paired,
    PartnerTaken,
    UnknownInMahak,
    UnknownOnWebsite,
)
from mahak_desk.website import tables
from mahak_desk.website.ledger import mappings
from tests.sync.catalogue.looks import forget, line_of, map_by_hand, undo
from tests.sync.incoming.shops import Shop
from tests.sync.outgoing.mahak_side import the_document
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, MUG, World

PICTURE_PRODUCT, PICTURE = 900, 901


def hang_up_a_picture(world: World, *, code: str | None = None) -> int:
    """The website sells a picture that Mahak does not know by any code; gives its variant's id."""
    moment = world.website.moment()
    world.website.run(
        "INSERT INTO products (id, name, tax_percent, charge_percent, is_active, created_at, updated_at)"
        f" VALUES ({PICTURE_PRODUCT}, 'تابلو', 0, 0, true, :moment, :moment)",
        moment=moment,
    )
    world.website.run(
        "INSERT INTO product_variants (id, product_id, code, options, price, stock, is_active, updated_at)"
        f" VALUES ({PICTURE}, {PICTURE_PRODUCT}, :code, '[]', 70000, 3, true, :moment)",
        moment=moment,
        code=code,
    )
    return PICTURE


def painting(world: World) -> MadeProduct:
    """The same picture as Mahak calls it."""
    made = world.cloud.shop.product("نقاشی دیواری", prices=(70_000,), stock={1: 3})
    world.take_in()
    return made


def a_line(quantity: int = 1) -> Line:
    return Line(PICTURE, quantity, 70_000, name="تابلو")


def partner_of(world: World | Shop, kind: str, mahak_id: int) -> Row[tuple[int, str]] | None:
    query = select(mappings.c.local_id, mappings.c.origin).where(
        mappings.c.entity_type == kind, mappings.c.mahak_id == mahak_id
    )
    with world.database.reading() as connection:
        return connection.execute(query).first()


def test_mapping_a_variant_releases_the_orders_that_waited_for_it(any_world: World) -> None:
    hang_up_a_picture(any_world)
    orders = [any_world.order(a_line()) for _ in range(3)]
    both = any_world.order(a_line(), Line(None, 1, 5_000, name="پاکت"))
    any_world.cycle()
    assert {any_world.state(order) for order in (*orders, both)} == {("waiting", "line-unmapped")}
    made = painting(any_world)
    done = map_by_hand(any_world, "variant", made.base.id, PICTURE)
    assert (done.released, done.still_waiting) == (3, 1)
    assert [any_world.state(order) for order in orders] == [("ready", None)] * 3
    assert any_world.state(both) == ("waiting", "line-unmapped")
    assert any_world.cycle().sent == 3
    assert the_document(any_world.cloud, orders[0]).counts == {made.base.id: 1}


def test_an_order_put_off_is_tried_at_once_when_its_item_is_mapped(world: World) -> None:
    hang_up_a_picture(world)
    order = world.order(a_line())
    world.cycle()
    world.website.run(
        "UPDATE invoice_deliveries SET next_try_at = '2099-01-01 00:00:00.000000', attempts = 3"
    )
    map_by_hand(world, "variant", painting(world).base.id, PICTURE)
    assert world.cycle().sent == 1
    assert world.state(order)[0] == "sent"


def test_an_item_deleted_in_mahak_holds_its_orders_until_another_takes_its_place(world: World) -> None:
    hang_up_a_picture(world)
    first, second = painting(world), world.cloud.shop.product("نقاشی", prices=(70_000,), stock={1: 3})
    world.take_in()
    map_by_hand(world, "variant", first.base.id, PICTURE)
    order = world.order(a_line())
    world.cloud.desktop.delete_detail(first.base.id)
    world.take_in()
    world.cycle()
    assert world.state(order) == ("waiting", "item-deleted")
    assert map_by_hand(world, "variant", second.base.id, PICTURE).released == 1
    assert world.cycle().sent == 1


def test_a_partner_that_is_taken_is_taken_over_only_on_purpose(any_world: World) -> None:
    mug, bowl = any_world.goods[MUG], any_world.goods[BOWL]
    with pytest.raises(PartnerTaken):
        map_by_hand(any_world, "variant", bowl.detail_id, mug.variant_id)
    done = map_by_hand(any_world, "variant", bowl.detail_id, mug.variant_id, takes_over=True)
    assert done.former_website_id == bowl.variant_id
    any_world.take_in()
    made_anew = partner_of(any_world, "product_variant", mug.detail_id)
    assert made_anew is not None
    assert made_anew.local_id not in (mug.variant_id, bowl.variant_id)
    assert partner_of(any_world, "product_variant", bowl.detail_id) == (mug.variant_id, "manual")


def test_undoing_gives_everybody_the_partner_of_before(any_world: World) -> None:
    mug, bowl = any_world.goods[MUG], any_world.goods[BOWL]
    done = map_by_hand(any_world, "variant", bowl.detail_id, mug.variant_id, takes_over=True)
    undo(any_world, "variant", bowl.detail_id, mug.variant_id, done)
    any_world.take_in()
    for good in (mug, bowl):
        partner = partner_of(any_world, "product_variant", good.detail_id)
        assert partner is not None
        assert partner.local_id == good.variant_id
        assert any_world.website.row(
            "SELECT is_active FROM product_variants WHERE id = :id", id=good.variant_id
        )[0]


def test_undoing_a_variants_first_pair_undoes_its_products_too(world: World) -> None:
    hang_up_a_picture(world)
    made = world.cloud.shop.product("تابلو", 58, prices=(70_000,), stock={1: 3})
    world.take_in()
    done = map_by_hand(world, "variant", made.base.id, PICTURE)
    assert done.product_too == made.id
    undo(world, "variant", made.base.id, PICTURE, done)
    assert partner_of(world, "product", made.id) is None
    assert partner_of(world, "product_variant", made.base.id) is None


def test_mapping_a_variant_maps_its_product_where_neither_has_a_partner(any_world: World) -> None:
    hang_up_a_picture(any_world)
    any_world.cloud.shop.product("تابلو", 55, prices=(70_000,), stock={1: 3})
    any_world.take_in()  # the name is the same, the code is not: it waits for a person
    (made_id,) = (row["ProductId"] for row in any_world.cloud.store.rows("Products", ProductCode=55))
    (detail_id,) = (
        row["ProductDetailId"] for row in any_world.cloud.store.rows("ProductDetails", ProductId=made_id)
    )
    assert partner_of(any_world, "product", int(str(made_id))) is None
    map_by_hand(any_world, "variant", int(str(detail_id)), PICTURE)
    assert partner_of(any_world, "product", int(str(made_id))) == (PICTURE_PRODUCT, "manual")
    any_world.take_in()
    variant = any_world.website.row("SELECT * FROM product_variants WHERE id = :id", id=PICTURE)
    assert (variant.product_id, variant.code) == (PICTURE_PRODUCT, "55")


def test_mapping_a_product_finds_its_variants_and_releases_their_orders(any_world: World) -> None:
    hang_up_a_picture(any_world, code="56")
    order = any_world.order(a_line())
    any_world.cycle()
    any_world.cloud.shop.product("تابلو", 56, prices=(70_000,), stock={1: 3})
    any_world.take_in()
    (made_id,) = (row["ProductId"] for row in any_world.cloud.store.rows("Products", ProductCode=56))
    done = map_by_hand(any_world, "product", int(str(made_id)), PICTURE_PRODUCT)
    assert done == Mapped(released=1, still_waiting=0, former_website_id=None)
    assert any_world.cycle().sent == 1
    assert any_world.state(order)[0] == "sent"


def test_the_former_partner_leaves_the_site_and_is_named(any_world: World) -> None:
    hang_up_a_picture(any_world)
    mug = any_world.goods[MUG]
    done = map_by_hand(any_world, "variant", mug.detail_id, PICTURE)
    assert done.former_website_id == mug.variant_id
    former = any_world.website.row("SELECT is_active FROM product_variants WHERE id = :id", id=mug.variant_id)
    assert not former.is_active
    undone = map_by_hand(any_world, "variant", mug.detail_id, mug.variant_id)
    assert undone.former_website_id == PICTURE
    any_world.take_in()
    assert any_world.website.row("SELECT is_active FROM product_variants WHERE id = :id", id=mug.variant_id)[
        0
    ]


def test_a_pair_taken_back_is_forgotten_and_the_row_leaves_the_site(any_world: World) -> None:
    hang_up_a_picture(any_world)
    made = painting(any_world)
    map_by_hand(any_world, "variant", made.base.id, PICTURE)
    order = any_world.order(a_line())
    forget(any_world, "variant", made.base.id)
    assert partner_of(any_world, "product_variant", made.base.id) is None
    assert not any_world.website.row("SELECT is_active FROM product_variants WHERE id = :id", id=PICTURE)[0]
    any_world.cycle()
    assert any_world.state(order) == ("waiting", "line-unmapped")
    any_world.take_in()
    again = partner_of(any_world, "product_variant", made.base.id)
    assert again is not None
    assert again.origin == "auto"


def test_a_product_taken_back_forgets_its_variants_too(world: World) -> None:
    hang_up_a_picture(world, code="57")
    world.cloud.shop.product("تابلو", 57, prices=(70_000,), stock={1: 3})
    world.take_in()
    (made_id,) = (int(str(row["ProductId"])) for row in world.cloud.store.rows("Products", ProductCode=57))
    map_by_hand(world, "product", made_id, PICTURE_PRODUCT)
    forget(world, "product", made_id)
    assert partner_of(world, "product", made_id) is None
    with world.database.reading() as connection:
        left = connection.scalar(select(mappings.c.mahak_id).where(mappings.c.local_id == PICTURE))
    assert left is None


def test_only_what_was_made_by_hand_can_be_taken_back(world: World) -> None:
    with pytest.raises(NotMadeByHand):
        forget(world, "variant", world.goods[MUG].detail_id)
    with pytest.raises(NotMadeByHand):
        forget(world, "customer", 5)


def test_a_customer_that_could_be_two_persons_is_mapped_by_hand(any_world: World) -> None:
    twin = any_world.cloud.shop.person("نيما", "نمونه پور", "09120000001")
    any_world.take_in()
    customer = any_world.website.customer(first_name="علی", last_name="رضایی", mobile="09120000001")
    orders = [any_world.order(customer=customer) for _ in range(2)]
    any_world.cycle()
    assert any_world.state(orders[0]) == ("waiting", "customer-ambiguous")
    done = map_by_hand(any_world, "customer", twin, customer)
    assert done == Mapped(released=2, still_waiting=0, former_website_id=None)
    assert any_world.cycle().sent == 2
    assert the_document(any_world.cloud, orders[1]).order["PersonId"] == twin


def test_a_customer_can_be_given_another_person_later(world: World) -> None:
    first, second = (world.cloud.shop.person("", name) for name in ("یکم", "دوم"))
    world.take_in()
    customer = world.website.customer(last_name="رضایی")
    map_by_hand(world, "customer", first, customer)
    map_by_hand(world, "customer", second, customer)
    assert partner_of(world, "customer", first) is None
    assert partner_of(world, "customer", second) == (customer, "manual")
    forget(world, "customer", second)
    assert partner_of(world, "customer", second) is None


def test_a_person_goes_over_to_the_customer_it_is_mapped_to(world: World) -> None:
    person = world.cloud.shop.person("", "یکم")
    world.take_in()
    one, other = (world.website.customer(last_name="رضایی") for _ in range(2))
    map_by_hand(world, "customer", person, one)
    assert map_by_hand(world, "customer", person, other).former_website_id == one
    assert partner_of(world, "customer", person) == (other, "manual")


@pytest.mark.parametrize("kind", ["product", "variant", "customer"])
def test_what_mahak_never_sent_cannot_be_mapped(world: World, kind: Paired) -> None:
    with pytest.raises(UnknownInMahak):
        map_by_hand(world, kind, 404, world.goods[MUG].variant_id)


def test_what_the_website_does_not_have_cannot_be_mapped(world: World) -> None:
    with pytest.raises(UnknownOnWebsite):
        map_by_hand(world, "variant", world.goods[MUG].detail_id, 404)


def test_before_the_first_sync_nothing_can_be_mapped(shop: Shop) -> None:
    with pytest.raises(UnknownInMahak):
        map_by_hand(shop, "product", 1, 1)


def test_the_products_own_pair_by_hand_stays_by_hand(shop: Shop) -> None:
    made = shop.goods.product("کتاب", prices=(5_000,), stock={1: 1})
    shop.sync()
    map_by_hand(shop, "variant", made.base.id, line_of(shop, made.base.id).variant_id)
    shop.sync(full=True)
    partner = partner_of(shop, "product_variant", made.base.id)
    assert partner is not None
    assert partner.origin == "manual"
    assert shop.rows(tables.products)[0].is_active
