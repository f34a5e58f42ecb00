"""Whether the program starts with Windows: one value under the Run key of the present user."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
VALUE = "MahakDesk"
"""The setup writes the same value where a person ticks its box, and takes it away again."""


def can_start_with_windows() -> bool:
    """Only what the setup installed can: a checkout has no program file to name."""
    return sys.platform == "win32" and window_program() is not None


def window_program() -> Path | None:
    """The installed MahakDesk.exe, from either of the two programs; None when this is not a frozen program."""
    if not getattr(sys, "frozen", False):
        return None
    return Path(sys.executable).with_name("MahakDesk.exe")


def starts_with_windows() -> bool:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            return bool(winreg.QueryValueEx(key, VALUE)[0])
    return False


def start_with_windows(on: bool, program: Path) -> None:
    """Switch it. `program` is started hidden, into the tray. Raises OSError where a policy forbids it."""
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if on:
                winreg.SetValueEx(key, VALUE, 0, winreg.REG_SZ, f'"{program}" --hidden')
            else:
                with suppress(FileNotFoundError):
                    winreg.DeleteValue(key, VALUE)
