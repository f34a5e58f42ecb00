"""Pairs that a person makes, and takes back, between Mahak's categories and the website's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select, update

from mahak_desk.sync.catalogue.pairing import Mapped, Pair
from mahak_desk.sync.catalogue.pairing_refusals import (
    NotMadeByHand,
    PartnerTaken,
    UnknownInMahak,
    UnknownOnWebsite,
)
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.matching import write_mappings
from mahak_desk.sync.incoming.queue import queue_products_of_categories
from mahak_desk.sync.incoming.wanted_categories import wanted_categories
from mahak_desk.sync.state import mark_categories_touched
from mahak_desk.website import tables
from mahak_desk.website.ledger import mappings


def pair_category(
    connection: Connection,
    key: int,
    website_id: int,
    catalogue: Catalogue | None,
    *,
    takes_over: bool = False,
) -> Mapped:
    """Let a category of the website be one of Mahak's (by its key): the next cycle puts its products there.

    The website's keeps the name and the place it has. What was made for Mahak's until now leaves the menu; what
    the shop had made itself stays. With `takes_over`, or where Mahak's is gone, the website's is taken from the
    one it was until now. Raises UnknownInMahak, UnknownOnWebsite and PartnerTaken.
    """
    if catalogue is None:
        raise UnknownInMahak("category", key)
    in_mahak, _ = wanted_categories(connection, tree=catalogue.rules.tree_categories)
    living = {category.key for category in in_mahak.values() if category.is_active}
    if key not in living:
        raise UnknownInMahak("category", key)
    row = tables.categories.c
    if connection.scalar(select(row.id).where(row.id == website_id, row.is_active)) is None:
        raise UnknownOnWebsite("category", website_id)
    before = _pairs(connection, [key], [website_id], catalogue.database_id)
    taken_from = next((pair.mahak_id for pair in before if pair.mahak_id != key), None)
    if taken_from in living and not takes_over:
        raise PartnerTaken(website_id, taken_from)
    former = next((pair.local_id for pair in before if pair.local_id != website_id), None)
    made = Pair(catalogue.database_id, "category", key, website_id, str(abs(key)), "manual")
    _write(connection, [made], catalogue.database_id)
    return Mapped(0, 0, former, taken_from, pairs_before=before)


def take_back_category(
    connection: Connection, key: int, website_id: int, done: Mapped, catalogue: Catalogue | None
) -> None:
    """Undo a pair that has just been made: what was paired before is so again. Raises NotMadeByHand."""
    unpair_category(connection, key, catalogue, only=website_id)
    if catalogue is not None:
        _write(connection, done.pairs_before, catalogue.database_id)


def unpair_category(
    connection: Connection, key: int, catalogue: Catalogue | None, *, only: int | None = None
) -> None:
    """Forget a pair that was made by hand, or `only` the one with this row of the website, which stays as it is.

    The next cycle treats Mahak's as one that has no partner. Raises NotMadeByHand.
    """
    made = [] if catalogue is None else _pairs(connection, [key], [], catalogue.database_id)
    if not made or made[0].origin != "manual" or only not in (None, made[0].local_id):
        raise NotMadeByHand(key)
    _delete(connection, made)
    _apply_again(connection, [key])


def _write(connection: Connection, pairs: Sequence[Pair], database_id: int) -> None:
    """Pairs in place of those that either side has; a row the program had made for one of these leaves the menu."""
    rows = {pair.local_id for pair in pairs}
    replaced = _pairs(connection, [pair.mahak_id for pair in pairs], sorted(rows), database_id)
    _delete(connection, replaced)
    left = [pair.local_id for pair in replaced if pair.origin == "auto" and pair.local_id not in rows]
    category = tables.categories
    connection.execute(update(category).where(category.c.id.in_(left)).values(is_active=False))
    write_mappings(connection, pairs)
    _apply_again(connection, [pair.mahak_id for pair in (*pairs, *replaced)])


def _pairs(
    connection: Connection, keys: Sequence[int], website_ids: Sequence[int], database_id: int
) -> list[Pair]:
    """The pairs of some of Mahak's categories, and of some of the website's."""
    pair = mappings.c
    found: list[Pair] = []
    # One after the other: each has an index of its own.
    for side in (pair.mahak_id.in_(keys), pair.local_id.in_(website_ids)):
        query = select(*(pair[name] for name in Pair._fields)).where(
            pair.database_id == database_id, pair.entity_type == "category", side
        )
        found += [Pair._make(row) for row in connection.execute(query)]
    return list(dict.fromkeys(found))


def _delete(connection: Connection, pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        connection.execute(
            delete(mappings).where(
                mappings.c.database_id == pair.database_id,
                mappings.c.entity_type == pair.entity_type,
                mappings.c.mahak_id == pair.mahak_id,
            )
        )


def _apply_again(connection: Connection, keys: Iterable[int]) -> None:
    """With the next cycle; it looks at every product that has a place in Mahak's tree."""
    mark_categories_touched(connection)
    queue_products_of_categories(connection, {key for key in keys if key > 0})
