"""One setting as a person sees it: a control, what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QWidget,
)

from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.parts.choice_box import ChoiceBox
from mahak_desk.ui.parts.plain_parts import latin_line
from mahak_desk.ui.settings.number_spin import NumberSpin
from mahak_desk.ui.words.speech import Speech


class Field(QObject):
    """A control bound to a setting; `changed` says that a person, not the program, moved it."""

    changed = Signal()

    def __init__(self, key: Key, name: str, control: QWidget, help_text: str = "") -> None:
        super().__init__(control)
        self._shown: Value | None = None
        self._is_touched = False
        self.changed.connect(self._touch)
        self.key = key
        self.name = name
        self.control = control
        self.help_text = help_text
        control.setAccessibleName(name)
        control.setAccessibleDescription(help_text)
        control.installEventFilter(_Still(control))

    def value(self) -> Value:
        """What a person wants: the setting as it was shown, to the last digit, until they move the control."""
        if self._shown is not None and not self._is_touched:
            return self._shown
        return self.chosen()

    def show(self, value: Value) -> None:
        """Say what the setting says."""
        self._shown, self._is_touched = value, False
        self.put(value)

    def type_again(self, value: Value) -> None:
        """As if a person had moved the control there."""
        self.put(value)
        self.changed.emit()

    def chosen(self) -> Value:
        """What the control says now."""
        raise NotImplementedError

    def put(self, value: Value) -> None:
        """Make the control say it."""
        raise NotImplementedError

    def _touch(self) -> None:
        self._is_touched = True


class ChoiceField(Field):
    """One of a few values, each with its words."""

    def __init__(
        self, key: Key, name: str, choices: Sequence[tuple[Value, str]], help_text: str = ""
    ) -> None:
        self.box = ChoiceBox()
        super().__init__(key, name, self.box, help_text)
        self._wanted: Value | None = None
        self.offer(choices)
        self.box.activated.connect(self._pick)

    def offer(self, choices: Sequence[tuple[Value, str]]) -> None:
        """Other choices; the value stays, and is shown as it is where none of them says it."""
        self.box.clear()
        for value, text in choices:
            self.box.addItem(text, value)
        self._show_wanted()

    def chosen(self) -> Value:
        chosen: Value = self.box.currentData()
        return chosen

    def put(self, value: Value) -> None:
        self._wanted = value
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted is None:
            return
        for place in range(self.box.count()):
            if self.box.itemData(place) == self._wanted:
                self.box.setCurrentIndex(place)
                return
        self.box.addItem(str(self._wanted), self._wanted)
        self.box.setCurrentIndex(self.box.count() - 1)

    def _pick(self) -> None:
        self._wanted = self.chosen()
        self.changed.emit()


class NumberField(Field):
    """A number within bounds, with its unit."""

    def __init__(
        self,
        speech: Speech,
        key: Key,
        name: str,
        bounds: tuple[float, float],
        *,
        decimals: int = 0,
        unit: str = "",
        factor: int = 1,
        zero: str = "",
        help_text: str = "",
    ) -> None:
        """The setting is `factor` times what is shown; `zero` is said instead of the lower bound."""
        spin = NumberSpin(speech, bounds, decimals)
        super().__init__(key, name, spin, help_text)
        self._spin = spin
        self._factor = factor
        spin.setSuffix(f" {unit}" if unit else "")
        spin.setSpecialValueText(zero)
        spin.setFixedWidth(220)
        self._silent = False
        spin.valueChanged.connect(self._moved)

    def chosen(self) -> Value:
        if isinstance(self._shown, int | float) and self._spin.value() == self._to_show(self._shown):
            return self._shown  # there and back again is no change
        number = Decimal(str(self._spin.value())) * self._factor
        return int(number) if number == int(number) else float(number)

    def put(self, value: Value) -> None:
        assert isinstance(value, int | float)
        self._silent = True
        self._spin.show_honestly(Decimal(str(value)) / self._factor)
        self._silent = False

    def _to_show(self, value: float) -> float:
        return round(value / self._factor, self._spin.decimals())

    def _moved(self) -> None:
        if not self._silent:
            self.changed.emit()


class CheckField(Field):
    """Yes or no; the words stand beside the box."""

    def __init__(self, key: Key, words: str, help_text: str = "") -> None:
        self.box = QCheckBox(words)
        super().__init__(key, words, self.box, help_text)
        self.box.clicked.connect(self.changed)

    def chosen(self) -> Value:
        return self.box.isChecked()

    def put(self, value: Value) -> None:
        self.box.setChecked(bool(value))


class LatinField(Field):
    """An address, a user name, a path: written left to right whatever the window is."""

    def __init__(self, key: Key, name: str, placeholder: str = "", help_text: str = "") -> None:
        self.line = latin_line(placeholder)
        super().__init__(key, name, self.line, help_text)
        self.line.textEdited.connect(self.changed)

    def chosen(self) -> Value:
        return self.line.text().strip()

    def put(self, value: Value) -> None:
        self.line.setText(str(value))


class _Still(QObject):
    """Keeps the wheel from changing a control that is only scrolled past."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._control = control
        if isinstance(control, QComboBox | QAbstractSpinBox):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and not self._control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
