"""The program's own log in a table, the newest line first."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import islice

from mahak_desk.sync.activity.log_lines import LEVELS, PIECE, LogLine
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.details import Details, Fact, Section
from mahak_desk.ui.parts.folded import Folded
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.surroundings import Surroundings

MOST_LINES = 20_000
"""Older lines are in the files: the page offers their folder."""

_TONES: dict[str, Tone] = {"WARNING": "warn", "ERROR": "bad", "CRITICAL": "bad", "INFO": "muted"}
_TROUBLE = ("ERROR", "CRITICAL")


class LogView(RowsPage[LogLine]):
    """For support, in the program's own English."""

    follows: Changes = frozenset({"runs"})

    def __init__(self, surroundings: Surroundings) -> None:
        speech = surroundings.speech
        super().__init__(
            surroundings,
            self.tr("Log"),
            "log",
            [
                Column(
                    "when",
                    self.tr("When"),
                    lambda line: speech.moment(line.at, seconds=True),
                    order=lambda line: line.at.timestamp(),
                    width=160,
                    exported=lambda line: speech.wall_clock(line.at),
                ),
                Column(
                    "level",
                    self.tr("Level"),
                    lambda line: self._level(line.level),
                    order=lambda line: LEVELS[line.level],
                    width=104,
                    tone=lambda line: _TONES.get(line.level),
                ),
                Column(
                    "text",
                    self.tr("Text"),
                    lambda line: speech.isolated(line.text),
                    width=560,
                    stretches=True,
                ),
                Column(
                    "where",
                    self.tr("Where"),
                    lambda line: speech.latin(line.logger.removeprefix("mahak_desk.")),
                    order=lambda line: line.logger,
                    width=170,
                    hidden_at_first=True,
                ),
            ],
            [
                Chip("all", self.tr("All"), lambda line: True),
                Chip("warnings", self.tr("Warnings"), lambda line: line.level == "WARNING"),
                Chip("errors", self.tr("Errors"), lambda line: line.level in _TROUBLE),
            ],
        )

    def ident(self, row: LogLine) -> Hashable:
        return row

    def searched(self, row: LogLine) -> str:
        return f"{row.text} {row.logger} {row.more}"

    def read_rows(self) -> Iterator[list[LogLine]]:
        return islice(self.around.desk.activity.log_lines(), MOST_LINES // PIECE)

    def show_details(self, row: LogLine) -> None:
        speech = self.speech
        whole = f"{row.at:%Y-%m-%d %H:%M:%S} {row.level} {row.logger}: {row.text}\n{row.more}".rstrip()
        facts = [
            Fact(self.tr("When"), speech.moment(row.at)),
            Fact(self.tr("Level"), self._level(row.level), tone=_TONES.get(row.level, "text")),
            Fact(self.tr("Where"), speech.latin(row.logger)),
        ]
        folded = Folded(self.tr("Whole entry"), whole, self.look)
        self.pane.tell(
            Details(speech.isolated(row.text), sections=[Section(facts=facts, widget=folded)]), row
        )

    def _level(self, level: str) -> str:
        match level:
            case "DEBUG":
                return self.tr("Detail")
            case "INFO":
                return self.tr("Note")
            case "WARNING":
                return self.tr("Warning")
            case _:
                return self.tr("Error")

    def empty_words(self) -> tuple[str, str]:
        return (self.tr("The log is empty"), "")

    def empty_chip_words(self) -> str:
        return self.tr("Nothing of this kind: that is good.")
