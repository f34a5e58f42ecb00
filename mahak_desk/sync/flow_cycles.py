"""The two flows as cycles of a loop."""

from __future__ import annotations

from collections.abc import Callable

from mahak_desk.sync import runs
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.cycle import CycleResult, Progress, Wish
from mahak_desk.sync.full_read import full_read_due
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.line import Line
from mahak_desk.sync.outgoing.flow import OutgoingFlow
from mahak_desk.sync.settings import Settings
from mahak_desk.website.database import Database


class IncomingCycle:
    """Mahak → website; once a night it reads everything."""

    def __init__(
        self, database: Callable[[], Database], line: Line, settings: Callable[[], Settings], clock: Clock
    ) -> None:
        self._database = database
        self._line = line
        self._settings = settings
        self._clock = clock

    def run(self, progress: Progress, wish: Wish) -> CycleResult:
        with self._line.for_one_cycle(progress) as client:
            settings, database = self._settings(), self._database()
            with database.reading() as connection:
                last = runs.full_reads(connection)
            full = wish.full or full_read_due(last, self._clock.now(), settings.schedule.full_read_hour)
            report = IncomingFlow(database, client, settings, self._clock).run(
                full=full,
                accepts_mass_change=wish.accepts_mass_change,
                agreed_to=wish.agreed_to,
                progress=progress,
            )
        return CycleResult(report.result, report.counts(), len(report.findings), self._clock.now())

    def knock(self, progress: Progress) -> None:
        self._line.log_in(progress)

    def abort(self) -> None:
        self._line.cut()

    def close(self) -> None:
        self._line.cut()


class OutgoingCycle:
    """Website → Mahak. `holder` names this installation (`OutgoingFlow`)."""

    def __init__(
        self,
        database: Callable[[], Database],
        line: Line,
        settings: Callable[[], Settings],
        clock: Clock,
        holder: str,
    ) -> None:
        self._database = database
        self._line = line
        self._settings = settings
        self._clock = clock
        self._holder = holder

    def run(self, progress: Progress, wish: Wish) -> CycleResult:
        with self._line.for_one_cycle(progress) as client:
            flow = OutgoingFlow(self._database(), client, self._settings(), self._clock, self._holder)
            report = flow.run(progress=progress)
        return CycleResult(report.result, report.counts(), len(report.findings), self._clock.now())

    def knock(self, progress: Progress) -> None:
        self._line.log_in(progress)

    def abort(self) -> None:
        self._line.cut()

    def close(self) -> None:
        self._line.cut()
