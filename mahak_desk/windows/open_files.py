"""Windows replaces no file that a program has open: one that soon lets go is waited for, another one is told of."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts: a virus scanner, an indexer and our own readers have a file for less than that."""


def put_in_place(draft: Path | str, path: Path) -> None:
    """`os.replace`, tried again for a moment where the file that is there is open. Raises OSError."""
    if sys.platform == "win32":
        for pause in _PAUSES:
            with suppress(PermissionError):
                os.replace(draft, path)
                return
            time.sleep(pause)
    os.replace(draft, path)


def is_open_elsewhere(path: Path) -> bool:
    """Whether a program, such as Excel, has the file open and lets nobody else have it."""
    if sys.platform == "win32":
        sharing_violation = 32
        try:
            # Changes nothing. What replacing and opening such a file is refused with is a missing right's too.
            os.rename(path, path)
        except OSError as refused:
            return refused.winerror == sharing_violation
    return False
