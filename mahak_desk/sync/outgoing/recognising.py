"""Whether an invoice in Mahak is the one an order would become: by what it sells, never by its ids. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from msgspec import UNSET

from mahak_desk.mahak.invoice import Invoice
from mahak_desk.mahak.rows import Order, OrderDetail


def is_that_invoice(
    invoice: Invoice, person_id: int | None, found: Order, lines: Iterable[OrderDetail]
) -> bool:
    """The same goods at the same prices and counts, and the same amounts of the header.

    `person_id` is the order's person where it is known; of a new customer any person will do. Percents and
    stores are left out: they follow Mahak's settings and the stock of the day.
    """
    header = invoice.orders[0]
    send_cost = 0 if header.send_cost is UNSET else header.send_cost
    if (header.discount, header.other_cost, send_cost) != (found.discount, found.other_cost, found.send_cost):
        return False
    if person_id and found.person_id and person_id != found.person_id:
        return False
    expected = Counter(
        (
            0 if row.product_detail_id is UNSET else row.product_detail_id,
            _exact(row.price),
            _exact(row.count1),
        )
        for row in invoice.order_details
    )
    living = Counter(
        (row.product_detail_id or 0, _exact(row.price), _exact(row.count1))
        for row in lines
        if not row.deleted
    )
    return expected == living


def _exact(number: int | Decimal) -> Decimal:
    return Decimal(number)
