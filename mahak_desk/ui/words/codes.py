"""Codes and barcodes as they are shown."""

from __future__ import annotations

from mahak_desk.ui.words.speech import Speech


def code_text(code: str, speech: Speech) -> str:
    """In the chosen digits where it is nothing but digits; a mixed code stays as it is. A dash for none."""
    return speech.latin(speech.in_digits(code) if code.isdecimal() else code)
