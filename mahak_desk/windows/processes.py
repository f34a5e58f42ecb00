"""Whether a process still runs: every system but Windows tells it by a signal that does nothing."""

from __future__ import annotations

import os
import sys


def process_lives(pid: int) -> bool:
    """Whether there is a process with this number, anybody's."""
    if not 0 < pid < 2**31:  # a damaged note's, and 0 would be our whole group
        return False
    if sys.platform == "win32":
        return _lives(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SYNCHRONIZE = 0x0010_0000
    _ACCESS_DENIED = 5
    _WAIT_TIMEOUT = 0x102

    def _lives(pid: int) -> bool:
        # os.kill would end it, whatever the signal.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        process = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not process:
            return ctypes.get_last_error() == _ACCESS_DENIED
        try:
            # One that has ended keeps its number while anybody has it open; waiting for it is over at once.
            return bool(kernel.WaitForSingleObject(process, 0) == _WAIT_TIMEOUT)
        finally:
            kernel.CloseHandle(process)
