"""Takes tables out into files for a spreadsheet program: the rows that are listed, or a whole table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from mahak_desk.sync.exports import Exported
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.saving import ask_where, open_folder, with_ending
from mahak_desk.ui.rows.columns import exported_cell
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.window.surroundings import Surroundings

R = TypeVar("R")

_SHEETS = "Excel (*.xlsx)"
_TEXT = "CSV (*.csv)"


class TableExport(QObject):
    """Belongs to a page or a dialog, whose banner tells what was written and what failed."""

    def __init__(self, parent: QWidget, around: Surroundings, banner: Banner) -> None:
        super().__init__(parent)
        self._parent = parent
        self._around = around
        self._banner = banner

    def choose_for_table(self, what: Exported) -> QFileDialog:
        """Ask where to put a whole table of the shop, and write it there."""
        dialog = self._dialog(what)
        dialog.fileSelected.connect(lambda chosen: self.export_table(what, self._path(dialog, chosen)))
        dialog.open()
        return dialog

    def choose_for_listed(self, model: RowsModel[R], name: str) -> QFileDialog:
        """Ask where to put the rows that are listed, and write them there."""
        dialog = self._dialog(name)
        dialog.fileSelected.connect(lambda chosen: self.export_listed(model, self._path(dialog, chosen)))
        dialog.open()
        return dialog

    def export_table(self, what: Exported, path: Path) -> None:
        desk, language = self._around.desk, self._around.speech.language
        self._write(path, partial(desk.export, what, path, language))

    def export_listed(self, model: RowsModel[R], path: Path) -> None:
        """With search and filter on, in their order; numbers and moments as a spreadsheet reckons with them."""
        columns = [column for column in model.columns if not column.is_sign]
        rows, language, desk = model.listed_rows(), self._around.speech.language, self._around.desk

        def write() -> int:
            cells = ([exported_cell(column, row) for column in columns] for row in rows)
            return desk.activity.export_listed(path, [column.title for column in columns], cells, language)

        self._write(path, write)

    def _write(self, path: Path, write: Callable[[], int]) -> None:
        name = self._around.speech.latin(path.name)
        self._banner.say("accent", self.tr("Writing {0}…").format(name))
        self._around.background.read(self, write, partial(self._written, path), self._banner.tell_error)

    def _written(self, path: Path, rows: int) -> None:
        text = self.tr("%n row(s) in {0}", "", rows).format(self._around.speech.latin(path.name))
        verb = Verb(self.tr("Open its folder"), partial(open_folder, path.parent), icon="folder-open")
        title = self.tr("The table is written")
        self._banner.say("good", title, self._around.speech.in_digits(text), verb)

    def _dialog(self, name: str) -> QFileDialog:
        return ask_where(self._parent, self.tr("Export"), f"mahak-desk-{name}.xlsx", [_SHEETS, _TEXT])

    def _path(self, dialog: QFileDialog, chosen: str) -> Path:
        wanted = ".csv" if dialog.selectedNameFilter() == _TEXT else ".xlsx"
        return with_ending(Path(chosen), wanted, ".csv", ".xlsx")
