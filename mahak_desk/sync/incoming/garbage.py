"""Spares bulk work the search for garbage that is not there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS_BETWEEN = 100_000
"""New objects between two searches for cycles; Python's own number is some hundreds."""

_SEARCHES_BETWEEN = 1_000
"""Of those searches, times ten, before one of everything; more than the largest shop ever needs."""


@contextmanager
def rarer_collections() -> Iterator[None]:
    """Within it Python looks for cycles rarely, and hardly ever among everything.

    The rows and plans of a cycle are tens of thousands of objects that die together and refer to each other
    in one direction only: looking for cycles among them takes an eighth of the time and finds none.
    Looking through everything, the libraries too, would hold a window up for a tenth of a second; what the window
    itself consists of is left out for good (`ui/process/interpreter.py`).
    """
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN, before[1], _SEARCHES_BETWEEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)
