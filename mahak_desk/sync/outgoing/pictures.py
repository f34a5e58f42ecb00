"""What was sent of an order, kept to compare it with what Mahak has: without names, addresses and notes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.mahak.invoice import Invoice, InvoiceRules, ShopOrder
from mahak_desk.mahak.rows import Order, OrderDetail
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


def fingerprint(website: str, payable: ShopOrder, rules: InvoiceRules) -> str:
    """What a refusal was about: the order on the website, its items in Mahak, and how it is booked.

    `website` is the order's own part (`website_picture`). Which store a line is taken from is left out: it
    follows the stock of the day.
    """
    items = [(line.product_detail_id, line.tax_percent, line.charge_percent) for line in payable.lines]
    return f"{website}-{_digest((items, rules))}"


def website_picture(order: OrderFacts) -> str:
    """Equal while the website has not changed the order: its amounts, lines, address, note or customer."""
    lines = [(line.item_id, line.name, line.quantity, line.total, line.unit_price) for line in order.lines]
    amounts = (order.total, order.discount, order.shipping, order.tax)
    typed = None if order.customer is None else msgspec.structs.astuple(order.customer)[:-1]
    return _digest((order.number, amounts, lines, order.note, sorted(order.address.items()), typed))


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
    header = picture.header
    amounts = ((header.discount, order.discount), (header.other_cost, order.other_cost))
    send_cost = 0 if header.send_cost is msgspec.UNSET else header.send_cost
    differing += any(sent != found for sent, found in (*amounts, (send_cost, order.send_cost)))
    return Compared(missing, differing, foreign)


def _same_line(sent: OrderDetailSent, found: OrderDetail) -> bool:
    detail = None if sent.product_detail_id is msgspec.UNSET else sent.product_detail_id
    return (detail is None or detail == found.product_detail_id) and (
        sent.price == found.price and sent.count1 == found.count1
    )
