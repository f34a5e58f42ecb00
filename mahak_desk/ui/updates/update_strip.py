"""The strip that offers a newer version, over whatever page is shown; it goes on a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from mahak_desk.releases.release_list import Release


class UpdateStrip(QWidget):
    """Shown once a newer version was found; what is done with it is the settings' section."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._banner = Banner(around.look, around.speech)
        self._banner.closed.connect(self.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 0)
        layout.addWidget(self._banner)
        self.hide()
        around.updates.found.connect(self._offer)
        if around.updates.release is not None:
            self._offer(around.updates.release)

    def _offer(self, release: Release | None) -> None:
        if release is None:
            self.hide()
            return
        speech = self._around.speech
        self._banner.say(
            "accent",
            self.tr("Version {0} of Mahak Desk is there.").format(speech.latin(release.version)),
            speech.words(release.words),
            Verb(self.tr("See it"), self._go, icon="download", primary=True),
        )
        self.show()

    def _go(self) -> None:
        self.hide()
        self._around.go(Place("settings", section="updates"))
