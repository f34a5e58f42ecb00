from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.money import MAX_QUANTITY, MAX_RIAL, AbsurdAmount, quantity, rial

AMOUNTS = st.decimals(-MAX_RIAL, MAX_RIAL, places=9)


@pytest.mark.parametrize(
    ("amount", "whole"),
    [
        (9_000_000, 9_000_000),
        (Decimal("9000000.000000000"), 9_000_000),
        (Decimal("0.5"), 1),
        (Decimal("2.499999999"), 2),
        (Decimal("1234.5"), 1235),
        (Decimal("9E+6"), 9_000_000),
        (-3, -3),
        (0, 0),
    ],
)
def test_an_amount_is_rounded_to_whole_rial(amount: int | Decimal, whole: int) -> None:
    assert rial(amount) == whole
    assert type(rial(amount)) is int


@pytest.mark.parametrize(
    ("toman", "whole"), [(900_000, 9_000_000), (Decimal("12.34"), 123), (Decimal("0.05"), 1)]
)
def test_toman_are_ten_rial_before_they_are_rounded(toman: int | Decimal, whole: int) -> None:
    assert rial(toman, "toman") == whole


@given(AMOUNTS)
def test_rounding_moves_an_amount_by_half_a_rial_at_most(amount: Decimal) -> None:
    assert abs(rial(amount) - amount) <= Decimal("0.5")


@given(st.integers(-MAX_RIAL, MAX_RIAL))
def test_an_integer_and_its_nine_decimals_are_the_same_money(amount: int) -> None:
    assert rial(Decimal(f"{amount}.000000000")) == rial(amount) == amount


@pytest.mark.parametrize(
    "amount",
    [
        MAX_RIAL + 1,
        -MAX_RIAL - 1,
        Decimal(MAX_RIAL) + Decimal("0.6"),
        Decimal("1E+400"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("NaN"),
        Decimal("sNaN"),
    ],
)
def test_what_no_shop_could_ask_is_no_money(amount: int | Decimal) -> None:
    with pytest.raises(AbsurdAmount):
        rial(amount)


def test_toman_reach_their_limit_ten_times_earlier() -> None:
    assert rial(MAX_RIAL // 10, "toman") == MAX_RIAL
    for amount in (MAX_RIAL // 10 + 1, Decimal(MAX_RIAL // 10 + 1)):
        with pytest.raises(AbsurdAmount):
            rial(amount, "toman")


@pytest.mark.parametrize(
    ("count", "exactly"),
    [
        (5, 5),
        (-2, -2),
        (Decimal("7.350"), Decimal("7.35")),
        (Decimal("126.500000000"), Decimal("126.5")),
        (Decimal("3.000000000"), 3),
        (Decimal("0.0005"), Decimal("0.001")),
        (Decimal("0.0004"), 0),
        (Decimal("-0.0004"), 0),
        (Decimal("0.30000000000000004"), Decimal("0.3")),
    ],
)
def test_a_count_has_three_decimals(count: int | Decimal, exactly: int | Decimal) -> None:
    assert quantity(count) == exactly


@given(st.decimals(-MAX_QUANTITY, MAX_QUANTITY, places=9))
def test_a_count_comes_back_as_the_nearest_thousandth(count: Decimal) -> None:
    counted = quantity(count)
    assert counted == count.quantize(Decimal("0.001"), ROUND_HALF_UP)
    assert isinstance(counted, int) == (counted == int(counted))
    assert quantity(counted) == counted


@pytest.mark.parametrize(
    "count", [MAX_QUANTITY + 1, Decimal(-MAX_QUANTITY - 1), Decimal("Infinity"), Decimal("NaN")]
)
def test_what_no_store_could_hold_is_no_count(count: int | Decimal) -> None:
    with pytest.raises(AbsurdAmount):
        quantity(count)
