"""The header of a table: which columns are in sight, in which order and how wide, as a person left them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from mahak_desk.ui.rows.columns import Column

R = TypeVar("R")

LEAST_STRETCHED = 160
"""What a column that stretches keeps, so that its texts can be told from each other."""


def too_many(widths: Mapping[int, int], gives_way: Sequence[int], room: int) -> frozenset[int]:
    """The places of the columns for which there is no room, of those that give way, the first of them first.

    A narrow one stays where a wide one had to go after it.
    """
    over = sum(widths.values()) - room
    aside: list[int] = []
    for place in gives_way:
        if over <= 0:
            break
        if place in widths:
            aside.append(place)
            over -= widths[place]
    for place in reversed(aside):
        if over + widths[place] <= 0:
            aside.remove(place)
            over += widths[place]
    return frozenset(aside)


class RowsHeader(QHeaderView, Generic[R]):
    """Where a table is too narrow, columns that `give_way` step aside and come back by themselves.

    That is not remembered; a column a person asks for while it is aside stays in sight. Where there is no room even
    so, the table scrolls sideways: what stretches is not squeezed until nothing of it can be read.
    """

    def __init__(
        self, columns: Sequence[Column[R]], remembered: QSettings, name: str, table: QTableView
    ) -> None:
        """Widths, order and what is hidden are remembered under `name`."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self._columns = columns
        self._remembered = remembered
        self._name = name
        ranked = [place for place, column in enumerate(columns) if column.gives_way]
        self._giving_way = sorted(ranked, key=lambda place: columns[place].gives_way, reverse=True)
        self._aside: dict[int, int] = {}
        """The places of those that stepped aside, and how wide they are."""
        self._asked_for: set[int] = set()
        self._kept: tuple[str, ...] = ()
        self._arranging = False

    def set_up(self) -> None:
        """Once the table has its model."""
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(48)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(self._columns):
            self.resizeSection(place, column.width)
            self.setSectionHidden(place, column.hidden_at_first)
        self._recall()
        self._stretch(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.sectionMoved.connect(self._remember)
        self.sectionResized.connect(self._remember)

    def chosen(self) -> list[Column[R]]:
        """The columns a person wants to see, in their order, those that stepped aside among them."""
        return [self._columns[place] for place in self.chosen_places()]

    def chosen_places(self) -> list[int]:
        places = sorted(range(self.count()), key=self.visualIndex)
        return [place for place in places if self._is_chosen(place)]

    def title(self, place: int) -> str:
        return self._columns[place].title

    def make_room(self, room: int) -> None:
        """Let columns step aside, and come back, for a table that is so many pixels wide."""
        widths = {
            place: LEAST_STRETCHED if column.stretches else self._width(place)
            for place, column in enumerate(self._columns)
            if self._is_chosen(place)
        }
        giving_way = [place for place in self._giving_way if place not in self._asked_for]
        giving_way.sort(key=lambda place: self._columns[place].key in self._kept)
        aside = too_many(widths, giving_way, room)
        if aside != self._aside.keys():
            self._step_aside(aside)
        in_sight = sum(width for place, width in widths.items() if place not in aside)
        self._stretch(in_sight <= room)

    def keep(self, keys: tuple[str, ...]) -> None:
        """Of the columns that give way, let these be the last."""
        if keys != self._kept:
            self._kept = keys
            self._make_room_again()

    def forget(self) -> None:
        """Back to the columns as they were made."""
        self._remembered.remove(self._name)
        self._asked_for.clear()
        self._step_aside(())
        for place, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(place), place)
            self.resizeSection(place, column.width)
            self.setSectionHidden(place, column.hidden_at_first)
        self._make_room_again()

    def fill_menu(self, menu: QMenu) -> None:
        """Which columns are in sight, to be chosen, and the way back to all as they were made."""
        menu.clear()
        only_one = self.count() - self.hiddenSectionCount() == 1
        for place, column in enumerate(self._columns):
            in_sight = not self.isSectionHidden(place)
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(in_sight)
            # Without any column there would be no header to bring one back with.
            action.setEnabled(not (in_sight and only_one))
            action.toggled.connect(partial(self._show_column, place))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.forget)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.mapToGlobal(at))

    def _show_column(self, place: int, shown: bool) -> None:
        self._aside.pop(place, None)
        if shown:
            self._asked_for.add(place)
        else:
            self._asked_for.discard(place)
        self.setSectionHidden(place, not shown)
        self._make_room_again()
        self._remember()

    def _is_chosen(self, place: int) -> bool:
        return place in self._aside or not self.isSectionHidden(place)

    def _width(self, place: int) -> int:
        return self._aside.get(place) or self.sectionSize(place)

    def _make_room_again(self) -> None:
        table = self.parent()
        if isinstance(table, QTableView):
            self.make_room(table.viewport().width())

    def _step_aside(self, places: Collection[int]) -> None:
        with self._unremembered():
            for place in self._aside.keys() - set(places):
                del self._aside[place]
                self.setSectionHidden(place, False)
            for place in set(places) - self._aside.keys():
                self._aside[place] = self.sectionSize(place)
                self.setSectionHidden(place, True)

    def _stretch(self, there_is_room: bool) -> None:
        mode = QHeaderView.ResizeMode.Stretch if there_is_room else QHeaderView.ResizeMode.Fixed
        with self._unremembered():
            for place, column in enumerate(self._columns):
                if column.stretches and self.sectionResizeMode(place) != mode:
                    self.setSectionResizeMode(place, mode)
                    if not there_is_room:
                        self.resizeSection(place, LEAST_STRETCHED)

    @contextmanager
    def _unremembered(self) -> Iterator[None]:
        self._arranging = True
        try:
            yield
        finally:
            self._arranging = False

    # What a person left

    def _recall(self) -> None:
        state = self._remembered.value(self._name)
        # A state of other columns would hide or swap the new ones.
        if state is None or self._remembered.value(f"{self._name}-of") != self._keys():
            return
        self.restoreState(state)
        aside = str(self._remembered.value(f"{self._name}-aside") or "").split()
        for place, column in enumerate(self._columns):
            if column.key in aside:
                self.setSectionHidden(place, False)

    def _remember(self) -> None:
        if self._arranging:
            return
        self._remembered.setValue(self._name, self.saveState())
        self._remembered.setValue(f"{self._name}-of", self._keys())
        # Qt's state knows no other reason to be hidden than a person's.
        aside = " ".join(self._columns[place].key for place in self._aside)
        self._remembered.setValue(f"{self._name}-aside", aside)

    def _keys(self) -> str:
        return " ".join(column.key for column in self._columns)
