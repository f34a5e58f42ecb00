"""The shape of an explanation."""

from __future__ import annotations

from typing import NamedTuple

from mahak_desk.errors import Words


class Explanation(NamedTuple):
    """A reason in a shopkeeper's words; `{slots}` are filled with the facts of the problem."""

    title: Words
    why: Words
    next_step: Words
