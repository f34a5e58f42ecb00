"""A whole number as people say it, so that nobody takes Rial for Toman by a nought too many."""

from __future__ import annotations

from mahak_desk.errors import Words

_FA_ONES = (
    *("", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"),
    *("ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"),
)
_FA_TENS = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_FA_HUNDREDS = ("", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")
_FA_SCALES = ("", "هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون", "کوینتیلیون")

_EN_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")


def in_words(number: int) -> Words:
    """The number in both languages: «یک میلیون و دویست هزار», "one million two hundred thousand".

    Any 64-bit number. Raises ValueError beyond.
    """
    if abs(number) >= 1000 ** len(_FA_SCALES):
        raise ValueError(f"{number} is too large for words")
    if number == 0:
        return Words("صفر", "zero")
    groups = _groups(abs(number))
    persian = " و ".join(_fa_group(group, scale) for group, scale in groups)
    english = " ".join(_en_group(group, scale) for group, scale in groups)
    return Words(persian, english) if number > 0 else Words(f"منفی {persian}", f"minus {english}")


def _groups(number: int) -> list[tuple[int, int]]:
    """Its groups of three digits that are not nought, the greatest first, each with its power of a thousand."""
    groups: list[tuple[int, int]] = []
    scale = 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            groups.insert(0, (group, scale))
        scale += 1
    return groups


def _fa_group(group: int, scale: int) -> str:
    if (group, scale) == (1, 1):
        return "هزار"  # nobody says «یک هزار» of money, though everybody says «یک میلیون»
    hundreds, rest = divmod(group, 100)
    parts = [
        _FA_HUNDREDS[hundreds],
        *((_FA_ONES[rest],) if rest < 20 else (_FA_TENS[rest // 10], _FA_ONES[rest % 10])),
    ]
    return " ".join(filter(None, (" و ".join(filter(None, parts)), _FA_SCALES[scale])))


def _en_group(group: int, scale: int) -> str:
    hundreds, rest = divmod(group, 100)
    below = (
        _EN_ONES[rest] if rest < 20 else "-".join(filter(None, (_EN_TENS[rest // 10], _EN_ONES[rest % 10])))
    )
    parts = (f"{_EN_ONES[hundreds]} hundred" if hundreds else "", below, _EN_SCALES[scale])
    return " ".join(filter(None, parts))
