"""One line of what corresponds to what: a pair, or one thing that has no partner."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Kind = Literal["category", "product", "variant", "customer"]

FIRST_ID = -(2**63)
"""Before every id: a category of Mahak's tree has a negative one."""


class MappingLine(msgspec.Struct, frozen=True, gc=False):
    """A pair, or one thing without a partner; texts are "" where a side has none."""

    kind: Kind
    mahak_id: int | None
    """None: nothing in Mahak corresponds to it."""
    website_id: int | None
    """None: it is not on the website, or nothing there that could be mapped."""
    mahak_name: str
    mahak_code: str
    website_name: str
    website_code: str
    options: str
    origin: Literal["auto", "manual"] | None
    """Who paired the two."""
    waiting: int
    """Orders that wait until a person has mapped it."""
    reason: str | None
    """Why it has no partner, or what is wrong with the one it has (a code of the explanations)."""


class Lines(NamedTuple):
    """Some lines, and the id to go on after."""

    lines: list[MappingLine]
    last: int | None
    """None: there are no more."""
