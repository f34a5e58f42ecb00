"""The shape of an explanation."""

from __future__ import annotations

from typing import Literal, NamedTuple

from mahak_desk.errors import Words, in_a_row

Remedy = Literal[
    "nothing", "map", "settings", "retry", "accept", "close", "compare", "look", "website", "mahak", "update"
]
"""Who ends it and how: nothing (the program, by itself), else a person, who maps, sets, retries, accepts or
closes it here, says whether two invoices are one or whether there is any, corrects the website or Mahak, or
updates the program."""


IN_PERSIAN = "_fa"
"""Ends the name of a fact that stands in for the one without it in a Persian sentence."""


class Explanation(NamedTuple):
    """A reason in a shopkeeper's words; `{slots}` are filled with the facts of the problem."""

    title: Words
    why: Words
    next_step: Words
    remedy: Remedy

    @property
    def needs_person(self) -> bool:
        """Whether it stays until somebody does something."""
        return self.remedy != "nothing"


def fact_in_both(name: str, words: Words) -> dict[str, str | int]:
    """A fact that is a sentence of ours, for the slot `{name}` in either language."""
    return {name: words.en, f"{name}{IN_PERSIAN}": words.fa}


class Told(NamedTuple):
    """An explanation in one language, with its own facts."""

    reason: str
    title: str
    why: str
    next_step: str
    remedy: Remedy

    @property
    def text(self) -> str:
        """As one line, ending in the next step."""
        return in_a_row(self.title, self.why, self.next_step)
