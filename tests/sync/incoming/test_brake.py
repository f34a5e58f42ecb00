"""Much that would leave the site at once is held until a person agrees; the rest goes on."""

from __future__ import annotations

import pytest

from mahak_desk.practice.builder import MadeProduct
from mahak_desk.sync.cycle import Wish
from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.sync.incoming.rules import BrakeRule
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_adopting import on_the_website


@pytest.mark.parametrize(
    ("hidden", "zeroed", "on_sale", "held"),
    [
        (10, 0, 10, False),
        (11, 0, 11, True),
        (6, 5, 11, True),
        (20, 0, 100, False),
        (21, 0, 100, True),
        (0, 21, 100, True),
        (0, 0, 0, False),
    ],
)
def test_more_than_a_share_and_more_than_a_few_is_much(
    hidden: int, zeroed: int, on_sale: int, held: bool
) -> None:
    assert MassChange(hidden, zeroed, on_sale).exceeds(BrakeRule(0.2, 10)) is held


@pytest.fixture
def goods(shop: Shop) -> list[MadeProduct]:
    """Twenty products, of which five going is too much."""
    made = [shop.goods.product(f"کالا {n}", prices=(10_000,), stock={1: 3}) for n in range(20)]
    shop.decide("catalogue", brake_minimum=3)
    shop.sync()
    return made


def count_on_sale(shop: Shop) -> int:
    return len(shop.shown())


class TestHiding:
    def test_of_too_many_is_held_and_the_rest_applied(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:5]:
            shop.desktop.withdraw_product(made.id)
        shop.desktop.change_price(goods[10].base.id, 11_000)
        new = shop.goods.product("نو", prices=(5_000,), stock={1: 1})
        report = shop.sync()
        assert report.held == MassChange(5, 0, 20)
        assert (report.result, report.products.hidden) == ("partial", 0)
        assert count_on_sale(shop) == 21
        assert shop.variant(goods[10].base).price == 11_000
        assert shop.on_sale(new.base)

    def test_stays_held_until_a_person_agrees(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:5]:
            shop.desktop.withdraw_product(made.id)
        for full in (False, False, True):
            assert shop.sync(full=full).held == MassChange(5, 0, 20)
            assert count_on_sale(shop) == 20
        report = shop.sync(accepts_mass_change=True)
        assert (report.held, report.products.hidden) == (None, 5)
        assert count_on_sale(shop) == 15
        assert shop.sync().held is None

    def test_is_held_again_where_clearly_more_goes_than_was_agreed_to(
        self, shop: Shop, goods: list[MadeProduct]
    ) -> None:
        for made in goods[:5]:
            shop.desktop.withdraw_product(made.id)
        seen = shop.preview(accepts_mass_change=True).agreed
        assert seen == MassChange(5, 0, 20)
        for made in goods[5:16]:
            shop.desktop.withdraw_product(made.id)
        report = shop.sync(accepts_mass_change=True, agreed_to=seen.gone)
        assert (report.held, report.agreed) == (MassChange(16, 0, 20), None)
        assert count_on_sale(shop) == 20

    def test_goes_where_a_few_more_go_than_were_seen(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:8]:
            shop.desktop.withdraw_product(made.id)
        assert shop.sync(accepts_mass_change=True, agreed_to=5).agreed == MassChange(8, 0, 20)
        assert count_on_sale(shop) == 12

    def test_is_over_when_mahak_takes_it_back(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:5]:
            shop.desktop.withdraw_product(made.id)
        shop.sync()
        for made in goods[:3]:
            shop.desktop.restore_product(made.id)
        report = shop.sync()
        assert (report.held, report.products.hidden) == (None, 2)

    def test_of_a_few_is_nobodys_business(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:4]:
            shop.desktop.withdraw_product(made.id)
        assert shop.sync().held is None
        assert count_on_sale(shop) == 16

    def test_bothers_no_small_shop(self, shop: Shop, goods: list[MadeProduct]) -> None:
        shop.decide("catalogue", brake_minimum=20)
        for made in goods:
            shop.desktop.withdraw_product(made.id)
        assert shop.sync().held is None
        assert count_on_sale(shop) == 0

    def test_held_goods_keep_all_they_had(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:5]:
            shop.desktop.rename_product(made.id, "نام تازه")
            shop.desktop.withdraw_product(made.id)
        shop.sync()
        assert shop.product(goods[0]).name == "کالا 0"


class TestZeroing:
    def test_of_too_many_is_held(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:5]:
            shop.desktop.change_stock(made.base.id, 0)
        shop.desktop.change_stock(goods[10].base.id, 1)
        assert shop.sync().held == MassChange(0, 5, 20)
        assert [shop.variant(goods[at].base).stock for at in (0, 10)] == [3, 1]
        shop.sync(accepts_mass_change=True)
        assert shop.variant(goods[0].base).stock == 0

    def test_by_a_setting_is_held_too(self, shop: Shop, goods: list[MadeProduct]) -> None:
        shop.decide("stock", stores=(2,))
        assert shop.sync().held == MassChange(0, 20, 20)
        shop.decide("stock", stores=(1,))
        assert shop.sync().held is None
        assert {row.stock for row in shop.shown()} == {3}

    def test_counts_together_with_hiding(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for made in goods[:3]:
            shop.desktop.change_stock(made.base.id, 0)
        for made in goods[3:5]:
            shop.desktop.change_price(made.base.id, 0)
        assert shop.sync().held == MassChange(2, 3, 20)

    def test_of_what_was_at_nothing_already_is_no_loss(self, shop: Shop, goods: list[MadeProduct]) -> None:
        for _ in range(2):
            for made in goods[:4]:
                shop.desktop.change_stock(made.base.id, 0)
            assert shop.sync().held is None


@pytest.mark.parametrize(("price", "stock", "held"), [(0, 3, (5, 0)), (9_000, 0, (0, 5)), (9_000, 3, None)])
def test_what_is_found_on_the_website_can_be_lost_as_well(
    shop: Shop, price: int, stock: int, held: tuple[int, int] | None
) -> None:
    shop.decide("catalogue", brake_minimum=3)
    for number in range(5):
        on_the_website(shop, 7 + number, [{"code": f"{17 + number}"}], code=f"{17 + number}")
        shop.goods.product(f"کالا {number}", 17 + number, prices=(price,), stock={1: stock})
    assert shop.sync().held == (held and MassChange(*held, 5))
    assert {row.stock for row in shop.shown()} == {40 if held else 3}


def test_the_first_import_asks_nothing(shop: Shop) -> None:
    for number in range(15):
        shop.goods.product(f"کالا {number}", prices=(0,), stock={1: 0})
    assert shop.sync().held is None


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Wish(full=True), Wish(), Wish(full=True)),
        (Wish(accepts_mass_change=True, agreed_to=5), Wish(full=True), Wish(True, True, 5)),
        (Wish(accepts_mass_change=True, agreed_to=5), Wish(False, True, 7), Wish(False, True, 7)),
        (Wish(accepts_mass_change=True, agreed_to=5), Wish(False, True), Wish(False, True)),
        (Wish(accepts_mass_change=True, agreed_to=0), Wish(), Wish(False, True, 0)),
    ],
)
def test_two_wishes_agree_to_what_either_did(first: Wish, second: Wish, both: Wish) -> None:
    assert first.and_also(second) == both
    assert second.and_also(first) == both
