"""When everything is read from 0, because desktop edits do not always move a row version (field notes §0, 7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from mahak_desk.mahak.moments import TEHRAN
from mahak_desk.sync.runs import FullReads

_BETWEEN_TRIES = timedelta(hours=1)
"""A full read that failed is not tried at once again, so that the shop gets its deltas meanwhile."""


def full_read_due(last: FullReads, now: datetime, hour: int) -> bool:
    """Whether the next cycle is to read everything: once a day, from this hour of Tehran on; −1 for never.

    A computer that was off at that hour makes up for it. What was recorded by a clock that was ahead of
    the present one says nothing.
    """
    if hour < 0:
        return False
    tried, succeeded = _past(last.tried_at, now), _past(last.succeeded_at, now)
    if tried is not None and now - tried < _BETWEEN_TRIES:
        return False
    return succeeded is None or succeeded < _latest(hour, now)


def _past(moment: datetime | None, now: datetime) -> datetime | None:
    return None if moment is None or moment > now else moment


def _latest(hour: int, now: datetime) -> datetime:
    """The last time that Tehran's clocks showed the full hour."""
    today = now.astimezone(TEHRAN).replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)
