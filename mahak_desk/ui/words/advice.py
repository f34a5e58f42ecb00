"""The next step of a failure as it is taken in the window, where the engine names a command to type."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

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
            return translate(
                "Advice",
                "Check user name and password in the settings, and whether Mahak's service has run out; the program"
                " tries again every hour.",
            )
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
        case "keyring-missing":
            return translate(
                "Advice", "Unlock this computer's safe place for passwords, or enter the password here."
            )
        case "no-database-server":
            return translate("Advice", "First choose a database server in the settings.")
        case "database-access-denied":
            return translate("Advice", "Check user name, password and the name of the database.")
        case "no-such-problem" | "nothing-to-accept":
            return translate("Advice", "The list has changed meanwhile; look at it again.")
        case _:
            return None


class NoKeyringWords(QObject):
    """What it means that a computer keeps no passwords; said where one is given."""

    def title(self) -> str:
        return self.tr("This computer has no safe place for passwords.")

    def meaning_for_now(self) -> str:
        return self.tr(
            "Where this computer has no safe place for passwords it is kept in memory only, and asked for at"
            " each start."
        )

    def meaning(self) -> str:
        return self.tr(
            "The password is kept in memory only, and asked for each time the program starts; it is never"
            " written to a file."
        )
