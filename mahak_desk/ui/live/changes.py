"""What a finished cycle can have changed in what the window shows."""

from __future__ import annotations

from typing import Literal

from mahak_desk.sync.cycle import CycleResult

Subject = Literal["products", "mappings", "orders", "problems", "runs", "settings"]
Changes = frozenset[Subject]

EVERYTHING: Changes = frozenset({"products", "mappings", "orders", "problems", "runs", "settings"})

_OF_CYCLE: dict[str, Changes] = {
    "incoming": frozenset({"products", "mappings", "orders", "problems", "runs"}),
    "outgoing": frozenset({"products", "orders", "problems", "runs"}),
}
_STANDING = frozenset({"found", "waiting", "unchanged"})
"""Counts of what is merely there: they tell of a change only by differing from the last cycle's."""


def changes_of(flow: str, last: CycleResult | None, before: CycleResult | None) -> Changes:
    """What to read again after a cycle. A failed one (`last` is `before`) may have done a part of its work."""
    if last is None or before is None or last is before:
        return _OF_CYCLE[flow]
    if last.counts == before.counts and not _anything_done(last.counts):
        return frozenset({"runs"})
    return _OF_CYCLE[flow]


def _anything_done(counts: object, name: str = "") -> bool:
    if isinstance(counts, dict):
        return any(_anything_done(value, str(key)) for key, value in counts.items())
    return name not in _STANDING and bool(counts)
