"""What closing the window and quitting ask of a person before anything ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.parts.questions import ask, plain_box
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.speech import Speech

WITHOUT_TRAY = "close_without_tray"
"""What is remembered of an answer for ever; forgotten, it is asked again."""


def unsent_orders(glance: Glance | None) -> int:
    """Paid orders that are not in Mahak yet."""
    if glance is None:
        return 0
    orders = glance.overview.status.orders
    return orders.to_be_sent


class Leaving(QObject):
    """The questions, of one window."""

    def __init__(self, window: QWidget, remembered: Remembered, speech: Speech) -> None:
        super().__init__()
        self._window = window
        self._remembered = remembered
        self._speech = speech
        self._asking = False

    def ask_about_typing(
        self,
        find_page: Callable[[], Page | None],
        once_saved: Callable[[], object],
        once_discarded: Callable[[], object],
        *,
        by_setup: bool = False,
        may_stay: bool = True,
    ) -> None:
        """What is typed on a page and not kept would be gone: save it, let it go, or stay.

        `find_page` is asked once more when a person answers, for the window may have been dressed anew meanwhile;
        without a page, as the shop is closed, nothing can be saved.
        """
        if self._asking:
            return
        self._asking = True
        page = find_page()
        title, text = self._what_is_lost(page, by_setup)
        box = plain_box(self._window, QMessageBox.Icon.Warning, title, text)
        save, cancel = None, None
        if page is not None and page.unsaved_count:
            save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        if may_stay:
            cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
            box.setEscapeButton(cancel)
        box.setDefaultButton(save or cancel or discard)

        def answered() -> None:
            self._asking = False
            chosen, page = box.clickedButton(), find_page()
            if chosen is discard:
                once_discarded()
            elif save is not None and chosen is save:
                if page is None:
                    once_saved()  # what it finds is that nothing was
                else:
                    page.save_and(once_saved)

        box.finished.connect(lambda _: answered())
        box.open()

    def _what_is_lost(self, page: Page | None, by_setup: bool) -> tuple[str, str]:
        """Title and text; what is tested before it is kept cannot be saved by a question."""
        if page is not None and page.unsaved_count:
            if by_setup:
                title = self.tr("Save the settings before the setup closes Mahak Desk?")
            else:
                title = self.tr("Save the settings before quitting?")
            return title, self._speech.in_digits(
                self.tr("%n change(s) are not saved yet.", "", page.unsaved_count)
            )
        if by_setup:
            title = self.tr("Close Mahak Desk for the setup without using what you typed?")
        else:
            title = self.tr("Quit without using what you typed?")
        if page is None:
            return title, self.tr("Changes in the settings can be saved once the shop is open again.")
        return title, self.tr(
            "The account or the database in the settings is typed, but not tested and saved yet."
        )

    def ask_to_quit(
        self, glance: Glance | None, quit_now: Callable[[], object], *, paused: bool = False
    ) -> None:
        """With paid orders that are not in Mahak yet it is said what quitting means for them; else just done.

        `paused`: so is their flow, and stays it over the next start.
        """
        count = unsent_orders(glance)
        if not count:
            quit_now()
            return
        if self._asking:
            return
        self._asking = True
        if paused:
            meaning = self.tr("They are kept, and do not go to Mahak before you press Resume.")
        else:
            meaning = self.tr(
                "They are kept; those that do not wait for you go to Mahak when Mahak Desk runs again."
            )
        box = ask(
            self._window,
            self._speech.in_digits(self.tr("%n paid order(s) are not in Mahak yet.", "", count)),
            meaning,
            self.tr("Quit"),
            quit_now,
        )
        box.finished.connect(self._answered)

    def _answered(self) -> None:
        self._asking = False

    def close_without_tray(self, minimise: Callable[[], object], quit_now: Callable[[], object]) -> None:
        """Where there is no tray to hide in, a person chooses, once or for ever."""
        kept = self._remembered.text(WITHOUT_TRAY)
        if kept:
            (minimise if kept == "minimise" else quit_now)()
            return
        box = plain_box(
            self._window,
            QMessageBox.Icon.Question,
            self.tr("Keep both flows running?"),
            self.tr("There is no tray on this computer to hide in. The window can stay as a small button."),
        )
        stay = box.addButton(self.tr("Keep running"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(cancel)
        for_ever = QCheckBox(self.tr("Do not ask again"))
        box.setCheckBox(for_ever)

        def answered() -> None:
            chosen = box.clickedButton()
            if chosen not in (stay, leave):
                return
            if for_ever.isChecked():
                self._remembered.set_text(WITHOUT_TRAY, "minimise" if chosen is stay else "quit")
            (minimise if chosen is stay else quit_now)()

        box.finished.connect(lambda _: answered())
        box.open()
