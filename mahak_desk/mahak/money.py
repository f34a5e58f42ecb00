"""Exact amounts: whole Rial out of what Mahak stores, and quantities of three decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Currency = Literal["rial", "toman"]
"""What the shop keeps in Mahak: Rial, or in some shops Toman (ten Rial) (field notes §6)."""

MAX_RIAL = 10**14
"""Beyond any price or order of a shop; larger amounts are typing errors, not money."""
MAX_QUANTITY = 10**12

_ONE = Decimal(1)
_THOUSANDTH = Decimal("0.001")


class AbsurdAmount(ValueError):
    """A number that can be neither money nor a count."""


def rial(amount: int | Decimal, currency: Currency = "rial") -> int:
    """Mahak's amount in whole Rial, half a Rial rounded up. Raises AbsurdAmount beyond MAX_RIAL."""
    if isinstance(amount, Decimal):
        if not amount.is_finite() or abs(amount) > MAX_RIAL:
            raise AbsurdAmount(str(amount))
        amount = amount * 10 if currency == "toman" else amount
        amount = int(amount.quantize(_ONE, ROUND_HALF_UP))
    elif currency == "toman":
        amount *= 10
    if abs(amount) > MAX_RIAL:
        raise AbsurdAmount(str(amount))
    return amount


def quantity(count: int | Decimal) -> int | Decimal:
    """A count in the main unit, exact to three decimals. Raises AbsurdAmount beyond MAX_QUANTITY."""
    if isinstance(count, Decimal):
        if not count.is_finite() or abs(count) > MAX_QUANTITY:
            raise AbsurdAmount(str(count))
        rounded = count.quantize(_THOUSANDTH, ROUND_HALF_UP)
        return int(rounded) if rounded == rounded.to_integral_value() else rounded
    if abs(count) > MAX_QUANTITY:
        raise AbsurdAmount(str(count))
    return count
