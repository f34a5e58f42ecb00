"""A real HTTP server on loopback that plays a script: for every fault that a network or a service has."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""Self-signed, for 127.0.0.1, with its key."""
TOKEN = "header.claims-with-the-password-hash"
"""What the tokens of the default login begin with; each login's has its number at the end."""

Scripted = Callable[["Exchange"], None]
"""One act of the script: what becomes of one request."""


@dataclass(frozen=True)
class SeenRequest:
    target: str
    headers: dict[str, str]
    """By lower-case name."""
    body: bytes

    @property
    def endpoint(self) -> str:
        return self.target.rpartition("/")[2]

    def json(self) -> object:
        return json.loads(self.body)


@dataclass
class Exchange:
    connection: socket.socket
    request: SeenRequest
    stopped: threading.Event
    keep: bool = True


def reply(
    body: bytes | str = b"",
    status: int = 200,
    headers: dict[str, str] | None = None,
    *,
    claimed_length: int | None = None,
) -> Scripted:
    """A whole answer; with a `claimed_length` beyond the body's, one that ends too early."""
    content = body.encode() if isinstance(body, str) else body
    length = len(content) if claimed_length is None else claimed_length
    lines = {"Content-Type": "application/json", "Content-Length": str(length), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return raw(f"HTTP/1.1 {status} Status\r\n{head}\r\n".encode() + content, keep=claimed_length is None)


def raw(content: bytes, *, keep: bool = False) -> Scripted:
    """Exactly these bytes; then the connection is closed unless it is to be kept."""

    def act(exchange: Exchange) -> None:
        exchange.connection.sendall(content)
        exchange.keep = keep

    return act


def reset(after: bytes = b"") -> Scripted:
    """These bytes, then RST."""

    def act(exchange: Exchange) -> None:
        exchange.connection.sendall(after)
        _reset(exchange.connection)
        exchange.keep = False

    return act


def hang(after: bytes = b"") -> Scripted:
    """These bytes, then silence until the server stops."""

    def act(exchange: Exchange) -> None:
        exchange.connection.sendall(after)
        exchange.stopped.wait()
        exchange.keep = False

    return act


def break_off(connection: socket.socket) -> None:
    """RST in answer to the first byte, as a filter on the way does to a TLS handshake."""
    connection.recv(1)
    _reset(connection)


def greet_in_plain_text(connection: socket.socket) -> None:
    """What a server of another kind does on that port."""
    connection.sendall(b"220 ready\r\n")
    while connection.recv(4096):
        pass


def login_answer(visitor_id: int = 50_001, token: str = TOKEN) -> str:
    return json.dumps(
        {
            "Result": True,
            "Data": {
                "UserToken": token,
                "SyncId": 0,
                "VisitorId": visitor_id,
                "DatabaseId": 2_900_007,
                "UserTitle": "فروشگاه آزمون ",
                "ServerTime": "2026-02-02T00:17:09.8520713+03:30",
                "MahakId": "aaaaaaaa-0000-4000-8000-000000000001",
                "CreditDay": 80,
                "PackageNo": 3_600_007,
            },
        }
    )


class ScriptedServer:
    """Plays the acts given for an endpoint in turn; without one, a login succeeds and others get 500.

    With `tls` it speaks HTTPS under CERTIFICATE. A request for a tunnel plays the acts of "CONNECT". With
    `instead`, that is done with each connection and nothing is served.
    """

    def __init__(self, *, tls: bool = False, instead: Callable[[socket.socket], None] | None = None) -> None:
        self.requests: list[SeenRequest] = []
        self.arrived = threading.Semaphore(0)
        self.connections = 0
        self._acts: defaultdict[str, deque[Scripted]] = defaultdict(deque)
        self._instead = instead
        self._stopped = threading.Event()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._tls = _tls() if tls else None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.host_url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.url = f"{self.host_url}/API/v3"

    def script(self, endpoint: str, *acts: Scripted) -> None:
        self._acts[endpoint].extend(acts)

    def seen(self, endpoint: str) -> list[SeenRequest]:
        return [request for request in self.requests if request.endpoint == endpoint]

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        with suppress(OSError):  # wakes `accept`
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                self._open.add(connection)
                self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if self._instead:
                self._instead(connection)
                return
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.add(connection)
            with connection, connection.makefile("rb") as incoming:
                while request := _read_request(incoming):
                    self.requests.append(request)
                    self.arrived.release()
                    exchange = Exchange(connection, request, self._stopped)
                    self._act_for(request)(exchange)
                    if not exchange.keep:
                        return

    def _act_for(self, request: SeenRequest) -> Scripted:
        endpoint = "CONNECT" if ":" in request.endpoint else request.endpoint
        if acts := self._acts[endpoint]:
            return acts.popleft()
        if endpoint == "Login":
            return reply(login_answer(token=f"{TOKEN}-{len(self.seen('Login'))}"))
        return reply("not in the script", 500)


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def _reset(connection: socket.socket) -> None:
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


def _read_request(incoming: BinaryIO) -> SeenRequest | None:
    words = incoming.readline().decode("latin-1").split()
    if len(words) != 3:  # the end, or not HTTP at all
        return None
    headers: dict[str, str] = {}
    while line := incoming.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return SeenRequest(words[1], headers, incoming.read(int(headers.get("content-length", "0"))))
