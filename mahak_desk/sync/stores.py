"""Which of Mahak's stores the website sells from (field notes §4.4, §4.6)."""

from __future__ import annotations

from sqlalchemy import Connection, select

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.text import persian
from mahak_desk.sync.settings import Settings
from mahak_desk.website import mirror


class StoreNotChosen(DeskError):
    """Several stores could be meant, and nothing says which; or the visitor's own one is `gone`."""

    code = "store-not-chosen"

    def __init__(self, stores: str, gone: int = 0) -> None:
        super().__init__(
            Words(
                f"انبار ویزیتور سایت ({gone}) در محک نیست؛ انبارهای محک: {stores}.",
                f"The store of the website's visitor ({gone}) is not in Mahak; it has: {stores}.",
            )
            if gone
            else Words(
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
            Words(
                f"انبار {code} در محک نیست؛ انبارهای محک: {stores}.",
                f"Mahak has no store {code}; it has: {stores}.",
            ),
            Words("[stock] stores را در تنظیمات درست کنید.", "Correct [stock] stores in the settings."),
        )


def permitted_stores(connection: Connection, settings: Settings, visitor_id: int) -> tuple[int, ...]:
    """Server ids of the stores the website sells from, in order of preference.

    No ids while no store has arrived. Raises StoreUnknown, and StoreNotChosen where several could be meant or the
    visitor has a store that is not there: another one's stock is not what the shop means to sell.
    """
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
    if stores and own_code is not None and own_code > 0:
        raise StoreNotChosen(names, gone=own_code)
    if len(stores) > 1:
        raise StoreNotChosen(names)
    return tuple(row.id for row in stores)
