"""Looks for a newer version once a day, where the settings say so, and brings it when a person wants it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mahak_desk.errors import DeskError
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.live.live_shop import LiveShop

if TYPE_CHECKING:
    from mahak_desk.releases.release_list import Release
    from mahak_desk.sync.updates.update_desk import UpdateDesk

_ASK_EVERY = timedelta(minutes=30)
"""How often it is asked whether a look is due; the engine keeps the day between two looks."""


class UpdateWatch(QObject):
    """Lives as long as the program."""

    found = Signal(object)
    """A newer version (Release), or None where there is none."""
    failed = Signal(object)
    """Why it could not be looked for or brought (DeskError)."""
    progressed = Signal(int, int)
    """Kilobytes brought, and of how many."""
    brought = Signal()
    """The setup is here, and waits for `start`."""
    started = Signal()
    """The setup runs and will ask this program to end."""

    def __init__(self, shop: LiveShop, heartbeat: Heartbeat) -> None:
        super().__init__()
        self.release: Release | None = None
        self._shop = shop
        self._setup: Path | None = None
        self._asked_at: datetime | None = None
        self._busy = False
        heartbeat.beat.connect(self._beat)

    def look(self) -> None:
        """Look now, whenever it was done last."""
        if (updates := self._updates) is not None and not self._busy:
            self._busy = True
            self._shop.background.ask(self, updates.look, self._looked, self._could_not)

    def bring(self) -> None:
        """Bring the setup of the version that was found, and prove it."""
        updates, release = self._updates, self.release
        if updates is None or release is None or self._busy:
            return
        self._busy = True
        work = partial(updates.download, release, self._progress)
        self._shop.background.ask(self, work, self._setup_came, self._could_not)

    def start(self) -> None:
        """Start the setup that was brought."""
        updates, release, setup = self._updates, self.release, self._setup
        if updates is None or release is None or setup is None or self._busy:
            return
        self._busy = True
        work = partial(updates.install, release, setup)
        self._shop.background.ask(self, work, self._setup_started, self._could_not)

    @property
    def _updates(self) -> UpdateDesk | None:
        desk = self._shop.desk
        return None if desk is None else desk.updates

    def _beat(self, now: datetime) -> None:
        updates = self._updates
        due = self._asked_at is None or now - self._asked_at >= _ASK_EVERY
        if updates is None or not due or self._busy:
            return
        self._asked_at = now
        # A look that nobody asked for fails in silence: the settings show it when a person looks.
        self._shop.background.ask(self, partial(_look_if_due, updates), self._looked_by_itself, _nobody_asked)

    def _looked_by_itself(self, release: Release | None) -> None:
        if release is not None:
            self._looked(release)

    def _looked(self, release: Release | None) -> None:
        self._busy = False
        self.release = release
        self.found.emit(release)

    def _could_not(self, error: DeskError) -> None:
        self._busy = False
        self.failed.emit(error)

    def _progress(self, done: int, total: int) -> None:
        """Called in the background; a signal finds its own way to the window's thread."""
        self.progressed.emit(done // 1024, total // 1024)

    def _setup_came(self, setup: Path) -> None:
        self._busy = False
        self._setup = setup
        self.brought.emit()

    def _setup_started(self, _: object) -> None:
        self._busy = False
        self.started.emit()


def _look_if_due(updates: UpdateDesk) -> Release | None:
    return updates.look() if updates.is_due() else None


def _nobody_asked(error: DeskError) -> None:
    """It stands in the log."""
