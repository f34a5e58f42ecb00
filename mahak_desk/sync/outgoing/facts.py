"""Reads paid orders with all that judging them needs: a fixed few queries for each handful of orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, bindparam, func, select, type_coerce
from sqlalchemy.types import NullType

from mahak_desk.sync.outgoing.as_stored import as_given, as_text, moment_of, number_of, text_of, whole
from mahak_desk.sync.people import is_gone
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.columns import exact

ORDERS_AT_ONCE = 200


class LineFacts(msgspec.Struct, frozen=True):
    """A line of an order as the website stored it, and what its variant is in Mahak.

    Amounts are whole Rial; one that is no number at all is None.
    """

    item_id: int
    variant_id: int | None
    name: str
    written_name: str
    """The name as the order itself has it; "" where it only names the variant."""
    quantity: Decimal | None
    unit_price: int | None
    discount: int | None
    total: int | None
    detail_id: int | None
    """The product detail its variant is mapped to."""
    detail_deleted: bool
    """Whether the detail, or the product it belongs to, is deleted in Mahak."""
    unit_name: str
    tax_percent: Decimal
    charge_percent: Decimal
    """Mahak's own percents: −1 exempt, 0 the shop's general rate (field notes §4.2)."""
    in_stores: Mapping[int, Decimal]
    """Count1 of the detail by store id."""


class CustomerFacts(msgspec.Struct, frozen=True):
    """A customer of the website as it was typed there."""

    customer_id: int
    first_name: str
    last_name: str
    mobile: str
    national_code: str
    phone: str
    email: str
    address: str
    city: str
    province: str
    postal_code: str
    person_id: int | None
    """The person of Mahak the customer is mapped to."""
    person_gone: bool
    """Whether that person is deleted in Mahak, or taken from the visitor."""
    mapped_by_hand: bool


class OrderFacts(msgspec.Struct, frozen=True):
    """An order as it stands on the website; moments aware in UTC, None where there is none that makes sense."""

    order_id: int
    number: str
    created_at: datetime | None
    paid_at: datetime | None
    total: int | None
    discount: int | None
    shipping: int | None
    tax: int | None
    note: str
    payment_reference: str
    address: Mapping[str, str]
    customer: CustomerFacts | None
    lines: Sequence[LineFacts]


def read_orders(connection: Connection, order_ids: Sequence[int], database_id: int) -> dict[int, OrderFacts]:
    """The facts of some orders, by order id."""
    found: dict[int, OrderFacts] = {}
    for start in range(0, len(order_ids), ORDERS_AT_ONCE):
        some = {"ids": list(order_ids[start : start + ORDERS_AT_ONCE]), "database_id": database_id}
        lines = _lines(connection, some)
        for row in connection.execute(_ORDERS, some):
            found[row.id] = OrderFacts(
                order_id=row.id,
                number=text_of(row.order_number),
                created_at=moment_of(text_of(row.created_at)),
                paid_at=moment_of(text_of(row.paid_at)),
                total=whole(row.total_amount),
                discount=whole(row.discount_amount),
                shipping=whole(row.shipping_amount),
                tax=whole(row.tax_amount),
                note=text_of(row.note),
                payment_reference=text_of(row.payment_reference),
                address=_address(text_of(row.shipping_address).strip()),
                customer=None if row.known_customer is None else _customer(row),
                lines=lines.get(row.id, ()),
            )
    return found


def _customer(row: Row[*tuple[Any, ...]]) -> CustomerFacts:
    return CustomerFacts(
        customer_id=row.known_customer,
        first_name=text_of(row.first_name),
        last_name=text_of(row.last_name),
        mobile=text_of(row.mobile),
        national_code=text_of(row.national_code),
        phone=text_of(row.phone),
        email=text_of(row.email),
        address=text_of(row.address),
        city=text_of(row.city),
        province=text_of(row.province),
        postal_code=text_of(row.postal_code),
        person_id=row.person_id,
        person_gone=bool(row.person_gone),
        mapped_by_hand=row.person_origin == "manual",
    )


def _lines(connection: Connection, some: Mapping[str, object]) -> dict[int, list[LineFacts]]:
    rows = connection.execute(_LINES, some).all()
    details = sorted({row.detail_id for row in rows if row.detail_id is not None})
    stocks: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for start in range(0, len(details), 500):
        for detail_id, store_id, count in connection.execute(_STOCKS, {"ids": details[start : start + 500]}):
            stocks[detail_id][store_id] = exact(count or 0)
    lines: dict[int, list[LineFacts]] = defaultdict(list)
    for row in rows:
        lines[row.order_id].append(
            LineFacts(
                item_id=row.id,
                variant_id=row.variant_id,
                name=text_of(row.product_name) or text_of(row.site_name),
                written_name=text_of(row.product_name),
                quantity=number_of(row.quantity),
                unit_price=whole(row.unit_price),
                discount=whole(row.discount_amount),
                total=whole(row.total_price),
                detail_id=row.detail_id,
                detail_deleted=bool(row.detail_deleted or row.product_deleted),
                unit_name=row.unit_name or "",
                tax_percent=number_of(row.tax_percent) or Decimal(0),
                charge_percent=number_of(row.charge_percent) or Decimal(0),
                in_stores=stocks.get(row.detail_id, {}),
            )
        )
    return lines


def _address(written: str) -> dict[str, str]:
    """The shipping address, whatever of it is text or a number, by lower-case keys without underscores.

    What is no JSON is taken for the street.
    """
    try:
        stored = msgspec.json.decode(written)
    except (msgspec.DecodeError, RecursionError):
        stored = written
    if isinstance(stored, str):
        return {"address": stored} if stored else {}
    if not isinstance(stored, dict):
        return {}
    return {
        str(key).lower().replace("_", ""): str(value)
        for key, value in stored.items()
        if isinstance(value, str | int) and value != ""
    }


_order = tables.user_orders.c
_customer_of = tables.customers.c
_customer_mapping = ledger.mappings.alias("customer_mapping")
_ORDERS = (
    select(
        _order.id,
        _order.order_number,
        *(as_text(column) for column in (_order.created_at, _order.paid_at)),
        *(as_given(column) for column in (_order.total_amount, _order.discount_amount)),
        *(as_given(column) for column in (_order.shipping_amount, _order.tax_amount)),
        *(as_text(column) for column in (_order.note, _order.payment_reference, _order.shipping_address)),
        _customer_of.id.label("known_customer"),
        *(as_text(column) for column in _customer_of if column.name != "id"),
        _customer_mapping.c.mahak_id.label("person_id"),
        _customer_mapping.c.origin.label("person_origin"),
        is_gone(_customer_mapping.c.mahak_id).label("person_gone"),
    )
    .select_from(tables.user_orders)
    .outerjoin(tables.customers, _customer_of.id == _order.customer_id)
    .outerjoin(
        _customer_mapping,
        and_(
            _customer_mapping.c.entity_type == "customer",
            _customer_mapping.c.local_id == _customer_of.id,
            _customer_mapping.c.database_id == bindparam("database_id"),
        ),
    )
    .where(_order.id.in_(bindparam("ids", expanding=True)))
)

_item = tables.user_order_items.c
_variant_mapping = ledger.mappings.alias("variant_mapping")
_LINES = (
    select(
        _item.order_id,
        _item.id,
        _item.variant_id,
        as_text(_item.product_name),
        *(as_given(column) for column in (_item.quantity, _item.unit_price)),
        *(as_given(column) for column in (_item.discount_amount, _item.total_price)),
        tables.products.c.name.label("site_name"),
        _variant_mapping.c.mahak_id.label("detail_id"),
        mirror.product_details.c.deleted.label("detail_deleted"),
        mirror.products.c.deleted.label("product_deleted"),
        mirror.products.c.unit_name,
        *(as_given(column) for column in (mirror.products.c.tax_percent, mirror.products.c.charge_percent)),
    )
    .select_from(tables.user_order_items)
    .outerjoin(tables.product_variants, tables.product_variants.c.id == _item.variant_id)
    .outerjoin(tables.products, tables.products.c.id == tables.product_variants.c.product_id)
    .outerjoin(
        _variant_mapping,
        and_(
            _variant_mapping.c.entity_type == "product_variant",
            _variant_mapping.c.local_id == _item.variant_id,
            _variant_mapping.c.database_id == bindparam("database_id"),
        ),
    )
    .outerjoin(mirror.product_details, mirror.product_details.c.id == _variant_mapping.c.mahak_id)
    .outerjoin(mirror.products, mirror.products.c.id == mirror.product_details.c.product_id)
    .where(_item.order_id.in_(bindparam("ids", expanding=True)))
    .order_by(_item.order_id, _item.id)
)

_asset = mirror.store_assets.c
_STOCKS = (
    select(_asset.product_detail_id, _asset.store_id, type_coerce(func.sum(_asset.count1), NullType()))
    .where(_asset.product_detail_id.in_(bindparam("ids", expanding=True)), _asset.deleted.is_(False))
    .group_by(_asset.product_detail_id, _asset.store_id)
)
