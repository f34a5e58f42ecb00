"""What has no partner: goods of Mahak that are not on the website, and goods of the website that Mahak lacks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, exists, func, or_, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.mapping_line import Kind, Lines, MappingLine
from mahak_desk.sync.catalogue.pieces import ROWS_AT_ONCE, Shared, as_given, property_values
from mahak_desk.sync.catalogue.standing import NEXT_SYNC, WEBSITES_OWN
from mahak_desk.sync.catalogue.unmatched_search import UnmatchedSearch, is_mapped
from mahak_desk.sync.incoming.facts import Catalogue, read_products
from mahak_desk.sync.incoming.mirroring import IDS_AT_ONCE, in_batches
from mahak_desk.sync.incoming.plans import UNMATCHED
from mahak_desk.sync.incoming.products import ProductFacts, withdrawals
from mahak_desk.website import ledger, mirror, tables

NOT_ADDED = "not-added"

_SCANNED = 500
"""Unmatched products of Mahak whose facts are read at once: each brings its details."""


def mahak_products(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Products of Mahak that may be sold and are not on the website; their details go with them."""
    rows, last = _MAHAK_PRODUCTS.after(connection, after, catalogue.database_id)
    if not rows:
        return Lines([], last)
    ids = [row.id for row in rows]
    problems = _problems_of_products(connection, ids)
    lines = []
    for product in read_products(connection, ids, catalogue).products:
        if len(withdrawals(product)) < len(product.details):
            reason = problems.get(product.product_id) or _why_not_added(catalogue)
            lines.append(_of_mahak("product", product.product_id, product, "", shared.text(reason)))
    return Lines(lines, last)


def mahak_details(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Details of Mahak that may be sold, are not on the website, and belong to a product that is.

    A base detail is never among them: it comes to the website by itself once it is its product's only one.
    """
    rows, last = _MAHAK_DETAILS.after(connection, after, catalogue.database_id)
    wanted = {row.id for row in rows}
    asked = _asked_about(connection, sorted({row.product_id for row in rows}))
    lines = []
    for some in in_batches(sorted({row.product_id for row in rows}), IDS_AT_ONCE):
        for product in read_products(connection, some, catalogue).products:
            withdrawn = withdrawals(product)
            for detail in product.details:
                if detail.detail_id in wanted and detail.detail_id not in withdrawn:
                    code = str(detail.code or "")
                    reason = UNMATCHED if product.product_id in asked else NEXT_SYNC
                    line = _of_mahak("variant", detail.detail_id, product, code, reason)
                    options = shared.text(property_values(detail.properties))
                    lines.append(msgspec.structs.replace(line, options=options))
    return Lines(lines, last)


def website_products(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Products of the website that correspond to nothing in Mahak, but those that are one variant only.

    Such a one is told as its variant, and mapped with it.
    """
    rows, last = _WEBSITE_PRODUCTS.after(connection, after, catalogue.database_id)
    lines = [_of_website("product", row.id, shared.text(row.name), row.code or "", "") for row in rows]
    return Lines(lines, last)


def website_variants(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Variants of the website that correspond to nothing in Mahak."""
    rows, last = _WEBSITE_VARIANTS.after(connection, after, catalogue.database_id)
    lines = [
        _of_website("variant", row.id, shared.text(row.name), row.code or "", shared.options(row.options))
        for row in rows
    ]
    return Lines(lines, last)


def _why_not_added(catalogue: Catalogue) -> str:
    return NEXT_SYNC if catalogue.rules.adds_new else NOT_ADDED


def _of_mahak(kind: Kind, mahak_id: int, product: ProductFacts, code: str, reason: str) -> MappingLine:
    return MappingLine(
        kind=kind,
        mahak_id=mahak_id,
        website_id=None,
        mahak_name=persian(product.name),
        mahak_code=code or str(product.code or ""),
        website_name="",
        website_code="",
        options="",
        origin=None,
        waiting=0,
        reason=reason,
    )


def _of_website(kind: Kind, website_id: int, name: str, code: str, options: str) -> MappingLine:
    return MappingLine(
        kind=kind,
        mahak_id=None,
        website_id=website_id,
        mahak_name="",
        mahak_code="",
        website_name=name,
        website_code=code,
        options=options,
        origin=None,
        waiting=0,
        reason=WEBSITES_OWN,
    )


def _problems_of_products(connection: Connection, product_ids: Sequence[int]) -> dict[int, str]:
    problem = ledger.problems.c
    query = select(problem.product_id, problem.reason).where(
        problem.product_id.in_(bindparam("ids", expanding=True)),
        problem.entity == "Product",
        problem.resolved_at.is_(None),
    )
    return {
        product_id: reason for product_id, reason in connection.execute(query, {"ids": list(product_ids)})
    }


def _asked_about(connection: Connection, product_ids: Sequence[int]) -> set[int]:
    """The products whose new variants wait for a person to say whether the website has them."""
    problem = ledger.problems.c
    query = select(problem.product_id).where(
        problem.product_id.in_(bindparam("ids", expanding=True)),
        problem.reason == UNMATCHED,
        problem.resolved_at.is_(None),
        problem.accepted.is_(None),
    )
    found: set[int] = set()
    for some in in_batches(product_ids, IDS_AT_ONCE):
        found.update(i for i in connection.scalars(query, {"ids": some}) if i is not None)
    return found


_product = mirror.products.c
_detail = mirror.product_details.c
_link = mirror.visitor_products.c
_row = tables.products.c
_variant = tables.product_variants.c
_mapping = ledger.mappings.c

_MAHAK_PRODUCTS = UnmatchedSearch.of(
    select(_product.id),
    _product.id,
    "product",
    _mapping.mahak_id,
    among=[_product.deleted.is_(False)],
    limit=_SCANNED,
)
_MAHAK_DETAILS = UnmatchedSearch.of(
    select(_detail.id, _detail.product_id).where(
        is_mapped("product", _mapping.mahak_id, _detail.product_id),
        exists().where(_link.product_detail_id == _detail.id, _link.deleted.is_(False)),
    ),
    _detail.id,
    "product_variant",
    _mapping.mahak_id,
    among=[
        _detail.deleted.is_(False),
        or_(_detail.product_detail_code != 0, func.trim(func.coalesce(_detail.properties, "")) != ""),
    ],
    limit=ROWS_AT_ONCE,
)
_variants_of_it = (
    select(func.count())
    .select_from(tables.product_variants)
    .where(_variant.product_id == _row.id)
    .scalar_subquery()
)
_WEBSITE_PRODUCTS = UnmatchedSearch.of(
    select(_row.id, _row.name, _row.code).where(_variants_of_it != 1),
    _row.id,
    "product",
    _mapping.local_id,
    limit=ROWS_AT_ONCE,
)
_WEBSITE_VARIANTS = UnmatchedSearch.of(
    select(_variant.id, _row.name, _variant.code, as_given(_variant.options).label("options"))
    .select_from(tables.product_variants)
    .join(tables.products, _row.id == _variant.product_id),
    _variant.id,
    "product_variant",
    _mapping.local_id,
    limit=ROWS_AT_ONCE,
)
