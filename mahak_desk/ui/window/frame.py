"""Holds the window to the shop: pages once it is open, trouble where it is not, counts and the status line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import Blocked, HeldElsewhere, LoopState, WaitingToRetry, paused_of
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.page_factories import import_pages, page_factories
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.window.trouble import Trouble
from mahak_desk.ui.words.flow_names import paused_words


class Frame(QObject):
    """Made anew with the window's content; `reopen` is what "Try again" does."""

    def __init__(
        self,
        window: MainWindow,
        around: Surroundings,
        remembered: Remembered,
        reopen: Callable[[], None],
    ) -> None:
        # A child of the content: it ends with what it serves when the window is dressed again.
        super().__init__(window.centralWidget())
        self.shows_shop = False
        """Whether it came to show an open shop: its pages or its first run."""
        self._window = window
        self._around = around
        self._remembered = remembered
        self._reopen = reopen
        shop = around.shop
        shop.failed.connect(self.show_trouble)
        shop.flow_moved.connect(self._flow_moved)
        shop.glanced.connect(self._glanced)
        window.canvas.status_line.show_connection("muted", self.tr("Not connected yet"))
        window.canvas.status_line.show_licence(None, low=False)
        if shop.glance is not None:
            self._glanced(shop.glance)

    def show_pages(self) -> None:
        """The shop is open: the page that was shown last."""
        self.shows_shop = True
        self._window.canvas.navigation.show()
        self._window.canvas.offer_pages(page_factories(self._around))
        self._window.go(Place(self._remembered.page))
        desk = self._around.shop.desk
        if desk is not None:
            self._around.background.read(
                self, desk.database_place, self._window.canvas.status_line.show_database, lambda _: None
            )
        # Not before: a window that nobody touches, or that is hidden in the tray, does without three megabytes.
        self._window.canvas.turning.connect(self._import_pages, Qt.ConnectionType.SingleShotConnection)
        self._show_connection()

    def _import_pages(self) -> None:
        self._around.background.read(self, import_pages, lambda _: None)

    def show_instead(self, widget: QWidget) -> None:
        """The first run, over the whole window: there is no page to go to yet."""
        self.shows_shop = True
        self._window.canvas.navigation.hide()
        self._window.canvas.show_instead(widget)

    def show_trouble(self, error: DeskError) -> None:
        """The shop could not be opened. One that says the same stays, with what is being typed on it."""
        shown = self._window.shown_page
        if isinstance(shown, Trouble) and str(shown.error) == str(error):
            return
        verbs = [
            Verb(self.tr("Try again"), self._reopen, icon="refresh-cw", primary=True),
            Verb(self.tr("Open the data folder"), self._open_folder, icon="folder-open"),
        ]
        # Not before: with it comes much of the settings, which a shop without trouble does without.
        from mahak_desk.ui.settings.rescue_database import RescueDatabase, needs_rescue

        around = self._around
        remedy = RescueDatabase(around, error, self._reopen) if needs_rescue(error) else None
        self._window.canvas.show_instead(Trouble(error, verbs, around, remedy))
        self._window.canvas.status_line.show_connection("bad", self.tr("The shop is not open"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._remembered.file.fileName()).parent)))

    def tell_bad_end(self) -> None:
        """The program did not end as it should the last time."""
        page = self._window.shown_page
        if isinstance(page, Page):
            page.banner.say(
                "warn",
                self.tr("Mahak Desk did not end as it should the last time."),
                self.tr(
                    "Nothing is lost: orders that may have been on their way are looked for in Mahak first."
                ),
                Verb(self.tr("Support bundle…"), self._make_bundle, icon="file-archive"),
            )

    def tell_error(self, error: DeskError) -> None:
        """What was to be done while the shop was closed was not."""
        page = self._window.shown_page
        if isinstance(page, Page):
            page.tell_error(error)
        elif isinstance(page, Trouble):
            page.banner.tell_error(error)

    def _make_bundle(self) -> None:
        self._window.go(Place("activity", verb="bundle"))

    def _glanced(self, glance: Glance) -> None:
        navigation, line = self._window.canvas.navigation, self._window.canvas.status_line
        navigation.show_count("orders", glance.needs_you)
        account = glance.overview.status.account
        line.show_licence(
            None if account is None else account.credit_days,
            low=account is not None and account.credit_is_low,
        )

    def _flow_moved(self, flow: str, state: LoopState) -> None:
        self._show_connection()

    def _show_connection(self) -> None:
        """The worse of both flows in a few words; the pages say more."""
        flows = self._around.shop.states
        states = list(flows.values())
        line, speech = self._window.canvas.status_line, self._around.speech
        for state in states:
            if isinstance(state, Blocked):
                line.show_connection("bad", speech.words(state.why.title))
                return
        for state in states:
            match state:
                case WaitingToRetry(unreachable_since=since) if since is not None:
                    said = self.tr("Mahak unreachable since {0}").format(speech.time(since))
                    line.show_connection("warn", said)
                    return
                case WaitingToRetry():
                    line.show_connection("warn", self.tr("Trying again soon"))
                    return
                case HeldElsewhere(by=by):
                    said = self.tr("The computer {0} runs the flows").format(speech.latin(by))
                    line.show_connection("accent", said)
                    return
                case _:
                    pass
        if paused := paused_words(paused_of(flows)):
            line.show_connection("warn", paused)
        elif any(getattr(state, "last", None) is not None for state in states):
            line.show_connection("good", self.tr("Connected to Mahak"))


def opener(window: MainWindow, place: Place) -> Callable[[], None]:
    """What goes to a place and brings the window forward: for notices and the tray."""
    return partial(_open, window, place)


def _open(window: MainWindow, place: Place) -> None:
    window.come_forward()
    window.go(place)
