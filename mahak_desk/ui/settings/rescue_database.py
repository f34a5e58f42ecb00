"""Where a shop's database cannot be opened: another one, another password, or the own file again, without a shop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.copies import Backup
from mahak_desk.sync.office.office_desk import OfficeDesk
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.ui.background.background import Then
from mahak_desk.ui.parts.plain_parts import button, row
from mahak_desk.ui.settings.database import DatabaseSection
from mahak_desk.ui.settings.putting_back import PuttingBack
from mahak_desk.ui.window.surroundings import Surroundings

T = TypeVar("T")

_CURED_BY_BACKUP = ("database-damaged", "database-missing")


def needs_rescue(error: DeskError) -> bool:
    """Whether choosing another database, or giving its password, may help."""
    return error.code.startswith("database-") and error.code not in ("database-not-ready", "database-locked")


class RescueDatabase(DatabaseSection):
    """The section of the settings for a shop that is closed: every question is asked of a desk of its own."""

    def __init__(self, around: Surroundings, error: DeskError, reopen: Callable[[], None]) -> None:
        """`error` is what keeps the shop closed."""
        super().__init__(around, about=self.tr("Look whether the address and the password are still right."))
        self._reopen = reopen
        self.newest = button("", self._ask_to_put_back, around.look, role="danger", icon="history")
        self.newest.hide()
        self._newest: Path | None = None
        self._putting_back = PuttingBack(self, around)
        if error.code in _CURED_BY_BACKUP:
            self.around.background.read(
                self,
                self._at_a_desk(lambda office: office.database.backups()),
                self._show_newest,
                self._failed,
            )
        self.own_file = button(
            self.tr("Use the own file again"), self._use_own_file, around.look, role="link"
        )
        self.inside.insertLayout(self.inside.count() - 1, row(self.own_file, None))
        self.inside.insertLayout(1, row(self.newest, None))
        self.own_file.hide()
        self.around.background.read(
            self,
            self._at_a_desk(lambda office: (office.settings(), office.overridden())),
            self._show_known,
            self._failed,
        )

    def _show_known(self, known: tuple[Settings, dict[Key, str]]) -> None:
        settings, overridden = known
        self.show_settings(settings)
        self.own_file.setVisible(bool(settings.website.database_url))
        for key, variable in overridden.items():
            said = self.tr("This is set by {0} for this computer and cannot be changed here.")
            self.tell_overridden(key, said.format(self.around.speech.latin(variable)))
        self.own_file.setEnabled(not self._overridden)
        self._enable()

    def _show_newest(self, copies: list[Backup]) -> None:
        if copies:
            self._newest = copies[0].path
            said = self.tr("Put back the backup of {0}…")
            self.newest.setText(said.format(self.around.speech.moment(copies[0].made_at)))
            self.newest.show()

    def _ask_to_put_back(self) -> None:
        if self._newest is not None:
            self._putting_back.ask(self._newest)

    def _use_own_file(self) -> None:
        self._change_office(lambda office: office.database.move("", None), self._moved)

    def _ask_office(self, work: Callable[[OfficeDesk], T], then: Then[T]) -> None:
        self.around.background.ask(self, self._at_a_desk(work), then, self._failed)

    def _change_office(self, work: Callable[[OfficeDesk], T], then: Then[T]) -> None:
        self.around.background.write(self, self._at_a_desk(work), then, self._failed)

    def _at_a_desk(self, work: Callable[[OfficeDesk], T]) -> Callable[[], T]:
        shop = self.around.shop
        return lambda: shop.while_closed(lambda desk: work(desk.office))

    def _moved(self, _: object) -> None:
        self._reopen()
