"""Takes off the site what Mahak does not have any more in any form: goods of a former account, above all.

What leaves in the usual way leaves a mirror row that says so. After a change of account there is none: the
mirror was emptied, and the rows of the former account's goods will not come again.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    delete,
    exists,
    func,
    select,
    update,
)

from mahak_desk.sync.state import read_state, write_state
from mahak_desk.website import mirror, tables
from mahak_desk.website.ledger import desk_state, mappings

_WANTED = "orphans-wanted"


class Orphans(msgspec.Struct, frozen=True):
    """How many products and variants the website offers that Mahak does not have."""

    products: int = 0
    variants: int = 0


def want_orphans(connection: Connection) -> None:
    """Have orphans looked for, once everything has been read: only then is absence from the mirror proof.

    It is remembered until they have been hidden, even if the program dies or a person must agree first.
    """
    write_state(connection, _WANTED, "yes")


def find_orphans(connection: Connection, database_id: int) -> Orphans:
    """What has to be hidden; nothing where the mirror holds no goods at all, which proves nothing."""
    if read_state(connection, _WANTED) is None or connection.scalar(select(~_ANY_GOODS)):
        return Orphans()
    found = [
        connection.scalar(select(func.count()).where(_is_orphan(table, entity_type, goods, database_id)))
        for table, entity_type, goods in _KINDS
    ]
    return Orphans(*(count or 0 for count in found))


def orphaned_names(connection: Connection, database_id: int, most: int) -> list[str]:
    """The names of products that have to be hidden, at most so many."""
    table, entity_type, goods = _KINDS[0]
    query = select(table.c.name).where(_is_orphan(table, entity_type, goods, database_id))
    return list(connection.scalars(query.order_by(table.c.id).limit(most)))


def hide_orphans(connection: Connection, orphans: Orphans, database_id: int, now: datetime) -> None:
    """Hide what was found. Nothing is deleted, so that it can come back with its orders intact."""
    for count, (table, entity_type, goods) in zip(msgspec.structs.astuple(orphans), _KINDS, strict=True):
        if count:
            statement = update(table).where(_is_orphan(table, entity_type, goods, database_id))
            connection.execute(statement.values(is_active=False, updated_at=now))
    connection.execute(delete(desk_state).where(desk_state.c.key == _WANTED))


_ANY_GOODS = exists().select_from(mirror.product_details)
_KINDS: tuple[tuple[Table, str, Table], ...] = (
    (tables.products, "product", mirror.products),
    (tables.product_variants, "product_variant", mirror.product_details),
)


def _is_orphan(table: Table, entity_type: str, goods: Table, database_id: int) -> ColumnElement[bool]:
    """On the site, put there from Mahak once, and without a row in what Mahak has now.

    What the shop added itself has no mapping and is no orphan.
    """
    once, now = mappings.alias("once"), mappings.alias("now")
    return and_(
        table.c.is_active.is_(True),
        exists().where(_names(once, entity_type, table)),
        ~exists().where(
            _names(now, entity_type, table), now.c.database_id == database_id, goods.c.id == now.c.mahak_id
        ),
    )


def _names(mapping: FromClause, entity_type: str, table: Table) -> ColumnElement[bool]:
    return and_(mapping.c.entity_type == entity_type, mapping.c.local_id == table.c.id)
