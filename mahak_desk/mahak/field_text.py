"""Text as a field of Mahak's takes it: one line of Persian, no longer than the field."""

from __future__ import annotations

import unicodedata

from mahak_desk.mahak.text import ascii_digits, persian

_ELLIPSIS = "…"
_PICTURE_MARKS = {"\u200d", "\u20e3", "\ufe0e", "\ufe0f"}
"""Joiners, keycaps and variation selectors: what is left of an emoji when its picture is gone."""


def field_text(text: str | None, length: int) -> str:
    """One line in Persian spelling, cut with «…» to `length` units of UTF-16, in which Mahak's fields count.

    Half a surrogate pair, which no encoding of the request could hold, is dropped.
    """
    line = persian((text or "").encode("utf-8", "ignore").decode())
    units = line.encode("utf-16-le")
    if len(units) <= 2 * length:
        return line
    return persian(units[: 2 * (length - 1)].decode("utf-16-le", "ignore")) + _ELLIPSIS


def name_text(text: str | None, length: int) -> str:
    """The same for a name: without emoji and other pictures."""
    return field_text("".join(sign for sign in text or "" if not _picture(sign)), length)


def number_text(text: str | None, length: int) -> str:
    """The same for a number that is read as text: with ASCII digits."""
    return field_text(ascii_digits(text), length)


def _picture(sign: str) -> bool:
    return ord(sign) > 0xFFFF or sign in _PICTURE_MARKS or unicodedata.category(sign) == "So"
