"""The gate before both flows: shut when Mahak refuses the login, until user name or password change."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mahak_desk.errors import DeskError


class Gate:
    """Shared by both loops, so that one refusal stops both; usable from any thread.

    `stored` reads the stored credentials, anything that compares equal while they are the same.
    """

    def __init__(self, stored: Callable[[], object]) -> None:
        self._stored = stored
        self._lock = threading.Lock()
        self._why: DeskError | None = None
        self._refused: object = None
        self._opened = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def why(self) -> DeskError | None:
        """What shut it; None while it is open."""
        return self._why

    @property
    def opened(self) -> int:
        """How often it was opened: a client made at a lower count may hold old credentials."""
        return self._opened

    def shut(self, why: DeskError) -> None:
        """Stop both flows. Reads the stored credentials, so it may block."""
        refused = self._read()
        with self._lock:
            self._why, self._refused = why, refused
        self._tell()

    def open(self) -> None:
        """Let both flows go on, with whatever credentials are stored now."""
        with self._lock:
            self._why, self._refused = None, None
            self._opened += 1
        self._tell()

    def look_again(self) -> None:
        """Open if other credentials are stored than those refused, by another process too. May block.

        Asks nothing of Mahak: an account must not be locked by our knocking.
        """
        stored = self._read()
        with self._lock:
            changed = self._why is not None and stored is not None and stored != self._refused
        if changed:
            self.open()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener, in whatever thread, when it was shut or opened; returns how to end that."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                self._listeners.remove(listener)

        return leave

    def _read(self) -> object:
        try:
            return self._stored()
        except DeskError:  # none stored, or the keyring is locked
            return None

    def _tell(self) -> None:
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener()
