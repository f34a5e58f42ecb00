"""Everything that is known of one variant, and how the website's price and stock of it come about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, func, select

from mahak_desk.errors import DeskError, Language, Words
from mahak_desk.mahak.money import AbsurdAmount, quantity, rial
from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.pieces import maps_to, options_text
from mahak_desk.sync.catalogue.standing import (
    GONE,
    WEBSITES_OWN,
    Difference,
    why_hidden,
    why_stock_differs,
)
from mahak_desk.sync.catalogue.variant_history import Event, Sale, history_of, recent_sales
from mahak_desk.sync.catalogue.variant_problems import VariantProblem, problems_of_variant
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.incoming.facts import Catalogue, read_products
from mahak_desk.sync.incoming.products import wanted_product
from mahak_desk.sync.incoming.queries import COUNTED, PRICE_LEVELS, SAYS_HOW_MANY, level_in_use
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.website import ledger, mirror, tables


class VariantGone(DeskError):
    """The website's row was deleted since it was listed."""

    code = "variant-gone"

    def __init__(self, variant_id: int) -> None:
        super().__init__(
            Words(
                f"تنوع {variant_id} دیگر در سایت نیست.", f"The website has no variant {variant_id} any more."
            ),
            Words("فهرست را تازه کنید.", "Refresh the list."),
        )


class LevelPrice(msgspec.Struct, frozen=True):
    """A detail's price at one of Mahak's levels, in Rial; None where it can be no price."""

    level: int
    name: str
    price: int | None
    is_chosen: bool


class StoreCount(msgspec.Struct, frozen=True):
    """What one of Mahak's stores has of a detail, in the main unit."""

    code: int
    name: str
    count: int | Decimal
    is_permitted: bool


class StockReckoning(msgspec.Struct, frozen=True):
    """From Mahak's stores to the website's stock, in the main unit; None is *not known*."""

    stores: list[StoreCount]
    in_stores: int | Decimal | None
    """Σ of the permitted ones."""
    unregistered: int | Decimal
    """In invoices that Mahak's cloud has and its desktop has not registered."""
    unsent: int | Decimal
    """In paid orders that are not in Mahak at all."""
    buffer: int | Decimal
    on_site: int | Decimal | None
    difference: Difference | None


class VariantFacts(msgspec.Struct, frozen=True):
    """One variant of the website. Money is Rial, moments are UTC."""

    variant_id: int
    product_id: int
    detail_id: int | None
    mahak_product_id: int | None
    name: str
    code: str
    barcode: str
    options: str
    category: str
    unit: str
    price: int | None
    sale_price: int | None
    is_visible: bool
    hidden: Told | None
    """Why it is not on sale."""
    levels: list[LevelPrice]
    """Those that have a price, and the chosen one."""
    by_own_default: bool
    """Whether the level is the detail's own default, not one chosen for the website."""
    stock: StockReckoning
    problems: list[VariantProblem]
    pictures: list[str]
    origin: str | None
    """auto or manual; None for what the website has of its own."""
    product_origin: str | None
    changed_at: datetime
    sales: list[Sale]
    history: list[Event]


def read_variant(
    connection: Connection, variant_id: int, catalogue: Catalogue | None, language: Language
) -> VariantFacts:
    """Raises VariantGone."""
    row = connection.execute(_variant_query(catalogue), {"variant_id": variant_id}).first()
    if row is None:
        raise VariantGone(variant_id)
    problems = problems_of_variant(connection, row.detail_id, row.mahak_product, language)
    visible = bool(row.is_active and row.product_active)
    sales = recent_sales(connection, variant_id)
    return VariantFacts(
        variant_id=variant_id,
        product_id=row.product_id,
        detail_id=row.detail_id,
        mahak_product_id=row.mahak_product,
        name=row.name,
        code=row.code or "",
        barcode=row.barcode or "",
        options=options_text(row.options),
        category=row.category or "",
        unit=row.unit_name or "",
        price=row.price,
        sale_price=row.sale_price,
        is_visible=visible,
        hidden=None if visible else _hidden(connection, row, catalogue, problems, language),
        levels=[] if catalogue is None else _levels(connection, row.detail_id, catalogue.rules),
        by_own_default=catalogue is not None and catalogue.rules.price_level is None,
        stock=_stock(connection, row, catalogue),
        problems=problems,
        pictures=_pictures(connection, row.product_id),
        origin=row.origin,
        product_origin=row.product_origin,
        changed_at=max(row.updated_at, row.product_updated),
        sales=sales,
        history=history_of(row.created_at, max(row.updated_at, row.product_updated), problems, sales),
    )


def _hidden(
    connection: Connection,
    row: Row[*tuple[Any, ...]],
    catalogue: Catalogue | None,
    problems: Sequence[VariantProblem],
    language: Language,
) -> Told:
    if row.detail_id is None:
        return tell(WEBSITES_OWN, {}, language)
    found = (
        [] if catalogue is None else read_products(connection, [row.mahak_product or 0], catalogue).products
    )
    if catalogue is None or not found:
        return tell(GONE, {}, language)
    (product,) = found
    wanted, findings = wanted_product(product, catalogue.rules)
    reason = why_hidden(product, row.detail_id, wanted, findings)
    known = next((problem.told for problem in problems if problem.told.reason == reason), None)
    facts: Mapping[str, str | int] = next((f.facts for f in findings if f.reason == reason), {})
    return known or tell(reason, facts, language)


def _levels(connection: Connection, detail_id: int | None, rules: CatalogueRules) -> list[LevelPrice]:
    detail, level = mirror.product_details.c, mirror.cost_level_names.c
    row = connection.execute(select(mirror.product_details).where(detail.id == detail_id)).first()
    if row is None:
        return []
    named = select(level.cost_level_name_code, level.name).where(level.deleted.is_(False)).order_by(level.id)
    names = {code: persian(name) for code, name in connection.execute(named)}
    chosen = rules.price_level or level_in_use(row.default_sell_price_level, PRICE_LEVELS)
    levels = []
    for number in range(1, PRICE_LEVELS + 1):
        try:
            price: int | None = rial(getattr(row, f"price{number}") or 0, rules.currency)
        except AbsurdAmount:
            price = None
        if price != 0 or number == chosen:
            levels.append(LevelPrice(number, names.get(number, ""), price, number == chosen))
    return levels


def _stock(connection: Connection, row: Row[*tuple[Any, ...]], catalogue: Catalogue | None) -> StockReckoning:
    on_site = None if row.stock is None else _count(row.stock)
    if catalogue is None or row.detail_id is None:
        return StockReckoning([], None, 0, 0, 0, on_site, None)
    rules = catalogue.rules
    stores = _stores(connection, row.detail_id, rules)
    known = bool(rules.store_ids) and stores is not None
    in_stores = quantity(sum(Decimal(s.count) for s in stores or () if s.is_permitted)) if known else None
    unregistered, unsent = _count(row.unregistered or 0), _count(row.unsent or 0)
    difference = why_stock_differs(in_stores, unregistered + unsent, on_site, rules)
    return StockReckoning(stores or [], in_stores, unregistered, unsent, rules.buffer, on_site, difference)


def _stores(connection: Connection, detail_id: int, rules: CatalogueRules) -> list[StoreCount] | None:
    """None where Mahak has sent no count of the detail for any store."""
    asset, store = mirror.store_assets.c, mirror.stores.c
    query = (
        select(asset.store_id, store.store_code, store.name, func.sum(COUNTED).label("count"))
        .select_from(mirror.store_assets)
        .outerjoin(mirror.stores, store.id == asset.store_id)
        .where(asset.product_detail_id == detail_id, SAYS_HOW_MANY)
        .group_by(asset.store_id, store.store_code, store.name)
        .order_by(store.store_code)
    )
    counted = [
        StoreCount(row[1] or 0, persian(row[2]), _count(row[3] or 0), row[0] in rules.store_ids)
        for row in connection.execute(query)
    ]
    return counted or None


def _count(stored: Decimal | int) -> int | Decimal:
    """To three decimals; an absurd one as it is, since it is shown so that it can be seen."""
    try:
        return quantity(stored)
    except AbsurdAmount:
        return stored


def _pictures(connection: Connection, product_id: int) -> list[str]:
    image = tables.product_images.c
    query = select(image.url).where(image.product_id == product_id).order_by(image.position, image.id)
    return list(connection.scalars(query))


def _variant_query(catalogue: Catalogue | None) -> Select[*tuple[Any, ...]]:
    product, variant, category = tables.products.c, tables.product_variants.c, tables.categories.c
    detail, reservation = mirror.product_details.c, ledger.stock_reservations.c
    own, of_product = ledger.mappings.alias("own"), ledger.mappings.alias("of_product")
    database_id = None if catalogue is None else catalogue.database_id
    return (
        select(
            tables.product_variants,
            product.name,
            product.unit_name,
            product.created_at,
            product.is_active.label("product_active"),
            product.updated_at.label("product_updated"),
            category.name.label("category"),
            own.c.mahak_id.label("detail_id"),
            own.c.origin,
            detail.product_id.label("mahak_product"),
            of_product.c.origin.label("product_origin"),
            reservation.unregistered,
            reservation.unsent,
        )
        .select_from(tables.product_variants)
        .join(tables.products, product.id == variant.product_id)
        .outerjoin(tables.categories, category.id == product.category_id)
        .outerjoin(own, maps_to(own, "product_variant", variant.id, database_id))
        .outerjoin(of_product, maps_to(of_product, "product", product.id, database_id))
        .outerjoin(mirror.product_details, detail.id == own.c.mahak_id)
        .outerjoin(ledger.stock_reservations, reservation.variant_id == variant.id)
        .where(variant.id == bindparam("variant_id"))
    )
