"""Which orders can be tried again, and which are held because Mahak may have them already."""

from __future__ import annotations

from collections.abc import Sequence

from mahak_desk.sync.order_book.order_rows import OrderRow
from mahak_desk.sync.outgoing.look_only import MAY_BE_IN_MAHAK
from mahak_desk.sync.outgoing.states import AT_REST


def numbers(rows: Sequence[OrderRow]) -> list[str]:
    return [row.number for row in rows]


def at_rest(rows: Sequence[OrderRow]) -> list[str]:
    """The numbers of those a person may decide about."""
    return [row.number for row in rows if row.state in AT_REST]


def can_be_tried(row: OrderRow) -> bool:
    """One that may be in Mahak already is sent by itself only, and only when a person says so."""
    return row.state in AT_REST and not is_held(row)


def is_held(row: OrderRow) -> bool:
    """Whether it may be in Mahak already."""
    return row.state in AT_REST and row.reason == MAY_BE_IN_MAHAK


def offers_retry(row: OrderRow) -> bool:
    """Whether trying it again is worth a button in its row: what goes by itself with the next cycle needs none."""
    stands = row.pile == "needs_you" or row.state == "in_doubt" or row.next_try_at is not None
    return stands and can_be_tried(row)
