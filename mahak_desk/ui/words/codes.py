"""Codes, barcodes and options as they are shown."""

from __future__ import annotations

import re

from mahak_desk.ui.words.speech import Speech

_NUMBERS = re.compile(r"(?:^|(?<= / )|(?<=، )|(?<=: ))[0-9]+(?=$| / |،)")
"""Values of options that are nothing but digits: a size, a year."""


def code_text(code: str, speech: Speech) -> str:
    """In the chosen digits where it is nothing but digits; a mixed code stays as it is. A dash for none."""
    return speech.latin(speech.in_digits(code) if code.isdecimal() else code)


def options_shown(options: str, speech: Speech) -> str:
    """One or more options of a variant; a size is in the chosen digits, a mixed value stays as it is."""
    text = options if speech.is_rtl else options.replace("،", ",")
    return _NUMBERS.sub(lambda found: speech.in_digits(found[0]), text)
