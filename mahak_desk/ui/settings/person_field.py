"""A person of Mahak as a setting: shown by name, chosen by search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.choices import PersonLine
from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.parts.plain_parts import button, column, label, row
from mahak_desk.ui.parts.screen_room import fit
from mahak_desk.ui.parts.search_line import SearchLine
from mahak_desk.ui.parts.wrapping import Wrapping
from mahak_desk.ui.settings.fields import Field
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.searching import folded, search_words

MOST_SHOWN = 200
_CODE = Qt.ItemDataRole.UserRole


class PersonField(Field):
    """Holds the person's code; 0 is nobody."""

    def __init__(self, around: Surroundings, key: Key, name: str, help_text: str = "") -> None:
        inside = QWidget()
        super().__init__(key, name, inside, help_text)
        self._around = around
        self._code = 0
        self._name = ""
        self._says = label()
        choose = button(self.tr("Choose…"), self._choose, around.look, icon="search")
        self._nobody = button(self.tr("Nobody"), self._clear, around.look, role="link")
        for made in (choose, self._nobody):
            # There are several such fields below each other.
            made.setAccessibleName(f"{name}: {made.text()}")
        inside.setLayout(Wrapping(self._says, choose, self._nobody))
        self._say()

    def chosen(self) -> Value:
        return self._code

    def put(self, value: Value) -> None:
        assert isinstance(value, int)
        if value != self._code:
            self._code, self._name = value, ""
        self._say()
        if value and not self._name:
            self._around.background.stream(
                self, self._around.desk.office.people, self._look_for_name, self._say
            )

    def _look_for_name(self, people: list[PersonLine]) -> None:
        for person in people:
            if person.code == self._code:
                self._name = person.name
                self._say()

    def _say(self) -> None:
        code = self._around.speech.in_digits(str(self._code))
        if not self._code:
            self._says.setText(self.tr("Not set"))
        elif self._name:
            self._says.setText(f"{self._name} ({code})")
        else:
            self._says.setText(self.tr("Person {0}").format(code))
        self._nobody.setVisible(bool(self._code))

    def _choose(self) -> None:
        dialog = PersonDialog(self._around, self.name, self.control.window())
        dialog.accepted.connect(lambda: self._take(dialog.chosen))
        dialog.open()

    def _take(self, person: PersonLine | None) -> None:
        if person is not None:
            self._code, self._name = person.code, person.name
            self._say()
            self.changed.emit()

    def _clear(self) -> None:
        self._code, self._name = 0, ""
        self._say()
        self.changed.emit()


class PersonDialog(QDialog):
    """Mahak's persons, found by any part of name, number or code."""

    def __init__(self, around: Surroundings, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.chosen: PersonLine | None = None
        self._speech = around.speech
        self._people: list[tuple[str, PersonLine]] = []
        self._is_read = False
        self.search = SearchLine()
        self.search.setPlaceholderText(self.tr("Name, mobile or code"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.search.leaves_downwards.connect(self.list.setFocus)
        self.list.itemActivated.connect(self._take)
        self._says = label(self.tr("Reading…"), tone="muted")
        take = button(self.tr("Choose"), self._take, around.look, role="primary")
        take.setDefault(True)
        leave = button(self.tr("Cancel"), self.reject, around.look)
        layout = column(self.search, self.list, self._says, row(None, leave, take))
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        fit(self, QSize(460, 480))
        self.search.setFocus()
        around.background.stream(
            self, around.desk.office.people, self._add, self._show_read, self._could_not_read
        )

    def _show_read(self) -> None:
        self._is_read = True
        self._show()

    def _could_not_read(self, error: DeskError) -> None:
        self._says.setText(self._speech.words(error.title))

    def _add(self, people: list[PersonLine]) -> None:
        self._people += [(folded(f"{each.name} {each.mobile} {each.code}"), each) for each in people]

    def _show(self) -> None:
        if not self._is_read:
            return
        words = search_words(self.search.text())
        found = [person for text, person in self._people if all(word in text for word in words)]
        self.list.clear()
        for person in found[:MOST_SHOWN]:
            code = self._speech.in_digits(str(person.code))
            mobile = f" · {self._speech.latin(person.mobile)}" if person.mobile else ""
            item = QListWidgetItem(f"{person.name or '—'} ({code}){mobile}")
            item.setData(_CODE, person)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        if not self._people:
            said = self.tr("Mahak has sent no persons to this website yet.")
        else:
            said = self._speech.in_digits(self.tr("%n person(s) found", "", len(found)))
        self._says.setText(said)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(_CODE)
            self.accept()
