"""Shows notices beside the clock, and takes a person who clicks one to the exact place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from mahak_desk.errors import in_a_row
from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.tray.notice_rules import (
    Notice,
    NoticeLevel,
    Told,
    Trouble,
    grown,
    key_of,
    leads_to,
    of_closed,
    of_cycle,
    of_needs,
    of_silence,
    to_tell,
    trouble_of,
)
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.advice import advice_of_code
from mahak_desk.ui.words.speech import Speech, plain

_SHOWN_FOR = 10_000
_ICONS = {
    "loud": QSystemTrayIcon.MessageIcon.Critical,
    "problem": QSystemTrayIcon.MessageIcon.Warning,
    "news": QSystemTrayIcon.MessageIcon.Information,
}


class Notices(QObject):
    """Lives as long as the program, so that a change of language neither repeats nor forgets anything."""

    def __init__(
        self,
        shop: LiveShop,
        heartbeat: Heartbeat,
        remembered: Remembered,
        show: Callable[[str, str, QSystemTrayIcon.MessageIcon, int], bool],
        go: Callable[[Place], None],
    ) -> None:
        """`show` is the tray's, and says whether there is one: at a login it comes after the first troubles."""
        super().__init__()
        self.speech: Speech | None = None
        self._shop = shop
        self._heartbeat = heartbeat
        self._remembered = remembered
        self._show = show
        self._go = go
        self._awake_since = heartbeat.now()
        self._told: dict[str, datetime] = {}
        self._before: Glance | None = None
        self._untold: set[Trouble] = set()
        self._leads_to: Place | None = None
        self._was_running: dict[str, bool] = {}
        shop.glanced.connect(self._glanced)
        shop.flow_moved.connect(self._moved)
        heartbeat.woke.connect(self._woke)
        heartbeat.beat.connect(self._beat)

    @property
    def quiet_until(self) -> datetime | None:
        """Until when a person wants no chatter; None when they do not mind."""
        text = self._remembered.text("quiet_until")
        until = datetime.fromisoformat(text) if text else None
        return until if until is not None and until > self._heartbeat.now() else None

    def be_quiet(self, span: timedelta | None) -> None:
        """For so long; None ends it."""
        until = "" if span is None else (self._heartbeat.now() + span).isoformat()
        self._remembered.set_text("quiet_until", until)

    def clicked(self) -> None:
        """A person clicked the notice that was shown last."""
        if self._leads_to is not None:
            self._go(self._leads_to)

    def tell(self, notices: list[Notice]) -> None:
        """Show the weightiest that may be said now, with how many more there are."""
        settings, speech, now = self._shop.settings, self.speech, self._heartbeat.now()
        if speech is None:
            return
        # A shop that was never open has not said what a person wants to hear.
        level: NoticeLevel = "problems" if settings is None else settings.notices.level
        if level == "none":
            self._untold.clear()
        wanted = to_tell(notices, Told(self._told, self.quiet_until), level, now)
        if not wanted:
            return
        first = wanted[0]
        text = advice_of_code(first.code) or speech.words(first.text)
        if len(wanted) > 1:
            text = in_a_row(text, speech.in_digits(self.tr("And %n more.", "", len(wanted) - 1)))
        # The system draws it and knows nothing of our marks for direction.
        title, icon = plain(speech.words(first.title)), _ICONS[first.weight]
        if self._show(title, plain(text), icon, _SHOWN_FOR):
            self._leads_to = leads_to(first, wanted)
            self._told.update((notice.key, now) for notice in wanted)
            told = {notice.key for notice in wanted}
            self._untold = {trouble for trouble in self._untold if key_of(trouble) not in told}

    def _glanced(self, glance: Glance) -> None:
        before, self._before = self._before, glance
        needs = glance.overview.needs
        self._untold &= {trouble_of(need) for need in needs}
        # What waits since before the program started stands in the window and in the icon.
        if before is not None:
            self._untold |= grown(before.overview.needs, needs)
        self.tell(of_needs(needs, self._untold))

    def _moved(self, flow: str, state: object) -> None:
        was_running = self._was_running.get(flow, False)
        self._was_running[flow] = isinstance(state, Running)
        last = getattr(state, "last", None)
        if was_running and last is not None:
            self.tell(of_cycle(flow, last))

    def _woke(self) -> None:
        # Nothing is to work while the computer sleeps.
        self._awake_since = self._heartbeat.now()

    def _beat(self, now: datetime) -> None:
        shop, notices = self._shop, []
        if shop.closed_by is not None:
            notices += of_closed(shop.closed_by)
        elif self._before is not None:
            # What came within its kind's hour, or while somebody wanted quiet, and still holds.
            notices += of_needs(self._before.overview.needs, self._untold)
        if shop.runs or shop.first_step is None:
            status = None if shop.glance is None else shop.glance.overview.status
            paused = {"incoming": shop.is_paused("incoming"), "outgoing": shop.is_paused("outgoing")}
            notices += of_silence(status, paused, self._awake_since, now)
        self.tell(notices)
