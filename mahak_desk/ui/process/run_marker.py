"""A trace of the running program on the disk, by which the next start knows how this one ended."""

from __future__ import annotations

import faulthandler
import logging
import os
from contextlib import suppress
from typing import TextIO

from mahak_desk.sync.profile import Profile
from mahak_desk.windows.processes import process_lives

log = logging.getLogger(__name__)

KEPT_BYTES = 64 * 1024
"""Of the faults of former runs: the newest, and at most twice as much."""

_ENDING = "ending"


class RunMarker:
    """A file that is there while the program runs: found at the start, the last run ended in mid-air.

    It has the number of the process in it and, from the beginning of its end on, that it is ending: a start in
    those seconds meets nobody who answers, and yet nothing bad has happened.
    """

    def __init__(self, profile: Profile) -> None:
        self._marker = profile.folder / "running"
        self._faults = profile.faults_file
        self._stream: TextIO | None = None
        self.ended_badly = self.is_there and not self._another_is_ending()
        """Whether the last run left the marker: killed, crashed, or the power went."""

    @property
    def is_there(self) -> bool:
        """Another process of this shop runs, or the last one ended in mid-air."""
        return self._marker.exists()

    def begin(self) -> None:
        """For the one process that holds the folder. A folder that takes no file has no marker."""
        try:
            self._marker.write_text(f"{os.getpid()}\n", encoding="ascii")
            self._faults.parent.mkdir(parents=True, exist_ok=True)
            # A windowed program has no stderr to write a fault of C code to.
            self._keep_last_faults()
            self._stream = self._faults.open("a", encoding="utf-8")
            faulthandler.enable(self._stream)
        except OSError as error:
            log.info("No marker of this run: %s", error)

    def ending(self) -> None:
        """The end has begun."""
        if self._is_ours():
            with suppress(OSError):
                self._marker.write_text(f"{os.getpid()} {_ENDING}\n", encoding="ascii")

    def end(self) -> None:
        """The program ends as it should."""
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
        if self._is_ours():  # the next start may have put its own there meanwhile
            with suppress(OSError):
                self._marker.unlink()

    def _keep_last_faults(self) -> None:
        """One fault takes a few kilobytes; a program that falls over at every start must not fill the disk."""
        if self._faults.exists() and self._faults.stat().st_size > 2 * KEPT_BYTES:
            self._faults.write_bytes(self._faults.read_bytes()[-KEPT_BYTES:])

    def _is_ours(self) -> bool:
        return self._words()[:1] == [str(os.getpid())]

    def _another_is_ending(self) -> bool:
        # The word as well as the number: after a power failure that number may be anybody's.
        match self._words():
            case [pid, word] if word == _ENDING and pid.isdecimal():
                return process_lives(int(pid))
        return False

    def _words(self) -> list[str]:
        try:
            return self._marker.read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            return []
