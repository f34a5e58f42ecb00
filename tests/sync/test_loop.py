"""A loop repeats its cycle, never two at once, and does as it is told."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from mahak_desk.sync.cycle import Progress, Wish
from mahak_desk.sync.loop_state import Idle, LoopState, Paused, Running, Stopped, WaitingToRetry
from mahak_desk.website.database import Database
from tests.sync.loop_parts import INTERVAL, NOON, Held, Inline, Stage, fails, play


def test_the_first_cycle_runs_at_once_and_the_next_after_the_interval(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Running)).since == NOON
            idle = await stage.watch.next(Idle)
            assert idle.next_run_at == NOON + INTERVAL
            assert idle.last is not None
            assert idle.last.result == "ok"
            stage.clock.move(minutes=5)
            await stage.watch.next(Idle)

    play(scene)
    assert stage.cycle.count == 2


def test_no_cycle_begins_before_its_time(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            stage.clock.move(minutes=4, seconds=59)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1

    play(scene)


def test_a_cycle_that_takes_longer_than_the_interval_is_not_followed_at_once(
    sqlite_database: Database,
) -> None:
    stage = Stage(sqlite_database, lambda progress: stage.clock.move(minutes=20), executor=Inline())

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Idle)).next_run_at == NOON + timedelta(minutes=25)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1

    play(scene)


def test_a_forced_cycle_waits_for_nothing(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            stage.loop.force()
            assert (await stage.watch.next(Idle)).next_run_at == NOON + INTERVAL

    play(scene)
    assert stage.cycle.count == 2


def test_however_often_a_running_cycle_is_forced_one_more_follows_it(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            assert not (await stage.watch.next(Running)).again
            await first.began()
            stage.loop.force()
            stage.loop.force()
            assert (await stage.watch.next(Running)).again
            assert stage.cycle.count == 1
            first.let_go()
            await stage.watch.next(Idle)
            assert not (await stage.watch.next(Running)).again
            await stage.watch.next(Idle)
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 2
    assert stage.cycle.most_at_once == 1


def test_what_is_wished_while_a_cycle_runs_is_all_granted_by_the_next(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            await first.began()
            stage.loop.force(Wish(full=True))
            stage.loop.force()
            stage.loop.force(Wish(accepts_mass_change=True))
            first.let_go()
            await stage.watch.next(Idle)
            await stage.watch.next(Idle)
            stage.loop.force()
            await stage.watch.next(Idle)

    play(scene)
    assert stage.cycle.wishes == [Wish(), Wish(full=True, accepts_mass_change=True), Wish()]


def test_progress_is_shown(sqlite_database: Database) -> None:
    def reports(progress: Progress) -> None:
        progress("storing", 3, 10)

    stage = Stage(sqlite_database, reports)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Running)).stage == "starting"
            shown = await stage.watch.next(Running)
            assert (shown.stage, shown.done, shown.total) == ("storing", 3, 10)

    play(scene)


def test_hasty_progress_does_not_flood_the_event_loop(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reports(progress: Progress) -> None:
        for done in range(10_000):
            progress("storing", done, 10_000)

    stage = Stage(sqlite_database, reports, executor=Inline())
    posted = 0

    async def scene() -> None:
        events = asyncio.get_running_loop()
        post = events.call_soon_threadsafe

        def counting(*job: Any) -> asyncio.Handle:
            nonlocal posted
            posted += 1
            return post(*job)

        monkeypatch.setattr(events, "call_soon_threadsafe", counting)
        async with stage:
            await stage.watch.next(Idle)

    play(scene)
    assert 1 <= posted < 10


def test_a_paused_loop_runs_nothing_and_a_resumed_one_makes_up_for_it_once(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            last = (await stage.watch.next(Idle)).last
            stage.loop.pause()
            assert (await stage.watch.next(Paused)).last == last
            stage.clock.move(hours=1)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1
            stage.loop.resume()
            await stage.watch.next(Running)
            await stage.watch.next(Idle)
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 2


def test_a_loop_resumed_before_its_time_waits_for_it(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            stage.loop.pause()
            stage.clock.move(minutes=1)
            stage.loop.resume()
            assert (await stage.watch.next(Idle)).next_run_at == NOON + INTERVAL
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1

    play(scene)


def test_a_loop_can_begin_paused(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, paused=True)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Paused)).last is None
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 0


def test_a_forced_cycle_runs_once_in_a_paused_loop(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, paused=True)

    async def scene() -> None:
        async with stage:
            await stage.clock.somebody_sleeps()
            stage.loop.force()
            assert (await stage.watch.next(Running)).then_paused
            assert (await stage.watch.next(Paused)).last is not None
            stage.clock.move(hours=1)
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 1


def test_a_pause_lets_the_running_cycle_end(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            await first.began()
            stage.loop.pause()
            assert (await stage.watch.next(Running)).stage == "starting"
            assert (await stage.watch.next(Running)).then_paused
            first.let_go()
            await stage.watch.next(Paused)

    play(scene)
    assert stage.reasons() == [("ok", None)]


def test_a_cancelled_cycle_is_cut_off_and_recorded_as_that(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            await first.began()
            stage.loop.cancel()
            idle = await stage.watch.next(Idle)
            assert idle == Idle(NOON + INTERVAL, None)
            stage.clock.move(minutes=5)
            assert (await stage.watch.next(Idle)).last is not None

    play(scene)
    assert stage.reasons() == [("failed", "cancelled"), ("ok", None)]


def test_a_cycle_that_reports_again_after_a_cancel_ends_there(sqlite_database: Database) -> None:
    reported: list[int] = []

    def reports(progress: Progress) -> None:
        progress("applying", 1, 9)
        reported.append(1)
        stage.loop.cancel()
        progress("applying", 2, 9)
        reported.append(2)

    stage = Stage(sqlite_database, reports, executor=Inline())

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)

    play(scene)
    assert reported == [1]
    assert stage.reasons() == [("failed", "cancelled")]


def test_a_cancel_takes_back_the_cycle_that_was_to_follow(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            await first.began()
            stage.loop.force()
            stage.loop.cancel()
            await stage.watch.next(Idle)
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 1


def test_a_cancel_between_cycles_touches_nothing(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            stage.loop.cancel()
            stage.clock.move(minutes=5)
            await stage.watch.next(Idle)

    play(scene)
    assert stage.reasons() == [("ok", None), ("ok", None)]


def test_the_computer_slept_for_hours_and_what_is_overdue_runs_once(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            await stage.clock.somebody_sleeps()
            stage.clock.set_wall(hours=8)
            stage.clock.move(minutes=1)
            await stage.watch.next(Running)
            idle = await stage.watch.next(Idle)
            assert idle.next_run_at == NOON + timedelta(hours=8, minutes=1) + INTERVAL
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 2


def test_a_wall_clock_that_is_set_back_delays_nothing(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            await stage.clock.somebody_sleeps()
            stage.clock.set_wall(days=-1)
            stage.clock.move(minutes=4)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1
            stage.clock.move(minutes=1)
            await stage.watch.next(Running)
            assert (await stage.watch.next(Idle)).next_run_at == stage.clock.now() + INTERVAL

    play(scene)


def test_a_fault_of_the_program_is_logged_once_and_the_loop_goes_on(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    broken = fails(ZeroDivisionError("a fault"))
    stage = Stage(sqlite_database, broken, broken)

    async def scene() -> None:
        async with stage:
            waiting = await stage.watch.next(WaitingToRetry)
            assert waiting.why.code == "crashed"
            assert waiting.unreachable_since is None
            stage.clock.move(hours=1)
            assert (await stage.watch.next(WaitingToRetry)).failures == 2
            stage.clock.move(hours=1)
            await stage.watch.next(Idle)

    with caplog.at_level(logging.ERROR):
        play(scene)
    assert stage.reasons() == [("failed", "crashed"), ("failed", "crashed"), ("ok", None)]
    assert [record.exc_info is not None for record in caplog.records] == [True, False]


def test_a_listener_that_fails_harms_nobody(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(sqlite_database)

    def fail(state: LoopState) -> None:
        raise ValueError("a fault of the window")

    leave = stage.loop.subscribe(fail)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            leave()
            caplog.clear()
            stage.loop.force()
            await stage.watch.next(Idle)

    play(scene)
    assert stage.cycle.count == 2
    assert not caplog.records


def test_a_stopped_loop_has_let_go_of_everything(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            await stage.loop.stop()
            await stage.watch.next(Stopped)
            stage.loop.force()
            await stage.loop.stop()

    play(scene)
    assert stage.cycle.is_closed
    assert stage.loop.state == Stopped()
    assert not stage.loop.left_thread_behind
    assert stage.cycle.count == 1


def test_a_stop_cuts_the_running_cycle_off_and_waits_for_its_thread(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        async with stage:
            await first.began()
            stage.loop.force()
            await stage.loop.stop()
            assert stage.reasons() == [("failed", "cancelled")]

    play(scene)
    assert stage.cycle.is_closed
    assert not stage.loop.left_thread_behind


def test_a_stop_ends_a_paused_loop(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database, paused=True)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Paused)

    play(scene)
    assert stage.loop.state == Stopped()


def test_a_loop_can_be_stopped_before_it_has_run(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        await stage.loop.stop()
        await stage.loop.run()

    play(scene)
    assert stage.loop.state == Stopped()
    assert stage.cycle.count == 0


def test_a_loop_can_be_stopped_in_its_first_moment(sqlite_database: Database) -> None:
    stage = Stage(sqlite_database)

    async def scene() -> None:
        running = asyncio.create_task(stage.loop.run())
        await asyncio.sleep(0)
        await stage.loop.stop()
        await running

    play(scene)
    assert stage.loop.state == Stopped()


def test_a_loop_whose_task_is_cancelled_winds_up_as_if_stopped(sqlite_database: Database) -> None:
    first = Held()
    stage = Stage(sqlite_database, first)

    async def scene() -> None:
        running = asyncio.create_task(stage.loop.run())
        await first.began()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    play(scene)
    assert stage.reasons() == [("failed", "cancelled")]
    assert stage.cycle.is_closed


def test_what_cannot_be_cut_off_is_left_behind_when_patience_ends(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    first = Held()
    first.cut_off = lambda: None  # type: ignore[method-assign]
    thread = ThreadPoolExecutor(1)
    stage = Stage(sqlite_database, first, executor=thread, patience=0)

    async def scene() -> None:
        async with stage:
            await first.began()
            await stage.loop.stop()
            assert stage.loop.left_thread_behind
            assert not stage.cycle.is_closed
            first.let_go()
            thread.shutdown(wait=True)
            assert stage.cycle.is_closed, "it lets go of everything when it comes back"

    play(scene)
    assert "left behind" in caplog.text
