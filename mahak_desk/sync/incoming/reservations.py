"""What the website has sold and Mahak's own stock does not show yet (field notes §5.5, §0 fact 8)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.sql.selectable import CompoundSelect
from sqlalchemy.types import NullType

from mahak_desk.sync.incoming.queue import queue_products_of_details
from mahak_desk.sync.outgoing.states import UNSETTLED
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.bulk import upsert_rows
from mahak_desk.website.columns import exact
from mahak_desk.website.orders import to_be_sent

SALE = 201
"""Order.orderType of a sales invoice (field notes §4.9)."""

_UNREGISTERED, _UNSENT = 0, 1
_MOST = Decimal(10**12)
"""More than any stock, and little enough for the column: an absurd order must not stop the others."""

Reserved = dict[int, tuple[Decimal, Decimal]]
"""Website variant id → (sent to Mahak but not registered by its desktop, paid but not in Mahak at all)."""


def refresh_reservations(connection: Connection, database_id: int) -> int:
    """Bring the reservations up to date and queue the products whose stock they change; how many did."""
    before = {
        row.variant_id: (row.unregistered, row.unsent)
        for row in connection.execute(select(ledger.stock_reservations))
    }
    now = reserved_stock(connection, database_id)
    changed = [variant for variant in before.keys() | now.keys() if before.get(variant) != now.get(variant)]
    if not changed:
        return 0
    table = ledger.stock_reservations
    gone = [variant for variant in changed if variant not in now]
    if gone:
        connection.execute(delete(table).where(table.c.variant_id.in_(gone)))
    upsert_rows(
        connection,
        table,
        ("variant_id", "unregistered", "unsent"),
        [(variant, *now[variant]) for variant in changed if variant in now],
    )
    mapping = ledger.mappings.c
    details = connection.scalars(
        select(mapping.mahak_id).where(
            mapping.database_id == database_id,
            mapping.entity_type == "product_variant",
            mapping.local_id.in_(changed),
        )
    )
    queue_products_of_details(connection, details)
    return len(changed)


def reserved_stock(connection: Connection, database_id: int) -> Reserved:
    """Per variant, what must be taken off Mahak's stock.

    An order of ours is counted once. Until it is settled its lines on the website count, since Mahak may have
    only a part of it; from then on the lines Mahak has, or the website's while the cloud has not shown them
    yet; and nothing once the desktop has registered it, since its stock has fallen then.
    """
    reserved: dict[int, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    # One statement, so that an order that is settled meanwhile is seen in one of its places, not in none.
    for place, variant_id, count in connection.execute(_everything_sold(database_id)):
        reserved[variant_id][place] += exact(count or 0)
    return {
        variant: (min(unregistered, _MOST), min(unsent, _MOST))
        for variant, (unregistered, unsent) in reserved.items()
        if unregistered or unsent
    }


def _everything_sold(database_id: int) -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(_unregistered(database_id), *_unsent())


def _unregistered(database_id: int) -> Select[*tuple[Any, ...]]:
    """Lines of orders that the cloud shows and the desktop has not registered, but for our unsettled ones."""
    order, line, mapping = mirror.orders.c, mirror.order_details.c, ledger.mappings.c
    delivery = ledger.invoice_deliveries.c
    return (
        select(literal(_UNREGISTERED), mapping.local_id, _raw_sum(line.count1))
        .select_from(mirror.orders)
        .join(mirror.order_details, line.order_id == order.id)
        .join(
            ledger.mappings,
            and_(
                mapping.database_id == database_id,
                mapping.entity_type == "product_variant",
                # No plain column: no database shall begin with every line a product was ever sold in.
                mapping.mahak_id == line.product_detail_id + 0,
            ),
        )
        .outerjoin(ledger.invoice_deliveries, delivery.order_client_id == order.order_client_id)
        .outerjoin(tables.user_orders, tables.user_orders.c.id == delivery.order_id)
        .where(
            case((and_(delivery.state.in_(UNSETTLED), to_be_sent()), False), else_=True),
            order.order_code == 0,
            order.order_type == SALE,
            order.deleted.is_(False),
            line.deleted.is_(False),
        )
        .group_by(mapping.local_id)
    )


def _unsent() -> tuple[Select[*tuple[Any, ...]], ...]:
    """Lines of paid orders that are not settled, and of settled ones that the cloud has not shown us yet."""
    order, line, delivery = tables.user_orders.c, tables.user_order_items.c, ledger.invoice_deliveries.c
    seen = mirror.orders.c
    lines = (
        select(literal(_UNSENT), line.variant_id, _raw_sum(line.quantity))
        .select_from(tables.user_orders)
        .join(tables.user_order_items, line.order_id == order.id)
        .outerjoin(ledger.invoice_deliveries, delivery.order_id == order.id)
        .outerjoin(mirror.orders, seen.order_client_id == delivery.order_client_id)
        .where(line.variant_id.is_not(None), line.quantity > 0)
        .group_by(line.variant_id)
    )
    unsettled = lines.where(
        to_be_sent(),
        or_(delivery.state.is_(None), delivery.state.in_(UNSETTLED)),
        or_(seen.id.is_(None), seen.order_code == 0, seen.deleted.is_(True)),
    )
    unseen = lines.where(delivery.state == "sent", seen.id.is_(None))
    return unsettled, unseen


def _raw_sum(column: ColumnElement[Decimal]) -> ColumnElement[object]:
    """As the driver gives it: the parts of a union must agree in type, not in how they are converted."""
    return type_coerce(func.sum(column), NullType())
