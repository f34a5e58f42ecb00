"""Stores Mahak's rows in the mirror and remembers which products they touch (field notes §3)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, bindparam, exists, select, type_coerce, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.types import NullType

from mahak_desk.mahak.decoding import Rows, UnreadableRow
from mahak_desk.mahak.rows import Row
from mahak_desk.sync.incoming.touched import Stored, Touched
from mahak_desk.website import mirror
from mahak_desk.website.bulk import refusable, upsert_rows
from mahak_desk.website.mirror import MIRRORS

IDS_AT_ONCE = 500
"""How many ids one SELECT … IN (…) carries."""

_REFUSALS = (DataError, IntegrityError, OverflowError)
"""How a database refuses a value; SQLite's driver has its own way for an integer beyond 64 bits."""
_ROW_AS_TEXT = msgspec.json.Encoder(decimal_format="number")
_ENTITY_OF = {table.name: entity for entity, table in MIRRORS.items()}

_NEVER_VANISH = frozenset({"Order", "OrderDetail"})
"""Nothing says that a read from 0 returns orders of every age, so absence of one proves nothing."""

_detail_link = mirror.visitor_products.c
_person_link = mirror.visitor_people.c
_THROUGH_LINKS: dict[str, ColumnElement[bool]] = {
    "Product": exists().where(
        mirror.product_details.c.product_id == mirror.products.c.id,
        _detail_link.product_detail_id == mirror.product_details.c.id,
        _detail_link.deleted.is_(False),
    ),
    "ProductDetail": exists().where(
        _detail_link.product_detail_id == mirror.product_details.c.id, _detail_link.deleted.is_(False)
    ),
    "Person": exists().where(_person_link.person_id == mirror.people.c.id, _person_link.deleted.is_(False)),
}
"""Rows that come only while a link to the visitor lives (field notes §3.1): without one they are not gone,
only out of sight, and come into sight again as they were."""


class Mirroring:
    """Stores the pieces of one answer, within the caller's transaction.

    With `everything` the answer was asked for from 0: a row counts as changed when its content differs even
    if its version does not, since desktop edits do not always move it (field notes §3.1), and rows that did
    not come are taken for gone at the end.
    """

    def __init__(
        self, connection: Connection, *, everything: bool, once_unreadable: Mapping[str, set[int]]
    ) -> None:
        """`once_unreadable` holds, by entity, the ids of rows that could not be read before."""
        self._connection = connection
        self._everything = everything
        self._once_unreadable = once_unreadable
        self._empty: dict[str, bool] = {}
        self._seen: dict[str, set[int]] = {}
        self._nameless: set[str] = set()
        # Details without any product are no first import: the products may be long in coming.
        is_first = not any(
            _holds_rows(connection, goods) for goods in (mirror.products, mirror.product_details)
        )
        # After a whole read all of the website is compared: it may have been changed from the other side.
        self.touched = Touched(everything=everything or is_first)
        self.versions: dict[str, int] = {}
        """The greatest row version stored, by entity; the service sends rows unsorted."""
        self.received = 0
        self.changed = 0
        self.different: dict[str, int] = {}
        """By entity, how many rows had other content under the same version (only with `everything`)."""
        self.unreadable: list[UnreadableRow] = []
        self.healed: set[tuple[str, str]] = set()
        """(entity, id) of rows that could not be read before and now can."""

    def store(self, piece: Rows) -> None:
        entity = piece.row_type.entity
        rows = _newest_of_each(piece.good)
        self.received += len(piece.good) + len(piece.unreadable)
        versions = [row.row_version for row in rows.values()]
        for bad in piece.unreadable:
            self.unreadable.append(bad)
            self._note_unreadable(bad)
            if bad.row_version is not None:
                versions.append(bad.row_version)  # it is kept whole among the problems
        if versions:
            self.versions[entity] = max(self.versions.get(entity, 0), *versions)
        if rows:
            self._store_changed(entity, rows)
        if once_unreadable := self._once_unreadable.get(entity):
            self.healed |= {(entity, str(row_id)) for row_id in once_unreadable & rows.keys()}

    def _note_unreadable(self, bad: UnreadableRow) -> None:
        """A row that came is not gone, though it could not be read; without an id it may be any row."""
        if bad.id_text.isdecimal():
            self._seen.setdefault(bad.entity, set()).add(int(bad.id_text))
        else:
            self._nameless.add(bad.entity)

    def _store_changed(self, entity: str, rows: dict[int, Row]) -> None:
        table = MIRRORS[entity]
        changed = list(rows.values()) if self._is_empty(entity, table) else self._compare(entity, table, rows)
        if self._everything:
            self._seen.setdefault(entity, set()).update(rows)
        if not changed:
            return
        try:
            with refusable(self._connection):
                self._upsert(table, changed)
        except _REFUSALS:
            changed = [row for row in changed if self._stored_alone(entity, table, row)]
        self.changed += len(changed)
        if changed:
            self.touched.note(changed)

    def _upsert(self, table: Table, rows: Sequence[Row]) -> None:
        columns = [column.name for column in table.columns]
        # Only a first import meets the same row twice without having read what is stored.
        newer_than = "row_version" if self._empty[_ENTITY_OF[table.name]] else None
        upsert_rows(
            self._connection, table, columns, map(msgspec.structs.astuple, rows), newer_than=newer_than
        )

    def _stored_alone(self, entity: str, table: Table, row: Row) -> bool:
        """Store one row of a piece that the database refused; the refused one is kept as unreadable."""
        try:
            with refusable(self._connection):
                self._upsert(table, [row])
        except _REFUSALS as error:
            fault = str(getattr(error, "orig", error)).splitlines()[0]
            raw = _ROW_AS_TEXT.encode(row).decode()
            self.unreadable.append(UnreadableRow(entity, raw, fault, str(row.id), row.row_version))
            return False
        return True

    def _is_empty(self, entity: str, table: Table) -> bool:
        if entity not in self._empty:
            self._empty[entity] = not _holds_rows(self._connection, table)
        return self._empty[entity]

    def _compare(self, entity: str, table: Table, rows: dict[int, Row]) -> list[Row]:
        stored = dict(_stored_rows(self._connection, table, list(rows)))
        seen = self._seen.get(entity, set())
        changed: list[Row] = []
        for row_id, row in rows.items():
            before = stored.get(row_id)
            if before is None:
                changed.append(row)
                continue
            version = cast(int, before[1])
            if self._everything:
                # The same row twice in one answer: the newer one has already been stored.
                if (row_id in seen and version > row.row_version) or _same_content(row, before):
                    continue
                if version == row.row_version:
                    self.different[entity] = self.different.get(entity, 0) + 1
            elif version >= row.row_version:
                continue
            changed.append(row)
            self.touched.note_former_parent(row, before)
        return changed

    def mark_vanished(self) -> dict[str, int]:
        """After a whole answer from 0: mark stored rows that did not come as deleted; counts by entity.

        An entity of which nothing came at all is left as it is: an empty list is no proof of absence.
        """
        vanished: dict[str, int] = {}
        for entity in sorted(self._seen, key=_THROUGH_LINKS.__contains__):  # links first
            if entity in _NEVER_VANISH | self._nameless or self._empty.get(entity, True):
                continue
            table, seen = MIRRORS[entity], self._seen[entity]
            living = select(table.c.id).where(table.c.deleted.is_(False))
            if entity in _THROUGH_LINKS:
                living = living.where(_THROUGH_LINKS[entity])
            gone = [row_id for row_id in self._connection.scalars(living) if row_id not in seen]
            for row_ids in in_batches(gone, IDS_AT_ONCE):
                stored = _stored_rows(self._connection, table, row_ids)
                self._connection.execute(
                    # Below every version, so that a row that comes back as it was is taken.
                    update(table)
                    .where(table.c.id.in_(bindparam("ids", expanding=True)))
                    .values(deleted=True, row_version=0),
                    {"ids": row_ids},
                )
                for row_id, before in stored:
                    self.touched.note_vanished(entity, row_id, before)
            if gone:
                vanished[entity] = len(gone)
        return vanished


def _holds_rows(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table.c.id).limit(1)).first() is not None


def _newest_of_each(rows: Sequence[Row]) -> dict[int, Row]:
    """One row per id: the same row may come twice in one answer (field notes §3.1)."""
    newest = {row.id: row for row in rows}
    if len(newest) < len(rows):
        for row in rows:
            if row.row_version > newest[row.id].row_version:
                newest[row.id] = row
    return newest


def _stored_rows(
    connection: Connection, table: Table, row_ids: Sequence[int]
) -> Iterator[tuple[int, Stored]]:
    """Mirror rows by id, their values as the driver gives them."""
    query = select(*(type_coerce(column, NullType()) for column in table.columns)).where(
        table.c.id.in_(bindparam("ids", expanding=True))
    )
    for some in in_batches(row_ids, IDS_AT_ONCE):
        for row in connection.execute(query, {"ids": some}):
            yield cast(int, row[0]), tuple(row)


def _same_content(row: Row, before: Stored) -> bool:
    values = msgspec.structs.astuple(row)
    return values == before or all(map(_equal, values, before))


_FLOAT_PRECISION = 1e-15
"""SQLite keeps some 15 digits of a number with a fraction."""
_HALF_A_LAST_DIGIT = Decimal("5e-10")
"""The others keep nine decimals, rounded."""


def _equal(value: object, stored: object) -> bool:
    if value == stored:
        return True
    if isinstance(stored, float) or (isinstance(value, Decimal) and isinstance(stored, int)):
        return isinstance(value, int | Decimal) and math.isclose(value, stored, rel_tol=_FLOAT_PRECISION)
    return (
        isinstance(value, Decimal)
        and isinstance(stored, Decimal)
        and abs(value - stored) <= _HALF_A_LAST_DIGIT
    )


def in_batches(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    """The ids in lists of at most `size`."""
    ordered = list(ids)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
