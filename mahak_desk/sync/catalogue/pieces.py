"""What reading a long list in pieces needs: short transactions, shared values, columns as the driver gives them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, type_coerce
from sqlalchemy.types import NullType

from mahak_desk.mahak.properties import PropertiesUnreadable, parse_properties
from mahak_desk.sync.incoming.facts import options_of

ROWS_AT_ONCE = 2000
"""Enough that a hundred thousand come in few pieces, and few enough that the first is there at once."""

LAST_ID = 2**63 - 1
"""Behind every id: where the last piece ends."""

Looking = Callable[[], AbstractContextManager[Connection]]
"""Opens a short reading transaction."""


class Shared:
    """One object for equal values: a hundred thousand rows say the same few things over and over."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._options: dict[object, str] = {}

    def text(self, value: str | None) -> str:
        return str(self._values.setdefault(value, value)) if value else ""

    def moment(self, value: datetime) -> datetime:
        shared: datetime = self._values.setdefault(value, value)
        return shared

    def options(self, stored: object) -> str:
        """Their values as one line of text, from what a driver gives of the JSON column."""
        if not isinstance(stored, str | bytes):
            return self.text(option_values(stored))
        known = self._options.get(stored)
        if known is None:
            known = self._options[stored] = option_values(stored)
        return known


def option_values(stored: object) -> str:
    return " / ".join(value for _, value in options_of(stored))


def property_values(properties: str | None) -> str:
    """The same of a detail as Mahak has it; "" where it cannot be read."""
    try:
        return " / ".join(value for _, value in parse_properties(properties))
    except PropertiesUnreadable:
        return ""


def options_text(stored: object) -> str:
    return "، ".join(f"{name}: {value}" for name, value in options_of(stored))


def maps_to(
    mapping: FromClause, entity_type: str, local_id: ColumnElement[int], database_id: Any
) -> ColumnElement[bool]:
    """Whether a mapping is the one of a row of the website."""
    return and_(
        mapping.c.entity_type == entity_type,
        mapping.c.local_id == local_id,
        mapping.c.database_id == database_id,
    )


def as_given(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The value as the driver gives it; a hundred thousand conversions are felt."""
    return type_coerce(column, NullType())
