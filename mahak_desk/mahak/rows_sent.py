"""The rows Mahak Desk sends to SaveAllData and the document they travel in (field notes §5.4, §4.8).

Names are the contract's in snake case, amounts are in the currency the shop keeps in Mahak. A field that is
UNSET is left out of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from mahak_desk.mahak.requests_sent import SALE_INVOICE

GOODS: Final = 1
INCOME: Final = 2
"""OrderDetail.itemType."""
BANK_TRANSFER: Final = 2
"""Cheque.type of money that reached a bank account; 1 is a cheque on paper (field notes §4.9)."""

Number = int | Decimal


class _Sent(Struct, frozen=True, kw_only=True, rename="camel"):
    """A row as the wire spells it."""


class OrderSent(_Sent, frozen=True, kw_only=True):
    """The header of an invoice. sendCost without the carrier's fields would be refused (§5.1)."""

    order_client_id: int
    order_type: int = SALE_INVOICE
    order_date: str
    delivery_date: str
    person_id: int
    visitor_id: int
    receipt_client_id: int | UnsetType = UNSET
    discount: Number = 0
    discount_type: int = 0
    send_cost: Number | UnsetType = UNSET
    carrier_type: int | UnsetType = UNSET
    carrier_id: int | UnsetType = field(default=UNSET, name="carrierID")
    driver_currency_type: int | UnsetType = UNSET
    carrying_as_expense: bool | UnsetType = UNSET
    other_cost: Number = 0
    settlement_type: int = 1
    immediate: bool = False
    description: str
    shipping_address: str | UnsetType = UNSET
    latitude: int = 0
    longitude: int = 0
    deleted: bool = False


class OrderDetailSent(_Sent, frozen=True, kw_only=True):
    """One row of an invoice: goods, or an income such as shipping. `price` is net, so discount stays 0."""

    order_detail_client_id: int
    order_client_id: int
    order_code: int = 0
    item_type: Literal[1, 2] = GOODS
    product_detail_id: int | UnsetType = UNSET
    income_id: int | UnsetType = UNSET
    price: Number
    count1: Number
    count2: int = 0
    store_id: int | UnsetType = UNSET
    discount: int = 0
    discount_type: int = 0
    tax_percent: Number = 0
    charge_percent: Number = 0
    promotion_code: int = 0
    gift: int = 0
    row_id: int
    description: str = ""
    deleted: bool = False


class ReceiptSent(_Sent, frozen=True, kw_only=True):
    """The payment of an order: its cash, or 0 where a cheque row carries the money."""

    receipt_client_id: int
    order_client_id: int
    person_id: int
    visitor_id: int
    cash_amount: Number
    cash_code: int | UnsetType = UNSET
    date: str
    description: str
    deleted: bool = False


class ChequeSent(_Sent, frozen=True, kw_only=True):
    """Money of a receipt that went to a bank account."""

    cheque_client_id: int
    receipt_client_id: int
    type: int = BANK_TRANSFER
    amount: Number
    bank_id: int
    number: str
    date: str
    description: str
    deleted: bool = False


class PersonSent(_Sent, frozen=True, kw_only=True):
    """A new customer."""

    person_client_id: int
    person_group_id: int
    person_type: int = 0
    first_name: str
    last_name: str
    organization: str | UnsetType = UNSET
    mobile: str
    national_code: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    state: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    deleted: bool = False


class VisitorPersonSent(_Sent, frozen=True, kw_only=True):
    """The link without which a person's invoices reach no ledger (§5.5); tied by the person's client id."""

    person_client_id: int
    visitor_id: int
    deleted: bool = False


class Document(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One body of SaveAllData. Results come back in the order of each list."""

    people: Sequence[PersonSent] = ()
    visitor_people: Sequence[VisitorPersonSent] = ()
    orders: Sequence[OrderSent] = ()
    order_details: Sequence[OrderDetailSent] = ()
    receipts: Sequence[ReceiptSent] = ()
    cheques: Sequence[ChequeSent] = ()


_encoder = msgspec.json.Encoder(decimal_format="number")


def encode(document: Document) -> bytes:
    """JSON with exact numbers; lists without rows are left out."""
    return _encoder.encode(document)
