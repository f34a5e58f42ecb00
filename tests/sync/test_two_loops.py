"""Both loops of a shop against a practice cloud: what they do in earnest, and how they end."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from sqlalchemy import select

from mahak_desk.mahak.credentials import Credentials
from mahak_desk.practice.faults import Hang, Refusal
from mahak_desk.practice.login import DEMO
from mahak_desk.sync import leases
from mahak_desk.sync.cycle import Wish
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.leases import Holder
from mahak_desk.sync.loop_state import Blocked, HeldElsewhere, Idle, Paused, Running, Stopped
from mahak_desk.sync.loops_of_shop import two_loops
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import Run, last_runs
from mahak_desk.sync.settings import CatalogueSettings
from mahak_desk.sync.stop_signals import run_until_signal
from mahak_desk.sync.two_loops import TwoLoops
from mahak_desk.website import ledger
from mahak_desk.website.database import Database
from tests.sync.loop_parts import NEVER, HandClock, Held, Stage, Watch, never_chance, play
from tests.sync.outgoing.worlds import MUG, World, a_world


@pytest.fixture
def world(sqlite_database: Database) -> Iterator[World]:
    with a_world(sqlite_database) as made:
        yield made


class Pc:
    """A computer of the shop that runs both loops."""

    def __init__(self, world: World, name: str = "دفتر", *, paused: tuple[Flow, ...] = ()) -> None:
        self.world = world
        self.clock = HandClock(world.clock.moment)
        self.password = DEMO.password
        self.closed = 0
        self.loops = two_loops(
            database=lambda: world.database,
            credentials=lambda: Credentials(DEMO.user_name, self.password),
            settings=lambda: world.settings,
            holder=Holder(f"id of {name}", name),
            clock=self.clock,
            close=self.close,
            paused=paused,
            jitter=never_chance,
            patience=NEVER,
        )
        self.incoming = Watch(self.loops.incoming)
        self.outgoing = Watch(self.loops.outgoing)

    def close(self) -> None:
        assert threading.current_thread() is not threading.main_thread()
        assert isinstance(self.loops.incoming.state, Stopped)
        assert isinstance(self.loops.outgoing.state, Stopped)
        self.closed += 1

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.loops.run())
        try:
            yield
        finally:
            await self.loops.stop()
            await running


async def hanging(world: World) -> None:
    """Return when a request is in the cloud's hands and not answered."""
    await asyncio.to_thread(world.cloud.faults.wait_until_hanging)


def still_hangs(world: World) -> bool:
    try:
        world.cloud.faults.wait_until_hanging(timeout=0)
    except TimeoutError:
        return False
    return True


def test_orders_go_out_and_prices_come_in(world: World) -> None:
    pc = Pc(world)
    order = world.order()

    async def scene() -> None:
        async with pc.running():
            await pc.incoming.next(Idle)
            await pc.outgoing.next(Idle)
            assert world.website.synced(order)[0]
            world.cloud.desktop.change_price(world.goods[MUG].detail_id, 1_300_000)
            pc.clock.move(minutes=5)
            await pc.incoming.next(Running)
            await pc.incoming.next(Idle)

    play(scene)
    assert price_of(world, MUG) == 1_300_000


def test_what_both_used_is_let_go_of_at_the_end(world: World) -> None:
    pc = Pc(world)

    async def scene() -> None:
        async with pc.running():
            await pc.incoming.next(Idle)
            await pc.outgoing.next(Idle)

    play(scene)
    assert pc.closed == 1
    assert leases_of(world) == {}


def test_loops_that_never_ran_can_be_stopped(world: World) -> None:
    pc = Pc(world)
    play(pc.loops.stop)
    assert pc.closed == 0
    assert pc.loops.incoming.state == pc.loops.outgoing.state == Stopped()


def test_loops_begin_paused_as_they_were_left(world: World) -> None:
    pc = Pc(world, paused=("outgoing",))
    order = world.order()

    async def scene() -> None:
        async with pc.running():
            await pc.outgoing.next(Paused)
            await pc.incoming.next(Idle)

    play(scene)
    assert world.saves("orders") == 0
    assert not world.website.synced(order)[0]


def test_a_stop_does_not_wait_for_an_answer_that_does_not_come(world: World) -> None:
    pc = Pc(world, paused=("outgoing",))
    world.cloud.faults.arm("read", Hang())

    async def scene() -> None:
        async with pc.running():
            await hanging(world)
            await pc.loops.stop()
            assert still_hangs(world)

    play(scene)
    assert pc.closed == 1
    assert last(world, "incoming").reason == "cancelled"


def test_an_order_on_its_way_when_the_program_stops_is_sent_once(world: World) -> None:
    pc, restarted = Pc(world, paused=("incoming",)), Pc(world, paused=("incoming",))
    restarted.clock.move(hours=1)
    order = world.order()
    world.cloud.faults.arm("save", Hang(), containing="orders")

    async def scene() -> None:
        async with pc.running():
            await hanging(world)
            await pc.loops.stop()
            assert still_hangs(world)
        assert world.state(order)[0] == "in_doubt"
        async with restarted.running():
            await restarted.outgoing.next(Idle)

    play(scene)
    assert world.state(order)[0] == "sent"
    assert world.saves("orders") == 1


def test_a_cancelled_read_disturbs_neither_the_other_flow_nor_the_next_read(world: World) -> None:
    pc = Pc(world, paused=("outgoing",))
    order = world.order()
    world.cloud.faults.arm("read", Hang())

    async def scene() -> None:
        async with pc.running():
            await hanging(world)
            pc.loops.outgoing.resume()
            await pc.outgoing.next(Running)
            await pc.outgoing.next(Idle)
            assert still_hangs(world)
            pc.loops.incoming.cancel()
            assert (await pc.incoming.next(Idle)).last is None
            pc.loops.incoming.force()
            assert (await pc.incoming.next(Idle)).last is not None

    play(scene)
    assert world.state(order)[0] == "sent"
    assert last(world, "outgoing").result == "ok"


def test_a_wrong_password_is_tried_by_each_flow_at_most_once(world: World) -> None:
    pc = Pc(world)
    pc.password = "wrong"
    order = world.order()
    before = world.cloud.count("login")

    async def scene() -> None:
        async with pc.running():
            await pc.incoming.next(Blocked)
            await pc.outgoing.next(Blocked)
            for _ in range(10):
                pc.clock.move(minutes=1)
                await pc.clock.somebody_sleeps()
            assert world.cloud.count("login") - before <= 2
            pc.password = DEMO.password
            pc.loops.credentials_changed()
            await pc.outgoing.next(Idle)
            await pc.incoming.next(Idle)

    play(scene)
    delivery = world.delivery(order)
    assert (delivery.state, delivery.attempts) == ("sent", 1)


def test_everything_is_read_once_a_night_and_when_a_person_asks(world: World) -> None:
    pc = Pc(world, paused=("outgoing",))

    async def scene() -> None:
        async with pc.running():
            await pc.incoming.next(Idle)  # never read whole before
            pc.clock.move(minutes=5)
            await pc.incoming.next(Running)
            await pc.incoming.next(Idle)
            pc.clock.move(days=1)
            await pc.incoming.next(Running)
            await pc.incoming.next(Idle)
            pc.loops.incoming.force(Wish(full=True))
            await pc.incoming.next(Idle)

    play(scene)
    with world.database.reading() as connection:
        kinds = [run.kind for run in sorted(last_runs(connection, "incoming", 4), key=lambda run: run.id)]
    assert kinds == ["full", "delta", "full", "full"]


def test_what_the_brake_holds_back_goes_on_when_a_person_agrees(world: World) -> None:
    with_brake = CatalogueSettings(brake_minimum=0, brake_share=0.1)
    world.settings = msgspec.structs.replace(world.settings, catalogue=with_brake)
    pc = Pc(world, paused=("outgoing",))
    with world.database.reading() as connection:
        mapped = ledger.mappings.c
        product = connection.scalars(select(mapped.mahak_id).where(mapped.entity_type == "product")).first()
    assert product is not None
    world.cloud.desktop.delete_product(product)

    async def scene() -> None:
        async with pc.running():
            held = (await pc.incoming.next(Idle)).last
            assert held is not None
            assert (held.result, on_sale(world)) == ("partial", before)
            pc.loops.incoming.force(Wish(accepts_mass_change=True))
            await pc.incoming.next(Idle)

    before = on_sale(world)
    play(scene)
    assert on_sale(world) < before


def test_a_refusal_that_passes_is_found_out_by_itself_within_an_hour(world: World) -> None:
    pc = Pc(world)
    order = world.order()
    world.cloud.faults.arm("login", Refusal("اعتبار سرویس تمام شده است"), times=2)

    async def scene() -> None:
        async with pc.running():
            await pc.incoming.next(Blocked)
            await pc.outgoing.next(Blocked)
            world.cloud.faults.clear()
            pc.clock.move(hours=1)
            await pc.incoming.next(Idle)
            await pc.outgoing.next(Idle)

    play(scene)
    assert world.website.synced(order)[0]


def test_two_pcs_share_the_work_of_one_database(world: World) -> None:
    office, till = Pc(world, "دفتر"), Pc(world, "صندوق")
    order = world.order()

    async def scene() -> None:
        async with office.running():
            await office.incoming.next(Idle)
            await office.outgoing.next(Idle)
            async with till.running():
                assert (await till.incoming.next(HeldElsewhere)).by == "دفتر"
                assert (await till.outgoing.next(HeldElsewhere)).by == "دفتر"
                await office.loops.stop()
                till.clock.move(minutes=1)
                await till.outgoing.next(Idle)
                assert leases_of(world)["outgoing"] == "صندوق"

    play(scene)
    assert world.saves("orders") == 1
    assert world.website.synced(order)[0]


def hangs() -> Held:
    """In the middle of something that cannot be cut off."""
    stuck = Held()
    stuck.cut_off = lambda: None  # type: ignore[method-assign]
    return stuck


@pytest.mark.parametrize("both", [False, True])
def test_the_database_is_closed_when_the_last_thread_that_could_not_be_cut_off_comes_back(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture, both: bool
) -> None:
    stuck = [hangs(), hangs()] if both else [hangs()]
    gate = Gate(lambda: None, HandClock())
    incoming = Stage(sqlite_database, stuck[0], patience=0, gate=gate)
    outgoing = Stage(sqlite_database, *stuck[1:], flow="outgoing", patience=0 if both else NEVER, gate=gate)
    closed = threading.Event()
    loops = TwoLoops(incoming.loop, outgoing.loop, gate, closed.set)

    async def scene() -> None:
        running = asyncio.create_task(loops.run())
        for each in stuck:
            await each.began()
        await loops.stop()
        await running
        for each in stuck:
            assert not closed.is_set()
            each.let_go()
        assert await asyncio.to_thread(closed.wait, NEVER)
        for thread in threading.enumerate():
            if thread.name.startswith("mahak-desk"):
                await asyncio.to_thread(thread.join)

    play(scene)
    assert incoming.cycle.is_closed
    assert outgoing.cycle.is_closed
    assert "left open" in caplog.text


def test_a_thread_that_comes_back_after_the_event_loop_has_gone_closes_everything_too(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    stuck = hangs()
    gate = Gate(lambda: None, HandClock())
    incoming = Stage(sqlite_database, stuck, patience=0, gate=gate)
    outgoing = Stage(sqlite_database, flow="outgoing", gate=gate)
    closed = threading.Event()
    loops = TwoLoops(incoming.loop, outgoing.loop, gate, closed.set)

    async def scene() -> None:
        running = asyncio.create_task(loops.run())
        await stuck.began()
        await loops.stop()
        await running

    asyncio.run(scene())
    stuck.let_go()
    assert closed.wait(NEVER)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_both_loops_in_order(world: World, number: signal.Signals) -> None:
    pc = Pc(world)
    former = signal.getsignal(number)

    async def scene() -> None:
        running = asyncio.create_task(run_until_signal(pc.loops))
        await pc.incoming.next(Idle)
        signal.raise_signal(number)
        await running

    play(scene)
    assert pc.closed == 1
    assert signal.getsignal(number) == former


def test_a_signal_cuts_a_hanging_request_off(world: World) -> None:
    pc = Pc(world)
    world.cloud.faults.arm("read", Hang())

    async def scene() -> None:
        running = asyncio.create_task(run_until_signal(pc.loops))
        await hanging(world)
        signal.raise_signal(signal.SIGTERM)
        await running
        assert still_hangs(world)

    play(scene)
    assert pc.closed == 1


def test_signals_end_the_loops_where_event_loops_know_no_signals(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    pc = Pc(world)
    former = signal.getsignal(signal.SIGTERM)

    def unknown(*_: object) -> None:
        raise NotImplementedError

    async def scene() -> None:
        events = asyncio.get_running_loop()
        monkeypatch.setattr(events, "add_signal_handler", unknown)
        monkeypatch.setattr(events, "remove_signal_handler", unknown)
        running = asyncio.create_task(run_until_signal(pc.loops))
        await pc.incoming.next(Idle)
        signal.raise_signal(signal.SIGTERM)
        await running

    play(scene)
    assert pc.closed == 1
    assert signal.getsignal(signal.SIGTERM) == former


def test_a_process_whose_main_task_is_cancelled_ends_in_order_too(world: World) -> None:
    pc = Pc(world)

    async def scene() -> None:
        running = asyncio.create_task(run_until_signal(pc.loops))
        await pc.incoming.next(Idle)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    play(scene)
    assert pc.closed == 1


def leases_of(world: World) -> dict[str, str]:
    with world.database.reading() as connection:
        return leases.holders(connection)


def last(world: World, flow: Flow) -> Run:
    with world.database.reading() as connection:
        return last_runs(connection, flow)[0]


def price_of(world: World, good: str) -> int:
    """What the website asks for a good, in Rial."""
    variant = world.goods[good].variant_id
    return int(world.website.row("SELECT price FROM product_variants WHERE id = :id", id=variant).price)


def on_sale(world: World) -> int:
    """How many products the website shows."""
    return len(world.website.rows("SELECT id FROM products WHERE is_active"))
