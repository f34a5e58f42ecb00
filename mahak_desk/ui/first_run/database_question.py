"""The question of the website's database: a file of our own, or the website's server."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.database_verdict import DatabaseVerdict
from mahak_desk.sync.settings import Settings
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import label, latin_line
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.settings.database_words import EXAMPLE, is_on_server, wanted_url
from mahak_desk.ui.window.surroundings import Surroundings


class DatabaseQuestion(Question):
    """Next looks at it first; a shop that moves is opened again, and asks on from there."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            self.tr("Where is your website's database?"),
            self.tr(
                "Products go there and paid orders come from there. Whoever made your website knows the address."
            ),
        )
        self._url = ""
        self.file = QRadioButton(self.tr("A file on this computer (to begin with, or for a website here)"))
        self.server = QRadioButton(self.tr("A database server: PostgreSQL, MySQL or MariaDB"))
        group = QButtonGroup(self)
        for choice in (self.file, self.server):
            group.addButton(choice)
            choice.toggled.connect(self._show_form)
        self.address = latin_line(EXAMPLE)
        self.password = secret_line(around.look, self.tr("Password"))
        self._form = QWidget()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(24, 0, 24, 0)
        grid.setSpacing(10)
        for place, (name, line) in enumerate(
            ((self.tr("Address"), self.address), (self.tr("Password"), self.password))
        ):
            title = label(name)
            title.setBuddy(line)
            line.setAccessibleName(name)
            grid.addWidget(title, place, 0)
            grid.addWidget(line, place, 1)
        self.address.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.next_wanted)
        self.file.setChecked(True)
        self.close_with(self.file, self.server, self._form)

    def ask(self) -> None:
        self.around.background.read(self, self.office.settings, self._show)

    def _show(self, settings: Settings) -> None:
        self._url = settings.website.database_url
        if is_on_server(self._url) and not self.address.text():  # who types faster is not overwritten
            self.server.setChecked(True)
            self.address.setText(self._url)

    def _show_form(self) -> None:
        self._form.setVisible(self.server.isChecked())

    def _let_choose(self, may: bool) -> None:
        for choice in (self.file, self.server):
            choice.setEnabled(may)
        for line in (self.address, self.password):
            line.setReadOnly(not may)  # and not disabled: the cursor stays where it is

    def next(self) -> None:
        self._let_choose(False)
        self.let_go_on(False, self.tr("Looking…"))
        on_server = self.server.isChecked()
        url = wanted_url(self._url, self.address.text(), on_server=on_server)
        password = (self.password.text() or None) if on_server else None
        self.around.background.ask(
            self,
            lambda: self.office.database.look_at(url, password, on_server=on_server),
            partial(self._judge, url, password),
            self.failed,
        )

    def failed(self, error: DeskError) -> None:
        self.tell(error)
        self._ask_again()

    def _ask_again(self) -> None:
        self._let_choose(True)
        self.let_go_on(True)

    def _judge(self, url: str, password: str | None, verdict: DatabaseVerdict) -> None:
        if not verdict.usable:
            speech = self.around.speech
            self.told.say("bad", speech.words(verdict.title), speech.words(verdict.advice))
            self._ask_again()
            return

        def keep() -> bool:
            moves = "reopen" in self.office.database.move(url, password)
            self.office.answered("database")
            return moves

        self.around.background.write(self, keep, self._kept, self.failed)

    def _kept(self, moves: bool) -> None:
        if moves:
            self.around.restart()
        else:
            self.answered.emit()
