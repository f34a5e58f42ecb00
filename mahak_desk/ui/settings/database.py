"""The section of the website's database: which one it is, tried before a shop moves there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.database_verdict import DatabaseVerdict
from mahak_desk.sync.office.office_desk import OfficeDesk
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.ui.background.background import Then
from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.choice_box import ChoiceBox
from mahak_desk.ui.parts.plain_parts import button, latin_line
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.parts.wrapping import wrapped
from mahak_desk.ui.settings.database_words import EXAMPLE, is_on_server, wanted_url
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.advice import advice

URL: Key = ("website", "database_url")

T = TypeVar("T")


@dataclass(frozen=True)
class TypedDatabase:
    """What is chosen and typed, and not used; an address may have a password in it."""

    kind: int
    address: str = field(repr=False)
    password: str = field(repr=False)


class DatabaseSection(Section):
    """Not part of the save bar: another database is moved to only once it was looked at."""

    def __init__(self, around: Surroundings, about: str | None = None) -> None:
        super().__init__(
            around,
            "database",
            self.tr("Website database"),
            about
            or self.tr(
                "Where products go to and orders come from: the tables your website reads and writes."
            ),
        )
        self._url = ""
        self._overridden = False
        self._busy_with = False
        self.kind = ChoiceBox()
        self.kind.addItem(self.tr("A file on this computer"))
        self.kind.addItem(self.tr("A server (PostgreSQL, MySQL or MariaDB)"))
        self.kind.activated.connect(self._show_kind)
        self.add_row(self.tr("Kind"), self.kind)
        self.address = latin_line(EXAMPLE)
        self.password = secret_line(around.look, self.tr("Password"))
        self.password.setMaximumWidth(360)
        self.password.setPlaceholderText(self.tr("empty: the one that is kept"))
        self.address.setAccessibleName(self.tr("Address"))
        self._on_server = [
            *self.add_row(self.tr("Address"), self.address).parts,
            *self.add_row(self.tr("Password"), self.password).parts,
        ]
        self.test = button(self.tr("Test database"), self._test, around.look, icon="database")
        self.use = button(self.tr("Use this database"), self._test_and_use, around.look, role="primary")
        self.add_row("", wrapped(self.use, self.test))
        self.verdict = Banner(around.look, around.speech)
        self.inside.addWidget(self.verdict)
        for line in (self.address, self.password):
            line.textChanged.connect(self._enable)
            line.returnPressed.connect(self.use.click)
        self._show_kind()

    # What is there

    def show_settings(self, settings: Settings) -> None:
        """Shows the address of the settings, unless a person is choosing another."""
        if self.is_changed:
            return
        self._url = settings.website.database_url
        self.address.setText(self._url)
        self.kind.setCurrentIndex(1 if is_on_server(self._url) else 0)
        self._show_kind()

    def tell_overridden(self, key: Key, text: str) -> None:
        if key == URL:
            self._overridden = True
            self._enable()
            self.verdict.say("accent", text)

    @property
    def wanted_url(self) -> str:
        """The address as chosen; "" is the file of the data folder."""
        return wanted_url(self._url, self.address.text(), on_server=self._is_on_server)

    @property
    def wanted_password(self) -> str | None:
        """What was typed for the server's; None for none."""
        return (self.password.text() or None) if self._is_on_server else None

    @property
    def _is_on_server(self) -> bool:
        return self.kind.currentIndex() == 1

    @property
    def is_changed(self) -> bool:
        """Whether a person has chosen or typed something that is not used yet."""
        return self.wanted_url != self._url or bool(self.wanted_password)

    @property
    def typed(self) -> TypedDatabase:
        return TypedDatabase(self.kind.currentIndex(), self.address.text(), self.password.text())

    def type_again(self, typed: object) -> None:
        if isinstance(typed, TypedDatabase):
            self.kind.setCurrentIndex(typed.kind)
            self.address.setText(typed.address)
            self.password.setText(typed.password)
            self._show_kind()

    def _show_kind(self) -> None:
        for part in self._on_server:
            part.setVisible(self._is_on_server)
        self._enable()

    def _enable(self) -> None:
        busy, overridden = self._busy_with, self._overridden
        # What was looked at is what is used: nothing else may be chosen or typed meanwhile.
        self.kind.setEnabled(not busy and not overridden)
        for line in (self.address, self.password):
            line.setReadOnly(busy)  # and not disabled: the cursor stays where it is
            line.setEnabled(not overridden)
        self.test.setEnabled(not busy)
        self.use.setEnabled(not busy and not overridden and self.is_changed)

    # Testing

    def _test(self) -> None:
        self._try(self._show_verdict)

    def _test_and_use(self) -> None:
        self._try(self._use_if_usable)

    def _try(self, then: Then[DatabaseVerdict]) -> None:
        self._busy(True)
        url, password, on_server = self.wanted_url, self.wanted_password, self._is_on_server
        self._ask_office(lambda office: office.database.look_at(url, password, on_server=on_server), then)

    def _ask_office(self, work: Callable[[OfficeDesk], T], then: Then[T]) -> None:
        office = self.around.desk.office
        self.around.background.ask(self, lambda: work(office), then, self._failed)

    def _busy(self, busy: bool) -> None:
        self.test.setText(self.tr("Looking…") if busy else self.tr("Test database"))
        self._busy_with = busy
        self._enable()

    def _failed(self, error: DeskError) -> None:
        self._busy(False)
        speech = self.around.speech
        self.verdict.say("bad", speech.words(error.title), advice(error, speech))

    def _show_verdict(self, verdict: DatabaseVerdict) -> None:
        self._busy(False)
        speech = self.around.speech
        self.verdict.say(
            "good" if verdict.usable else "bad", speech.words(verdict.title), speech.words(verdict.advice)
        )

    # Moving

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
        self._busy(True)
        url, password = self.wanted_url, self.wanted_password
        self._change_office(lambda office: office.database.move(url, password), self._moved)

    def _change_office(self, work: Callable[[OfficeDesk], T], then: Then[T]) -> None:
        desk = self.around.shop.desk
        if desk is not None:  # it may have closed while the database was asked
            office = desk.office
            self.around.background.write(self, lambda: work(office), then, self._failed)

    def _moved(self, _: object) -> None:
        self._url = self.wanted_url
        self.password.clear()
        self._enable()
        self.around.say(self.tr("The shop opens again on this database."))
        self.around.restart()
