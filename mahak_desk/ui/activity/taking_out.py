"""Takes things out of the program into files: a bundle for support, and tables for a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, get_args

import PySide6
from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QFileDialog, QMenu

from mahak_desk.sync.activity.support_bundle import SupportBundle
from mahak_desk.sync.exports import Exported
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.saving import ask_where, open_folder, with_ending
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.rows.table_export import TableExport
from mahak_desk.ui.window.page import Page


class TakingOut(QObject):
    """Belongs to a page, whose banner tells what was written and what failed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._around = page.around
        self.tables = TableExport(page)

    # The bundle

    def choose_bundle(self) -> QFileDialog:
        """Ask where to put a support bundle, and make it there."""
        stamp = f"{self._around.heartbeat.now():%Y-%m-%d}"
        name = f"mahak-desk-support-{stamp}.zip"
        dialog = ask_where(self._page, self.tr("Support bundle"), name, ["ZIP (*.zip)"])
        dialog.fileSelected.connect(self.make_bundle)
        dialog.open()
        return dialog

    def make_bundle(self, chosen: str) -> None:
        """Blocking parts run in the background; Mahak is logged in at once, to see whether it can be."""
        path = with_ending(Path(chosen), ".zip")
        versions = {"qt": qVersion(), "pyside6": PySide6.__version__}
        make = partial(self._around.desk.activity.make_support_bundle, path, versions=versions)
        self._page.banner.say("accent", self.tr("Making the support bundle…"))
        self._around.background.read(self, make, self._bundle_made, self._page.tell_error)

    def _bundle_made(self, bundle: SupportBundle) -> None:
        kilobytes = self._around.speech.number(max(1, bundle.size // 1024))
        said = self.tr("{0}, {1} KB. No password and no customer's name, number or address is in it.")
        text = said.format(self._around.speech.latin(bundle.path.name), kilobytes)
        folder = partial(open_folder, bundle.path.parent)
        verb = Verb(self.tr("Open its folder"), folder, icon="folder-open")
        self._page.banner.say("good", self.tr("The support bundle is ready"), text, verb)

    # Tables

    def export_menu(self, listed: Callable[[], RowsPage[Any]]) -> QMenu:
        """What can be exported; `listed` is the table in sight."""
        menu = QMenu(self._page)
        menu.addAction(self.tr("What is listed here…"), lambda: self._export_listed(listed()))
        menu.addSeparator()
        for what in get_args(Exported):
            menu.addAction(self._name_of(what), partial(self.tables.choose_for_table, what))
        return menu

    def _export_listed(self, page: RowsPage[Any]) -> None:
        self.tables.choose_for_listed(page.model, page.name)

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
