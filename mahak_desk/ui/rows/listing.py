"""The rows that are listed of all there are: narrowed by a filter and by words, in the order that is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mahak_desk.ui.rows.sieve import held, in_order, matching, narrows

R = TypeVar("R")


@dataclass
class _Step:
    """The numbers, ascending, of the rows that contain the words typed so far."""

    words: Sequence[str]
    numbers: list[int]


class Listing(Generic[R]):
    """Remembers what was found on the way, as far as each found part of the one before.

    So a person who goes on typing has few rows looked at, one who rubs out again has none. Rows are looked at as
    they came and put in order afterwards: to jump about among very many texts takes several times as long.
    """

    def __init__(self) -> None:
        self.rows: list[R] = []
        self.texts: list[str] = []
        """What each row is searched by, folded."""
        self.order: Sequence[int] = range(0)
        """All row numbers; as they come, a range."""
        self._holds: Callable[[R], bool] | None = None
        self._steps = [_Step((), [])]

    def listed(self) -> list[int]:
        """Row numbers."""
        return in_order(self._steps[-1].numbers, self.order)

    def replace(self, rows: list[R], texts: list[str], order: Sequence[int] | None) -> None:
        """Other rows, in another order of theirs; None is the order they come in."""
        self.rows, self.texts = rows, texts
        self.order = range(len(rows)) if order is None else order
        self._begin_anew()

    def append(self, rows: list[R], texts: list[str]) -> list[int]:
        """More rows, in the order they come in; the numbers of those that are listed."""
        more: Sequence[int] = range(len(self.rows), len(self.rows) + len(rows))
        self.rows += rows
        self.texts += texts
        self.order = range(len(self.rows))
        found = held(self.rows, self._holds, more)
        for step in self._steps:
            found = matching(self.texts, step.words, found)
            step.numbers += found
        return found

    def keep(self, holds: Callable[[R], bool] | None) -> None:
        """List what a filter holds for; None for all."""
        self._holds = holds
        self._begin_anew()

    def search(self, words: Sequence[str]) -> None:
        """List what contains every word."""
        while not narrows(words, self._steps[-1].words):
            self._steps.pop()  # the first of them, of no words, is narrowed by any
        found = self._steps[-1]
        new = [word for word in words if word not in found.words]
        if new:
            self._steps.append(_Step(words, matching(self.texts, new, found.numbers)))

    def _begin_anew(self) -> None:
        words = self._steps[-1].words
        self._steps = [_Step((), held(self.rows, self._holds, range(len(self.rows))))]
        self.search(words)
