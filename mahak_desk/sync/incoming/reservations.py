"""What the website has sold and Mahak's own stock does not show yet (field notes §5.5, §0 fact 8)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import Connection, Select, and_, delete, func, or_, select, union_all
from sqlalchemy.sql.selectable import CompoundSelect

from mahak_desk.sync.incoming.queue import queue_products_of_details
from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.bulk import upsert_rows
from mahak_desk.website.columns import exact
from mahak_desk.website.orders import to_be_sent

SALE = 201
"""Order.orderType of a sales invoice (field notes §4.9)."""

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

    An order of ours is counted once: as unregistered from the moment the cloud shows it, as unsent before
    that, and not at all once the desktop has registered it, since its stock has fallen then.
    """
    reserved: dict[int, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for variant_id, count in connection.execute(_unregistered(database_id)):
        reserved[variant_id][0] += exact(count or 0)
    for variant_id, count in connection.execute(_unsent()):
        reserved[variant_id][1] += exact(count or 0)
    return {variant: (counts[0], counts[1]) for variant, counts in reserved.items() if any(counts)}


def _unregistered(database_id: int) -> Select[int, Decimal]:
    order, line, mapping = mirror.orders.c, mirror.order_details.c, ledger.mappings.c
    return (
        select(mapping.local_id, func.sum(line.count1))
        .select_from(mirror.orders)
        .join(mirror.order_details, line.order_id == order.id)
        .join(
            ledger.mappings,
            and_(
                mapping.database_id == database_id,
                mapping.entity_type == "product_variant",
                mapping.mahak_id == line.product_detail_id,
            ),
        )
        .where(
            order.order_code == 0,
            order.order_type == SALE,
            order.deleted.is_(False),
            line.deleted.is_(False),
        )
        .group_by(mapping.local_id)
    )


def _unsent() -> CompoundSelect[int, Decimal]:
    """Lines of paid orders that the cloud has not shown us yet, whether they are on their way or not."""
    order, line, delivery = tables.user_orders.c, tables.user_order_items.c, ledger.invoice_deliveries.c
    seen = mirror.orders.c
    lines = (
        select(line.variant_id, func.sum(line.quantity))
        .select_from(tables.user_orders)
        .join(tables.user_order_items, line.order_id == order.id)
        .outerjoin(ledger.invoice_deliveries, delivery.order_id == order.id)
        .outerjoin(mirror.orders, seen.order_client_id == delivery.order_client_id)
        .where(line.variant_id.is_not(None), seen.id.is_(None))
        .group_by(line.variant_id)
    )
    waiting = lines.where(to_be_sent(), or_(delivery.state.is_(None), delivery.state != "ignored"))
    sent = lines.where(delivery.state == "sent", order.synced_to_mahak.is_(True))
    return union_all(waiting, sent)
