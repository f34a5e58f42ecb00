"""No password, hash, token or header in any log line or exception, whatever goes wrong."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from mahak_desk.mahak.errors import MahakError
from tests.mahak.conftest import PASSWORD, ClientMaker
from tests.mahak.scripted_server import TOKEN, Scripted, ScriptedServer, hang, login_answer, raw, reply, reset

PROXY_PASSWORD = "hush-hush"
SECRETS = (
    PASSWORD,
    hashlib.md5(PASSWORD.encode(), usedforsecurity=False).hexdigest(),
    TOKEN,
    PROXY_PASSWORD,
    "Authorization",
    "Bearer",
)
ECHO = f'{{"Result": true, "Data": {{"Authorization": "Bearer {TOKEN}", "Objects": 5}}}}'
HEAD = b"HTTP/1.1 200 OK\r\n"

FAULTS: dict[str, Scripted] = {
    "reset": reset(),
    "closed": raw(b""),
    "silence": hang(),
    "reset in the body": reset(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "silence in the body": hang(HEAD + b"Content-Length: 100\r\n\r\n{"),
    "half a body": reply("{", claimed_length=100),
    "broken chunk": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
    "broken compression": reply("{", headers={"Content-Encoding": "gzip"}),
    "not HTTP": raw(b"SSH-2.0-OpenSSH\r\n\r\n"),
    "echoing page": reply(f"<html>Authorization: Bearer {TOKEN}</html>"),
    "echoing error": reply(f"Authorization: Bearer {TOKEN}", 500),
    "echoing JSON": reply(ECHO),
    "broken echoing JSON": reply(ECHO[:-1]),
    "echoing redirect": reply("", 302, {"Location": f"https://x:{PASSWORD}@new.example/?token={TOKEN}"}),
    "busy": reply("", 429, {"Retry-After": "5"}),
    "refused token": reply("", 401),
    "refusal": reply('{"Result": false, "Message": "no"}'),
    "control characters in the token": reply(login_answer(token=f"{TOKEN}\r\nHost: elsewhere")),
}


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def _carried(error: BaseException) -> Iterator[object]:
    """Everything that hangs on an exception: its attributes, arguments and the exceptions behind it."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        yield thing
        if isinstance(thing, BaseException):
            waiting += [*thing.args, thing.__cause__, thing.__context__, *getattr(thing, "__notes__", [])]
        if isinstance(thing, list | tuple):
            waiting += thing
        waiting += getattr(thing, "__dict__", {}).values()


def _assert_silent(error: MahakError, log: pytest.LogCaptureFixture) -> None:
    assert error.__cause__ is None
    assert error.__context__ is None
    shown = ["".join(traceback.format_exception(error)), error.sentence("fa"), error.sentence("en")]
    carried = [repr(thing) for thing in _carried(error)]
    for text in (*shown, *carried):
        for secret in SECRETS:
            assert secret not in text
    _assert_unwritten(log)


def _assert_unwritten(log: pytest.LogCaptureFixture) -> None:
    assert log.records
    for text in (log.text, *(str(vars(record)) for record in log.records)):
        for secret in SECRETS:
            assert secret not in text


@pytest.mark.parametrize("endpoint", ["Login", "GetAllData", "SaveAllDataV2"])
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_the_service_shows_a_secret(
    server: ScriptedServer,
    make_client: ClientMaker,
    log: pytest.LogCaptureFixture,
    endpoint: str,
    fault: str,
) -> None:
    server.script(endpoint, FAULTS[fault], FAULTS[fault])
    client = make_client(server.url, read_timeout=0.05)
    for call in (lambda: client.save(b"{}"), lambda: client.read({"Product": 0}).close()):
        try:
            call()
        except MahakError as error:
            _assert_silent(error, log)
        else:
            _assert_unwritten(log)


@pytest.mark.parametrize("kind", ["refused", "proxy", "tunnel", "certificate"])
def test_no_fault_of_the_way_there_shows_a_secret(
    make_client: ClientMaker, log: pytest.LogCaptureFixture, kind: str
) -> None:
    with ExitStack() as stack:
        server = stack.enter_context(ScriptedServer(tls=kind == "certificate"))
        server.script("CONNECT", reply(f"Proxy-Authorization: {PROXY_PASSWORD}", 407))
        proxy = f"http://staff:{PROXY_PASSWORD}@127.0.0.1:{server.port if kind == 'tunnel' else 9}"
        client = {
            "refused": lambda: make_client("http://127.0.0.1:9"),
            "proxy": lambda: make_client("http://mahak.example", proxy=proxy),
            "tunnel": lambda: make_client("https://mahak.example", proxy=proxy),
            "certificate": lambda: make_client(server.url),
        }[kind]()
        with pytest.raises(MahakError) as failed:
            client.save(b"{}")
        _assert_silent(failed.value, log)


def test_a_good_day_leaves_no_secret_in_the_log(
    server: ScriptedServer, make_client: ClientMaker, log: pytest.LogCaptureFixture
) -> None:
    server.script("GetAllData", reply("", 401), reply("{}"))
    make_client(server.url).read({"Product": 0}).close()
    assert "Mahak login successful" in log.text
    _assert_unwritten(log)
