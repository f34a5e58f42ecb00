"""A refused login stops both flows; both go on once the credentials change or Mahak takes a login after all."""

from __future__ import annotations

import pytest

from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.errors import CredentialsMissing, MahakLoginRefused
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.loop_state import Blocked, Idle, Running, Stopped
from mahak_desk.website.database import Database
from tests.sync.loop_parts import HandClock, Held, Stage, fails, logs_in, play, unreachable

REFUSED = MahakLoginRefused("نام کاربری یا رمز نادرست است")
WRONG, RIGHT = Credentials("shop", "wrong"), Credentials("shop", "right")


class Keyring:
    """The credentials as they are stored now."""

    def __init__(self) -> None:
        self.stored: Credentials | None = WRONG

    def read(self) -> Credentials:
        if self.stored is None:
            raise CredentialsMissing
        return self.stored


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def gate(keyring: Keyring, clock: HandClock) -> Gate:
    return Gate(keyring.read, clock)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def test_one_refusal_stops_both_loops(sqlite_database: Database, gate: Gate, clock: HandClock) -> None:
    held = Held()
    incoming = Stage(sqlite_database, held, clock=clock, gate=gate)
    outgoing = Stage(sqlite_database, fails(REFUSED), flow="outgoing", clock=clock, gate=gate)

    async def scene() -> None:
        async with incoming:
            await held.began()
            async with outgoing:
                assert await outgoing.watch.next(Blocked) == Blocked(None, REFUSED)
                held.let_go()
                assert await incoming.watch.next(Blocked) == Blocked(None, REFUSED)
                clock.move(hours=1)
                await clock.somebody_sleeps()

    play(scene)
    assert incoming.reasons() == [("ok", None), ("skipped", "login-refused")]
    assert outgoing.reasons() == [("failed", "login-refused")]


def test_a_loop_that_waits_hears_of_the_refusal_at_once(
    sqlite_database: Database, gate: Gate, clock: HandClock
) -> None:
    incoming = Stage(sqlite_database, clock=clock, gate=gate)

    async def scene() -> None:
        async with incoming:
            await incoming.watch.next(Idle)
            gate.shut(REFUSED)
            await incoming.watch.next(Blocked)

    play(scene)


def test_both_go_on_when_the_gate_is_opened(sqlite_database: Database, gate: Gate, clock: HandClock) -> None:
    incoming = Stage(sqlite_database, clock=clock, gate=gate)
    outgoing = Stage(sqlite_database, fails(REFUSED), flow="outgoing", clock=clock, gate=gate)

    async def scene() -> None:
        async with incoming, outgoing:
            await outgoing.watch.next(Blocked)
            await incoming.watch.next(Blocked)
            gate.open()
            await outgoing.watch.next(Idle)
            await incoming.watch.next(Idle)

    play(scene)


def test_credentials_stored_by_another_program_are_found_and_the_same_ones_are_not_tried(
    sqlite_database: Database, gate: Gate, keyring: Keyring, clock: HandClock
) -> None:
    stage = Stage(sqlite_database, fails(REFUSED), gate=gate, clock=clock)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Blocked)
            await stage.clock.somebody_sleeps()
            for _ in range(3):
                stage.clock.move(minutes=1)
                await stage.clock.somebody_sleeps()
            assert (stage.cycle.count, stage.cycle.knocks) == (1, 0)
            keyring.stored = RIGHT
            stage.clock.move(minutes=1)
            await stage.watch.next(Idle)

    play(scene)


def test_missing_credentials_are_waited_for_too(
    sqlite_database: Database, gate: Gate, keyring: Keyring
) -> None:
    keyring.stored = None
    stage = Stage(sqlite_database, fails(CredentialsMissing()), gate=gate)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Blocked)).next_run_at is None
            await stage.clock.somebody_sleeps()
            stage.clock.move(minutes=1)
            await stage.clock.somebody_sleeps()
            assert stage.cycle.count == 1
            keyring.stored = RIGHT
            stage.clock.move(minutes=1)
            await stage.watch.next(Idle)

    play(scene)


def test_a_person_can_force_one_try_and_only_one(sqlite_database: Database, gate: Gate) -> None:
    stage = Stage(sqlite_database, fails(REFUSED), fails(REFUSED), gate=gate)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Blocked)
            stage.loop.force()
            await stage.watch.next(Running)
            await stage.watch.next(Blocked)
            stage.clock.move(hours=1)
            await stage.clock.somebody_sleeps()

    play(scene)
    assert stage.cycle.count == 2


def test_the_same_credentials_are_tried_once_an_hour_and_nothing_is_told_until_mahak_takes_them(
    sqlite_database: Database, gate: Gate, clock: HandClock
) -> None:
    expired = MahakLoginRefused("اعتبار سرویس تمام شده است")
    knocks = fails(unreachable()), fails(expired), logs_in(gate)
    stage = Stage(sqlite_database, fails(REFUSED), *knocks, gate=gate, clock=clock)

    async def scene() -> None:
        async with stage:
            assert (await stage.watch.next(Blocked)).why is REFUSED
            await clock.somebody_sleeps()
            for hour, why in enumerate((REFUSED, expired), 1):
                clock.move(minutes=59)
                await clock.somebody_sleeps()
                assert stage.cycle.knocks == hour - 1
                clock.move(minutes=1)
                await clock.somebody_sleeps()
                assert stage.loop.state == Blocked(None, why)
            assert stage.watch.unseen() == [Blocked(None, expired)]
            clock.move(hours=1)
            await stage.watch.next(Idle)

    play(scene)
    assert stage.reasons() == [("failed", "login-refused"), ("ok", None)]


def test_both_loops_knock_once_between_them(gate: Gate, clock: HandClock) -> None:
    assert not gate.is_to_be_knocked_at()
    gate.shut(REFUSED)
    clock.move(hours=1)
    assert [gate.is_to_be_knocked_at() for _ in range(2)] == [True, False]


def test_a_knock_is_cut_off_by_the_end_of_its_loop(
    sqlite_database: Database, gate: Gate, clock: HandClock
) -> None:
    held = Held()
    stage = Stage(sqlite_database, fails(REFUSED), held, gate=gate, clock=clock)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Blocked)
            await clock.somebody_sleeps()
            clock.move(hours=1)
            await held.began()
            await stage.loop.stop()
        assert stage.loop.state == Stopped()

    play(scene)
    assert not stage.loop.left_thread_behind


def test_a_login_that_mahak_takes_opens_the_gate_and_proves_a_refusal_of_the_same_moment_passed(
    gate: Gate,
) -> None:
    gate.shut(REFUSED)
    gate.let_in()
    assert (gate.why, gate.opened) == (None, 1)
    before = gate.logins
    gate.let_in()
    gate.shut(REFUSED, before)
    assert gate.why is None
    gate.shut(REFUSED, gate.logins)
    assert gate.why is REFUSED


def test_a_login_of_a_forced_try_lets_the_other_loop_go_on_too(
    sqlite_database: Database, gate: Gate, clock: HandClock
) -> None:
    incoming = Stage(sqlite_database, clock=clock, gate=gate)
    outgoing = Stage(sqlite_database, fails(REFUSED), logs_in(gate), flow="outgoing", clock=clock, gate=gate)

    async def scene() -> None:
        async with incoming, outgoing:
            await outgoing.watch.next(Blocked)
            await incoming.watch.next(Blocked)
            outgoing.loop.force()
            await outgoing.watch.next(Idle)
            await incoming.watch.next(Idle)

    play(scene)


def test_a_skipped_flow_leaves_one_row_for_as_long_as_it_lasts(
    sqlite_database: Database, gate: Gate, keyring: Keyring
) -> None:
    stage = Stage(sqlite_database, gate=gate)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)
            gate.shut(REFUSED)
            await stage.watch.next(Blocked)
            gate.shut(REFUSED)
            stage.clock.move(minutes=2)
            await stage.clock.somebody_sleeps()
            for why in (REFUSED, CredentialsMissing()):
                gate.open()
                await stage.watch.next(Idle)
                gate.shut(why)
                await stage.watch.next(Blocked)

    play(scene)
    assert stage.reasons() == [
        ("ok", None),
        ("skipped", "login-refused"),
        ("ok", None),
        ("skipped", "login-refused"),
        ("ok", None),
        ("skipped", "credentials-missing"),
    ]


def test_a_gate_can_be_moved_when_its_loops_have_ended(sqlite_database: Database, gate: Gate) -> None:
    stage = Stage(sqlite_database, gate=gate)

    async def scene() -> None:
        async with stage:
            await stage.watch.next(Idle)

    play(scene)
    gate.shut(REFUSED)
    gate.open()
    assert gate.opened == 1


def test_a_gate_opens_only_for_other_credentials(gate: Gate, keyring: Keyring) -> None:
    gate.shut(REFUSED)
    gate.look_again()
    keyring.stored = None
    gate.look_again()
    assert (gate.why, gate.opened) == (REFUSED, 0)
    keyring.stored = RIGHT
    gate.look_again()
    assert (gate.why, gate.opened) == (None, 1)


def test_who_has_left_the_gate_is_told_nothing(gate: Gate) -> None:
    told: list[str] = []
    leave = gate.subscribe(lambda: told.append("moved"))
    gate.shut(REFUSED)
    leave()
    gate.open()
    assert told == ["moved"]
