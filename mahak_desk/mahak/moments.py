"""Times as Mahak writes them: wall time of Tehran, mostly without a zone (field notes §6)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

TEHRAN = timezone(timedelta(hours=3, minutes=30))
"""Iran has kept one offset since 2022. A fixed one also needs no zone database on Windows."""


def read_moment(text: str) -> datetime:
    """An aware datetime from a row's date or from ServerTime.

    Text without a zone is Tehran's. Mahak writes up to seven fractional digits; the seventh is dropped.
    Raises ValueError when the text is not an ISO date and time.
    """
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=TEHRAN)


def sent_moment(moment: datetime) -> str:
    """An aware datetime as our requests write it: Tehran wall time to the second, as rows are read (§6).

    Without its offset, as Mahak's own plugin sends it: a server that minds offsets may shift the day.
    Raises ValueError for a datetime without a zone: whose wall clock it shows cannot be known.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be sent")
    return moment.astimezone(TEHRAN).replace(tzinfo=None).isoformat(timespec="seconds")
