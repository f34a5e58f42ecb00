"""Starts a setup that will close this program, take its place and start it again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SILENT_UPDATE = ("/S", "/RELAUNCH")
"""No questions, and the window comes back in the tray (resources/windows/setup.nsi)."""


def start_setup(setup: Path) -> None:
    """Start it on its own, so that it outlives this program. Raises OSError."""
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        # The setup was checked against the list of releases a moment ago (mahak_desk/releases).
        started = subprocess.Popen([setup, *SILENT_UPDATE], creationflags=flags, close_fds=True)  # noqa: S603
        started.returncode = 0  # nobody here waits for its end, and Python need not warn that nobody has
    else:
        raise OSError("a setup for Windows runs on Windows only")
