"""Puts a backup back once a person knows what that means: everything becomes what it was, and nothing is sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mahak_desk.sync.desk import Desk
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.window.surroundings import Surroundings


class PuttingBack(QObject):
    """`owner` is what it is asked on."""

    def __init__(self, owner: QWidget, around: Surroundings) -> None:
        super().__init__(owner)
        self._owner = owner
        self._around = around

    def ask(self, copy: Path) -> None:
        """The shop closes for it, and opens again with what the copy holds."""
        ask(
            self._owner.window(),
            self.tr("Put this backup back?"),
            self.tr(
                "Everything becomes what it was then: products, orders, mappings. What the database holds now"
                " is kept as a backup of its own. Nothing is sent to Mahak afterwards until you have seen what"
                " would go and say go on, so that no invoice is made twice."
            ),
            self.tr("Put back"),
            partial(self._put_back, copy),
            destructive=True,
        )

    def _put_back(self, copy: Path) -> None:
        self._around.say(self.tr("Putting the backup back…"))

        def put_back(desk: Desk) -> None:
            desk.office.database.restore(copy)

        self._around.restart(put_back)
