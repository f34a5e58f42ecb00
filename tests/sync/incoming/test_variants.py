"""What becomes of one product detail of Mahak on the website: its price, stock and options, or why not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import (
    DetailFacts,
    WebsiteVariant,
    is_base,
    same_options,
    variant_of,
    withdrawal,
)

RULES = CatalogueRules(store_ids=(1,), property_names=((3, "رنگ"), (4, "سایز")))
SHOWN = WebsiteVariant("7", None, (("رنگ", "مشکی"),), 100_000, None, 5, True)
DETAIL = DetailFacts(
    detail_id=70,
    product_id=10,
    code=7,
    properties='[{"C":"3", "V":"مشکی"}]',
    barcode="",
    price=100_000,
    default_price=100_000,
    reduction=0,
    discount_is_percent=False,
    deleted=False,
    linked=True,
    in_stores=5,
    reserved=0,
    accepted_price=None,
    mapped_by_hand=False,
    current=None,
)


def detail(**facts: Any) -> DetailFacts:
    return msgspec.structs.replace(DETAIL, **facts)


def rules(**decided: Any) -> CatalogueRules:
    return msgspec.structs.replace(RULES, **decided)


def wanted(facts: DetailFacts, by: CatalogueRules = RULES) -> WebsiteVariant:
    return variant_of(facts, "1", by, alone=True)[0]


def reasons(facts: DetailFacts, by: CatalogueRules = RULES) -> list[str]:
    return [finding.reason for finding in variant_of(facts, "1", by, alone=True)[1]]


def shown(**values: Any) -> WebsiteVariant:
    return msgspec.structs.replace(SHOWN, **values)


def test_a_detail_that_is_well_becomes_a_variant_on_sale() -> None:
    variant, findings = variant_of(DETAIL, "1", RULES, alone=True)
    assert variant == SHOWN
    assert findings == []


class TestBeingSold:
    @pytest.mark.parametrize(
        ("code", "properties", "base"),
        [
            (0, None, True),
            (0, "  ", True),
            (0, "[]", True),
            (0, '[{"C":"3","V":" "}]', True),
            (0, '[{"C":"3","V":"x"}]', False),
            (0, "{", False),
            (7, None, False),
        ],
    )
    def test_a_base_detail_has_neither_code_nor_properties(
        self, code: int, properties: str | None, base: bool
    ) -> None:
        assert is_base(code, properties) is base

    @pytest.mark.parametrize(
        ("facts", "has_variants", "why"),
        [
            ({}, True, None),
            ({"deleted": True}, False, "detail-deleted"),
            ({"linked": False}, False, "link-withdrawn"),
            ({"code": 0, "properties": None}, True, "base-detail"),
            ({"code": 0, "properties": None}, False, None),
        ],
    )
    def test_what_may_not_be_sold_is_withdrawn_for_a_reason(
        self, facts: dict[str, Any], has_variants: bool, why: str | None
    ) -> None:
        assert withdrawal(detail(**facts), has_variants=has_variants) == why

    def test_the_one_detail_of_a_simple_product_carries_the_products_code(self) -> None:
        assert wanted(detail(code=0, properties=None)).code == "1"


class TestPrice:
    @pytest.mark.parametrize(
        ("price", "currency", "rial"),
        [
            (100_000, "rial", 100_000),
            (Decimal("100000.000000000"), "rial", 100_000),
            (Decimal("100000.5"), "rial", 100_001),
            (10_000, "toman", 100_000),
            (Decimal("10000.05"), "toman", 100_001),
        ],
    )
    def test_is_whole_rial(self, price: int | Decimal, currency: str, rial: int) -> None:
        assert wanted(detail(price=price, default_price=price), rules(currency=currency)).price == rial

    @pytest.mark.parametrize("price", [0, -5, Decimal("0.4")])
    def test_that_is_none_takes_the_variant_off_sale(self, price: int | Decimal) -> None:
        facts = detail(price=price, current=SHOWN)
        assert wanted(facts) == shown(price=None, is_active=False)
        assert reasons(facts) == ["price-missing"]

    @pytest.mark.parametrize("price", [10**15, Decimal("1E+400"), Decimal("Infinity")])
    def test_that_no_shop_could_ask_leaves_the_one_that_is_shown(self, price: int | Decimal) -> None:
        assert wanted(detail(price=price, current=SHOWN)) == SHOWN
        assert wanted(detail(price=price)) == shown(price=None, is_active=False)
        assert reasons(detail(price=price)) == ["price-absurd"]

    @pytest.mark.parametrize(
        ("before", "after", "held"),
        [
            (100_000, 500_000, False),
            (100_000, 500_001, True),
            (100_000, 20_000, False),
            (100_000, 19_999, True),
            (100_000, 100_000, False),
        ],
    )
    def test_that_jumps_beyond_the_factor_is_held(self, before: int, after: int, held: bool) -> None:
        facts = detail(price=after, current=shown(price=before))
        assert wanted(facts) == shown(price=before if held else after)
        assert reasons(facts) == (["price-alarm"] if held else [])

    def test_that_jumps_names_both_prices(self) -> None:
        (finding,) = variant_of(detail(price=900_000, current=SHOWN), "1", RULES, alone=True)[1]
        assert (finding.entity, finding.entity_id, finding.product_id) == ("ProductDetail", "70", 10)
        assert finding.facts == {"price": 900_000, "reference": 100_000}

    def test_that_was_accepted_is_shown(self) -> None:
        facts = detail(price=900_000, accepted_price=900_000, current=SHOWN)
        assert wanted(facts) == shown(price=900_000)
        assert reasons(facts) == []

    def test_beyond_the_accepted_one_is_held_again(self) -> None:
        assert reasons(detail(price=901_000, accepted_price=900_000, current=SHOWN)) == ["price-alarm"]

    def test_is_not_watched_without_a_factor(self) -> None:
        assert wanted(detail(price=1, current=SHOWN), rules(alarm_factor=Decimal(0))).price == 1

    def test_that_appears_again_is_measured_against_the_default_level(self) -> None:
        gone = shown(price=None, is_active=False)
        assert wanted(detail(current=gone)).price == 100_000

    def test_of_a_first_import_is_measured_against_the_default_level(self) -> None:
        junk = detail(price=200, default_price=5_379_000)
        by_level = rules(price_level=2)
        assert wanted(junk, by_level) == shown(price=None, is_active=False)
        assert reasons(junk, by_level) == ["price-alarm"]
        assert wanted(msgspec.structs.replace(junk, accepted_price=200), by_level).price == 200
        assert wanted(detail(price=80_000), by_level).price == 80_000

    def test_without_a_default_level_has_nothing_to_be_measured_against(self) -> None:
        assert wanted(detail(price=200, default_price=0), rules(price_level=2)).price == 200

    @given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 1000))
    def test_is_either_shown_or_held_with_an_alarm(self, before: int, after: int, factor: int) -> None:
        by = rules(alarm_factor=Decimal(factor))
        facts = detail(price=after, current=shown(price=before))
        inside = after <= before * factor and after * factor >= before
        assert wanted(facts, by).price == (after if inside else before)
        assert reasons(facts, by) == ([] if inside else ["price-alarm"])


class TestReducedPrice:
    @pytest.mark.parametrize(
        ("sale", "facts", "reduced"),
        [
            ("none", {"reduction": 50_000}, None),
            ("discount", {"reduction": 10, "discount_is_percent": True}, 90_000),
            ("discount", {"reduction": Decimal("12.345"), "discount_is_percent": True}, 87_655),
            ("discount", {"reduction": 100, "discount_is_percent": True}, None),
            ("discount", {"reduction": -10, "discount_is_percent": True}, None),
            ("discount", {"reduction": 0, "discount_is_percent": True}, None),
            ("discount", {"reduction": 10, "discount_is_percent": False}, 90_000),
            ("discount", {"reduction": 100, "discount_is_percent": False}, None),
            ("discount", {"reduction": 101, "discount_is_percent": False}, 99_899),
            ("discount", {"reduction": 30_000, "discount_is_percent": False}, 70_000),
            ("discount", {"reduction": 100_000, "discount_is_percent": False}, None),
            ("discount", {"reduction": Decimal("1E+400"), "discount_is_percent": True}, None),
            ("discount", {"reduction": Decimal("1E+400"), "discount_is_percent": False}, None),
            ("discount", {"reduction": Decimal("NaN"), "discount_is_percent": False}, None),
            (2, {"reduction": 80_000}, 80_000),
            (2, {"reduction": 100_000}, None),
            (2, {"reduction": 120_000}, None),
            (2, {"reduction": 0}, None),
        ],
    )
    def test_stands_only_above_nothing_and_below_the_price(
        self, sale: Any, facts: dict[str, Any], reduced: int | None
    ) -> None:
        assert wanted(detail(**facts), rules(sale=sale)) == shown(sale_price=reduced)

    @pytest.mark.parametrize(("sale", "reduction"), [(2, 8_000), ("discount", 3_000)])
    def test_is_in_the_shops_currency_too(self, sale: Any, reduction: int) -> None:
        by = rules(sale=sale, currency="toman")
        toman = detail(price=10_000, default_price=10_000, reduction=reduction)
        assert wanted(toman, by).sale_price == (80_000 if sale == 2 else 70_000)

    def test_is_none_where_there_is_no_price(self) -> None:
        assert wanted(detail(price=0, reduction=50), rules(sale=2)).sale_price is None

    def test_far_below_the_price_is_not_shown_until_a_person_agrees(self) -> None:
        junk, by = detail(price=5_379_000, default_price=5_379_000, reduction=200), rules(sale=2)
        assert wanted(junk, by) == shown(price=5_379_000)
        (finding,) = variant_of(junk, "1", by, alone=True)[1]
        assert (finding.reason, finding.facts) == ("price-alarm", {"price": 200, "reference": 5_379_000})
        agreed = msgspec.structs.replace(junk, accepted_price=200)
        assert wanted(agreed, by) == shown(price=5_379_000, sale_price=200)
        assert reasons(agreed, by) == []

    def test_is_not_told_of_beside_a_price_that_is_held_itself(self) -> None:
        facts = detail(price=900_000, reduction=100, current=SHOWN)
        assert reasons(facts, rules(sale=2)) == ["price-alarm"]
        assert wanted(facts, rules(sale=2)) == SHOWN


class TestStock:
    @pytest.mark.parametrize(
        ("in_stores", "reserved", "buffer", "left"),
        [
            (5, 0, "0", 5),
            (5, 2, "0", 3),
            (5, 2, "1", 2),
            (5, 5, "0", 0),
            (5, 7, "0", 0),
            (5, 0, "9", 0),
            (-2, 0, "0", 0),
            (0, 0, "0", 0),
            (Decimal("7.350"), Decimal("0.35"), "0", 7),
            (Decimal("7.350"), 0, "0.1", Decimal("7.25")),
            (Decimal("0.30000000000000004"), 0, "0", Decimal("0.3")),
            (Decimal("0.0004"), 0, "0", 0),
        ],
    )
    def test_is_what_may_still_be_sold(
        self, in_stores: int | Decimal, reserved: int | Decimal, buffer: str, left: int | Decimal
    ) -> None:
        facts = detail(in_stores=in_stores, reserved=reserved)
        assert wanted(facts, rules(buffer=Decimal(buffer))) == shown(stock=left)

    def test_that_is_unknown_is_not_none(self) -> None:
        facts = detail(in_stores=None, current=SHOWN)
        assert wanted(facts) == SHOWN
        assert reasons(facts) == ["stock-unknown"]

    def test_that_was_never_known_keeps_a_variant_off_sale(self) -> None:
        assert wanted(detail(in_stores=None)) == shown(stock=None, is_active=False)

    def test_is_unknown_while_no_store_is_known(self) -> None:
        assert wanted(detail(in_stores=0, current=SHOWN), rules(store_ids=())) == SHOWN
        assert reasons(detail(in_stores=0), rules(store_ids=())) == ["stock-unknown"]

    @pytest.mark.parametrize("count", [10**13, Decimal("1E+400"), Decimal("NaN")])
    def test_that_no_store_could_hold_leaves_what_is_shown(self, count: int | Decimal) -> None:
        assert wanted(detail(in_stores=count, current=SHOWN)) == SHOWN
        assert reasons(detail(in_stores=count)) == ["stock-absurd"]

    @given(st.decimals(-1000, 1000, places=3), st.decimals(0, 1000, places=3), st.decimals(0, 100, places=1))
    def test_is_never_below_nothing_nor_above_what_there_is(
        self, in_stores: Decimal, reserved: Decimal, buffer: Decimal
    ) -> None:
        stock = wanted(detail(in_stores=in_stores, reserved=reserved), rules(buffer=buffer)).stock
        assert stock == max(in_stores - reserved - buffer, 0)


class TestOptions:
    def test_stand_in_the_order_of_mahaks_codes_whatever_the_order_of_the_text(self) -> None:
        pairs = ('{"C":"3", "V":"مشکی"}', '{"C":"4", "V":"ایکس  لارج "}')
        options = (("رنگ", "مشکی"), ("سایز", "ایکس لارج"))
        for text in (f"[{pairs[0]},{pairs[1]}]", f"[{pairs[1]},{pairs[0]}]"):
            assert wanted(detail(properties=text)).options == options

    def test_are_named_by_the_rules_in_force(self) -> None:
        text = '[{"C":"3", "V":"مشکی"}]'
        for name in ("رنگ", "طرح"):
            by = rules(property_names=((3, name),))
            assert wanted(detail(properties=text), by).options == ((name, "مشکی"),)

    def test_that_are_no_json_keep_a_new_variant_off_sale(self) -> None:
        broken = detail(properties='[{"C":"3", "V":"مشکی"')
        assert wanted(broken) == shown(options=(), is_active=False)
        (finding,) = variant_of(broken, "1", RULES, alone=True)[1]
        assert (finding.reason, finding.facts) == ("properties-unreadable", {"text": '[{"C":"3", "V":"مشکی"'})

    def test_that_became_no_json_take_the_variant_off_sale(self) -> None:
        assert wanted(detail(properties="{", current=SHOWN)) == shown(is_active=False)

    def test_of_a_property_nobody_described_wait_for_it(self) -> None:
        late = detail(properties='[{"C":"9", "V":"x"}]')
        assert wanted(late) == shown(options=(), is_active=False)
        assert reasons(late) == ["property-unknown"]

    def test_of_a_property_nobody_described_yet_never_bring_the_variant_on_sale_without_them(self) -> None:
        late = detail(properties='[{"C":"9", "V":"x"}]', current=shown(options=(), is_active=False))
        assert wanted(late) == late.current

    def test_whose_property_lost_its_description_stay_as_they_are_shown(self) -> None:
        late = detail(properties='[{"C":"9", "V":"x"}]', current=SHOWN)
        assert wanted(late) == SHOWN
        assert reasons(late) == ["property-unknown"]

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ((("رنگ", "مشكي"), ("سایز", "XL")), (("سايز", "xl"), ("رنگ", "مشکی ")), True),
            ((("رنگ", "مشکی"),), (("رنگ", "سفید"),), False),
            ((("رنگ", "مشکی"),), (), False),
            ((), (), True),
        ],
    )
    def test_are_the_same_whatever_their_order_and_spelling(self, one: Any, other: Any, same: bool) -> None:
        assert same_options(one, other) is same


@pytest.mark.parametrize(
    ("text", "barcode"),
    [
        ("6260000100017", "6260000100017"),
        (" ۶۲۶0 ", "6260"),
        ("", None),
        (None, None),
        ("  ", None),
        ("9" * 120, "9" * 120),
        ("9" * 121, None),
    ],
)
def test_a_barcode_has_ascii_digits_or_is_none(text: str | None, barcode: str | None) -> None:
    assert wanted(detail(barcode=text)).barcode == barcode


class TestFieldsTheShopKeeps:
    def test_stay_as_they_are_and_raise_no_problem(self) -> None:
        own = rules(overwrites=frozenset({"name"}), sale=2)
        kept = shown(price=3, sale_price=2, stock=99)
        facts = detail(price=900_000, reduction=1, in_stores=None, current=kept)
        assert wanted(facts, own) == kept
        assert reasons(facts, own) == []

    def test_that_are_empty_come_from_mahak(self) -> None:
        own = rules(overwrites=frozenset({"name"}))
        assert wanted(DETAIL, own) == SHOWN
