"""The practice cloud itself: a Mahak cloud on loopback, over real HTTP, with a small shop in it."""

from __future__ import annotations

import secrets
import socket
import socketserver
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from mahak_desk.practice.builder import ShopBuilder
from mahak_desk.practice.desktop import Desktop
from mahak_desk.practice.exchange import Exchange
from mahak_desk.practice.faults import Endpoint, Faults
from mahak_desk.practice.login import DEMO, Account, Reception
from mahak_desk.practice.shop import build_shop
from mahak_desk.practice.store import Clock, Store, now
from mahak_desk.practice.switches import Switches

_Request = socket.socket | tuple[bytes, socket.socket]

REQUESTS_KEPT = 10_000
_SECRET_KEYS = frozenset({"password", "usertoken"})


class RequestSeen(NamedTuple):
    """One data request as it arrived; passwords and tokens are struck out of the body."""

    endpoint: Endpoint
    body: dict[str, object]
    time: datetime


class PracticeCloud:
    """A Mahak cloud of one database for one or more visitors, all of it in this process.

    `build` fills a new database (default: the demo shop; `furnish` for an empty one); with a `state_file`
    that exists, the database continues from it instead. Used as a context manager it starts and stops
    itself; everything but `url` works without starting, and stopping it is how to be unreachable.
    """

    def __init__(
        self,
        *,
        build: Callable[[ShopBuilder], object] = build_shop,
        accounts: Sequence[Account] = (DEMO,),
        state_file: Path | None = None,
        port: int = 0,
        seed: int = 1,
        clock: Clock = now,
    ) -> None:
        self.store = Store(seed=seed, clock=clock, state_file=state_file)
        self.switches = Switches()
        self.faults = Faults()
        self.shop = ShopBuilder(self.store, accounts[0].visitor_id)
        self.desktop = Desktop(self.shop, self.switches)
        self.reception = Reception(accounts, clock, secrets.token_bytes(32))
        self._port = port
        self._seen: deque[RequestSeen] = deque(maxlen=REQUESTS_KEPT)
        self._server: PracticeServer | None = None
        if not self.store.load():
            with self.store.session():
                build(self.shop)
                for account in accounts[1:]:
                    ShopBuilder(self.store, account.visitor_id).visitor(account.title)

    def start(self) -> Self:
        """Listen on 127.0.0.1; after a stop, on the same port again. Raises OSError when it is taken."""
        self.faults.open()
        self._server = PracticeServer(self, self._port)
        self._port = self._server.server_port
        self._server.start()
        return self

    def stop(self) -> None:
        """Release what hangs, close every connection and wait for every thread."""
        if self._server is not None:
            server, self._server = self._server, None
            server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def host_url(self) -> str:
        """What a picture's relative Url is appended to."""
        if not self._port:
            raise RuntimeError("the practice cloud was never started")
        return f"http://127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        """The part before `/Sync/…`, as the real service's is set."""
        return f"{self.host_url}/API/v3"

    @property
    def requests(self) -> list[RequestSeen]:
        """Every login, read and save so far, oldest first (the newest 10,000)."""
        with self.store.lock:
            return list(self._seen)

    def count(self, endpoint: Endpoint) -> int:
        """How many requests of one kind arrived."""
        return sum(seen.endpoint == endpoint for seen in self.requests)

    def note_request(self, endpoint: Endpoint, body: Mapping[str, object]) -> None:
        with self.store.lock:
            self._seen.append(RequestSeen(endpoint, _without_secrets(body), self.store.clock()))


def _without_secrets(body: Mapping[str, object]) -> dict[str, object]:
    return {key: "•••" if key.lower() in _SECRET_KEYS else value for key, value in body.items()}


class PracticeServer(ThreadingHTTPServer):
    """One daemon thread per connection; knows them all, so that `stop` leaves none behind."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, cloud: PracticeCloud, port: int) -> None:
        self.cloud = cloud
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._connections_lock = threading.Lock()
        self._acceptor = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        super().__init__(("127.0.0.1", port), Exchange)

    def start(self) -> None:
        self._acceptor.start()

    def stop(self) -> None:
        self.shutdown()
        self._acceptor.join()
        with self._connections_lock:
            open_now = dict(self._connections)
        for connection in open_now:
            try:
                connection.shutdown(socket.SHUT_RDWR)
                if sys.platform == "win32":  # there it may not wake the thread that waits for bytes
                    socket.close(connection.detach())
            except OSError:
                continue  # the other side closed it first
        self.cloud.faults.close()
        for thread in open_now.values():
            thread.join()
        self.server_close()

    def server_bind(self) -> None:
        """As the base class, without its reverse name lookup of the address, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()

    def process_request(self, request: _Request, client_address: object) -> None:
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        assert isinstance(request, socket.socket)
        with self._connections_lock:
            self._connections[request] = thread
        thread.start()

    def shutdown_request(self, request: _Request) -> None:
        super().shutdown_request(request)
        assert isinstance(request, socket.socket)
        with self._connections_lock:
            self._connections.pop(request, None)

    def handle_error(self, request: _Request, client_address: object) -> None:
        """A caller that went away is everyday life here; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
