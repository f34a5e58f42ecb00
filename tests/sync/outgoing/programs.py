"""Real processes that run the outgoing flow beside a test: other PCs, and programs that die on their way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from datetime import datetime
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.practice.login import DEMO
from mahak_desk.sync.clock import SystemClock
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.leases import FlowTaken, Holder, give_back, take
from mahak_desk.sync.outgoing.flow import OutgoingFlow
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.settings import Settings
from mahak_desk.website.database import Database
from tests.sync.outgoing.steps import SteppedClient, SteppedDatabase
from tests.sync.outgoing.worlds import StillClock

DEADLY = ("before its commit", "after its commit", "after the answer")
"""The steps that differ in what a death there leaves behind."""
KILLED = (-signal.SIGKILL,) if sys.platform != "win32" else (signal.SIGTERM, -signal.SIGTERM)
"""Exit codes of a process that was killed; on Windows they tell by itself or by another."""
MOST_CYCLES = 300
END_SECONDS = 120


def processes() -> BaseContext:
    """How processes are begun: from one that has everything imported, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def begin(target: Any, *arguments: Any) -> BaseProcess:
    process = processes().Process(target=target, args=arguments)  # type: ignore[attr-defined]
    process.start()
    return process  # type: ignore[no-any-return]


def end_of(process: BaseProcess) -> int | None:
    """The exit code, after it has ended by itself."""
    process.join(END_SECONDS)
    return process.exitcode


def one_cycle(database_url: str, settings: Settings, moment: datetime, holder: str, dies_at: int) -> None:
    """Run one cycle at a moment; at the deadly step of that number the process kills itself. 0: it lives."""
    steps = 0

    def reach(name: str) -> None:
        nonlocal steps
        steps += name in DEADLY
        if steps == dies_at > 0:
            os.kill(os.getpid(), signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)

    clock = StillClock(moment)
    credentials = Credentials(DEMO.user_name, DEMO.password)
    with (
        Database(database_url) as database,
        MahakClient(credentials, settings.mahak.client_settings(), clock=clock.now) as client,
    ):
        stepped = SteppedDatabase(database, reach), SteppedClient(client, reach)
        OutgoingFlow(*stepped, settings, clock, holder, jitter=lambda: 0.5).run()  # type: ignore[arg-type]


def another_pc(
    database_url: str, settings: Settings, name: str, leased: bool, start: Any, all_placed: Any
) -> None:
    """Run cycles until every order is in Mahak, as a PC of its own; any exception is the test's failure.

    With leases it runs both flows, and is told to wait while the other PC has one. All PCs begin at once, at
    the barrier `start`; nothing being left means the end only once `all_placed` is set.
    """
    clock = SystemClock()
    credentials = Credentials(DEMO.user_name, DEMO.password)
    holder = Holder(name, name)
    with (
        Database(database_url) as database,
        MahakClient(credentials, settings.mahak.client_settings(), clock=clock.now) as client,
    ):
        outgoing = OutgoingFlow(database, client, settings, clock, name)
        incoming = IncomingFlow(database, client, settings, clock)
        start.wait()
        for _ in range(MOST_CYCLES):
            last = all_placed.is_set()
            if not leased:
                report = outgoing.run()
                left = report.found - report.sent
            else:
                left = _leased(database, holder, "outgoing", outgoing)
                _leased(database, holder, "incoming", incoming)
            if last and not left:
                return
    sys.exit(3)


def _leased(database: Database, holder: Holder, flow: Flow, runner: OutgoingFlow | IncomingFlow) -> int:
    """One cycle under a lease; how much is left to do, 1 where another PC is at it."""
    try:
        with database.writing() as connection:
            take(connection, flow, holder, SystemClock().now())
    except FlowTaken:
        return 1
    try:
        report = runner.run()
    finally:
        with database.writing() as connection:
            give_back(connection, flow, holder)
    return getattr(report, "found", 0) - getattr(report, "sent", 0)
