"""What was sent of an order, kept to compare it with what Mahak has: without names, addresses and notes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.mahak.invoice import Invoice, InvoiceRules, ShopOrder
from mahak_desk.mahak.persons import Customer
from mahak_desk.mahak.rows import Cheque, Order, OrderDetail, Receipt
from mahak_desk.mahak.rows_sent import ChequeSent, OrderDetailSent, OrderSent, ReceiptSent
from mahak_desk.sync.outgoing.facts import OrderFacts


class SentPicture(msgspec.Struct, frozen=True, rename="camel"):
    """The rows of one invoice as they were sent, personal text left out."""

    orders: Sequence[OrderSent]
    order_details: Sequence[OrderDetailSent]
    receipts: Sequence[ReceiptSent]
    cheques: Sequence[ChequeSent]

    @property
    def header(self) -> OrderSent:
        return self.orders[0]

    @property
    def lines(self) -> list[OrderDetailSent]:
        """The rows that are to be there, without those that were taken back."""
        return [line for line in self.order_details if not line.deleted]


def picture_of(invoice: Invoice) -> SentPicture:
    replace = msgspec.structs.replace
    return SentPicture(
        [replace(order, description="", shipping_address=msgspec.UNSET) for order in invoice.orders],
        invoice.order_details,
        [replace(receipt, description="") for receipt in invoice.receipts],
        [replace(cheque, description="") for cheque in invoice.cheques],
    )


_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(SentPicture)


def encode_picture(picture: SentPicture) -> str:
    return _ENCODER.encode(picture).decode()


def decode_picture(text: str) -> SentPicture:
    return _DECODER.decode(text)


def fingerprint(order: OrderFacts, payable: ShopOrder, rules: InvoiceRules) -> str:
    """What a refusal was about: the order on the website, its items in Mahak, and how it is booked.

    The website's own part of it comes first (`website_picture`). Which store a line is taken from is left
    out: it follows the stock of the day.
    """
    items = [(line.product_detail_id, line.tax_percent, line.charge_percent) for line in payable.lines]
    moments = (order.created_at, order.paid_at)
    booked = _digest((items, moments, payable.receiver, payable.customer_name, rules))
    return f"{website_picture(order)}-{booked}"


def website_picture(order: OrderFacts) -> str:
    """Equal while the website has not changed the order: its amounts, lines, address, note or customer.

    What it tells of goods and customers elsewhere is no part of the order and may change at any time.
    """
    lines = [
        (line.item_id, line.variant_id, line.written_name, line.quantity, line.total, line.unit_price)
        for line in order.lines
    ]
    amounts = (order.total, order.discount, order.shipping, order.tax)
    customer_id = None if order.customer is None else order.customer.customer_id
    return _digest((order.number, amounts, lines, order.note, sorted(order.address.items()), customer_id))


def person_picture(customer: Customer, person_group: int | None) -> str:
    """What the refusal of a new customer was about."""
    return f"person-{_digest((customer, person_group))}"


def _digest(value: object) -> str:
    return hashlib.sha256(_ENCODER.encode(value)).hexdigest()[:31]


class Compared(msgspec.Struct, frozen=True):
    """How an order in the cloud compares with what was sent of it."""

    missing: int
    """Lines of ours that are not there."""
    differing: int
    """Lines of ours with another item, price or count, and header amounts that differ."""
    foreign: int
    """Living lines of the order that we never sent."""

    @property
    def same(self) -> bool:
        return not (self.missing or self.differing or self.foreign)


def compare(
    picture: SentPicture, order: Order, lines: Sequence[OrderDetail], ours: Mapping[int, bool]
) -> Compared:
    """Compare line by line, by client id. `ours` holds every line id that belongs to the delivery."""
    living = {line.order_detail_client_id: line for line in lines if not line.deleted}
    expected = {line.order_detail_client_id: line for line in picture.lines}
    missing = sum(client_id not in living for client_id in expected)
    differing = sum(
        client_id in living and not _same_line(sent, living[client_id])
        for client_id, sent in expected.items()
    )
    differing += sum(client_id in ours and client_id not in expected for client_id in living)
    foreign = sum(client_id not in ours for client_id in living)
    differing += not _same_header(picture.header, order)
    return Compared(missing, differing, foreign)


def same_payment(
    picture: SentPicture, receipts: Mapping[int, Receipt], cheques: Mapping[int, Cheque]
) -> bool:
    """Whether Mahak has the payment as it was sent, and nothing of it that was taken back; rows by client id."""
    cash = {key: row.cash_amount for key, row in receipts.items() if not row.deleted}
    transferred = {key: row.amount for key, row in cheques.items() if not row.deleted}
    return all(
        cash.get(sent.receipt_client_id) == (None if sent.deleted else sent.cash_amount)
        for sent in picture.receipts
    ) and all(
        transferred.get(sent.cheque_client_id) == (None if sent.deleted else sent.amount)
        for sent in picture.cheques
    )


def some_payment(
    picture: SentPicture, receipts: Mapping[int, Receipt], cheques: Mapping[int, Cheque]
) -> bool:
    """Whether Mahak has anything of the payment; rows by client id."""
    found = (
        *(receipts.get(sent.receipt_client_id) for sent in picture.receipts),
        *(cheques.get(sent.cheque_client_id) for sent in picture.cheques),
    )
    return any(row is not None and not row.deleted for row in found)


def _same_header(sent: OrderSent, found: Order) -> bool:
    send_cost = 0 if sent.send_cost is msgspec.UNSET else sent.send_cost
    amounts = (sent.discount, sent.other_cost, send_cost)
    same_person = not found.person_id or sent.person_id == found.person_id
    return same_person and amounts == (found.discount, found.other_cost, found.send_cost)


def _same_line(sent: OrderDetailSent, found: OrderDetail) -> bool:
    detail = None if sent.product_detail_id is msgspec.UNSET else sent.product_detail_id
    amounts = (sent.price, sent.count1, sent.discount, sent.tax_percent, sent.charge_percent)
    return (detail is None or detail == found.product_detail_id) and amounts == (
        *(found.price, found.count1, found.discount),
        *(found.tax_percent, found.charge_percent),
    )
