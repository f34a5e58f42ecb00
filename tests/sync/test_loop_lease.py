"""Of several PCs on one database exactly one runs a flow; the others say which, and take over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mahak_desk.sync import leases, runs
from mahak_desk.sync.cycle import Cycle, Progress, Wish
from mahak_desk.sync.leased_cycle import RENEWED_AFTER, LeasedCycle
from mahak_desk.sync.leases import LEASE, FlowTaken, Holder
from mahak_desk.sync.loop_state import Blocked, HeldElsewhere, Idle
from mahak_desk.website.database import Database
from tests.sync.loop_parts import (
    INTERVAL,
    NOON,
    Act,
    HandClock,
    Inline,
    NeedsSettings,
    Stage,
    StagedCycle,
    fails,
    play,
)

OFFICE, TILL = Holder("id-1", "رایانهٔ دفتر"), Holder("id-2", "رایانهٔ صندوق")


def on_pc(holder: Holder, database: Database, clock: HandClock, *acts: Act) -> Stage:
    def leased(cycle: StagedCycle) -> Cycle:
        return LeasedCycle(cycle, lambda: database, "incoming", holder, clock)

    return Stage(database, *acts, cycle=leased, clock=clock, executor=Inline())


def held_by(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        return leases.holders(connection)


def test_the_second_pc_says_who_runs_the_flow_and_skips_it(sqlite_database: Database) -> None:
    clock = HandClock()
    office, till = on_pc(OFFICE, sqlite_database, clock), on_pc(TILL, sqlite_database, clock)

    async def scene() -> None:
        async with office:
            await office.watch.next(Idle)
            async with till:
                held = await till.watch.next(HeldElsewhere)
                assert held == HeldElsewhere(NOON + INTERVAL, "رایانهٔ دفتر")
                for _ in range(3):
                    clock.move(minutes=5)
                    await office.watch.next(Idle)
                    await clock.somebody_sleeps()
            assert held_by(sqlite_database) == {"incoming": "رایانهٔ دفتر"}

    play(scene)
    assert till.cycle.count == 0
    assert [row.reason for row in till.rows() if row.result == "skipped"] == ["flow-taken"]


def test_a_flow_that_is_taken_anew_is_recorded_anew(sqlite_database: Database) -> None:
    taken = fails(FlowTaken("رایانهٔ دفتر", NOON + LEASE))
    till = Stage(sqlite_database, taken, taken, fails(NeedsSettings()), taken)

    async def scene() -> None:
        async with till:
            for state in (HeldElsewhere, HeldElsewhere, Blocked, HeldElsewhere):
                await till.watch.next(state)
                till.loop.force()
            await till.watch.next(Idle)

    play(scene)
    assert [row.reason for row in till.rows() if row.result == "skipped"] == ["flow-taken", "flow-taken"]


def test_a_pc_that_stops_leaves_the_flow_to_the_other(sqlite_database: Database) -> None:
    clock = HandClock()
    office, till = on_pc(OFFICE, sqlite_database, clock), on_pc(TILL, sqlite_database, clock)

    async def scene() -> None:
        async with till:
            async with office:
                await till.watch.next(Idle)
                await office.watch.next(HeldElsewhere)
                await till.loop.stop()
                office.loop.force()
                await office.watch.next(Idle)
            assert held_by(sqlite_database) == {}

    play(scene)


def test_a_pc_that_was_switched_off_loses_the_flow_when_its_lease_ends(sqlite_database: Database) -> None:
    clock = HandClock()
    with sqlite_database.writing() as connection:
        leases.take(connection, "incoming", OFFICE, NOON - LEASE + timedelta(minutes=1))
    till = on_pc(TILL, sqlite_database, clock)

    async def scene() -> None:
        async with till:
            held = await till.watch.next(HeldElsewhere)
            assert held.next_run_at == NOON + timedelta(minutes=1)
            clock.move(minutes=2)
            await till.watch.next(Idle)

    play(scene)
    assert till.cycle.count == 1


def test_a_lease_that_is_over_by_this_clock_alone_is_not_asked_for_without_end(
    sqlite_database: Database,
) -> None:
    clock = HandClock()
    with sqlite_database.writing() as connection:
        leases.take(connection, "incoming", OFFICE, NOON - LEASE)
    till = on_pc(TILL, sqlite_database, clock)

    async def scene() -> None:
        async with till:
            assert (await till.watch.next(HeldElsewhere)).next_run_at > NOON

    play(scene)


def test_a_long_cycle_keeps_its_lease(sqlite_database: Database) -> None:
    clock = HandClock()

    def takes_long(progress: Progress) -> None:
        for done in range(20):
            clock.move(seconds=RENEWED_AFTER)
            progress("applying", done, 20)

    office, till = on_pc(OFFICE, sqlite_database, clock, takes_long), on_pc(TILL, sqlite_database, clock)

    async def scene() -> None:
        async with office:
            await office.watch.next(Idle)
            async with till:
                await till.watch.next(HeldElsewhere)

    play(scene)


def test_a_lease_is_not_renewed_within_the_transaction_that_stores_an_answer(
    sqlite_database: Database,
) -> None:
    clock = HandClock()

    def stores(progress: Progress) -> None:
        with sqlite_database.writing():
            clock.move(seconds=RENEWED_AFTER)
            progress("storing", 1, 1)

    office = on_pc(OFFICE, sqlite_database, clock, stores)

    async def scene() -> None:
        async with office:
            await office.watch.next(Idle)

    play(scene)


def test_a_cycle_whose_lease_was_lost_on_the_way_ends_there(sqlite_database: Database) -> None:
    clock = HandClock()
    done: list[str] = []

    def sleeps_over_it(progress: Progress) -> None:
        clock.move(hours=1)
        with sqlite_database.writing() as connection:
            leases.take(connection, "incoming", TILL, clock.now())
        progress("applying", 1, 2)
        done.append("what the other PC does now")

    office = on_pc(OFFICE, sqlite_database, clock, sleeps_over_it)

    async def scene() -> None:
        async with office:
            assert (await office.watch.next(HeldElsewhere)).by == "رایانهٔ صندوق"

    play(scene)
    assert done == []
    assert held_by(sqlite_database) == {"incoming": "رایانهٔ صندوق"}


def test_a_cycle_that_a_power_cut_ended_is_not_shown_as_running_for_ever(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        runs.begin(connection, "incoming", "delta", NOON - timedelta(days=1))
        runs.begin(connection, "outgoing", "delta", NOON - timedelta(days=1))
    office = on_pc(OFFICE, sqlite_database, HandClock())

    async def scene() -> None:
        async with office:
            await office.watch.next(Idle)

    play(scene)
    assert office.reasons() == [("failed", "interrupted"), ("ok", None)]
    with sqlite_database.reading() as connection:
        (other,) = runs.last_runs(connection, "outgoing")
    assert other.result == "running"


def test_every_kind_of_database_lets_one_holder_in(any_database: Database) -> None:
    clock = HandClock()
    cycles = [
        LeasedCycle(
            StagedCycle(any_database, "incoming", clock), lambda: any_database, "incoming", holder, clock
        )
        for holder in (OFFICE, TILL)
    ]
    office, till = cycles
    assert list(results(office, till)) == ["ok", "رایانهٔ دفتر"]
    office.close()
    assert list(results(till, office)) == ["ok", "رایانهٔ صندوق"]
    till.close()
    assert held_by(any_database) == {}


def results(*cycles: LeasedCycle) -> Iterator[str]:
    """What became of one cycle of each, in this order: its result, or who has the flow."""
    for cycle in cycles:
        try:
            yield cycle.run(lambda *_: None, Wish()).result
        except FlowTaken as taken:
            yield taken.shown_as
