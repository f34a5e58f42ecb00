from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.moments import TEHRAN, read_moment, sent_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-10-04T15:18:38.2345036", datetime(2025, 10, 4, 11, 48, 38, 234503, UTC)),
        ("2025-10-04T15:18:38.23", datetime(2025, 10, 4, 11, 48, 38, 230000, UTC)),
        ("2025-10-04T15:18:38", datetime(2025, 10, 4, 11, 48, 38, tzinfo=UTC)),
        (" 2025-10-04 15:18:38 ", datetime(2025, 10, 4, 11, 48, 38, tzinfo=UTC)),
        ("2026-02-02T00:17:09.8520713+03:30", datetime(2026, 2, 1, 20, 47, 9, 852071, UTC)),
        ("2026-02-01T20:47:09Z", datetime(2026, 2, 1, 20, 47, 9, tzinfo=UTC)),
    ],
)
def test_dates_of_mahak_become_moments(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


def test_summer_has_no_other_offset() -> None:
    assert read_moment("2025-07-01T12:00:00").utcoffset() == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13-01T00:00:00", "1404/07/12"])
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_moment(text)


def test_moments_are_sent_in_tehran_time_with_its_offset() -> None:
    assert sent_moment(datetime(2026, 2, 10, 20, 50, 7, 999999, UTC)) == "2026-02-11T00:20:07"


def test_a_moment_without_a_zone_is_not_sent() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        sent_moment(datetime(2026, 2, 10))  # noqa: DTZ001


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    st.integers(min_value=-12, max_value=14),
)
def test_what_is_sent_reads_back_as_the_same_second(wall: datetime, hours: int) -> None:
    moment = wall.replace(tzinfo=timezone(timedelta(hours=hours)))
    read = read_moment(sent_moment(moment))
    assert read == moment.replace(microsecond=0)
    assert read.utcoffset() == TEHRAN.utcoffset(None)
