"""Who may want the program's end, and the questions each of them waits for so that nothing typed is lost unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.process.leaving import Leaving, unsent_orders
from mahak_desk.ui.updates.update_watch import UpdateWatch
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import PageName

ANSWERED_WITHIN = 60_000
"""Milliseconds a person has for an answer when a setup waits for the program's end."""


class Endings(QObject):
    """Lives as long as the program, which `end` ends without a question."""

    leaving: Leaving
    """Asks, in the window as it is dressed now."""

    def __init__(
        self, window: MainWindow, shop: LiveShop, updates: UpdateWatch, end: Callable[[], None]
    ) -> None:
        super().__init__()
        self._window = window
        self._shop = shop
        self._updates = updates
        self._end = end
        self._given_up: Mapping[PageName, object] = {}
        """What is typed and may go when the setup that was started here asks for the end."""
        self._unanswered = QTimer(self)
        self._unanswered.setSingleShot(True)
        self._unanswered.timeout.connect(end)
        updates.brought.connect(self._ask_before_update)
        updates.failed.connect(lambda _error: self._give_up({}))

    def ask_to_quit(self) -> None:
        """A person quits, once they know what is lost and what stays undone."""
        if self._window.canvas.typing:
            self._ask_about_typing(self.ask_to_quit, self._ask_about_orders)
        else:
            self._ask_about_orders()

    def end_for_setup(self) -> None:
        """A setup waits for the program's files: what is typed is asked about, but nobody may be there to answer.

        It gives up after two and a half minutes, and the programs of other shops that it has ended by then would
        stay ended.
        """
        typing = self._window.canvas.typing
        if not typing or typing == self._given_up:
            self._end()
            return
        self._ask_about_typing(self.end_for_setup, self._end, by_setup=True, may_stay=False)
        self._unanswered.start(ANSWERED_WITHIN)

    def ask_no_more(self) -> None:
        """The end has begun."""
        self._unanswered.stop()

    def _ask_about_orders(self) -> None:
        if unsent_orders(self._shop.glance):
            self._window.come_forward()
        self.leaving.ask_to_quit(self._shop.glance, self._end, paused=self._shop.is_paused("outgoing"))

    def _ask_before_update(self) -> None:
        if self._window.canvas.typing:
            self._ask_about_typing(self._ask_before_update, self._update, by_setup=True)
        else:
            self._update()

    def _update(self) -> None:
        self._give_up(self._window.canvas.typing)
        self._updates.start()

    def _give_up(self, typed: Mapping[PageName, object]) -> None:
        # A password may be among it: it is kept no longer than the setup that was started may ask.
        self._given_up = typed

    def _ask_about_typing(
        self,
        once_saved: Callable[[], None],
        once_discarded: Callable[[], None],
        *,
        by_setup: bool = False,
        may_stay: bool = True,
    ) -> None:
        self._window.come_forward()
        self.leaving.ask_about_typing(
            self._page, once_saved, once_discarded, by_setup=by_setup, may_stay=may_stay
        )

    def _page(self) -> Page | None:
        return self._window.canvas.page_with_typing
