"""Reads a page's rows in pieces, with everything made ready that is slow for many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mahak_desk.ui.rows.columns import Chip
from mahak_desk.ui.words.searching import folded

R = TypeVar("R")

TOGETHER = 20_000
"""How many rows come together after the first piece."""


@dataclass(frozen=True)
class Piece(Generic[R]):
    """Some rows, what each is searched by, and for each chip how many rows it has held for so far."""

    rows: list[R]
    texts: list[str]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Reading(Generic[R]):
    """Everything, as a refresh swaps it in; `order` are the row numbers in the order that was asked for."""

    rows: list[R]
    texts: list[str]
    counts: tuple[int, ...]
    order: list[int] | None


def read_whole(
    pieces: Iterable[Piece[R]], ordered: Callable[[Sequence[R], Sequence[str]], list[int]] | None
) -> Reading[R]:
    """All pieces as one, put in order where one is asked for; for a background thread."""
    rows: list[R] = []
    texts: list[str] = []
    counts: tuple[int, ...] = ()
    for piece in pieces:
        rows += piece.rows
        texts += piece.texts
        counts = piece.counts
    return Reading(rows, texts, counts, None if ordered is None else ordered(rows, texts))


def read_in_pieces(
    rows: Iterable[list[R]], searched: Callable[[R], str], chips: Sequence[Chip[R]]
) -> Iterator[Piece[R]]:
    """For a background thread; `searched` is the text of a row that a search looks in.

    The first piece comes as it is read, so that something is seen at once. The others come together in
    larger ones: the table paints itself anew for each.
    """
    counts = [0] * len(chips)
    held: Piece[R] | None = None
    for number, some in enumerate(rows):
        for place, chip in enumerate(chips):
            counts[place] += sum(map(chip.holds, some))
        piece = Piece(some, [folded(searched(row)) for row in some], tuple(counts))
        if number == 0:
            yield piece
            continue
        held = piece if held is None else Piece(held.rows + some, held.texts + piece.texts, piece.counts)
        if len(held.rows) >= TOGETHER:
            yield held
            held = None
    if held is not None:
        yield held
