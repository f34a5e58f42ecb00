"""How long to wait before the next try: longer each time, never exactly as long as another PC waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

FIRST_SECONDS = 30.0
LONGEST_SECONDS = 3600.0

Jitter = Callable[[], float]
"""A random number from 0 up to 1."""


def delay(
    failures: int, jitter: Jitter, *, first: float = FIRST_SECONDS, longest: float = LONGEST_SECONDS
) -> timedelta:
    """The wait after so many failures in a row: doubling from `first`, half of it left to chance."""
    whole = min(longest, first * 2 ** max(0, min(failures - 1, 20)))
    return timedelta(seconds=whole * (0.5 + jitter() / 2))
