"""Amounts as our rows carry them: exact numbers in the currency the shop keeps in Mahak (field notes §6)."""

from __future__ import annotations

from decimal import Decimal

from mahak_desk.mahak.money import Currency

_RIAL_IN: dict[Currency, int] = {"rial": 1, "toman": 10}


def plain(number: int | Decimal) -> int | Decimal:
    """The same number, an int where it is whole, without exponent or trailing zeros where it is not."""
    whole = int(number)
    return whole if number == whole else Decimal(format(Decimal(number).normalize(), "f"))


def in_mahak(rial: int, currency: Currency) -> int | Decimal:
    """An amount in Rial in Mahak's currency; an odd Rial becomes a tenth of a Toman, never lost."""
    return plain(Decimal(rial) / _RIAL_IN[currency])


def in_rial(amount: int | Decimal, currency: Currency) -> Decimal:
    """The way back, exact."""
    return Decimal(amount) * _RIAL_IN[currency]
