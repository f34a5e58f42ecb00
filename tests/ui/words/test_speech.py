"""Numbers, money and moments are said as the person who reads them expects."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from mahak_desk.errors import Words
from mahak_desk.ui.words.speech import Speech, plain

PERSIAN, ENGLISH = Speech.chosen("fa"), Speech.chosen("en")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def tehran(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment by Tehran's wall clock, in UTC as the engine keeps it."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=3, minutes=30)


# Numbers


@pytest.mark.parametrize(
    ("number", "english", "persian"),
    [
        (0, "0", "۰"),
        (999, "999", "۹۹۹"),
        (1_234, "1,234", "۱٬۲۳۴"),
        (3_500_000_000, "3,500,000,000", "۳٬۵۰۰٬۰۰۰٬۰۰۰"),
        (Decimal("1234.500"), "1,234.5", "۱٬۲۳۴٫۵"),
        (Decimal("10.000"), "10", "۱۰"),
        (Decimal("100"), "100", "۱۰۰"),
        (Decimal("1E+2"), "100", "۱۰۰"),
        (Decimal("0.125"), "0.125", "۰٫۱۲۵"),
    ],
)
def test_a_number_has_separators_and_no_idle_zeros(number: int | Decimal, english: str, persian: str) -> None:
    assert ENGLISH.number(number) == english
    assert PERSIAN.number(number) == persian


def test_a_negative_number_keeps_its_sign_in_front_within_persian_text() -> None:
    assert PERSIAN.number(-12) == "\u2066−۱۲\u2069"
    assert ENGLISH.number(-12) == "−12"
    assert plain(PERSIAN.number(-12)) == "−۱۲"


@given(st.integers(-(10**15), 10**15))
def test_a_number_can_be_read_back(number: int) -> None:
    for speech in (PERSIAN, ENGLISH):
        said = plain(speech.number(number)).replace("٬", "").replace(",", "").replace("−", "-")
        assert int(said) == number


def test_money_names_its_unit_and_a_column_of_it_does_not() -> None:
    assert ENGLISH.money(1_250_000) == "1,250,000 Rial"
    assert PERSIAN.money(1_250_000) == "۱٬۲۵۰٬۰۰۰ ریال"
    assert PERSIAN.amount(1_250_000) == "۱٬۲۵۰٬۰۰۰"
    assert ENGLISH.money(0) == "0 Rial", "free is not unknown"


def test_what_is_not_known_is_a_dash_and_never_zero() -> None:
    for speech in (PERSIAN, ENGLISH):
        unknown = [speech.money(None), speech.amount(None), speech.quantity(None), speech.date(None)]
        unknown += [speech.moment(None), speech.ago(None, NOW), speech.until(None, NOW), speech.latin("")]
        assert unknown == ["—"] * len(unknown)


def test_toman_is_a_tenth_of_rial_to_the_last_one() -> None:
    assert PERSIAN.toman(1_250_000) == "۱۲۵٬۰۰۰ تومان"
    assert ENGLISH.toman(15) == "1.5 Toman"
    assert ENGLISH.toman(-20) == "−2 Toman"


def test_quantities_keep_at_most_their_three_decimals() -> None:
    assert ENGLISH.quantity(Decimal("12.500")) == "12.5"
    assert PERSIAN.quantity(Decimal("0.001")) == "۰٫۰۰۱"
    assert PERSIAN.quantity(7) == "۷"


def test_digits_can_be_chosen_apart_from_the_language() -> None:
    latin = Speech.chosen("fa", digits="latin")
    assert latin.money(1_250_000) == "1,250,000 ریال"
    assert plain(latin.date(tehran(2026, 11, 25))) == "1405/09/04"
    persian = Speech.chosen("en", digits="persian", calendar="jalali")
    assert persian.date(tehran(2026, 11, 25)) == "۱۴۰۵/۰۹/۰۴"


def test_a_sentence_changes_its_digits_and_not_its_points() -> None:
    assert PERSIAN.in_digits("3.5, 12") == "۳.۵, ۱۲"
    assert ENGLISH.in_digits("3.5, 12") == "3.5, 12"


# Dates


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        ((1979, 2, 11), "1357/11/22"),
        ((2016, 3, 20), "1395/01/01"),
        ((2021, 3, 20), "1399/12/30"),  # a leap year
        ((2021, 3, 21), "1400/01/01"),
        ((2024, 2, 29), "1402/12/10"),
        ((2024, 3, 19), "1402/12/29"),
        ((2024, 3, 20), "1403/01/01"),
        ((2025, 3, 20), "1403/12/30"),  # a leap year that an often copied arithmetic takes for a common one
        ((2025, 3, 21), "1404/01/01"),
        ((2026, 3, 20), "1404/12/29"),
        ((2026, 3, 21), "1405/01/01"),
        ((2026, 9, 22), "1405/06/31"),
        ((2026, 9, 23), "1405/07/01"),
        ((2026, 11, 25), "1405/09/04"),
        ((2030, 3, 20), "1408/12/30"),  # the leap year after five
    ],
)
def test_a_day_is_the_one_on_the_wall_in_iran(gregorian: tuple[int, int, int], jalali: str) -> None:
    noon = tehran(*gregorian)
    assert plain(Speech.chosen("fa", digits="latin").date(noon)) == jalali
    assert ENGLISH.date(noon) == "{:04}-{:02}-{:02}".format(*gregorian)


def test_a_day_ends_at_midnight_in_tehran() -> None:
    last = datetime(2026, 3, 20, 20, 29, tzinfo=UTC)
    first = datetime(2026, 3, 20, 20, 30, tzinfo=UTC)
    assert plain(PERSIAN.moment(last)) == "۱۴۰۴/۱۲/۲۹ ۲۳:۵۹"
    assert plain(PERSIAN.moment(first)) == "۱۴۰۵/۰۱/۰۱ ۰۰:۰۰"
    assert ENGLISH.moment(first) == "2026-03-21 00:00"


def test_there_is_no_summer_time_any_more() -> None:
    assert plain(PERSIAN.time(datetime(2026, 7, 1, 8, 30, tzinfo=UTC))) == "۱۲:۰۰"


def test_a_day_in_a_chart_is_short() -> None:
    assert PERSIAN.day_of_month(tehran(2026, 11, 25)) == "۴ آذر"
    assert ENGLISH.day_of_month(tehran(2026, 11, 25)) == "25 Nov"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_later_day_is_said_later(moment: datetime) -> None:
    speech = Speech.chosen("en", calendar="jalali")
    days = [speech.date(moment + timedelta(days=day)) for day in range(3)]
    assert days == sorted(set(days))


# Spans


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=44), "just now"),
        (timedelta(seconds=45), "45 second"),
        (timedelta(seconds=59, milliseconds=900), "1 minute"),
        (timedelta(minutes=4), "4 minute"),
        (timedelta(minutes=59, seconds=40), "1 hour"),
        (timedelta(hours=5, minutes=20), "5 hour"),
        (timedelta(hours=23, minutes=45), "1 day"),
        (timedelta(days=3), "3 day"),
        (timedelta(days=8), "2026-11-17"),
    ],
)
def test_what_is_near_is_said_by_its_distance(qapp: QApplication, passed: timedelta, said: str) -> None:
    assert ENGLISH.ago(NOW - passed, NOW).startswith(said)


def test_what_is_due_is_due_now(qapp: QApplication) -> None:
    assert ENGLISH.until(NOW, NOW) == "now"
    assert ENGLISH.until(NOW - timedelta(hours=1), NOW) == "now"
    assert ENGLISH.until(NOW + timedelta(seconds=40), NOW) == "in 40 s"
    assert ENGLISH.until(NOW + timedelta(milliseconds=300), NOW) == "in 1 s"


@given(st.timedeltas(timedelta(seconds=45), timedelta(days=7)))
def test_no_span_is_said_in_more_than_its_unit_holds(passed: timedelta) -> None:
    number, unit = ENGLISH.ago(NOW - passed, NOW).split()[:2]
    largest = {"second": 59, "minute": 59, "hour": 23, "day": 7}
    assert 1 <= int(number) <= largest[unit.removesuffix("s").removesuffix("(s)")]


# Direction


def test_codes_run_left_to_right_within_persian_and_are_copied_bare() -> None:
    shown = PERSIAN.latin("+98 912 345")
    assert shown == "\u2066+98 912 345\u2069"
    assert plain(shown) == "+98 912 345"
    assert ENGLISH.latin("+98 912 345") == "+98 912 345"
    assert PERSIAN.latin(0) == "\u20660\u2069", "a code may be 0"


def test_a_sentence_of_the_engine_begins_on_the_side_of_its_language() -> None:
    words = Words("X12 فروخته شد.", "X12 was sold.")
    assert PERSIAN.words(words) == "\u200fX12 فروخته شد."
    assert ENGLISH.words(words) == "\u200eX12 was sold."
    assert PERSIAN.words(Words("", "")) == "", "an empty label must stay empty"
    assert plain(PERSIAN.words(words)) == "X12 فروخته شد."


def test_a_code_within_a_sentence_keeps_its_digits() -> None:
    persian = Speech.chosen("fa")
    assert (
        persian.in_digits(f"2 ردیف در {persian.latin('a-17.csv')} و 3")
        == "۲ ردیف در \u2066a-17.csv\u2069 و ۳"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سفارش T-1001 با 2 خطا", "سفارش T-1001 با ۲ خطا"),
        ("سفارش 1001 رفت.", "سفارش ۱۰۰۱ رفت."),
        ("25-A4/7 و 25", "25-A4/7 و ۲۵"),
        ("12-34", "۱۲-۳۴"),
        ("3 KB", "۳ KB"),
    ],
)
def test_a_code_with_a_letter_in_it_keeps_its_digits_in_a_sentence(text: str, shown: str) -> None:
    assert Speech.chosen("fa").in_digits(text) == shown


@pytest.mark.parametrize(
    "place",
    [
        "/home/shop/mahak-desk.sqlite3",
        r"C:\Users\علی رضایی\AppData\Local\mahak-desk 2\mahak-desk.sqlite3",
        r"\\server\books\mahak.db",
        "https://mahak.example/API/v3",
    ],
)
def test_an_address_within_persian_runs_left_to_right_and_keeps_its_digits(place: str) -> None:
    said = PERSIAN.words(Words(f"پایگاه داده ({place}) آسیب دیده است.", ""))
    assert f"(\u2066{place}\u2069)" in said
    assert f"\u2066{place}\u2069." in PERSIAN.words(Words(f"نسخهٔ تازه: {place}.", ""))


def test_a_date_and_an_alternative_are_no_addresses() -> None:
    said = PERSIAN.words(Words("از 1405/09/04 تا 1405/09/05 و/یا بعد", ""))
    assert "\u2066" not in said
