"""A shop of one's own, not set up yet, with its window: its Mahak is a practice cloud on loopback."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.errors import Language
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.clock import SystemClock
from mahak_desk.ui.program import Program
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.remembered import Remembered
from tests.ui.windows import WindowAtWork

ACCOUNT = replace(DEMO, user_name="shop", password="S3cret-رمز-of-the-shop")
"""A password unlike anything else, so that it can be looked for in every file."""


class SettingUp(WindowAtWork):
    """The program as a person starts it the first time, or again after leaving half-way."""

    def __init__(
        self, app: QApplication, home: Path, cloud: PracticeCloud, language: Language = "en"
    ) -> None:
        environment = {"MAHAK_DESK_HOME": str(home), "MAHAK_DESK_API_URL": cloud.url}
        self.choice = ChosenShop(environment, practice=False, profile_name="default")
        self.choice.profile.create()
        self.remembered = Remembered(self.choice.profile.folder)
        if not self.choice.profile.settings_file.exists():
            self.choice.profile.settings_file.write_text(f'[interface]\nlanguage = "{language}"\n')
        if not self.remembered.text("language"):
            self.remembered.set_text("language", language)
        self.appearance = Appearance(app, self.remembered, {})
        self.appearance.put_on()
        self.events = qasync.QEventLoop(app)
        asyncio.set_event_loop(self.events)
        self.window = MainWindow(self.remembered)
        self.window.dress(self.appearance.look, self.appearance.speech)
        self.window.show()
        self.practice_opened = 0
        self.program = Program(
            self.window,
            self.appearance,
            self.remembered,
            lambda: self.choice.lasting_desk("tests"),
            SystemClock(),
            sets_up=True,
            open_practice=self._open_practice,
        )
        self.task = self.events.create_task(self.program.run())
        self._stay_in_the_loop()

    @property
    def first_run(self):  # type: ignore[no-untyped-def] # the tests are not type checked
        """The wizard, while it asks."""
        return self.program.opening.first_run

    def _open_practice(self) -> None:
        self.practice_opened += 1

    def end(self) -> None:
        super().end()
        # The application outlives the window; the next test speaks English.
        self.remembered.set_text("language", "en")
        self.appearance.put_on()
