from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.phones import normal_mobile, normal_national_code, normal_postal_code

TO_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NINE_DIGITS = st.text("0123456789", min_size=9, max_size=9)


def with_check_digit(nine: str) -> str:
    """The national code that begins with nine digits, reckoned the other way round than the code does."""
    remainder = -sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
    return nine + str({10: 1}.get(remainder, remainder))


@pytest.mark.parametrize(
    "text",
    [
        "09123456789",
        "9123456789",
        "989123456789",
        "+989123456789",
        "00989123456789",
        "+98 (0) 912 345 6789",
        "0912-345-6789",
        "0912.345.6789",
        " 0912 345‌67 89 ",
        "[0912] 345–6789",
        "۰۹۱۲۳۴۵۶۷۸۹",
        "٠٩١٢٣٤٥٦٧٨٩",
        "+۹۸ ۹۱۲ 3456789",
        "\u200e+98\u00a0912\u00a03456789\u202c",
    ],
)
def test_a_mobile_is_the_same_however_it_is_typed(text: str) -> None:
    assert normal_mobile(text) == "09123456789"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " - ",
        "02188881234",
        "0912345678",
        "091234567890",
        "+49 170 1234567",
        "+10912345678",
        "0912345678a",
        "موبایل 09123456789",
        "09123456789 09351234567",
        "00000000000",
        "٩.٥",
    ],
)
def test_what_is_no_iranian_mobile_is_none(text: str | None) -> None:
    assert normal_mobile(text) is None


@given(
    NINE_DIGITS,
    st.sampled_from(["+98", "0098", "98", "0", "", "+980"]),
    st.sampled_from(["", " ", "-", "\u200c", ") "]),
    st.sampled_from([{}, TO_PERSIAN, TO_ARABIC]),
)
def test_every_way_of_writing_leads_to_one_number(
    rest: str, prefix: str, between: str, digits: dict[int, str]
) -> None:
    written = f"{prefix}{between}9{rest[:2]}{between}{rest[2:5]}{between}{rest[5:]}".translate(digits)
    assert normal_mobile(written) == f"09{rest}"


@given(NINE_DIGITS)
def test_a_normal_mobile_stays_as_it_is(rest: str) -> None:
    assert normal_mobile(normal_mobile(f"9{rest}")) == f"09{rest}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0499370899", "0499370899"),
        ("۰۴۹۹۳۷۰۸۹۹", "0499370899"),
        ("049-937089-9", "0499370899"),
        ("499370899", "0499370899"),
        ("0012345679", "0012345679"),
        ("12345679", "0012345679"),
        ("0499370898", None),
        ("1111111111", None),
        ("0000000000", None),
        ("00000000", None),
        ("1000004", None),
        ("04993708990", None),
        ("049937089x", None),
        ("", None),
        (None, None),
    ],
)
def test_a_national_code_has_a_right_check_digit(text: str | None, code: str | None) -> None:
    assert normal_national_code(text) == code


@given(NINE_DIGITS.filter(lambda nine: len(set(nine)) > 1))
def test_right_codes_are_known_and_their_neighbours_are_not(nine: str) -> None:
    code = with_check_digit(nine)
    assert normal_national_code(code) == code
    wrong = nine + str((int(code[-1]) + 1) % 10)
    assert normal_national_code(wrong) is None


@given(st.text("0123456789", min_size=7, max_size=8).filter(lambda rest: rest[0] != "0"))
def test_zeros_that_a_spreadsheet_ate_come_back(rest: str) -> None:
    code = with_check_digit(rest.zfill(9))
    assert normal_national_code(code.lstrip("0")) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("۱۲۳۴۵-۶۷۸۹۰", "1234567890"),
        ("12345 67890", "1234567890"),
        ("1111111111", None),
        ("123456789", None),
        ("12345678901", None),
        ("کدپستی 1234567890", None),
        (None, None),
    ],
)
def test_a_postal_code_has_ten_digits(text: str | None, code: str | None) -> None:
    assert normal_postal_code(text) == code


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    for normal in (normal_mobile, normal_national_code, normal_postal_code):
        found = normal(text)
        assert found is None or (found.isascii() and found.isdecimal())
