"""Language, theme, digits and calendar as they are chosen, put on the application together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mahak_desk.errors import Language
from mahak_desk.sync.language import chosen_language
from mahak_desk.ui.look.look import Look, Theme, put_on
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.speech import Speech
from mahak_desk.ui.words.translation import Translation


class Appearance:
    """Begins with what was remembered: the settings themselves are read after the first picture."""

    look: Look
    speech: Speech

    def __init__(
        self,
        app: QApplication,
        remembered: Remembered,
        environment: Mapping[str, str],
        forced_language: Language | None = None,
    ) -> None:
        self._app = app
        self._remembered = remembered
        self._environment = environment
        self._forced = forced_language
        self._translation = Translation(app)
        self._system_is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def put_on(self) -> None:
        """Dress the application by what is remembered now; what is there already must be built again."""
        kept = self._remembered
        language = self._forced or chosen_language(kept.text("language", "system"), self._environment)
        self._translation.speak(language)
        self.look = put_on(
            self._app, cast("Theme", kept.text("theme", "system")), language, self._system_is_dark
        )
        self.speech = Speech.chosen(language, kept.text("digits", "auto"), kept.text("calendar", "auto"))

    def system_turned(self, scheme: Qt.ColorScheme) -> None:
        """The computer has gone dark or light."""
        self._system_is_dark = scheme == Qt.ColorScheme.Dark

    @property
    def is_behind_system(self) -> bool:
        """Whether the system's colours are followed and are not those put on last."""
        follows = self._remembered.text("theme", "system") == "system"
        return follows and self.look.colours.dark != self._system_is_dark

    def follow(self, language: str, theme: str, digits: str, calendar: str) -> bool:
        """Remember what the settings say; whether that is something new to put on."""
        kept = self._remembered
        chosen = {"language": language, "theme": theme, "digits": digits, "calendar": calendar}
        new = any(kept.text(name, _FIRST[name]) != value for name, value in chosen.items())
        for name, value in chosen.items():
            kept.set_text(name, value)
        return new


_FIRST = {"language": "system", "theme": "system", "digits": "auto", "calendar": "auto"}
