"""The section of Mahak's user name and password: tried before they are kept, and another account never by chance."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahak_desk.errors import DeskError
from mahak_desk.sync.cycle import Wish
from mahak_desk.sync.office.login_verdict import LoginVerdict
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.ui.background.background import Then
from mahak_desk.ui.parts.banner import Banner, BannerTone, Verb
from mahak_desk.ui.parts.plain_parts import button, label, latin_line, row
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import NoKeyringWords, advice

USER_NAME: Key = ("mahak", "user_name")
_TONES: dict[str, BannerTone] = {"good": "good", "nothing_assigned": "warn", "licence": "warn"}


@dataclass(frozen=True)
class TypedAccount:
    """What stands in the lines, and is not kept."""

    user: str
    password: str = field(repr=False)


class CredentialsSection(Section):
    """Not part of the save bar: what is typed here is kept only once Mahak has taken it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "credentials",
            self.tr("Mahak account"),
            self.tr("The user name and password of Mahak's customer centre for this website."),
        )
        self._user = ""
        self._overridden = False
        self.user = latin_line()
        self.user.setAccessibleName(self.tr("User name"))
        self.password = secret_line(around.look, self.tr("Password"))
        self.user.setMaximumWidth(360)
        self.password.setMaximumWidth(360)
        self.add_row(self.tr("User name"), self.user)
        self.add_row(self.tr("Password"), self.password)
        self.test = button(self.tr("Test connection"), self._test, around.look, icon="shield-check")
        self.keep = button(self.tr("Test and save"), self._test_and_keep, around.look, role="primary")
        self.forget = button(self.tr("Remove the password"), self._ask_to_forget, around.look, role="link")
        self.add_row("", wrapped(self.keep, self.test))
        self.add_row("", row(self.forget, None))
        self._why_not = label(tone="muted", wraps=True)
        self._why_not.hide()
        self.inside.addWidget(self._why_not)
        self.verdict = Banner(around.look, around.speech)
        self.inside.addWidget(self.verdict)
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.keep.click)
        for line in (self.user, self.password):
            # It was about what stood here before, and so is what it offers to keep.
            line.textEdited.connect(self.verdict.hide)

    def show_settings(self, settings: Settings) -> None:
        if self.user.text() == self._user:  # who is typing another one is not overwritten
            self.user.setText(settings.mahak.user_name)
        self._user = settings.mahak.user_name
        around = self.around
        around.background.read(self, around.desk.office.has_password, self._show_known, self._no_keyring)

    @property
    def is_changed(self) -> bool:
        return self.user.text() != self._user or bool(self.password.text())

    @property
    def typed(self) -> TypedAccount:
        return TypedAccount(self.user.text(), self.password.text())

    def type_again(self, typed: object) -> None:
        if isinstance(typed, TypedAccount):
            self.user.setText(typed.user)
            self.password.setText(typed.password)

    def be_begun(self) -> None:
        (self.password if self.user.text() else self.user).setFocus()

    def tell_overridden(self, key: Key, text: str) -> None:
        super().tell_overridden(key, text)
        if key == USER_NAME:
            self._overridden = True
            self._busy(False)
            self._why_not.setText(text)
            self._why_not.show()

    def _show_known(self, known: bool) -> None:
        self.password.setPlaceholderText(self.tr("kept safely; type to change it") if known else "")
        self.forget.setVisible(known)

    def _no_keyring(self, error: DeskError) -> None:
        self._show_known(False)
        self.verdict.say("warn", self.around.speech.words(error.title), NoKeyringWords().meaning())

    # Testing

    def _test(self) -> None:
        self._try(self._show_verdict)

    def _test_and_keep(self) -> None:
        self._try(self._keep_if_good)

    def _try(self, then: Then[LoginVerdict]) -> None:
        self._busy(True)
        user, password = self.user.text(), self.password.text() or None
        office = self.around.desk.office
        self.around.background.ask(self, lambda: office.try_login(user, password), then, self._failed)

    def _busy(self, busy: bool) -> None:
        if busy and self.window().focusWidget() in (self.test, self.keep):
            self.password.setFocus()  # else Qt hands it on to another section
        self.test.setText(self.tr("Asking Mahak…") if busy else self.tr("Test connection"))
        self.test.setEnabled(not busy)
        self.keep.setEnabled(not busy and not self._overridden)
        self.forget.setEnabled(not busy and not self._overridden)
        for line in (self.user, self.password):
            # What Mahak was asked about is what is kept: nothing else may be typed meanwhile.
            line.setReadOnly(busy)  # and not disabled: the cursor stays where it is
            line.setEnabled(not self._overridden)

    def _failed(self, error: DeskError) -> None:
        self._busy(False)
        speech = self.around.speech
        self.verdict.say("bad", speech.words(error.title), advice(error, speech))

    def _show_verdict(self, verdict: LoginVerdict, *verbs: Verb) -> None:
        self._busy(False)
        speech = self.around.speech
        tone = _TONES.get(verdict.kind, "bad")
        self.verdict.say(tone, speech.words(verdict.title), speech.words(verdict.advice), *verbs)
        if verdict.kind == "wrong_password":
            self.password.setFocus()
            self.password.selectAll()

    def _keep_if_good(self, verdict: LoginVerdict) -> None:
        if verdict.kind == "other_account":
            self._show_verdict(verdict, Verb(self.tr("Change the account"), self._ask_to_change))
        elif verdict.lets_in:
            self._show_verdict(verdict)
            self._keep()
        elif verdict.kind == "unreachable":
            self._show_verdict(verdict, Verb(self.tr("Save all the same"), self._keep))
        else:
            self._show_verdict(verdict)

    # Keeping

    def _keep(self) -> None:
        self._write(self._kept)

    def _write(self, then: Then[bool]) -> None:
        user, password = self.user.text(), self.password.text()
        desk = self.around.shop.desk
        if desk is None:
            return  # it has closed while Mahak was asked
        office = desk.office
        self._busy(True)

        def keep() -> bool:
            if password:
                return office.keep_credentials(user, password, or_remember=True)
            office.save({USER_NAME: user.strip()})
            return True

        self.around.background.write(self, keep, then, self._failed)

    def _kept(self, for_good: bool) -> None:
        self._busy(False)
        self._user = self.user.text().strip()
        self.user.setText(self._user)
        self.password.clear()
        self._show_known(True)
        if for_good:
            self.around.say(self.tr("The user name and password were saved."))
        else:
            words = NoKeyringWords()
            self.verdict.say("warn", words.title(), words.meaning())
        self.around.shop.credentials_changed()
        self.around.shop.touched("settings")

    def _ask_to_change(self) -> None:
        ask(
            self.window(),
            self.tr("Work with another Mahak account?"),
            self.tr(
                "Everything is read anew from the other account, and products it does not have leave the"
                " website. Mappings of the former account are kept in case you come back."
            ),
            self.tr("Change the account"),
            lambda: self._write(self._accept),
            destructive=True,
        )

    def _accept(self, for_good: bool) -> None:
        around, desk = self.around, self.around.shop.desk
        if desk is None:
            return
        around.background.write(
            self, desk.office.accept_account, lambda _: self._accepted(for_good), self._failed
        )

    def _accepted(self, for_good: bool) -> None:
        self._kept(for_good)
        self.verdict.say(
            "good", self.tr("The account was changed."), self.tr("Everything is read from it now.")
        )
        self.around.shop.follow_up("incoming", Wish(full=True))

    def _ask_to_forget(self) -> None:
        ask(
            self.window(),
            self.tr("Remove the password?"),
            self.tr("Both flows stop until a password is given again. Nothing else is lost."),
            self.tr("Remove"),
            self._forget,
            destructive=True,
        )

    def _forget(self) -> None:
        around = self.around
        around.background.write(self, around.desk.office.forget_passwords, self._forgotten, self._failed)

    def _forgotten(self, _: bool) -> None:
        self._show_known(False)
        self.verdict.hide()
        self.around.say(self.tr("The password was removed."))
        self.around.shop.credentials_changed()
        self.around.shop.touched("settings")
