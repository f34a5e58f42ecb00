"""Where something waits a count says so, to eyes and to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mahak_desk.errors import Language
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.window.navigation import Navigation
from mahak_desk.ui.words.speech import Speech
from mahak_desk.ui.words.translation import Translation


@pytest.fixture
def home(qapp: QApplication) -> QWidget:
    Translation(qapp).speak("en")
    return QWidget()


def navigation(home: QWidget, language: Language = "en") -> Navigation:
    made = Navigation(Look(LIGHT, language), Speech.chosen(language), home)
    made.draw_icons()
    return made


def test_a_count_is_painted_and_goes_again(home: QWidget) -> None:
    made = navigation(home)
    orders = made._buttons["orders"]
    bare = orders.grab().toImage()
    made.show_count("orders", 3)
    counted = orders.grab().toImage()
    assert counted != bare
    made.show_count("orders", 12)
    assert orders.grab().toImage() != counted
    made.show_count("orders", 0)
    assert orders.grab().toImage() == bare


def test_a_count_is_read_aloud(home: QWidget) -> None:
    made = navigation(home)
    made.show_count("orders", 3)
    assert made._buttons["orders"].accessibleName() == "Orders 3"
    made.show_count("orders", 0)
    assert made._buttons["orders"].accessibleName() == "Orders"


def test_a_count_is_in_the_digits_that_were_chosen(home: QWidget) -> None:
    made = navigation(home, "fa")
    made.show_count("orders", 3)
    assert made._buttons["orders"]._badge == "۳"


def test_every_button_says_its_shortcut(home: QWidget) -> None:
    tips = [made.toolTip() for made in navigation(home)._buttons.values()]
    assert [tip.split("(")[1] for tip in tips] == [f"Ctrl+{number})" for number in range(1, 7)]


def test_a_button_names_what_was_chosen(home: QWidget) -> None:
    made = navigation(home)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    made._buttons["mappings"].click()
    assert chosen == ["mappings"]
