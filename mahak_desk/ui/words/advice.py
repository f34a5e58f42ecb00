"""The next step of a failure as it is taken in the window, where the engine names a command to type."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.errors import DeskError
from mahak_desk.ui.words.speech import Speech


def advice(error: DeskError, speech: Speech) -> str:
    """What to do about a failure, for somebody at the window."""
    return advice_of_code(error.code) or speech.words(error.advice)


def advice_of_code(code: str) -> str | None:
    """The same where only the code is known; None where the engine's own advice needs no command."""
    translate = QCoreApplication.translate
    match code:
        case "login-refused":
            return translate("Advice", "Enter user name and password again in the settings.")
        case "credentials-missing":
            return translate("Advice", "Enter user name and password in the settings.")
        case "account-changed":
            return translate("Advice", "If you changed the account on purpose, agree to it in the settings.")
        case "password-in-settings":
            return translate("Advice", "Take it out of the settings file, and enter it in the settings here.")
        case "database-not-ready":
            return translate("Advice", "Close the program and open it again: that makes the database ready.")
        case "nothing-to-buy":
            return translate("Advice", "Press Sync now first.")
        case "no-such-problem" | "nothing-to-accept":
            return translate("Advice", "The list has changed meanwhile; look at it again.")
        case _:
            return None
