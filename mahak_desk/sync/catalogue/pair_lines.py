"""The pairs of each kind but categories as lines, in the order of Mahak's ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.mapping_line import Lines, MappingLine
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.pieces import ROWS_AT_ONCE, Shared, as_given
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.outgoing.as_stored import as_text, text_of
from mahak_desk.website import ledger, mirror, tables


def read_pairs(
    connection: Connection, kind: Paired, after: int, catalogue: Catalogue, shared: Shared
) -> Lines:
    """The pairs of one kind beyond an id of Mahak's; those whose website row is gone are left out."""
    query, line = _KINDS[kind]
    where = {"database_id": catalogue.database_id, "after": after}
    rows = connection.execute(query, where).all()
    lines = [line(row, shared) for row in rows]
    return Lines(lines, rows[-1].mahak_id if len(rows) == ROWS_AT_ONCE else None)


def _product(row: Row[*tuple[Any, ...]], shared: Shared) -> MappingLine:
    return _line(
        "product",
        row,
        shared.text(persian(row.mahak_name)),
        shared.text(row.website_name),
        row.website_code or "",
        reason="product-deleted" if row.deleted else None,
    )


def _variant(row: Row[*tuple[Any, ...]], shared: Shared) -> MappingLine:
    return _line(
        "variant",
        row,
        shared.text(persian(row.mahak_name)),
        shared.text(row.website_name),
        row.website_code or "",
        shared.options(row.options),
        "detail-deleted" if row.deleted else "product-deleted" if row.product_deleted else None,
    )


def _customer(row: Row[*tuple[Any, ...]], shared: Shared) -> MappingLine:
    person = persian(f"{row.mahak_first or ''} {row.mahak_last or ''}") or persian(row.organization)
    customer = persian(f"{text_of(row.first_name)} {text_of(row.last_name)}")
    return _line("customer", row, shared.text(person), shared.text(customer), text_of(row.mobile))


def _line(
    kind: Paired,
    row: Row[*tuple[Any, ...]],
    mahak_name: str,
    website_name: str,
    website_code: str = "",
    options: str = "",
    reason: str | None = None,
) -> MappingLine:
    return MappingLine(
        kind=kind,
        mahak_id=row.mahak_id,
        website_id=row.local_id,
        mahak_name=mahak_name,
        mahak_code=row.mahak_code or "",
        website_name=website_name,
        website_code=website_code,
        options=options,
        origin="manual" if row.origin == "manual" else "auto",
        waiting=0,
        reason=reason,
    )


_mapping = ledger.mappings.c


def _pairs(entity_type: str, *columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(_mapping.mahak_id, _mapping.local_id, _mapping.mahak_code, _mapping.origin, *columns)
        .select_from(ledger.mappings)
        .where(
            _mapping.database_id == bindparam("database_id"),
            _mapping.entity_type == entity_type,
            _mapping.mahak_id > bindparam("after"),
        )
        .order_by(_mapping.mahak_id)
        .limit(ROWS_AT_ONCE)
    )


_in_mahak = mirror.products.c
_PRODUCTS = (
    _pairs(
        "product",
        tables.products.c.name.label("website_name"),
        tables.products.c.code.label("website_code"),
        _in_mahak.name.label("mahak_name"),
        _in_mahak.deleted,
    )
    .join(tables.products, tables.products.c.id == _mapping.local_id)
    .outerjoin(mirror.products, _in_mahak.id == _mapping.mahak_id)
)
_detail = mirror.product_details.c
_VARIANTS = (
    _pairs(
        "product_variant",
        tables.products.c.name.label("website_name"),
        tables.product_variants.c.code.label("website_code"),
        as_given(tables.product_variants.c.options).label("options"),
        _in_mahak.name.label("mahak_name"),
        _detail.deleted,
        _in_mahak.deleted.label("product_deleted"),
    )
    .join(tables.product_variants, tables.product_variants.c.id == _mapping.local_id)
    .join(tables.products, tables.products.c.id == tables.product_variants.c.product_id)
    .outerjoin(mirror.product_details, _detail.id == _mapping.mahak_id)
    .outerjoin(mirror.products, _in_mahak.id == _detail.product_id)
)
_person = mirror.people.c
_CUSTOMERS = (
    _pairs(
        "customer",
        *(as_text(tables.customers.c[name]) for name in ("first_name", "last_name", "mobile")),
        _person.first_name.label("mahak_first"),
        _person.last_name.label("mahak_last"),
        _person.organization,
    )
    .join(tables.customers, tables.customers.c.id == _mapping.local_id)
    .outerjoin(mirror.people, _person.id == _mapping.mahak_id)
)

_KINDS: dict[
    Paired, tuple[Select[*tuple[Any, ...]], Callable[[Row[*tuple[Any, ...]], Shared], MappingLine]]
] = {
    "customer": (_CUSTOMERS, _customer),
    "product": (_PRODUCTS, _product),
    "variant": (_VARIANTS, _variant),
}
