"""What the commands print: plain lines in the chosen language, numbers one can read, and JSON."""

from __future__ import annotations

import io
import sys

import click
import msgspec

from mahak_desk.errors import Language

_PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


def speak_utf8() -> None:
    """Windows pipes and old consoles speak a code page that has no Persian; in a windowed build there is
    no stream at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def number(value: float, language: Language) -> str:
    """A number with separators, in the digits of the language."""
    text = f"{value:,}"
    return text.translate(_PERSIAN) if language == "fa" else text


def print_json(value: object) -> None:
    """One JSON object on one line of stdout."""
    click.echo(msgspec.json.encode(value).decode())
