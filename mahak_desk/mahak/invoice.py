"""The sales invoice of a paid order: a pure function from the order to the rows Mahak is sent (§5).

Every price is net and every row's discount 0, and the header's discount is the order's own, so both known
readings of Mahak's header discount come to the same total (§5.6). Where the website taxes what a coupon
leaves, the coupon is in the prices as well: Mahak taxes rows. The total is rebuilt from the finished rows and
must be the order's to the Rial.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from mahak_desk.mahak.amounts_sent import in_mahak
from mahak_desk.mahak.coupon import spread_over_lines
from mahak_desk.mahak.delivery_text import order_description, shipping_address
from mahak_desk.mahak.invoice_lines import goods_rows, shipping_row
from mahak_desk.mahak.invoice_rules import Carrier, InvoiceIds, InvoiceRefused, InvoiceRules, Reason
from mahak_desk.mahak.invoice_totals import tax_of, total_of
from mahak_desk.mahak.moments import sent_moment
from mahak_desk.mahak.order_checks import check_order
from mahak_desk.mahak.persons import NewPerson
from mahak_desk.mahak.receipt import payment_rows
from mahak_desk.mahak.rows_sent import ChequeSent, Document, OrderDetailSent, OrderSent, ReceiptSent, encode
from mahak_desk.mahak.shop_order import Address, OrderLine, ShopOrder

__all__ = [
    "Address",
    "Carrier",
    "ExpectedLine",
    "Invoice",
    "InvoiceIds",
    "InvoiceRefused",
    "InvoiceRules",
    "OrderLine",
    "Reason",
    "ShopOrder",
    "build_invoice",
    "encode_document",
]


class ExpectedLine(Struct, frozen=True):
    """What the cloud must show of a row we sent; the price is in Mahak's currency."""

    item_type: int
    product_detail_id: int | None
    """None for the service line."""
    price: int | Decimal
    count: int | Decimal
    discount: int | Decimal
    tax_percent: int | Decimal
    charge_percent: int | Decimal
    store_id: int | None


class Invoice(Struct, frozen=True):
    """One order's rows by the lists of the request; a receipt and a cheque only where there is a payment."""

    orders: tuple[OrderSent]
    order_details: tuple[OrderDetailSent, ...]
    receipts: tuple[ReceiptSent, ...]
    cheques: tuple[ChequeSent, ...]
    total: int
    """Rebuilt from the rows, in Rial."""

    @property
    def expected_lines(self) -> dict[int, ExpectedLine]:
        """By our client id, to compare with what the cloud holds."""
        return {
            row.order_detail_client_id: ExpectedLine(
                row.item_type,
                _known(row.product_detail_id),
                row.price,
                row.count1,
                row.discount,
                row.tax_percent,
                row.charge_percent,
                _known(row.store_id),
            )
            for row in self.order_details
        }


def build_invoice(order: ShopOrder, ids: InvoiceIds, rules: InvoiceRules) -> Invoice:
    """The invoice of an order; the same arguments give the same rows.

    Raises InvoiceRefused when the order's amounts do not add up or these rules cannot book them, KeyError
    when `ids` lack the id of a row, ValueError for a moment without a zone.
    """
    check_order(order)
    order, rows, surplus = _goods(order, ids, rules)
    receipts, cheques = payment_rows(order, ids, rules)
    header = _header(order, ids, rules)
    other_cost = max(-surplus, 0)
    if order.shipping and rules.carrier:
        header = _carried(header, order.shipping, rules.carrier, rules)
    elif order.shipping and rules.shipping == "service_line":
        rows.append(shipping_row(order.shipping, len(rows) + 1, ids, rules))
    else:
        other_cost += order.shipping
    header = replace(
        header,
        receipt_client_id=ids.receipt if receipts else UNSET,
        discount=in_mahak(order.discount + max(surplus, 0), rules.currency),
        other_cost=in_mahak(other_cost, rules.currency),
    )
    total = total_of(header, rows, rules.currency)
    if total != order.total:
        rebuilt = int(total)
        raise InvoiceRefused(
            "totals-differ",
            order_total=order.total,
            rebuilt_total=rebuilt,
            difference=abs(order.total - rebuilt),
        )
    return Invoice((header,), tuple(rows), receipts, cheques, order.total)


def encode_document(invoices: Sequence[Invoice] = (), people: Sequence[NewPerson] = ()) -> bytes:
    """One SaveAllData body. Rows keep their sequence: a refused row is known only by its place (§1.4)."""
    return encode(
        Document(
            people=tuple(new.person for new in people),
            visitor_people=tuple(new.link for new in people),
            orders=tuple(row for invoice in invoices for row in invoice.orders),
            order_details=tuple(row for invoice in invoices for row in invoice.order_details),
            receipts=tuple(row for invoice in invoices for row in invoice.receipts),
            cheques=tuple(row for invoice in invoices for row in invoice.cheques),
        )
    )


def _goods(
    order: ShopOrder, ids: InvoiceIds, rules: InvoiceRules
) -> tuple[ShopOrder, list[OrderDetailSent], int]:
    """The order as its rows have it, the rows, and by how many Rial their taxes exceed the order's.

    The website may round its tax otherwise, by line or once for the whole order. That makes a Rial a row at
    most, and the invoice must still come to what was paid: the header carries a surplus as discount, a lack
    as other cost. Anything larger is another percent, which no correction may hide.
    """
    for told in (order, spread_over_lines(order)):
        rows = goods_rows(told, ids, rules)
        surplus = _rebuilt_tax(rows, rules) - order.tax
        if abs(surplus) <= len(rows):
            return told, rows, surplus
    rebuilt = _rebuilt_tax(goods_rows(order, ids, rules), rules)
    raise InvoiceRefused("tax-differs", order_tax=order.tax, rebuilt_tax=rebuilt)


def _rebuilt_tax(rows: Sequence[OrderDetailSent], rules: InvoiceRules) -> int:
    return int(sum(tax_of(row, rules.currency) for row in rows))


def _header(order: ShopOrder, ids: InvoiceIds, rules: InvoiceRules) -> OrderSent:
    """The header without amounts and payment."""
    date = sent_moment(order.moment)
    return OrderSent(
        order_client_id=ids.order,
        order_date=date,
        delivery_date=date,
        person_id=rules.person_id,
        visitor_id=rules.visitor_id,
        description=order_description(order, rules.description_prefix),
        shipping_address=shipping_address(order.receiver),
    )


def _carried(header: OrderSent, shipping: int, carrier: Carrier, rules: InvoiceRules) -> OrderSent:
    """The header with shipping as sendCost, which Mahak takes only together with its carrier (§5.1)."""
    return replace(
        header,
        send_cost=in_mahak(shipping, rules.currency),
        carrier_type=carrier.type,
        carrier_id=carrier.id,
        driver_currency_type=0,
        carrying_as_expense=False,
    )


def _known(value: int | UnsetType) -> int | None:
    return None if value is UNSET else value
