"""The window before, between and beside its pages; nothing of a shop is needed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import DARK, LIGHT
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import PAGES, PageName, Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.speech import Speech, plain


class PaperPage(QWidget):
    """Notes what is asked of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.opened: list[Place] = []
        self.synced = 0
        self.typed = ""

    def open_at(self, place: Place) -> None:
        self.opened.append(place)

    def sync_wanted(self) -> None:
        self.synced += 1

    def as_left(self) -> object:
        return self.typed

    def take_up(self, left: object) -> None:
        assert isinstance(left, str)
        self.typed = left


class Frame:
    """A window on the screen, with paper pages once they are offered."""

    def __init__(self, home: Path) -> None:
        self.remembered = Remembered(home)
        self.window = MainWindow(self.remembered)
        self.made: list[str] = []
        self.dress()

    def dress(self) -> None:
        self.window.dress(Look(LIGHT, "en"), Speech.chosen("en"))

    def offer(self) -> None:
        self.window.canvas.offer_pages({name: self._maker(name) for name in PAGES})

    def _maker(self, name: PageName):  # type: ignore[no-untyped-def]
        def make() -> QWidget:
            self.made.append(name)
            return PaperPage(name)

        return make

    @property
    def page(self) -> PaperPage:
        shown = self.window.shown_page
        assert isinstance(shown, PaperPage)
        return shown


@pytest.fixture
def frame(qapp: QApplication, tmp_path: Path) -> Iterator[Frame]:
    made = Frame(tmp_path)
    made.window.show()
    yield made
    made.window.hide()
    made.window.deleteLater()


def press(frame: Frame, qtbot: QtBot, key: Qt.Key, ctrl: bool = False) -> None:
    frame.window.activateWindow()
    qtbot.waitUntil(frame.window.isActiveWindow)
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(frame.window, key, held)


def test_at_first_it_says_that_it_opens_and_leads_nowhere(frame: Frame) -> None:
    shown = frame.window.shown_page
    assert isinstance(shown, QLabel)
    assert plain(shown.text()) == "Opening the shop…"
    assert not frame.window.canvas.navigation.isEnabled()
    frame.window.go(Place("orders"))
    assert frame.window.shown_page is shown


def test_a_page_is_made_when_it_is_first_gone_to_and_kept(frame: Frame) -> None:
    frame.offer()
    assert frame.made == []
    frame.window.go(Place("orders"))
    orders = frame.page
    frame.window.go(Place("products"))
    frame.window.go(Place("orders"))
    assert frame.page is orders
    assert frame.made == ["orders", "products"]


def test_ctrl_and_a_number_lead_to_every_page(frame: Frame, qtbot: QtBot) -> None:
    frame.offer()
    for place, name in enumerate(PAGES):
        press(frame, qtbot, Qt.Key(Qt.Key.Key_1 + place), ctrl=True)
        assert frame.page.name == name
        assert frame.window.canvas.navigation._buttons[name].isChecked()


def test_a_page_is_found_as_it_was_left(frame: Frame, qtbot: QtBot) -> None:
    frame.offer()
    frame.window.go(Place("orders", search="belt"))
    press(frame, qtbot, Qt.Key.Key_2, ctrl=True)
    press(frame, qtbot, Qt.Key.Key_4, ctrl=True)
    assert frame.page.opened == [Place("orders", search="belt")], "coming back asks nothing of it"


def test_f5_asks_the_page_in_sight_to_sync(frame: Frame, qtbot: QtBot) -> None:
    press(frame, qtbot, Qt.Key.Key_F5)  # nothing to sync yet, and no fault
    frame.offer()
    frame.window.go(Place("orders"))
    orders = frame.page
    frame.window.go(Place("products"))
    press(frame, qtbot, Qt.Key.Key_F5)
    assert (frame.page.synced, orders.synced) == (1, 0)


def test_the_page_in_sight_is_remembered(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("activity"))
    assert Remembered(Path(frame.remembered.file.fileName()).parent).page == "activity"


def test_something_can_take_the_pages_place_and_they_come_back_new(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("orders"))
    orders, trouble = frame.page, QWidget()
    frame.window.canvas.show_instead(trouble)
    assert frame.window.shown_page is trouble
    assert not frame.window.canvas.navigation.isEnabled()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(orders)
    frame.offer()
    frame.window.go(Place("orders"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(trouble)
    assert frame.made == ["orders", "orders"]


def test_while_it_opens_again_no_page_is_left(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("orders"))
    for _ in range(2):
        frame.window.canvas.show_opening()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert isinstance(frame.window.shown_page, QLabel)
    frame.offer()
    frame.window.go(Place("orders"))
    assert frame.page.name == "orders"


def test_dressed_again_it_has_lost_its_pages_and_nothing_else(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("orders"))
    size = frame.window.size()
    frame.dress()
    assert not isinstance(frame.window.shown_page, PaperPage)
    assert frame.window.isVisible()
    assert frame.window.size() == size


def test_dressed_again_its_pages_begin_as_they_were_left(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("orders"))
    frame.page.typed = "belt"
    frame.window.go(Place("products"))
    frame.dress()
    frame.dress()  # before anybody went there again
    frame.offer()
    frame.window.go(Place("orders"))
    assert frame.page.typed == "belt"
    frame.window.go(Place("products"))
    assert frame.page.typed == ""


def test_pages_of_a_shop_that_is_opened_again_begin_as_they_were_left(frame: Frame) -> None:
    frame.offer()
    frame.window.go(Place("orders"))
    frame.page.typed = "belt"
    frame.window.canvas.show_opening()
    frame.window.canvas.show_instead(QWidget())  # why it does not open
    frame.offer()
    frame.window.go(Place("orders"))
    assert frame.page.typed == "belt"


def test_closing_asks_and_leaves_the_window_to_who_listens(frame: Frame) -> None:
    asked: list[bool] = []
    frame.window.close_asked.connect(lambda: asked.append(True))
    frame.window.close()
    assert asked == [True]
    assert frame.window.isVisible()


def test_its_size_is_remembered(frame: Frame, tmp_path: Path) -> None:
    frame.window.resize(790, 600)  # no wider: the screen of the tests is small
    frame.window.close()
    again = MainWindow(Remembered(tmp_path))
    assert again.size() == frame.window.size()
    again.deleteLater()


def test_the_first_picture_is_told_once(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    frame = Frame(tmp_path)
    told: list[bool] = []
    frame.window.painted.connect(lambda: told.append(True))
    frame.window.show()
    qtbot.waitUntil(lambda: bool(told))
    frame.window.repaint()
    assert told == [True]
    frame.window.hide()
    frame.window.deleteLater()


def test_it_fits_a_small_screen(frame: Frame, tmp_path: Path) -> None:
    """That of the tests is smaller than a window would like to be, as one is that shows everything larger."""
    room = frame.window.screen().availableSize()
    assert room.width() < 900
    first = MainWindow(Remembered(tmp_path / "new"))
    for size in (first.size(), first.minimumSize()):
        assert size.width() < room.width()
        assert size.height() < room.height()
    first.deleteLater()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("put_away", [MainWindow.showMinimized, MainWindow.hide])
def test_called_forward_it_comes_back_as_large_as_it_was(
    frame: Frame, put_away: Callable[[MainWindow], None], large: bool
) -> None:
    if large:
        frame.window.showMaximized()
    put_away(frame.window)
    frame.window.come_forward()
    assert frame.window.isVisible()
    assert not frame.window.isMinimized()
    assert frame.window.isMaximized() == large


def test_numbers_are_typed_in_the_language_it_was_dressed_in_last(frame: Frame) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.Persian, QLocale.Country.Iran))
        frame.dress()
        assert frame.window.canvas.navigation.locale().language() == QLocale.Language.Persian
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        frame.dress()
        assert frame.window.canvas.navigation.locale().language() == QLocale.Language.English
    finally:
        QLocale.setDefault(before)


def test_an_empty_window_has_the_colour_it_had_last(frame: Frame, tmp_path: Path) -> None:
    again = MainWindow(Remembered(tmp_path))
    assert again.palette().window().color().name() == LIGHT.window
    again.dress(Look(DARK, "en"), Speech.chosen("en"))
    assert again.palette() == QApplication.palette(), "from then on it follows the application"
    again.deleteLater()
    later = MainWindow(Remembered(tmp_path))
    assert later.palette().window().color().name() == DARK.window
    later.deleteLater()
