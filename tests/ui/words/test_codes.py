"""Codes and options are in one digit system, and nothing that is more than a number is changed."""

from __future__ import annotations

import pytest

from mahak_desk.ui.words.codes import code_text, options_shown
from mahak_desk.ui.words.speech import Speech, plain

PERSIAN = Speech.chosen("fa")
ENGLISH = Speech.chosen("en")


def test_a_code_of_digits_is_in_the_chosen_ones() -> None:
    assert plain(code_text("105", PERSIAN)) == "۱۰۵"
    assert plain(code_text("A-105", PERSIAN)) == "A-105"
    assert code_text("105", ENGLISH) == "105"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("33", "۳۳"),
        ("مشکی / 33", "مشکی / ۳۳"),
        ("33 / مشکی", "۳۳ / مشکی"),
        ("رنگ: مشکی، سایز: 33", "رنگ: مشکی، سایز: ۳۳"),
        ("RTX 3060", "RTX 3060"),
        ("A4 / 64GB", "A4 / 64GB"),
        ("", ""),
    ],
)
def test_an_option_that_is_a_number_is_too(stored: str, shown: str) -> None:
    assert options_shown(stored, PERSIAN) == shown


def test_english_has_its_own_comma() -> None:
    assert options_shown("Color: black، Size: 33", ENGLISH) == "Color: black, Size: 33"
