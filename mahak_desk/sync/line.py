"""One flow's own line to Mahak, cut when its cycle is cancelled and made anew by the next one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakLoginRefused
from mahak_desk.sync.cycle import CycleCancelled, Progress
from mahak_desk.sync.gate import Gate


class Line:
    """A client kept from cycle to cycle.

    Each flow has its own: calls of one client wait for one another, and an order is not to wait behind a long
    read, nor to come into doubt because the other flow was cancelled.
    """

    def __init__(self, connect: Callable[[], MahakClient], gate: Gate) -> None:
        """`connect` makes a client from the credentials that are stored now."""
        self._connect = connect
        self._gate = gate
        self._lock = threading.Lock()
        self._client: MahakClient | None = None
        self._opened = 0
        self._was_cut = False

    @contextmanager
    def for_one_cycle(self, progress: Progress) -> Iterator[MahakClient]:
        """The client. Raises CycleCancelled when it is cut before the cycle has it, and what `connect` raises.

        Whoever cancels lets `progress` raise first and cuts second. The call of it below stands after the
        line has forgotten earlier cuts, so either it raises or the cut comes later and is seen.
        """
        with self._lock:
            self._was_cut = False
        progress("connecting", 0, 0)
        try:
            yield self._client_in_use()
        except MahakLoginRefused:
            self.cut()  # the next cycle reads the credentials anew
            raise

    def log_in(self, progress: Progress) -> None:
        """A new login and nothing else; what Mahak says of it shows at the gate. Raises as a cycle does."""
        with self.for_one_cycle(progress) as client:
            client.login()

    def cut(self) -> None:
        """End a running request, from whatever thread, and let go of the client."""
        with self._lock:
            client, self._client = self._client, None
            self._was_cut = True
        if client is not None:
            client.close()

    def _client_in_use(self) -> MahakClient:
        if self._client is not None and (self._opened != self._gate.opened or self._gate.why is not None):
            self._drop()  # before a shut gate too, so that whoever works all the same logs in, which opens it
        client = self._client
        if client is not None:
            return client
        opened = self._gate.opened
        client = self._connect()  # outside the lock: the keyring may ask a person
        with self._lock:
            if not self._was_cut:
                self._client, self._opened = client, opened
                return client
        client.close()
        raise CycleCancelled

    def _drop(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()
