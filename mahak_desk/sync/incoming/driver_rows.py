"""The shapes of what the queries read, with numbers as the driver gives them.

A conversion of every one of a million values costs more than the rules that look at the few they need.
`exact_number` makes them exact where they are looked at.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from mahak_desk.website.columns import exact

DriverNumber = int | float | Decimal
"""A number as a driver gives it: SQLite has floats where others have Decimal."""


def exact_number(value: DriverNumber) -> int | Decimal:
    return exact(value) if isinstance(value, float) else value


class LocalRow(NamedTuple):
    product_id: int
    local_id: int
    code: str | None
    name: str
    description: str | None
    category_id: int | None
    unit_name: str | None
    tax_percent: DriverNumber
    charge_percent: DriverNumber
    is_active: bool


class VariantRow(NamedTuple):
    local_id: int
    local_product_id: int
    code: str | None
    barcode: str | None
    options: object
    price: int | None
    sale_price: int | None
    stock: DriverNumber | None
    is_active: bool
    unregistered: DriverNumber | None
    unsent: DriverNumber | None
