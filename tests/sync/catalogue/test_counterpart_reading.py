"""What can be chosen as a partner is all that is alive on the other side, and says whom it has already."""

from __future__ import annotations

from mahak_desk.practice.builder import COLOUR, Variant
from mahak_desk.practice.volume import build_catalogue
from mahak_desk.sync.catalogue.counterpart_reading import Side, read_counterparts
from mahak_desk.sync.catalogue.counterparts import Counterpart
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.rules_in_force import read_catalogue
from tests.sync.catalogue.looks import map_by_hand
from tests.sync.catalogue.test_pairing import PICTURE, PICTURE_PRODUCT, hang_up_a_picture
from tests.sync.incoming.shops import Shop
from tests.sync.outgoing.worlds import LARGE, MUG, SAFFRON, World


def choice(shop: Shop | World, kind: Paired, side: Side) -> dict[int, Counterpart]:
    with shop.database.reading() as connection:
        catalogue = read_catalogue(connection, shop.settings)
    assert catalogue is not None
    return {each.id: each for each in read_counterparts(shop.database.reading, kind, side, catalogue)}


def test_details_of_mahak_come_with_name_options_and_partner(any_shop: Shop) -> None:
    made = any_shop.goods.product(
        "شال  نخي", prices=(5,), stock={1: 1}, variants=[Variant({COLOUR: "سبز"}, barcode="626")]
    )
    gone = any_shop.goods.product("کلاه", prices=(5,), stock={1: 1})
    left = any_shop.goods.product("جوراب", prices=(5,), stock={1: 1})
    any_shop.sync()
    any_shop.desktop.delete_product(gone.id)
    any_shop.desktop.withdraw_product(left.id)
    any_shop.sync(accepts_mass_change=True)
    (found,) = choice(any_shop, "variant", "mahak").values()
    detail = made.variants[0]
    assert found == Counterpart(detail.id, "شال نخی", "سبز", str(detail.code), "626", "شال نخی")
    assert list(choice(any_shop, "product", "mahak")) == [made.id]


def test_variants_of_the_website_come_with_their_partner_or_none(any_world: World) -> None:
    hang_up_a_picture(any_world, code="P1")
    found = choice(any_world, "variant", "website")
    assert found[PICTURE] == Counterpart(PICTURE, "تابلو", "", "P1", "", "")
    assert found[any_world.goods[MUG].variant_id].taken_by == MUG
    assert found[any_world.goods[LARGE].variant_id].options == "L"
    products = choice(any_world, "product", "website")
    assert products[PICTURE_PRODUCT].taken_by == ""
    assert SAFFRON in {each.taken_by for each in products.values()}


def test_persons_come_with_their_mobile_and_the_customer_they_are(any_world: World) -> None:
    person = any_world.cloud.shop.person("نيما", "نمونه پور", "0912 000 0002")
    any_world.take_in()
    assert choice(any_world, "customer", "mahak")[person].taken_by == ""
    customer = any_world.website.customer(first_name="علی", last_name="رضایی", mobile="09120000002")
    map_by_hand(any_world, "customer", person, customer)
    found = choice(any_world, "customer", "mahak")[person]
    assert (found.name, found.barcode, found.taken_by) == ("نیما نمونه پور", "0912 000 0002", "علی رضایی")
    buyer = choice(any_world, "customer", "website")[customer]
    assert (buyer.name, buyer.barcode, buyer.taken_by) == ("علی رضایی", "09120000002", "نمونه پور")


def test_more_than_a_piece_is_read_to_its_end(shop: Shop) -> None:
    build_catalogue(shop.goods, products=1_100, details_each=2)
    shop.sync()
    assert len(choice(shop, "variant", "mahak")) == 2_200
    assert len(choice(shop, "variant", "website")) == 2_200
