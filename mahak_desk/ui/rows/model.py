"""The table model: light rows in a list, with search, filter and order inside, keyed by their identity."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.rows.columns import Column
from mahak_desk.ui.rows.listing import Listing
from mahak_desk.ui.rows.sieve import SortKey, arranged
from mahak_desk.ui.words.searching import search_words
from mahak_desk.ui.words.speech import plain

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_ALIGNMENT = {
    "start": Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
    "number": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
_DISPLAY, _TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_DECORATION, _ALIGN = Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.TextAlignmentRole
_INK, _READ_ALOUD = Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.AccessibleTextRole


class RowsModel(QAbstractTableModel, Generic[R]):
    """Everything is done in the window's thread; what is slow for many rows comes in ready made.

    A row's identity (`ident`) is what selection and scroll position hold on to when rows are replaced,
    ordered or filtered.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        ident: Callable[[R], Hashable],
        look: Look,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._ident = ident
        self._look = look
        self._listing: Listing[R] = Listing()
        self._listed: list[int] = []
        self._sorted_by: int = -1
        self._descending = False
        self._in_order: tuple[int, bool] | None = None
        """By what the listing is known to be ordered; None after rows were added or swapped in."""

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _ALIGN:
            return _ALIGNMENT[self.columns[index.column()].align]
        if role not in (_DISPLAY, _DECORATION, _INK, _TOOLTIP, _READ_ALOUD) or not index.isValid():
            return None
        column = self.columns[index.column()]
        row = self._listing.rows[self._listed[index.row()]]
        if role == _DISPLAY:
            return column.text(row)
        if role == _DECORATION:
            if column.tone is not None and (tone := column.tone(row)) is not None:
                return self._look.mark(tone)
            return None if column.icon is None else column.icon(row)
        if role == _INK:
            ink = None if column.ink is None else column.ink(row)
            return None if ink is None else self._look.brush(ink)
        if role == _READ_ALOUD:
            return self._read_aloud(column, row)
        return None if column.tooltip is None else column.tooltip(row)

    @staticmethod
    def _read_aloud(column: Column[R], row: R) -> str:
        if column.is_sign:
            there = column.icon is not None and column.icon(row) is not None
            return column.tooltip(row) if there and column.tooltip is not None else ""
        return f"{column.title}: {plain(column.text(row))}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGN:
            return _ALIGNMENT[self.columns[section].align]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; −1 is the order the rows come in."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder)
        if wanted == self._in_order:
            return  # a header asks twice: once for the indicator it moves, once for the order
        self._sorted_by, self._descending = self._in_order = wanted
        ordered, rows = self.ordering(), self._listing.rows
        self._listing.order = range(len(rows)) if ordered is None else ordered(rows, self._listing.texts)
        self._relist()

    def sort_again(self) -> None:
        """Put what has come since into the order that is on."""
        column, descending = self.order_chosen
        self._in_order = None
        self.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    @property
    def order_chosen(self) -> tuple[int, bool]:
        """The column it is ordered by, −1 for none, and whether downwards."""
        return self._sorted_by, self._descending

    def ordering(self) -> Callable[[Sequence[R], Sequence[str]], list[int]] | None:
        """How rows and their texts are put into the order that is on; None for the order they come in."""
        if self._sorted_by < 0:
            return None
        order, descending = self.columns[self._sorted_by].order, self._descending

        def put_in_order(rows: Sequence[R], texts: Sequence[str]) -> list[int]:
            keys: Sequence[SortKey] = texts if order is None else [order(row) for row in rows]
            return arranged(keys, descending=descending)

        return put_in_order

    # What the page asks

    @property
    def rows(self) -> Sequence[R]:
        """All rows, listed or not, in the order they came."""
        return self._listing.rows

    def row_at(self, position: int) -> R:
        return self._listing.rows[self._listed[position]]

    def listed_rows(self) -> list[R]:
        """The rows as they are listed now: for exporting what is seen."""
        rows = self._listing.rows
        return [rows[number] for number in self._listed]

    def position_of(self, ident: Hashable) -> int | None:
        """Where the row of that identity is listed."""
        for position, number in enumerate(self._listed):
            if self._ident(self._listing.rows[number]) == ident:
                return position
        return None

    def replace(self, rows: list[R], texts: list[str], order: Sequence[int] | None = None) -> None:
        """Another reading of everything; `texts` is what each row is searched and ordered by, folded.

        `order` is what `ordering` made of them, None where that was None.
        """
        former_rows, former_listed = self._listing.rows, self._listed
        self.layoutAboutToBeChanged.emit()
        held_indexes = self.persistentIndexList()
        idents = [self._ident(former_rows[former_listed[index.row()]]) for index in held_indexes]
        self._listing.replace(rows, texts, order)
        self._in_order = None
        self._listed = self._listing.listed()
        self._move(held_indexes, idents)
        self.layoutChanged.emit()

    def append(self, rows: list[R], texts: list[str]) -> None:
        """More rows of a first reading that is under way; ordered when it has ended (`sort`)."""
        self._in_order = None
        more = self._listing.append(rows, texts)
        if more:
            first = len(self._listed)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._listed += more
            self.endInsertRows()

    def search(self, typed: str) -> None:
        """List the rows that contain every word."""
        self._listing.search(search_words(typed))
        self._relist()

    def keep(self, holds: Callable[[R], bool] | None) -> None:
        """List the rows a chip holds for; None for all."""
        self._listing.keep(holds)
        self._relist()

    def _relist(self) -> None:
        listed = self._listing.listed()
        if listed == self._listed:
            return
        self.layoutAboutToBeChanged.emit()
        held_indexes = self.persistentIndexList()
        numbers: list[int | None] = [self._listed[index.row()] for index in held_indexes]
        self._listed = listed
        self._follow(held_indexes, numbers)
        self.layoutChanged.emit()

    def _move(self, held_indexes: list[QModelIndex], idents: list[Hashable]) -> None:
        """Let indexes follow the rows of those identities."""
        wanted = set(idents)
        numbers: dict[Hashable, int] = {}
        # Through all rows as they came: those that are listed may lie anywhere in the memory.
        for number, row in enumerate(self._listing.rows):
            if len(numbers) == len(wanted):
                break
            if (ident := self._ident(row)) in wanted:
                numbers[ident] = number
        self._follow(held_indexes, [numbers.get(ident) for ident in idents])

    def _follow(self, held_indexes: list[QModelIndex], numbers: list[int | None]) -> None:
        """Let indexes stand where the rows of those numbers are listed now, or end with them."""
        if not held_indexes:
            return
        wanted = set(numbers)
        where = {number: position for position, number in enumerate(self._listed) if number in wanted}
        moved = [
            self.index(where[number], index.column()) if number in where else QModelIndex()
            for index, number in zip(held_indexes, numbers, strict=True)
        ]
        self.changePersistentIndexList(held_indexes, moved)
