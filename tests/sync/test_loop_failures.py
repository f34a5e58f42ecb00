"""A cycle that fails is tried again: later each time, over a restart too, and without much ado."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest

from mahak_desk.errors import DeskError
from mahak_desk.mahak.errors import MahakBusy, MahakServerError
from mahak_desk.sync.loop_state import Blocked, Idle, Resting, WaitingToRetry
from mahak_desk.sync.setbacks import BLOCKED_FOR
from mahak_desk.website.database import Database
from mahak_desk.website.errors import DatabaseUnreachable
from tests.sync.loop_parts import (
    INTERVAL,
    NOON,
    HandClock,
    Inline,
    NeedsSettings,
    Stage,
    fails,
    play,
    unreachable,
    works,
)

DOWN = fails(unreachable())


def seconds(wait: WaitingToRetry, clock: HandClock) -> float:
    return (wait.next_run_at - clock.now()).total_seconds()


def test_each_failure_in_a_row_is_waited_for_longer(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, DOWN, DOWN, DOWN, works, DOWN, executor=Inline())
    waits: list[float] = []

    async def scene() -> None:
        async with stage:
            for _ in range(3):
                waiting = await stage.watch.next(WaitingToRetry)
                waits.append(seconds(waiting, stage.clock))
                assert waiting.unreachable_since == NOON
                assert waiting.failures == len(waits)
                await stage.clock.somebody_sleeps()
                stage.clock.move(seconds=waits[-1] - 1)
                await stage.clock.somebody_sleeps()
                assert stage.cycle.count == len(waits)
                stage.clock.move(seconds=1)
            assert (await stage.watch.next(Idle)).next_run_at == stage.clock.now() + INTERVAL
            stage.loop.force()
            again = await stage.watch.next(WaitingToRetry)
            assert (again.failures, again.unreachable_since) == (1, stage.clock.now())

    play(scene)
    assert waits == [15, 30, 60]


def test_a_forced_cycle_does_not_wait_for_the_retry(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, DOWN)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(WaitingToRetry)
            stage.loop.force()
            await stage.watch.next(Idle)

    play(scene)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, fails(MahakBusy(600)))

    async def scene() -> None:
        async with stage:
            waiting = await stage.watch.next(WaitingToRetry)
            assert waiting.next_run_at == NOON + timedelta(seconds=600)

    play(scene)


def test_a_busy_server_that_asks_for_little_is_not_asked_sooner_than_any_other(
    sqlite_database: Database,
) -> None:
    stage = Stage(sqlite_database, fails(MahakBusy(0)))

    async def scene() -> None:
        async with stage:
            assert seconds(await stage.watch.next(WaitingToRetry), stage.clock) == 15

    play(scene)


def test_only_mahak_is_called_unreachable(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, fails(DatabaseUnreachable("the shop", "off")), DOWN)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(WaitingToRetry)).unreachable_since is None
            stage.clock.move(minutes=1)
            waiting = await stage.watch.next(WaitingToRetry)
            assert waiting.unreachable_since == NOON + timedelta(minutes=1)
            assert waiting.failures == 1

    play(scene)


def test_an_outage_is_logged_once_and_its_end_once(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(sqlite_database, *[DOWN] * 6)

    async def scene() -> None:
        async with stage:
            for _ in range(6):
                await stage.watch.next(WaitingToRetry)
                stage.clock.move(hours=1)
            await stage.watch.next(Idle)

    with caplog.at_level(logging.INFO):
        play(scene)
    told = [record.message for record in caplog.records if "reachable" in record.message]
    assert [line for line in told if "unreachable since 2026-03-01 12:00" in line]
    assert len([line for line in told if "unreachable since" in line]) == 1
    assert len([line for line in told if "reachable again" in line]) == 1


def test_a_hiccup_is_not_called_an_outage(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(sqlite_database, DOWN, DOWN)

    async def scene() -> None:
        async with stage:
            for _ in range(2):
                await stage.watch.next(WaitingToRetry)
                stage.clock.move(hours=1)
            await stage.watch.next(Idle)

    with caplog.at_level(logging.INFO):
        play(scene)
    assert "unreachable since" not in caplog.text
    assert "reachable again" not in caplog.text


@pytest.mark.parametrize("error", [unreachable(), MahakServerError(500)])
def test_a_restart_waits_as_long_as_was_left_and_counts_on(
    sqlite_database: Database, error: DeskError
) -> None:
    act = fails(error)
    before = Stage(sqlite_database, act, act)
    after = Stage(sqlite_database, act)
    after.clock.move(seconds=15 + 10)

    async def scene() -> None:
        async with before:
            await before.watch.next(WaitingToRetry)
            before.clock.move(seconds=15)
            assert seconds(await before.watch.next(WaitingToRetry), before.clock) == 30
        async with after:
            recalled = await after.watch.next(WaitingToRetry)
            assert recalled.next_run_at == NOON + timedelta(seconds=15 + 30)
            assert (recalled.why.code, recalled.failures) == (error.code, 2)
            assert recalled.unreachable_since == NOON
            await after.clock.somebody_sleeps()
            assert after.cycle.count == 0
            after.clock.move(seconds=20)
            waiting = await after.watch.next(WaitingToRetry)
            assert (waiting.failures, waiting.unreachable_since) == (3, NOON)

    play(scene)


def test_a_restart_after_the_wait_begins_at_once(sqlite_database: Database) -> None:
    before = Stage(sqlite_database, DOWN)
    after = Stage(sqlite_database, DOWN)
    after.clock.move(hours=1)

    async def scene() -> None:
        async with before:
            await before.watch.next(WaitingToRetry)
        async with after:
            assert (await after.watch.next(WaitingToRetry)).failures == 2

    play(scene)
    assert after.cycle.count == 1


def test_a_wait_recorded_by_a_clock_that_was_wrong_ends_within_the_hour(sqlite_database: Database) -> None:
    before = Stage(sqlite_database, DOWN)
    before.clock.set_wall(days=400)
    after = Stage(sqlite_database)

    async def scene() -> None:
        async with before:
            await before.watch.next(WaitingToRetry)
        async with after:
            assert (await after.watch.next(WaitingToRetry)).next_run_at == NOON + timedelta(hours=1)

    play(scene)


def test_a_restart_after_a_success_waits_for_nothing(sqlite_database: Database) -> None:
    before = Stage(sqlite_database, DOWN)
    after = Stage(sqlite_database)

    async def scene() -> None:
        async with before:
            await before.watch.next(WaitingToRetry)
            before.loop.force()
            await before.watch.next(Idle)
        async with after:
            await after.watch.next(Idle)

    play(scene)
    assert after.cycle.count == 1


def test_what_needs_a_person_is_shown_and_looked_at_now_and_then(sqlite_database: Database) -> None:
    error = NeedsSettings()
    stage = Stage(sqlite_database, fails(error), fails(error))

    async def scene() -> None:
        async with stage:
            assert await stage.watch.next(Blocked) == Blocked(NOON + BLOCKED_FOR, error)
            await stage.clock.somebody_sleeps()
            stage.clock.move(minutes=9)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1
            stage.clock.move(minutes=1)
            await stage.watch.next(Blocked)
            stage.loop.force()
            await stage.watch.next(Idle)

    play(scene)
    assert stage.reasons() == [("failed", "needs-settings"), ("failed", "needs-settings"), ("ok", None)]


def test_what_needs_a_person_delays_no_restart(sqlite_database: Database) -> None:
    before = Stage(sqlite_database, fails(NeedsSettings()))
    after = Stage(sqlite_database)

    async def scene() -> None:
        async with before:
            await before.watch.next(Blocked)
        async with after:
            await after.watch.next(Idle)

    play(scene)


def test_a_database_that_cannot_be_reached_is_tried_again(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    reachable = False

    def open_database() -> Database:
        if reachable:
            return sqlite_database
        raise DatabaseUnreachable("the shop", "off")

    stage = Stage(sqlite_database, open_database=open_database)

    async def scene() -> None:
        nonlocal reachable
        async with stage:
            waiting = await stage.watch.next(WaitingToRetry)
            assert waiting.why.code == "database-unreachable"
            reachable = True
            stage.clock.move(minutes=1)
            await stage.watch.next(Idle)

    play(scene)
    assert stage.reasons() == [("ok", None)]


def test_a_cycle_that_fails_before_its_flow_begins_leaves_a_row_too(sqlite_database: Database) -> None:
    class NoKeyring:
        """A cycle that does not get as far as its flow."""

        def __init__(self, *_: object) -> None: ...

        def run(self, *_: object) -> None:
            raise NeedsSettings

        def abort(self) -> None: ...

        def close(self) -> None: ...

    stage = Stage(sqlite_database, cycle=NoKeyring)  # type: ignore[arg-type]

    async def scene() -> Resting:
        async with stage:
            return await stage.watch.next(Blocked)

    play(scene)
    (row,) = stage.rows()
    assert (row.result, row.reason, row.message) == ("failed", "needs-settings", "Not set up. Set it up.")
    assert row.finished_at == NOON


def test_a_journal_that_takes_no_rows_stops_nothing(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    class Damaged(DatabaseUnreachable):
        """The database goes away while a cycle runs."""

    gone = False

    def open_database() -> Database:
        if gone:
            raise Damaged("the shop", "gone")
        return sqlite_database

    def goes_away(progress: object) -> None:
        nonlocal gone
        gone = True
        raise unreachable()

    stage = Stage(sqlite_database, goes_away, open_database=open_database)

    async def scene() -> datetime:
        async with stage:
            return (await stage.watch.next(WaitingToRetry)).next_run_at

    assert play(scene) == NOON + timedelta(seconds=15)
    assert "could not be recorded" in caplog.text
