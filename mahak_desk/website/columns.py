"""Column types that mean the same on SQLite, PostgreSQL and MariaDB: exact amounts, UTC times, wide ids."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import JSON, BigInteger, DateTime, Integer, MetaData, Numeric, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator, TypeEngine

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits everywhere; SQLite gives only an INTEGER PRIMARY KEY its fast row id (and it is 64 bits there)."""

Json = JSON(none_as_null=True)
"""JSON in which None is an absent value, SQL's NULL, never the JSON text `null`."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)
"""All tables of the database. Alembic owns their creation (`migrations/`), and what only creating them tells."""


class LongText(Text):
    """Text without a practical bound; MariaDB's TEXT ends at 64 KB, 32,000 Persian letters."""


@compiles(LongText, "mysql")
def _medium_text(*_: object, **__: object) -> str:
    # By its name: the dialect that has a class for it is 1 MB that a shop on another database does without.
    return "MEDIUMTEXT"


class Exact(TypeDecorator[Decimal]):
    """NUMERIC read and written as Decimal on every database.

    SQLite has no decimals: text put into a column of NUMERIC affinity is kept exactly up to 15 digits, which
    is more than a count of three decimals or an amount in Rial needs.
    """

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self._precision = precision
        self._scale = scale

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal]:
        if dialect.name == "sqlite":
            # Plain NUMERIC without SQLAlchemy's float conversion; see bind and result below.
            return dialect.type_descriptor(_SQLiteNumeric(self._precision, self._scale))
        return dialect.type_descriptor(self.impl_instance)

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> Decimal | int | str | None:
        if value is not None and dialect.name == "sqlite" and not isinstance(value, int):
            return str(value)
        return value

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        return None if value is None else exact(value)


class _SQLiteNumeric(Numeric[Decimal]):
    def bind_processor(self, dialect: Dialect) -> None:
        return None

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        return None


def exact(value: object) -> Decimal:
    """A number as a database driver gave it, as Decimal: SQLite's floats by their shortest spelling."""
    return Decimal(str(value))


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, aware and in UTC in Python, stored without its zone as UTC.

    PostgreSQL gets a real TIMESTAMPTZ, so that a website's own `now()` is right whatever its session's zone.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        if dialect.name in ("mysql", "mariadb"):
            from sqlalchemy.dialects import mysql

            return dialect.type_descriptor(mysql.DATETIME(fsp=6))
        return dialect.type_descriptor(DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
