"""In which of its two languages the program speaks."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping

from mahak_desk.errors import Language
from mahak_desk.windows.setup_language import setup_language

LANGUAGE_VARIABLE = "MAHAK_DESK_LANGUAGE"
_LANGUAGES: dict[str | None, Language] = {"fa": "fa", "en": "en"}


def chosen_language(setting: str, environment: Mapping[str, str]) -> Language:
    """The environment's choice, else the setting's ("fa", "en" or "system"), else the one made in the setup,
    else the system's language.

    What is neither "fa" nor "en" is no choice.
    """
    for choice in (environment.get(LANGUAGE_VARIABLE), setting):
        if choice in _LANGUAGES:
            return _LANGUAGES[choice]
    if chosen := setup_language():
        return chosen
    return "fa" if _system_locale(environment).lower().startswith(("fa", "persian")) else "en"


def _system_locale(environment: Mapping[str, str]) -> str:
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    # The order of POSIX for messages.
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value
    return ""
