"""The question of Mahak's user name and password: gone on from once Mahak has taken them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.login_verdict import LoginVerdict
from mahak_desk.sync.settings import Settings
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.plain_parts import label, latin_line
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import NoKeyringWords


class AccountQuestion(Question):
    """Next tries what is typed; what Mahak lets in is kept, and Next goes on."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            self.tr("Your Mahak account"),
            self.tr(
                "The user name and password of Mahak's customer centre for this website; not the ones you open"
                " the Mahak program with. The password is kept in this computer's safe place for passwords."
            ),
        )
        self.user = latin_line()
        self.password = secret_line(around.look, self.tr("Password"))
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for place, (name, line) in enumerate(
            ((self.tr("User name"), self.user), (self.tr("Password"), self.password))
        ):
            title = label(name)
            title.setBuddy(line)
            line.setAccessibleName(name)
            line.setFixedWidth(340)
            grid.addWidget(title, place, 0)
            grid.addWidget(line, place, 1)
            line.textEdited.connect(self._typed)
        grid.setColumnStretch(2, 1)
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.next_wanted)
        self._passed = False
        self.close_with(form)
        self._typed()

    def ask(self) -> None:
        self.around.background.read(self, self.office.settings, self._show)
        self.user.setFocus()

    def next(self) -> None:
        if self._passed:
            self.around.background.write(
                self, lambda: self.office.answered("credentials"), lambda _: self.answered.emit(), self.failed
            )
        elif self.can_go_on:
            self._try()

    def _show(self, settings: Settings) -> None:
        if not self.user.text():  # a person who types faster is not overwritten
            self.user.setText(settings.mahak.user_name)

    def failed(self, error: DeskError) -> None:
        self._let_type(True)
        if not self._passed:
            self.next_words = self.tr("Test")
        super().failed(error)

    def _typed(self) -> None:
        self._passed = False
        self.told.hide()  # it was about what stood here before, and so is what it offers to keep
        self.let_go_on(bool(self.user.text().strip() and self.password.text()), self.tr("Test"))

    def _let_type(self, may: bool) -> None:
        for line in (self.user, self.password):
            line.setReadOnly(not may)  # and not disabled: the cursor stays where it is

    def _try(self) -> None:
        self._let_type(False)
        self.let_go_on(False, self.tr("Asking Mahak…"))
        user, password = self.user.text(), self.password.text()
        judge = partial(self._judge, user, password)
        self.around.background.ask(self, lambda: self.office.try_login(user, password), judge, self.failed)

    def _judge(self, user: str, password: str, verdict: LoginVerdict) -> None:
        keep = partial(self._keep, user, password)
        speech = self.around.speech
        title, advice = speech.words(verdict.title), speech.words(verdict.advice)
        if verdict.lets_in and verdict.kind != "other_account":
            self.told.say("good" if verdict.kind == "good" else "warn", title, advice)
            keep()
            return
        verbs = [Verb(self.tr("Save all the same"), keep)] if verdict.kind == "unreachable" else []
        self.told.say("bad", title, advice, *verbs)
        self._let_type(True)
        if verdict.kind == "wrong_password":
            self.password.setFocus()
            self.password.selectAll()
        self.let_go_on(True, self.tr("Test"))

    def _keep(self, user: str, password: str) -> None:
        self._let_type(False)
        self.let_go_on(False)
        self.around.background.write(
            self,
            lambda: self.office.keep_credentials(user, password, or_remember=True),
            self._kept,
            self.failed,
        )

    def _kept(self, for_good: bool) -> None:
        if not for_good:
            words = NoKeyringWords()
            self.told.say("warn", words.title(), words.meaning())
        self._passed = True
        self._let_type(True)
        self.let_go_on(True)
