"""What the website should have of one product of Mahak, or why it has nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mahak_desk.sync.incoming.products import (
    NAME_LENGTH,
    UNIT_LENGTH,
    ProductFacts,
    WebsiteProduct,
    wanted_product,
)
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import DetailFacts, WebsiteVariant
from tests.sync.incoming.test_variants import RULES, SHOWN, detail, rules

BASE = detail(detail_id=69, code=0, properties=None)
BASE_OF_EMPTY_LIST = detail(detail_id=69, code=0, properties="[]")
ANOTHER_BASE = detail(detail_id=68, code=0, properties=None)
NAMELESS = detail(detail_id=80, properties=None)
ALSO_NAMELESS = detail(detail_id=81, code=8, properties='[{"C":"3"}]')
MAPPED = msgspec.structs.replace(NAMELESS, mapped_by_hand=True, current=SHOWN)
SHOWN_PRODUCT = WebsiteProduct("1", "کفش", "نرم", 5, "عدد", 9, 0, True)
PRODUCT = ProductFacts(
    product_id=10,
    known=True,
    code=1,
    name="كفش  ",
    description="نرم",
    unit_name="عدد",
    tax_percent=9,
    charge_percent=0,
    deleted=False,
    category_id=5,
    category_missing=False,
    details=(BASE, detail()),
    current=None,
)


def product(**facts: Any) -> ProductFacts:
    return msgspec.structs.replace(PRODUCT, **facts)


def wanted(facts: ProductFacts, by: CatalogueRules = RULES) -> WebsiteProduct:
    result, _ = wanted_product(facts, by)
    assert result is not None
    return result.product


def variants(facts: ProductFacts, by: CatalogueRules = RULES) -> dict[int, WebsiteVariant]:
    result, _ = wanted_product(facts, by)
    assert result is not None
    return result.variants


def reasons(facts: ProductFacts, by: CatalogueRules = RULES) -> list[str]:
    return [finding.reason for finding in wanted_product(facts, by)[1]]


def test_a_product_comes_with_its_variants_and_without_its_base_detail() -> None:
    assert wanted(PRODUCT) == SHOWN_PRODUCT
    assert variants(PRODUCT) == {70: SHOWN}
    assert reasons(PRODUCT) == []


class TestDetails:
    def test_the_base_detail_of_a_simple_product_is_what_is_sold(self) -> None:
        assert list(variants(product(details=(BASE,)))) == [69]

    def test_a_deleted_variant_leaves_the_base_detail_the_only_one(self) -> None:
        assert list(variants(product(details=(BASE, detail(deleted=True))))) == [69]

    def test_a_withdrawn_variant_does_not_bring_the_base_detail_on_sale(self) -> None:
        assert wanted_product(product(details=(BASE, detail(linked=False))), RULES) == (None, [])

    @pytest.mark.parametrize(
        ("details", "on_sale", "found"),
        [
            pytest.param((BASE_OF_EMPTY_LIST,), [69], [], id="a base detail alone"),
            pytest.param((BASE_OF_EMPTY_LIST, detail()), [70], [], id="a base detail beside a variant"),
            pytest.param((NAMELESS,), [80], [], id="a coded detail alone"),
            pytest.param((BASE, NAMELESS), [80], [], id="beside its base detail only"),
            pytest.param((BASE, NAMELESS, detail(deleted=True)), [80], [], id="beside a deleted variant"),
            pytest.param((BASE, NAMELESS, detail(linked=False)), [80], [], id="beside a withdrawn variant"),
            pytest.param((BASE, NAMELESS, detail()), [70], [80], id="beside a variant"),
            pytest.param((BASE, NAMELESS, detail(price=0)), [], [80, 70], id="beside one with no price yet"),
            pytest.param((BASE, NAMELESS, ALSO_NAMELESS), [], [80, 81], id="all of them"),
            pytest.param((BASE, MAPPED, ALSO_NAMELESS), [80], [81], id="one of them mapped by hand"),
            pytest.param((BASE, ANOTHER_BASE), [], [69, 68], id="two base details and no variant"),
        ],
    )
    def test_without_properties_are_sold_where_nothing_else_could_be_meant(
        self, details: tuple[DetailFacts, ...], on_sale: list[int], found: list[int]
    ) -> None:
        result, findings = wanted_product(product(details=details), RULES)
        assert result is not None
        assert [each for each, variant in result.variants.items() if variant.is_active] == on_sale
        assert [int(finding.entity_id) for finding in findings] == found
        assert result.product.is_active == bool(on_sale)

    @pytest.mark.parametrize("others", [(), (detail(),)])
    def test_whose_properties_vanish_are_told_of_and_sold_with_the_options_they_are_known_by(
        self, others: tuple[DetailFacts, ...]
    ) -> None:
        vanished = msgspec.structs.replace(NAMELESS, current=SHOWN)
        shown_before = product(details=(BASE, vanished, *others), current=SHOWN_PRODUCT)
        assert variants(shown_before)[80] == SHOWN
        assert reasons(shown_before) == ["properties-missing"]

    def test_whose_properties_vanish_are_hidden_for_what_hides_them(self) -> None:
        vanished = msgspec.structs.replace(NAMELESS, current=SHOWN, price=0)
        assert reasons(product(details=(vanished, detail()), current=SHOWN_PRODUCT)) == [
            "price-missing",
            "properties-missing",
        ]

    def test_that_are_mapped_by_hand_keep_the_options_of_their_variant(self) -> None:
        for details in [(BASE, MAPPED, detail()), (BASE, MAPPED)]:
            assert variants(product(details=details))[80] == SHOWN

    def test_one_withdrawn_variant_of_several_goes(self) -> None:
        other = detail(detail_id=71, code=8, current=SHOWN)
        gone = detail(linked=False, current=SHOWN)
        facts = product(details=(BASE, gone, other), current=SHOWN_PRODUCT)
        assert wanted(facts).is_active
        assert {detail_id: variant.is_active for detail_id, variant in variants(facts).items()} == {
            70: False,
            71: True,
        }

    def test_a_base_detail_that_was_on_sale_goes_when_variants_come(self) -> None:
        facts = product(
            details=(msgspec.structs.replace(BASE, current=SHOWN), detail()), current=SHOWN_PRODUCT
        )
        assert {detail_id: variant.is_active for detail_id, variant in variants(facts).items()} == {
            69: False,
            70: True,
        }


class TestLeaving:
    @pytest.mark.parametrize("gone", [{"deleted": True}, {"details": (detail(linked=False, current=SHOWN),)}])
    def test_a_product_on_the_site_is_hidden_with_all_it_has(self, gone: dict[str, Any]) -> None:
        facts = product(**{"details": (detail(current=SHOWN),), "current": SHOWN_PRODUCT, **gone})
        assert wanted(facts) == msgspec.structs.replace(SHOWN_PRODUCT, is_active=False)
        assert variants(facts) == {70: msgspec.structs.replace(SHOWN, is_active=False)}
        assert reasons(facts) == []

    @pytest.mark.parametrize(
        "gone", [{"deleted": True}, {"details": (detail(linked=False),)}, {"details": ()}]
    )
    def test_a_product_that_was_never_on_the_site_is_not_made_for_it(self, gone: dict[str, Any]) -> None:
        assert wanted_product(product(**gone), RULES) == (None, [])

    def test_a_product_whose_row_has_not_come_waits_for_it(self) -> None:
        late = product(known=False, code=0, name=None)
        assert wanted_product(late, RULES)[0] is None
        assert reasons(late) == ["product-missing"]
        assert wanted_product(product(known=False, details=()), RULES) == (None, [])

    def test_a_product_whose_row_went_is_hidden(self) -> None:
        late = product(known=False, details=(detail(current=SHOWN),), current=SHOWN_PRODUCT)
        assert wanted(late) == msgspec.structs.replace(SHOWN_PRODUCT, is_active=False)
        assert not variants(late)[70].is_active

    def test_a_product_with_nothing_that_can_be_sold_is_there_but_not_on_sale(self) -> None:
        assert not wanted(product(details=(detail(price=0),))).is_active


class TestName:
    @pytest.mark.parametrize("length", [300, NAME_LENGTH])
    def test_of_usual_length_is_whole(self, length: int) -> None:
        assert wanted(product(name="ی" * length)).name == "ی" * length
        assert reasons(product(name="ی" * length)) == []

    def test_beyond_the_column_is_cut_and_told_of(self) -> None:
        facts = product(name="👟" * 501)
        assert wanted(facts).name == "👟" * 499 + "…"
        assert reasons(facts) == ["name-too-long"]

    @pytest.mark.parametrize("name", [None, "", "  ", "\u200c"])
    def test_that_is_blank_keeps_a_product_away_until_it_has_one(self, name: str | None) -> None:
        assert wanted_product(product(name=name), RULES)[0] is None
        assert reasons(product(name=name)) == ["name-missing"]

    def test_that_became_blank_stays_as_it_is_shown(self) -> None:
        facts = product(name=" ", current=SHOWN_PRODUCT)
        assert wanted(facts) == SHOWN_PRODUCT
        assert reasons(facts) == ["name-missing"]

    def test_is_spelled_as_mahak_spells_it_but_in_persian_letters(self) -> None:
        assert wanted(product(name="تيشرت ( نايكي ) 👟 ")).name == "تیشرت (نایکی) 👟"


class TestOtherFields:
    def test_are_empty_where_mahak_has_nothing(self) -> None:
        bare = wanted(product(code=0, description=" ", unit_name="", category_id=None))
        assert bare == WebsiteProduct(None, "کفش", None, None, None, 9, 0, True)

    def test_a_unit_longer_than_its_column_is_cut(self) -> None:
        assert wanted(product(unit_name="ع" * 200)).unit_name == "ع" * UNIT_LENGTH

    def test_a_description_keeps_its_lines(self) -> None:
        assert wanted(product(description="نرم \r\nو سبك")).description == "نرم\nو سبک"

    def test_percents_are_passed_on_as_they_are(self) -> None:
        exempt = wanted(product(tax_percent=-1, charge_percent=Decimal("4.500000000")))
        assert (exempt.tax_percent, exempt.charge_percent) == (-1, Decimal("4.5"))

    def test_a_percent_has_the_decimals_of_its_column(self) -> None:
        assert wanted(product(tax_percent=Decimal("8.333333333"))).tax_percent == Decimal("8.333")

    @pytest.mark.parametrize(
        "percent", [10_000, Decimal("-9999.9996"), Decimal("1E+400"), Decimal("Infinity")]
    )
    def test_a_percent_beyond_its_column_stays_as_it_is_shown(self, percent: int | Decimal) -> None:
        assert wanted(product(tax_percent=percent, current=SHOWN_PRODUCT)) == SHOWN_PRODUCT
        assert wanted(product(tax_percent=percent)).tax_percent == 0
        assert reasons(product(tax_percent=percent)) == ["percent-absurd"]

    def test_a_category_that_has_not_come_is_told_of(self) -> None:
        late = product(category_id=None, category_missing=True)
        assert wanted(late).category_id is None
        assert reasons(late) == ["category-missing"]


class TestFieldsTheShopKeeps:
    OWN = WebsiteProduct("x", "نام خودم", "وصف خودم", 8, "جفت", 0, 0, False)

    def test_stay_while_the_rest_follows_mahak(self) -> None:
        kept = wanted(product(current=self.OWN), rules(overwrites=frozenset({"price", "stock"})))
        assert kept == msgspec.structs.replace(
            SHOWN_PRODUCT, name="نام خودم", description="وصف خودم", category_id=8
        )

    def test_are_mahaks_where_the_shop_has_let_them(self) -> None:
        assert wanted(product(current=self.OWN)) == SHOWN_PRODUCT


class TestNotAddingProducts:
    CLOSED = rules(adds_new=False)

    def test_what_the_website_does_not_have_stays_away_without_a_word(self) -> None:
        assert wanted_product(product(details=(detail(price=0),)), self.CLOSED) == (None, [])

    def test_what_it_has_goes_on_and_gets_its_new_variants(self) -> None:
        facts = product(current=SHOWN_PRODUCT)
        assert wanted(facts, self.CLOSED) == SHOWN_PRODUCT
        assert variants(facts, self.CLOSED) == {70: SHOWN}
