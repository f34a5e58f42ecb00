"""The paid orders that wait until a person says what something is in Mahak, and their release."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, or_, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.pieces import maps_to
from mahak_desk.sync.outgoing.as_stored import as_text, text_of
from mahak_desk.sync.outgoing.deliveries import delivery_of, select_deliveries
from mahak_desk.sync.outgoing.verbs import retry
from mahak_desk.sync.people import is_gone
from mahak_desk.website import ledger, mirror, tables

_IDS_AT_ONCE = 500

ITEM_REASONS = ("line-unmapped", "item-deleted")
CUSTOMER_REASONS = ("customer-ambiguous", "customer-deleted")


class Obstacle(NamedTuple):
    """What an order waits for."""

    kind: str
    """item or customer"""
    website_id: int | None
    """A variant or a customer of the website; None for a line that names no variant."""
    name: str
    """As the order has it; only where it names no variant that is there."""


class Waiting(msgspec.Struct, frozen=True):
    """The waiting orders by what each of them waits for."""

    obstacles: Mapping[int, set[Obstacle]]
    """By delivery id."""

    @property
    def counts(self) -> Counter[Obstacle]:
        """How many orders wait for each thing."""
        return Counter(each for of_one in self.obstacles.values() for each in of_one)


class Release(msgspec.Struct, frozen=True):
    """What a pair did for the orders that waited for it."""

    released: int
    """Orders that are judged in the next cycle as if for the first time."""
    still_waiting: int
    """Orders that wait for something else as well."""


def read_waiting(connection: Connection, database_id: int) -> Waiting:
    """Whom the waiting orders wait for, as the mappings are now."""
    found: dict[int, set[Obstacle]] = defaultdict(set)
    where = {"database_id": database_id}
    for row in connection.execute(_ITEMS, where):
        known = row.known_variant is not None
        name = "" if known else persian(text_of(row.product_name))
        found[row.id].add(Obstacle("item", row.known_variant, name))
    for row in connection.execute(_CUSTOMERS, where):
        found[row.id].add(Obstacle("customer", row.customer_id, ""))
    return Waiting(found)


def release(connection: Connection, before: Waiting, database_id: int, now: datetime) -> Release:
    """Let the orders go on that wait for nothing any more of what they waited for before."""
    after = read_waiting(connection, database_id).obstacles
    free = [delivery for delivery in before.obstacles if not after.get(delivery)]
    fewer = [
        delivery
        for delivery, of_one in before.obstacles.items()
        if 0 < len(after.get(delivery, ())) < len(of_one)
    ]
    query = select_deliveries().where(ledger.invoice_deliveries.c.id.in_(bindparam("ids", expanding=True)))
    released = 0
    for start in range(0, len(free), _IDS_AT_ONCE):
        some = connection.execute(query, {"ids": free[start : start + _IDS_AT_ONCE]})
        released += retry(connection, [delivery_of(row) for row in some], now)
    return Release(released, len(fewer))


_delivery = ledger.invoice_deliveries.c
_order = tables.user_orders.c
_item = tables.user_order_items.c
_mapping = ledger.mappings
_detail = mirror.product_details
_product = mirror.products

_ITEMS = (
    select(_delivery.id, as_text(_item.product_name), tables.product_variants.c.id.label("known_variant"))
    .select_from(ledger.invoice_deliveries)
    .join(tables.user_order_items, _item.order_id == _delivery.order_id)
    .outerjoin(tables.product_variants, tables.product_variants.c.id == _item.variant_id)
    .outerjoin(_mapping, maps_to(_mapping, "product_variant", _item.variant_id, bindparam("database_id")))
    .outerjoin(_detail, _detail.c.id == _mapping.c.mahak_id)
    .outerjoin(_product, _product.c.id == _detail.c.product_id)
    .where(
        _delivery.state == "waiting",
        _delivery.reason.in_(ITEM_REASONS),
        or_(_mapping.c.mahak_id.is_(None), _detail.c.deleted.is_(True), _product.c.deleted.is_(True)),
    )
)

_CUSTOMERS = (
    select(_delivery.id, _order.customer_id)
    .select_from(ledger.invoice_deliveries)
    .join(tables.user_orders, _order.id == _delivery.order_id)
    .outerjoin(_mapping, maps_to(_mapping, "customer", _order.customer_id, bindparam("database_id")))
    .where(
        _delivery.state == "waiting",
        _delivery.reason.in_(CUSTOMER_REASONS),
        or_(_mapping.c.mahak_id.is_(None), is_gone(_mapping.c.mahak_id)),
    )
)
