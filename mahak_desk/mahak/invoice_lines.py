"""The rows of an invoice: each line at its net price, in two rows where the price is no whole Rial (§5.6)."""

from __future__ import annotations

from decimal import Decimal

from msgspec import UNSET, Struct

from mahak_desk.mahak.amounts_sent import in_mahak, plain
from mahak_desk.mahak.invoice_rules import SHIPPING_LINE, InvoiceIds, InvoiceRefused, InvoiceRules
from mahak_desk.mahak.rows_sent import GOODS, INCOME, OrderDetailSent
from mahak_desk.mahak.shop_order import ShopOrder

SHIPPING_NAME = "هزینهٔ ارسال"


class Part(Struct, frozen=True):
    """So many pieces at so many whole Rial each."""

    count: int | Decimal
    price: int


def split_line(total: int, quantity: int | Decimal) -> tuple[Part, ...]:
    """One part, or two whose prices differ by one Rial: Σ count × price is `total` exactly.

    `total` ≥ 0 in Rial, `quantity` > 0 with three decimals at most. With p the whole Rial of total ÷ quantity
    and r what is left over, (quantity − r) pieces at p and r pieces at p + 1 cost just the total; r is less
    than the quantity and has no more decimals than it.
    """
    thousandths = int(quantity * 1000)
    price, left = divmod(total * 1000, thousandths)
    if not left:
        return (_part(thousandths, price),)
    return _part(thousandths - left, price), _part(left, price + 1)


def _part(thousandths: int, price: int) -> Part:
    return Part(plain(Decimal(thousandths) / 1000), price)


def goods_rows(order: ShopOrder, ids: InvoiceIds, rules: InvoiceRules) -> list[OrderDetailSent]:
    """A row for every part of every line, in the order's own sequence.

    Percents go along only with an order that was taxed: the website may sell at prices that include tax.
    """
    taxed = order.tax > 0
    rows: list[OrderDetailSent] = []
    for line in order.lines:
        for number, part in enumerate(split_line(line.total, line.quantity), 1):
            row = OrderDetailSent(
                order_detail_client_id=ids.lines[line.item_id, number],
                order_client_id=ids.order,
                item_type=GOODS,
                product_detail_id=line.product_detail_id,
                price=in_mahak(part.price, rules.currency),
                count1=part.count,
                store_id=UNSET if line.store_id is None else line.store_id,
                tax_percent=plain(line.tax_percent) if taxed else 0,
                charge_percent=plain(line.charge_percent) if taxed else 0,
                row_id=len(rows) + 1,
            )
            rows.append(row)
    return rows


def shipping_row(shipping: int, row_id: int, ids: InvoiceIds, rules: InvoiceRules) -> OrderDetailSent:
    """Shipping as a service: an untaxed row of an income. Raises InvoiceRefused (shipping-not-set)."""
    if rules.income_id is None:
        raise InvoiceRefused("shipping-not-set")
    return OrderDetailSent(
        order_detail_client_id=ids.lines[SHIPPING_LINE],
        order_client_id=ids.order,
        item_type=INCOME,
        income_id=rules.income_id,
        price=in_mahak(shipping, rules.currency),
        count1=1,
        row_id=row_id,
        description=SHIPPING_NAME,
    )
