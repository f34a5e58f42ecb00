"""The table itself: how it looks, what the keyboard does in it, what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.rows.columns import copied_text
from mahak_desk.ui.rows.header import RowsHeader
from mahak_desk.ui.rows.model import RowsModel

R = TypeVar("R")

ROW_HEIGHT = 34


def _asks_for_menu(event: QKeyEvent) -> bool:
    """Not every system turns these into its own wish for a menu."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


class RowsView(QTableView, Generic[R]):
    """A table of whole rows. Enter opens, Ctrl+C copies, a right click asks `menu_wanted`; nothing deletes.

    A column with `pressed` has an icon to click in its cells, or to press with Enter.
    """

    opened = Signal()
    menu_wanted = Signal(QPoint)
    selection_moved = Signal()

    def __init__(self, model: RowsModel[R], remembered: QSettings, name: str, parent: QWidget) -> None:
        """Column widths and order are remembered under `name`."""
        super().__init__(parent)
        self._rows_model = model
        self._empty: Callable[[], tuple[str, str]] = lambda: ("", "")
        self.setModel(model)
        self.header: RowsHeader[R] = RowsHeader(model.columns, remembered, f"columns/{name}", self)
        self.setHorizontalHeader(self.header)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.clicked.connect(self._press)
        self.doubleClicked.connect(self._open_unless_pressed)
        self.verticalHeader().hide()
        # A fixed height: asking every row for its own takes seconds with many of them.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.header.set_up()
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_moved.emit())
        self._selected = 0
        model.layoutAboutToBeChanged.connect(self._note_selected)
        model.layoutChanged.connect(self._tell_if_fewer_selected)

    def say_when_empty(self, words: Callable[[], tuple[str, str]]) -> None:
        """A title and what to do, asked for whenever the table is empty."""
        self._empty = words

    def selected_positions(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _note_selected(self) -> None:
        self._selected = self._count_selected()

    def _tell_if_fewer_selected(self) -> None:
        # Qt says nothing when selected rows go with a new layout.
        if self._count_selected() != self._selected:
            self.selection_moved.emit()

    def _count_selected(self) -> int:
        selection = self.selectionModel().selection()
        return sum(selection.at(place).height() for place in range(selection.count()))

    def select_position(self, position: int) -> None:
        index = self.model().index(position, 0)
        # Not `selectRow`: right to left it looks for a column where there is none, and selects nothing.
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def copy_selected(self) -> None:
        """The selected rows as lines of tabs, as a spreadsheet takes them."""
        columns = [column for column in self.header.chosen() if not column.is_sign]
        lines = []
        for position in self.selected_positions():
            row = self._rows_model.row_at(position)
            lines.append("\t".join(copied_text(column, row) for column in columns))
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.header.make_room(self.viewport().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._press(self.currentIndex()):
                self.opened.emit()
        elif _asks_for_menu(event):
            self.menu_wanted.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def _press(self, index: QModelIndex) -> bool:
        """Do what the icon of a cell is there for; whether there was one."""
        if not index.isValid():
            return False
        column = self._rows_model.columns[index.column()]
        row = self._rows_model.row_at(index.row())
        if column.pressed is None or column.icon is None or column.icon(row) is None:
            return False
        column.pressed(row)
        return True

    def _open_unless_pressed(self, index: QModelIndex) -> None:
        # The first of both clicks has pressed it.
        if self._rows_model.columns[index.column()].pressed is None:
            self.opened.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows_model.rowCount():
            return
        title, hint = self._empty()
        painter = QPainter(self.viewport())
        area = self.viewport().rect().adjusted(32, 0, -32, 0)
        wrapped = Qt.TextFlag.TextWordWrap
        bold = painter.font()
        bold.setBold(True)
        height = painter.fontMetrics().height()
        painter.setPen(self.palette().text().color())
        painter.setFont(bold)
        upper = area.adjusted(0, 0, 0, -area.height() // 2 - height // 2)
        painter.drawText(
            upper, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom) | wrapped, title
        )
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        lower = area.adjusted(0, area.height() // 2 + height // 2, 0, 0)
        painter.drawText(
            lower, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | wrapped, hint
        )
        painter.end()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            QToolTip.hideText()
            return
        text = index.data(Qt.ItemDataRole.ToolTipRole)
        if text is None:
            shown = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            cut = self.fontMetrics().horizontalAdvance(shown) > self.columnWidth(index.column()) - 18
            text = shown if cut else ""
        QToolTip.showText(event.globalPos(), as_tooltip(text), self)
