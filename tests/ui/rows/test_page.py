"""A page of rows: read in pieces, refreshed without losing anybody's place, searched, filtered, opened."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.details import Details
from mahak_desk.ui.rows.order_menu import OrderMenu
from mahak_desk.ui.rows.row_menu import RowMenu
from mahak_desk.ui.rows.side_by_side import LEAST_TABLE
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.speech import plain
from tests.ui.glances import Refused
from tests.ui.rows.goods import Good, some_goods
from tests.ui.rows.shelves import Shelf, ShelfRoom

MUG = Good(100, "Mug", 0)


def listed(shelf: Shelf) -> list[int]:
    return [good.id for good in shelf.model.listed_rows()]


def chip_texts(shelf: Shelf) -> list[str]:
    return [made.text() for made in shelf.chips.buttons]


def select(shelf: Shelf, *idents: int) -> None:
    """As a person does who clicks the first and adds the others with Ctrl."""
    flags = shelf.view.selectionModel().SelectionFlag
    for place, ident in enumerate(idents):
        index = shelf.model.index(shelf.model.position_of(ident), 0)
        more = flags.Select if place else flags.ClearAndSelect
        shelf.view.selectionModel().select(index, more | flags.Rows)


def settle(shelf: Shelf, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shelf._settling.isActive())


# Reading


def test_rows_are_seen_piece_by_piece(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(5), some_goods(8)[5:])
    assert shelf._empty_words()[0] == "Reading…"
    room.read()
    assert listed(shelf) == list(range(8))
    assert chip_texts(shelf) == ["All  8", "On sale  6", "Sold out  2"]


def test_a_page_that_is_not_seen_reads_nothing(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    shelf.hide()
    room.shop.touched("products")
    assert room.lane.asked == 1, "the glance only"
    room.read()
    shelf.pieces = [some_goods(4)]
    shelf.show()
    room.read()
    assert listed(shelf) == [0, 1, 2, 3]


def test_while_it_reads_again_the_old_rows_stay(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    shelf.pieces = [[MUG]]
    room.shop.changed.emit(frozenset({"products"}))
    assert listed(shelf) == [0, 1, 2]
    room.read()
    assert listed(shelf) == [100]


def test_changes_while_it_reads_are_read_afterwards_once(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    for _ in range(4):
        room.shop.changed.emit(frozenset({"products"}))
    assert room.lane.asked == 1
    room.lane.step()
    shelf.pieces = [[MUG]]
    room.read()
    assert listed(shelf) == [100]


def test_a_reading_that_failed_is_told_and_begins_anew(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3), Refused())
    room.read()
    assert shelf.banner.isVisible()
    assert "The password was refused." in plain(shelf.banner._title.text())
    shelf.pieces = [some_goods(3), [MUG]]
    shelf._retry_reading()
    room.read()
    assert listed(shelf) == [0, 1, 2, 100], "what came before the failure is not there twice"
    assert not shelf.banner.isVisible()


def test_a_refresh_that_failed_leaves_the_rows(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    shelf.pieces = [some_goods(2), Refused()]
    room.shop.changed.emit(frozenset({"products"}))
    room.read()
    assert listed(shelf) == [0, 1, 2]
    assert shelf.banner.isVisible()


# What survives a refresh


def test_selection_and_scroll_survive_a_refresh(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(200))
    room.read()
    select(shelf, 150)
    settle(shelf, qtbot)
    shelf.view.verticalScrollBar().setValue(4_000)
    shelf.pieces = [some_goods(210)]
    room.shop.changed.emit(frozenset({"products"}))
    room.read()
    assert [row.id for row in shelf.selected_rows()] == [150]
    assert shelf.view.verticalScrollBar().value() == 4_000
    assert shelf.shown[-1] == 150, "its details are read again"
    assert shelf.pane.isVisible()


def test_a_selected_row_that_moved_stays_selected(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(5))
    room.read()
    select(shelf, 1, 3)
    shelf.pieces = [[MUG, *some_goods(5)[1:]]]
    shelf.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    room.shop.changed.emit(frozenset({"products"}))
    room.read()
    assert sorted(row.id for row in shelf.selected_rows()) == [1, 3]
    assert listed(shelf) == [100, 4, 3, 2, 1]


def test_the_details_of_a_row_that_has_gone_close(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    select(shelf, 1)
    qtbot.waitUntil(shelf.pane.isVisible)
    shelf.pieces = [[MUG]]
    room.shop.changed.emit(frozenset({"products"}))
    room.read()
    assert not shelf.pane.isVisible()
    assert shelf.selected_rows() == []
    assert shelf.selections[-1] == [], "buttons that need a row are told"


def test_the_details_of_a_row_that_is_filtered_out_close(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    select(shelf, 1)
    qtbot.waitUntil(shelf.pane.isVisible)
    shelf.search_line.setText("belt")
    qtbot.waitUntil(lambda: not shelf.pane.isVisible())
    assert shelf.selections[-1] == []


@pytest.mark.parametrize("before", [-1, 2])
def test_an_order_chosen_while_it_reads_is_kept(room: ShelfRoom, before: int) -> None:
    shelf = room.open(some_goods(6))
    room.read()
    shelf.view.sortByColumn(before, Qt.SortOrder.AscendingOrder)
    room.shop.changed.emit(frozenset({"products"}))
    shelf.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    room.read()
    stocks = [good.stock for good in shelf.model.listed_rows()]
    assert stocks == sorted(stocks, reverse=True)


# Searching and filtering


def test_a_search_narrows_what_the_chip_holds(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(14))
    room.read()
    shelf.choose_chip("on_sale")
    qtbot.keyClicks(shelf.search_line, "belt")
    assert {good.name for good in shelf.model.listed_rows()} == {"Belt", "belt, brown"}
    assert all(good.stock > 0 for good in shelf.model.listed_rows())
    shelf.search_line.clear()
    assert len(listed(shelf)) == 11


def test_a_chip_is_chosen_with_a_click(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(10))
    room.read()
    qtbot.mouseClick(shelf.chips.buttons[2], Qt.MouseButton.LeftButton)
    assert listed(shelf) == [0, 5]
    assert shelf.chosen_chip is not None
    assert shelf.chosen_chip.key == "sold_out"


def test_keeping_to_some_rows_holds_across_chips(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(10))
    room.read()
    shelf.narrow(lambda good: good.id < 6)
    assert listed(shelf) == [0, 1, 2, 3, 4, 5]
    shelf.choose_chip("sold_out")
    assert listed(shelf) == [0, 5]
    shelf.narrow(None)
    assert listed(shelf) == [0, 5]
    shelf.choose_chip("all")
    assert len(listed(shelf)) == 10


# Opening a row from elsewhere


def test_a_row_is_opened_as_soon_as_its_piece_is_there(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(50), some_goods(100)[50:])
    shelf.open_at(Place("products", row=30))
    room.read()
    assert [row.id for row in shelf.selected_rows()] == [30]
    settle(shelf, qtbot)
    assert shelf.shown[-1] == 30


def test_a_row_is_opened_though_the_chip_does_not_hold_it(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(10))
    room.read()
    shelf.open_at(Place("products", chip="sold_out", row=3))
    assert [row.id for row in shelf.selected_rows()] == [3]
    assert shelf.chosen_chip is not None
    assert shelf.chosen_chip.key == "all"


def test_a_row_that_is_not_there_opens_nothing(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    shelf.open_at(Place("products", row=77))
    assert shelf.selected_rows() == []


def test_a_search_can_be_brought_along(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(14))
    room.read()
    shelf.open_at(Place("products", search="گلدان"))
    assert {good.name for good in shelf.model.listed_rows()} == {"گلدان"}


# After another language or theme


def test_a_new_page_begins_with_what_was_made_of_the_one_before(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(40))
    room.read()
    shelf.choose_chip("on_sale")
    shelf.search_line.setText("belt")
    shelf.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    select(shelf, 3)
    before = listed(shelf)
    after = room.open(some_goods(40))
    after.take_up(shelf.as_left())
    room.read()
    assert listed(after) == before
    assert [row.id for row in after.selected_rows()] == [3]
    assert after.as_left() == shelf.as_left()


def test_a_selected_row_that_has_gone_meanwhile_takes_no_filter_with_it(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(10))
    room.read()
    shelf.choose_chip("on_sale")
    select(shelf, 3)
    after = room.open([MUG])
    after.take_up(shelf.as_left())
    room.read()
    assert after.chosen_chip is not None
    assert after.chosen_chip.key == "on_sale"
    assert after.selected_rows() == []


# The keyboard


def test_the_keyboard_finds_opens_and_shuts(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(5))
    room.read()
    room.frame.activateWindow()
    qtbot.waitUntil(room.frame.isActiveWindow)
    shelf.view.setFocus()
    qtbot.keyClick(shelf.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shelf.search_line.hasFocus()
    shelf.view.select_position(2)
    shelf.view.setFocus()
    qtbot.keyClick(shelf.view, Qt.Key.Key_Return)
    assert shelf.shown[-1] == 2
    assert shelf.pane.isVisible()
    qtbot.keyClick(shelf.view, Qt.Key.Key_Escape)
    assert not shelf.pane.isVisible()
    assert shelf.selected_rows() == []
    assert shelf.view.hasFocus()


def test_arrow_keys_running_through_rows_read_one(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(20))
    room.read()
    shelf.view.select_position(0)
    for _ in range(10):
        qtbot.keyClick(shelf.view, Qt.Key.Key_Down)
    settle(shelf, qtbot)
    assert shelf.shown == [10]


def test_tab_leads_from_above_to_below(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3), kind=CrowdedShelf)
    room.read()
    more = shelf.add_verb("Weigh", lambda: None)
    select(shelf, 1)
    shelf._selection_settled()
    verbs = [Verb("Look", lambda: None), Verb("Buy", lambda: None)]
    shelf.pane.tell(Details("Bag", verbs=tuple(verbs)))
    QCoreApplication.processEvents()
    look, buy = (each for each in shelf.pane.findChildren(QPushButton))
    wanted = [
        *(shelf.search_line, *shelf.chips.buttons, shelf.count_button, more, shelf.more),
        *(shelf.view, shelf.pane._scroll, look, buy),
    ]
    here, chain = wanted[0], [wanted[0]]
    while len(chain) < len(wanted):
        here = here.nextInFocusChain()
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.isVisible():
            chain.append(here)
    assert chain == wanted


def test_delete_deletes_nothing(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    select(shelf, 1)
    qtbot.keyClick(shelf.view, Qt.Key.Key_Delete)
    assert listed(shelf) == [0, 1, 2]
    assert shelf.done == []


def test_several_rows_have_no_details(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(5))
    room.read()
    select(shelf, 1)
    qtbot.waitUntil(shelf.pane.isVisible)
    select(shelf, 1, 2)
    settle(shelf, qtbot)
    assert not shelf.pane.isVisible()
    assert shelf.selections[-1] == [1, 2]


def test_the_pane_can_be_closed_with_its_button(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    select(shelf, 1)
    qtbot.waitUntil(shelf.pane.isVisible)
    closer = next(made for made in shelf.pane.findChildren(QToolButton) if made.accessibleName() == "Close")
    qtbot.mouseClick(closer, Qt.MouseButton.LeftButton)
    assert not shelf.pane.isVisible()


# A narrow window


@pytest.mark.parametrize(("room_of", "mirrored"), [("room", False), ("persian_room", True)])
def test_nothing_above_the_table_is_cut(room_of: str, mirrored: bool, request: pytest.FixtureRequest) -> None:
    room: ShelfRoom = request.getfixturevalue(room_of)
    shelf = room.open(some_goods(10), kind=CrowdedShelf)
    room.read()
    for width in (1300, 700, 480):
        shelf.resize(width, 500)
        QCoreApplication.processEvents()
        parts = [shelf.search_line, *shelf.chips.buttons, shelf.count_button, shelf.more]
        assert all(part.width() >= part.minimumSizeHint().width() for part in parts), width
        places = [QRect(part.mapTo(shelf, QPoint(0, 0)), part.size()) for part in parts]
        assert all(shelf.rect().contains(place) for place in places), width
        assert not any(one.intersects(other) for one, other in combinations(places, 2)), width
        assert (places[1].x() > places[2].x()) == mirrored
        assert (places[1].y() > places[0].bottom()) == (width < 1300), "in a line of their own"
    assert places[3].y() > places[1].bottom(), "which wraps"


def test_the_table_keeps_room_beside_the_pane_and_the_pane_gets_its_own_back(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(10))
    room.read()
    shelf.resize(800, 500)
    select(shelf, 1)
    shelf._selection_settled()
    QCoreApplication.processEvents()
    assert shelf.view.width() == LEAST_TABLE
    shelf.resize(1100, 500)
    QCoreApplication.processEvents()
    assert shelf.pane.width() == 360


# The menu


def test_a_right_click_offers_what_can_be_done_with_the_selected_rows(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    select(shelf, 0, 2)
    shelf.view.customContextMenuRequested.emit(shelf.view.rect().center())
    menu = next(made for made in shelf.findChildren(QMenu) if made.isVisible())
    verbs = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert verbs == ["Count again", "Copy", "Sort by"]
    menu.actions()[0].trigger()
    assert shelf.done == ["count 2"]
    menu.close()


def test_without_a_row_there_is_no_menu(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    shelf.view.customContextMenuRequested.emit(shelf.view.rect().center())
    assert not [made for made in shelf.findChildren(QMenu) if made.isVisible()]


def test_the_columns_are_chosen_without_a_mouse(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open(some_goods(3))
    room.read()
    assert shelf.more.focusPolicy() & Qt.FocusPolicy.TabFocus
    columns = next(action.menu() for action in shelf.more.menu().actions() if action.text() == "Columns")
    columns.aboutToShow.emit()
    (stock,) = [action for action in columns.actions() if action.text() == "Stock"]
    stock.trigger()
    assert shelf.view.isColumnHidden(1)
    columns.aboutToShow.emit()
    (reset,) = [action for action in columns.actions() if action.text() == "Reset columns"]
    reset.trigger()
    assert not shelf.view.isColumnHidden(1)


def test_rows_are_ordered_without_a_mouse(room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = room.open([Good(1, "Cup", 5), Good(2, "Bag", 9), Good(3, "Mug", 1)])
    room.read()
    select(shelf, 2)
    qtbot.keyClick(shelf.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    shelf.view.customContextMenuRequested.emit(
        shelf.view.rect().center()
    )  # as some systems do beside the key
    (menu,) = shelf.findChildren(RowMenu)
    (by,) = menu.findChildren(OrderMenu)

    def choose(text: str) -> None:
        by.aboutToShow.emit()
        next(action for action in by.actions() if action.text() == text).trigger()

    def is_on() -> list[str]:
        by.aboutToShow.emit()
        return [action.text() for action in by.actions() if action.isChecked()]

    assert is_on() == ["As the rows come", "Upwards"]
    choose("Stock")
    assert listed(shelf) == [3, 1, 2]
    choose("Downwards")
    assert listed(shelf) == [2, 1, 3]
    choose("Name")
    assert listed(shelf) == [3, 1, 2]
    assert is_on() == ["Name", "Downwards"]
    choose("As the rows come")
    assert listed(shelf) == [1, 2, 3]
    assert [row.id for row in shelf.selected_rows()] == [2]
    menu.close()


def test_a_page_of_no_table_of_the_shop_offers_no_export(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3))
    assert [action.text() for action in shelf.more.menu().actions()] == ["Columns", "Sort by"]


def test_a_page_offers_what_is_listed_and_the_whole_table(room: ShelfRoom) -> None:
    shelf = room.open(some_goods(3), kind=ShopShelf)
    texts = [action.text() for action in shelf.more.menu().actions()]
    assert texts == ["Columns", "Sort by", "Export what is listed…", "Export all…"]
    for action in shelf.more.menu().actions()[2:]:
        action.trigger()
        dialog = next(made for made in shelf.findChildren(QFileDialog) if made.isVisible())
        assert dialog.selectedFiles()[0].endswith(
            "mahak-desk-goods.xlsx" if "listed" in action.text() else "products.xlsx"
        )
        dialog.reject()
        qapp_events()


class CrowdedShelf(Shelf):
    """Has a verb above its table, and filters with many words."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.count_button = self.add_verb("Count all again", lambda: None, icon="refresh-cw")
        for chip in self.chips.chips:
            object.__setattr__(chip, "title", f"{chip.title} of the whole year")


class ShopShelf(Shelf):
    """Shows a table of the shop, and how long ago things were."""

    whole_table = "products"
    tells_spans = True


def qapp_events() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize(("kind", "painted"), [(ShopShelf, 2), (Shelf, 0)])
def test_relative_times_are_painted_anew_twice_a_minute_and_no_more(
    room: ShelfRoom, kind: type[Shelf], painted: int
) -> None:
    shelf = room.open(some_goods(3), kind=kind)
    room.read()
    QCoreApplication.processEvents()
    paints, now = Paints(shelf.view.viewport()), room.heartbeat.now()
    for seconds in range(5, 65, 5):
        room.heartbeat.beat.emit(now + timedelta(seconds=seconds))
        QCoreApplication.processEvents()
    assert paints.count == painted


# Words where there are no rows


def test_an_empty_table_says_why(room: ShelfRoom) -> None:
    shelf = room.open([])
    room.read()
    assert shelf._empty_words() == ("No goods yet", "They come from Mahak.")
    shelf.pieces = [[Good(1, "Belt", 3)]]
    room.shop.changed.emit(frozenset({"products"}))
    room.read()
    shelf.choose_chip("sold_out")
    assert shelf._empty_words() == ("Nothing in this list", "Nothing is sold out.")
    shelf.search_line.setText("mug")
    assert shelf._empty_words()[0] == "Nothing found"


def test_the_words_are_painted_where_the_rows_would_be(room: ShelfRoom) -> None:
    shelf = room.open([])
    bare = shelf.view.viewport().grab().toImage()
    room.read()
    assert shelf.view.viewport().grab().toImage() != bare


# In Persian


def test_right_to_left_a_row_is_opened_and_counted_in_persian(persian_room: ShelfRoom, qtbot: QtBot) -> None:
    shelf = persian_room.open(some_goods(30))
    persian_room.read()
    shelf.open_at(Place("products", row=20))
    assert [row.id for row in shelf.selected_rows()] == [20]
    assert chip_texts(shelf)[0] == "All  ۳۰"
    assert shelf.layoutDirection() == Qt.LayoutDirection.RightToLeft
    shelf.view.copy_selected()
    assert QGuiApplication.clipboard().text().split("\t")[1:] == ["۰", "-20"]


def test_the_details_closer_stands_at_the_end_of_the_reading_direction(
    persian_room: ShelfRoom, qtbot: QtBot
) -> None:
    shelf = persian_room.open(some_goods(3))
    persian_room.read()
    select(shelf, 1)
    qtbot.waitUntil(shelf.pane.isVisible)
    closer, copier = (made.geometry() for made in shelf.pane._corner)
    assert closer.right() <= copier.left() + 1 < shelf.pane.width() / 2


def test_a_verb_stands_at_the_end_of_the_line(room: ShelfRoom) -> None:
    shelf = room.open([])
    made = shelf.add_verb("Add goods", lambda: shelf.done.append("add"), primary=True)
    made.click()
    assert shelf.done == ["add"]
