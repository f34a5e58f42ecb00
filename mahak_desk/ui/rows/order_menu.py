"""By which column a table is ordered, chosen without a mouse."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mahak_desk.ui.rows.header import RowsHeader

R = TypeVar("R")

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class OrderMenu(QMenu):
    """Offers the columns a person has chosen to see, and each time what is on."""

    def __init__(self, header: RowsHeader[R], parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self.setTitle(self.tr("Sort by"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        section, order = self._header.sortIndicatorSection(), self._header.sortIndicatorOrder()
        columns = QActionGroup(self)
        for place in self._header.chosen_places():
            action = self._offer(self._header.title(place), partial(self._order, place, order))
            action.setChecked(place == section)
            columns.addAction(action)
        by_none = self._offer(self.tr("As the rows come"), partial(self._order, -1, _UP))
        by_none.setChecked(section < 0)
        columns.addAction(by_none)
        self.addSeparator()
        directions = QActionGroup(self)
        for text, direction in ((self.tr("Upwards"), _UP), (self.tr("Downwards"), _DOWN)):
            action = self._offer(text, partial(self._order, section, direction))
            action.setChecked(order == direction)
            action.setEnabled(section >= 0)
            directions.addAction(action)

    def _offer(self, text: str, do: partial[None]) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(lambda: do())
        return action

    def _order(self, place: int, order: Qt.SortOrder) -> None:
        self._header.setSortIndicator(place, order)
