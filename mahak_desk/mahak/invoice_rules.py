"""What a shop decides about its invoices, the ids one invoice keeps for ever, and why one is not made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from mahak_desk.mahak.money import Currency

DESCRIPTION_PREFIX = "سفارش سایت"
"""What stands before the order's number in an invoice's description."""

SHIPPING_LINE = (0, 1)
"""The key of the service line for shipping in `InvoiceIds.lines`; no line of an order has the id 0."""

Reason = Literal[
    "no-lines",
    "quantity-not-positive",
    "negative-amount",
    "amount-absurd",
    "shipping-not-set",
    "bank-not-set",
    "tax-differs",
    "totals-differ",
]


class Carrier(Struct, frozen=True):
    """Who is paid for shipping, by the server id: a person (1) or a cash box (2) (field notes §4.9)."""

    type: Literal[1, 2]
    id: int


class InvoiceIds(Struct, frozen=True):
    """Our client ids of everything one order may send, stored before the first sending (field notes §5.2)."""

    order: int
    receipt: int
    cheque: int
    lines: Mapping[tuple[int, int], int]
    """(line's item id, part 1 or 2) → client id; a line may need a second row. Also SHIPPING_LINE."""


class InvoiceRules(Struct, frozen=True, kw_only=True):
    """How an order is booked; ids are Mahak's server ids."""

    visitor_id: int
    person_id: int
    currency: Currency
    carrier: Carrier | None = None
    """With a carrier, shipping goes as Mahak's sendCost."""
    shipping: Literal["service_line", "other_cost"] = "other_cost"
    """How shipping is booked without a carrier."""
    income_id: int | None = None
    """The income of the service line."""
    receipt: Literal["bank_transfer", "cash", "none"] = "none"
    bank_id: int | None = None
    cash_code: int | None = None
    """The desktop's code of the cash box that cash goes to; None leaves the choice to Mahak."""
    description_prefix: str = DESCRIPTION_PREFIX


class InvoiceRefused(Exception):
    """No invoice can be made of this order as it stands; nothing of it may be sent.

    `facts` fill the sentences that explain the reason: amounts in Rial, quantities as text, names as stored.
    """

    def __init__(self, reason: Reason, **facts: str | int) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts
