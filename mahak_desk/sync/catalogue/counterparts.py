"""Finds the partner a person looks for: by search as it is typed, and by proposals before that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from heapq import nsmallest
from math import log
from typing import Literal, NamedTuple

import msgspec

from mahak_desk.mahak.text import ascii_digits, comparable, persian
from mahak_desk.sync.incoming.matching import code_key

MOST_FOUND = 50
MOST_PROPOSED = 6
LIKENESS = 0.5
"""The least share of a name's weight that a similar name has in common with it."""

Why = Literal["code", "barcode", "name"]


class Counterpart(msgspec.Struct, frozen=True, gc=False):
    """Something that could be the partner: of Mahak or of the website; texts are "" where there is none."""

    id: int
    name: str
    options: str
    code: str
    barcode: str
    """Of a person or a customer the mobile."""
    taken_by: str
    """The name of the partner it has already."""


class Proposal(NamedTuple):
    """A counterpart, and what speaks for it."""

    counterpart: Counterpart
    why: Why


class Counterparts:
    """All that can be chosen in one dialog, ready to be searched; building it is the slow part."""

    def __init__(self, items: Iterable[Counterpart]) -> None:
        self._items = list(items)
        self._codes: dict[str, list[int]] = defaultdict(list)
        self._barcodes: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._names: list[str] = []
        self._texts: list[str] = []
        # Details of one product share its name, and many products their options.
        compared, split = cache(comparable), cache(words_of)
        for place, item in enumerate(self._items):
            code, barcode, name = code_key(item.code), code_key(item.barcode), compared(item.name)
            if code:
                self._codes[code].append(place)
            if barcode:
                self._barcodes[barcode].append(place)
            for word in split(item.name) | split(item.options):
                self._words[word].append(place)
            self._names.append(name)
            self._texts.append(f"{name} {compared(item.options)} {code} {barcode}")

    def __len__(self) -> int:
        return len(self._items)

    def search(self, text: str, most: int = MOST_FOUND) -> list[Counterpart]:
        """Those with every word of the text in name, options, code or barcode, the likeliest first.

        An equal code or barcode comes first, then a code that begins so, then a name that does.
        """
        words = [key for word in persian(text).split() if (key := comparable(word))]
        if not words:
            return []
        whole, joined = code_key(text), "".join(words)
        found = (
            (self._rank(place, whole, joined), len(self._names[place]), place)
            for place, in_it in enumerate(self._texts)
            if all(word in in_it for word in words)
        )
        return [self._items[place] for *_, place in nsmallest(most, found)]

    def _rank(self, place: int, whole: str, joined: str) -> int:
        item = self._items[place]
        code = code_key(item.code)
        if whole in (code, code_key(item.barcode)):
            return 0
        if code.startswith(whole):
            return 1
        return 2 if self._names[place].startswith(joined) else 3

    def propose(
        self, name: str, options: str, codes: Sequence[str], barcodes: Sequence[str]
    ) -> list[Proposal]:
        """What is likely the partner of something: of the same code, then barcode, then a similar name."""
        proposed: dict[int, Why] = {}
        for code in codes:
            proposed |= dict.fromkeys(self._codes.get(code_key(code), ()), "code")
        for barcode in barcodes:
            for place in self._barcodes.get(code_key(barcode), ()):
                proposed.setdefault(place, "barcode")
        for place in self._alike(f"{name} {options}"):
            proposed.setdefault(place, "name")
        some = list(proposed.items())[:MOST_PROPOSED]
        return [Proposal(self._items[place], why) for place, why in some]

    def _alike(self, text: str) -> list[int]:
        """The places of similar names, the most similar first; a rare word weighs more than a common one."""
        weights = {word: self._weight(word) for word in words_of(text)}
        whole = sum(weights.values())
        shared: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for place in self._words.get(word, ()):
                shared[place] += weight
        close = [(-weight, place) for place, weight in shared.items() if weight >= LIKENESS * whole]
        return [place for _, place in nsmallest(MOST_PROPOSED, close)]

    def _weight(self, word: str) -> float:
        return 1 + log((1 + len(self._items)) / (1 + len(self._words.get(word, ()))))


def words_of(text: str) -> frozenset[str]:
    """The words two names are compared by."""
    parts = ascii_digits(persian(text)).casefold().split()
    return frozenset(word for part in parts if (word := part.strip("،:()«»/")))
