"""What every page is: a widget that works only while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.ui.live.changes import EVERYTHING, Changes
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.plain_parts import label, row
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from mahak_desk.sync.problems import Flow


class Page(QWidget):
    """A subclass fills `self.body`, names in `follows` what it shows, and reads it in `read_again`.

    `read_again` is called when the page is seen and something it follows has changed since it last was read:
    a hidden page reads nothing.
    """

    follows: Changes = EVERYTHING
    flows: tuple[Flow, ...] = ("incoming", "outgoing")
    """Those that bring what the page shows."""
    unsaved_count = 0
    """How much of what is typed here `save_and` would keep."""

    def __init__(self, surroundings: Surroundings, title: str) -> None:
        super().__init__()
        self.around = surroundings
        self.shop = surroundings.shop
        self.speech = surroundings.speech
        self.look = surroundings.look
        self._stale = True
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label(title, role="title")
        self.beside_title = row()
        self.banner = Banner(self.look, self.speech)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(12)
        outer.addLayout(row(self.title, None, self.beside_title))
        outer.addWidget(self.banner)
        outer.addLayout(self.body, 1)
        self.shop.changed.connect(self._note)

    def stand_inside(self) -> None:
        """Be a part of another page, which has a title and margins of its own."""
        self.title.hide()
        self._outer.setContentsMargins(0, 0, 0, 0)

    def read_again(self) -> None:
        """Read what the page shows, in the background; what was shown stays meanwhile."""

    def as_left(self) -> object:
        """What a person made of it that the page after it is to `take_up`; None is nothing.

        It says `holds_typing` if some of it is kept nowhere yet: the program does not end without a question then.
        """
        return None

    def take_up(self, left: object) -> None:
        """Begin with what the page before it was left with: the window was dressed anew, or the shop reopened."""

    def open_at(self, place: Place) -> None:
        """Show a row, filter or section of this page; called once the page is in sight."""

    def save_and(self, then: Callable[[], object]) -> None:
        """Keep what can be kept, and go on once it is; what is wrong with it is told here instead."""

    def sync_wanted(self) -> None:
        """F5: the flows this page shows, now; a key that is pressed in passing ends no pause."""
        for flow in self.flows:
            self.follow_up(flow)

    def follow_up(self, flow: Flow) -> bool:
        """Let a flow act on what was just done, and say so where it is paused; whether it does."""
        runs = self.shop.follow_up(flow)
        if not runs and self.shop.is_paused(flow):
            self.around.say(
                self.tr("Mahak → website is paused: it syncs once you resume it.")
                if flow == "incoming"
                else self.tr("Website → Mahak is paused: nothing is sent until you resume it.")
            )
        return runs

    def tell_error(self, error: DeskError, *verbs: Verb) -> None:
        """A failure with its next step, above the page's content."""
        self.banner.tell_error(error, *verbs)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_stale()

    def _note(self, changes: Changes) -> None:
        if changes & self.follows:
            self._stale = True
            self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._stale and self.isVisible() and self.shop.desk is not None:
            self._stale = False
            self.read_again()
