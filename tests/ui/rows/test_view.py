"""The table: copying, columns as a person left them, ordering by the header, and what hovering says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.rows.columns import Column
from mahak_desk.ui.rows.header import LEAST_STRETCHED, too_many
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.rows.view import ROW_HEIGHT, RowsView
from tests.ui.rows.goods import Good, a_model, some_goods

MakeView = Callable[[RowsModel[Good]], RowsView[Good]]


@pytest.fixture
def make_view(qapp: QApplication, tmp_path: Path) -> Iterator[MakeView]:
    """Tables that remember in one file, as one after another start of the program does."""
    frames: list[QWidget] = []

    def make(model: RowsModel[Good]) -> RowsView[Good]:
        frame = QWidget()
        frame.resize(700, 400)
        remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        view = RowsView(model, remembered, "goods", frame)
        view.resize(frame.size())
        frame.show()
        frames.append(frame)
        return view

    yield make
    for frame in frames:
        frame.close()
        frame.deleteLater()


def widths(view: RowsView[Good]) -> list[int]:
    return [view.columnWidth(place) for place in range(view.model().columnCount())]


# Copying


def test_copied_rows_are_lines_of_tabs_without_marks(make_view: MakeView) -> None:
    view = make_view(a_model([Good(7, "Belt", 1234), Good(8, "Mug", -5)]))
    view.selectAll()
    view.copy_selected()
    assert QGuiApplication.clipboard().text() == "Belt\t۱٬۲۳۴\t-7\nMug\t−۵\t-8"


def test_columns_are_copied_as_they_stand(make_view: MakeView) -> None:
    view = make_view(a_model([Good(7, "Belt", 1)]))
    view.setColumnHidden(3, False)
    view.horizontalHeader().moveSection(3, 0)
    view.setColumnHidden(1, True)
    view.selectAll()
    view.copy_selected()
    assert QGuiApplication.clipboard().text() == "#7\tBelt\t-7"


def test_ctrl_c_copies_and_nothing_selected_leaves_the_clipboard(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(a_model(some_goods(3)))
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    view.select_position(2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Belt\t")


# Columns


def test_columns_are_remembered_as_they_were_left(make_view: MakeView) -> None:
    view = make_view(a_model(some_goods(3)))
    view.setColumnWidth(1, 222)
    view.horizontalHeader().moveSection(2, 0)
    again = make_view(a_model(some_goods(3)))
    assert again.columnWidth(1) == 222
    assert again.horizontalHeader().visualIndex(2) == 0


def test_a_shown_column_is_remembered(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(a_model(some_goods(3)))
    assert view.isColumnHidden(3)
    menu = header_menu(view)
    assert [action.isChecked() for action in menu.actions() if action.isCheckable()] == [
        True,
        True,
        True,
        False,
    ]
    next(action for action in menu.actions() if action.text() == "Id").trigger()
    menu.close()
    assert not make_view(a_model(some_goods(3))).isColumnHidden(3)


def test_columns_can_be_put_back(make_view: MakeView) -> None:
    view = make_view(a_model(some_goods(3)))
    before = widths(view)
    view.setColumnWidth(1, 222)
    view.horizontalHeader().moveSection(2, 0)
    view.setColumnHidden(2, True)
    menu = header_menu(view)
    menu.actions()[-1].trigger()
    menu.close()
    for made in (view, make_view(a_model(some_goods(3)))):
        assert widths(made) == before
        assert [made.horizontalHeader().visualIndex(place) for place in range(4)] == [0, 1, 2, 3]
        assert [made.isColumnHidden(place) for place in range(4)] == [False, False, False, True]


def test_the_last_column_in_sight_cannot_be_hidden(make_view: MakeView) -> None:
    """Without a column there is no header either, and no way back."""
    view = make_view(a_model(some_goods(3)))
    for place in (0, 1):
        menu = header_menu(view)
        menu.actions()[place].trigger()
        menu.close()
    menu = header_menu(view)
    assert not menu.actions()[2].isEnabled()
    menu.close()


def test_what_was_remembered_of_other_columns_is_not_taken(make_view: MakeView) -> None:
    view = make_view(a_model(some_goods(3)))
    view.horizontalHeader().moveSection(2, 0)
    model = a_model(some_goods(3))
    model.columns = model.columns[:3]
    assert make_view(model).horizontalHeader().visualIndex(2) == 2


# Ordering


def test_a_click_on_the_header_orders_and_a_third_one_ends_it(make_view: MakeView, qtbot: QtBot) -> None:
    model = a_model(some_goods(7))
    view = make_view(model)
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 10, header.height() // 2)

    def stocks() -> list[int]:
        return [good.stock for good in model.listed_rows()]

    came = stocks()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stocks() == sorted(came)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stocks() == sorted(came, reverse=True)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stocks() == came


def test_at_first_rows_stand_as_they_come(make_view: MakeView) -> None:
    model = a_model(list(reversed(some_goods(5))))
    make_view(model)
    assert [good.id for good in model.listed_rows()] == [4, 3, 2, 1, 0]


# Looks


def test_rows_have_one_height_whatever_is_in_them(make_view: MakeView) -> None:
    view = make_view(a_model([Good(1, "a very long name " * 20 + "\nof two lines", 1), Good(2, "b", 1)]))
    assert {view.rowHeight(row) for row in (0, 1)} == {ROW_HEIGHT}
    assert not view.showGrid()


def test_hovering_says_the_rest_of_a_cut_text_and_nothing_of_a_whole_one(make_view: MakeView) -> None:
    long = "a very long name of something nobody can read in one glance " * 3
    view = make_view(a_model([Good(1, long, 1), Good(2, "b", 1)]))

    def hover(row: int, column: int) -> str:
        at = view.visualRect(view.model().index(row, column)).center()
        QToolTip.hideText()
        view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
        shown = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
        return shown if QToolTip.isVisible() else ""

    assert hover(1, 0) == ""  # first: one that is shown takes a moment to go
    assert hover(0, 0) == long
    assert hover(1, 2) == "code 2"


def test_a_double_click_opens(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(a_model(some_goods(3)))
    opened: list[bool] = []
    view.opened.connect(lambda: opened.append(True))
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened
    assert view.selected_positions() == [1]


def header_menu(view: RowsView[Good]) -> QMenu:
    view.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    return next(made for made in view.findChildren(QMenu) if made.isVisible())


# Where there is no room


def crowded(goods: list[Good] | None = None) -> RowsModel[Good]:
    """A name that stretches, and three columns of 100, of which the last two give way, the last one first."""
    made: list[Column[Good]] = [
        Column("name", "Name", lambda good: good.name, stretches=True),
        Column("stock", "Stock", lambda good: str(good.stock), width=100),
        Column("code", "Code", lambda good: f"-{good.id}", width=100, gives_way=1),
        Column("id", "Id", lambda good: str(good.id), width=100, gives_way=2),
    ]
    model = RowsModel(made, lambda good: good.id, Look(LIGHT, "en"))
    goods = goods or some_goods(3)
    model.append(goods, [good.searched for good in goods])
    return model


def choose(view: RowsView[Good], title: str) -> None:
    """In the header's menu, which it also ends."""
    menu = header_menu(view)
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.close()


def in_sight(view: RowsView[Good]) -> list[str]:
    columns = crowded().columns
    return [column.key for place, column in enumerate(columns) if not view.isColumnHidden(place)]


def test_columns_that_matter_least_step_aside_and_come_back(make_view: MakeView) -> None:
    view = make_view(crowded())
    assert in_sight(view) == ["name", "stock", "code", "id"]
    view.resize(450, 300)
    assert in_sight(view) == ["name", "stock", "code"]
    view.resize(340, 300)
    assert in_sight(view) == ["name", "stock"]
    assert sum(widths(view)) <= view.viewport().width()
    view.resize(700, 300)
    assert in_sight(view) == ["name", "stock", "code", "id"]


def test_what_a_filter_is_about_steps_aside_last(make_view: MakeView) -> None:
    view = make_view(crowded())
    view.resize(450, 300)
    view.header.keep(("id",))
    assert in_sight(view) == ["name", "stock", "id"]
    view.header.keep(())
    assert in_sight(view) == ["name", "stock", "code"]


def test_what_stretches_is_not_squeezed_beyond_reading(make_view: MakeView) -> None:
    view = make_view(crowded())
    view.setColumnWidth(1, 400)
    view.resize(340, 300)
    assert view.columnWidth(0) == LEAST_STRETCHED
    assert view.horizontalScrollBar().maximum() > 0
    view.resize(700, 300)
    assert view.columnWidth(0) > LEAST_STRETCHED
    assert view.horizontalScrollBar().maximum() == 0


def test_a_narrow_column_stays_where_a_wide_one_has_to_go() -> None:
    widths = {0: 160, 1: 200, 2: 80, 3: 90}
    assert too_many(widths, [3, 2, 1], 520) == {3}
    assert too_many(widths, [3, 2, 1], 300) == {1, 3}
    assert too_many(widths, [3, 2, 1], 200) == {1, 2, 3}


def test_it_is_not_remembered_that_they_did(make_view: MakeView) -> None:
    view = make_view(crowded())
    view.setColumnWidth(3, 110)
    view.resize(340, 300)
    view.setColumnWidth(1, 90)
    assert in_sight(view) == ["name", "stock"]
    assert in_sight(again := make_view(crowded())) == ["name", "stock", "code", "id"]
    assert widths(again)[1:] == [90, 100, 110]


def test_what_a_person_hides_does_not_come_back(make_view: MakeView) -> None:
    view = make_view(crowded())
    choose(view, "Code")
    view.resize(340, 300)
    view.resize(700, 300)
    assert in_sight(view) == ["name", "stock", "id"]


def test_one_that_is_asked_for_stays(make_view: MakeView) -> None:
    view = make_view(crowded())
    view.resize(340, 300)
    choose(view, "Id")
    assert in_sight(view) == ["name", "stock", "id"]
    view.resize(320, 300)
    assert in_sight(view) == ["name", "stock", "id"]


def test_a_row_is_copied_with_what_stepped_aside(make_view: MakeView) -> None:
    view = make_view(crowded([Good(7, "Belt", 5)]))
    view.resize(340, 300)
    view.selectAll()
    view.copy_selected()
    assert QGuiApplication.clipboard().text() == "Belt\t5\t-7\t7"
