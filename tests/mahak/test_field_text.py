from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.field_text import field_text, name_text, number_text

ANY_TEXT = st.text(st.characters(codec=None))
"""Half surrogate pairs too, which a database can hold."""


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        (None, 5, ""),
        ("علي   كريمي", 20, "علی کریمی"),
        ("یک\nدو", 20, "یک دو"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abcd efg", 6, "abcd…"),
        ("ab🎁", 4, "ab🎁"),
        ("abc🎁", 4, "abc…"),
        ("ab\ud83dc", 4, "abc"),
        ("می\u200cروم و برمی\u200cگردم", 4, "می…"),
    ],
)
def test_text_is_one_line_that_fits(text: str | None, length: int, shown: str) -> None:
    assert field_text(text, length) == shown


@given(ANY_TEXT, st.integers(1, 40))
def test_any_text_fits_and_can_be_sent(text: str, length: int) -> None:
    assert len(field_text(text, length).encode("utf-16-le")) <= 2 * length


@given(ANY_TEXT, st.integers(1, 40))
def test_what_fits_stays_as_it_is(text: str, length: int) -> None:
    once = field_text(text, length)
    assert field_text(once, length) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("😀 علی ❤️ رضا 👨‍👩‍👧", "علی رضا"),
        ("1️⃣ مریم ✨", "1 مریم"),
        ("👍🏽🇮🇷", ""),
        ("بازرگانی نور (شعبه ۲) + پسران", "بازرگانی نور (شعبه ۲) + پسران"),
        ("نیک\u200cنام", "نیک\u200cنام"),
    ],
)
def test_names_carry_no_pictures(text: str, shown: str) -> None:
    assert name_text(text, 50) == shown


def test_numbers_have_ascii_digits() -> None:
    assert number_text(" ۰۲۱-٨٨٨٨  داخلی ۵", 50) == "021-8888 داخلی 5"
