"""The section of the website's database: which one it is, tried before a shop moves there."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.database_verdict import DatabaseVerdict
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.plain_parts import button, label, row
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.settings.fields import latin_line
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings

URL: Key = ("website", "database_url")


class DatabaseSection(Section):
    """Not part of the save bar: another database is moved to only once it was looked at."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "database",
            self.tr("Website database"),
            self.tr("Where products go to and orders come from: the tables your website reads and writes."),
        )
        self._url = ""
        self.kind = QComboBox()
        self.kind.addItem(self.tr("A file on this computer"))
        self.kind.addItem(self.tr("A database server (PostgreSQL, MySQL or MariaDB)"))
        self.kind.activated.connect(self._show_kind)
        self.add_row(self.tr("Kind"), self.kind)
        self.address = latin_line("postgresql://desk@db.example.com/shop")
        self.password = latin_line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaximumWidth(360)
        self.password.setPlaceholderText(self.tr("empty: the one that is kept"))
        self.address.setAccessibleName(self.tr("Address"))
        self.password.setAccessibleName(self.tr("Password"))
        self._address_title = label(self.tr("Address"))
        self._password_title = label(self.tr("Password"))
        at = self._grid.rowCount()
        self._grid.addWidget(self._address_title, at, 0)
        self._grid.addWidget(self.address, at, 1)
        self._grid.addWidget(self._password_title, at + 1, 0)
        self._grid.addWidget(self.password, at + 1, 1)
        self.test = button(self.tr("Test database"), self._test, around.look, icon="database")
        self.use = button(self.tr("Use this database"), self._test_and_use, around.look, role="primary")
        self.add_row("", row(self.use, self.test, None))
        self.verdict = Banner(around.look, around.speech)
        self.inside.addWidget(self.verdict)

    def show_settings(self, settings: Settings) -> None:
        self._url = settings.website.database_url
        self.address.setText(self._url)
        self.kind.setCurrentIndex(1 if self._url and not self._url.startswith("sqlite") else 0)
        self._show_kind()

    def tell_overridden(self, key: Key, text: str) -> None:
        if key == URL:
            for control in (self.kind, self.address, self.password, self.use):
                control.setEnabled(False)
            self.verdict.say("accent", text)

    @property
    def wanted_url(self) -> str:
        """The address as chosen; "" is the file of the data folder."""
        if self.kind.currentIndex() == 1:
            return self.address.text().strip()
        return self._url if self._url.startswith("sqlite") else ""

    def _show_kind(self) -> None:
        on_server = self.kind.currentIndex() == 1
        for part in (self._address_title, self.address, self._password_title, self.password):
            part.setVisible(on_server)

    def _test(self) -> None:
        self._try(self._show_verdict)

    def _test_and_use(self) -> None:
        self._try(self._use_if_usable)

    def _try(self, then: object) -> None:
        assert callable(then)
        self._busy(True)
        url, password = self.wanted_url, self.password.text() or None
        office = self.around.desk.office
        self.around.background.read(self, lambda: office.try_database(url, password), then, self._failed)

    def _busy(self, busy: bool) -> None:
        self.test.setText(self.tr("Looking…") if busy else self.tr("Test database"))
        for control in (self.test, self.use):
            control.setEnabled(not busy)

    def _failed(self, error: DeskError) -> None:
        self._busy(False)
        self.verdict.tell_error(error)

    def _show_verdict(self, verdict: DatabaseVerdict) -> None:
        self._busy(False)
        speech = self.around.speech
        self.verdict.say(
            "good" if verdict.usable else "bad", speech.words(verdict.title), speech.words(verdict.advice)
        )

    def _use_if_usable(self, verdict: DatabaseVerdict) -> None:
        self._show_verdict(verdict)
        if not verdict.usable:
            return
        if self.wanted_url == self._url:
            self._move()
            return
        ask(
            self.window(),
            self.tr("Move to this database?"),
            self.tr(
                "The shop closes and opens again on {0}. What the present database holds stays there and is"
                " not copied."
            ).format(self.around.speech.latin(verdict.location)),
            self.tr("Move"),
            self._move,
        )

    def _move(self) -> None:
        url, password = self.wanted_url, self.password.text()
        office = self.around.desk.office

        def move() -> None:
            office.save({URL: url})
            if password:
                office.keep_database_password(password, or_remember=True)

        self.around.background.write(self, move, self._moved, self._failed)

    def _moved(self, _: None) -> None:
        self.password.clear()
        self._url = self.wanted_url
        self.around.say(self.tr("The shop opens again on this database."))
        self.around.restart()
