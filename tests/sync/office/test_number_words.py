"""Numbers in words can be read back, and are said as people say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.errors import Words
from mahak_desk.sync.office.number_words import in_words


@pytest.mark.parametrize(
    ("number", "persian", "english"),
    [
        (0, "صفر", "zero"),
        (7, "هفت", "seven"),
        (18, "هجده", "eighteen"),
        (40, "چهل", "forty"),
        (99, "نود و نه", "ninety-nine"),
        (100, "صد", "one hundred"),
        (215, "دویست و پانزده", "two hundred fifteen"),
        (1000, "هزار", "one thousand"),
        (1_001, "هزار و یک", "one thousand one"),
        (21_000, "بیست و یک هزار", "twenty-one thousand"),
        (1_200_000, "یک میلیون و دویست هزار", "one million two hundred thousand"),
        (1_000_000_000, "یک میلیارد", "one billion"),
        (-5_000, "منفی پنج هزار", "minus five thousand"),
    ],
)
def test_it_is_said_as_people_say_it(number: int, persian: str, english: str) -> None:
    assert in_words(number) == Words(persian, english)


def valued(words: str, value_of: Callable[[int], int]) -> dict[str, int]:
    """Each word with the value of its place."""
    return {word: value_of(place) for place, word in enumerate(words.split())}


_FA = {
    **valued("صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده", lambda place: place),
    **valued("پانزده شانزده هفده هجده نوزده", lambda place: place + 15),
    **valued("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", lambda place: (place + 2) * 10),
    **valued("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", lambda place: (place + 1) * 100),
}
_FA_SCALES = valued("هزار میلیون میلیارد تریلیون کوادریلیون کوینتیلیون", lambda place: 1000 ** (place + 1))


def read_persian(text: str) -> int:
    """The number some Persian words say, by the rules a child learns."""
    total = group = 0
    for word in text.replace(" و ", " ").split():
        if word in _FA_SCALES:
            total += (group or 1) * _FA_SCALES[word]
            group = 0
        else:
            group += _FA[word]
    return total + group


_EN = {
    **valued("zero one two three four five six seven eight nine ten eleven twelve", lambda place: place),
    **valued("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", lambda place: place + 13),
    **valued("twenty thirty forty fifty sixty seventy eighty ninety", lambda place: (place + 2) * 10),
}
_EN_SCALES = valued(
    "thousand million billion trillion quadrillion quintillion", lambda place: 1000 ** (place + 1)
)


def read_english(text: str) -> int:
    total = group = 0
    for word in text.replace("-", " ").split():
        if word in _EN_SCALES:
            total += group * _EN_SCALES[word]
            group = 0
        elif word == "hundred":
            group *= 100
        else:
            group += _EN[word]
    return total + group


@given(st.one_of(st.integers(0, 2**63 - 1), st.integers(0, 10**7)))
def test_the_words_say_the_number(number: int) -> None:
    words = in_words(number)
    assert read_persian(words.fa) == number
    assert read_english(words.en) == number


@given(st.integers(1, 2**63 - 1))
def test_a_negative_number_says_so(number: int) -> None:
    words, negative = in_words(number), in_words(-number)
    assert negative == Words(f"منفی {words.fa}", f"minus {words.en}")


def test_what_is_beyond_any_amount_has_no_words() -> None:
    with pytest.raises(ValueError, match="too large"):
        in_words(10**21)
