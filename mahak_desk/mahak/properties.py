"""The Properties text of a product detail: pairs of property code and value (field notes §4.3)."""

from __future__ import annotations

import functools

import msgspec

from mahak_desk.mahak.text import persian


class PropertiesUnreadable(ValueError):
    """The text is not a JSON list of {"C": code, "V": value} pairs."""


_PAIRS = msgspec.json.Decoder(list[dict[str, str | int | float | None]])


@functools.lru_cache(maxsize=8192)  # a shop of many variants has few different sets of properties
def parse_properties(text: str | None) -> tuple[tuple[int, str], ...]:
    """The (code, value) pairs in the order of their codes; empty values are left out.

    The order in the text varies between products, so it carries no meaning. An absent or blank text is no
    pairs at all. Raises PropertiesUnreadable.
    """
    if text is None or not text.strip():
        return ()
    by_code: dict[int, str] = {}
    try:
        for pair in _PAIRS.decode(text):
            fields = {key.lower(): value for key, value in pair.items()}
            value = fields.get("v")
            by_code[int(str(fields["c"]))] = "" if value is None else persian(str(value))
    except (msgspec.MsgspecError, KeyError, ValueError):
        raise PropertiesUnreadable from None
    return tuple(sorted((code, value) for code, value in by_code.items() if value))


def say_nothing(text: str | None) -> bool:
    """Whether the text can be read and has no value in it: absent, `[]`, or pairs whose values are empty."""
    try:
        return not text or not parse_properties(text)
    except PropertiesUnreadable:
        return False
