"""The line at the bottom stays true; what was just done is said for a moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mahak_desk import __version__
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.window.status_line import StatusLine
from mahak_desk.ui.words.speech import Speech, plain
from mahak_desk.ui.words.translation import Translation
from tests.ui.shown import shown_words


@pytest.fixture
def line(qapp: QApplication) -> Iterator[StatusLine]:
    Translation(qapp).speak("en")
    home = QWidget()
    made = StatusLine(Look(LIGHT, "en"), Speech.chosen("en"), home)
    yield made
    made._quiet.stop()
    home.deleteLater()


def test_what_is_said_goes_by_itself(line: StatusLine) -> None:
    line.say("Order 12 was sent again.")
    assert "Order 12 was sent again." in shown_words(line)
    assert line._quiet.isActive()
    line._quiet.timeout.emit()
    assert "Order 12 was sent again." not in shown_words(line)


def test_the_version_is_always_there(line: StatusLine) -> None:
    assert f"Version {__version__}" in shown_words(line)


def test_the_licence_is_counted_and_warned_of(line: StatusLine) -> None:
    line.show_licence(None, low=False)
    assert "Licence: not known yet" in shown_words(line)
    line.show_licence(1, low=True)
    assert "Licence: 1 day" in shown_words(line)
    assert line._licence.property("tone") == "warn"
    line.show_licence(90, low=False)
    assert line._licence.property("tone") == "muted"


def test_a_long_address_gives_way_to_what_is_said_beside_it(line: StatusLine) -> None:
    line.show_database(f"mysql://shop@{'db.' * 60}example.com:3306/website")
    line.say("Order 12 was sent again.")
    line.resize(900, line.height())
    line.layout().activate()
    assert line.minimumSizeHint().width() <= line.width(), "else even what is short would be cut"
    assert line._said.width() == line._said.sizeHint().width()
    assert line.findChildren(QLabel)[-1].geometry().right() < line.width()


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("/home/shop/website.sqlite3", "website.sqlite3"),
        ("postgresql://db.shop.ir/website", "postgresql://db.shop.ir/website"),
    ],
)
def test_a_file_is_shown_by_its_name_and_a_server_whole(line: StatusLine, place: str, shown: str) -> None:
    line.show_database(place)
    assert plain(line._database.text()) == shown
    assert place in line._database.toolTip()
