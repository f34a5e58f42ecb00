"""Reads what a website stored, whatever it is: text that is no text, moments that do not exist, odd numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Column, Label, LargeBinary, Text, cast, type_coerce
from sqlalchemy.types import NullType

from mahak_desk.website.columns import exact


def moment_of(written: str) -> datetime | None:
    """A moment in UTC from the text of the website's column, which may hold none that exists.

    SQLite takes any text for a time, PostgreSQL has times beyond the year 9999 and infinity.
    """
    try:
        moment = datetime.fromisoformat(written.strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def whole(stored: object) -> int | None:
    """A whole number as the website stored it, None where it is anything else."""
    if type(stored) is int:
        return stored
    number = number_of(stored)
    return int(number) if number is not None and number == number.to_integral_value() else None


def number_of(stored: object) -> Decimal | None:
    try:
        number = exact(stored) if isinstance(stored, int | float | Decimal | str) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def text_of(stored: object) -> str:
    """Text as the website stored it, with nothing in it that no request could carry.

    SQLite takes any bytes for text: a website may have written another encoding than UTF-8.
    """
    if isinstance(stored, bytes):
        return stored.decode("utf-8", "replace")
    return "" if stored is None else str(stored).encode("utf-8", "ignore").decode()


_TEXT = Text().with_variant(LargeBinary(), "sqlite")


def as_text(column: Column[Any]) -> Label[str]:
    """The value as text, on SQLite as bytes: a driver may not know how to hold what the database does."""
    return cast(column, _TEXT).label(column.name)


def as_given(column: Column[Any]) -> Label[Any]:
    """The value as the driver gives it: SQLite may hold what no conversion expects."""
    return type_coerce(column, NullType()).label(column.name)
