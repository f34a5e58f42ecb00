"""What narrows a table down, above it: the line to search in, and the filters with their counts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.wrapping import Wrapping
from mahak_desk.ui.rows.columns import Chip
from mahak_desk.ui.words.speech import Speech

R = TypeVar("R")


@dataclass(frozen=True)
class AsLeft:
    """What a person made of a table; a window that is dressed anew begins with it."""

    chip: str | None
    search: str
    order: tuple[int, bool]
    """The column it is ordered by, −1 for none, and whether downwards."""
    row: Hashable
    """The identity of the only selected one."""
    only: Hashable = None
    """What a page keeps to beside its filters."""


class SearchLine(QLineEdit):
    """Searched as it is typed; Ctrl+F anywhere on the page leads to it."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(160)
        self.setMaximumWidth(260)
        self.addAction(look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        find = QShortcut(QKeySequence.StandardKey.Find, page)
        find.activated.connect(self.setFocus)
        find.activated.connect(self.selectAll)


class ChipLine(QWidget, Generic[R]):
    """One filter is chosen at any time, the first at the beginning; "all" is the one that holds for every row."""

    changed = Signal()

    def __init__(self, chips: Sequence[Chip[R]], speech: Speech) -> None:
        super().__init__()
        self.chips = list(chips)
        self._speech = speech
        self._group = QButtonGroup(self)
        self.buttons = [self._button(chip.title) for chip in self.chips]
        if self.buttons:
            self.buttons[0].setChecked(True)
        self._line = Wrapping(*self.buttons, spacing=6)
        self.setLayout(self._line)

    def _button(self, title: str) -> QPushButton:
        made = QPushButton(title)
        made.setProperty("role", "chip")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self.changed)
        self._group.addButton(made)
        return made

    def wrap(self, wraps: bool) -> None:
        """Whether they may go on below, where a line has no more room."""
        self._line.wrap(wraps)

    @property
    def chosen(self) -> Chip[R] | None:
        """None where there are no filters at all."""
        for chip, made in zip(self.chips, self.buttons, strict=True):
            if made.isChecked():
                return chip
        return None

    def choose(self, key: str) -> None:
        """As a click does; a key of no filter changes nothing."""
        for chip, made in zip(self.chips, self.buttons, strict=True):
            if chip.key == key:
                made.setChecked(True)
                self.changed.emit()

    def choose_widest(self) -> None:
        """The filter that leaves out least."""
        if self.chips:
            self.choose("all" if self.chips[-1].key == "all" else self.chips[0].key)

    def holds(self, further: Callable[[R], bool] | None) -> Callable[[R], bool] | None:
        """What the rows of the chosen filter have in common, and something further; None lists every row."""
        chip = self.chosen
        # Asking every one of very many rows what is true of all of them is felt.
        of_chip = None if chip is None or chip.key == "all" else chip.holds
        if of_chip is None or further is None:
            return of_chip or further
        return lambda row: further(row) and of_chip(row)

    def show_counts(self, counts: Sequence[int]) -> None:
        """One for each filter, none of a filter that holds nothing; no counts at all where nothing is known."""
        for chip, made, count in zip(self.chips, self.buttons, counts or (0,) * len(self.chips), strict=True):
            made.setText(f"{chip.title}  {self._speech.number(count)}" if count else chip.title)
