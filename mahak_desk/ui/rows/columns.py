"""What a column of a table is: how a row's text, order, alignment and mark are got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from PySide6.QtGui import QIcon

from mahak_desk.sync.spreadsheets import Cell
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.rows.sieve import SortKey
from mahak_desk.ui.words.speech import plain

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column; the functions are called for the cells in sight only, but `order` once for every row.

    `order` None orders by the text a row is searched by (which should begin with this column's text);
    it must return one kind of value for all rows, with something for "unknown" too.
    """

    key: str
    title: str
    text: Callable[[R], str]
    order: Callable[[R], SortKey] | None = None
    width: int = 120
    align: Literal["start", "number", "centre"] = "start"
    """Numbers stand at the right in either direction, so that their units are below each other."""
    tone: Callable[[R], Tone | None] | None = None
    """A mark before the text; the text itself says the same in a word."""
    ink: Callable[[R], Tone | None] | None = None
    """Another colour for the text."""
    icon: Callable[[R], QIcon | None] | None = None
    tooltip: Callable[[R], str] | None = None
    """What hovering says; without it the cell's text where it is cut."""
    stretches: bool = False
    hidden_at_first: bool = False
    gives_way: int = 0
    """Steps aside while the table is too narrow, the highest number first; 0 never does."""
    copied: Callable[[R], str] | None = None
    """What copying takes where that is not the text."""
    exported: Callable[[R], Cell] | None = None
    """What a spreadsheet gets where that is not what copying takes: money in Rial, counts, moments."""
    is_sign: bool = False
    """Nothing but an icon, which is neither copied nor exported; read aloud as its tooltip."""
    pressed: Callable[[R], object] | None = None
    """What a click on the icon does, or Enter when the cell is the current one."""


def copied_text(column: Column[R], row: R) -> str:
    return column.copied(row) if column.copied else plain(column.text(row))


def exported_cell(column: Column[R], row: R) -> Cell:
    return column.exported(row) if column.exported else copied_text(column, row)


@dataclass(frozen=True)
class Chip(Generic[R]):
    """A filter with a count; the first of a page's chips usually holds for all."""

    key: str
    title: str
    holds: Callable[[R], bool]
    keeps: tuple[str, ...] = ()
    """The columns that matter most under it: of those that give way they are the last."""
