from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.text import ascii_digits, comparable, persian, persian_lines

ODD_TEXT = st.text(
    st.sampled_from("يكىېڪۀیکهٔآابx1۲٣ \t\n\u00a0\u0640\u200c\u200d\u200b\u200e\u2067\ufeff\x00\x1f()[]«»👟")
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("تيشرت نايكي  ", "تیشرت نایکی"),
        ("شلوار  كتان 118", "شلوار کتان 118"),
        ("موسىٰ ېڪ", "موسیٰ یک"),
        ("خانۀ ما", "خانهٔ ما"),
        ("کـــتاب", "کتاب"),
        ("جوراب ( بسته سه تايي )", "جوراب (بسته سه تایی)"),
        ("« نو » [ ۲ ]", "«نو» [۲]"),
        ("لباس\u00a0نو", "لباس نو"),
        ("\u200fکفش\u202c\ufeff", "کفش"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cلبه\u200c ", "لبه"),
        ("سطر\nدوم\tسوم", "سطر دوم سوم"),
        ("کفش 👟", "کفش 👟"),
        ("a\x00b", "ab"),
        ("", ""),
        (None, ""),
        (" \u200c ", ""),
    ],
)
def test_a_text_of_mahak_becomes_one_line_of_persian(text: str | None, line: str) -> None:
    assert persian(text) == line


@given(ODD_TEXT)
def test_what_is_persian_already_stays_as_it_is(text: str) -> None:
    line = persian(text)
    assert persian(line) == line


@given(ODD_TEXT)
def test_a_line_has_single_blanks_and_no_arabic_letters(text: str) -> None:
    line = persian(text)
    assert not set("يكىېڪۀ\u00a0\u0640\u200b\u200e\u2067\ufeff\x00\x1f\n\t") & set(line)
    assert "  " not in line
    assert line == line.strip()


@given(st.text())
def test_any_text_at_all_is_taken(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


def test_line_breaks_of_a_description_are_kept() -> None:
    assert persian_lines("\nاول  سطر \r\n\r\nدوم ي\n") == "اول سطر\n\nدوم ی"
    assert persian_lines(None) == ""


@pytest.mark.parametrize(
    ("typed", "digits"), [("۰۹۱۲", "0912"), ("٠٩١٢", "0912"), ("کد ۱۲٣4", "کد 1234"), (None, "")]
)
def test_digits_of_any_script_become_ascii(typed: str | None, digits: str) -> None:
    assert ascii_digits(typed) == digits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ايكس لارج", "ایکس‌لارج"),
        ("XL", "xl"),
        ("سایز ۳۱", "سايز31"),
        ("آبی ", "آبي"),
    ],
)
def test_two_spellings_of_a_word_compare_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_different_words_do_not_compare_equal() -> None:
    assert comparable("مشکی") != comparable("مشکین")
