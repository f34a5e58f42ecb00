"""What is refused before any invoice is built: amounts and quantities that no sale can have."""

from __future__ import annotations

from decimal import Decimal

from mahak_desk.mahak.invoice_rules import InvoiceRefused
from mahak_desk.mahak.money import MAX_QUANTITY, MAX_RIAL
from mahak_desk.mahak.shop_order import OrderLine, ShopOrder

_MOST_PERCENT = 100


def check_order(order: ShopOrder) -> None:
    """Raises InvoiceRefused (no-lines, quantity-not-positive, negative-amount, amount-absurd)."""
    if not order.lines:
        raise InvoiceRefused("no-lines")
    for line in order.lines:
        _check_quantity(line)
        _check_amount(line.name, line.total)
        for percent in (line.tax_percent, line.charge_percent):
            _check_amount(line.name, percent, most=_MOST_PERCENT)
    for what, amount in (
        ("total", order.total),
        ("discount", order.discount),
        ("shipping", order.shipping),
        ("tax", order.tax),
    ):
        _check_amount(what, amount)


def _check_quantity(line: OrderLine) -> None:
    quantity = Decimal(line.quantity)
    if not quantity.is_finite() or abs(quantity) > MAX_QUANTITY or quantity * 1000 % 1:
        raise InvoiceRefused("amount-absurd", what=line.name, amount=str(line.quantity))
    if quantity <= 0:
        raise InvoiceRefused("quantity-not-positive", name=line.name, quantity=str(line.quantity))


def _check_amount(what: str, given: int | Decimal, most: int = MAX_RIAL) -> None:
    amount = Decimal(given)
    if not amount.is_finite() or abs(amount) > most:
        raise InvoiceRefused("amount-absurd", what=what, amount=str(amount))
    if amount < 0:
        raise InvoiceRefused("negative-amount", what=what, amount=str(amount))
