"""Takes things out of the program into files: a bundle for support, and tables for a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

import PySide6
from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from mahak_desk.errors import DeskError
from mahak_desk.sync.activity.support_bundle import SupportBundle
from mahak_desk.sync.exports import Exported
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.rows.columns import Column
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.words.speech import plain

_SHEETS = "Excel (*.xlsx)"
_TEXT = "CSV (*.csv)"


class TakingOut(QObject):
    """Belongs to a page, whose banner tells what was written and what failed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._around = page.around

    # The bundle

    def choose_bundle(self) -> QFileDialog:
        """Ask where to put a support bundle, and make it there."""
        stamp = f"{self._around.heartbeat.now():%Y-%m-%d}"
        dialog = self._dialog(self.tr("Support bundle"), f"mahak-desk-support-{stamp}.zip", ["ZIP (*.zip)"])
        dialog.fileSelected.connect(self.make_bundle)
        dialog.open()
        return dialog

    def make_bundle(self, chosen: str) -> None:
        """Blocking parts run in the background; Mahak is logged in at once, to see whether it can be."""
        path = _ending(Path(chosen), ".zip")
        versions = {"qt": qVersion(), "pyside6": PySide6.__version__}
        make = partial(self._around.desk.activity.make_support_bundle, path, versions=versions)
        self._page.banner.say("accent", self.tr("Making the support bundle…"))
        self._around.background.read(self, make, self._bundle_made, self._page.tell_error)

    def _bundle_made(self, bundle: SupportBundle) -> None:
        kilobytes = self._around.speech.number(max(1, bundle.size // 1024))
        said = self.tr("{0}, {1} KB. No password and no customer's name, number or address is in it.")
        text = said.format(self._around.speech.latin(bundle.path.name), kilobytes)
        self._written(self.tr("The support bundle is ready"), text, bundle.path)

    # Tables

    def export_menu(self, listed: Callable[[], RowsPage[Any]]) -> QMenu:
        """What can be exported; `listed` is the table in sight."""
        menu = QMenu(self._page)
        menu.addAction(self.tr("What is listed here…"), lambda: self.choose_for_listed(listed()))
        menu.addSeparator()
        for what in get_args(Exported):
            menu.addAction(self._name_of(what), partial(self.choose_for_table, what))
        return menu

    def choose_for_table(self, what: Exported) -> QFileDialog:
        dialog = self._table_dialog(what)
        dialog.fileSelected.connect(lambda chosen: self.export_table(what, self._table_path(dialog, chosen)))
        dialog.open()
        return dialog

    def choose_for_listed(self, page: RowsPage[Any]) -> QFileDialog:
        dialog = self._table_dialog(page.name)
        dialog.fileSelected.connect(lambda chosen: self.export_listed(page, self._table_path(dialog, chosen)))
        dialog.open()
        return dialog

    def export_table(self, what: Exported, path: Path) -> None:
        """A whole table of the shop."""
        desk, language = self._around.desk, self._around.speech.language
        self._write_table(path, partial(desk.export, what, path, language))

    def export_listed(self, page: RowsPage[Any], path: Path) -> None:
        """The rows in sight with search and filter on, in their order, as they are shown."""
        columns: Sequence[Column[Any]] = page.model.columns
        rows, language = page.model.listed_rows(), self._around.speech.language
        desk = self._around.desk

        def write() -> int:
            cells = ([plain(column.text(row)) for column in columns] for row in rows)
            return desk.activity.export_listed(path, [column.title for column in columns], cells, language)

        self._write_table(path, write)

    def _write_table(self, path: Path, write: Callable[[], int]) -> None:
        self._page.banner.say("accent", self.tr("Writing {0}…").format(self._around.speech.latin(path.name)))
        self._around.background.read(self, write, partial(self._table_written, path), self._page.tell_error)

    def _table_written(self, path: Path, rows: int) -> None:
        text = self.tr("%n row(s) in {0}", "", rows).format(self._around.speech.latin(path.name))
        self._written(self.tr("The table is written"), self._around.speech.in_digits(text), path)

    # Both

    def _written(self, title: str, text: str, path: Path) -> None:
        verb = Verb(self.tr("Open its folder"), partial(open_folder, path.parent), icon="folder-open")
        self._page.banner.say("good", title, text, verb)

    def could_not(self, error: DeskError) -> None:
        self._page.tell_error(error)

    def _table_dialog(self, name: str) -> QFileDialog:
        return self._dialog(self.tr("Export"), f"mahak-desk-{name}.xlsx", [_SHEETS, _TEXT])

    def _table_path(self, dialog: QFileDialog, chosen: str) -> Path:
        return _ending(Path(chosen), ".csv" if dialog.selectedNameFilter() == _TEXT else ".xlsx")

    def _dialog(self, title: str, name: str, filters: list[str]) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, title, folder or QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(filters)
        dialog.selectFile(name)
        return dialog

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


def open_folder(folder: Path) -> None:
    """In the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _ending(path: Path, ending: str) -> Path:
    """Some systems' dialogs leave the ending to us; one of a table that was typed stays."""
    if path.suffix.lower() in (ending, ".csv", ".xlsx"):
        return path
    return path.with_name(path.name + ending)
