"""How the internet is reached: as the computer does, straight, or through a proxy with an address."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.parts.plain_parts import column, latin_line
from mahak_desk.ui.settings.fields import Field

SYSTEM, STRAIGHT = "system", "none"
_ADDRESS = ""


class ProxyField(Field):
    """The address is asked for only where there is one."""

    def __init__(self) -> None:
        control = QWidget()
        super().__init__(("mahak", "proxy"), self.tr("Way to the internet"), control)
        self.box = QComboBox(control)
        self.box.setAccessibleName(self.name)
        self.box.addItem(self.tr("As the computer"), SYSTEM)
        self.box.addItem(self.tr("Straight, without a proxy"), STRAIGHT)
        self.box.addItem(self.tr("Through this proxy"), _ADDRESS)
        self.line = latin_line("http://192.168.1.1:8080")
        self.line.setAccessibleName(self.tr("Address of the proxy"))
        control.setLayout(column(self.box, self.line))
        self.box.activated.connect(self._chosen)
        self.line.textEdited.connect(self.changed)
        self.show(SYSTEM)

    def chosen(self) -> Value:
        chosen: str = self.box.currentData()
        return chosen or self.line.text().strip()

    def put(self, value: Value) -> None:
        place = self.box.findData(value)
        if place < 0:
            place = self.box.findData(_ADDRESS)
            self.line.setText(str(value))
        self.box.setCurrentIndex(place)
        self._show_line()

    def _chosen(self) -> None:
        self._show_line()
        if self.line.isVisibleTo(self.control):
            self.line.setFocus()
        self.changed.emit()

    def _show_line(self) -> None:
        self.line.setVisible(self.box.currentData() == _ADDRESS)
