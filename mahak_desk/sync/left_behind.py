"""The end of a process some of whose threads do not come back."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress

_LAST_STEPS = 0.2
"""Seconds for threads that have been told to end and only have to do it."""


def end_in_spite_of_threads(code: int) -> None:
    """End the process here if a thread of ours is left behind; else return, for it to end as any other.

    At its end Python waits for the threads of every executor, daemons or not: without this, one that waits for a
    server that never answers would keep a program nobody sees any more, its folder with it, until the computer
    is turned off. No thread can be ended from without. Nothing runs after this, so what is to be kept is kept
    before; what such a thread was about to write, its database undoes.
    """
    until = time.monotonic() + _LAST_STEPS
    ours = [thread for thread in threading.enumerate() if thread.name.startswith("mahak-desk")]
    for thread in ours:
        thread.join(max(0.0, until - time.monotonic()))
    if any(thread.is_alive() for thread in ours):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.flush()
        os._exit(code)
