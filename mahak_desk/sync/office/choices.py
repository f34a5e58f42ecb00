"""What Mahak has for a person to choose from: stores, price levels, groups, banks, cash boxes, people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import msgspec
from sqlalchemy import Connection, Table, case, func, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.office.price_sample import LEVELS, PriceSample, read_samples
from mahak_desk.website import mirror

PEOPLE_AT_ONCE = 2000


class Choice(msgspec.Struct, frozen=True):
    """One thing by the code the desktop shows, which is what the settings hold."""

    code: int
    name: str


class LevelChoice(msgspec.Struct, frozen=True):
    """A price level: its label in Mahak, "" where it has none, and how many items have a price there."""

    level: int
    name: str
    priced: int


class VisitorDefaults(msgspec.Struct, frozen=True):
    """What Mahak has set for this website's visitor, by code; 0 where it says nothing."""

    store: int = 0
    bank: int = 0
    cash: int = 0
    person: int = 0
    price_level: int = 0


class Choices(msgspec.Struct, frozen=True):
    """Everything but the people, who may be many (`people`)."""

    stores: tuple[Choice, ...]
    levels: tuple[LevelChoice, ...]
    """Those that have a label or a price."""
    person_groups: tuple[Choice, ...]
    banks: tuple[Choice, ...]
    cashes: tuple[Choice, ...]
    visitor: VisitorDefaults
    items: int
    """Items this website may sell."""
    samples: tuple[PriceSample, ...]
    """Some products with their prices; a person knows one of them."""


class PersonLine(msgspec.Struct, frozen=True, gc=False):
    """A person of Mahak, to be found by name or number."""

    code: int
    name: str
    mobile: str


def read_choices(connection: Connection, visitor_id: int) -> Choices:
    """What the mirror holds."""
    return Choices(
        stores=_choices(connection, mirror.stores, "store_code"),
        levels=_levels(connection),
        person_groups=_choices(connection, mirror.person_groups, "person_group_code"),
        banks=_choices(connection, mirror.banks, "bank_code"),
        cashes=_choices(connection, mirror.cashes, "cash_code"),
        visitor=_visitor(connection, visitor_id),
        items=_count(connection, mirror.visitor_products),
        samples=read_samples(connection),
    )


def has_been_read(connection: Connection) -> bool:
    """Whether the mirror holds anything to choose from."""
    return connection.execute(select(mirror.visitors.c.id).limit(1)).first() is not None


def people(looking: Callable[[], AbstractContextManager[Connection]]) -> Iterator[list[PersonLine]]:
    """Every living person with a code, in pieces, each read in a transaction of its own."""
    person = mirror.people.c
    after = 0
    while True:
        query = (
            select(person.id, person.person_code, person.first_name, person.last_name, person.organization)
            .add_columns(person.mobile, person.deleted)
            .where(person.id > after)
            .order_by(person.id)
            .limit(PEOPLE_AT_ONCE)
        )
        with looking() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        after = rows[-1].id
        yield [
            PersonLine(
                row.person_code,
                persian(f"{row.first_name or ''} {row.last_name or ''}") or persian(row.organization),
                persian(row.mobile),
            )
            for row in rows
            if row.person_code and not row.deleted
        ]


def _choices(connection: Connection, table: Table, code: str) -> tuple[Choice, ...]:
    column = table.c
    living = (
        select(column[code], column.name)
        .where(column.deleted.is_(False), column[code] != 0)
        .order_by(column[code])
    )
    return tuple(Choice(row[0], persian(row[1])) for row in connection.execute(living))


def _levels(connection: Connection) -> tuple[LevelChoice, ...]:
    detail, label = mirror.product_details.c, mirror.cost_level_names.c
    counts = connection.execute(
        select(*(func.sum(case((detail[f"price{level}"] > 0, 1), else_=0)) for level in LEVELS)).where(
            detail.deleted.is_(False)
        )
    ).one()
    named = select(label.cost_level_name_code, label.name).where(label.deleted.is_(False))
    names = {code: persian(name) for code, name in connection.execute(named)}
    return tuple(
        LevelChoice(level, names.get(level, ""), int(count or 0))
        for level, count in zip(LEVELS, counts, strict=True)
        if names.get(level) or count
    )


def _visitor(connection: Connection, visitor_id: int) -> VisitorDefaults:
    row = connection.execute(select(mirror.visitors).where(mirror.visitors.c.id == visitor_id)).first()
    if row is None:
        return VisitorDefaults()
    codes = (row.store_code, row.bank_code, row.cash_code, row.person_code, row.sell_price_level)
    return VisitorDefaults(*(code or 0 for code in codes))


def _count(connection: Connection, table: Table) -> int:
    query = select(func.count()).select_from(table).where(table.c.deleted.is_(False))
    return connection.scalar(query) or 0
