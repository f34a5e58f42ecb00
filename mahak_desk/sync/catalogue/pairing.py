"""Pairs that a person makes, and takes back, between Mahak's things and the website's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, null, or_, select, update

from mahak_desk.sync.catalogue.pairing_refusals import (
    NotMadeByHand,
    Paired,
    PartnerTaken,
    UnknownInMahak,
    UnknownOnWebsite,
)
from mahak_desk.sync.catalogue.waiting_orders import read_waiting, release
from mahak_desk.sync.incoming.facts import Catalogue, read_products
from mahak_desk.sync.incoming.matching import UnmappedProducts, adopt_existing, write_mappings
from mahak_desk.sync.incoming.queue import queue_products
from mahak_desk.website import mirror, tables
from mahak_desk.website.ledger import mappings

_ENTITY: dict[Paired, str] = {"product": "product", "variant": "product_variant", "customer": "customer"}
_WEBSITE_ROWS: dict[Paired, Table] = {
    "product": tables.products,
    "variant": tables.product_variants,
    "customer": tables.customers,
}


class _Partner(NamedTuple):
    """A product, detail or person of Mahak; `product_id` is the product it is or belongs to."""

    code: int | None
    product_id: int | None
    is_deleted: bool


class Pair(NamedTuple):
    """A row of the mappings."""

    database_id: int
    entity_type: str
    mahak_id: int
    local_id: int
    mahak_code: str | None
    origin: str


class Mapped(msgspec.Struct, frozen=True):
    """What a new pair did."""

    released: int
    """Orders that waited for it and go with the next cycle."""
    still_waiting: int
    """Orders that wait for something else as well."""
    former_website_id: int | None
    """The website's row that was Mahak's partner until now; a product or variant has left the site."""
    former_mahak_id: int | None = None
    """What the website's row was taken from in Mahak."""
    product_too: int | None = None
    """Mahak's id of the product that was paired with a variant."""
    pairs_before: Sequence[Pair] = ()
    """Of categories: what this pair took the place of."""


def pair(
    connection: Connection,
    kind: Paired,
    mahak_id: int,
    website_id: int,
    catalogue: Catalogue | None,
    now: datetime,
    *,
    takes_over: bool = False,
) -> Mapped:
    """Let a row of the website correspond to one of Mahak from now on, and release what waited for it.

    The row that did until now corresponds to nothing any more. A product or variant leaves the site with
    that, since nobody would keep its price and stock right; a customer is recognised anew by its numbers.
    With `takes_over`, or where it is deleted there, the website's row is taken from what it corresponded to
    in Mahak until now, which the next cycle gives a row of its own. Values of Mahak's come with that cycle.
    Raises UnknownInMahak, UnknownOnWebsite and PartnerTaken.
    """
    partner = _in_mahak(connection, kind, mahak_id)
    if catalogue is None or partner is None:
        raise UnknownInMahak(kind, mahak_id)
    website_rows = _WEBSITE_ROWS[kind]
    if connection.scalar(select(website_rows.c.id).where(website_rows.c.id == website_id)) is None:
        raise UnknownOnWebsite(kind, website_id)
    database_id = catalogue.database_id
    before = read_waiting(connection, database_id)
    taken_from = _free(connection, kind, mahak_id, website_id, database_id, takes_over=takes_over)
    former = _give(connection, kind, mahak_id, website_id, partner, database_id)
    product_too = None
    if partner.product_id is not None:
        if kind == "variant" and _pair_products_too(connection, partner.product_id, website_id, database_id):
            product_too = partner.product_id
        _adopt_rest(connection, partner.product_id, catalogue)
    done = release(connection, before, database_id, now)
    return Mapped(done.released, done.still_waiting, former, taken_from, product_too)


def take_back(
    connection: Connection,
    kind: Paired,
    mahak_id: int,
    website_id: int,
    done: Mapped,
    catalogue: Catalogue | None,
    now: datetime,
) -> None:
    """Undo a pair that has just been made: whatever was a partner before is one again.

    Raises what `pair` and `unpair` do, where the two have changed again since.
    """
    if done.product_too is not None:
        unpair(connection, "product", done.product_too, catalogue)
    elif done.former_website_id is not None:
        pair(connection, kind, mahak_id, done.former_website_id, catalogue, now, takes_over=True)
    else:
        unpair(connection, kind, mahak_id, catalogue)
    if done.former_mahak_id is not None:
        pair(connection, kind, done.former_mahak_id, website_id, catalogue, now, takes_over=True)


def unpair(connection: Connection, kind: Paired, mahak_id: int, catalogue: Catalogue | None) -> None:
    """Forget a pair that was made by hand; with a product, those of its variants too.

    A product or variant leaves the site with that, and the next cycle treats Mahak's as one that has no
    partner. Raises NotMadeByHand.
    """
    made = None
    if catalogue is not None:
        of_pair = _of(kind, catalogue.database_id, mahak_id)
        made = connection.scalar(select(mappings.c.local_id).where(of_pair, mappings.c.origin == "manual"))
    if catalogue is None or made is None:
        raise NotMadeByHand(mahak_id)
    _forget(connection, kind, [mahak_id], catalogue.database_id)
    if kind == "customer":
        return
    product_id = mahak_id
    detail = mirror.product_details.c
    if kind == "product":
        variant, mapping = tables.product_variants.c, mappings.c
        hangs_on_it = (
            select(mapping.mahak_id)
            .join(tables.product_variants, variant.id == mapping.local_id)
            .join(mirror.product_details, detail.id == mapping.mahak_id)
            .where(
                mapping.database_id == catalogue.database_id,
                mapping.entity_type == "product_variant",
                variant.product_id == made,
                detail.product_id == mahak_id,
            )
        )
        _forget(connection, "variant", connection.scalars(hangs_on_it).all(), catalogue.database_id)
    else:
        product_id = connection.scalar(select(detail.product_id).where(detail.id == mahak_id)) or 0
    queue_products(connection, [product_id])


def _free(
    connection: Connection,
    kind: Paired,
    mahak_id: int,
    website_id: int,
    database_id: int,
    *,
    takes_over: bool,
) -> int | None:
    """Take the website's row from what it corresponds to in Mahak, if that is something else; what it was."""
    of_row = and_(
        mappings.c.database_id == database_id,
        mappings.c.entity_type == _ENTITY[kind],
        mappings.c.local_id == website_id,
    )
    holder = connection.scalar(select(mappings.c.mahak_id).where(of_row))
    if holder is None or holder == mahak_id:
        return None
    partner = _in_mahak(connection, kind, holder)
    if partner is not None and not partner.is_deleted and not takes_over and kind != "customer":
        raise PartnerTaken(website_id, holder)
    connection.execute(delete(mappings).where(of_row))
    if partner is not None and partner.product_id is not None:
        queue_products(connection, [partner.product_id])
    return None if partner is None or partner.is_deleted else holder


def _give(
    connection: Connection, kind: Paired, mahak_id: int, website_id: int, partner: _Partner, database_id: int
) -> int | None:
    """Write the pair; the website's row that was the partner until now, if it was another one."""
    former = connection.scalar(select(mappings.c.local_id).where(_of(kind, database_id, mahak_id)))
    if former == website_id:
        former = None
    if former is not None:
        _take_off_site(connection, kind, [former])
    code = str(partner.code) if partner.code else None
    write_mappings(connection, [(database_id, _ENTITY[kind], mahak_id, website_id, code, "manual")])
    return former


def _pair_products_too(connection: Connection, product_id: int, variant_id: int, database_id: int) -> bool:
    """Where neither the detail's product nor the variant's has a partner, they are partners now; whether so.

    Otherwise the next cycle would make a new product of the detail's and move the variant there.
    """
    variant = tables.product_variants.c
    local_id = connection.scalar(select(variant.product_id).where(variant.id == variant_id))
    taken = select(mappings.c.mahak_id).where(
        mappings.c.database_id == database_id,
        mappings.c.entity_type == "product",
        or_(mappings.c.mahak_id == product_id, mappings.c.local_id == local_id),
    )
    partner = _in_mahak(connection, "product", product_id)
    if local_id is None or partner is None or connection.scalar(taken.limit(1)) is not None:
        return False
    _give(connection, "product", product_id, local_id, partner, database_id)
    return True


def _adopt_rest(connection: Connection, product_id: int, catalogue: Catalogue) -> None:
    """Find the partners of the product's other details at once, as the next cycle would."""
    facts = read_products(connection, [product_id], catalogue)
    adopt_existing(connection, facts, catalogue, lambda: UnmappedProducts(connection, catalogue.database_id))
    queue_products(connection, [product_id])


def _forget(connection: Connection, kind: Paired, mahak_ids: Sequence[int], database_id: int) -> None:
    """Delete the mappings of a few of Mahak's things."""
    of_them = and_(
        mappings.c.database_id == database_id,
        mappings.c.entity_type == _ENTITY[kind],
        mappings.c.mahak_id.in_(mahak_ids),
    )
    rows = connection.scalars(select(mappings.c.local_id).where(of_them)).all()
    connection.execute(delete(mappings).where(of_them))
    _take_off_site(connection, kind, rows)


def _take_off_site(connection: Connection, kind: Paired, website_ids: Sequence[int]) -> None:
    if kind != "customer":
        rows = _WEBSITE_ROWS[kind]
        connection.execute(update(rows).where(rows.c.id.in_(website_ids)).values(is_active=False))


def _of(kind: Paired, database_id: int, mahak_id: int) -> ColumnElement[bool]:
    return and_(
        mappings.c.database_id == database_id,
        mappings.c.entity_type == _ENTITY[kind],
        mappings.c.mahak_id == mahak_id,
    )


def _in_mahak(connection: Connection, kind: Paired, mahak_id: int) -> _Partner | None:
    product, detail, person = mirror.products.c, mirror.product_details.c, mirror.people.c
    match kind:
        case "product":
            query = select(product.product_code, product.id, product.deleted).where(product.id == mahak_id)
        case "variant":
            query = (
                select(
                    # The base detail of a simple product has no code of its own.
                    func.coalesce(func.nullif(detail.product_detail_code, 0), product.product_code),
                    detail.product_id,
                    or_(detail.deleted, product.deleted),
                )
                .outerjoin(mirror.products, product.id == detail.product_id)
                .where(detail.id == mahak_id)
            )
        case "customer":
            query = select(person.person_code, null(), person.deleted).where(person.id == mahak_id)
    row = connection.execute(query).first()
    return None if row is None else _Partner(row[0], row[1], bool(row[2]))
