"""Which rows the website already has are which goods of Mahak: by code, barcode or options, never by name."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.sync.incoming.matching import UnmappedVariant, match_variants
from mahak_desk.sync.incoming.variants import WebsiteVariant
from tests.sync.incoming.test_variants import SHOWN

BLACK = (("رنگ", "مشکی"),)
WHITE = (("رنگ", "سفید"),)


def mahaks(code: str | None = None, barcode: str | None = None, options: object = ()) -> WebsiteVariant:
    return msgspec.structs.replace(SHOWN, code=code, barcode=barcode, options=options)


def websites(
    variant_id: int, code: str | None = None, barcode: str | None = None, options: object = ()
) -> UnmappedVariant:
    assert isinstance(options, tuple)
    return UnmappedVariant(variant_id, 1, code, barcode, options)


def matched(wanted: dict[int, WebsiteVariant], *free: UnmappedVariant) -> dict[int, int]:
    return {detail_id: variant.id for detail_id, variant in match_variants(wanted, free).items()}


def test_a_code_is_stronger_than_a_barcode_and_that_than_options() -> None:
    wanted = {70: mahaks("7", "626", BLACK)}
    by_options, by_barcode, by_code = (
        websites(1, "x", None, BLACK),
        websites(2, "y", "626"),
        websites(3, "7", None, WHITE),
    )
    assert matched(wanted, by_options) == {70: 1}
    assert matched(wanted, by_options, by_barcode) == {70: 2}
    assert matched(wanted, by_options, by_barcode, by_code) == {70: 3}


@pytest.mark.parametrize(
    ("mahak", "website"),
    [
        (mahaks("12"), websites(1, " ۱۲ ", options=BLACK)),
        (mahaks("A-7"), websites(1, "a-7", options=BLACK)),
        (mahaks(barcode="6260"), websites(1, None, "٦٢٦٠", BLACK)),
        (
            mahaks(options=(("رنگ", "مشكي"), ("سایز", "XL"))),
            websites(1, options=(("سايز", "xl"), ("رنگ", "مشکی"))),
        ),
    ],
)
def test_spelling_does_not_stand_in_the_way(mahak: WebsiteVariant, website: UnmappedVariant) -> None:
    assert matched({70: mahak}, website) == {70: 1}


def test_a_variant_that_two_details_could_claim_is_given_to_neither() -> None:
    assert matched({70: mahaks("7"), 71: mahaks("7")}, websites(1, "7", options=BLACK)) == {}


def test_a_detail_that_two_variants_could_be_takes_neither() -> None:
    assert matched({70: mahaks("7")}, websites(1, "7", options=BLACK), websites(2, "7", options=WHITE)) == {}


def test_the_rest_is_matched_by_what_is_left() -> None:
    wanted = {70: mahaks("7", options=BLACK), 71: mahaks("8", options=WHITE)}
    assert matched(wanted, websites(1, "7", options=WHITE), websites(2, "z", options=WHITE)) == {70: 1, 71: 2}


def test_empty_codes_and_barcodes_are_no_likeness() -> None:
    assert matched({70: mahaks(options=BLACK)}, websites(1, "", "", WHITE)) == {}


CODES = st.none() | st.sampled_from(["1", "2", "۱"])
OPTIONS = st.sampled_from([(), BLACK, WHITE])


@given(
    st.dictionaries(st.integers(70, 75), st.builds(mahaks, CODES, CODES, OPTIONS)),
    st.lists(st.tuples(CODES, CODES, OPTIONS), max_size=5),
)
def test_nothing_is_given_away_twice_and_order_does_not_matter(
    wanted: dict[int, WebsiteVariant], free: list[tuple[str | None, str | None, object]]
) -> None:
    variants = [websites(number, *values) for number, values in enumerate(free, 1)]
    result = matched(wanted, *variants)
    assert len(set(result.values())) == len(result)
    assert result.keys() <= wanted.keys()
    backwards = dict(reversed(wanted.items()))
    assert matched(backwards, *reversed(variants)) == result
