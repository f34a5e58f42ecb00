"""Who the program is to Windows: the name and icon that its notices and its taskbar button carry."""

from __future__ import annotations

import sys

IDENTITY = "MahakDesk.MahakDesk"
"""The setup writes the same onto the shortcut in the start menu, where Windows looks for name and icon."""


def take_identity() -> None:
    """Before the first window; without it notices are called after the file that runs, such as python.exe."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(IDENTITY)
