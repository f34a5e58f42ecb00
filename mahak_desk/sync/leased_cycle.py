"""A cycle that runs only while this PC has the flow's lease, so that several PCs can share one database."""

from __future__ import annotations

from collections.abc import Callable

from mahak_desk.sync import leases, runs
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.cycle import Cycle, CycleResult, Progress, Wish
from mahak_desk.sync.problems import Flow
from mahak_desk.website.database import Database

RENEWED_AFTER = 60.0
"""Seconds; a lease outlives many of them, a renewal costs a transaction."""

_OUTSIDE_TRANSACTIONS = frozenset({"asking", "applying", "sending"})
"""Stages that report while the flow holds no transaction: within one, SQLite would let us wait for ourselves."""


class LeasedCycle:
    """Takes the lease before each cycle, renews it on the way, and keeps it between cycles until `close`.

    Between cycles it runs out if the interval is longer than the lease; then another PC may go on.
    """

    def __init__(
        self,
        cycle: Cycle,
        database: Callable[[], Database],
        flow: Flow,
        holder: leases.Holder,
        clock: Clock,
    ) -> None:
        self._cycle = cycle
        self._database = database
        self._flow = flow
        self._holder = holder
        self._clock = clock
        self._taken_at = 0.0
        self._has_taken = False

    def run(self, progress: Progress, wish: Wish) -> CycleResult:
        """Raises FlowTaken while another PC has the lease: before the cycle, or within it if it was lost."""
        self._take()

        def renewing(stage: str, done: int, total: int) -> None:
            progress(stage, done, total)
            late = self._clock.monotonic() - self._taken_at >= RENEWED_AFTER
            if late and stage in _OUTSIDE_TRANSACTIONS:
                self._take()

        return self._cycle.run(renewing, wish)

    def knock(self, progress: Progress) -> None:
        self._cycle.knock(progress)

    def abort(self) -> None:
        self._cycle.abort()

    def close(self) -> None:
        """Give the lease back at once, so that another PC need not wait for its end."""
        if self._has_taken:
            self._has_taken = False
            with self._database().writing() as connection:
                leases.give_back(connection, self._flow, self._holder)
        self._cycle.close()

    def _take(self) -> None:
        with self._database().writing() as connection:
            now = self._clock.now()
            leases.take(connection, self._flow, self._holder, now)
            if not self._has_taken:
                # Whoever has the lease runs the flow: what still looks as if it ran has ended somehow.
                runs.end_interrupted(connection, self._flow, now)
        self._taken_at = self._clock.monotonic()
        self._has_taken = True
