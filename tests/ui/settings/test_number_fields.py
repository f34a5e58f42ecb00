"""A number is typed as people here write it, and stays what it was until somebody types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from mahak_desk.errors import Language
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.settings.fields import NumberField
from mahak_desk.ui.words.speech import Speech
from mahak_desk.ui.words.translation import Translation


@pytest.fixture(params=["fa", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    translation = Translation(qapp)
    translation.speak(request.param)
    yield request.param
    translation.speak("en")


def a_field(language: Language = "en", **wanted: object) -> NumberField:
    bounds = wanted.pop("bounds", (0, 100_000))
    return NumberField(Speech.chosen(language), ("stock", "buffer"), "n", bounds, **wanted)  # type: ignore[arg-type]


def type_over(field: NumberField, text: str) -> None:
    field._spin.selectAll()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field._spin, event)
    field._spin.interpretText()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("34", 34),
        ("34.5", 34.5),
        ("34/5", 34.5),
        ("34٫5", 34.5),
        ("۳۴", 34),
        ("۳۴٫۵", 34.5),
        ("۳۴.۵", 34.5),
        ("۳۴/۵", 34.5),
        ("1,234", 1234),
        ("۱٬۲۳۴", 1234),
    ],
)
@pytest.mark.parametrize("unit", ["", "minutes"])
def test_any_decimal_sign_and_any_digits_are_taken(
    language: Language, typed: str, meant: float, unit: str
) -> None:
    field = a_field(language, decimals=1, unit=unit, zero="Nothing")
    field.show(12.5)
    type_over(field, typed)
    assert field.value() == meant


def test_it_is_shown_in_the_chosen_digits() -> None:
    field = a_field("fa", decimals=1)
    field.show(12.5)
    assert field._spin.text() == "۱۲٫۵"
    field.show(5)
    assert field._spin.text() == "۵"


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (90, {"bounds": (1, 1440), "factor": 60}, "1.5"),
        (10, {"bounds": (1, 1440), "factor": 60}, "0.166667"),
        (90.5, {"bounds": (5, 3600)}, "90.5"),
        (7200, {"bounds": (5, 3600)}, "7200"),
        (0.25, {"decimals": 1}, "0.25"),
    ],
)
def test_what_it_could_not_say_is_shown_and_stays_until_a_person_changes_it(
    value: Value, shape: dict[str, object], shown: str
) -> None:
    field = a_field(**shape)
    field.show(value)
    assert field._spin.text() == shown
    assert field.value() == value
    before = field._spin.value()
    field._spin.setValue(60)
    assert field.value() != value
    field._spin.setValue(before)
    assert field.value() == value


def test_another_value_is_shown_with_no_more_digits_than_it_needs() -> None:
    field = a_field(bounds=(1, 1440), factor=60)
    field.show(90)
    field.show(300)
    assert field._spin.text() == "5"
    type_over(field, "7")
    assert field.value() == 420
    assert isinstance(field.value(), int)
