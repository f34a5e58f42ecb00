"""Finds the website rows that products of Mahak already have: by code, then barcode, never by name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, exists, select

from mahak_desk.mahak.text import ascii_digits, comparable, persian
from mahak_desk.sync.incoming.facts import Catalogue, StretchFacts, options_of
from mahak_desk.sync.incoming.products import wanted_product
from mahak_desk.sync.incoming.variants import Options, WebsiteVariant, same_options
from mahak_desk.website import tables
from mahak_desk.website.bulk import Row as Values
from mahak_desk.website.bulk import upsert_rows
from mahak_desk.website.ledger import mappings
from mahak_desk.website.row_ids import reserve_ids

_IDS_AT_ONCE = 500


class UnmappedVariant(msgspec.Struct, frozen=True):
    """A variant of the website that corresponds to nothing in Mahak yet."""

    id: int
    product_id: int
    code: str | None
    barcode: str | None
    options: Options
    is_own: bool = False
    """On sale, and never from Mahak: nobody keeps its price and stock right."""


class Adopted(NamedTuple):
    """What was found on the website."""

    any: bool
    """Whether anything was mapped."""
    left: Mapping[int, Sequence[UnmappedVariant]]
    """By Mahak product id, the website's own variants that none of its details was, where some details found none."""


class UnmappedProducts:
    """The website's products that correspond to nothing in Mahak yet.

    Read only when a product of Mahak has no mapping: in a shop that is already in step, never.
    """

    def __init__(self, connection: Connection, database_id: int) -> None:
        product, variant = tables.products, tables.product_variants
        unmapped = connection.execute(
            select(product.c.id, product.c.code, product.c.name).where(
                ~_is_mapped("product", product.c.id, database_id)
            )
        ).all()
        self._by_code: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_barcode: dict[str, list[int]] = {}
        self._names = {row.id: row.name for row in unmapped}
        for row in unmapped:
            self._by_code.setdefault(code_key(row.code), []).append(row.id)
            self._by_name.setdefault(comparable(row.name), []).append(row.id)
        if unmapped:
            barcodes = select(variant.c.product_id, variant.c.barcode).where(variant.c.barcode.is_not(None))
            for product_id, barcode in connection.execute(barcodes):
                if product_id in self._names:
                    self._by_barcode.setdefault(code_key(barcode), []).append(product_id)

    @property
    def is_empty(self) -> bool:
        return not self._names

    def match(self, code: str | None, barcodes: Iterable[str]) -> int | None:
        """The one website product with this code, else with one of these barcodes; taken once only."""
        found = self._by_code.get(code_key(code), []) if code else []
        if len(found) != 1:
            found = sorted({i for barcode in barcodes for i in self._by_barcode.get(code_key(barcode), [])})
        free = [product_id for product_id in found if product_id in self._names]
        if len(free) != 1:
            return None
        del self._names[free[0]]
        return free[0]

    def propose(self, name: str) -> tuple[int, str] | None:
        """A website product of the same name: something to ask a person about, no match."""
        if self.is_empty:
            return None
        for product_id in self._by_name.get(comparable(name), []):
            if product_id in self._names:
                return product_id, self._names[product_id]
        return None


def adopt_existing(
    connection: Connection,
    facts: StretchFacts,
    catalogue: Catalogue,
    unmapped: Callable[[], UnmappedProducts],
) -> Adopted:
    """Map products and variants of the stretch to rows the website already has.

    Only mappings are written here. What the rows should say is decided after they have been read again as
    mapped ones, so that fields the shop keeps for itself are kept from the first moment.
    """
    database_id = catalogue.database_id
    # Finding what is there already adds nothing to the website, so every product may be found.
    rules = msgspec.structs.replace(catalogue.rules, adds_new=True)
    products: list[Values] = []
    variants: list[Values] = []
    wanted_variants: dict[int, dict[int, WebsiteVariant]] = {}
    left: dict[int, list[UnmappedVariant]] = {}
    product_ids: dict[int, int] = {}
    for product in facts.products:
        local_id = facts.local_products.get(product.product_id)
        if local_id is None and unmapped().is_empty:
            continue
        missing = [d for d in product.details if d.detail_id not in facts.local_variants]
        if local_id is not None and not missing:
            continue
        wanted, _ = wanted_product(product, rules)
        if wanted is None:
            continue
        if local_id is None:
            barcodes = [variant.barcode for variant in wanted.variants.values() if variant.barcode]
            local_id = unmapped().match(wanted.product.code, barcodes)
            if local_id is None:
                continue
            products.append((database_id, "product", product.product_id, local_id, str(product.code), "auto"))
        ids = {detail.detail_id for detail in missing}
        product_ids[local_id] = product.product_id
        wanted_variants[local_id] = {d: v for d, v in wanted.variants.items() if d in ids}
    if not wanted_variants:
        return Adopted(False, left)
    free = unmapped_variants(connection, list(wanted_variants), database_id)
    for local_id, wanted_of_product in wanted_variants.items():
        matched = match_variants(wanted_of_product, free.get(local_id, ()))
        for detail_id, variant in matched.items():
            code = wanted_of_product[detail_id].code
            variants.append((database_id, "product_variant", detail_id, variant.id, code, "auto"))
        taken = {variant.id for variant in matched.values()}
        own = [variant for variant in free.get(local_id, ()) if variant.is_own and variant.id not in taken]
        if own and len(matched) < len(wanted_of_product):
            left[product_ids[local_id]] = own
    write_mappings(connection, products + variants)
    return Adopted(bool(products or variants), left)


def fresh_ids(connection: Connection, target: Table, entity_type: str, count: int) -> list[int]:
    """Ids for `count` rows to be inserted, none of which a mapping has ever named.

    SQLite gives the id of a deleted last row again, though an order may still mean what was deleted.
    """
    ids = reserve_ids(connection, target, count)
    last = (connection.scalar(_LAST_NAMED, {"entity_type": entity_type}) or 0) if ids else 0
    return ids if not ids or ids[0] > last else list(range(last + 1, last + 1 + count))


_LAST_NAMED = (
    select(mappings.c.local_id)
    .where(mappings.c.entity_type == bindparam("entity_type"))
    .order_by(mappings.c.local_id.desc())
    .limit(1)
)


def write_mappings(connection: Connection, rows: Sequence[Values]) -> None:
    """Mappings as (database id, entity type, Mahak id, website id, Mahak code, origin).

    One that is there already is only ever here because its website row is gone.
    """
    upsert_rows(connection, mappings, MAPPING_COLUMNS, rows)


MAPPING_COLUMNS = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")


def unmapped_variants(
    connection: Connection, local_products: Sequence[int], database_id: int
) -> dict[int, list[UnmappedVariant]]:
    """The website's variants of some of its products that correspond to nothing in Mahak, by product."""
    variant = tables.product_variants
    is_own = and_(variant.c.is_active, ~_is_mapped("product_variant", variant.c.id))
    query = select(
        variant.c.id,
        variant.c.product_id,
        variant.c.code,
        variant.c.barcode,
        variant.c.options,
        is_own.label("is_own"),
    ).where(
        variant.c.product_id.in_(bindparam("products", expanding=True)),
        ~_is_mapped("product_variant", variant.c.id, database_id),
    )
    found: dict[int, list[UnmappedVariant]] = {}
    for start in range(0, len(local_products), _IDS_AT_ONCE):
        some = list(local_products[start : start + _IDS_AT_ONCE])
        for row in connection.execute(query, {"products": some}):
            found.setdefault(row.product_id, []).append(
                UnmappedVariant(
                    row.id, row.product_id, row.code, row.barcode, options_of(row.options), bool(row.is_own)
                )
            )
    return found


def match_variants(
    wanted: Mapping[int, WebsiteVariant], free: Sequence[UnmappedVariant]
) -> dict[int, UnmappedVariant]:
    """Which of a product's free website variants is which detail: by code, then barcode, then options.

    A variant that two details could claim is claimed by neither.
    """
    left = {variant.id: variant for variant in free}
    matched: dict[int, UnmappedVariant] = {}
    for is_same in (_same_code, _same_barcode, _same_options):
        claims: dict[int, list[int]] = {}
        for detail_id, variant in wanted.items():
            if detail_id in matched:
                continue
            candidates = [other.id for other in left.values() if is_same(variant, other)]
            if len(candidates) == 1:
                claims.setdefault(candidates[0], []).append(detail_id)
        for variant_id, detail_ids in claims.items():
            if len(detail_ids) == 1:
                matched[detail_ids[0]] = left.pop(variant_id)
    return matched


def _same_code(wanted: WebsiteVariant, other: UnmappedVariant) -> bool:
    return bool(wanted.code) and code_key(wanted.code) == code_key(other.code)


def _same_barcode(wanted: WebsiteVariant, other: UnmappedVariant) -> bool:
    return bool(wanted.barcode) and code_key(wanted.barcode) == code_key(other.barcode)


def _same_options(wanted: WebsiteVariant, other: UnmappedVariant) -> bool:
    return same_options(wanted.options, other.options)


def code_key(text: str | None) -> str:
    """What two spellings of the same code or barcode share."""
    return ascii_digits(persian(text)).casefold()


def _is_mapped(
    entity_type: str, local_id: ColumnElement[int], database_id: int | None = None
) -> ColumnElement[bool]:
    """Whether a mapping of the account leads to a row; without an account, of any that there ever was."""
    of_row = exists().where(mappings.c.entity_type == entity_type, mappings.c.local_id == local_id)
    return of_row if database_id is None else of_row.where(mappings.c.database_id == database_id)
