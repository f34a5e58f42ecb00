"""Asks for Mahak's password, tries it, and lets both flows go on with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.login_verdict import LoginVerdict
from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.plain_parts import button, column, label, row
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import NoKeyringWords, advice

MISSING = ("credentials-missing", "keyring-missing")
"""What is wrong where a password would help."""


class PasswordDialog(QDialog):
    """`accepted` once the password is kept, in the keyring or until the program ends."""

    def __init__(self, around: Surroundings, user_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mahak's password"))
        self.setMinimumWidth(460)
        self._around = around
        self._user_name = user_name
        asks = self.tr("The password of {0} at Mahak is needed for the flows to run.")
        self.password = secret_line(around.look, self.tr("Password"))
        self.password.textChanged.connect(self._enable)
        self._told = Banner(around.look, around.speech)
        self.go_on = button(self.tr("Go on"), self._try, around.look, role="primary")
        self.go_on.setDefault(True)
        later = button(self.tr("Later"), self.reject, around.look)
        layout = column(
            label(asks.format(around.speech.latin(user_name)), wraps=True),
            self.password,
            label(NoKeyringWords().meaning_for_now(), tone="muted", wraps=True),
            self._told,
            None,
            row(None, later, self.go_on),
            spacing=12,
        )
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(layout)
        self._enable()
        self.password.setFocus()

    def _enable(self) -> None:
        self.go_on.setEnabled(bool(self.password.text()))

    def _try(self) -> None:
        desk = self._around.shop.desk
        if desk is None:
            self.reject()
            return
        self.go_on.setEnabled(False)
        # What Mahak was asked about is what is kept: nothing else may be typed meanwhile.
        self.password.setReadOnly(True)
        password = self.password.text()
        work = partial(desk.office.try_login, self._user_name, password)
        self._around.background.ask(self, work, partial(self._judge, password), self._failed)

    def _judge(self, password: str, verdict: LoginVerdict) -> None:
        if verdict.kind in ("wrong_password", "other_account"):
            words = self._around.speech.words
            self._told.say("bad", words(verdict.title), words(verdict.advice))
            self._ask_again()
            return
        desk = self._around.shop.desk
        if desk is None:
            self.reject()
            return
        work = partial(desk.office.keep_credentials, self._user_name, password, or_remember=True)
        self._around.background.write(self, work, self._kept, self._failed)

    def _kept(self, _: bool) -> None:
        shop = self._around.shop
        shop.credentials_changed()
        shop.follow_up("incoming")
        shop.follow_up("outgoing")
        shop.touched("settings")
        self.accept()

    def _failed(self, error: DeskError) -> None:
        speech = self._around.speech
        self._told.say("bad", speech.words(error.title), advice(error, speech))
        self._ask_again()

    def _ask_again(self) -> None:
        self.password.setReadOnly(False)
        self.password.setFocus()
        self.password.selectAll()
        self._enable()


def ask_password(around: Surroundings, parent: QWidget) -> PasswordDialog | None:
    """Open the question; None where no user name is known to ask for."""
    settings = around.shop.settings
    if settings is None or not settings.mahak.user_name:
        return None
    dialog = PasswordDialog(around, settings.mahak.user_name, parent)
    dialog.open()
    return dialog
