"""What an invoice comes to in Mahak, rebuilt from the very rows that are sent (field notes §4.6, §5.6)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from msgspec import UNSET, UnsetType

from mahak_desk.mahak.amounts_sent import in_rial
from mahak_desk.mahak.money import Currency
from mahak_desk.mahak.rows_sent import OrderDetailSent, OrderSent

_ONE_RIAL = Decimal(1)


def net_of(row: OrderDetailSent, currency: Currency) -> Decimal:
    """Price × count in Rial."""
    return in_rial(row.price, currency) * row.count1


def tax_of(row: OrderDetailSent, currency: Currency) -> Decimal:
    """Tax and charge of a row in whole Rial, each taken on the net amount and rounded half up."""
    net = net_of(row, currency)
    taxes = (net * percent / 100 for percent in (row.tax_percent, row.charge_percent))
    return sum((tax.quantize(_ONE_RIAL, ROUND_HALF_UP) for tax in taxes), Decimal(0))


def total_of(order: OrderSent, rows: Iterable[OrderDetailSent], currency: Currency) -> Decimal:
    """What the customer owes by this invoice, in Rial."""
    costs = _given(order.send_cost) + order.other_cost - order.discount
    goods = sum((net_of(row, currency) + tax_of(row, currency) for row in rows), Decimal(0))
    return goods + in_rial(costs, currency)


def _given(amount: int | Decimal | UnsetType) -> int | Decimal:
    return 0 if amount is UNSET else amount
