"""Which rows are listed and in which order: plain functions over lists of row numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

R = TypeVar("R")
SortKey = int | float | str

_STRETCH = 4_000


def matching(texts: Sequence[str], words: Sequence[str], among: Iterable[int] | None = None) -> list[int]:
    """The numbers of the texts that contain every word, in the order they come; `among` narrows them first."""
    found: Iterable[int] = range(len(texts)) if among is None else among
    # One word after the other, the longest first: it leaves the fewest rows to look at again.
    for word in sorted(words, key=len, reverse=True):
        found = [number for number in found if word in texts[number]]
    return list(found)


def held(rows: Sequence[R], holds: Callable[[R], bool], among: Iterable[int]) -> list[int]:
    """Of some row numbers, those whose row holds."""
    return [number for number in among if holds(rows[number])]


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
    return numbers


def narrows(words: Sequence[str], former: Sequence[str]) -> bool:
    """Whether every row that contains `words` contains `former` too: a person went on typing."""
    return all(any(old in new for new in words) for old in former)
