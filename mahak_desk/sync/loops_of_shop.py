"""Puts the two loops of a shop together from its parts."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from datetime import timedelta

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.sync.attempts import Attempts
from mahak_desk.sync.backoff import Jitter
from mahak_desk.sync.cycle import Cycle
from mahak_desk.sync.flow_cycles import IncomingCycle, OutgoingCycle
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.journal import Journal
from mahak_desk.sync.leased_cycle import LeasedCycle
from mahak_desk.sync.leases import Holder
from mahak_desk.sync.line import Line
from mahak_desk.sync.loop import PATIENCE, SyncLoop
from mahak_desk.sync.loop_clock import LoopClock
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.two_loops import TwoLoops
from mahak_desk.website.database import Database


def two_loops(
    *,
    database: Callable[[], Database],
    credentials: Callable[[], Credentials],
    settings: Callable[[], Settings],
    holder: Holder,
    clock: LoopClock,
    close: Callable[[], None],
    paused: Collection[Flow] = (),
    jitter: Jitter = random.random,
    patience: float = PATIENCE,
) -> TwoLoops:
    """Both loops, not yet running. Raises what `settings` raises.

    `database`, `credentials` and `settings` are called in the loops' threads, for every cycle anew, and may
    raise any DeskError; the intervals are those of now. `holder` is this installation, `paused` what a
    person paused when the program last ran, `patience` the seconds each loop is waited for when it ends.
    """
    gate = Gate(credentials, clock)
    schedule = settings().schedule

    def connect() -> MahakClient:
        client_settings = settings().mahak.client_settings()
        return MahakClient(credentials(), client_settings, clock=clock.now, let_in=gate.let_in)

    def loop(flow: Flow, cycle: Cycle, seconds: float) -> SyncLoop:
        leased = LeasedCycle(cycle, database, flow, holder, clock)
        journal = Journal(database, flow, clock)
        attempts = Attempts(leased, journal, gate, clock, interval=timedelta(seconds=seconds), jitter=jitter)
        return SyncLoop(attempts, gate, clock, paused=flow in paused, patience=patience)

    incoming = IncomingCycle(database, Line(connect, gate), settings, clock)
    outgoing = OutgoingCycle(database, Line(connect, gate), settings, clock, holder.id)
    return TwoLoops(
        loop("incoming", incoming, schedule.incoming_seconds),
        loop("outgoing", outgoing, schedule.outgoing_seconds),
        gate,
        close,
    )
