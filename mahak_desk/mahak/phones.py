"""Numbers by which a person in Iran is known and reached, in the one spelling they are compared in.

Customers type Persian and Arabic digits, blanks, dashes and country codes (field notes §6).
"""

from __future__ import annotations

import re

from mahak_desk.mahak.text import ascii_digits, persian

_BETWEEN_DIGITS = re.compile(r"[\s\u200c()\[\].\-\u2010-\u2015\u2212_/]+")
_MOBILE = re.compile(r"(?:\+98|0098|98)?0?(9[0-9]{9})")
_NATIONAL_CODE = re.compile(r"[0-9]{8,10}")
_POSTAL_CODE = re.compile(r"[0-9]{10}")


def normal_mobile(text: str | None) -> str | None:
    """09xxxxxxxxx, or None when the text is not one Iranian mobile number."""
    found = _MOBILE.fullmatch(_digits(text))
    return f"0{found[1]}" if found else None


def normal_national_code(text: str | None) -> str | None:
    """Ten digits with the zeros that spreadsheets eat restored, or None when the check digit is wrong.

    All digits alike pass the check and are what people type to get past a form: no code either.
    """
    digits = _digits(text)
    if not _NATIONAL_CODE.fullmatch(digits):
        return None
    code = digits.zfill(10)
    if len(set(code)) == 1:
        return None
    remainder = sum(int(digit) * weight for digit, weight in zip(code, range(10, 1, -1), strict=False)) % 11
    check = remainder if remainder < 2 else 11 - remainder
    return code if int(code[-1]) == check else None


def normal_postal_code(text: str | None) -> str | None:
    """Ten digits, or None when there are not ten or they are all alike."""
    digits = _digits(text)
    return digits if _POSTAL_CODE.fullmatch(digits) and len(set(digits)) > 1 else None


def _digits(text: str | None) -> str:
    """The text without what people put between digits; letters stay and keep it from matching."""
    return _BETWEEN_DIGITS.sub("", ascii_digits(persian(text)))
