from __future__ import annotations

import socket
import ssl

import pytest
import requests
import urllib3.exceptions as below
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection

from mahak_desk.mahak.errors import MahakBusy, MahakMoved, MahakServerError
from mahak_desk.mahak.failures import LONGEST_WAIT, cause_of, error_of_status
from tests.mahak.conftest import NOON

URL = "https://mahak.example/API/v3/Sync/GetAllData"
HERE = HTTPConnection("mahak.example")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (below.NameResolutionError("mahak.example", HERE, socket.gaierror(-2, "x")), "name was not found"),
        (below.NewConnectionError(HERE, "x"), "a network error"),
        (below.ConnectTimeoutError(HERE, "x"), "did not answer in time"),
        (ssl.SSLError("x"), "no secure connection"),
        (ConnectionResetError("x"), "connection was cut"),
        (RuntimeError("x"), "a network error"),
    ],
)
def test_a_cause_is_named_however_deeply_it_is_wrapped(error: Exception, said: str) -> None:
    wrapped = below.MaxRetryError(None, URL, error)  # type: ignore[arg-type]
    assert said in cause_of(requests.ConnectionError(wrapped)).en


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError("x"), ValueError("y")
    first.__context__, second.__context__ = second, first
    assert cause_of(first).en == "a network error"


def _error(status: int, **headers: str) -> object:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return error_of_status(status, CaseInsensitiveDict(named), URL, NOON)


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("0", 0),
        ("17", 17),
        (" 17 ", 17),
        ("86400", LONGEST_WAIT),
        ("9" * 400, LONGEST_WAIT),
        ("Sun, 01 Mar 2026 12:01:30 GMT", 90),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Mon, 02 Mar 2026 12:00:00 GMT", LONGEST_WAIT),
        ("soon", 60),
        ("-5", 60),
        ("۵", 60),
        ("", 60),
    ],
)
def test_the_wait_that_a_busy_server_asks_for(retry_after: str, seconds: float) -> None:
    error = _error(429, retry_after=retry_after)
    assert isinstance(error, MahakBusy)
    assert error.wait_seconds == seconds


def test_a_date_to_wait_for_is_measured_by_the_servers_own_clock() -> None:
    error = _error(503, retry_after="Sun, 01 Mar 2026 15:00:20 GMT", date="Sun, 01 Mar 2026 15:00:00 GMT")
    assert isinstance(error, MahakBusy)
    assert error.wait_seconds == 20


def test_too_many_requests_without_a_wait_gets_the_usual_one() -> None:
    error = _error(429)
    assert isinstance(error, MahakBusy)
    assert error.wait_seconds == 60


@pytest.mark.parametrize("status", [304, 400, 403, 404, 500, 502, 503])
def test_any_other_status_is_the_servers_error(status: int) -> None:
    error = _error(status)
    assert type(error) is MahakServerError
    assert error.status == status
    assert str(status) in error.sentence("fa")
    assert error.reached


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://new.example/API/v3/Sync/GetAllData", "https://new.example/API/v3/Sync/GetAllData"),
        ("/v4/Sync/GetAllData", "https://mahak.example/v4/Sync/GetAllData"),
        ("https://user:word@new.example/login?token=abc#d", "https://new.example/login"),
        ("https://[", "?"),
    ],
)
def test_a_redirect_names_the_new_address_without_its_secrets(location: str, shown: str) -> None:
    error = _error(302, location=location)
    assert isinstance(error, MahakMoved)
    assert error.new_address == shown
    assert shown in error.sentence("en")
