from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from mahak_desk.mahak.invoice_lines import Part, split_line
from tests.mahak.orders import quantities, rials


@pytest.mark.parametrize(
    ("total", "quantity", "parts"),
    [
        (27_000_000, 3, [(3, 9_000_000)]),
        (100_000, 3, [(2, 33_333), (1, 33_334)]),
        (200_000, 3, [(1, 66_666), (2, 66_667)]),
        (0, 4, [(4, 0)]),
        (2, 5, [(3, 0), (2, 1)]),
        (450_000, Decimal("1.500"), [(Decimal("1.5"), 300_000)]),
        (100_000, Decimal("0.750"), [(Decimal("0.5"), 133_333), (Decimal("0.25"), 133_334)]),
        (7, Decimal("0.001"), [(Decimal("0.001"), 7_000)]),
        (10, Decimal("3.000"), [(2, 3), (1, 4)]),
    ],
)
def test_a_line_is_as_many_rows_as_its_price_needs(
    total: int, quantity: int | Decimal, parts: list[tuple[int | Decimal, int]]
) -> None:
    assert split_line(total, quantity) == tuple(Part(count, price) for count, price in parts)


@given(rials, quantities)
def test_neither_money_nor_pieces_are_lost(total: int, quantity: int | Decimal) -> None:
    parts = split_line(total, quantity)
    assert sum(Fraction(part.count) * part.price for part in parts) == total
    assert sum(Fraction(part.count) for part in parts) == Fraction(quantity)


@given(rials, quantities)
def test_two_rows_differ_by_one_rial_and_neither_is_empty(total: int, quantity: int | Decimal) -> None:
    parts = split_line(total, quantity)
    assert all(part.count > 0 and part.price >= 0 for part in parts)
    assert all((part.count * 1000) % 1 == 0 for part in parts)
    assert [part.price - parts[0].price for part in parts] in ([0], [0, 1])


@given(rials, quantities)
def test_pieces_that_are_counted_stay_whole(total: int, quantity: int | Decimal) -> None:
    whole = all(isinstance(part.count, int) for part in split_line(total, int(quantity) + 1))
    assert whole
