"""Small parts: they say what they are told, in plain text, and do what they offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.detail_pane import DetailPane
from mahak_desk.ui.parts.details import Details, Event, Fact, NextStep, Section
from mahak_desk.ui.parts.folded import Folded
from mahak_desk.ui.parts.plain_parts import button, clear, column, label, row
from mahak_desk.ui.parts.questions import ask, ask_text
from mahak_desk.ui.parts.secret_line import secret_line
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.words.speech import Speech, plain
from mahak_desk.ui.words.translation import Translation
from tests.ui.glances import NOW, Refused
from tests.ui.shown import shown_words

LOOK = Look(LIGHT, "en")
ENGLISH = Speech.chosen("en")


@pytest.fixture
def home(qapp: QApplication) -> Iterator[QWidget]:
    """A widget on the screen to put things on."""
    Translation(qapp).speak("en")
    made = QWidget()
    made.resize(500, 400)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def buttons(widget: QWidget) -> list[str]:
    QCoreApplication.sendPostedEvents()  # what is added to a visible widget is shown a moment later
    return [made.text() for made in widget.findChildren(QPushButton) if not made.isHidden()]


# Questions


def test_no_name_is_taken_for_markup(home: QWidget) -> None:
    name = "<img src=x> <b>Shop</b>"
    shown = [ask(home, name, name, "Yes", bool), ask_text(home, name, name, "Yes", bool)]
    for dialog in shown:
        says = [each for each in dialog.findChildren(QLabel) if name in each.text()]
        assert says
        assert {each.textFormat() for each in says} == {Qt.TextFormat.PlainText}
        dialog.close()
    assert as_tooltip(name) == "<span>&lt;img src=x&gt; &lt;b&gt;Shop&lt;/b&gt;</span>"


def test_a_password_is_seen_while_it_is_wanted(home: QWidget) -> None:
    line = secret_line(LOOK, "Password")
    line.setText("half")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    line.actions()[0].trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    line.clear()
    assert line.echoMode() == QLineEdit.EchoMode.Password, "the next one is hidden again"


# Banners


def test_a_banner_is_not_there_until_it_has_something_to_say(home: QWidget) -> None:
    banner = Banner(LOOK, ENGLISH, home)
    assert not banner.isVisible()
    banner.say("warn", "Prices jumped.", "Look at 3 products.")
    assert banner.isVisible()
    assert shown_words(banner) == "Prices jumped.\nLook at 3 products."
    assert banner.accessibleName() == "Prices jumped. Look at 3 products."


def test_a_banner_says_the_last_thing_only(home: QWidget) -> None:
    done: list[str] = []
    banner = Banner(LOOK, ENGLISH, home)
    banner.say("warn", "First", "with words", Verb("Do it", lambda: done.append("first")))
    banner.say("good", "Second", "", Verb("Undo", lambda: done.append("second")))
    assert shown_words(banner) == "Second"
    assert buttons(banner) == ["Undo"]
    banner.findChildren(QPushButton)[-1].click()
    assert done == ["second"]


def test_a_banner_can_be_closed(home: QWidget) -> None:
    banner = Banner(LOOK, ENGLISH, home)
    banner.say("bad", "Trouble")
    next(made for made in banner.findChildren(QToolButton) if made.accessibleName() == "Close").click()
    assert not banner.isVisible()


def test_a_failure_is_told_with_its_next_step_and_what_can_be_done(home: QWidget) -> None:
    banner = Banner(LOOK, ENGLISH, home)
    banner.tell_error(Refused(), Verb("Try again", lambda: None))
    assert shown_words(banner) == "The password was refused.\nEnter it in the settings."
    assert buttons(banner) == ["Try again"]
    assert banner.property("tone") == "bad"


# The pane


def some_details(title: str = "T-1001") -> Details:
    return Details(
        title,
        "Sara, Tehran",
        next_steps=[NextStep("warn", "It waits", "A line is not mapped.", (Verb("Map it", lambda: None),))],
        sections=[
            Section("Order", facts=[Fact("Total", "1,000 Rial"), Fact("Difference", "5 Rial", "bad", True)]),
            Section("What happened", events=[Event(NOW, "Refused", "bad", raw='{"Result": false}')]),
        ],
        verbs=(Verb("Retry", lambda: None),),
    )


def test_the_pane_says_the_next_step_before_the_facts(home: QWidget) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.tell(some_details())
    said = shown_words(pane)
    parts = ["T-1001", "Sara, Tehran", "It waits", "Total", "1,000 Rial", "What happened", "2026-11-25 13:00"]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert {"Map it", "Retry"} <= set(buttons(pane))


def test_the_pane_keeps_its_place_for_the_same_row_only(home: QWidget, qtbot: QtBot) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.resize(320, 120)
    pane.show()
    bar = pane._scroll.verticalScrollBar()
    pane.tell(some_details())
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(40)
    pane.tell(some_details())
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    assert bar.value() == 40
    pane.tell(some_details("T-1002"))
    assert bar.value() == 0


def test_told_of_the_same_it_leaves_everything_as_it_is(home: QWidget) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.tell(some_details(), ["T-1001", 5])
    canvas = pane._scroll.widget()
    pane.tell(some_details(), ["T-1001", 5])
    assert pane._scroll.widget() is canvas
    pane.tell(some_details(), ["T-1001", 6])
    assert pane._scroll.widget() is not canvas


def test_a_refresh_keeps_the_focus_and_what_was_unfolded(home: QWidget, qtbot: QtBot) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.resize(320, 300)
    pane.show()
    home.activateWindow()
    qtbot.waitUntil(home.isActiveWindow)
    pane.tell(some_details())
    (folded,) = pane.findChildren(Folded)
    folded.unfold()
    folded._arrow.setFocus()
    newer = some_details()
    events = [Event(NOW, "Tried", raw='{"Result": 2}'), *newer.sections[1].events]
    pane.tell(replace(newer, sections=[newer.sections[0], Section("What happened", events=events)]))
    fresh, old = pane.findChildren(Folded)
    assert (fresh.is_unfolded, old.is_unfolded) == (False, True)
    assert old._arrow.hasFocus()
    pane.tell(replace(newer, sections=[]))
    assert pane._scroll.hasFocus(), "and not a button that happens to come next"


def test_ctrl_c_copies_everything_it_says(home: QWidget, qtbot: QtBot) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.tell(some_details())
    pane.show()
    qtbot.keyClick(pane._scroll, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == [
        *("T-1001", "Sara, Tehran", "It waits", "A line is not mapped."),
        *("Order", "Total: 1,000 Rial", "Difference: 5 Rial", "What happened", "2026-11-25 13:00 Refused"),
    ]


def test_tab_does_not_stop_at_every_text(home: QWidget) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.tell(some_details())
    texts = pane.findChildren(QLabel)
    assert any(
        each.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard for each in texts
    )
    assert not any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in texts)


def test_emptied_it_shows_nothing_of_the_row_before(home: QWidget) -> None:
    pane = DetailPane(LOOK, ENGLISH, home)
    pane.tell(some_details())
    pane.wait("T-1002")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown_words(pane) == "T-1002"


def test_raw_text_is_folded_and_copied_whole(home: QWidget) -> None:
    folded = Folded("Details", '{"Result": false}\u2069', LOOK, home)
    folded.show()
    assert folded._box.isHidden()
    assert folded._copy.isHidden()
    folded._arrow.click()
    assert not folded._box.isHidden()
    assert folded._box.layoutDirection() == Qt.LayoutDirection.LeftToRight
    folded._copy.click()
    assert QGuiApplication.clipboard().text() == '{"Result": false}'
    folded._arrow.click()
    assert folded._box.isHidden()


# Questions


def question(home: QWidget, done: list[str], **named: bool) -> QMessageBox:
    return ask(home, "Restore", "What came since is lost.", "Restore", lambda: done.append("yes"), **named)


@pytest.mark.parametrize(("place", "done"), [(0, ["yes"]), (1, [])])
def test_a_question_is_answered_once_and_goes(home: QWidget, place: int, done: list[str]) -> None:
    did: list[str] = []
    box = question(home, did)
    assert box.isVisible()
    assert [plain(made.text()) for made in box.buttons()] == ["Restore", "Cancel"]
    box.buttons()[place].click()
    assert did == done
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(box)


def test_escape_is_no(home: QWidget, qtbot: QtBot) -> None:
    did: list[str] = []
    box = question(home, did)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert did == []
    assert not box.isVisible()


def test_enter_does_not_destroy(home: QWidget) -> None:
    box = question(home, [], destructive=True)
    assert plain(box.defaultButton().text()) == "Cancel"
    box.close()
    box = question(home, [])
    assert plain(box.defaultButton().text()) == "Restore"
    box.close()


@pytest.mark.parametrize(("typed", "taken"), [("sold twice", ["sold twice"]), ("  x ", ["x"]), ("   ", [])])
def test_an_empty_line_is_no_answer(home: QWidget, typed: str, taken: list[str], qtbot: QtBot) -> None:
    took: list[str] = []
    dialog: QInputDialog = ask_text(home, "Ignore", "Why?", "Ignore", took.append)
    line, (agree, _) = dialog.findChild(QLineEdit), dialog.findChildren(QPushButton)
    assert (agree.text(), agree.isEnabled()) == ("Ignore", False)
    qtbot.keyClicks(line, typed)
    assert agree.isEnabled() == bool(taken)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert took == taken
    assert dialog.isVisible() == (not taken), "it stays until there is an answer"
    dialog.reject()


# Plain parts


def test_a_row_stretches_where_it_is_told(home: QWidget) -> None:
    made = row(label("a"), None, label("b"), 2, column(label("c")))
    assert [made.stretch(place) for place in range(made.count())] == [0, 1, 0, 2, 0]


def test_what_is_cleared_goes(home: QWidget) -> None:
    inner, outer = label("inner"), label("outer")
    made = column(outer, row(inner))
    home.setLayout(made)
    clear(made)
    assert made.count() == 0
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(inner)
    assert not shiboken6.isValid(outer)


def test_a_button_calls_without_an_argument(home: QWidget) -> None:
    done: list[bool] = []
    made = button("Go", lambda: done.append(True), LOOK, role="primary", icon="copy")
    made.click()
    assert done == [True]
    assert not made.autoDefault(), "Enter in a dialog's field must not press the first button there is"
