"""Why a variant's stock on the website is not what Mahak's stores count: a table of cases."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mahak_desk.sync.catalogue.standing import Difference, why_stock_differs
from mahak_desk.sync.incoming.rules import ALL_FIELDS, CatalogueRules


@pytest.mark.parametrize(
    ("in_stores", "reserved", "on_site", "buffer", "why"),
    [
        (5, 0, 5, 0, None),
        (None, 0, None, 0, None),
        (5, 2, 3, 0, "sold"),
        (Decimal("2.5"), 0, Decimal("1.5"), 1, "buffer"),
        (5, 2, 2, 1, "sold-and-buffer"),
        (5, 7, 0, 0, "oversold"),
        (-1, 0, 0, 0, "oversold"),
        (0, 0, 0, 0, None),
        (None, 0, 4, 0, "unknown"),
        (10**15, 0, 4, 0, "unknown"),
        (5, 0, 4, 0, "not-yet"),
        (5, 0, None, 0, "not-yet"),
    ],
)
def test_a_difference_has_one_reason(
    in_stores: int | Decimal | None,
    reserved: int,
    on_site: int | Decimal | None,
    buffer: int,
    why: Difference | None,
) -> None:
    rules = CatalogueRules(buffer=buffer)
    assert why_stock_differs(in_stores, reserved, on_site, rules) == why


def test_a_stock_the_shop_keeps_itself_is_its_own() -> None:
    rules = CatalogueRules(overwrites=ALL_FIELDS - {"stock"})
    assert why_stock_differs(5, 0, 4, rules) == "shops-own"
