"""The one small family of errors that may reach a person: each says what happened and what to do next."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["fa", "en"]


class Words(NamedTuple):
    """One sentence in both languages of the program."""

    fa: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.fa if language == "fa" else self.en

    def filled(self, **facts: object) -> Words:
        """The same sentence with its `{named}` slots filled in both languages."""
        return Words(self.fa.format(**facts), self.en.format(**facts))


_ENDS_OF_SENTENCES = (".", "!", "?", "؟", "…", ":")
_END_OF_ISOLATE = "\u2069"


def in_a_row(*sentences: str) -> str:
    """Sentences on one line; one that ends in somebody else's words gets a stop, lest it run into the next."""
    said = [sentence for sentence in sentences if sentence]
    closed = [
        sentence if sentence.rstrip(_END_OF_ISOLATE).endswith(_ENDS_OF_SENTENCES) else f"{sentence}."
        for sentence in said[:-1]
    ]
    return " ".join(closed + said[-1:])


class DeskError(Exception):
    """A failure a person can act on.

    `title` says what happened, `advice` the next step. `reached` tells whether the request that failed can
    have reached the server (True whenever that is not certain): only an error with `reached` False proves
    that nothing happened there. `retry` tells whether the same call may succeed later without a person.

    Never put a secret in a title: both sentences are logged, stored and shown.
    """

    code = "failure"
    reached = False
    retry = False

    def __init__(self, title: Words, advice: Words) -> None:
        super().__init__(title.en)
        self.title = title
        self.advice = advice

    def sentence(self, language: Language) -> str:
        """Title and advice as one line of plain text."""
        return in_a_row(self.title.in_language(language), self.advice.in_language(language))
