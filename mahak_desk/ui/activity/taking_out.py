"""Takes things out of the program into files: a bundle for support, and tables for a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from mahak_desk.sync.exports import Exported
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.rows.table_export import TableExport
from mahak_desk.ui.window.bundle_saving import BundleSaving
from mahak_desk.ui.window.page import Page


class TakingOut(QObject):
    """Belongs to a page, whose banner tells what was written and what failed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.bundle = BundleSaving(page.around, page, page.banner)
        self.tables = TableExport(page, page.around, page.banner)

    def export_menu(self, listed: Callable[[], RowsPage[Any]]) -> QMenu:
        """What can be exported; `listed` is the table in sight."""
        menu = QMenu(self._page)
        menu.addAction(self.tr("What is listed here…"), lambda: self._export_listed(listed()))
        menu.addSeparator()
        for what in get_args(Exported):
            menu.addAction(self._name_of(what), partial(self.tables.choose_for_table, what))
        return menu

    def _export_listed(self, page: RowsPage[Any]) -> None:
        self.tables.choose_for_listed(page.model, page.name)

    def _name_of(self, what: Exported) -> str:
        match what:
            case "products":
                return self.tr("Products…")
            case "orders":
                return self.tr("Orders…")
            case "mappings":
                return self.tr("Mappings…")
            case "problems":
                return self.tr("Problems…")
            case "runs":
                return self.tr("Runs…")
