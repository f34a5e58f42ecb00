from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.credentials import Credentials
from tests.mahak.scripted_server import ScriptedServer

USER = "florist"
PASSWORD = "Golāb-1404"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

_SAMPLES = Path(__file__).with_name("samples")
_NEVER = 30.0
"""Seconds after which a test is hanging; nothing in a good run waits for it."""


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def move(self, **span: float) -> None:
        self.time += timedelta(**span)


ClientMaker = Callable[..., MahakClient]


@pytest.fixture
def sample() -> Callable[[str], bytes]:
    """The bytes of one recorded-like answer by its name."""
    return lambda name: (_SAMPLES / f"{name}.json").read_bytes()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def make_client(clock: Clock) -> Iterator[ClientMaker]:
    """Makes clients for an address and any settings; closes them all."""
    with ExitStack() as stack:

        def make(base_url: str, **settings: Any) -> MahakClient:
            chosen = ClientSettings(base_url=base_url, **{"read_timeout": _NEVER, **settings})
            return stack.enter_context(MahakClient(Credentials(USER, PASSWORD), chosen, clock=clock))

        yield make


@pytest.fixture
def client(server: ScriptedServer, make_client: ClientMaker) -> MahakClient:
    """A client of the scripted server."""
    return make_client(server.url)
