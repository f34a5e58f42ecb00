"""Paid orders for tests, and what a stranger reads out of the document that is sent for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import strategies as st

from mahak_desk.mahak.invoice import (
    Address,
    Invoice,
    InvoiceIds,
    InvoiceRules,
    OrderLine,
    ShopOrder,
    encode_document,
)

Json = dict[str, Any]

PLACED = datetime(2026, 2, 10, 20, 50, tzinfo=UTC)
MARYAM = Address(
    name="مريم احمدي",
    address="خیابان نمونه، پلاک ۷",
    city="شیراز",
    province="فارس",
    postal_code="۷۱۳۴۵۶۷۸۹۰",
    mobile="+98 (912) 345-6789",
    phone="۰۷۱-۳۲۳۳۴۴۵۵",
)
RULES = InvoiceRules(visitor_id=50_001, person_id=9_900_001, currency="rial")


def a_line(item_id: int = 1, total: int = 9_000_000, quantity: Decimal | int = 1, **more: Any) -> OrderLine:
    return OrderLine(item_id, 9_243_300 + item_id, 32_001, f"کالای {item_id}", quantity, total, **more)


def an_order(*lines: OrderLine, **more: Any) -> ShopOrder:
    """An order whose total is right unless another one is given."""
    amounts = {key: more.get(key, 0) for key in ("discount", "shipping", "tax")}
    total = sum(line.total for line in lines) - amounts["discount"] + amounts["shipping"] + amounts["tax"]
    return ShopOrder(**{"number": "1045", "moment": PLACED, "total": total, "lines": lines, **more})


def ids_for(order: ShopOrder, first: int = 7_000_000_000_000_000_001) -> InvoiceIds:
    """Every id the order could need, all different."""
    keys = [(line.item_id, part) for line in order.lines for part in (1, 2)]
    lines = {key: first + 3 + number for number, key in enumerate([(0, 1), *keys])}
    return InvoiceIds(first, first + 1, first + 2, lines)


def sent(*invoices: Invoice) -> Json:
    """The document as a reader that keeps numbers exact sees it."""
    document: Json = json.loads(encode_document(invoices), parse_float=Decimal)
    return document


def totals_in_mahak(document: Json) -> tuple[Decimal, Decimal]:
    """What one order comes to by both readings of the header's discount, tax rounded by row (§4.6, §5.6).

    First: the header's discount comes on top of the rows' discounts; second: it already contains them.
    """
    (order,) = document["orders"]
    gross, discounts, taxes = Decimal(0), Decimal(0), Decimal(0)
    for row in document["orderDetails"]:
        amount = Decimal(row["price"]) * row["count1"]
        gross += amount
        discounts += row["discount"]
        for percent in (row["taxPercent"], row["chargePercent"]):
            taxes += ((amount - row["discount"]) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP)
    costs = order.get("sendCost", 0) + order["otherCost"] + taxes
    return gross - discounts - order["discount"] + costs, gross - order["discount"] + costs


quantities = st.one_of(
    st.integers(1, 10**6),
    st.decimals(min_value="0.001", max_value=10**6, places=3, allow_nan=False, allow_infinity=False),
)
rials = st.integers(0, 10**12)
percents = st.one_of(st.sampled_from([0, 1, 4, 6, 9, 10]), st.decimals(0, 100, places=3))


def tax_by_order(lines: Sequence[OrderLine]) -> int:
    """The tax of a website that rounds once."""
    return _rounded(
        sum(line.total * (Fraction(line.tax_percent) + Fraction(line.charge_percent)) for line in lines)
    )


def tax_by_line(lines: Sequence[OrderLine]) -> int:
    """The tax of a website that rounds each tax of each line."""
    return sum(
        _rounded(line.total * Fraction(percent))
        for line in lines
        for percent in (line.tax_percent, line.charge_percent)
    )


def _rounded(hundredths: Fraction | int) -> int:
    return floor(Fraction(hundredths, 100) + Fraction(1, 2))


@st.composite
def orders(draw: st.DrawFn, taxed: bool = False) -> ShopOrder:
    """Orders whose own arithmetic holds."""
    percent = percents if taxed else st.just(0)
    lines = tuple(
        OrderLine(
            number,
            draw(st.integers(1, 2**31 - 1)),
            draw(st.none() | st.integers(1, 10**6)),
            "کالا",
            draw(quantities),
            draw(rials),
            draw(percent),
            draw(percent),
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    )
    return an_order(
        *lines,
        discount=draw(st.integers(0, sum(line.total for line in lines))),
        shipping=draw(st.just(0) | rials),
        tax=draw(st.sampled_from([tax_by_order, tax_by_line]))(lines),
    )
