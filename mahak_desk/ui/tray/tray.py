"""The icon beside the clock: how the shop stands, and the few verbs wanted without the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from mahak_desk.errors import DeskError
from mahak_desk.sync.problems import Flow
from mahak_desk.ui.background.heartbeat import Heartbeat
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.live.standing import Level, Standings
from mahak_desk.ui.tray.tray_icons import tray_icon
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.flow_names import flow_name
from mahak_desk.ui.words.speech import Speech

_LONGEST_TOOLTIP = 120
"""Characters; Windows cuts a longer one off in the middle of a word."""


_FLOWS: tuple[Flow, ...] = ("incoming", "outgoing")


@dataclass(frozen=True)
class TrayVerbs:
    """What the menu does beyond the flows themselves."""

    open_window: Callable[[], None]
    go: Callable[[Place], None]
    end: Callable[[], None]
    snooze: Callable[[timedelta | None], None]
    """Say nothing but the loudest for so long; None ends that."""
    quiet_until: Callable[[], datetime | None]


def _short(text: str) -> str:
    """Whole words, and a sign where there are more."""
    if len(text) <= _LONGEST_TOOLTIP:
        return text
    return f"{text[:_LONGEST_TOOLTIP].rsplit(maxsplit=1)[0]}…"


class Tray(QObject):
    """Shown where the system has a place for it; made anew when the language changes."""

    def __init__(self, shop: LiveShop, heartbeat: Heartbeat, speech: Speech, verbs: TrayVerbs) -> None:
        super().__init__()
        self._shop = shop
        self._heartbeat = heartbeat
        self._speech = speech
        self._verbs = verbs
        self._level: Level | None = None
        self._standings = Standings(speech, self)
        self._menu = QMenu()
        self._build_menu()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        shop.failed.connect(self._failed)
        shop.opened.connect(self._opened)
        shop.flow_moved.connect(self._moved)
        shop.glanced.connect(self._glanced)
        heartbeat.beat.connect(self._glanced)
        self.refresh()

    @staticmethod
    def is_there() -> bool:
        """Whether the system has a place for it now; it may come later, after a login for instance."""
        # `supportsMessages` says yes without any tray.
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        """At once when the program ends: Windows keeps the icon of a process that has gone."""
        self.icon.hide()

    def refresh(self) -> None:
        """Show how the shop stands now."""
        shop, now = self._shop, self._heartbeat.now()
        stands = self._standings.of(
            shop.states, shop.glance, shop.closed_by, now, is_set_up=shop.first_step is None
        )
        if stands.level != self._level:
            self._level = stands.level
            self.icon.setIcon(tray_icon(stands.level))
        name = self.tr("Mahak Desk")
        self.icon.setToolTip(_short("\n".join((name, *stands.lines))))
        self._state.setText(stands.lines[0] if stands.lines else self.tr("All is well"))
        paused = [flow for flow in _FLOWS if shop.is_paused(flow)]
        self._pause.setText(self.tr("Pause both flows") if len(paused) < 2 else self.tr("Resume both flows"))
        self._resume.setVisible(len(paused) == 1)
        if paused:
            self._resume.setText(self.tr("Resume: {0}").format(flow_name(paused[0])))
        for action in (self._incoming, self._outgoing, self._pause):
            action.setEnabled(shop.runs)
        count = (
            len([need for need in shop.glance.overview.needs if need.level != "notice"]) if shop.glance else 0
        )
        if count:
            text = self.tr("Problems ({0})").format(self._speech.number(count))
        else:
            text = self.tr("No problems") if shop.glance else self.tr("Problems")
        self._problems.setText(text)
        self._problems.setEnabled(count > 0)
        until = self._verbs.quiet_until()
        self._loud_again.setEnabled(until is not None)
        quiet = self.tr("Quiet until {0}").format(self._speech.time(until)) if until else self.tr("Quiet")
        self._snooze.setTitle(quiet)

    def _build_menu(self) -> None:
        menu = self._menu
        self._state = menu.addAction("")
        self._state.setEnabled(False)
        menu.addSeparator()
        opening = menu.addAction(self.tr("Open Mahak Desk"), self._verbs.open_window)
        menu.setDefaultAction(opening)
        menu.addSeparator()
        self._incoming = menu.addAction(self.tr("Sync now: Mahak → website"), self._force_incoming)
        self._outgoing = menu.addAction(self.tr("Sync now: website → Mahak"), self._force_outgoing)
        self._pause = menu.addAction("", self._toggle_pause)
        self._resume = menu.addAction("", self._resume_paused)
        self._problems = menu.addAction("", self._show_problems)
        self._snooze = QMenu(self.tr("Quiet"), menu)
        for span, text in (
            (timedelta(minutes=30), self.tr("for half an hour")),
            (timedelta(hours=1), self.tr("for an hour")),
            (timedelta(hours=8), self.tr("for 8 hours")),
        ):
            self._snooze.addAction(text, partial(self._be_quiet, span))
        self._loud_again = self._snooze.addAction(self.tr("Tell me again"), partial(self._be_quiet, None))
        menu.addMenu(self._snooze)
        menu.addSeparator()
        quitting: QAction = menu.addAction(self.tr("Quit"), self._verbs.end)
        quitting.setMenuRole(QAction.MenuRole.QuitRole)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in clicks:
            self._verbs.open_window()

    def _force_incoming(self) -> None:
        self._shop.force("incoming")

    def _force_outgoing(self) -> None:
        self._shop.force("outgoing")

    def _toggle_pause(self) -> None:
        paused = self._shop.is_paused("incoming") and self._shop.is_paused("outgoing")
        change = self._shop.resume if paused else self._shop.pause
        change("incoming")
        change("outgoing")
        self.refresh()

    def _resume_paused(self) -> None:
        for flow in _FLOWS:
            if self._shop.is_paused(flow):
                self._shop.resume(flow)
        self.refresh()

    def _be_quiet(self, span: timedelta | None) -> None:
        self._verbs.snooze(span)
        self.refresh()

    def _show_problems(self) -> None:
        self._verbs.go(Place("overview"))

    def _failed(self, error: DeskError) -> None:
        self.refresh()

    def _opened(self) -> None:
        self.refresh()

    def _moved(self, flow: str, state: object) -> None:
        self.refresh()

    def _glanced(self, _: object) -> None:
        self.refresh()
