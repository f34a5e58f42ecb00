"""A paid order of the shop as its invoice needs it: in whole Rial, every line matched to an item of Mahak."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from msgspec import Struct


class Address(Struct, frozen=True):
    """Where an order goes, as it was typed on the website."""

    name: str = ""
    address: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""
    mobile: str = ""
    phone: str = ""


class OrderLine(Struct, frozen=True):
    """One line; `total` is net, quantity × unit price − the line's own discount, and without tax."""

    item_id: int
    """The website's own id of the line."""
    product_detail_id: int
    store_id: int | None
    """The store's server id; None lets Mahak take the visitor's own."""
    name: str
    quantity: Decimal | int
    """In the product's main unit, three decimals at most."""
    total: int
    tax_percent: Decimal | int = 0
    charge_percent: Decimal | int = 0
    """What applies in the end, never −1 for exempt or 0 for the shop's general rate (field notes §4.2)."""


class ShopOrder(Struct, frozen=True, kw_only=True):
    """An order; `total` is what was paid: Σ line totals − discount + shipping + tax."""

    number: str
    moment: datetime
    """When it was placed or paid, aware."""
    total: int
    discount: int = 0
    """The order's own (a coupon); discounts of lines are in the lines."""
    shipping: int = 0
    tax: int = 0
    note: str = ""
    lines: tuple[OrderLine, ...]
    receiver: Address | None = None
    customer_name: str = ""
    payment_reference: str = ""
