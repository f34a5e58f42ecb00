"""The language a person chose in the setup: many PCs speak English to people who read Persian."""

from __future__ import annotations

import sys
from contextlib import suppress

from mahak_desk.errors import Language

SETUP_KEY = r"Software\MahakDesk"
_LANGUAGES: dict[str, Language] = {"1065": "fa", "1033": "en"}
"""By the numbers that Windows, and so the setup (resources/windows/setup.nsi), gives languages."""


def setup_language() -> Language | None:
    """None where the program was not installed by the setup."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, SETUP_KEY) as key:
            return _LANGUAGES.get(str(winreg.QueryValueEx(key, "SetupLanguage")[0]))
    return None
