"""Goods the website already has are found and taken over; what the shop keeps for itself stays untouched."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.website import ledger, tables
from tests.sync.incoming.shops import Shop

OWN = {"name": "نام سایت", "description": "وصف سایت", "unit_name": "جفت"}


def on_the_website(shop: Shop, product_id: int, variants: list[dict[str, Any]], **values: Any) -> None:
    """A product the website had before; its variants get ids of 10 × the product's and following."""
    moment = shop.clock.now()
    row = {"id": product_id, **OWN, "created_at": moment, "updated_at": moment, **values}
    shop.write(insert(tables.products).values(**row))
    for number, variant in enumerate(variants):
        shop.write(
            insert(tables.product_variants).values(
                **{
                    "id": product_id * 10 + number,
                    "product_id": product_id,
                    "options": [],
                    "price": 500_000,
                    "sale_price": 450_000,
                    "stock": 40,
                    "updated_at": moment,
                    **variant,
                }
            )
        )


def coloured(shop: Shop, **how: Any) -> MadeProduct:
    variants = [Variant({COLOUR: colour}) for colour in ("مشکی", "سفید")]
    return shop.goods.product("کفش", **{"variants": variants, "prices": (400_000,), "stock": {1: 3}, **how})


def option(colour: str) -> list[dict[str, str]]:
    return [{"name": "رنگ", "value": colour}]


class TestFinding:
    def test_a_product_by_its_code_and_its_variants_by_their_options(self, shop: Shop) -> None:
        made = coloured(shop, code=17)
        on_the_website(shop, 7, [{"options": option("سفيد")}, {"options": option("مشكي ")}, {}], code="۱۷")
        report = shop.sync()
        assert (report.products.created, report.products.updated, report.variants.created) == (0, 1, 0)
        assert shop.product(made).id == 7
        assert [shop.variant(detail).id for detail in made.variants] == [71, 70]
        assert shop.product(made).name == "کفش"
        assert {row.price for row in shop.rows(tables.product_variants) if row.id != 72} == {400_000}
        untouched = shop.rows(select(tables.product_variants).where(tables.product_variants.c.id == 72))
        assert (untouched[0].price, untouched[0].is_active) == (500_000, True)

    def test_a_product_by_a_barcode_of_its_own(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(400_000,), stock={1: 3}, barcode="6260")
        on_the_website(shop, 7, [{"barcode": "۶۲۶۰"}], code="other")
        shop.sync()
        assert (shop.product(made).id, shop.variant(made.base).id) == (7, 70)

    def test_nothing_where_two_could_be_meant(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", 17, prices=(400_000,), stock={1: 3})
        on_the_website(shop, 7, [{}], code="17")
        on_the_website(shop, 8, [{}], code="17")
        shop.sync()
        assert shop.product(made).id not in (7, 8)

    def test_each_row_once_only(self, shop: Shop) -> None:
        first = shop.goods.product("یک", prices=(400_000,), stock={1: 3}, barcode="6260")
        second = shop.goods.product("دو", prices=(400_000,), stock={1: 3}, barcode="6260")
        on_the_website(shop, 7, [{"barcode": "6260"}])
        shop.sync()
        assert shop.product(first).id == 7
        assert shop.product(second).id != 7

    def test_goes_on_where_no_new_products_are_wanted(self, shop: Shop) -> None:
        shop.decide("catalogue", add_new_products=False)
        known, new = shop.goods.product("کفش", 17, prices=(400_000,), stock={1: 3}), coloured(shop)
        on_the_website(shop, 7, [{"code": "17"}], code="17")
        report = shop.sync()
        assert shop.product(known).id == 7
        assert shop.variant(known.base).price == 400_000
        assert shop.product(new) is None
        assert report.result == "ok"

    def test_a_variant_added_to_the_website_later(self, shop: Shop) -> None:
        made = coloured(shop, code=17)
        shop.sync()
        product_id = shop.product(made).id
        shop.write(
            insert(tables.product_variants).values(
                id=900, product_id=product_id, options=option("سبز"), price=1, updated_at=shop.clock.now()
            )
        )
        green = shop.goods.variant(made.id, Variant({COLOUR: "سبز"}, stock={1: 1}, prices=(400_000,)))
        shop.sync()
        assert shop.variant(green).id == 900


class TestNames:
    def test_alone_are_a_question_and_no_match(self, shop: Shop) -> None:
        made = shop.goods.product("كفش نو  ", prices=(400_000,), stock={1: 3})
        on_the_website(shop, 7, [{}], name="کفش‌نو", code="x")
        report = shop.sync()
        assert report.result == "partial"
        assert shop.product(made) is None
        (problem,) = shop.rows(ledger.problems)
        assert (problem.reason, problem.facts) == ("name-match", {"name": "کفش‌نو", "website_id": 7})

    def test_that_belong_to_different_goods_are_agreed_to(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(400_000,), stock={1: 3})
        on_the_website(shop, 7, [{}], name="کفش")
        shop.sync()
        shop.accept("name-match")
        shop.sync()
        assert shop.product(made).id != 7
        assert shop.problems() == set()

    def test_that_belong_to_the_same_goods_are_mapped_by_hand(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(400_000,), stock={1: 3})
        on_the_website(shop, 7, [{}], name="کفش")
        shop.sync()
        _map(shop, "product", made.id, 7)
        _map(shop, "product_variant", made.base.id, 70)
        shop.sync(full=True)
        assert shop.on_sale(made.base)
        assert (shop.variant(made.base).id, shop.variant(made.base).price) == (70, 400_000)
        assert shop.problems() == set()


class TestOwnership:
    def test_what_the_shop_keeps_is_kept_from_the_first_moment(self, shop: Shop) -> None:
        shop.decide("catalogue", overwrite=("stock",))
        group = shop.goods.category("گروه محک")
        made = shop.goods.product(
            "کفش", 17, prices=(4_000,), stock={1: 3}, category_id=group, fields={"Description": "وصف محک"}
        )
        shop.goods.picture(made.id)
        on_the_website(shop, 7, [{"code": "17"}], code="17")
        shop.write(
            insert(tables.product_images).values(
                product_id=7, url="https://shop.example/own.jpg", position=0, is_primary=True
            )
        )
        shop.sync()
        shop.desktop.change_price(made.base.id, 9_000)
        shop.desktop.rename_product(made.id, "نام دیگر")
        shop.sync(full=True)
        product, variant = shop.product(made), shop.variant(made.base)
        assert (product.name, product.description, product.category_id) == ("نام سایت", "وصف سایت", None)
        assert (variant.price, variant.sale_price, variant.stock) == (500_000, 450_000, 3)
        assert shop.pictures(made) == ["own.jpg"]
        assert shop.problems() == set()

    def test_what_is_new_on_the_website_comes_whole_from_mahak(self, shop: Shop) -> None:
        shop.decide("catalogue", overwrite=())
        made = shop.goods.product("کفش", prices=(4_000,), stock={1: 3})
        shop.sync()
        assert (shop.product(made).name, shop.variant(made.base).price) == ("کفش", 4_000)
        shop.desktop.change_stock(made.base.id, 1)
        shop.desktop.change_price(made.base.id, 5_000)
        shop.sync()
        assert (shop.variant(made.base).price, shop.variant(made.base).stock) == (4_000, 3)

    def test_goods_that_leave_mahak_leave_the_site_whatever_the_shop_keeps(self, shop: Shop) -> None:
        shop.decide("catalogue", overwrite=())
        made = shop.goods.product("کفش", prices=(4_000,), stock={1: 3})
        shop.sync()
        shop.desktop.withdraw_product(made.id)
        shop.sync()
        assert shop.shown() == set()


class TestMappingsByHand:
    def test_are_never_overwritten(self, shop: Shop) -> None:
        made, other = (shop.goods.product(name, prices=(4_000,), stock={1: 3}) for name in ("یک", "دو"))
        on_the_website(shop, 7, [{"code": str(other.code)}], code=str(other.code))
        _map(shop, "product", made.id, 7)
        _map(shop, "product_variant", made.base.id, 70)
        for _ in range(2):
            shop.desktop.rename_product(made.id, "سه")
            shop.sync(full=True)
        by_hand = select(ledger.mappings).where(ledger.mappings.c.origin == "manual")
        assert {(row.mahak_id, row.local_id) for row in shop.rows(by_hand)} == {
            (made.id, 7),
            (made.base.id, 70),
        }
        assert shop.product(made).name == "سه"
        assert shop.product(other).id != 7


def _map(shop: Shop, entity_type: str, mahak_id: int, local_id: int) -> None:
    shop.write(
        insert(ledger.mappings).values(
            database_id=shop.account.database_id,
            entity_type=entity_type,
            mahak_id=mahak_id,
            local_id=local_id,
            origin="manual",
        )
    )


class TestSettings:
    """A changed setting is applied to everything, without a row from Mahak."""

    def test_of_the_price_level(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(4_000, 5_000), stock={1: 3})
        shop.sync()
        assert shop.variant(made.base).price == 4_000
        shop.decide("prices", level=2)
        report = shop.sync()
        assert (report.received, report.products.updated) == (0, 1)
        assert shop.variant(made.base).price == 5_000
        assert shop.sync().products.updated == 0

    def test_of_the_detail_itself_decides_where_none_is_chosen(self, shop: Shop) -> None:
        prices = (4_000, 5_000, 6_000)
        levels = {-1: 4_000, 0: 4_000, 1: 4_000, 3: 6_000, 11: 4_000}
        made = {
            level: shop.goods.product(
                f"سطح {level}", prices=prices, stock={1: 1}, detail_fields={"DefaultSellPriceLevel": level}
            )
            for level in levels
        }
        shop.sync()
        assert {level: shop.variant(each.base).price for level, each in made.items()} == levels

    def test_of_stores_and_buffer(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(4_000,), stock={1: 3, 2: 8})
        shop.sync()
        stocks = [shop.variant(made.base).stock]
        for stores, buffer in (((1, 2), 0), ((2,), 0), ((2,), 1.5), ((), 5)):
            shop.decide("stock", stores=stores, buffer=buffer)
            shop.sync()
            stocks.append(shop.variant(made.base).stock)
        assert list(map(float, stocks)) == [3, 11, 8, 6.5, 0]

    def test_of_the_currency_and_reduced_prices(self, shop: Shop) -> None:
        made = shop.goods.product(
            "کفش",
            prices=(4_000, 3_500),
            stock={1: 3},
            detail_fields={"Discount1": 10, "DiscountType": 1, "Discount2": 20, "DefaultDiscountLevel": 2},
        )
        shop.sync()
        seen = []
        for decided in ({"sale": "discount"}, {"sale": 2}, {"sale": "none"}):
            shop.decide("prices", **decided)
            shop.sync()
            seen.append(shop.variant(made.base).sale_price)
        assert seen == [3_200, 3_500, None]
        shop.decide("prices", currency="toman", alarm_factor=20)
        shop.sync()
        assert shop.variant(made.base).price == 40_000

    def test_of_the_alarm(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(4_000,), stock={1: 3})
        shop.sync()
        shop.desktop.change_price(made.base.id, 90_000)
        shop.sync()
        assert (shop.variant(made.base).price, shop.reasons()) == (4_000, ["price-alarm"])
        shop.decide("prices", alarm_factor=0)
        shop.sync()
        assert (shop.variant(made.base).price, shop.reasons()) == (90_000, [])


class TestPriceAlarm:
    def test_holds_a_junk_level_price_of_a_first_import_until_a_person_agrees(self, shop: Shop) -> None:
        shop.decide("prices", level=2)
        made = shop.goods.product("چمدان", prices=(5_379_000, 200), stock={1: 6})
        shop.sync()
        assert not shop.on_sale(made.base)
        shop.sync(full=True)
        assert not shop.on_sale(made.base)
        shop.accept("price-alarm")
        shop.sync()
        assert shop.on_sale(made.base)
        assert (shop.variant(made.base).price, shop.reasons()) == (200, [])

    def test_goes_when_the_price_is_corrected_in_mahak(self, shop: Shop) -> None:
        made = shop.goods.product("چمدان", prices=(5_379_000,), stock={1: 6})
        shop.sync()
        shop.desktop.change_price(made.base.id, 537)
        shop.sync()
        assert shop.reasons() == ["price-alarm"]
        shop.desktop.change_price(made.base.id, 5_400_000)
        shop.sync()
        assert (shop.variant(made.base).price, shop.reasons()) == (5_400_000, [])

    def test_does_not_come_back_for_a_price_that_was_agreed_to(self, shop: Shop) -> None:
        made = shop.goods.product("چمدان", prices=(5_379_000,), stock={1: 6})
        shop.sync()
        shop.desktop.change_price(made.base.id, 537)
        shop.sync()
        shop.accept("price-alarm")
        for _ in range(2):
            shop.sync(full=True)
            assert (shop.variant(made.base).price, shop.reasons()) == (537, [])


def test_reservations_follow_the_orders_of_the_website(shop: Shop) -> None:
    made = shop.goods.product("کفش", prices=(4_000,), stock={1: 5})
    shop.sync()
    order = {"order_number": "1", "payment_status": "Pending", "total_amount": 8_000}
    line = {
        "variant_id": shop.variant(made.base).id,
        "quantity": 2,
        "unit_price": 4_000,
        "total_price": 8_000,
    }
    shop.write(
        insert(tables.user_orders).values(id=1, **order),
        insert(tables.user_order_items).values(order_id=1, **line),
    )
    stocks = []
    for change in ({}, {"payment_status": "Paid"}, {"order_status": "Cancelled"}, {"order_status": None}):
        shop.write(update(tables.user_orders).values(id=1, **change))
        shop.sync()
        stocks.append(int(shop.variant(made.base).stock))
    assert stocks == [5, 3, 5, 3]
