"""Searches a table for rows to which no mapping leads, a stretch of ids at a time, where counting tells of some.

Counting the mappings that lead to a row goes along two indexes side by side; asking of each row whether one leads
to it costs several times as much, and in most stretches of a catalogue none lacks one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Self

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    exists,
    func,
    select,
)

from mahak_desk.sync.catalogue.pieces import LAST_ID
from mahak_desk.website import ledger

_COUNTED = 50_000
"""Rows of a stretch: few enough that the search through one does not keep anybody waiting."""


class Found(NamedTuple):
    rows: Sequence[Row[Any]]
    last: int | None
    """The id to go on after; None: there are no more."""


class UnmatchedSearch(NamedTuple):
    """The statements bind `after`, the id before the stretch; but for the first also its `last` and `database_id`."""

    end: Select[int]
    """The last id of the stretch; none where it is the last stretch."""
    counts: Select[int, int]
    """How many rows it has, and how many of them are mapped: a row is at most once."""
    unmatched: Select[*tuple[Any, ...]]
    limit: int

    @classmethod
    def of(
        cls,
        query: Select[*tuple[Any, ...]],
        row_id: Column[int],
        entity_type: str,
        mapped_id: ColumnElement[int],
        *,
        among: Sequence[ColumnElement[bool]] = (),
        limit: int,
        counted: int = _COUNTED,
    ) -> Self:
        """`query` selects from the table of `row_id`, `mapped_id` is the mappings' column that names its rows.

        `among` tells from the table itself which rows are meant; what else makes one uninteresting is the query's.
        At most `limit` are found at once, in a stretch of `counted`.
        """
        after: BindParameter[int] = bindparam("after")
        last: BindParameter[int] = bindparam("last")
        rows = select(func.count()).where(row_id > after, row_id <= last, *among)
        mapped = (
            select(func.count())
            .select_from(ledger.mappings.join(row_id.table, row_id == mapped_id))
            .where(of_type(entity_type), mapped_id > after, mapped_id <= last, *among)
        )
        unmatched = query.where(
            row_id > after, row_id <= last, *among, ~is_mapped(entity_type, mapped_id, row_id)
        )
        return cls(
            end=select(row_id).where(row_id > after).order_by(row_id).limit(1).offset(counted - 1),
            counts=select(rows.scalar_subquery(), mapped.scalar_subquery()),
            unmatched=unmatched.order_by(row_id).limit(limit),
            limit=limit,
        )

    def after(self, connection: Connection, after: int, database_id: int) -> Found:
        """Some rows in the order of their ids, none where the next stretch has none."""
        end = connection.scalar(self.end, {"after": after})
        where = {"after": after, "last": LAST_ID if end is None else end, "database_id": database_id}
        there, mapped = connection.execute(self.counts, where).one()
        if there == mapped:
            return Found((), end)
        rows = connection.execute(self.unmatched, where).all()
        return Found(rows, rows[-1].id if len(rows) == self.limit else end)


def is_mapped(
    entity_type: str, mapped_id: ColumnElement[int], row_id: ColumnElement[int]
) -> ColumnElement[bool]:
    """Whether a mapping of the account leads to a row; answered by the index alone."""
    return exists(mapped_id).where(of_type(entity_type), mapped_id == row_id)


def of_type(entity_type: str) -> ColumnElement[bool]:
    mapping = ledger.mappings.c
    return (mapping.database_id == bindparam("database_id")) & (mapping.entity_type == entity_type)
