"""The gate before both flows: shut when Mahak refuses a login, until it takes one or the credentials change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from mahak_desk.errors import DeskError
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.loop_clock import Appointment

KNOCK_EVERY = timedelta(hours=1)
"""A refusal need not be the password's (a fault of the server, a licence since renewed), so the same credentials
are tried again; seldom enough that no account is locked by our knocking."""


class Gate:
    """Shared by both loops, so that one refusal stops both; usable from any thread.

    `stored` reads the stored credentials, anything that compares equal while they are the same.
    """

    def __init__(self, stored: Callable[[], object], clock: Clock) -> None:
        self._stored = stored
        self._clock = clock
        self._lock = threading.Lock()
        self._why: DeskError | None = None
        self._refused: object = None
        self._knock_at = Appointment.after(clock, KNOCK_EVERY)
        self._opened = 0
        self._logins = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def why(self) -> DeskError | None:
        """What shut it; None while it is open."""
        return self._why

    @property
    def opened(self) -> int:
        """How often it was opened: a client made at a lower count may hold old credentials."""
        return self._opened

    @property
    def logins(self) -> int:
        """How many logins Mahak took."""
        return self._logins

    def shut(self, why: DeskError, logins: int | None = None) -> None:
        """Stop both flows. Reads the stored credentials, so it may block.

        `logins` is how many there were when the refused work began: one taken since, the other flow's, shows
        that the refusal has passed, and the gate stays open.
        """
        refused = self._read()
        with self._lock:
            if logins is not None and logins != self._logins:
                return
            self._why, self._refused = why, refused
            self._knock_at = Appointment.after(self._clock, KNOCK_EVERY)
        self._tell()

    def let_in(self) -> None:
        """Mahak took a login, whoever made it."""
        with self._lock:
            self._logins += 1
            is_shut = self._why is not None
        if is_shut:
            self.open()

    def open(self) -> None:
        """Let both flows go on, with whatever credentials are stored now."""
        with self._lock:
            self._why, self._refused = None, None
            self._opened += 1
        self._tell()

    def look_again(self) -> None:
        """Open if other credentials are stored than those refused, by another process too. May block.

        Asks nothing of Mahak.
        """
        stored = self._read()
        with self._lock:
            changed = self._why is not None and stored is not None and stored != self._refused
        if changed:
            self.open()

    def is_to_be_knocked_at(self) -> bool:
        """Whether the caller shall try a login now: one of both loops, once in `KNOCK_EVERY` while it is shut."""
        with self._lock:
            due = self._why is not None and self._knock_at.is_due(self._clock)
            if due:
                self._knock_at = Appointment.after(self._clock, KNOCK_EVERY)
        return due

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
