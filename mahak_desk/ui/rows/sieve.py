"""Which rows are listed and in which order: plain functions over lists of row numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import compress
from typing import TypeVar

R = TypeVar("R")
SortKey = int | float | str

_STRETCH = 4_000


def matching(texts: Sequence[str], words: Sequence[str], among: Sequence[int]) -> list[int]:
    """Of some row numbers, those whose text contains every word."""
    found = among
    # One word after the other, the longest first: it leaves the fewest rows to look at again.
    for word in sorted(words, key=len, reverse=True):
        found = [number for number in found if word in texts[number]]
    return list(found)


def held(rows: Sequence[R], holds: Callable[[R], bool] | None, among: Sequence[int]) -> list[int]:
    """Of some row numbers, those whose row holds; None holds for all."""
    return list(among) if holds is None else [number for number in among if holds(rows[number])]


def in_order(numbers: Sequence[int], order: Sequence[int]) -> list[int]:
    """Some row numbers, given ascending, as `order` has them among all."""
    if isinstance(order, range):
        return list(numbers)
    if len(numbers) == len(order):
        return list(order)
    wanted = bytearray(len(order))
    for number in numbers:
        wanted[number] = True
    return list(compress(order, map(wanted.__getitem__, order)))


def arranged(keys: Sequence[SortKey], *, descending: bool) -> list[int]:
    """All row numbers by their keys; equal ones keep the order they came in.

    Sorted in stretches first: one sort of very many rows would hold the interpreter, and with it the
    window, for as long as it takes; what is left for the last one is merging.
    """
    numbers: list[int] = []
    for start in range(0, len(keys), _STRETCH):
        stretch = range(start, min(start + _STRETCH, len(keys)))
        numbers += sorted(stretch, key=keys.__getitem__, reverse=descending)
    numbers.sort(key=keys.__getitem__, reverse=descending)
    # Made anew, one after the other: whoever goes through them need not jump about in the memory.
    return array("q", numbers).tolist()


def narrows(words: Sequence[str], former: Sequence[str]) -> bool:
    """Whether every row that contains `words` contains `former` too: a person went on typing."""
    return all(any(old in new for new in words) for old in former)
