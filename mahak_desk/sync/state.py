"""Small facts about this database that must survive a restart."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from mahak_desk.website.bulk import upsert_rows
from mahak_desk.website.ledger import desk_state

_CATEGORIES_TOUCHED = "categories-touched"
_UNDECIDED_CATEGORIES = "undecided-categories"
_APPLIED_RULES = "applied-rules"


def read_state(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(desk_state.c.value).where(desk_state.c.key == key))


def write_state(connection: Connection, key: str, value: str) -> None:
    upsert_rows(connection, desk_state, ("key", "value"), [(key, value)])


def mark_categories_touched(connection: Connection) -> None:
    """Categories must be applied again, even if the program dies before it gets there."""
    write_state(connection, _CATEGORIES_TOUCHED, "yes")


def take_categories_touched(connection: Connection) -> bool:
    """Whether categories must be applied again; asking settles it, in the caller's transaction."""
    result = connection.execute(delete(desk_state).where(desk_state.c.key == _CATEGORIES_TOUCHED))
    return result.rowcount > 0


def remember_undecided_categories(connection: Connection, keys: Iterable[int]) -> None:
    """Which of Mahak's categories wait for a person to say where they belong, by their keys; in place of all before."""
    write_state(connection, _UNDECIDED_CATEGORIES, " ".join(map(str, sorted(keys))))


def read_undecided_categories(connection: Connection) -> list[int]:
    return [int(key) for key in (read_state(connection, _UNDECIDED_CATEGORIES) or "").split()]


def rules_have_changed(connection: Connection, fingerprint: str) -> bool:
    """Whether the website tables were last built by other rules; remembers these.

    What was never built is not built by other rules: everything that is stored still waits to be applied.
    """
    before = read_state(connection, _APPLIED_RULES)
    if before == fingerprint:
        return False
    write_state(connection, _APPLIED_RULES, fingerprint)
    return before is not None
