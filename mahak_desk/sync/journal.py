"""What outlasts the program of a flow's cycles: how each ended, and until when the next one waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mahak_desk.errors import DeskError
from mahak_desk.sync import runs
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.problems import Flow
from mahak_desk.website.database import Database


class Journal:
    """The rows of one flow in `sync_runs`, for a loop. Blocking; raises what opening the database raises."""

    def __init__(self, database: Callable[[], Database], flow: Flow, clock: Clock) -> None:
        self.flow = flow
        self._database = database
        self._clock = clock

    def pending_delay(self) -> runs.Delay | None:
        with self._database().reading() as connection:
            return runs.pending_delay(connection, self.flow)

    def bookmark(self) -> int:
        """A place in the journal; rows beyond it are of what happens from now on."""
        with self._database().reading() as connection:
            return runs.newest_id(connection)

    def note_failure(self, bookmark: int, error: DeskError, until: datetime | None) -> None:
        """The cycle that began at the bookmark ended so; `until` is how long the next one waits for it.

        A cycle that failed before its flow could record it gets its row now.
        """
        with self._database().writing() as connection:
            now = self._clock.now()
            run_id = runs.newest_since(connection, self.flow, bookmark)
            if run_id is None:
                run_id = runs.begin(connection, self.flow, "delta", now)
            runs.fail(connection, run_id, error, now)
            if until is not None:
                runs.delay_until(connection, run_id, until)

    def note_skip(self, why: DeskError) -> None:
        with self._database().writing() as connection:
            runs.skip(connection, self.flow, why, self._clock.now())
