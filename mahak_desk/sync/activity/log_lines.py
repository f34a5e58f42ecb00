"""The log as lines, the newest first: read file by file, so that no more than one is ever in memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

import msgspec

from mahak_desk.sync.logbook import FILE_BYTES, FILES
from mahak_desk.sync.redaction import redact

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]

PIECE = 500
MOST_BYTES = 4 * FILE_BYTES
"""Of a file that could not be rotated for long, the end is read."""

LEVELS: dict[str, int] = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40, "CRITICAL": 50}
"""How much each level matters."""

_HEAD = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([A-Z]+) ([\w.]+): (.*)")


class LogLine(msgspec.Struct, frozen=True, gc=False):
    """One entry, in UTC; `more` is what follows its first line, such as a traceback."""

    at: datetime
    level: LogLevel
    logger: str
    text: str
    more: str
    later: int = 0
    """How many of the very same came after it within its millisecond."""


def log_files(log_file: Path) -> list[Path]:
    """Where the log's files are or would be, the newest first."""
    return [log_file, *(log_file.with_name(f"{log_file.name}.{number}") for number in range(1, FILES))]


def log_lines(log_file: Path, *, least: LogLevel = "DEBUG", text: str = "") -> Iterator[list[LogLine]]:
    """Entries of at least a level that contain a text, in any case; without secrets. A file is not kept open.

    What cannot be read is left out: a log must not fail whoever looks for a failure in it.
    """
    wanted = text.casefold()
    piece: list[LogLine] = []
    beginning = ""
    same: Counter[LogLine] = Counter()
    """Of the millisecond that is being read."""
    for path in log_files(log_file):
        content = read_log(path)
        if not content or (beginning and content.startswith(beginning)):
            continue  # it was moved along while its successor was read
        beginning = content[:200]
        for entry in _entries(content):
            if not any(other.at == entry.at for other in same):
                same.clear()
            same[entry] += 1
            if LEVELS[entry.level] < LEVELS[least]:
                continue
            # Entry by entry: a whole file at once would hold the interpreter, and with it the window.
            line = msgspec.structs.replace(
                entry, text=redact(entry.text), more=redact(entry.more), later=same[entry] - 1
            )
            if wanted and not any(wanted in each.casefold() for each in (line.text, line.more, line.logger)):
                continue
            piece.append(line)
            if len(piece) == PIECE:
                yield piece
                piece = []
    if piece:
        yield piece


def read_log(path: Path) -> str:
    """The text of a log file, or its end; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - MOST_BYTES))
            content = file.read(MOST_BYTES)
    except OSError:
        return ""
    return content.decode("utf-8", "replace")


def _entries(content: str) -> Iterator[LogLine]:
    """From the end to the beginning; what stands before the first entry belongs to none."""
    more: list[str] = []
    for line in reversed(content.splitlines()):
        head = _HEAD.match(line)
        if head is None or head[2] not in LEVELS:
            more.append(line)
            continue
        level = cast(LogLevel, head[2])
        yield LogLine(datetime.fromisoformat(head[1]), level, head[3], head[4], "\n".join(reversed(more)))
        more = []
