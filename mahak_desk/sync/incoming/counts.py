"""How a cycle counts what it looked at."""

from __future__ import annotations

import msgspec


class Counts(msgspec.Struct):
    """What became of the products, variants or categories that were looked at."""

    created: int = 0
    updated: int = 0
    hidden: int = 0
    unchanged: int = 0
    errors: int = 0
