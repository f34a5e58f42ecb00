"""Reads what can be chosen as a partner: of Mahak's things or of the website's, in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    null,
    select,
)

from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.counterparts import Counterpart
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.pieces import ROWS_AT_ONCE, Looking, Shared, as_given, maps_to, property_values
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.variants import is_base
from mahak_desk.sync.outgoing.as_stored import as_text, text_of
from mahak_desk.website import ledger, mirror, tables

Side = Literal["mahak", "website"]


def read_counterparts(
    looking: Looking, kind: Paired, side: Side, catalogue: Catalogue
) -> Iterator[Counterpart]:
    """Everything of a kind on one side that could be chosen: what is deleted, or not for this visitor, is not."""
    shared = Shared()
    query, make = _READINGS[kind, side]
    after = 0
    while True:
        with looking() as connection:
            where = {"after": after, "database_id": catalogue.database_id}
            rows = connection.execute(query, where).all()
        yield from (item for row in rows if (item := make(row, shared)) is not None)
        if len(rows) < ROWS_AT_ONCE:
            return
        after = rows[-1].id


def _of_mahak(row: Row[*tuple[Any, ...]], shared: Shared) -> Counterpart | None:
    """None for a base detail that is not sold."""
    if is_base(row.detail_code or 0, row.properties) and row.has_siblings:
        return None
    return Counterpart(
        row.id,
        shared.text(persian(row.name)),
        shared.text(property_values(row.properties)),
        str(row.detail_code or row.product_code or ""),
        persian(row.barcode),
        shared.text(row.partner),
    )


def _product_of_mahak(row: Row[*tuple[Any, ...]], shared: Shared) -> Counterpart:
    return Counterpart(
        row.id, persian(row.name), "", str(row.product_code or ""), "", shared.text(row.partner)
    )


def _of_website(row: Row[*tuple[Any, ...]], shared: Shared) -> Counterpart:
    options = shared.options(row.options) if row.options is not None else ""
    return Counterpart(
        row.id,
        shared.text(row.name),
        options,
        row.code or "",
        row.barcode or "",
        shared.text(persian(row.partner)),
    )


def _person(row: Row[*tuple[Any, ...]], shared: Shared) -> Counterpart:
    name = persian(f"{row.first_name or ''} {row.last_name or ''}") or persian(row.organization)
    partner = persian(f"{text_of(row.customer_first)} {text_of(row.customer_last)}")
    return Counterpart(row.id, name, "", str(row.person_code or ""), persian(row.mobile), partner)


def _customer(row: Row[*tuple[Any, ...]], shared: Shared) -> Counterpart:
    name = persian(f"{text_of(row.first_name)} {text_of(row.last_name)}")
    return Counterpart(row.id, name, "", "", text_of(row.mobile), persian(row.partner))


_Reading = tuple[
    Select[*tuple[Any, ...]],
    Callable[[Row[*tuple[Any, ...]], Shared], Counterpart | None],
]

_database_id: BindParameter[int] = bindparam("database_id")
_mapping = ledger.mappings
_product = mirror.products.c
_detail = mirror.product_details
_row = tables.products.c
_variant = tables.product_variants.c
_their_product = tables.products.alias("their_product")
_person_row = mirror.people.c
_buyer = tables.customers.c


def _belongs_to(entity_type: str, mahak_id: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(
        _mapping.c.database_id == _database_id,
        _mapping.c.entity_type == entity_type,
        _mapping.c.mahak_id == mahak_id,
    )


def _in_pieces(query: Select[*tuple[Any, ...]], row_id: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    return query.where(row_id > bindparam("after")).order_by(row_id).limit(ROWS_AT_ONCE)


def _is_linked(detail: FromClause) -> ColumnElement[bool]:
    link = mirror.visitor_products.c
    return exists().where(link.product_detail_id == detail.c.id, link.deleted.is_(False))


_sibling = _detail.alias("sibling")
_has_siblings = exists().where(
    _sibling.c.product_id == _detail.c.product_id,
    _sibling.c.id != _detail.c.id,
    _sibling.c.deleted.is_(False),
)

_DETAILS = _in_pieces(
    select(
        _detail.c.id,
        _product.name,
        _product.product_code,
        _detail.c.product_detail_code.label("detail_code"),
        _detail.c.properties,
        _detail.c.barcode,
        _has_siblings.label("has_siblings"),
        _their_product.c.name.label("partner"),
    )
    .select_from(_detail)
    .join(mirror.products, _product.id == _detail.c.product_id)
    .outerjoin(_mapping, _belongs_to("product_variant", _detail.c.id))
    .outerjoin(tables.product_variants, _variant.id == _mapping.c.local_id)
    .outerjoin(_their_product, _their_product.c.id == _variant.product_id)
    .where(_detail.c.deleted.is_(False), _product.deleted.is_(False), _is_linked(_detail)),
    _detail.c.id,
)
_PRODUCTS = _in_pieces(
    select(_product.id, _product.name, _product.product_code, _row.name.label("partner"))
    .select_from(mirror.products)
    .outerjoin(_mapping, _belongs_to("product", _product.id))
    .outerjoin(tables.products, _row.id == _mapping.c.local_id)
    .where(
        _product.deleted.is_(False),
        exists().where(
            _detail.c.product_id == _product.id, _detail.c.deleted.is_(False), _is_linked(_detail)
        ),
    ),
    _product.id,
)
_PEOPLE = _in_pieces(
    select(
        _person_row.id,
        _person_row.first_name,
        _person_row.last_name,
        _person_row.organization,
        _person_row.person_code,
        _person_row.mobile,
        as_text(_buyer.first_name).label("customer_first"),
        as_text(_buyer.last_name).label("customer_last"),
    )
    .select_from(mirror.people)
    .outerjoin(_mapping, _belongs_to("customer", _person_row.id))
    .outerjoin(tables.customers, _buyer.id == _mapping.c.local_id)
    .where(
        _person_row.deleted.is_(False),
        exists().where(
            mirror.visitor_people.c.person_id == _person_row.id, mirror.visitor_people.c.deleted.is_(False)
        ),
    ),
    _person_row.id,
)
_VARIANTS = _in_pieces(
    select(
        _variant.id,
        _row.name,
        as_given(_variant.options).label("options"),
        _variant.code,
        _variant.barcode,
        _product.name.label("partner"),
    )
    .select_from(tables.product_variants)
    .join(tables.products, _row.id == _variant.product_id)
    .outerjoin(_mapping, maps_to(_mapping, "product_variant", _variant.id, _database_id))
    .outerjoin(_detail, _detail.c.id == _mapping.c.mahak_id)
    .outerjoin(mirror.products, _product.id == _detail.c.product_id),
    _variant.id,
)
_SITE_PRODUCTS = _in_pieces(
    select(
        _row.id,
        _row.name,
        null().label("options"),
        _row.code,
        null().label("barcode"),
        _product.name.label("partner"),
    )
    .select_from(tables.products)
    .outerjoin(_mapping, maps_to(_mapping, "product", _row.id, _database_id))
    .outerjoin(mirror.products, _product.id == _mapping.c.mahak_id),
    _row.id,
)
_BUYERS = _in_pieces(
    select(
        _buyer.id,
        *(as_text(_buyer[name]) for name in ("first_name", "last_name", "mobile")),
        _person_row.last_name.label("partner"),
    )
    .select_from(tables.customers)
    .outerjoin(_mapping, maps_to(_mapping, "customer", _buyer.id, _database_id))
    .outerjoin(mirror.people, _person_row.id == _mapping.c.mahak_id),
    _buyer.id,
)

_READINGS: dict[tuple[Paired, Side], _Reading] = {
    ("variant", "mahak"): (_DETAILS, _of_mahak),
    ("product", "mahak"): (_PRODUCTS, _product_of_mahak),
    ("customer", "mahak"): (_PEOPLE, _person),
    ("variant", "website"): (_VARIANTS, _of_website),
    ("product", "website"): (_SITE_PRODUCTS, _of_website),
    ("customer", "website"): (_BUYERS, _customer),
}
