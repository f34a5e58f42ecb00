"""What a page is given: the live shop, how things look and are said, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSettings

from mahak_desk.ui.background.background import Background
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.speech import Speech

if TYPE_CHECKING:
    from mahak_desk.sync.desk import Desk
    from mahak_desk.ui.live.live_shop import LiveShop
    from mahak_desk.ui.updates.update_watch import UpdateWatch


class PracticePlay(Protocol):
    """In practice mode a person also plays the customer and the clerk. Blocking verbs."""

    def buy(self) -> str:
        """A customer of the practice website buys something; the order's number."""

    def register(self) -> int:
        """Press «ارسال و دریافت اطلاعات» in the practice Mahak; how many orders became invoices."""


class Quiet(Protocol):
    """Notices that can be hushed for a while."""

    @property
    def quiet_until(self) -> datetime | None:
        """None while everything is told."""

    def be_quiet(self, span: timedelta | None) -> None:
        """For so long; None ends it."""


class Restart(Protocol):
    """Closes the shop and opens it again."""

    def __call__(self, work: Callable[[Desk], object] | None = None) -> None:
        """`work` is done in a thread while nothing else has the shop open; the page that is shown afterwards
        says why it was not."""


@dataclass(frozen=True)
class Surroundings:
    """Made anew when language or theme change, as are the pages."""

    shop: LiveShop
    background: Background
    heartbeat: Heartbeat
    updates: UpdateWatch
    look: Look
    speech: Speech
    quiet: Quiet
    remembered: QSettings
    """What the window remembers of itself: sizes, columns, the page it was on."""
    go: Callable[[Place], None]
    say: Callable[[str], None]
    """A sentence in the status line that goes by itself: what was done."""
    restart: Restart
    """Leave this shop and open again by what settings say now (another database, practice mode left)."""

    @property
    def desk(self) -> Desk:
        """The open shop's facade; pages are only shown while there is one."""
        desk = self.shop.desk
        assert desk is not None
        return desk
