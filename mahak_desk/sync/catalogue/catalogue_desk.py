"""What the window and the command line ask about products, variants and what corresponds to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahak_desk.sync.opened_shop import OpenedShop


class CatalogueDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop
