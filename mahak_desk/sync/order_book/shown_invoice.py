"""The rows of an invoice with names instead of ids and every amount in Rial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import Connection, Table, select

from mahak_desk.mahak.amounts_sent import in_rial
from mahak_desk.mahak.invoice_totals import net_of, tax_of, total_of
from mahak_desk.mahak.moments import TEHRAN
from mahak_desk.mahak.money import Currency
from mahak_desk.mahak.persons import Customer
from mahak_desk.mahak.rows_sent import INCOME, ChequeSent, OrderDetailSent, OrderSent, ReceiptSent
from mahak_desk.mahak.text import persian
from mahak_desk.sync.order_book.whole_order import items_named, person_named
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.website import mirror


class ShownLine(msgspec.Struct, frozen=True):
    """One row; amounts in Rial, exact: a part of a piece may cost a part of a Rial."""

    kind: Literal["goods", "shipping"]
    code: int | None
    name: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    total: Decimal
    """Net, quantity × unit price."""
    tax: Decimal
    store: str
    """"" where Mahak takes the visitor's own."""
    taken_back: bool
    """Whether it stands for a row that was sent before and is no part of the order any more."""


class ShownPayment(msgspec.Struct, frozen=True):
    """The receipt; `account` is the bank or the cash box, "" where Mahak chooses it."""

    kind: Literal["bank_transfer", "cash"]
    amount: Decimal
    account: str
    number: str


class ShownPerson(msgspec.Struct, frozen=True):
    """Whom the invoice is made out to."""

    name: str
    code: int | None
    is_new: bool
    """Whether Mahak has to be given it first."""


class ShownInvoice(msgspec.Struct, frozen=True):
    """A sales invoice; amounts in Rial. `total` is goods + tax + shipping lines and costs − discount."""

    person: ShownPerson
    lines: Sequence[ShownLine]
    net: Decimal
    """Of the living lines, shipping as a line included."""
    tax: Decimal
    discount: Decimal
    shipping: Decimal
    """Mahak's sendCost; 0 where shipping is a line or an other cost."""
    carrier: str
    other_cost: Decimal
    total: Decimal
    payment: ShownPayment | None
    moment: datetime
    """When the sale happened."""
    description: str
    """"" in what was sent: personal text is not kept."""


def show(
    connection: Connection,
    header: OrderSent,
    details: Sequence[OrderDetailSent],
    receipts: Sequence[ReceiptSent],
    cheques: Sequence[ChequeSent],
    shop: InvoiceShop,
    new_customer: Customer | None = None,
) -> ShownInvoice:
    """`new_customer` is whom Mahak has to be given first."""
    currency = shop.currency
    living = [row for row in details if not row.deleted]
    return ShownInvoice(
        person=_person(connection, header.person_id, new_customer),
        lines=_lines(connection, details, currency),
        net=sum((net_of(row, currency) for row in living), Decimal(0)),
        tax=sum((tax_of(row, currency) for row in living), Decimal(0)),
        discount=in_rial(header.discount, currency),
        shipping=in_rial(_given(header.send_cost), currency),
        carrier=_carrier(connection, header),
        other_cost=in_rial(header.other_cost, currency),
        total=total_of(header, living, currency),
        payment=_payment(connection, receipts, cheques, currency),
        moment=datetime.fromisoformat(header.order_date).replace(tzinfo=TEHRAN),
        description=header.description,
    )


def _person(connection: Connection, person_id: int, new_customer: Customer | None) -> ShownPerson:
    if new_customer is not None:
        return ShownPerson(persian(f"{new_customer.first_name} {new_customer.last_name}"), None, True)
    return ShownPerson(*person_named(connection, person_id), False)


def _lines(connection: Connection, details: Sequence[OrderDetailSent], currency: Currency) -> list[ShownLine]:
    items = items_named(connection, [i for row in details if (i := _id(row.product_detail_id)) is not None])
    stores = _names(connection, mirror.stores, {_id(row.store_id) for row in details})
    shown = []
    for row in details:
        item = items.get(_id(row.product_detail_id) or 0)
        shown.append(
            ShownLine(
                kind="shipping" if row.item_type == INCOME else "goods",
                code=item.code if item else None,
                name=item.name if item else row.description,
                quantity=Decimal(row.count1),
                unit=item.unit if item else "",
                unit_price=in_rial(row.price, currency),
                total=net_of(row, currency),
                tax=tax_of(row, currency),
                store=stores.get(_id(row.store_id) or 0, ""),
                taken_back=row.deleted,
            )
        )
    return shown


def _payment(
    connection: Connection,
    receipts: Sequence[ReceiptSent],
    cheques: Sequence[ChequeSent],
    currency: Currency,
) -> ShownPayment | None:
    for cheque in cheques:
        if not cheque.deleted:
            account = _names(connection, mirror.banks, {cheque.bank_id}).get(cheque.bank_id, "")
            return ShownPayment("bank_transfer", in_rial(cheque.amount, currency), account, cheque.number)
    for receipt in receipts:
        if not receipt.deleted:
            cash = mirror.cashes.c
            code = _id(receipt.cash_code)
            name = connection.scalar(select(cash.name).where(cash.cash_code == code)) if code else None
            return ShownPayment("cash", in_rial(receipt.cash_amount, currency), persian(name), "")
    return None


def _carrier(connection: Connection, header: OrderSent) -> str:
    carrier_id = _id(header.carrier_id)
    if carrier_id is None:
        return ""
    if header.carrier_type == 1:
        return person_named(connection, carrier_id)[0]
    return _names(connection, mirror.cashes, {carrier_id}).get(carrier_id, "")


def _names(connection: Connection, table: Table, ids: set[int | None]) -> dict[int, str]:
    query = select(table.c.id, table.c.name).where(table.c.id.in_([i for i in ids if i is not None]))
    return {row.id: persian(row.name) for row in connection.execute(query)}


def _id(value: int | UnsetType) -> int | None:
    return None if value is UNSET else value


def _given(amount: int | Decimal | UnsetType) -> int | Decimal:
    return 0 if amount is UNSET else amount
