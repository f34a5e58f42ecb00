"""A coupon as discounts of the lines: what it leaves of each is taxed."""

from __future__ import annotations

from msgspec.structs import replace

from mahak_desk.mahak.shop_order import ShopOrder


def spread_over_lines(order: ShopOrder) -> ShopOrder:
    """The order with its own discount taken off its lines, by their totals and to the Rial.

    One that is larger than all lines together stays as it is: it takes off shipping or tax as well.
    """
    goods = sum(line.total for line in order.lines)
    if not 0 < order.discount <= goods:
        return order
    lines = []
    passed = taken = 0
    for line in order.lines:
        passed += line.total
        # What all lines so far bear, rounded once, so that the shares add up.
        due = order.discount * passed // goods
        lines.append(replace(line, total=line.total - (due - taken)))
        taken = due
    return replace(order, discount=0, lines=tuple(lines))
