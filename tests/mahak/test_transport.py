from __future__ import annotations

import gzip
import json
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.errors import (
    MahakAnswerLost,
    MahakBusy,
    MahakError,
    MahakMoved,
    MahakServerError,
    MahakSettingsWrong,
    MahakUnreachable,
)
from mahak_desk.mahak.transport import IDLE, MEMORY_BYTES, Transport
from tests.mahak.conftest import Clock
from tests.mahak.scripted_server import (
    CERTIFICATE,
    Scripted,
    ScriptedServer,
    break_off,
    greet_in_plain_text,
    hang,
    raw,
    reply,
    reset,
)

NEVER = 30.0
SOON = 0.05
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
TransportMaker = Callable[..., Transport]


@pytest.fixture
def make(clock: Clock) -> Iterator[TransportMaker]:
    with ExitStack() as stack:

        def maker(base_url: str, **settings: Any) -> Transport:
            chosen = ClientSettings(base_url=base_url, **{"read_timeout": NEVER, **settings})
            return stack.enter_context(closing(Transport(chosen, clock)))

        yield maker


@pytest.fixture
def tls_server() -> Iterator[ScriptedServer]:
    with ScriptedServer(tls=True) as running:
        yield running


def failure(of: Transport) -> MahakError:
    with pytest.raises(MahakError) as raised:
        of.post("GetAllData", b"{}", "aaa.bbb")
    return raised.value


# What is sent


def test_a_document_goes_out_as_json_under_the_token(server: ScriptedServer, make: TransportMaker) -> None:
    server.script("Save", reply("{}"))
    with make(server.url).post("Save", '{"name": "گل"}'.encode(), "aaa.bbb") as answer:
        assert answer.status == 200
    (request,) = server.requests
    assert request.target == "/API/v3/Sync/Save"
    assert request.json() == {"name": "گل"}
    assert request.headers["authorization"] == "Bearer aaa.bbb"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("MahakDesk/")


def test_a_stored_login_of_the_computer_never_replaces_the_token(
    server: ScriptedServer, make: TransportMaker, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w") as file:
        file.write("machine 127.0.0.1 login staff password word\n")
    monkeypatch.setenv("NETRC", netrc)
    server.script("Save", reply("{}"))
    make(server.url).post("Save", b"{}", "aaa.bbb").close()
    assert server.requests[0].headers["authorization"] == "Bearer aaa.bbb"


def test_one_connection_serves_many_requests(server: ScriptedServer, make: TransportMaker) -> None:
    server.script("Save", reply("{}"), reply("", 401), reply("{}"))
    client = make(server.url)
    for _ in range(3):
        client.post("Save", b"{}").close()
    assert server.connections == 1


def test_a_connection_that_has_been_idle_is_not_trusted_with_a_document(
    server: ScriptedServer, make: TransportMaker, clock: Clock
) -> None:
    server.script("Save", *[reply("{}")] * 3)
    client = make(server.url)
    for idle in (IDLE.seconds, IDLE.seconds + 1, -IDLE.seconds - 1):
        client.post("Save", b"{}").close()
        clock.move(seconds=idle)
    assert server.connections == 2


# What comes back


@pytest.mark.parametrize("size", [0, 3, MEMORY_BYTES - 1, MEMORY_BYTES + 1, 3 * MEMORY_BYTES])
def test_a_body_of_any_size_comes_whole(server: ScriptedServer, make: TransportMaker, size: int) -> None:
    body = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    server.script("GetAllData", reply(body))
    with make(server.url).post("GetAllData", b"{}") as answer:
        assert answer.size == size
        assert answer.body.tell() == 0
        assert answer.body.read() == body
    assert answer.body.closed
    assert answer.seconds >= 0


@pytest.mark.parametrize(
    ("coding", "compress"),
    [("gzip", gzip.compress), ("deflate", zlib.compress)],
)
def test_a_compressed_body_is_unpacked(
    server: ScriptedServer, make: TransportMaker, coding: str, compress: Callable[[bytes], bytes]
) -> None:
    body = json.dumps({"Result": True, "Data": ["گل"] * 100_000}).encode()
    server.script("GetAllData", reply(compress(body), headers={"Content-Encoding": coding}))
    with make(server.url).post("GetAllData", b"{}") as answer:
        assert answer.body.read() == body
        assert answer.size == len(body)
    assert coding in server.requests[0].headers["accept-encoding"]


def test_a_chunked_body_comes_whole(server: ScriptedServer, make: TransportMaker) -> None:
    chunks = b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    server.script("GetAllData", raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks))
    with make(server.url).post("GetAllData", b"{}") as answer:
        assert answer.body.read() == b"abcde"


def test_a_refused_token_is_an_answer_of_its_own(server: ScriptedServer, make: TransportMaker) -> None:
    server.script("GetAllData", reply("", 401))
    with make(server.url).post("GetAllData", b"{}") as answer:
        assert answer.status == 401


# What goes wrong before the document has left


def refused(stack: ExitStack) -> tuple[str, dict[str, object]]:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        return f"http://127.0.0.1:{nobody.getsockname()[1]}", {}


def no_such_name(stack: ExitStack) -> tuple[str, dict[str, object]]:
    return f"http://{'x' * 64}.example", {}


def handshake_reset(stack: ExitStack) -> tuple[str, dict[str, object]]:
    server = stack.enter_context(ScriptedServer(instead=break_off))
    return f"https://127.0.0.1:{server.port}", {}


def handshake_silence(stack: ExitStack) -> tuple[str, dict[str, object]]:
    silent = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    return f"https://127.0.0.1:{silent.getsockname()[1]}", {"connect_timeout": SOON}


def no_tls_there(stack: ExitStack) -> tuple[str, dict[str, object]]:
    server = stack.enter_context(ScriptedServer(instead=greet_in_plain_text))
    return f"https://127.0.0.1:{server.port}", {}


def self_signed(stack: ExitStack) -> tuple[str, dict[str, object]]:
    return stack.enter_context(ScriptedServer(tls=True)).url, {}


def another_name(stack: ExitStack) -> tuple[str, dict[str, object]]:
    server = stack.enter_context(ScriptedServer(tls=True))
    return f"https://localhost:{server.port}", {"ca_bundle": str(CERTIFICATE)}


def proxy_refused(stack: ExitStack) -> tuple[str, dict[str, object]]:
    return "http://mahak.example", {"proxy": refused(stack)[0]}


def tunnel_refused(stack: ExitStack) -> tuple[str, dict[str, object]]:
    proxy = stack.enter_context(ScriptedServer())
    proxy.script("CONNECT", reply("who are you?", 407))
    return "https://mahak.example", {"proxy": f"http://staff:hush@127.0.0.1:{proxy.port}"}


def tunnel_reset(stack: ExitStack) -> tuple[str, dict[str, object]]:
    proxy = stack.enter_context(ScriptedServer())
    proxy.script("CONNECT", reset())
    return "https://mahak.example", {"proxy": proxy.host_url}


@pytest.mark.parametrize(
    ("arrange", "said"),
    [
        (refused, "refused the connection"),
        (no_such_name, "name was not found"),
        (handshake_reset, "connection was cut"),
        (handshake_silence, "did not answer in time"),
        (no_tls_there, "no secure connection"),
        (self_signed, "certificate is not valid (self-signed certificate)"),
        (another_name, "certificate is not valid"),
        (proxy_refused, "proxy"),
        (tunnel_refused, "proxy"),
        (tunnel_reset, "connection was cut"),
    ],
)
def test_without_a_connection_nothing_was_sent(
    make: TransportMaker,
    arrange: Callable[[ExitStack], tuple[str, dict[str, object]]],
    said: str,
) -> None:
    with ExitStack() as stack:
        base_url, settings = arrange(stack)
        error = failure(make(base_url, **settings))
    assert isinstance(error, MahakUnreachable)
    assert not error.reached
    assert error.retry
    assert said in error.sentence("en")
    assert "hush" not in error.sentence("en") + error.sentence("fa")


# What goes wrong after


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (reset(), "connection was cut"),
        (raw(b""), "connection was cut"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "connection was cut"),
        (reset(HEAD), "connection was cut"),
        (reset(HEAD + b'Content-Length: 100\r\n\r\n{"Result"'), "connection was cut"),
        (reply('{"Result"', claimed_length=100), "stopped half-way"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nabc"), "stopped half-way"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n"), "stopped half-way"),
        (reply("not packed", headers={"Content-Encoding": "gzip"}), "compression was broken"),
    ],
)
def test_an_answer_that_breaks_off_leaves_open_what_happened(
    server: ScriptedServer, make: TransportMaker, act: Scripted, said: str
) -> None:
    server.script("GetAllData", act)
    error = failure(make(server.url))
    assert isinstance(error, MahakAnswerLost)
    assert error.reached
    assert said in error.sentence("en")


@pytest.mark.parametrize("after", [b"", HEAD, HEAD + b'Content-Length: 100\r\n\r\n{"Result"'])
def test_silence_ends_after_the_read_time_out(
    server: ScriptedServer, make: TransportMaker, after: bytes
) -> None:
    server.script("GetAllData", hang(after))
    error = failure(make(server.url, read_timeout=SOON))
    assert isinstance(error, MahakAnswerLost)
    assert "did not answer in time" in error.sentence("en")


@pytest.mark.parametrize("after", [b"", HEAD + b'\r\n{"Result"'])
def test_a_deadline_ends_what_takes_too_long_as_a_whole(
    server: ScriptedServer, make: TransportMaker, after: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OnceArrived(threading.Timer):
        """Counts from the moment the server has the request: a busy computer may take longer to send it."""

        def run(self) -> None:
            server.arrived.acquire(timeout=NEVER)
            super().run()

    monkeypatch.setattr("mahak_desk.mahak.transport.threading.Timer", OnceArrived)
    server.script("GetAllData", hang(after))
    error = failure(make(server.url, deadline=SOON))
    assert isinstance(error, MahakAnswerLost)
    assert "took too long" in error.sentence("en")


def test_after_a_deadline_that_was_met_requests_go_on(server: ScriptedServer, make: TransportMaker) -> None:
    server.script("GetAllData", reply("{}"), reply("{}"))
    client = make(server.url, deadline=NEVER)
    for _ in range(2):
        client.post("GetAllData", b"{}").close()
    assert server.connections == 1


def test_a_reset_of_a_kept_connection_leaves_open_what_happened(
    server: ScriptedServer, make: TransportMaker
) -> None:
    server.script("GetAllData", reply("{}"), reset(), reply("{}"))
    client = make(server.url)
    client.post("GetAllData", b"{}").close()
    assert failure(client).reached
    assert len(server.requests) == 2
    client.post("GetAllData", b"{}").close()


def test_a_full_disk_is_not_taken_for_a_fault_of_the_network(
    server: ScriptedServer, make: TransportMaker, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", f"{tmp_path}/no/such/folder")
    server.script("GetAllData", reply(b"x" * (MEMORY_BYTES + 1)))
    error = failure(make(server.url))
    assert isinstance(error, MahakAnswerLost)
    assert "temporary file" in error.sentence("en")


# Statuses


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_never_followed(
    server: ScriptedServer, make: TransportMaker, status: int
) -> None:
    server.script("GetAllData", reply("", status, {"Location": "/elsewhere/Sync/GetAllData?a=b"}))
    error = failure(make(server.url))
    assert isinstance(error, MahakMoved)
    assert error.new_address == f"{server.host_url}/elsewhere/Sync/GetAllData"
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_says_how_long_to_wait(
    server: ScriptedServer, make: TransportMaker, status: int
) -> None:
    server.script("GetAllData", reply("", status, {"Retry-After": "17"}))
    error = failure(make(server.url))
    assert isinstance(error, MahakBusy)
    assert error.wait_seconds == 17


@pytest.mark.parametrize("status", [400, 404, 500, 502, 503])
def test_a_servers_error_is_told_by_its_status(
    server: ScriptedServer, make: TransportMaker, status: int
) -> None:
    server.script("GetAllData", reply("<html>secret stack trace</html>", status))
    error = failure(make(server.url))
    assert isinstance(error, MahakServerError)
    assert error.status == status
    assert "secret" not in error.sentence("en")
    assert len(server.requests) == 1


# TLS


def test_a_service_under_a_given_authority_is_trusted(
    tls_server: ScriptedServer, make: TransportMaker
) -> None:
    tls_server.script("GetAllData", reply("{}"))
    make(tls_server.url, ca_bundle=str(CERTIFICATE)).post("GetAllData", b"{}").close()


def test_a_service_this_computer_trusts_is_trusted(
    tls_server: ScriptedServer, make: TransportMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    tls_server.script("GetAllData", reply("{}"))
    make(tls_server.url).post("GetAllData", b"{}").close()


@pytest.mark.parametrize("path", ["/no/such/file.pem", __file__])
def test_an_authority_that_cannot_be_read_is_told_at_once(clock: Clock, path: str) -> None:
    with pytest.raises(MahakSettingsWrong, match="certificates") as wrong:
        Transport(ClientSettings(ca_bundle=path), clock)
    assert wrong.value.__context__ is None


# Proxies


def test_a_given_proxy_is_asked(server: ScriptedServer, make: TransportMaker) -> None:
    server.script("GetAllData", reply("{}"))
    make("http://mahak.example/API/v3", proxy=server.host_url).post("GetAllData", b"{}").close()
    assert server.requests[0].target == "http://mahak.example/API/v3/Sync/GetAllData"


def test_the_systems_proxy_is_asked(
    server: ScriptedServer, make: TransportMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.host_url)
    server.script("GetAllData", reply("{}"))
    make("http://mahak.example/API/v3").post("GetAllData", b"{}").close()
    assert server.requests[0].target == "http://mahak.example/API/v3/Sync/GetAllData"


def test_the_systems_proxy_is_passed_by_on_demand(
    server: ScriptedServer, make: TransportMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.host_url)
    assert isinstance(failure(make(f"http://{'x' * 64}.example", proxy="none")), MahakUnreachable)
    assert server.requests == []


def test_a_service_on_this_computer_is_asked_directly(
    server: ScriptedServer, make: TransportMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    server.script("GetAllData", reply("{}"))
    make(server.url).post("GetAllData", b"{}").close()
    assert server.requests[0].target == "/API/v3/Sync/GetAllData"


# Closing


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("after", [b"", HEAD + b'Content-Length: 100\r\n\r\n{"Result"', HEAD + b"\r\n{"])
def test_closing_cuts_a_waiting_request_off(make: TransportMaker, tls: bool, after: bytes) -> None:
    with ScriptedServer(tls=tls) as server:
        server.script("GetAllData", hang(after))
        client = make(server.url, ca_bundle=str(CERTIFICATE) if tls else None)
        errors: list[MahakError] = []
        waiting = threading.Thread(target=lambda: errors.append(failure(client)))
        waiting.start()
        server.arrived.acquire()
        client.close()
        waiting.join(NEVER)
        assert not waiting.is_alive()
    (error,) = errors
    assert isinstance(error, MahakAnswerLost)
    assert "the program is closing" in error.sentence("en")


def test_a_closed_transport_sends_nothing(server: ScriptedServer, make: TransportMaker) -> None:
    client = make(server.url)
    client.close()
    error = failure(client)
    assert isinstance(error, MahakUnreachable)
    assert not error.reached
    assert server.connections == 0
