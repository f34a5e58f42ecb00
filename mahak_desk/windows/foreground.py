"""Who may bring its window forward: on Windows the program a person has just started, and whom that one lets."""

from __future__ import annotations

import sys


def let_server_come_forward(pipe: int) -> None:
    """Let the process that serves this named pipe do so in this one's place.

    Without it Windows only makes the button of that process in the taskbar blink.
    """
    if sys.platform == "win32" and (server := server_of(pipe)):
        ctypes.windll.user32.AllowSetForegroundWindow(server)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def server_of(pipe: int) -> int:
        """The number of the process at the other end of a pipe one has called; 0 where Windows does not say."""
        server = wintypes.ULONG()
        ask = ctypes.windll.kernel32.GetNamedPipeServerProcessId
        ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.ULONG))
        return server.value if ask(pipe, ctypes.byref(server)) else 0
