"""The log: a few rotating files in UTC that never hold a secret and never stop the program."""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from mahak_desk.sync.redaction import redact

FILE_BYTES = 2 * 1024 * 1024
FILES = 5
"""How many files there are at most, the current one included."""

_OURS = "mahak_desk"


class _Lines(logging.Formatter):
    """`2026-11-23T07:28:01.123Z INFO mahak_desk.mahak.client: …`, tracebacks below, secrets struck out."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @staticmethod
    def converter(seconds: float | None = None) -> time.struct_time:
        return time.gmtime(seconds)

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _LogFile(RotatingFileHandler):
    """A full disk, or another process that has the file open, costs log lines and nothing else."""

    def __init__(self, path: Path, file_bytes: int) -> None:
        super().__init__(path, maxBytes=file_bytes, backupCount=FILES - 1, encoding="utf-8", delay=True)
        self.setFormatter(_Lines())
        self._size_when_stuck = 0

    def shouldRollover(self, record: logging.LogRecord) -> bool:
        if not super().shouldRollover(record):
            return False
        stuck = self._size_when_stuck
        # After a failed attempt the file grows as much again before the next.
        return not stuck or os.path.getsize(self.baseFilename) - stuck >= self.maxBytes

    def doRollover(self) -> None:
        """Move the files along, the newest first: Windows does not let a file be renamed that another
        process has open (error 32), and then none must have moved."""
        if self.stream is not None:
            self.stream.close()
        aside = f"{self.baseFilename}.0"
        try:
            os.replace(self.baseFilename, aside)
        except OSError:
            self._size_when_stuck = os.path.getsize(self.baseFilename)
        else:
            self._size_when_stuck = 0
            for number in range(self.backupCount - 1, -1, -1):
                self._move(number)
        self.stream = self._open()

    def _move(self, number: int) -> None:
        try:
            os.replace(f"{self.baseFilename}.{number}", f"{self.baseFilename}.{number + 1}")
        except OSError:
            return  # not there yet, or open elsewhere: an older file is lost, no newer one

    def close(self) -> None:
        with suppress(OSError):  # what a full disk did not take is still waiting to be written
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: the standard one prints a traceback where the program's answer goes."""


def start_logging(log_file: Path | None, *, verbose: bool = False, file_bytes: int = FILE_BYTES) -> bool:
    """Log to the file, and with `verbose` in more detail to stderr; whether there is a file to log to.

    Called again it logs there instead of where it did before.
    """
    stop_logging()
    root = logging.getLogger()
    root.addHandler(_nowhere())
    ours = logging.getLogger(_OURS)
    ours.setLevel(logging.DEBUG if verbose else logging.INFO)
    if verbose and sys.stderr is not None:
        root.addHandler(_on_screen(sys.stderr))
    if log_file is None:
        return False
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        with open(log_file, "ab"):
            pass
    except OSError:
        return False
    root.addHandler(_LogFile(log_file, file_bytes))
    return True


def stop_logging() -> None:
    """Close what `start_logging` opened."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each.formatter, _Lines)]:
        root.removeHandler(handler)
        handler.close()


def _nowhere() -> logging.Handler:
    """Without any handler, Python itself would write warnings to stderr."""
    handler = logging.NullHandler()
    handler.setFormatter(_Lines())
    return handler


def _on_screen(stream: TextIO) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Lines())
    return handler
