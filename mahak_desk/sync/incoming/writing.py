"""Carries out the plans of one stretch in bulk: new rows, changed rows, mappings and pictures."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete

from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.matching import fresh_ids, write_mappings
from mahak_desk.sync.incoming.plans import ProductPlan
from mahak_desk.sync.incoming.products import WebsiteProduct
from mahak_desk.sync.incoming.variants import Options, WebsiteVariant
from mahak_desk.website import tables
from mahak_desk.website.bulk import Row as Values
from mahak_desk.website.bulk import insert_rows, stored_moment, update_rows
from mahak_desk.website.row_ids import reserve_ids

_PRODUCT = (
    "code",
    "name",
    "description",
    "category_id",
    "unit_name",
    "tax_percent",
    "charge_percent",
    "is_active",
    "updated_at",
)
_VARIANT = (
    "product_id",
    "code",
    "barcode",
    "options",
    "price",
    "sale_price",
    "stock",
    "is_active",
    "updated_at",
)
_IMAGE = ("id", "product_id", "url", "position", "is_primary")


def write_plans(
    connection: Connection, plans: Sequence[ProductPlan], catalogue: Catalogue, now: datetime
) -> None:
    """Make the website tables what the plans say. Plans that change nothing cost nothing."""
    moment = stored_moment(connection, now)
    changing = [plan for plan in plans if plan.changes]
    local_ids = _write_products(connection, changing, catalogue.database_id, moment)
    _write_variants(connection, changing, local_ids, catalogue.database_id, moment)
    _write_pictures(connection, changing, local_ids)


def _write_products(
    connection: Connection, plans: Sequence[ProductPlan], database_id: int, moment: object
) -> dict[int, int]:
    """The website's id of every product of the plans, new ones included."""
    created = [plan for plan in plans if plan.creates]
    new_ids = fresh_ids(connection, tables.products, "product", len(created))
    local_ids = {plan.product_id: plan.local_id for plan in plans if plan.local_id is not None}
    local_ids |= {plan.product_id: new_id for plan, new_id in zip(created, new_ids, strict=True)}
    inserted: list[Values] = []
    updated: list[Values] = []
    for plan in plans:
        if plan.wanted is None or plan.wanted == plan.current:
            continue
        values = (*_product_values(plan.wanted), moment)
        local_id = local_ids[plan.product_id]
        if plan.creates:
            inserted.append((local_id, moment, *values))
        else:
            updated.append((*values, local_id))
    insert_rows(connection, tables.products, ("id", "created_at", *_PRODUCT), inserted)
    update_rows(connection, tables.products, _PRODUCT, updated)
    write_mappings(
        connection,
        [
            (database_id, "product", plan.product_id, local_ids[plan.product_id], plan.wanted.code, "auto")
            for plan in created
            if plan.wanted is not None
        ],
    )
    return local_ids


def _product_values(product: WebsiteProduct) -> Values:
    return msgspec.structs.astuple(product)


def _write_variants(
    connection: Connection,
    plans: Sequence[ProductPlan],
    local_ids: dict[int, int],
    database_id: int,
    moment: object,
) -> None:
    count = sum([variant.local_id is None for plan in plans for variant in plan.variants])
    new_ids = iter(fresh_ids(connection, tables.product_variants, "product_variant", count))
    inserted: list[Values] = []
    mapped: list[Values] = []
    updated: list[Values] = []
    for plan in plans:
        product = local_ids.get(plan.product_id)
        for variant in plan.variants:
            wanted = variant.wanted
            if variant.local_id is None:
                new_id = next(new_ids)
                inserted.append((new_id, *_variant_values(wanted, product or variant.hangs_on), moment))
                mapped.append(
                    (database_id, "product_variant", variant.detail_id, new_id, wanted.code, "auto")
                )
            elif variant.changes:
                values = _variant_values(wanted, product or variant.hangs_on)
                updated.append((*values, moment, variant.local_id))
    insert_rows(connection, tables.product_variants, ("id", *_VARIANT), inserted)
    update_rows(connection, tables.product_variants, _VARIANT, updated)
    write_mappings(connection, mapped)


def _variant_values(variant: WebsiteVariant, local_product: int | None) -> Values:
    return (
        local_product,
        variant.code,
        variant.barcode,
        _json_options(variant.options),
        variant.price,
        variant.sale_price,
        variant.stock,
        variant.is_active,
    )


@functools.lru_cache(maxsize=8192)
def _json_options(options: Options) -> str:
    return msgspec.json.encode([{"name": name, "value": value} for name, value in options]).decode()


def _write_pictures(connection: Connection, plans: Sequence[ProductPlan], local_ids: dict[int, int]) -> None:
    """Replace what the website shows of Mahak's pictures; the shop's own ones keep their rows and come after."""
    stale: list[int] = []
    moved: list[Values] = []
    shown: list[tuple[int, str, int, bool]] = []
    for plan in plans:
        if plan.pictures is None:
            continue
        stale += plan.pictures.stale
        addresses = plan.pictures.addresses
        shown += [(local_ids[plan.product_id], url, at, at == 0) for at, url in enumerate(addresses)]
        moved += [(at, at == 0, image_id) for at, image_id in enumerate(plan.pictures.own, len(addresses))]
    for start in range(0, len(stale), 500):
        connection.execute(
            delete(tables.product_images).where(
                tables.product_images.c.id.in_(bindparam("ids", expanding=True))
            ),
            {"ids": stale[start : start + 500]},
        )
    update_rows(connection, tables.product_images, ("position", "is_primary"), moved)
    ids = reserve_ids(connection, tables.product_images, len(shown))
    insert_rows(
        connection, tables.product_images, _IMAGE, [(i, *image) for i, image in zip(ids, shown, strict=True)]
    )
