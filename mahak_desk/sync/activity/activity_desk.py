"""What the window asks about how the shop stands and what has happened: numbers, problems, runs, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahak_desk.sync.opened_shop import OpenedShop


class ActivityDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop
