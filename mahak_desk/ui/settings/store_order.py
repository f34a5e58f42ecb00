"""Which stores the website sells from, and in which order invoices take goods from them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mahak_desk.sync.office.choices import Choice, Choices
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.parts.plain_parts import button, column, label, row
from mahak_desk.ui.settings.fields import Field
from mahak_desk.ui.window.surroundings import Surroundings

_CODE = Qt.ItemDataRole.UserRole


class StoreOrderField(Field):
    """A list with ticks, moved up and down; none ticked takes the store Mahak has for this website."""

    def __init__(self, around: Surroundings, name: str) -> None:
        inside = QWidget()
        super().__init__(("stock", "stores"), name, inside)
        self._around = around
        self._chosen: tuple[int, ...] = ()
        self._stores: Sequence[Choice] = ()
        self._own = 0
        self.list = QListWidget()
        self.list.setFixedHeight(104)
        self.list.setAccessibleName(name)
        self.list.itemChanged.connect(self._ticked)
        up = button(self.tr("Up"), self._up, around.look, role="link")
        down = button(self.tr("Down"), self._down, around.look, role="link")
        self._says = label(tone="muted", wraps=True)
        layout = column(row(self.list, column(up, down, None)), self._says)
        inside.setLayout(layout)

    def offer(self, choices: Choices) -> None:
        """The stores Mahak has."""
        self._stores = choices.stores
        self._own = choices.visitor.store
        self._fill()

    def chosen(self) -> Value:
        return self._chosen

    def put(self, value: Value) -> None:
        assert isinstance(value, tuple)
        self._chosen = value
        self._fill()

    def _fill(self) -> None:
        names = {store.code: store.name for store in self._stores}
        order = [*self._chosen, *(code for code in names if code not in self._chosen)]
        self.list.blockSignals(True)
        self.list.clear()
        for code in order:
            shown = self._around.speech.in_digits(str(code))
            item = QListWidgetItem(f"{names.get(code, self.tr('not in Mahak'))} ({shown})")
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Checked if code in self._chosen else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._say(names)

    def _say(self, names: dict[int, str]) -> None:
        if self._chosen:
            said = self.tr("In this order.")
        elif self._own in names:
            said = self.tr("None ticked: the store Mahak has for this website, {0}.").format(names[self._own])
        elif len(names) == 1:
            said = self.tr("None ticked: Mahak's only store.")
        else:
            said = self.tr("Tick at least one: Mahak does not say which store this website sells from.")
        self._says.setText(said)

    def _ticked(self) -> None:
        items = (self.list.item(place) for place in range(self.list.count()))
        self._chosen = tuple(
            int(item.data(_CODE)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        self._say({store.code: store.name for store in self._stores})
        self.changed.emit()

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._ticked()
