"""One folding serves searching and ordering: spellings are one, and the order is that of the Persian alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.ui.words.searching import folded, search_words
from mahak_desk.ui.words.speech import Speech

ALPHABET = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

persian_words = st.text(ALPHABET, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("كيف", "کیف"),
        ("كفش ي", "کفش ی"),
        ("می‌شود", "میشود"),
        ("آبی", "ابی"),
        ("مسئول", "مسیول"),
        ("مؤسسه", "موسسه"),
        ("خانۀ", "خانه"),
        ("مُحَمَّد", "محمد"),
        ("کـــیف", "کیف"),
        ("۰۹۱۲۳۴۵", "0912345"),
        ("٠٩١٢٣٤٥", "0912345"),
        ("۱٬۲۳۴", "1234"),
        ("۳٫۵", "3.5"),
        ("BELT", "belt"),
        ("Straße", "STRASSE"),
        ("\u2066AB-12\u2069", "ab-12"),
        ("−۵", "-5"),
        ("قرمز، سبز؛ آبی؟", "قرمز, سبز; ابی?"),
    ],
)
def test_spellings_of_a_word_are_one(typed: str, stored: str) -> None:
    assert folded(typed) == folded(stored)


def test_the_alphabet_is_ordered_as_it_is_taught() -> None:
    assert sorted(ALPHABET, key=folded) == list(ALPHABET)
    assert sorted(ALPHABET) != list(ALPHABET), "Unicode's own order is another"


@given(st.lists(persian_words, min_size=2, max_size=12))
def test_words_are_ordered_letter_by_letter(words: list[str]) -> None:
    def as_taught(word: str) -> list[int]:
        return [ALPHABET.index(letter) for letter in word]

    assert sorted(words, key=folded) == sorted(words, key=as_taught)


@given(persian_words, persian_words)
def test_other_letters_are_another_word(one: str, other: str) -> None:
    assert (folded(one) == folded(other)) == (one == other)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded(text)
    assert folded(once) == once


@given(st.text(ALPHABET + "كيآئ\u0640\u200c٬،۱٤Ab 7-", max_size=30))
def test_a_strange_sign_changes_nothing_about_the_rest(text: str) -> None:
    assert folded(f"{text}–") == f"{folded(text)}–"


@given(st.text(ALPHABET + " ‌كيآ0123456789۰۱۲", max_size=30), st.integers(0, 29), st.integers(1, 10))
def test_a_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    assert folded(text[start : start + length]) in folded(text)


def test_latin_comes_before_persian_and_digits_before_both() -> None:
    assert sorted(["کیف", "belt", "۱۲", "A", "ب"], key=folded) == ["۱۲", "A", "belt", "ب", "کیف"]


def test_what_is_typed_is_taken_word_by_word() -> None:
    assert search_words("  كيف   ABC ") == (folded("کیف"), "abc")
    assert search_words(" \u200c ") == ()
    assert search_words(ALPHABET) == (folded(ALPHABET),), "no letter parts a word"


@given(st.integers(0, 10**12))
def test_an_amount_is_found_by_its_bare_digits(amount: int) -> None:
    assert folded(Speech.chosen("fa").amount(amount)) == str(amount)
