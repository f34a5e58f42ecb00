"""A flow's line to Mahak is kept from cycle to cycle, can be cut at any moment, and is made anew after that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.errors import MahakLoginRefused, MahakUnreachable
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.cycle import CycleCancelled
from mahak_desk.sync.gate import Gate
from mahak_desk.sync.line import Line
from tests.sync.loop_parts import HandClock


@pytest.fixture(scope="module")
def cloud() -> Iterator[PracticeCloud]:
    with PracticeCloud() as running:
        yield running


class Exchange:
    """Makes lines to a cloud, with the password that is stored now."""

    def __init__(self, cloud: PracticeCloud) -> None:
        self.password = DEMO.password
        self.made: list[MahakClient] = []
        self.gate = Gate(lambda: self.password, HandClock())
        self.line = Line(self.connect, self.gate)
        self._settings = ClientSettings(base_url=cloud.url)

    def connect(self) -> MahakClient:
        credentials = Credentials(DEMO.user_name, self.password)
        client = MahakClient(credentials, self._settings, let_in=self.gate.let_in)
        self.made.append(client)
        return client

    def call(self) -> MahakClient:
        with self.line.for_one_cycle(silent) as client:
            client.session()
            return client


@pytest.fixture
def exchange(cloud: PracticeCloud) -> Iterator[Exchange]:
    made = Exchange(cloud)
    yield made
    made.line.cut()


def silent(stage: str, done: int, total: int) -> None:
    """For cycles nobody watches."""


def test_a_line_is_kept_from_cycle_to_cycle(exchange: Exchange) -> None:
    assert exchange.call() is exchange.call()


def test_a_line_that_was_cut_is_made_anew(exchange: Exchange) -> None:
    first = exchange.call()
    exchange.line.cut()
    with pytest.raises(MahakUnreachable):
        first.login()
    assert exchange.call() is not first


def test_a_line_uses_the_credentials_of_after_the_gate_was_opened(exchange: Exchange) -> None:
    first = exchange.call()
    exchange.gate.open()
    assert exchange.call() is not first
    with pytest.raises(MahakUnreachable):
        first.login()


def test_a_refused_line_is_made_anew_from_what_is_stored_then(exchange: Exchange) -> None:
    exchange.password = "wrong"
    with pytest.raises(MahakLoginRefused):
        exchange.call()
    exchange.password = DEMO.password
    exchange.call()


def test_a_line_that_stands_before_a_shut_gate_logs_in_anew_which_opens_it(exchange: Exchange) -> None:
    first = exchange.call()
    exchange.gate.shut(MahakLoginRefused("خطای داخلی سرور"))
    assert exchange.call() is not first
    assert exchange.gate.why is None


def test_a_line_that_is_cut_while_it_is_made_does_not_come_to_be(exchange: Exchange) -> None:
    def cut_meanwhile() -> MahakClient:
        client = exchange.connect()
        line.cut()
        return client

    line = Line(cut_meanwhile, exchange.gate)
    with pytest.raises(CycleCancelled), line.for_one_cycle(silent):
        pytest.fail("the cycle has a line")
    (client,) = exchange.made
    with pytest.raises(MahakUnreachable):
        client.login()


def test_a_cycle_that_was_cancelled_before_its_line_was_made_makes_none(exchange: Exchange) -> None:
    def cancelled(stage: str, done: int, total: int) -> None:
        raise CycleCancelled

    with pytest.raises(CycleCancelled), exchange.line.for_one_cycle(cancelled):
        pytest.fail("the cycle goes on")
    assert exchange.made == []
