"""The … button of a table: its file, its columns and their order; for keyboards as for mice."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QMenu, QToolButton

from mahak_desk.sync.exports import Exported
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.rows.order_menu import OrderMenu
from mahak_desk.ui.rows.table_export import TableExport
from mahak_desk.ui.rows.view import RowsView

R = TypeVar("R")


class MoreButton(QToolButton):
    """Opens its menu with the mouse, Space, or the arrow downwards."""

    def __init__(self, view: RowsView[R], look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "quiet")
        self.setIcon(look.icon("ellipsis"))
        self.setToolTip(self.tr("Columns, order and export"))
        self.setAccessibleName(self.tr("Columns, order and export"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._columns = self._menu.addMenu(self.tr("Columns"))
        self._columns.aboutToShow.connect(partial(view.header.fill_menu, self._columns))
        self._menu.addMenu(OrderMenu(view.header, self._menu))
        self.setMenu(self._menu)

    def offer_export(
        self, export: TableExport, model: RowsModel[R], name: str, whole: Exported | None = None
    ) -> None:
        """Let what is listed, and the `whole` table it is of, be written to a file."""
        listed = self._menu.addAction(self._look.icon("download"), self.tr("Export what is listed…"))
        listed.triggered.connect(lambda: export.choose_for_listed(model, name))
        if whole is None:
            return
        everything = self._menu.addAction(self.tr("Export all…"))
        everything.triggered.connect(lambda: export.choose_for_table(whole))
