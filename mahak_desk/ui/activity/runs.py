"""Every run in a table: when, which flow, how it ended, what it did."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import timedelta
from decimal import Decimal

from mahak_desk.errors import DeskError
from mahak_desk.sync.activity.run_lines import PIECE, RunFacts, RunLine
from mahak_desk.ui.activity.run_details import result_rank, result_tone, result_words, run_details
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.flow_names import flow_name

KEPT = timedelta(days=30)
"""How far back the table reaches; an export has everything."""

_CALM = ("ok", "partial", "running")


class RunsView(RowsPage[RunLine]):
    """Reads everything once and after that only what is new: a flow leaves a row every minute."""

    follows: Changes = frozenset({"runs"})

    def __init__(self, surroundings: Surroundings) -> None:
        speech = surroundings.speech
        self._known: list[RunLine] = []
        super().__init__(
            surroundings,
            self.tr("Runs"),
            "runs",
            [
                Column(
                    "when",
                    self.tr("Began"),
                    lambda run: speech.moment(run.started_at),
                    order=lambda run: run.started_at.timestamp(),
                    width=150,
                    exported=lambda run: speech.wall_clock(run.started_at),
                ),
                Column(
                    "flow",
                    self.tr("Direction"),
                    lambda run: flow_name(run.flow),
                    width=190,
                    gives_way=2,
                ),
                Column(
                    "result",
                    self.tr("Result"),
                    lambda run: result_words(run.result),
                    order=lambda run: result_rank(run.result),
                    width=160,
                    gives_way=1,
                    tone=lambda run: result_tone(run.result),
                ),
                Column(
                    "did",
                    self.tr("What happened"),
                    self._happened,
                    order=self._happened,
                    width=320,
                    stretches=True,
                ),
                Column(
                    "took",
                    self.tr("Seconds"),
                    self._took,
                    order=lambda run: -1.0 if run.seconds is None else run.seconds,
                    width=80,
                    gives_way=3,
                    align="number",
                    exported=lambda run: None if run.seconds is None else Decimal(str(round(run.seconds, 1))),
                ),
            ],
            [
                Chip(
                    "noteworthy",
                    self.tr("Noteworthy"),
                    lambda run: run.brought_news or run.result not in _CALM,
                ),
                Chip("failed", self.tr("Failed"), lambda run: run.result == "failed"),
                Chip("skipped", self.tr("Skipped"), lambda run: run.result == "skipped"),
                Chip("all", self.tr("All"), lambda run: True),
            ],
        )

    def ident(self, row: RunLine) -> Hashable:
        return row.id

    def searched(self, row: RunLine) -> str:
        return f"{flow_name(row.flow)} {self._happened(row)} {result_words(row.result)}"

    def read_rows(self) -> Iterator[list[RunLine]]:
        """In a background thread; readings of one page never overlap."""
        known = self._known
        # A run that was not over yet is read again, and with it all after it.
        unfinished = [run.id for run in known if run.seconds is None]
        newest = known[0].id if known else 0
        newer_than = min(unfinished) - 1 if unfinished else newest
        since = self.around.heartbeat.now() - KEPT
        fresh: list[RunLine] = []
        for piece in self.around.desk.activity.run_lines(newer_than=newer_than, since=since):
            fresh += piece
            yield piece
        old = [run for run in known if run.id <= newer_than and run.started_at >= since]
        for start in range(0, len(old), PIECE):
            yield old[start : start + PIECE]
        self._known = fresh + old

    def show_details(self, row: RunLine) -> None:
        def read() -> RunFacts | None:
            return self.around.desk.activity.run_facts(row.id)

        def tell(facts: RunFacts | None) -> None:
            if facts is not None and [each.id for each in self.selected_rows()] == [row.id]:
                self.pane.tell(run_details(facts, self.speech, self.around.go), facts)

        self.around.background.read(self, read, tell, self._could_not_show)

    def _could_not_show(self, error: DeskError) -> None:
        self.tell_error(error)

    def _took(self, run: RunLine) -> str:
        if run.seconds is None:
            return "…"
        # A tenth matters of what is over at once, and of nothing else.
        return self.speech.number(Decimal(str(round(run.seconds, 1 if run.seconds < 10 else 0))))

    def _happened(self, run: RunLine) -> str:
        if run.why is not None:
            return self.speech.words(run.why)
        return self.speech.words(run.did)

    def empty_words(self) -> tuple[str, str]:
        return (self.tr("Nothing has run yet"), self.tr("Press Sync now on the first page."))

    def empty_chip_words(self) -> str:
        return self.tr("Nothing out of the ordinary. Every run is under All.")
