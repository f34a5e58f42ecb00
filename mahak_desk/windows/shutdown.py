"""Tells a person who turns the PC off why it should wait a moment."""

from __future__ import annotations

import sys


def hold_shutdown(window: int, reason: str) -> None:
    """Show `reason` beside the program's name while Windows waits for it.

    `window` is the handle of a top-level window. This gives the reason only: the window still has to answer
    the system's question with no (in Qt: `QSessionManager.cancel` when `commitDataRequest` is emitted), and
    Windows lets a person turn the PC off all the same.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.ShutdownBlockReasonCreate(ctypes.c_void_p(window), reason)


def let_shutdown_go(window: int) -> None:
    """Take the reason back."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.ShutdownBlockReasonDestroy(ctypes.c_void_p(window))
