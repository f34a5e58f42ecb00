"""Sentences that follow each other on a line stay sentences, whoever wrote the end of the first."""

from __future__ import annotations

import pytest

from mahak_desk.errors import DeskError, Words, in_a_row


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("It failed.", "Try again."), "It failed. Try again."),
        (("«نه» (\u2066VisitorId\u2069)", "بخوانید."), "«نه» (\u2066VisitorId\u2069). بخوانید."),
        (("گفت: «نه»", "بخوانید."), "گفت: «نه». بخوانید."),
        (("گفت: \u2066no.\u2069", "بخوانید."), "گفت: \u2066no.\u2069 بخوانید."),
        (("", "Try again", ""), "Try again"),
    ],
)
def test_somebody_elses_words_do_not_run_into_ours(sentences: tuple[str, ...], line: str) -> None:
    assert in_a_row(*sentences) == line


def test_a_failure_is_told_in_two_sentences() -> None:
    error = DeskError(Words("محک نپذیرفت: رمز اشتباه است", "Refused: no"), Words("بخوانید.", "Read it."))
    assert error.sentence("fa") == "محک نپذیرفت: رمز اشتباه است. بخوانید."
