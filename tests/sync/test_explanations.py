"""Reasons are told in words, with their own facts, and say who ends them."""

from __future__ import annotations

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import fact_in_both
from mahak_desk.sync.explanations import EXPLANATIONS, RESOLVING_THEMSELVES, explain, tell, told

ISOLATE, END = "\u2068", "\u2069"


def test_the_three_parts_carry_the_facts() -> None:
    parts = tell("totals-differ", {"order_total": 1_000, "rebuilt_total": 990, "difference": 10}, "en")
    assert parts.title == "The order says 1,000 Rial, its parts add up to 990 Rial."
    assert parts.text == told(
        "totals-differ", {"order_total": 1_000, "rebuilt_total": 990, "difference": 10}, "en"
    )


def test_latin_words_are_isolated_in_a_persian_sentence_on_the_screen_only() -> None:
    facts: dict[str, str | int] = {"text": "Discount is not valid", "property": "تخفیف"}
    assert tell("refused-by-mahak", facts, "fa").why == f"«{ISOLATE}Discount is not valid{END}» (تخفیف)"
    assert ISOLATE not in told("refused-by-mahak", facts, "fa")
    assert ISOLATE not in tell("refused-by-mahak", facts, "en").text


def test_what_was_heard_is_told_in_the_readers_language() -> None:
    heard = Words("پاسخ محک کامل نرسید.", "Mahak's answer was lost on the way.")
    for reason in ("answer-lost", "too-many-attempts"):
        facts = fact_in_both("cause", heard)
        assert tell(reason, facts, "fa").why.endswith(heard.fa)
        assert told(reason, facts, "en") == tell(reason, facts, "en").text
        assert heard.en in tell(reason, facts, "en").why
        assert heard.en not in told(reason, facts, "fa")


def test_what_an_older_program_kept_in_english_alone_is_still_told() -> None:
    facts: dict[str, str | int] = {"cause": "Result: false"}
    assert tell("too-many-attempts", facts, "fa").why == f"آخرین پاسخ: {ISOLATE}Result: false{END}"


def test_what_resolves_itself_says_so_and_all_else_needs_somebody() -> None:
    assert {"answer-lost", "interrupted"} <= RESOLVING_THEMSELVES
    for reason, explanation in EXPLANATIONS.items():
        assert explanation.needs_person == (reason not in RESOLVING_THEMSELVES)
    assert explain("a-reason-of-a-newer-program").needs_person
