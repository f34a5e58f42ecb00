"""What corresponds to what, as a person reads it, and the pairs a person makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, Table, and_, func, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.incoming.matching import write_mappings
from mahak_desk.sync.incoming.queue import queue_products
from mahak_desk.website import mirror, tables
from mahak_desk.website.ledger import mappings, shop_account

Paired = Literal["product", "variant"]
"""What a person can pair: a product, or a product detail with a variant."""

_ENTITY: dict[Paired, str] = {"product": "product", "variant": "product_variant"}
_WEBSITE_ROWS: dict[Paired, Table] = {"product": tables.products, "variant": tables.product_variants}

_SYNC_FIRST = Words("اول همگام‌سازی کنید: mahak-desk sync incoming", "Sync first: mahak-desk sync incoming")


class UnknownInMahak(DeskError):
    """Mahak has sent no such product or detail."""

    code = "unknown-in-mahak"

    def __init__(self, kind: Paired, mahak_id: int) -> None:
        super().__init__(
            Words(f"محک چنین شناسه‌ای نفرستاده است: {mahak_id}", f"Mahak has sent no {kind} {mahak_id}."),
            _SYNC_FIRST,
        )


class UnknownOnWebsite(DeskError):
    """The website has no such product or variant."""

    code = "unknown-on-website"

    def __init__(self, kind: Paired, website_id: int) -> None:
        super().__init__(
            Words(f"چنین شناسه‌ای در سایت نیست: {website_id}", f"The website has no {kind} {website_id}."),
            Words("شناسه را بررسی کنید.", "Check the id."),
        )


class PartnerTaken(DeskError):
    """The website's row already corresponds to something else of Mahak."""

    code = "partner-taken"

    def __init__(self, website_id: int, mahak_id: int) -> None:
        super().__init__(
            Words(
                f"ردیف {website_id} سایت از قبل جفت {mahak_id} محک است.",
                f"{website_id} of the website already corresponds to {mahak_id} of Mahak.",
            ),
            Words("اول برای آن جفت دیگری بگذارید.", "Give that one another partner first."),
        )


class Pairing(msgspec.Struct, frozen=True):
    """One pair; `name` is the website's, None where its row is gone."""

    entity: str
    mahak_id: int
    mahak_code: str | None
    website_id: int
    name: str | None
    origin: str


def list_mappings(connection: Connection) -> Iterator[Pairing]:
    """Every pair of the shop's account, by kind and Mahak id."""
    category, product, variant = tables.categories, tables.products, tables.product_variants
    variants_product = product.alias("variants_product")
    kind, local_id = mappings.c.entity_type, mappings.c.local_id
    query = (
        select(
            mappings, func.coalesce(category.c.name, product.c.name, variants_product.c.name).label("name")
        )
        .join(shop_account, shop_account.c.database_id == mappings.c.database_id)
        .outerjoin(category, and_(kind == "category", category.c.id == local_id))
        .outerjoin(product, and_(kind == "product", product.c.id == local_id))
        .outerjoin(variant, and_(kind == "product_variant", variant.c.id == local_id))
        .outerjoin(variants_product, variants_product.c.id == variant.c.product_id)
        .order_by(kind, mappings.c.mahak_id)
        .execution_options(yield_per=1000)
    )
    for row in connection.execute(query):
        yield Pairing(row.entity_type, row.mahak_id, row.mahak_code, row.local_id, row.name, row.origin)


def pair(connection: Connection, kind: Paired, mahak_id: int, website_id: int) -> None:
    """Let a row of the website correspond to one of Mahak from now on; the next cycle brings it its values.

    The row that did until now corresponds to nothing any more and leaves the site, since nobody would keep
    its price and stock right. Raises UnknownInMahak, UnknownOnWebsite and PartnerTaken.
    """
    database_id = connection.scalar(select(shop_account.c.database_id))
    code_and_product = _in_mahak(connection, kind, mahak_id)
    if database_id is None or code_and_product is None:
        raise UnknownInMahak(kind, mahak_id)
    website_rows = _WEBSITE_ROWS[kind]
    if connection.scalar(select(website_rows.c.id).where(website_rows.c.id == website_id)) is None:
        raise UnknownOnWebsite(kind, website_id)
    entity = _ENTITY[kind]
    of_entity = and_(mappings.c.database_id == database_id, mappings.c.entity_type == entity)
    holder = connection.scalar(
        select(mappings.c.mahak_id).where(of_entity, mappings.c.local_id == website_id)
    )
    if holder not in (None, mahak_id):
        raise PartnerTaken(website_id, holder)
    former = connection.scalar(select(mappings.c.local_id).where(of_entity, mappings.c.mahak_id == mahak_id))
    if former not in (None, website_id):
        connection.execute(update(website_rows).where(website_rows.c.id == former).values(is_active=False))
    code, product_id = code_and_product
    write_mappings(
        connection, [(database_id, entity, mahak_id, website_id, str(code) if code else None, "manual")]
    )
    queue_products(connection, [product_id])


def _in_mahak(connection: Connection, kind: Paired, mahak_id: int) -> tuple[int | None, int] | None:
    """The code of a product or detail, and the product it is or belongs to."""
    product, detail = mirror.products.c, mirror.product_details.c
    query = select(product.product_code, product.id).where(product.id == mahak_id)
    if kind == "variant":
        query = select(detail.product_detail_code, detail.product_id).where(detail.id == mahak_id)
    row = connection.execute(query).first()
    return None if row is None else (row[0], row[1])
