"""A page of rows: search, chips and verbs above a table, a detail pane beside it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton

from mahak_desk.sync.exports import Exported
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.detail_pane import DetailPane
from mahak_desk.ui.parts.plain_parts import button
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.line_above import LineAbove
from mahak_desk.ui.rows.more_button import MoreButton
from mahak_desk.ui.rows.narrowing import AsLeft, SearchLine
from mahak_desk.ui.rows.reading_page import ReadingPage
from mahak_desk.ui.rows.row_menu import RowMenu
from mahak_desk.ui.rows.side_by_side import SideBySide
from mahak_desk.ui.rows.table_export import TableExport
from mahak_desk.ui.rows.view import RowsView
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings

R = TypeVar("R")

_SETTLED = 60
"""Milliseconds a selection has to rest before its details are read: arrow keys run through many rows."""

_REPAINTED_EVERY = timedelta(seconds=30)
"""Relative times move by the minute; painting a table at every beat would keep an idle PC busy."""


class RowsPage(ReadingPage[R]):
    """A subclass says what its rows are (`read_rows`, `ident`, `searched`) and what can be done with them.

    It passes its columns and chips; `read_rows` is called in a background thread and may raise DeskErrors.
    """

    tells_spans = False
    """Whether a column says how long ago something was, or when it will be."""
    whole_table: Exported | None = None
    """What of the shop "Export all…" writes; without it the page offers no export of its own."""

    def __init__(
        self,
        surroundings: Surroundings,
        title: str,
        name: str,
        columns: Sequence[Column[R]],
        chips: Sequence[Chip[R]],
    ) -> None:
        """`name` is what widths and filter are remembered under."""
        super().__init__(surroundings, title, columns, chips)
        self.name = name
        self.chips.changed.connect(self._chip_chosen)
        self.view: RowsView[R] = RowsView(self.model, surroundings.remembered, name, self)
        self.view.setAccessibleName(title)
        self.view.say_when_empty(self._empty_words)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.selection_moved.connect(self._selection_moved)
        self.view.opened.connect(self._open_details)
        self.pane = DetailPane(self.look, self.speech)
        self.pane.hide()
        self.pane.closed.connect(self._shut_pane)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._shut_pane)
        self.search_line = SearchLine(self.look, self)
        self.search_line.textChanged.connect(self._search)
        self.more = MoreButton(self.view, self.look)
        self.tables = TableExport(self, surroundings, self.banner)
        if self.whole_table is not None:
            self.more.offer_export(self.tables, self.model, name, self.whole_table)
        self._further: Callable[[R], bool] | None = None
        self.model.keep(self.chips.holds(None))  # without a word to the model it would list every row
        self._to_open: Hashable = None
        self._widens = False
        """Whether it is looked for among all rows where the chosen filter does not hold it."""
        self._above = LineAbove(self.search_line, self.chips, self.more)
        self.body.addWidget(self._above)
        self.body.addWidget(SideBySide(self.view, self.pane, is_rtl=self.speech.is_rtl), 1)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._selection_settled)
        self._painted = surroundings.heartbeat.now()
        if self.tells_spans:
            surroundings.heartbeat.beat.connect(self._beat)

    # What a subclass says

    def show_details(self, row: R) -> None:
        """Fill `self.pane`; called when one row has been selected for a moment."""

    def row_verbs(self, rows: Sequence[R]) -> Sequence[Verb | None]:
        """What a right click on the selected rows offers; None is a line between."""
        return ()

    def selection_changed(self, rows: Sequence[R]) -> None:
        """Verbs that need a selection come and go here."""

    def listing_changed(self) -> None:
        """Verbs that act on what is listed say so here; called when it has been narrowed, widened or read."""

    def empty_words(self) -> tuple[str, str]:
        """Why there are no rows at all, and what to do."""
        return (self.tr("Nothing here yet"), "")

    # What it can use

    def add_verb(
        self, text: str, do: Callable[[], object], *, icon: str | None = None, primary: bool = False
    ) -> QPushButton:
        """A button at the end of the line above the table."""
        made = button(text, do, self.look, role="primary" if primary else "plain", icon=icon)
        self._above.add_verb(made)
        return made

    def selected_rows(self) -> list[R]:
        return [self.model.row_at(position) for position in self.view.selected_positions()]

    def choose_chip(self, key: str) -> None:
        self.chips.choose(key)

    def narrow(self, further: Callable[[R], bool] | None) -> None:
        """Keep to some of the rows of the chosen chip; None ends that."""
        self._further = further
        self._chip_chosen()

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter, a search or something further may keep rows from being listed."""
        return bool(self.search_line.text().strip()) or self.chips.holds(self._further) is not None

    @property
    def chosen_chip(self) -> Chip[R] | None:
        return self.chips.chosen

    # Page

    def as_left(self) -> AsLeft:
        chip, rows = self.chosen_chip, self.selected_rows()
        return AsLeft(
            chip=None if chip is None else chip.key,
            search=self.search_line.text(),
            order=self.model.order_chosen,
            row=self.ident(rows[0]) if len(rows) == 1 else None,
        )

    def take_up(self, left: object) -> None:
        if not isinstance(left, AsLeft):
            return
        if left.chip is not None:
            self.choose_chip(left.chip)
        self.search_line.setText(left.search)
        place, descending = left.order
        self.view.sortByColumn(
            place, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )
        self._to_open, self._widens = left.row, False

    def _piece_taken(self) -> None:
        self.listing_changed()
        self._try_to_open()

    def _after_reading(self) -> None:
        self._try_to_open(last_chance=True)
        self.selection_changed(self.selected_rows())
        self.listing_changed()
        self._selection_settled()
        self.view.viewport().update()

    def open_at(self, place: Place) -> None:
        if place.chip is not None:
            self.choose_chip(place.chip)
        self.search_line.setText(place.search or "")
        self._to_open, self._widens = place.row, True
        # What is being read may hold what the rows from before do not: a notice is about something new.
        self._try_to_open(last_chance=self._has_read and self._reading is None)

    def _try_to_open(self, *, last_chance: bool = False) -> None:
        if self._to_open is None:
            return
        position = self.model.position_of(self._to_open)
        if position is None and last_chance and self._widens:
            self.chips.choose_widest()
            position = self.model.position_of(self._to_open)
        if position is not None:
            self.view.select_position(position)
            self.view.setFocus()
        if position is not None or last_chance:
            self._to_open = None

    def _beat(self, now: datetime) -> None:
        if self.isVisible() and now - self._painted >= _REPAINTED_EVERY:
            self._painted = now
            self.view.viewport().update()

    def _chip_chosen(self) -> None:
        self.model.keep(self.chips.holds(self._further))
        self.view.header.keep(() if self.chosen_chip is None else self.chosen_chip.keeps)
        self.listing_changed()

    def _search(self, typed: str) -> None:
        self.model.search(typed)
        self.listing_changed()

    def _empty_words(self) -> tuple[str, str]:
        if not self._has_read:
            return (self.tr("Reading…"), "") if self._reading is not None else ("", "")
        if not self.model.rows:
            return self.empty_words()
        if self.search_line.text().strip():
            return (
                self.tr("Nothing found"),
                self.tr("Change what you search for, or choose another filter."),
            )
        return (self.tr("Nothing in this list"), self.empty_chip_words())

    def empty_chip_words(self) -> str:
        """What an empty filter means; often that all is well."""
        return ""

    def _shut_pane(self) -> None:
        self.pane.hide()
        self.view.clearSelection()
        self.view.setFocus()

    def _open_details(self) -> None:
        self._selection_settled()

    def _selection_moved(self) -> None:
        self.selection_changed(self.selected_rows())
        self._settling.start()

    def _selection_settled(self) -> None:
        positions = self.view.selected_positions()
        if len(positions) == 1:
            self.pane.show()
            self.show_details(self.model.row_at(positions[0]))
        else:
            self.pane.hide()

    def _show_menu(self, at: QPoint) -> None:
        rows = self.selected_rows()
        if not rows or QApplication.activePopupWidget() is not None:
            return
        menu = RowMenu(self.row_verbs(rows), self.view.copy_selected, self.view.header, self.look, self)
        menu.popup(self.view.viewport().mapToGlobal(at))
