"""Makes each page when it is first gone to; its code is imported then and not before."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from mahak_desk.ui.window.canvas import MakePage
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import PAGES, PageName
from mahak_desk.ui.window.surroundings import Surroundings


def page_factories(around: Surroundings) -> Mapping[PageName, MakePage]:
    """Every page of the navigation."""

    def overview() -> Page:
        from mahak_desk.ui.overview.page import OverviewPage

        return OverviewPage(around)

    def products() -> Page:
        from mahak_desk.ui.products.page import ProductsPage

        return ProductsPage(around)

    def mappings() -> Page:
        from mahak_desk.ui.mappings.page import MappingsPage

        return MappingsPage(around)

    def orders() -> Page:
        from mahak_desk.ui.orders.page import OrdersPage

        return OrdersPage(around)

    def activity() -> Page:
        from mahak_desk.ui.activity.page import ActivityPage

        return ActivityPage(around)

    def settings() -> Page:
        from mahak_desk.ui.settings.page import SettingsPage

        return SettingsPage(around)

    return {
        "overview": overview,
        "products": products,
        "mappings": mappings,
        "orders": orders,
        "activity": activity,
        "settings": settings,
    }


def import_pages() -> None:
    """Import every page's code, so that no further one is waited for when it is gone to; for a background thread."""
    for name in PAGES:
        import_module(f"mahak_desk.ui.{name}.page")
