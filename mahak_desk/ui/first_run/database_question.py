"""The question of the website's database: a file of our own, or the website's server."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QWidget

from mahak_desk.sync.office.database_verdict import DatabaseVerdict
from mahak_desk.sync.settings import Settings
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import label, latin_line
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
        self.password = latin_line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
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

    @property
    def _wanted(self) -> str:
        return wanted_url(self._url, self.address.text(), on_server=self.server.isChecked())

    def next(self) -> None:
        self.let_go_on(False, self.tr("Looking…"))
        url, password = self._wanted, self.password.text() or None
        self.around.background.ask(
            self, lambda: self.office.try_database(url, password), self._judge, self.failed
        )

    def _judge(self, verdict: DatabaseVerdict) -> None:
        speech = self.around.speech
        if not verdict.usable or (self.server.isChecked() and verdict.dialect == "sqlite"):
            self.told.say("bad", speech.words(verdict.title), speech.words(verdict.advice))
            self.let_go_on(True)
            return
        url, password = self._wanted, self.password.text() if self.server.isChecked() else None

        def keep() -> bool:
            moves = "reopen" in self.office.move_database(url, password)
            self.office.answered("database")
            return moves

        self.around.background.write(self, keep, self._kept, self.failed)

    def _kept(self, moves: bool) -> None:
        if moves:
            self.around.restart()
        else:
            self.answered.emit()
