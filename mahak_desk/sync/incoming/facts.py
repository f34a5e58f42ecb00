"""Gathers, for a stretch of products waiting to be applied, everything the rules need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row

from mahak_desk.mahak.properties import say_nothing
from mahak_desk.sync.incoming.category_tree import category_in_tree
from mahak_desk.sync.incoming.driver_rows import LocalRow, VariantRow, exact_number
from mahak_desk.sync.incoming.mirroring import IDS_AT_ONCE, in_batches
from mahak_desk.sync.incoming.pictures import Address, Image, Pictures, read_images, read_pictures
from mahak_desk.sync.incoming.products import UNDECIDED, ProductFacts, WebsiteProduct
from mahak_desk.sync.incoming.queries import (
    MAPPED_BY_HAND,
    NAMED,
    TREE_PLACES,
    VARIANTS,
    WAITING,
    ProductQueries,
    details_query,
)
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import DetailFacts, Options, WebsiteVariant
from mahak_desk.sync.problems import KnownProblem, known_problem

Where = dict[str, object]
DriverRow = Row[*tuple[Any, ...]]


class Stretch(NamedTuple):
    """The products waiting to be applied whose Mahak ids lie between two, both included."""

    first: int
    last: int


class Catalogue(msgspec.Struct, frozen=True):
    """By what the products of one cycle are read and applied."""

    rules: CatalogueRules
    database_id: int
    categories: Mapping[int, int] | None
    """The website's category for each of Mahak's, by its key (`wanted_categories.WantedCategory`); None where it
    is open which ones there will be, and every product keeps the place it has."""
    picture_url: Address


class StretchFacts(msgspec.Struct, frozen=True):
    """Products with what belongs to them."""

    products: Sequence[ProductFacts]
    local_products: Mapping[int, int]
    """Mahak product id → the website's id, for mapped products that are there."""
    local_variants: Mapping[int, tuple[int, int]]
    """Product detail id → the website's ids of the variant and of the product it hangs on now."""
    pictures: Mapping[int, Pictures]
    """Mahak product id → its pictures in Mahak."""
    images: Mapping[int, Sequence[Image]]
    """Mahak product id → the pictures the website has of it."""
    problems: Sequence[KnownProblem]


def read_stretch(connection: Connection, stretch: Stretch, catalogue: Catalogue) -> StretchFacts:
    """The facts of every product of the stretch, in the order of their ids."""
    return _read(connection, WAITING, {"first": stretch.first, "last": stretch.last}, catalogue)


def read_products(connection: Connection, product_ids: Sequence[int], catalogue: Catalogue) -> StretchFacts:
    """The same of products named by their Mahak ids, a few hundred at most; one that never came is left out."""
    return _read(connection, NAMED, {"ids": list(product_ids)}, catalogue)


def _read(
    connection: Connection, queries: ProductQueries, which: Where, catalogue: Catalogue
) -> StretchFacts:
    rules = catalogue.rules
    where: Where = {**which, "database_id": catalogue.database_id}
    rows = connection.execute(queries.products, where).all()
    local = {row[0]: LocalRow._make(row) for row in connection.execute(queries.locals, where)}
    problems = [known_problem(row) for row in connection.execute(queries.problems, where)]
    places = _places_in_tree(connection, rows) if rules.tree_categories else None
    details, local_variants = _details(connection, queries, rules, where, problems)
    return StretchFacts(
        products=_products(rows, details, local, places, catalogue.categories),
        local_products={product_id: row.local_id for product_id, row in local.items()},
        local_variants=local_variants,
        pictures=read_pictures(connection, queries, catalogue.picture_url, where),
        images=read_images(connection, queries, where) if local else {},
        problems=problems,
    )


def _products(
    rows: Sequence[DriverRow],
    details: Mapping[int, Sequence[DetailFacts]],
    local: Mapping[int, LocalRow],
    places: Mapping[int, int] | None,
    categories: Mapping[int, int] | None,
) -> list[ProductFacts]:
    products: list[ProductFacts] = []
    # One name for each value: taking the rows of a whole catalogue apart by lists costs three times as much.
    for (
        product_id,
        known_id,
        code,
        name,
        description,
        unit_name,
        tax_percent,
        charge_percent,
        deleted,
        group_id,
    ) in rows:
        key = (group_id or None) if places is None else places.get(product_id)
        if categories is None:
            category: int | None = UNDECIDED
        else:
            category = None if key is None else categories.get(key)
        website = local.get(product_id)
        products.append(
            ProductFacts(
                product_id,
                known_id is not None,
                code or 0,
                name,
                description,
                unit_name,
                exact_number(tax_percent or 0),
                exact_number(charge_percent or 0),
                bool(deleted),
                category,
                key is not None and category is None,
                details.get(product_id, ()),
                None if website is None else _current_product(website),
            )
        )
    return products


def _current_product(row: LocalRow) -> WebsiteProduct:
    return WebsiteProduct(
        code=row.code,
        name=row.name,
        description=row.description,
        category_id=row.category_id,
        unit_name=row.unit_name,
        tax_percent=exact_number(row.tax_percent),
        charge_percent=exact_number(row.charge_percent),
        is_active=bool(row.is_active),
    )


def _details(
    connection: Connection,
    queries: ProductQueries,
    rules: CatalogueRules,
    where: Where,
    problems: Sequence[KnownProblem],
) -> tuple[dict[int, list[DetailFacts]], dict[int, tuple[int, int]]]:
    """The details by product id, and where the website has their variants (`StretchFacts.local_variants`)."""
    accepted = {
        int(problem.entity_id): int(problem.accepted)
        for problem in problems
        if problem.reason == "price-alarm" and problem.accepted is not None
    }
    query = details_query(queries, rules.price_level, rules.sale)
    rows = connection.execute(query, {**where, "stores": list(rules.store_ids)}).all()
    variants = _variants(connection, [row[0] for row in rows if row[0] is not None])
    by_hand = _mapped_by_hand(connection, rows, where)
    details: dict[int, list[DetailFacts]] = defaultdict(list)
    local_variants: dict[int, tuple[int, int]] = {}
    # As above, one name for each value; and asking for a float here spares a call for each of a million numbers.
    for (
        local_id,
        detail_id,
        product_id,
        code,
        properties,
        barcode,
        discount_is_percent,
        deleted,
        linked,
        price,
        default_price,
        reduction,
        in_stores,
    ) in rows:
        variant = variants.get(local_id)
        if variant is not None:
            local_variants[detail_id] = (local_id, variant.local_product_id)
        details[product_id].append(
            DetailFacts(
                detail_id,
                product_id,
                code,
                properties,
                barcode,
                discount_is_percent,
                deleted,
                linked,
                exact_number(price) if type(price) is float else price,
                exact_number(default_price) if type(default_price) is float else default_price,
                exact_number(reduction) if type(reduction) is float else reduction,
                exact_number(in_stores) if type(in_stores) is float else in_stores,
                0 if variant is None else _reserved(variant),
                accepted.get(detail_id),
                detail_id in by_hand,
                None if variant is None else _current_variant(variant),
            )
        )
    return details, local_variants


def _variants(connection: Connection, ids: Sequence[int]) -> dict[int, VariantRow]:
    found: dict[int, VariantRow] = {}
    for some in in_batches(ids, IDS_AT_ONCE):
        found |= {row[0]: VariantRow._make(row) for row in connection.execute(VARIANTS, {"ids": some})}
    return found


def _mapped_by_hand(connection: Connection, rows: Sequence[DriverRow], where: Where) -> set[int]:
    """As `DetailFacts.mapped_by_hand` has it: a shop has few such details, and most have none."""
    mapped = [row[1] for row in rows if row[0] is not None and row[3] and say_nothing(row[4])]
    return {
        detail_id
        for some in in_batches(mapped, IDS_AT_ONCE)
        for detail_id in connection.scalars(MAPPED_BY_HAND, {**where, "ids": some})
    }


def _reserved(row: VariantRow) -> int | Decimal:
    return exact_number(row.unregistered or 0) + exact_number(row.unsent or 0)


def _current_variant(row: VariantRow) -> WebsiteVariant:
    return WebsiteVariant(
        code=row.code,
        barcode=row.barcode,
        options=options_of(row.options),
        price=row.price,
        sale_price=row.sale_price,
        stock=None if row.stock is None else exact_number(row.stock),
        is_active=bool(row.is_active),
    )


def options_of(stored: object) -> Options:
    """Options as a driver gives its JSON column: text on SQLite and MariaDB, lists on PostgreSQL."""
    pairs = msgspec.json.decode(stored) if isinstance(stored, str | bytes) else stored
    if not isinstance(pairs, list):
        return ()
    return tuple(
        [(str(pair.get("name")), str(pair.get("value"))) for pair in pairs if isinstance(pair, dict)]
    )


def _places_in_tree(connection: Connection, products: Sequence[DriverRow]) -> dict[int, int]:
    """Product id → the key of its category, for products that have a place in Mahak's tree."""
    by_code: dict[int, list[int]] = defaultdict(list)  # a deleted product may have left its code to another
    for product_id, _, code, *_ in products:
        if code is not None:
            by_code[code].append(product_id)
    places: dict[int, int] = {}
    for some in in_batches(by_code, IDS_AT_ONCE):
        for product_code, text in connection.execute(TREE_PLACES, {"codes": some}):
            if (code := category_in_tree(text)) is not None:
                places.update(dict.fromkeys(by_code[product_code], -code))
    return places
