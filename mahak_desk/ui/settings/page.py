"""The page Settings: sections below each other, a list of them beside, and one bar that saves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.choices import Choices
from mahak_desk.sync.office.consequences import Consequence
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.sync.settings_file import SettingRefused, Value
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.parts.plain_parts import button, label, row
from mahak_desk.ui.settings.backups import BackupsSection
from mahak_desk.ui.settings.credentials import CredentialsSection
from mahak_desk.ui.settings.database import DatabaseSection
from mahak_desk.ui.settings.notices import NoticesSection
from mahak_desk.ui.settings.plain_sections import (
    CatalogueSection,
    ConnectionSection,
    GeneralSection,
    ScheduleSection,
)
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.settings.shop_sections import InvoicesSection, PricesSection, StoresSection
from mahak_desk.ui.settings.typed import Typed
from mahak_desk.ui.settings.updates import UpdatesSection
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings

WIDTH = 860


class SettingsPage(Page):
    """Everything a shop can decide. What is typed stays until it is saved or taken back."""

    follows: Changes = frozenset({"settings"})

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, self.tr("Settings"))
        self._saved: Settings | None = None
        self._left: Typed | None = None
        self._choices: Choices | None = None
        self._following = False
        self._runs_ended = False
        self.backups = BackupsSection(surroundings)
        self.sections: list[Section] = [
            CredentialsSection(surroundings),
            PricesSection(surroundings),
            StoresSection(surroundings),
            InvoicesSection(surroundings),
            CatalogueSection(surroundings),
            DatabaseSection(surroundings),
            self.backups,
            ScheduleSection(surroundings),
            NoticesSection(surroundings),
            UpdatesSection(surroundings),
            GeneralSection(surroundings),
            ConnectionSection(surroundings),
        ]
        self.list = QListWidget()
        self.list.setProperty("role", "sections")
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setFixedWidth(190)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.title.text())
        self._fill()
        self._bar = self._make_bar()
        self.body.addLayout(row(self.list, self._area, spacing=16), 1)
        self.body.addWidget(self._bar)
        for section in self.sections:
            for field in section.fields:
                field.changed.connect(self._show_bar)
        self.shop.changed.connect(self._note_runs)

    def _fill(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("inside")
        inside = QVBoxLayout(canvas)
        inside.setContentsMargins(0, 0, 8, 8)
        inside.setSpacing(16)
        for section in self.sections:
            item = QListWidgetItem(section.title)
            item.setSizeHint(QSize(0, 36))
            self.list.addItem(item)
            section.setMaximumWidth(WIDTH)
            inside.addWidget(section)
        inside.addStretch(1)
        self._area.setWidget(canvas)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._scroll_to)
        self._area.verticalScrollBar().valueChanged.connect(self._follow_scrolling)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "card")
        self.save = button(self.tr("Save"), self._save, self.look, role="primary", icon="check")
        self.take_back = button(self.tr("Take back"), self._take_back, self.look)
        self._bar_says = label()
        inside = row(self._bar_says, None, self.take_back, self.save)
        inside.setContentsMargins(16, 8, 16, 8)
        bar.setLayout(inside)
        bar.hide()
        return bar

    # Reading

    def read_again(self) -> None:
        office = self.around.desk.office
        self.around.background.read(
            self, lambda: (office.settings(), office.overridden()), self._show_settings, self.tell_error
        )
        self._read_choices()

    def _read_choices(self) -> None:
        office = self.around.desk.office
        self.around.background.ask(self, office.choices, self._show_choices, self._no_choices)

    def _note_runs(self, changes: Changes) -> None:
        """A cycle changes what there is to choose from, and whether anything is sent; never what is set."""
        if "runs" in changes and "settings" not in changes:
            self._runs_ended = True
            self._follow_runs()

    def _follow_runs(self) -> None:
        if self._runs_ended and self.isVisible() and self.shop.desk is not None:
            self._runs_ended = False
            self._read_choices()
            self.backups.read_mode()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_runs()

    def _show_settings(self, known: tuple[Settings, dict[Key, str]]) -> None:
        settings, overridden = known
        if self.shop.desk is None:
            return  # it has closed meanwhile, and reads again when it opens
        if self.unsaved and self._saved is not None:
            return  # a person is at it
        self._saved = settings
        for section in self.sections:
            section.show_settings(settings)
            for key, variable in overridden.items():
                section.tell_overridden(key, self._why_not(variable))
        if self._left is not None:
            left, self._left = self._left, None
            left.type_again(self.sections)
        self._show_bar()

    def _why_not(self, variable: str) -> str:
        if self.around.desk.profile.folder.name == "practice":
            return self.tr("This belongs to the practice shop and cannot be changed.")
        said = self.tr("This is set by {0} for this computer and cannot be changed here.")
        return said.format(self.speech.latin(variable))

    def _show_choices(self, choices: Choices) -> None:
        if choices == self._choices:
            return  # a list that somebody has open or goes through stays as it is
        self._choices = choices
        for section in self.sections:
            section.show_choices(choices)

    def _no_choices(self, error: DeskError) -> None:
        """Without a login there is nothing to choose from; the section of the account says why."""

    # Changing

    @property
    def unsaved(self) -> dict[Key, Value]:
        """What differs from what is saved."""
        if self._saved is None:
            return {} if self._left is None else dict(self._left.fields)
        changes: dict[Key, Value] = {}
        for section in self.sections:
            for field in section.fields:
                value = field.value()
                if value != getattr(getattr(self._saved, field.key[0]), field.key[1]):
                    changes[field.key] = value
        return changes

    @property
    def unsaved_count(self) -> int:  # type: ignore[override] # elsewhere it never changes
        return len(self.unsaved)

    def as_left(self) -> Typed | None:
        beside = {section.name: section.typed for section in self.sections if section.is_changed}
        unsaved = self.unsaved
        return self._left or (Typed(unsaved, beside) if unsaved or beside else None)

    def take_up(self, left: object) -> None:
        if isinstance(left, Typed):
            self._left = left

    def _show_bar(self) -> None:
        count = self.unsaved_count
        self._bar.setVisible(bool(count))
        self._bar_says.setText(self.speech.in_digits(self.tr("%n change(s) not saved yet", "", count)))

    def _take_back(self) -> None:
        if self._saved is not None:
            for section in self.sections:
                section.clear_wrong()
                for field in section.fields:
                    field.show(getattr(getattr(self._saved, field.key[0]), field.key[1]))
        self._show_bar()
        self.read_again()

    def _save(self) -> None:
        if self.unsaved:
            self.save_and(lambda: None)

    def save_and(self, then: Callable[[], object]) -> None:
        self.around.go(Place("settings"))  # where what is wrong is told
        changes = self.unsaved
        self.save.setEnabled(False)
        for section in self.sections:
            section.clear_wrong()
        office = self.around.desk.office
        self.around.background.write(
            self,
            lambda: (office.save(changes), office.settings()),
            partial(self._took, changes, then),
            self._refused,
        )

    def _took(
        self,
        changes: dict[Key, Value],
        then: Callable[[], object],
        done: tuple[frozenset[Consequence], Settings],
    ) -> None:
        follow, saved = done
        self.save.setEnabled(True)
        if self._saved is None:  # saved as it was left, before this page has read anything
            self._show_settings((saved, {}))
        self._saved = saved
        self._show_as_kept(changes, saved)
        self.banner.hide()
        self._show_bar()
        self.around.say(
            self.tr("Saved. It holds from the next cycle.") if "next-cycle" in follow else self.tr("Saved.")
        )
        if "login" in follow:
            self.shop.credentials_changed()
        self.shop.touched("settings")
        if "reopen" in follow:
            self.around.restart()
        then()

    def _show_as_kept(self, changes: dict[Key, Value], saved: Settings) -> None:
        """Some are kept in another spelling than they were typed in; what was typed since stays."""
        for section in self.sections:
            for field in section.fields:
                if changes.get(field.key) == field.value():
                    field.show(getattr(getattr(saved, field.key[0]), field.key[1]))

    def _refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, SettingRefused):
            text = f"{self.speech.words(error.title)} {self.speech.words(error.advice)}"
            for place, section in enumerate(self.sections):
                if section.tell_wrong(error.key, text):
                    self.list.setCurrentRow(place)
                    return
        self.tell_error(error)

    # Going about

    def open_at(self, place: Place) -> None:
        super().open_at(place)
        for at, section in enumerate(self.sections):
            if section.name == place.section:
                # After the layout has its sizes: a page that is shown for the first time has none yet.
                QTimer.singleShot(0, self, partial(self._go_to, at))

    def _go_to(self, at: int) -> None:
        self.list.setCurrentRow(at)
        self._scroll_to(at)
        self.sections[at].be_begun()

    def _scroll_to(self, at: int) -> None:
        if self._following or at < 0:
            return
        self._following = True
        self._area.verticalScrollBar().setValue(self.sections[at].y() if at else 0)
        self._following = False

    def _follow_scrolling(self, y: int) -> None:
        if self._following:
            return
        self._following = True
        bar = self._area.verticalScrollBar()
        seen = [place for place, section in enumerate(self.sections) if section.y() <= y + 40]
        self.list.setCurrentRow(len(self.sections) - 1 if y == bar.maximum() and y else (seen or [0])[-1])
        self._following = False
