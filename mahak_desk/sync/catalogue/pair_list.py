"""What corresponds to what, as one list."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, func, select

from mahak_desk.mahak.text import persian
from mahak_desk.website import tables
from mahak_desk.website.ledger import mappings, shop_account


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
    customer = tables.customers
    variants_product = product.alias("variants_product")
    kind, local_id = mappings.c.entity_type, mappings.c.local_id
    query = (
        select(
            mappings,
            func.coalesce(category.c.name, product.c.name, variants_product.c.name).label("name"),
            customer.c.id.label("customer_id"),
            customer.c.first_name,
            customer.c.last_name,
        )
        .join(shop_account, shop_account.c.database_id == mappings.c.database_id)
        .outerjoin(category, and_(kind == "category", category.c.id == local_id))
        .outerjoin(product, and_(kind == "product", product.c.id == local_id))
        .outerjoin(variant, and_(kind == "product_variant", variant.c.id == local_id))
        .outerjoin(variants_product, variants_product.c.id == variant.c.product_id)
        .outerjoin(customer, and_(kind == "customer", customer.c.id == local_id))
        .order_by(kind, mappings.c.mahak_id)
        .execution_options(yield_per=1000)
    )
    for row in connection.execute(query):
        name = row.name
        if row.customer_id is not None:
            name = persian(f"{row.first_name or ''} {row.last_name or ''}") or None
        yield Pairing(row.entity_type, row.mahak_id, row.mahak_code, row.local_id, name, row.origin)
