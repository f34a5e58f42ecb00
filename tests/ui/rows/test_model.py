"""The rows model lists what a plain list would, keeps its indexes on their rows, and keeps Qt's contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.words.searching import folded, search_words
from tests.ui.rows.goods import NAMES, Good, a_model, some_goods, texts

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture(autouse=True)
def qt(qapp: QApplication) -> None:
    """Marks are pictures."""


@dataclass
class PlainList:
    """What the model should list, worked out anew from the beginning each time."""

    goods: list[Good] = field(default_factory=list)
    typed: str = ""
    holds: Callable[[Good], bool] = lambda _: True
    column: int = -1
    order: Qt.SortOrder = UP

    def listed(self) -> list[Good]:
        keys: list[Callable[[Good], object]] = [
            lambda good: folded(good.searched),
            lambda good: good.stock,
            lambda good: -good.id,
            lambda good: good.id,
        ]
        found = [
            good
            for good in self.goods
            if self.holds(good) and all(word in folded(good.searched) for word in search_words(self.typed))
        ]
        if self.column >= 0:
            found.sort(key=keys[self.column], reverse=self.order == DOWN)  # type: ignore[arg-type]
        return found


goods = st.lists(
    st.builds(Good, st.integers(0, 40), st.sampled_from(NAMES), st.integers(0, 3)),
    unique_by=lambda good: good.id,
    max_size=25,
)
typed = st.sampled_from(["", "b", "be", "belt", "belt br", "کی", "كيف", "چ", "1", "belt 1", "nothing"])
kept = st.sampled_from(["all", "on sale", "sold out"])
HOLDS: dict[str, Callable[[Good], bool]] = {
    "all": lambda _: True,
    "on sale": lambda good: good.stock > 0,
    "sold out": lambda good: good.stock <= 0,
}
sorts = st.tuples(st.integers(-1, 3), st.sampled_from([UP, DOWN]))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("replace"), goods),
        st.tuples(st.just("search"), typed),
        st.tuples(st.just("keep"), kept),
        st.tuples(st.just("sort"), sorts),
    ),
    max_size=12,
)


def do(model: RowsModel[Good], plain: PlainList, step: str, value: object) -> None:
    match step, value:
        case "replace", list(rows):
            order = model.ordering()
            model.replace(list(rows), texts(rows), None if order is None else order(rows, texts(rows)))
            plain.goods = rows
        case "search", str(text):
            model.search(text)
            plain.typed = text
        case "keep", str(name):
            model.keep(None if name == "all" else HOLDS[name])
            plain.holds = HOLDS[name]
        case "sort", (int(column), order):
            model.sort(column, order)
            plain.column, plain.order = column, order


@given(goods, steps)
def test_whatever_is_done_it_lists_what_a_plain_list_would(
    first: list[Good], doings: list[tuple[str, object]]
) -> None:
    model, plain = a_model(first), PlainList(list(first))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for step, value in doings:
        do(model, plain, step, value)
        assert model.listed_rows() == plain.listed()
        assert model.rowCount() == len(plain.listed())
    del tester


@given(goods, steps)
def test_an_index_stays_on_its_row_or_ends_with_it(
    first: list[Good], doings: list[tuple[str, object]]
) -> None:
    model, plain = a_model(first), PlainList(list(first))
    for step, value in doings:
        held = {
            model.row_at(row).id: QPersistentModelIndex(model.index(row, 1))
            for row in range(model.rowCount())
        }
        do(model, plain, step, value)
        now = {good.id: row for row, good in enumerate(plain.listed())}
        for ident, index in held.items():
            if ident in now:
                assert (index.row(), index.column()) == (now[ident], 1)
            else:
                assert not index.isValid()


@given(goods, st.lists(st.integers(1, 8), max_size=6), typed, kept, sorts)
def test_a_first_reading_in_pieces_ends_as_one_whole_would(
    rows: list[Good], sizes: list[int], text: str, name: str, sort: tuple[int, Qt.SortOrder]
) -> None:
    model = a_model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    plain = PlainList(list(rows), text, HOLDS[name], *sort)
    model.keep(HOLDS[name])
    left = list(rows)
    for size in [*sizes, len(rows) or 1]:
        piece, left = left[:size], left[size:]
        model.append(list(piece), texts(piece))
        model.search(text)
    model.sort(*sort)
    assert model.listed_rows() == plain.listed()
    del tester


def test_more_rows_are_announced_as_inserted_and_nothing_is_reset(qapp: QApplication) -> None:
    model = a_model(some_goods(3))
    told: list[tuple[int, int]] = []
    resets: list[bool] = []
    model.rowsInserted.connect(lambda parent, first, last: told.append((first, last)))
    model.modelReset.connect(lambda: resets.append(True))
    more = [Good(10, "Belt", 1), Good(11, "Mug", 0)]
    model.append(more, texts(more))
    assert told == [(3, 4)]
    assert not resets


def test_a_piece_nothing_of_which_is_searched_for_adds_nothing(qapp: QApplication) -> None:
    model = a_model(some_goods(3))
    model.search("belt")
    told: list[bool] = []
    model.rowsInserted.connect(lambda *_: told.append(True))
    more = [Good(10, "Mug", 1)]
    model.append(more, texts(more))
    assert not told
    assert len(model.rows) == 4


def test_the_same_listing_is_not_laid_out_again(qapp: QApplication) -> None:
    model = a_model(some_goods(3))
    told: list[bool] = []
    model.layoutChanged.connect(lambda *_: told.append(True))
    model.search(" ")
    model.keep(lambda _: True)
    assert not told


def test_what_a_cell_says(qapp: QApplication) -> None:
    model = a_model([Good(7, "Belt", 0), Good(8, "Mug", 1200)])

    def cell(row: int, column: int, role: Qt.ItemDataRole) -> object:
        return model.index(row, column).data(role)

    role = Qt.ItemDataRole
    assert cell(1, 1, role.DisplayRole) == "۱٬۲۰۰"
    assert cell(0, 1, role.ForegroundRole) is not None, "sold out is written in another colour"
    assert cell(1, 1, role.ForegroundRole) is None
    assert cell(0, 1, role.DecorationRole) is not None
    assert cell(0, 0, role.DecorationRole) is None
    assert cell(0, 2, role.ToolTipRole) == "code 7"
    assert cell(0, 2, role.AccessibleTextRole) == "Code: -7", "read aloud with its title, without marks"
    assert cell(0, 0, role.EditRole) is None, "nothing is edited in a table"


def test_numbers_stand_at_the_right_in_either_direction(qapp: QApplication) -> None:
    model = a_model(some_goods(1))
    number = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert number & Qt.AlignmentFlag.AlignAbsolute
    assert number & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == number
    assert not model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignAbsolute


def test_a_row_is_found_by_its_identity(qapp: QApplication) -> None:
    model = a_model(some_goods(20))
    model.sort(2)
    assert model.row_at(model.position_of(13) or 0).id == 13
    model.search("nothing")
    assert model.position_of(13) is None
