"""A trace of the running program on the disk, by which the next start knows how this one ended."""

from __future__ import annotations

import faulthandler
import logging
from contextlib import suppress
from pathlib import Path
from typing import TextIO

log = logging.getLogger(__name__)


class RunMarker:
    """A file that is there while the program runs: found at the start, the last run ended in mid-air."""

    def __init__(self, folder: Path) -> None:
        self._marker = folder / "running"
        self._faults = folder / "logs" / "faults.txt"
        self._stream: TextIO | None = None
        self.ended_badly = False
        """Whether the last run left the marker: killed, crashed, or the power went."""

    @property
    def is_there(self) -> bool:
        """Another process of this shop runs, or the last one ended in mid-air."""
        return self._marker.exists()

    def begin(self) -> None:
        """For the one process that holds the folder. A folder that takes no file has no marker."""
        self.ended_badly = self.is_there
        try:
            self._marker.write_text("", encoding="ascii")
            self._faults.parent.mkdir(parents=True, exist_ok=True)
            # A windowed program has no stderr to write a fault of C code to.
            self._stream = self._faults.open("a", encoding="utf-8")
            faulthandler.enable(self._stream)
        except OSError as error:
            log.info("No marker of this run: %s", error)

    def end(self) -> None:
        """The program ends as it should."""
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
        with suppress(OSError):
            self._marker.unlink()
