"""Rows are made ready in the background: their texts folded, their chips counted, their order found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.ui.rows import reading as reading_rows
from mahak_desk.ui.rows.reading import read_in_pieces, read_whole
from tests.ui.rows.goods import Good, a_model, chips, some_goods


def searched(good: Good) -> str:
    return good.searched


def test_counts_grow_with_every_piece() -> None:
    goods = some_goods(10)  # stocks 0 1 2 3 4 0 1 2 3 4
    pieces = list(read_in_pieces([goods[:5], goods[5:]], searched, chips()))
    assert [piece.counts for piece in pieces] == [(5, 4, 1), (10, 8, 2)]


def test_texts_are_folded_once_and_for_all() -> None:
    (piece,) = read_in_pieces([[Good(1, "كيف ABC", 0)]], searched, chips())
    assert "abc" in piece.texts[0]
    (other,) = read_in_pieces([[Good(1, "کیف abc", 0)]], searched, chips())
    assert piece.texts == other.texts


def test_read_whole_it_is_put_in_the_order_that_is_on() -> None:
    goods = some_goods(10)
    model = a_model()
    model.sort(1)
    reading = read_whole(read_in_pieces([goods[:5], goods[5:]], searched, chips()), model.ordering())
    assert reading.rows == goods
    assert reading.order is not None
    assert [goods[number].stock for number in reading.order] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_nothing_to_read_is_no_rows() -> None:
    reading = read_whole(read_in_pieces([], searched, chips()), None)
    assert (reading.rows, reading.counts, reading.order) == ([], (), None)


def test_the_first_piece_comes_at_once_and_the_others_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_rows, "TOGETHER", 3)
    pieces = read_in_pieces([[good] for good in some_goods(8)], searched, chips())
    assert [len(piece.rows) for piece in pieces] == [1, 3, 3, 1]


def test_nothing_is_read_ahead_of_the_first_piece() -> None:
    taken: list[int] = []

    def rows() -> Iterator[list[Good]]:
        for number, good in enumerate(some_goods(3)):
            taken.append(number)
            yield [good]

    next(read_in_pieces(rows(), searched, chips()))
    assert taken == [0]
