"""Tooltips that say what they are given: a name of Mahak's or the website's that looks like markup is a name."""

from __future__ import annotations

from html import escape


def as_tooltip(text: str) -> str:
    """What Qt is to be given for it: markup of our own making, since Qt guesses what plain text is."""
    return "<span>{}</span>".format(escape(text).replace("\n", "<br>")) if text else ""
