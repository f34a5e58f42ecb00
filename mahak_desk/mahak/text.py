"""Persian text and digits: one spelling to store, one to send and one to compare by (field notes §6)."""

from __future__ import annotations

import re

_LETTERS = {"ى": "ی", "ې": "ی", "ڪ": "ک", "ۀ": "هٔ", "\u00a0": " ", "\u0640": ""}  # ي and ك: see persian()
_INVISIBLE = dict.fromkeys(
    # Control characters but tab and line ends; byte-order mark; zero-width space; direction marks.
    [
        *(*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, 0x200B, 0x200E, 0x200F),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    ]
)
_TO_PERSIAN = str.maketrans(_LETTERS) | _INVISIBLE
_ODD = re.compile(
    "[" + "".join(map(re.escape, _LETTERS)) + "".join(map(re.escape, map(chr, _INVISIBLE))) + "]"
)
_TO_ASCII_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_BLANK_IN_BRACKETS = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_ANY_BLANKS = re.compile(r"[\s\u200c]+")
_ZWNJ_AT_EDGE = "\u200c\u200d "


def persian(text: str | None) -> str:
    """One line of text with Persian ی and ک, single blanks and no invisible marks but the half-space.

    Mahak's names carry Arabic ي and ك, doubled inner blanks and trailing ones (field notes §6).
    """
    if not text:
        return ""
    if _ODD.search(text):
        text = text.translate(_TO_PERSIAN)
    line = " ".join(text.replace("ي", "ی").replace("ك", "ک").split())
    if "(" in line or "[" in line or "«" in line:
        line = _BLANK_IN_BRACKETS.sub("", line)
    return line.strip(_ZWNJ_AT_EDGE)


def persian_lines(text: str | None) -> str:
    """The same for a text of several lines, whose line breaks are kept."""
    return "\n".join([persian(line) for line in text.splitlines()]).strip("\n") if text else ""


def ascii_digits(text: str | None) -> str:
    """Text with Persian and Arabic digits turned into 0–9."""
    return (text or "").translate(_TO_ASCII_DIGITS)


def comparable(text: str | None) -> str:
    """What two spellings of the same word share: letters, digits, case, and no blanks or half-spaces."""
    return _ANY_BLANKS.sub("", ascii_digits(persian(text))).casefold()
