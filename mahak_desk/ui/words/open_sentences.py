"""Sentences that are about many things at once: what is said of one thing stays open."""

from __future__ import annotations


def with_open_slots(sentence: str) -> str:
    """An ellipsis for every slot."""
    return sentence.format_map(_Ellipses())


class _Ellipses(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"
