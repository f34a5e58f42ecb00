"""Resolves the shop's settings against Mahak's own data: what is not set is taken from there."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection, select

from mahak_desk.mahak.client_settings import BAZARA_PICTURES
from mahak_desk.mahak.money import quantity
from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.wanted_categories import has_tree
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.stores import permitted_stores
from mahak_desk.website import mirror


def resolve_rules(connection: Connection, settings: Settings, visitor_id: int) -> CatalogueRules:
    """The rules this shop's catalogue is applied by. Raises StoreNotChosen and StoreUnknown."""
    return rules_for_stores(connection, settings, permitted_stores(connection, settings, visitor_id))


def rules_for_stores(
    connection: Connection, settings: Settings, store_ids: tuple[int, ...]
) -> CatalogueRules:
    """The same where it is known which stores the website sells from; with none no stock is known."""
    level = settings.prices.level
    wants_tree = settings.catalogue.categories == "tree"
    finds_tree = wants_tree and has_tree(connection)
    return CatalogueRules(
        price_level=None if level == "default" else level,
        currency=settings.prices.currency,
        alarm_factor=settings.alarm_factor,
        sale=settings.prices.sale,
        store_ids=store_ids,
        buffer=quantity(Decimal(str(settings.stock.buffer))),
        property_names=_property_names(connection),
        tree_categories=finds_tree,
        tree_missing=wants_tree and not finds_tree,
        service_url=settings.mahak.api_url,
        picture_folder=BAZARA_PICTURES if settings.mahak.pictures_by_file_name else "",
        overwrites=frozenset(settings.catalogue.overwrite),
        adds_new=settings.catalogue.add_new_products,
    )


def _property_names(connection: Connection) -> tuple[tuple[int, str], ...]:
    described = mirror.property_descriptions.c
    rows = connection.execute(
        select(described.property_description_code, described.title, described.name)
        .where(described.deleted.is_(False))
        .order_by(described.row_version)
    )
    names = {code: label for code, title, name in rows if (label := persian(title) or persian(name))}
    return tuple(sorted(names.items()))
