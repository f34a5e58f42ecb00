"""What corresponds to what as light rows: what orders wait for, what a person may map, then the pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.category_lines import (
    asked_categories,
    own_categories,
    paired_categories,
)
from mahak_desk.sync.catalogue.mapping_line import FIRST_ID, Lines, MappingLine
from mahak_desk.sync.catalogue.pair_lines import read_pairs
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.pieces import Looking, Shared, as_given, maps_to
from mahak_desk.sync.catalogue.unmatched import (
    mahak_details,
    mahak_products,
    website_products,
    website_variants,
)
from mahak_desk.sync.catalogue.waiting_orders import CUSTOMER_REASONS, Obstacle, read_waiting
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.mirroring import IDS_AT_ONCE, in_batches
from mahak_desk.sync.outgoing.as_stored import as_text, text_of
from mahak_desk.website import ledger, mirror, tables

UNMAPPED, ITEM_DELETED, NOWHERE = "line-unmapped", "item-deleted", "line-without-variant"
AMBIGUOUS, CUSTOMER_DELETED = CUSTOMER_REASONS


def mapping_lines(
    looking: Looking, read_catalogue: Callable[[Connection], Catalogue | None]
) -> Iterator[list[MappingLine]]:
    """Everything there is to map or is mapped, in lists of about 2,000, none of them empty."""
    shared = Shared()
    with looking() as connection:
        catalogue = read_catalogue(connection)
        if catalogue is None:
            return
        first = _waited_for(connection, catalogue, shared)
    if first:
        yield first
    told = {(line.kind, line.website_id) for line in first if line.website_id is not None}
    for read in _READINGS:
        after: int | None = FIRST_ID
        while after is not None:
            with looking() as connection:
                lines, after = read(connection, after, catalogue, shared)
            some = [line for line in lines if (line.kind, line.website_id) not in told] if told else lines
            if some:
                yield some


def _pairs_of(kind: Paired) -> Callable[[Connection, int, Catalogue, Shared], Lines]:
    return lambda connection, after, catalogue, shared: read_pairs(connection, kind, after, catalogue, shared)


_READINGS: tuple[Callable[[Connection, int, Catalogue, Shared], Lines], ...] = (
    asked_categories,
    mahak_products,
    website_products,
    website_variants,
    own_categories,
    _pairs_of("customer"),
    paired_categories,
    _pairs_of("product"),
    # They come by themselves, and nothing is seen until it is known that there are none of what stands first.
    mahak_details,
    _pairs_of("variant"),
)


def _waited_for(connection: Connection, catalogue: Catalogue, shared: Shared) -> list[MappingLine]:
    """What orders wait for, that most of them wait for first."""
    counts = read_waiting(connection, catalogue.database_id).counts
    variants = {
        each.website_id: count for each, count in counts.items() if each.kind == "item" and each.website_id
    }
    customers = {each.website_id: count for each, count in counts.items() if each.kind == "customer"}
    lines = [
        _nowhere(each, count) for each, count in counts.items() if each.kind == "item" and not each.website_id
    ]
    where = {"database_id": catalogue.database_id}
    for some in in_batches(sorted(variants), IDS_AT_ONCE):
        rows = connection.execute(_VARIANTS, {**where, "ids": some}).all()
        lines += [_variant(row, variants[row.id], shared) for row in rows]
    for some in in_batches(sorted(i for i in customers if i is not None), IDS_AT_ONCE):
        people = connection.execute(_CUSTOMERS, {**where, "ids": some}).all()
        lines += [_customer(row, customers[row.id]) for row in people]
    return sorted(lines, key=lambda line: -line.waiting)


def _nowhere(obstacle: Obstacle, waiting: int) -> MappingLine:
    """A line of orders that names no variant the website has: nothing here can be mapped."""
    return MappingLine("variant", None, None, "", "", obstacle.name, "", "", None, waiting, NOWHERE)


def _variant(row: Row[*tuple[Any, ...]], waiting: int, shared: Shared) -> MappingLine:
    return MappingLine(
        kind="variant",
        mahak_id=row.mahak_id,
        website_id=row.id,
        mahak_name=persian(row.mahak_name),
        mahak_code=row.mahak_code or "",
        website_name=row.name,
        website_code=row.code or "",
        options=shared.options(row.options),
        origin=_origin(row),
        waiting=waiting,
        reason=UNMAPPED if row.mahak_id is None else ITEM_DELETED,
    )


def _customer(row: Row[*tuple[Any, ...]], waiting: int) -> MappingLine:
    name = persian(f"{text_of(row.first_name)} {text_of(row.last_name)}")
    return MappingLine(
        kind="customer",
        mahak_id=row.mahak_id,
        website_id=row.id,
        mahak_name=persian(f"{row.person_first or ''} {row.person_last or ''}") or persian(row.organization),
        mahak_code=str(row.person_code or ""),
        website_name=name,
        website_code=text_of(row.mobile) or text_of(row.phone),
        options="",
        origin=_origin(row),
        waiting=waiting,
        reason=AMBIGUOUS if row.mahak_id is None else CUSTOMER_DELETED,
    )


def _origin(row: Row[*tuple[Any, ...]]) -> Literal["auto", "manual"] | None:
    return None if row.mahak_id is None else "manual" if row.origin == "manual" else "auto"


_mapping = ledger.mappings
_site_variant = tables.product_variants.c
_detail = mirror.product_details.c
_customer_row = tables.customers.c
_person = mirror.people.c

_VARIANTS = (
    select(
        _site_variant.id,
        _site_variant.code,
        as_given(_site_variant.options).label("options"),
        tables.products.c.name,
        _mapping.c.mahak_id,
        _mapping.c.mahak_code,
        _mapping.c.origin,
        mirror.products.c.name.label("mahak_name"),
    )
    .select_from(tables.product_variants)
    .join(tables.products, tables.products.c.id == _site_variant.product_id)
    .outerjoin(_mapping, maps_to(_mapping, "product_variant", _site_variant.id, bindparam("database_id")))
    .outerjoin(mirror.product_details, _detail.id == _mapping.c.mahak_id)
    .outerjoin(mirror.products, mirror.products.c.id == _detail.product_id)
    .where(_site_variant.id.in_(bindparam("ids", expanding=True)))
    .order_by(_site_variant.id)
)
_CUSTOMERS = (
    select(
        _customer_row.id,
        *(as_text(_customer_row[name]) for name in ("first_name", "last_name", "mobile", "phone")),
        _mapping.c.mahak_id,
        _mapping.c.origin,
        _person.first_name.label("person_first"),
        _person.last_name.label("person_last"),
        _person.organization,
        _person.person_code,
    )
    .select_from(tables.customers)
    .outerjoin(_mapping, maps_to(_mapping, "customer", _customer_row.id, bindparam("database_id")))
    .outerjoin(mirror.people, _person.id == _mapping.c.mahak_id)
    .where(_customer_row.id.in_(bindparam("ids", expanding=True)))
    .order_by(_customer_row.id)
)
