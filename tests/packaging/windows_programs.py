"""What a test asks of Windows about the installed program: its registry, its windows, its end, a picture."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from mahak_desk.windows.close_requests import CLOSE_EVENT

PATIENCE = 120.0
"""Seconds until something that a program does by itself must have happened; nothing is judged by it."""


def wait_until(happened: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, f"it did not happen: {what}"
        time.sleep(0.1)  # other programs tell nobody what they do


if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import wintypes

    def registry_value(key: str, name: str) -> str | int | None:
        """Of the present user; None where there is none."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value: str | int = winreg.QueryValueEx(opened, name)[0]
                return value
        except FileNotFoundError:
            return None

    def set_registry_value(key: str, name: str, value: str) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def visible_windows(process_id: int) -> list[str]:
        """The titles of a process's windows that are on the screen."""
        titles: list[str] = []

        def look(window: int, _: int) -> bool:
            owner = wintypes.DWORD()
            user.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(owner))
            if owner.value == process_id and user.IsWindowVisible(wintypes.HWND(window)):
                title = ctypes.create_unicode_buffer(200)
                user.GetWindowTextW(wintypes.HWND(window), title, 200)
                titles.append(title.value)
            return True

        user = ctypes.windll.user32
        user.EnumWindows(ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)(look), 0)
        return [title for title in titles if title]

    def ask_copies_to_end() -> None:
        """What the setup does to every running copy of the program that listens."""
        change_state = 2
        kernel = ctypes.windll.kernel32
        kernel.OpenEventW.restype = wintypes.HANDLE
        event = kernel.OpenEventW(change_state, False, CLOSE_EVENT)
        if event:
            kernel.SetEvent(wintypes.HANDLE(event))
            kernel.CloseHandle(wintypes.HANDLE(event))

    def take_picture(of: str, picture: Path) -> None:
        """The whole screen as it is, where the run keeps its pictures."""
        from PySide6.QtGui import QGuiApplication

        app = QGuiApplication.instance() or QGuiApplication([])
        assert isinstance(app, QGuiApplication)
        picture.mkdir(parents=True, exist_ok=True)
        app.primaryScreen().grabWindow(0).save(str(picture / f"{of}.png"))
