"""Which rows are listed and in which order: plain functions over lists of row numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

R = TypeVar("R")
SortKey = int | float | str


def matching(texts: Sequence[str], words: Sequence[str], among: Iterable[int] | None = None) -> list[int]:
    """The numbers of the texts that contain every word, in the order they come; `among` narrows them first."""
    numbers = range(len(texts)) if among is None else among
    match len(words):
        case 0:
            return list(numbers)
        case 1:
            word = words[0]
            return [number for number in numbers if word in texts[number]]
        case _:
            return [number for number in numbers if all(word in texts[number] for word in words)]


def held(rows: Sequence[R], holds: Callable[[R], bool], among: Iterable[int]) -> list[int]:
    """Of some row numbers, those whose row holds."""
    return [number for number in among if holds(rows[number])]


def arranged(numbers: list[int], keys: Sequence[SortKey], *, descending: bool) -> list[int]:
    """Row numbers by their keys; equal ones keep the order they have."""
    return sorted(numbers, key=keys.__getitem__, reverse=descending)


def narrows(words: Sequence[str], former: Sequence[str]) -> bool:
    """Whether every row that contains `words` contains `former` too: a person went on typing."""
    return all(any(old in new for new in words) for old in former)
