"""Decides of a paid order whether it can become an invoice now, and of what: pure, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec

from mahak_desk.mahak.invoice import Address, OrderLine, ShopOrder
from mahak_desk.mahak.text import persian
from mahak_desk.mahak.units import is_counted
from mahak_desk.sync.outgoing.customers import Ambiguous, Gone, Known, New, match_customer
from mahak_desk.sync.outgoing.facts import LineFacts, OrderFacts
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.sync.people import Candidates

_FIRST_SALE = datetime(2010, 1, 1, tzinfo=UTC)


class Waits(msgspec.Struct, frozen=True):
    """Why an order cannot be sent now; `reason` is a code of the explanations."""

    reason: str
    facts: dict[str, str | int]


class Payable(msgspec.Struct, frozen=True):
    """An order whose every part is known in Mahak, and whose person is, or can be created."""

    order: ShopOrder
    person: Known | New


def judge(order: OrderFacts, shop: InvoiceShop, candidates: Candidates, now: datetime) -> Payable | Waits:
    """The order as an invoice takes it, or the first thing that stands in its way.

    Whether its amounts agree is not judged here but where the invoice is built (`mahak.invoice`).
    """
    if not order.lines:
        return Waits("no-lines", {})
    lines: list[OrderLine] = []
    for line in order.lines:
        judged = _line(line, shop)
        if isinstance(judged, Waits):
            return judged
        lines.append(judged)
    amounts = (order.total, order.discount, order.shipping, order.tax)
    if any(amount is None for amount in amounts):
        return Waits("amount-absurd", {})
    total, discount, shipping, tax = (amount or 0 for amount in amounts)
    person = _person(order, shop, candidates)
    if isinstance(person, Waits):
        return person
    return Payable(
        ShopOrder(
            number=order.number,
            moment=_moment(order, now),
            total=total,
            discount=discount,
            shipping=shipping,
            tax=tax,
            note=order.note,
            lines=tuple(lines),
            receiver=receiver_of(order),
            customer_name=_customer_name(order),
            payment_reference=order.payment_reference,
        ),
        person,
    )


def _line(line: LineFacts, shop: InvoiceShop) -> OrderLine | Waits:
    name = persian(line.name)
    if line.detail_id is None:
        return Waits("line-unmapped", {"name": name})
    if line.detail_deleted:
        return Waits("item-deleted", {"name": name})
    if line.quantity is None or line.quantity <= 0:
        return Waits("quantity-not-positive", {"name": name, "quantity": _plain(line.quantity)})
    if is_counted(line.unit_name) and line.quantity != line.quantity.to_integral_value():
        facts: dict[str, str | int] = {"quantity": _plain(line.quantity), "unit": persian(line.unit_name)}
        return Waits("quantity-fractional", {"name": name, **facts})
    if line.total is None or line.unit_price is None or line.discount is None:
        return Waits("amount-absurd", {})
    rebuilt = line.quantity * line.unit_price - line.discount
    # Of a fractional quantity the website had to round the product to whole Rial.
    if abs(rebuilt - line.total) >= 1:
        return Waits(
            "line-total-differs", {"name": name, "line_total": line.total, "rebuilt_total": int(rebuilt)}
        )
    store = store_for(line, shop.stores)
    if store is None:
        return Waits("store-not-chosen", {})
    return OrderLine(
        item_id=line.item_id,
        product_detail_id=line.detail_id,
        store_id=store,
        name=name,
        quantity=line.quantity,
        total=line.total,
        tax_percent=_percent(line.tax_percent, shop.tax_rate),
        charge_percent=_percent(line.charge_percent, shop.charge_rate),
    )


def store_for(line: LineFacts, stores: Sequence[int]) -> int | None:
    """The first permitted store that has enough of the line, else the first one."""
    for store in stores:
        if line.quantity is not None and line.in_stores.get(store, Decimal(0)) >= line.quantity:
            return store
    return stores[0] if stores else None


def _percent(own: Decimal, general: Decimal) -> Decimal:
    """−1 is exempt, 0 takes the shop's general rate, more is the product's own (field notes §4.2)."""
    if own < 0:
        return Decimal(0)
    return own or general


def _person(order: OrderFacts, shop: InvoiceShop, candidates: Candidates) -> Known | New | Waits:
    if order.customer is None:
        if shop.general_person is None:
            return Waits("general-customer-missing", {})
        return Known(shop.general_person)
    match match_customer(order.customer, candidates):
        case Ambiguous(name=name, candidates=names):
            return Waits("customer-ambiguous", {"name": persian(name), "candidates": names})
        case Gone(name=name):
            return Waits("customer-deleted", {"name": persian(name)})
        case New() if shop.person_group is None:
            return Waits("person-group-not-chosen", {"groups": shop.person_groups})
        case person:
            return person


def _moment(order: OrderFacts, now: datetime) -> datetime:
    """When the sale happened: when it was paid, else ordered; a time that cannot be is replaced by now."""
    for moment in (order.paid_at, order.created_at):
        if moment is not None and _FIRST_SALE <= moment <= now + timedelta(days=1):
            return moment
    return now


def receiver_of(order: OrderFacts) -> Address | None:
    """The shipping address, completed by what the customer's own says."""
    given, customer = order.address, order.customer
    if not given and customer is None:
        return None

    def first(keys: Sequence[str], own: str) -> str:
        return next((given[key] for key in keys if given.get(key)), own)

    return Address(
        name=first(("name", "receiver", "receivername", "fullname", "title"), _customer_name(order)),
        address=first(("address", "street", "line1", "address1"), customer.address if customer else ""),
        city=first(("city",), customer.city if customer else ""),
        province=first(("province", "state"), customer.province if customer else ""),
        postal_code=first(("postalcode", "postcode", "zip"), customer.postal_code if customer else ""),
        mobile=first(("mobile",), customer.mobile if customer else ""),
        phone=first(("phone", "tel", "telephone"), customer.phone if customer else ""),
    )


def _customer_name(order: OrderFacts) -> str:
    customer = order.customer
    return "" if customer is None else f"{customer.first_name} {customer.last_name}".strip()


def _plain(number: Decimal | None) -> str:
    return "—" if number is None else f"{number.normalize():f}"
