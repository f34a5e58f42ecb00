"""Everything about one order for the person who looks at it: what was bought, why it waits, what was tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, select

from mahak_desk.errors import Language
from mahak_desk.mahak.invoice import Address
from mahak_desk.mahak.text import persian, persian_lines
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.incoming.facts import options_of
from mahak_desk.sync.order_book.order_rows import shown_mobile
from mahak_desk.sync.order_book.piles import DONE, Pile, pile_of, problems_of_order
from mahak_desk.sync.order_book.timeline import Happening, timeline_of
from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries
from mahak_desk.sync.outgoing.facts import LineFacts, OrderFacts, read_orders
from mahak_desk.sync.outgoing.judging import receiver_of
from mahak_desk.sync.outgoing.states import WEBSITE, State
from mahak_desk.sync.outgoing.verbs import OrderUnknown, attempts_of
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.orders import to_be_sent


class Partner(msgspec.Struct, frozen=True):
    """The item of Mahak a line is; `options` are its size, colour and the like."""

    detail_id: int
    code: int | None
    name: str
    options: Sequence[str]
    deleted: bool


class Bought(msgspec.Struct, frozen=True):
    """One line of the order as the website stored it, in whole Rial; None where it is no number."""

    item_id: int
    variant_id: int | None
    name: str
    quantity: Decimal | None
    unit: str
    unit_price: int | None
    discount: int | None
    total: int | None
    partner: Partner | None
    """None where it is mapped to nothing."""


class Money(msgspec.Struct, frozen=True):
    """What was paid and of what it is made, in whole Rial."""

    goods: int
    discount: int
    shipping: int
    tax: int
    total: int

    @property
    def difference(self) -> int:
        """By how much the total is more than its parts; 0 where the order adds up."""
        return self.total - (self.goods - self.discount + self.shipping + self.tax)


class Buyer(msgspec.Struct, frozen=True):
    """A customer as typed on the website, and the person of Mahak it is mapped to."""

    customer_id: int
    name: str
    mobile: str
    phone: str
    national_code: str
    email: str
    person_id: int | None
    person_name: str
    person_code: int | None


class OpenMatter(msgspec.Struct, frozen=True):
    """A problem that is open about an order Mahak has."""

    problem_id: int
    told: Told
    first_seen: datetime


class WholeOrder(msgspec.Struct, frozen=True):
    """One order; moments in UTC, texts "" where there is none."""

    order_id: int
    number: str
    state: State
    pile: Pile
    why: Told | None
    """Why it is not sent; else the first of the matters."""
    matters: Sequence[OpenMatter]
    buyer: Buyer | None
    receiver: Address | None
    note: str
    payment_reference: str
    lines: Sequence[Bought]
    money: Money | None
    """None where an amount of it is no number."""
    created_at: datetime | None
    paid_at: datetime | None
    attempts: int
    next_try_at: datetime | None
    mahak_order_id: int | None
    mahak_order_code: int | None
    sent_at: datetime | None
    registered_at: datetime | None
    ignored_by: str
    ignored_why: str
    withdrawn: bool
    """Whether it is the website that took it back."""
    timeline: Sequence[Happening]
    """The first one first."""


def whole_order(connection: Connection, number: str, language: Language) -> WholeOrder:
    """Raises OrderUnknown."""
    delivery, order_id = find_order(connection, number)
    database_id = connection.scalar(select(ledger.shop_account.c.database_id)) or 0
    facts = read_orders(connection, [order_id], database_id)[order_id]
    attempts = attempts_of(connection, delivery) if delivery else []
    problems = problems_of_order(connection, number)
    matters = [
        OpenMatter(row.id, tell(row.reason, row.facts, language), row.first_seen)
        for row in problems
        if row.resolved_at is None
    ]
    state: State = delivery.state if delivery else "waiting"
    why = tell(delivery.reason, delivery.facts, language) if delivery and delivery.reason else None
    if why is None and matters and state in DONE:
        why = matters[0].told
    ignored = delivery is not None and delivery.state == "ignored"
    return WholeOrder(
        order_id=order_id,
        number=number,
        state=state,
        pile=pile_of(state, why.reason if why else None),
        why=why,
        matters=matters,
        buyer=_buyer(connection, facts),
        receiver=receiver_of(facts),
        note=persian_lines(facts.note),
        payment_reference=persian(facts.payment_reference),
        lines=_lines(connection, facts.lines),
        money=_money(facts),
        created_at=facts.created_at,
        paid_at=facts.paid_at,
        attempts=delivery.attempts if delivery else 0,
        next_try_at=delivery.next_try_at if delivery else None,
        mahak_order_id=delivery.mahak_order_id if delivery else None,
        mahak_order_code=delivery.mahak_order_code if delivery else None,
        sent_at=delivery.sent_at if delivery else None,
        registered_at=delivery.registered_at if delivery else None,
        ignored_by=(delivery.ignored_by or "") if delivery and ignored else "",
        ignored_why=str(delivery.facts.get("why", "")) if delivery and ignored else "",
        withdrawn=delivery is not None and delivery.ignored_by == WEBSITE,
        timeline=timeline_of(facts, delivery, attempts, problems, language),
    )


def find_order(connection: Connection, number: str) -> tuple[Delivery | None, int]:
    """Its delivery, None where no cycle has seen it yet, and its id. Raises OrderUnknown."""
    order = tables.user_orders.c
    row = connection.execute(select_deliveries().where(order.order_number == number)).first()
    if row is not None:
        delivery = delivery_of(row)
        return delivery, delivery.order_id
    order_id = connection.scalar(select(order.id).where(order.order_number == number, to_be_sent()))
    if order_id is None:
        raise OrderUnknown(number)
    return None, order_id


def _buyer(connection: Connection, facts: OrderFacts) -> Buyer | None:
    customer = facts.customer
    if customer is None:
        return None
    name, code = person_named(connection, customer.person_id)
    return Buyer(
        customer_id=customer.customer_id,
        name=persian(f"{customer.first_name} {customer.last_name}"),
        mobile=shown_mobile(customer.mobile),
        phone=customer.phone,
        national_code=customer.national_code,
        email=customer.email,
        person_id=customer.person_id,
        person_name=name,
        person_code=code,
    )


def person_named(connection: Connection, person_id: int | None) -> tuple[str, int | None]:
    """Name and code of a person of Mahak; "" where it has not been read."""
    if person_id is None:
        return "", None
    person = mirror.people.c
    query = select(person.first_name, person.last_name, person.organization, person.person_code)
    row = connection.execute(query.where(person.id == person_id)).first()
    if row is None:
        return "", None
    name = persian(f"{row.first_name or ''} {row.last_name or ''}") or persian(row.organization)
    return name, row.person_code or None


def _lines(connection: Connection, lines: Sequence[LineFacts]) -> list[Bought]:
    partners = items_named(connection, [line.detail_id for line in lines if line.detail_id is not None])
    options = _options(connection, [line.variant_id for line in lines if line.variant_id is not None])
    return [
        Bought(
            item_id=line.item_id,
            variant_id=line.variant_id,
            name=persian(line.name),
            quantity=line.quantity,
            unit=persian(line.unit_name),
            unit_price=line.unit_price,
            discount=line.discount,
            total=line.total,
            partner=None
            if line.detail_id is None
            else Partner(
                line.detail_id,
                *partners.get(line.detail_id, _UNREAD)[:2],
                options.get(line.variant_id or 0, ()),
                line.detail_deleted,
            ),
        )
        for line in lines
    ]


class NamedItem(NamedTuple):
    """The product of a product detail as Mahak calls it."""

    code: int | None
    name: str
    unit: str


_UNREAD = NamedItem(None, "", "")


def items_named(connection: Connection, detail_ids: Sequence[int]) -> dict[int, NamedItem]:
    """By product detail, as far as they have been read."""
    rows = connection.execute(_ITEMS, {"ids": list(detail_ids)})
    return {
        row.id: NamedItem(row.product_code or None, persian(row.name), persian(row.unit_name)) for row in rows
    }


def _options(connection: Connection, variant_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows = connection.execute(_OPTIONS, {"ids": list(variant_ids)})
    return {row.id: tuple(value for _, value in options_of(row.options)) for row in rows}


def _money(facts: OrderFacts) -> Money | None:
    goods = [line.total for line in facts.lines]
    amounts = (facts.discount, facts.shipping, facts.tax, facts.total)
    if None in goods or None in amounts:
        return None
    discount, shipping, tax, total = (amount or 0 for amount in amounts)
    return Money(sum(amount or 0 for amount in goods), discount, shipping, tax, total)


_detail, _product, _variant = mirror.product_details.c, mirror.products.c, tables.product_variants.c
_ITEMS = (
    select(_detail.id, _product.product_code, _product.name, _product.unit_name)
    .select_from(mirror.product_details)
    .join(mirror.products, _product.id == _detail.product_id)
    .where(_detail.id.in_(bindparam("ids", expanding=True)))
)
_OPTIONS = select(_variant.id, _variant.options).where(_variant.id.in_(bindparam("ids", expanding=True)))
