"""What the loops write down outlasts the program, on every kind of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mahak_desk.errors import Words
from mahak_desk.sync import runs
from mahak_desk.sync.full_read import full_read_due
from mahak_desk.sync.runs import Delay, FullReads
from mahak_desk.website.database import Database
from tests.sync.loop_parts import NOON, NeedsSettings, unreachable

HOUR = timedelta(hours=1)


def failed(database: Database, began: datetime, until: datetime | None) -> int:
    with database.writing() as connection:
        run_id = runs.begin(connection, "incoming", "delta", began)
        runs.fail(connection, run_id, unreachable(), began)
        if until is not None:
            runs.delay_until(connection, run_id, until)
        return run_id


def finished(database: Database, began: datetime, kind: runs.Kind = "delta") -> None:
    with database.writing() as connection:
        runs.finish(connection, runs.begin(connection, "incoming", kind, began), "ok", {}, began)


def pending(database: Database) -> Delay | None:
    with database.reading() as connection:
        return runs.pending_delay(connection, "incoming")


def full_reads(database: Database) -> FullReads:
    with database.reading() as connection:
        return runs.full_reads(connection)


def test_a_delay_is_kept_with_the_failures_before_it(any_database: Database) -> None:
    failed(any_database, NOON - HOUR, NOON)
    finished(any_database, NOON)
    failed(any_database, NOON + HOUR, NOON + 2 * HOUR)
    failed(any_database, NOON + 2 * HOUR, NOON + 4 * HOUR)
    message = Words(unreachable().sentence("fa"), unreachable().sentence("en"))
    delay = Delay(NOON + 4 * HOUR, "mahak-unreachable", message, 2, NOON + HOUR)
    assert pending(any_database) == delay


def test_without_cycles_there_is_nothing_to_wait_for(any_database: Database) -> None:
    assert pending(any_database) is None


def test_a_success_ends_a_delay(sqlite_database: Database) -> None:
    failed(sqlite_database, NOON, NOON + HOUR)
    finished(sqlite_database, NOON)
    assert pending(sqlite_database) is None


def test_a_failure_that_waits_for_nothing_ends_a_delay(sqlite_database: Database) -> None:
    failed(sqlite_database, NOON, NOON + HOUR)
    failed(sqlite_database, NOON, None)
    assert pending(sqlite_database) is None


def test_a_skipped_cycle_and_the_other_flow_leave_a_delay_as_it_is(sqlite_database: Database) -> None:
    failed(sqlite_database, NOON, NOON + HOUR)
    with sqlite_database.writing() as connection:
        runs.skip(connection, "incoming", NeedsSettings(), NOON)
        runs.finish(connection, runs.begin(connection, "outgoing", "delta", NOON), "ok", {}, NOON)
    delay = pending(sqlite_database)
    assert delay is not None
    assert (delay.until, delay.failures) == (NOON + HOUR, 1)


def test_a_skipped_cycle_leaves_a_row_with_its_reason(any_database: Database) -> None:
    with any_database.writing() as connection:
        runs.skip(connection, "incoming", NeedsSettings(), NOON)
        (row,) = runs.last_runs(connection, "incoming")
    assert (row.result, row.reason, row.message) == ("skipped", "needs-settings", "Not set up. Set it up.")
    assert row.started_at == row.finished_at == NOON


def test_full_reads_are_remembered_by_how_they_ended(any_database: Database) -> None:
    assert full_reads(any_database) == FullReads(None, None)
    finished(any_database, NOON, "full")
    finished(any_database, NOON + HOUR)
    assert full_reads(any_database) == FullReads(NOON, NOON)
    with any_database.writing() as connection:
        runs.begin(connection, "incoming", "full", NOON + 2 * HOUR)
    assert full_reads(any_database) == FullReads(NOON, NOON + 2 * HOUR)


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 by Tehran's clocks, in UTC as the program has it."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=3, minutes=30)


def at(moment: datetime) -> FullReads:
    """A full read that succeeded."""
    return FullReads(moment, moment)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (at(tehran(1, 3, 1)), tehran(2, 2, 59), False),
        (at(tehran(1, 3, 1)), tehran(2, 3, 0), True),
        (at(tehran(2, 3, 0)), tehran(2, 3, 5), False),
        (at(tehran(2, 3, 0)), tehran(3, 2, 59), False),
        (at(tehran(1, 22)), tehran(2, 9), True),  # the computer was off at three
        (at(tehran(2, 0, 30)), tehran(2, 4), True),  # by a person, before three
    ],
)
def test_everything_is_read_once_a_day_from_the_set_hour_of_tehran_on(
    last: FullReads, now: datetime, due: bool
) -> None:
    assert full_read_due(last, now, 3) is due


def test_a_shop_that_was_never_read_whole_is_read_whole() -> None:
    assert full_read_due(FullReads(None, None), NOON, 3)


def test_the_nightly_read_can_be_turned_off() -> None:
    assert not full_read_due(FullReads(None, None), NOON, -1)


def test_a_full_read_that_failed_is_tried_again_in_an_hour() -> None:
    last = FullReads(tehran(1, 3), tehran(2, 3))
    assert not full_read_due(last, tehran(2, 3, 59), 3)
    assert full_read_due(last, tehran(2, 4), 3)


def test_a_full_read_of_a_day_to_come_says_nothing() -> None:
    """The clock was a year ahead once; it must not keep the shop from being read whole for a year."""
    assert full_read_due(at(tehran(2, 3) + timedelta(days=365)), tehran(2, 4), 3)


def test_an_hour_around_midnight_of_another_zone_is_tehrans() -> None:
    assert not full_read_due(at(tehran(2, 0, 5)), tehran(2, 23, 59), 0)
    assert full_read_due(at(tehran(2, 0, 5)), tehran(3, 0, 0), 0)
