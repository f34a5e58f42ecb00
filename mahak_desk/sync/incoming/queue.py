"""The products whose mirror rows changed since they were last applied: work that survives a crash.

They are queued in the transaction that stores the rows, and leave the queue in the one that applies them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, exists, func, select

from mahak_desk.sync.incoming.facts import Stretch
from mahak_desk.sync.incoming.mirroring import IDS_AT_ONCE, in_batches
from mahak_desk.sync.incoming.touched import PRODUCT_PICTURE, Touched
from mahak_desk.website import mirror
from mahak_desk.website.bulk import insert_missing
from mahak_desk.website.ledger import products_to_apply

EVERYTHING_FROM = 20_000
"""With so many touched details, queueing every product costs less than finding out which."""

QUEUED_AT_ONCE = 10_000
"""Few enough that the interpreter can go to others in between."""


def queue_touched(connection: Connection, touched: Touched) -> None:
    """Queue every product that the stored rows touch, directly or through a detail or a picture, or simply all."""
    details = touched.details_to_look_up
    if touched.everything or len(details) >= EVERYTHING_FROM:
        queue_everything(connection)
    else:
        detail = mirror.product_details.c
        _queue_by_ids(connection, select(detail.product_id).where(_among(detail.id)), details)
    gallery = mirror.photo_galleries.c
    of_pictures = select(gallery.item_code).where(
        _among(gallery.picture_id), gallery.entity_type == PRODUCT_PICTURE
    )
    _queue_by_ids(connection, of_pictures, touched.pictures)
    queue_products(connection, touched.products)


def queue_everything(connection: Connection) -> None:
    """Queue every product, for a change that may concern any of them."""
    product, detail = mirror.products.c, mirror.product_details.c
    for every in (select(product.id), select(detail.product_id).distinct()):
        column = every.selected_columns[0]
        missing = every.where(~exists().where(products_to_apply.c.product_id == column))
        connection.execute(products_to_apply.insert().from_select(["product_id"], missing))


def queue_products(connection: Connection, product_ids: Iterable[int]) -> None:
    for some in in_batches(sorted(product_ids), QUEUED_AT_ONCE):
        insert_missing(connection, products_to_apply, ("product_id",), [(i,) for i in some])


def queue_products_of_details(connection: Connection, detail_ids: Iterable[int]) -> None:
    detail = mirror.product_details.c
    _queue_by_ids(connection, select(detail.product_id).where(_among(detail.id)), detail_ids)


def queue_products_of_categories(connection: Connection, category_ids: Iterable[int]) -> None:
    product = mirror.products.c
    _queue_by_ids(connection, select(product.id).where(_among(product.product_category_id)), category_ids)


def waiting(connection: Connection) -> int:
    """How many products wait to be applied."""
    return connection.scalar(select(func.count()).select_from(products_to_apply)) or 0


_next = (
    select(products_to_apply.c.product_id)
    .where(products_to_apply.c.product_id > bindparam("after"))
    .order_by(products_to_apply.c.product_id)
    .limit(bindparam("size"))
    .subquery()
)
_ENDS_OF_NEXT = select(func.min(_next.c.product_id), func.max(_next.c.product_id))


def stretches(connection: Connection, after: int, size: int) -> Iterator[Stretch]:
    """The waiting products beyond an id in the order of theirs, at most `size` at a time."""
    while True:
        first, last = connection.execute(_ENDS_OF_NEXT, {"after": after, "size": size}).one()
        if first is None:
            return
        yield Stretch(first, last)
        after = last


_LEAVING = delete(products_to_apply).where(
    products_to_apply.c.product_id.between(bindparam("first"), bindparam("last"))
)


def leave_queue(connection: Connection, stretch: Stretch, held: Sequence[int]) -> None:
    """Take a stretch off the queue, but for the products that are held back."""
    connection.execute(_LEAVING, stretch._asdict())
    queue_products(connection, held)


def _among(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.in_(bindparam("ids", expanding=True))


def _queue_by_ids(connection: Connection, query: Select[tuple[int]], ids: Iterable[int]) -> None:
    found: set[int] = set()
    for some in in_batches(ids, IDS_AT_ONCE):
        found.update(connection.scalars(query, {"ids": some}))
    queue_products(connection, found)
