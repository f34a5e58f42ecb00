"""A server on loopback that publishes versions of the program and counts who asks."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SETUP = b"MZ" + bytes(range(256)) * 1000
"""Stands for a setup's bytes; nothing runs it."""


class Publisher:
    """`answers` maps paths to bodies; a path that leads elsewhere is in `redirects`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, bytes] = {}
        self.redirects: dict[str, str] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def publish(self, version: str, *, channel: str = "stable", setup: bytes = SETUP) -> None:
        """A whole and honest release, in the list and beside it."""
        release = {
            "version": version,
            "url": f"setup-{version}.exe",
            "sha256": hashlib.sha256(setup).hexdigest(),
            "size": len(setup),
        }
        listed = json.loads(self.answers.get("/releases.json", b'{"channels": {}}'))["channels"]
        document = {"product": "mahak-desk", "channels": {**listed, channel: release}}
        self.answers["/releases.json"] = json.dumps(document).encode()
        self.answers[f"/setup-{version}.exe"] = setup


@contextmanager
def publishing() -> Iterator[Publisher]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.asked.append((self.path, dict(self.headers)))
            body = publisher.answers.get(self.path)
            leads_to = publisher.redirects.get(self.path)
            self.send_response(302 if leads_to else 404 if body is None else 200)
            if leads_to:
                self.send_header("Location", leads_to)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Nothing on stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        publisher = Publisher(f"http://127.0.0.1:{server.server_port}/releases.json")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()
