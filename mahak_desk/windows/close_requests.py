"""How the setup asks running copies to end: a named event, which every one of them waits for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

CLOSE_EVENT = r"Local\MahakDesk.Close"
"""Of the session, so that it reaches no other user's programs. resources/windows/setup.nsi sets it."""


class CloseRequests:
    """Calls `asked` once, from a thread of its own, when the setup wants the program's files for itself.

    A program that started while the event was set ends too: the setup takes it back when it gives up.
    """

    def __init__(self, asked: Callable[[], object]) -> None:
        self._asked = asked
        self._ours: list[int] = []
        self._thread: threading.Thread | None = None
        if sys.platform == "win32":
            kernel = _kernel()
            for name in (CLOSE_EVENT, None):  # the second one ends the waiting itself
                self._ours.append(kernel.CreateEventW(None, True, False, name))
            self._thread = threading.Thread(target=self._wait, name="close-requests", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop waiting; nothing is called afterwards."""
        if sys.platform == "win32" and self._thread is not None:
            _kernel().SetEvent(self._ours[1])
            self._thread.join()
            self._thread = None
            for handle in self._ours:
                _kernel().CloseHandle(handle)

    def _wait(self) -> None:
        if sys.platform == "win32":
            import ctypes

            handles = (ctypes.c_void_p * 2)(*self._ours)
            if _kernel().WaitForMultipleObjects(2, handles, False, 0xFFFFFFFF) == 0:
                self._asked()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateEventW.restype = wintypes.HANDLE
        kernel.CreateEventW.argtypes = (wintypes.LPVOID, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
        kernel.SetEvent.argtypes = kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.WaitForMultipleObjects.argtypes = (
            wintypes.DWORD,
            wintypes.LPVOID,
            wintypes.BOOL,
            wintypes.DWORD,
        )
        return kernel
