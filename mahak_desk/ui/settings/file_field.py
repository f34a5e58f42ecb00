"""A file as a setting: typed, or chosen where the computer's files are."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import button, latin_line, row
from mahak_desk.ui.settings.fields import Field


class FileField(Field):
    """An empty line is no file."""

    def __init__(self, look: Look, key: Key, name: str, kinds: str, help_text: str = "") -> None:
        """`kinds` is Qt's filter of files to choose from."""
        inside = QWidget()
        super().__init__(key, name, inside, help_text)
        self._kinds = kinds
        self.dialog: QFileDialog | None = None
        self.line = latin_line()
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self.changed)
        self.choose = button(self.tr("Choose…"), self._choose, look, icon="folder-open")
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")
        inside.setLayout(row(self.line, self.choose))

    def chosen(self) -> Value:
        return self.line.text().strip()

    def put(self, value: Value) -> None:
        self.line.setText(str(value))

    def _choose(self) -> None:
        self.dialog = QFileDialog(self.control.window(), self.name, self.line.text().strip(), self._kinds)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.fileSelected.connect(self._take)
        self.dialog.open()

    def _take(self, path: str) -> None:
        self.line.setText(path)
        self.changed.emit()
