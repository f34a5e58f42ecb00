"""Makes a bundle for support wherever a person is asked for one, with the shop open or not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QFileDialog, QWidget

from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.saving import ask_where, open_folder, with_ending
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from mahak_desk.sync.activity.support_bundle import SupportBundle
    from mahak_desk.sync.desk import Desk


class BundleSaving(QObject):
    """Belongs to a page or a dialog, whose banner tells how it goes."""

    def __init__(self, around: Surroundings, owner: QWidget, banner: Banner) -> None:
        super().__init__(owner)
        self._around = around
        self._owner = owner
        self._banner = banner

    def choose(self) -> QFileDialog:
        """Ask where to put it, and make it there."""
        stamp = f"{self._around.heartbeat.now():%Y-%m-%d}"
        name = f"mahak-desk-support-{stamp}.zip"
        dialog = ask_where(self._owner, self.tr("Support bundle"), name, ["ZIP (*.zip)"])
        dialog.fileSelected.connect(self.make)
        dialog.open()
        return dialog

    def make(self, chosen: str) -> None:
        """In the background; Mahak is logged in at once, to see whether it can be."""
        path = with_ending(Path(chosen), ".zip")
        versions = {"qt": qVersion(), "pyside6": PySide6.__version__}
        shop, desk = self._around.shop, self._around.shop.desk

        def bundle(of: Desk) -> SupportBundle:
            return of.activity.make_support_bundle(path, versions=versions)

        work = partial(shop.while_closed, bundle) if desk is None else partial(bundle, desk)
        self._banner.say("accent", self.tr("Making the support bundle…"))
        self._around.background.ask(self, work, self._made, self._banner.tell_error)

    def _made(self, bundle: SupportBundle) -> None:
        kilobytes = self._around.speech.number(max(1, bundle.size // 1024))
        said = self.tr("{0}, {1} KB. No password and no customer's name, number or address is in it.")
        text = said.format(self._around.speech.latin(bundle.path.name), kilobytes)
        folder = partial(open_folder, bundle.path.parent)
        verb = Verb(self.tr("Open its folder"), folder, icon="folder-open")
        self._banner.say("good", self.tr("The support bundle is ready"), text, verb)
