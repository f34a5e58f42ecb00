"""Keeps Windows' own list of programs to start equal to what a person chose here or in the setup."""

from __future__ import annotations

import logging

from mahak_desk.windows.autostart import (
    can_start_with_windows,
    start_with_windows,
    starts_with_windows,
    window_program,
)

log = logging.getLogger(__name__)


class Autostart:
    """Two places tell of one choice: the settings, and the Run key, which the setup writes as well."""

    def __init__(self) -> None:
        self._wished: bool | None = None

    def follow(self, wished: bool) -> bool | None:
        """What the settings say now; gives what they should say instead, None when they are right.

        The first time the Run key is right: the setup's tick, or a person's own doing in Windows, is newer
        than a setting that was written before.
        """
        first, self._wished = self._wished is None, wished
        program = window_program()
        if not can_start_with_windows() or program is None:
            return None
        there = starts_with_windows()
        if there == wished:
            return None
        if first:
            return there
        try:
            start_with_windows(wished, program)
        except OSError as error:
            log.warning("Windows did not let the start with the system be changed: %s", error)
            return there
        return None
