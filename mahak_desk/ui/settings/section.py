"""A card of the settings page: a heading, and fields below each other with their names before them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from mahak_desk.sync.office.choices import Choices
from mahak_desk.sync.settings import Key, Settings
from mahak_desk.ui.parts.plain_parts import label, row, set_tone
from mahak_desk.ui.settings.fields import CheckField, Field
from mahak_desk.ui.window.surroundings import Surroundings

NAME_WIDTH = 160


@dataclass(frozen=True)
class Row:
    """What stands in a row of a section; `note` is the label of its meaning."""

    title: QLabel | None
    control: QWidget | QBoxLayout
    note: QLabel | None

    @property
    def parts(self) -> list[QWidget]:
        """What is to be hidden for the row to be."""
        return [part for part in (self.title, self.control, self.note) if isinstance(part, QWidget)]


class Section(QFrame):
    """`name` is what a Place calls it, `title` what a person does."""

    def __init__(self, around: Surroundings, name: str, title: str, about: str = "") -> None:
        super().__init__()
        self.around = around
        self.name = name
        self.title = title
        self.fields: list[Field] = []
        self._notes: dict[Key, QLabel] = {}
        self.setProperty("role", "card")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(20, 16, 20, 18)
        self.inside.setSpacing(12)
        self.inside.addWidget(label(title, role="heading"))
        if about:
            self.inside.addWidget(label(about, tone="muted", wraps=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(0, 0)
        self._grid.setColumnStretch(1, 1)
        self.inside.addLayout(self._grid)

    def show_settings(self, settings: Settings) -> None:
        """Say what the settings say."""
        for field in self.fields:
            section, name = field.key
            field.show(getattr(getattr(settings, section), name))

    def show_choices(self, choices: Choices) -> None:
        """Offer what Mahak has."""

    @property
    def is_changed(self) -> bool:
        """Whether something was typed here that is kept nowhere yet, besides what the page's bar saves."""
        return False

    @property
    def typed(self) -> object:
        """That, for `type_again` of the section after this one."""
        return None

    def type_again(self, typed: object) -> None:
        """Hold again what was `typed`, once the settings were shown."""

    def be_begun(self) -> None:
        """Somebody was led here: put the cursor where they begin."""

    def add_field(self, field: Field) -> None:
        """A field with its name before it and its meaning below."""
        self.fields.append(field)
        name = "" if isinstance(field, CheckField) else field.name
        self.add_row(name, field.control, field.help_text, note_of=field.key)

    def add_row(
        self, name: str, control: QWidget | QBoxLayout, help_text: str = "", note_of: Key | None = None
    ) -> Row:
        """Anything with a name before it."""
        at = self._grid.rowCount()
        title = None
        if name:
            title = label(name)
            title.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
            title.setMinimumHeight(30)
            title.setFixedWidth(NAME_WIDTH)
            title.setWordWrap(True)
            self._grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(control, QWidget):
                title.setBuddy(control)
        if not isinstance(control, QWidget):
            self._grid.addLayout(control, at, 1)
        elif control.maximumWidth() < self.maximumWidth():
            # A narrow control would else bind its whole column to its own width; it takes what there is of that.
            beside = row(control, 0)
            beside.setStretch(0, 1)
            self._grid.addLayout(beside, at, 1)
        else:
            self._grid.addWidget(control, at, 1)
        if not help_text and note_of is None:
            return Row(title, control, None)
        note = label(help_text, tone="muted", wraps=True)
        note.setVisible(bool(help_text))
        self._grid.addWidget(note, at + 1, 1)
        if note_of is not None:
            self._notes[note_of] = note
        return Row(title, control, note)

    def tell_wrong(self, key: Key, text: str) -> bool:
        """Say below a field what is wrong with it; whether the field is here."""
        note = self._notes.get(key)
        if note is None:
            return False
        set_tone(note, "bad")
        note.setText(text)
        note.show()
        self._mark(key, "true")
        return True

    def clear_wrong(self) -> None:
        """Say again what the fields mean."""
        for field in self.fields:
            note = self._notes[field.key]
            set_tone(note, "muted")
            note.setText(field.help_text)
            note.setVisible(bool(field.help_text))
            self._mark(field.key, "false")

    def tell_overridden(self, key: Key, text: str) -> None:
        """The environment says it over the file: it can be looked at and not changed here."""
        for field in self.fields:
            if field.key == key:
                field.control.setEnabled(False)
                field.help_text = text
                note = self._notes[key]
                note.setText(text)
                note.show()

    def _mark(self, key: Key, wrong: str) -> None:
        for field in self.fields:
            if field.key == key and field.control.property("wrong") != wrong:
                field.control.setProperty("wrong", wrong)
                field.control.style().unpolish(field.control)
                field.control.style().polish(field.control)
