"""Cycles that nobody will ask about any more are forgotten; what the flows go by is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync import old_runs, runs
from mahak_desk.sync.old_runs import forget_old_runs, is_quiet
from mahak_desk.sync.problems import Flow
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import sync_runs
from tests.sync.incoming.shops import practice_cloud, shop_of
from tests.sync.incoming.test_query_plans import scanned, statements
from tests.sync.loop_parts import NOON, unreachable

DAY = timedelta(days=1)
LONG_AGO, VERY_LONG_AGO = NOON - 200 * DAY, NOON - 800 * DAY
NOTHING: dict[str, object] = {"products": {"unchanged": 7, "errors": 2}, "received": 3}
SOMETHING: dict[str, object] = {"products": {"updated": 1}}


def ran(
    database: Database,
    began: datetime,
    counts: dict[str, object] = NOTHING,
    *,
    flow: Flow = "incoming",
    kind: runs.Kind = "delta",
) -> int:
    with database.writing() as connection:
        run_id = runs.begin(connection, flow, kind, began)
        runs.finish(connection, run_id, "ok", counts, began)
    return run_id


def failed(database: Database, began: datetime, until: datetime | None = None) -> int:
    with database.writing() as connection:
        run_id = runs.begin(connection, "incoming", "delta", began)
        runs.fail(connection, run_id, unreachable(), began)
        if until is not None:
            runs.delay_until(connection, run_id, until)
    return run_id


def left(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.scalars(select(sync_runs.c.id).order_by(sync_runs.c.id)))


@pytest.mark.parametrize(
    ("kind", "result", "reason", "counts", "quiet"),
    [
        ("delta", "ok", None, NOTHING, True),
        ("delta", "partial", None, NOTHING, True),
        ("delta", "ok", None, None, True),
        ("delta", "ok", None, {"found": 2, "waiting": 2}, True),
        ("delta", "ok", None, {"found": 2, "sent": 1, "waiting": 1}, False),
        ("delta", "ok", None, SOMETHING, False),
        ("delta", "ok", None, {"pictures": {"changed": 1}}, False),
        ("delta", "failed", "mahak-unreachable", None, False),
        ("delta", "skipped", "mahak-unreachable", None, False),
        ("delta", "running", None, None, False),
        ("full", "ok", None, NOTHING, False),
    ],
)
def test_quiet_is_what_went_well_and_found_nothing(
    kind: str, result: str, reason: str | None, counts: dict[str, object] | None, quiet: bool
) -> None:
    assert is_quiet(kind, result, reason, counts) is quiet


def test_quiet_cycles_go_after_half_a_year_and_all_after_two(any_database: Database) -> None:
    ran(any_database, VERY_LONG_AGO, SOMETHING)
    failed(any_database, VERY_LONG_AGO)
    ran(any_database, LONG_AGO)
    ran(any_database, LONG_AGO, flow="outgoing")
    told = [
        ran(any_database, LONG_AGO, SOMETHING),
        failed(any_database, LONG_AGO),
        ran(any_database, NOON - 170 * DAY),
        ran(any_database, NOON, kind="full"),
        ran(any_database, NOON, flow="outgoing"),
    ]
    assert forget_old_runs(any_database, NOON) == 4
    assert left(any_database) == told
    assert forget_old_runs(any_database, NOON) == 0


def test_it_goes_on_from_one_portion_to_the_next(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_runs, "PORTION", 3)
    kept = []
    for number in range(10):  # of one moment, as after a change of the clock
        ran(sqlite_database, LONG_AGO)
        if number % 4 == 0:
            kept.append(ran(sqlite_database, LONG_AGO, SOMETHING))
    kept.append(ran(sqlite_database, NOON))
    assert forget_old_runs(sqlite_database, NOON) == 10
    assert left(sqlite_database) == kept


def test_the_next_night_finds_what_has_become_old_meanwhile(sqlite_database: Database) -> None:
    ran(sqlite_database, NOON - 181 * DAY)
    ran(sqlite_database, NOON - 179 * DAY)
    newest = ran(sqlite_database, NOON)
    assert forget_old_runs(sqlite_database, NOON) == 1
    assert forget_old_runs(sqlite_database, NOON + 2 * DAY) == 1
    assert left(sqlite_database) == [newest]


def test_the_newest_of_a_flow_stays_however_old_it_is(sqlite_database: Database) -> None:
    ran(sqlite_database, VERY_LONG_AGO, flow="outgoing")
    newest = ran(sqlite_database, VERY_LONG_AGO, flow="outgoing")
    forget_old_runs(sqlite_database, NOON)
    assert left(sqlite_database) == [newest]


def test_what_failed_in_a_row_is_still_counted(sqlite_database: Database) -> None:
    ran(sqlite_database, VERY_LONG_AGO)
    since = VERY_LONG_AGO + DAY
    failed(sqlite_database, since, since)
    failed(sqlite_database, NOON, NOON + DAY)
    forget_old_runs(sqlite_database, NOON)
    with sqlite_database.reading() as connection:
        delay = runs.pending_delay(connection, "incoming")
    assert delay is not None
    assert (delay.failures, delay.since) == (2, since)


def test_the_last_full_read_is_still_known(sqlite_database: Database) -> None:
    ran(sqlite_database, VERY_LONG_AGO, kind="full")
    ran(sqlite_database, VERY_LONG_AGO + DAY)
    ran(sqlite_database, NOON)
    forget_old_runs(sqlite_database, NOON)
    with sqlite_database.reading() as connection:
        assert runs.full_reads(connection) == runs.FullReads(VERY_LONG_AGO, VERY_LONG_AGO)


def test_they_are_found_along_an_index(sqlite_database: Database) -> None:
    ran(sqlite_database, LONG_AGO)
    ran(sqlite_database, NOON)
    with statements() as seen:
        forget_old_runs(sqlite_database, NOON)
    assert scanned(sqlite_database, seen) == set()


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with practice_cloud() as cloud:
        yield cloud


@pytest.mark.parametrize("full", [True, False])
def test_a_full_read_that_succeeded_forgets(
    cloud: PracticeCloud, sqlite_database: Database, full: bool
) -> None:
    with shop_of(cloud, sqlite_database) as shop:
        old = ran(sqlite_database, shop.clock.now() - 200 * DAY)
        shop.sync(full=full)
    assert (old in left(sqlite_database)) is not full
