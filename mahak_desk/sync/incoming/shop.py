"""Resolves the shop's settings against Mahak's own data: what is not set is taken from there."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection, select

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.client_settings import BAZARA_PICTURES
from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.settings import Settings
from mahak_desk.website import mirror


class StoreNotChosen(DeskError):
    """Several stores could be meant, and nothing says which."""

    code = "store-not-chosen"

    def __init__(self, stores: str) -> None:
        super().__init__(
            Words(
                f"معلوم نیست موجودی سایت از کدام انبار است: {stores}.",
                f"It is not clear which store the website sells from: {stores}.",
            ),
            Words(
                "کد انبارهای سایت را در تنظیمات بنویسید، مانند:  [stock] stores = [1]",
                "Name the website's stores in the settings, such as:  [stock] stores = [1]",
            ),
        )


class StoreUnknown(DeskError):
    """A store named in the settings does not exist in Mahak."""

    code = "store-unknown"

    def __init__(self, code: int, stores: str) -> None:
        super().__init__(
            Words(f"انبار {code} در محک نیست؛ انبارهای محک: {stores}.", f"Mahak has no store {code}; it has: {stores}."),
            Words("[stock] stores را در تنظیمات درست کنید.", "Correct [stock] stores in the settings."),
        )


def resolve_rules(connection: Connection, settings: Settings, visitor_id: int) -> CatalogueRules:
    """The rules this shop's catalogue is applied by. Raises StoreNotChosen and StoreUnknown."""
    level = settings.prices.level
    return CatalogueRules(
        price_level=None if level == "default" else level,
        currency=settings.prices.currency,
        alarm_factor=settings.alarm_factor,
        sale=settings.prices.sale,
        store_ids=_permitted_stores(connection, settings, visitor_id),
        buffer=Decimal(str(settings.stock.buffer)),
        property_names=_property_names(connection),
        tree_categories=settings.catalogue.categories == "tree",
        service_url=settings.mahak.api_url,
        picture_folder=BAZARA_PICTURES if settings.mahak.pictures_by_file_name else "",
        overwrites=frozenset(settings.catalogue.overwrite),
        adds_new=settings.catalogue.add_new_products,
    )


def _permitted_stores(connection: Connection, settings: Settings, visitor_id: int) -> tuple[int, ...]:
    store, visitor = mirror.stores.c, mirror.visitors.c
    living = select(store.id, store.store_code, store.name).where(store.deleted.is_(False))
    stores = connection.execute(living.order_by(store.store_code)).all()
    by_code = {row.store_code: row.id for row in stores}
    names = "، ".join(f"{row.store_code} ({persian(row.name)})" for row in stores) or "—"
    if settings.stock.stores:
        for code in settings.stock.stores:
            if code not in by_code:
                raise StoreUnknown(code, names)
        return tuple(by_code[code] for code in settings.stock.stores)
    own_code = connection.scalar(select(visitor.store_code).where(visitor.id == visitor_id))
    if own_code in by_code:
        return (by_code[own_code],)
    if len(stores) > 1:
        raise StoreNotChosen(names)
    return tuple(row.id for row in stores)


def _property_names(connection: Connection) -> dict[int, str]:
    described = mirror.property_descriptions.c
    rows = connection.execute(
        select(described.property_description_code, described.title, described.name)
        .where(described.deleted.is_(False))
        .order_by(described.row_version)
    )
    return {code: label for code, title, name in rows if (label := persian(title) or persian(name))}
