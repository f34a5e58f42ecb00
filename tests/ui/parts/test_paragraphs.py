"""Labels of one line or several: they stand straight in either direction, and show names as they are written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.parts.texts import ShortLine
from mahak_desk.ui.words.speech import plain


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def right_ends(image: QImage) -> list[int]:
    """For each line of text how far its ink is from the right."""
    background = image.pixel(0, 0)
    ends: list[int] = []
    blank = True
    for y in range(image.height()):
        inked = [x for x in range(image.width()) if image.pixel(x, y) != background]
        if inked and blank:
            ends.append(0)
        if inked:
            ends[-1] = max(ends[-1], inked[-1])
        blank = not inked
    return [image.width() - end for end in ends]


@pytest.mark.usefixtures("right_to_left")
def test_every_line_of_a_persian_paragraph_begins_at_the_same_place() -> None:
    # One flat word: its shape makes no difference, and lines do not touch.
    paragraph = label(" ".join(["سسسس"] * 24), wraps=True)
    paragraph.resize(300, 200)
    ends = right_ends(paragraph.grab().toImage())
    assert len(ends) > 2
    assert max(ends) - min(ends) <= 1


@pytest.mark.parametrize("wraps", [False, True])
def test_a_name_that_looks_like_markup_is_shown_as_it_is_written(qapp: QApplication, wraps: bool) -> None:
    name = "<b>کمربند</b> & 2 < 3\n<img src='x'>"
    made = label(name, wraps=wraps)
    assert [plain(line) for line in made.text().split("\n")] == name.split("\n")
    shown = QLabel.text(made)
    if made.textFormat() == Qt.TextFormat.RichText:
        shown = QTextDocumentFragment.fromHtml(shown).toPlainText()
    assert plain(shown) == name


def test_a_paragraph_without_words_shows_nothing(qapp: QApplication) -> None:
    made = label("چند کلمه", wraps=True)
    made.setText("")
    assert (made.text(), QLabel.text(made)) == ("", "")


def test_a_long_address_makes_nothing_wide_and_is_copied_whole(qapp: QApplication, qtbot: QtBot) -> None:
    address = "https://shop.example/orders/" + "1234567890" * 12
    made = label(f"See {address} first", wraps=True, selectable=True)
    assert made.minimumSizeHint().width() < 200
    assert plain(made.text()) == f"See {address} first"
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"See {address} first"
    made.hide()


@pytest.mark.parametrize("wraps", [False, True])
def test_a_right_click_copies_what_is_selected(qapp: QApplication, qtbot: QtBot, wraps: bool) -> None:
    made = label("\u2066T-1001\u2069", wraps=wraps, selectable=True)
    made.show()

    def choose(text: str) -> None:
        made.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), QPoint()))
        menu = next(each for each in made.findChildren(QMenu) if each.isVisible())
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()

    choose("Select all")
    choose("Copy")
    assert QGuiApplication.clipboard().text() == "T-1001"
    made.hide()


def test_of_a_line_without_room_both_ends_are_seen(qapp: QApplication) -> None:
    line = ShortLine(Qt.TextElideMode.ElideMiddle, 48)
    line.resize(160, 24)

    def seen(text: str) -> QImage:
        line.setText(text)
        return line.grab().toImage()

    far = "a-server-far-away." * 9
    whole = seen(f"mysql://{far}/website")
    assert seen(f"mysql://{far}{far}/website") == whole
    assert seen(f"maria://{far}/website") != whole
    assert seen(f"mysql://{far}/another") != whole
