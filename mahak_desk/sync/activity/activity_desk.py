"""What the window asks about how the shop stands and what has happened: numbers, problems, runs, the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mahak_desk.errors import Language
    from mahak_desk.sync.activity.log_lines import LogLevel, LogLine
    from mahak_desk.sync.activity.overview import Overview
    from mahak_desk.sync.activity.problem_lines import ProblemLine
    from mahak_desk.sync.activity.run_lines import RunFacts, RunLine
    from mahak_desk.sync.activity.support_bundle import SupportBundle, Told
    from mahak_desk.sync.opened_shop import OpenedShop
    from mahak_desk.sync.spreadsheets import Cell


class ActivityDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    def overview(self) -> Overview:
        """How the shop stands: numbers, two weeks of orders, and what needs a person."""
        from mahak_desk.sync.activity.overview import read_overview

        with self._shop.looking() as connection:
            return read_overview(connection, self._shop.clock.now())

    def run_lines(self, *, newer_than: int = 0, since: datetime | None = None) -> Iterator[list[RunLine]]:
        """Every cycle with an id above `newer_than` that began at `since` or later, the newest first.

        In pieces, each read in a transaction of its own.
        """
        from mahak_desk.sync.activity.run_lines import PIECE, RunTexts, run_piece

        texts, before = RunTexts(), None
        while True:
            with self._shop.looking() as connection:
                piece = run_piece(connection, texts, before=before, newer_than=newer_than, since=since)
            if piece:
                yield piece
            if len(piece) < PIECE:
                return
            before = piece[-1].id

    def run_facts(self, run_id: int) -> RunFacts | None:
        """What is known of one cycle; None when there is no such one."""
        from mahak_desk.sync.activity.run_lines import run_facts

        with self._shop.looking() as connection:
            return run_facts(connection, run_id, self._shop.clock.now())

    def problem_lines(self) -> Iterator[list[ProblemLine]]:
        """Every open problem, the newest first; in pieces, each read in a transaction of its own."""
        from mahak_desk.sync.activity.problem_lines import PIECE, problem_piece

        before = None
        while True:
            with self._shop.looking() as connection:
                piece = problem_piece(connection, before)
            if piece:
                yield piece
            if len(piece) < PIECE:
                return
            before = piece[-1].id

    def log_lines(self, *, least: LogLevel = "DEBUG", text: str = "") -> Iterator[list[LogLine]]:
        """The log's entries of at least a level that contain a text, the newest first, in pieces."""
        from mahak_desk.sync.activity.log_lines import log_lines

        return log_lines(self._shop.profile.log_file, least=least, text=text)

    def make_support_bundle(
        self, path: Path, *, versions: Mapping[str, str] | None = None, telling: Told | None = None
    ) -> SupportBundle:
        """A zip file for support. `versions` are those the caller knows besides, such as Qt's.

        Logs in at Mahak once, to say whether it can. Raises FolderUnusable and DiskFull only.
        """
        from mahak_desk.sync.activity.support_bundle import make_support_bundle

        return make_support_bundle(self._shop, path, versions=versions or {}, telling=telling or _silent)

    def export_listed(
        self, path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], language: Language
    ) -> int:
        """Write rows that are shown somewhere to a .csv or .xlsx file; how many there are.

        Raises FileKindUnknown, TooManyRows, FolderUnusable and DiskFull.
        """
        from mahak_desk.sync.spreadsheets import write_table

        return write_table(path, header, rows, language)


def _silent(part: str) -> None:
    """For callers that show no progress."""
