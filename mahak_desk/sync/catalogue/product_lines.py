"""The variants of the website as light rows, a piece at a time, in the order of their products."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    select,
)

from mahak_desk.mahak.money import AbsurdAmount, quantity
from mahak_desk.sync.catalogue.pieces import LAST_ID, ROWS_AT_ONCE, Looking, Shared, as_given, maps_to
from mahak_desk.sync.catalogue.standing import (
    GONE,
    WEBSITES_OWN,
    Difference,
    why_hidden,
    why_stock_differs,
)
from mahak_desk.sync.incoming.driver_rows import exact_number
from mahak_desk.sync.incoming.facts import Catalogue, read_products
from mahak_desk.sync.incoming.mirroring import IDS_AT_ONCE, in_batches
from mahak_desk.sync.incoming.products import wanted_product
from mahak_desk.sync.incoming.queries import count_in_stores
from mahak_desk.website import ledger, mirror, tables


class ProductLine(msgspec.Struct, frozen=True, gc=False):
    """One variant. Prices are Rial, stocks thousandths of the main unit; None is *not known*."""

    variant_id: int
    product_id: int
    detail_id: int | None
    """The product detail of Mahak it is; None for what the website has of its own."""
    mahak_product_id: int | None
    name: str
    code: str
    barcode: str
    options: str
    category: str
    unit: str
    price: int | None
    sale_price: int | None
    in_mahak: int | None
    """What the permitted stores count."""
    on_site: int | None
    difference: Difference | None
    is_visible: bool
    why_hidden: str | None
    """A code of the explanations."""
    problem: str | None
    """The reason of an open problem of the variant, else of its product."""
    is_manual: bool
    """Whether a person mapped it."""
    changed_at: datetime


class Piece(msgspec.Struct, frozen=True):
    """Some lines, and the website's product they end with; the next piece begins after it."""

    lines: list[ProductLine]
    last: int | None
    """None: there are no more."""


def product_lines(
    looking: Looking,
    read_catalogue: Callable[[Connection], Catalogue | None],
    rows_at_once: int = ROWS_AT_ONCE,
) -> Iterator[list[ProductLine]]:
    """Every variant of the website, each piece read in a moment of its own; no list is empty."""
    shared = Shared()
    with looking() as connection:
        catalogue = read_catalogue(connection)
        piece = read_piece(connection, 0, rows_at_once, catalogue, shared)
    while True:
        if piece.lines:
            yield piece.lines
        if piece.last is None:
            return
        with looking() as connection:
            piece = read_piece(connection, piece.last, rows_at_once, catalogue, shared)


def read_piece(
    connection: Connection, after: int, rows_at_once: int, catalogue: Catalogue | None, shared: Shared
) -> Piece:
    """The variants of the products beyond an id: about so many, and of each product all."""
    end = connection.scalar(_END, {"after": after, "but_one": rows_at_once - 1})
    where = {
        "after": after,
        "last": LAST_ID if end is None else end,
        "database_id": None if catalogue is None else catalogue.database_id,
        "stores": [] if catalogue is None else list(catalogue.rules.store_ids),
    }
    rows = connection.execute(_LINES, where).all()
    problems = _open_problems(connection, {row.mahak_product for row in rows if row.mahak_product})
    hidden = {
        row.mahak_product
        for row in rows
        if row.mahak_product and not (row.variant_active and row.product_active)
    }
    reasons = {} if catalogue is None else hiding_reasons(connection, hidden, catalogue)
    return Piece([_line(row, catalogue, problems, reasons, shared) for row in rows], end)


def hiding_reasons(
    connection: Connection, product_ids: Iterable[int], catalogue: Catalogue
) -> dict[int, str]:
    """By product detail id, why the variants of some products of Mahak are hidden, if they are."""
    reasons: dict[int, str] = {}
    for some in in_batches(sorted(product_ids), IDS_AT_ONCE):
        for product in read_products(connection, some, catalogue).products:
            wanted, findings = wanted_product(product, catalogue.rules)
            for detail in product.details:
                reasons[detail.detail_id] = why_hidden(product, detail.detail_id, wanted, findings)
    return reasons


def _line(
    row: Row[*tuple[Any, ...]],
    catalogue: Catalogue | None,
    problems: dict[tuple[str, int], str],
    reasons: dict[int, str],
    shared: Shared,
) -> ProductLine:
    knows_stores = catalogue is not None and bool(catalogue.rules.store_ids)
    in_stores = _count(row.in_stores) if knows_stores and row.in_stores is not None else None
    on_site = None if row.stock is None else _count(row.stock)
    visible = bool(row.variant_active and row.product_active)
    difference: Difference | None = None
    if catalogue is not None and row.detail_id is not None and in_stores != on_site:
        reserved = exact_number(row.unregistered or 0) + exact_number(row.unsent or 0)
        difference = why_stock_differs(in_stores, reserved, on_site, catalogue.rules)
    why = None
    if not visible:
        why = WEBSITES_OWN if row.detail_id is None else reasons.get(row.detail_id, GONE)
    problem = problems.get(("ProductDetail", row.detail_id)) or problems.get(("Product", row.mahak_product))
    return ProductLine(
        variant_id=row.id,
        product_id=row.product_id,
        detail_id=row.detail_id,
        mahak_product_id=row.mahak_product,
        name=shared.text(row.name),
        code=row.code or "",
        barcode=row.barcode or "",
        options=shared.options(row.options),
        category=shared.text(row.category),
        unit=shared.text(row.unit_name),
        price=row.price,
        sale_price=row.sale_price,
        in_mahak=thousandths(in_stores),
        on_site=thousandths(on_site),
        difference=difference,
        is_visible=visible,
        why_hidden=None if why is None else shared.text(why),
        problem=None if problem is None else shared.text(problem),
        is_manual=row.origin == "manual",
        changed_at=shared.moment(max(row.variant_changed, row.product_changed)),
    )


def _count(stored: float | Decimal) -> int | Decimal | None:
    """A count as a driver gives it; None for one that can be none."""
    try:
        return quantity(exact_number(stored))
    except AbsurdAmount:
        return None


def thousandths(count: int | Decimal | None) -> int | None:
    return None if count is None else int(count * 1000)


def _open_problems(connection: Connection, product_ids: Iterable[int]) -> dict[tuple[str, int], str]:
    """By entity and Mahak's id of a product or a detail, the reason of one of its open problems."""
    found: dict[tuple[str, int], str] = {}
    for some in in_batches(sorted(product_ids), IDS_AT_ONCE):
        for entity, entity_id, reason in connection.execute(_PROBLEMS, {"ids": some}):
            if entity_id.isdecimal():
                found[entity, int(entity_id)] = reason
    return found


_product = tables.products
_variant = tables.product_variants
_category = tables.categories
_detail = mirror.product_details
_mapping = ledger.mappings
_reservation = ledger.stock_reservations

_END = (
    select(_variant.c.product_id)
    .where(_variant.c.product_id > bindparam("after"))
    .order_by(_variant.c.product_id)
    .limit(1)
    .offset(bindparam("but_one"))
)

_LINES = (
    select(
        _variant.c.id,
        _variant.c.product_id,
        _product.c.name,
        _variant.c.code,
        _variant.c.barcode,
        as_given(_variant.c.options).label("options"),
        _category.c.name.label("category"),
        _product.c.unit_name,
        _variant.c.price,
        _variant.c.sale_price,
        as_given(_variant.c.stock).label("stock"),
        _variant.c.is_active.label("variant_active"),
        _product.c.is_active.label("product_active"),
        _variant.c.updated_at.label("variant_changed"),
        _product.c.updated_at.label("product_changed"),
        _mapping.c.mahak_id.label("detail_id"),
        _mapping.c.origin,
        _detail.c.product_id.label("mahak_product"),
        as_given(_reservation.c.unregistered).label("unregistered"),
        as_given(_reservation.c.unsent).label("unsent"),
        as_given(count_in_stores(_mapping.c.mahak_id).correlate(_mapping)).label("in_stores"),
    )
    .select_from(_variant)
    .join(_product, _product.c.id == _variant.c.product_id)
    .outerjoin(_category, _category.c.id == _product.c.category_id)
    .outerjoin(_mapping, maps_to(_mapping, "product_variant", _variant.c.id, bindparam("database_id")))
    .outerjoin(_detail, _detail.c.id == _mapping.c.mahak_id)
    .outerjoin(_reservation, _reservation.c.variant_id == _variant.c.id)
    .where(_variant.c.product_id > bindparam("after"), _variant.c.product_id <= bindparam("last"))
    .order_by(_variant.c.product_id, _variant.c.id)
)

_problem = ledger.problems.c
_PROBLEMS = (
    select(_problem.entity, _problem.entity_id, _problem.reason)
    .where(
        _problem.product_id.in_(bindparam("ids", expanding=True)),
        _problem.flow == "incoming",
        _problem.resolved_at.is_(None),
    )
    .order_by(_problem.id)
)
