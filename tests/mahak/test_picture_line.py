"""Pictures are fetched from the web address they have and from nowhere else, and never without a bound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.errors import MahakAnswerLost, MahakError, MahakServerError, MahakUnreachable
from mahak_desk.mahak.picture_line import LARGEST_PICTURE, PictureLine
from tests.mahak.scripted_server import CERTIFICATE, ScriptedServer, reply, reset

PICTURE = b"\x89PNG and so on"


@pytest.fixture
def line(server: ScriptedServer) -> Iterator[PictureLine]:
    with closing(PictureLine(ClientSettings(base_url=server.url))) as made:
        yield made


def address(server: ScriptedServer, name: str = "1.png") -> str:
    return f"{server.url}/Content/{name}"


def failure(line: PictureLine, url: str) -> MahakError:
    with pytest.raises(MahakError) as raised:
        line.fetch(url)
    return raised.value


def test_a_picture_comes_as_it_is_and_without_our_secrets(server: ScriptedServer, line: PictureLine) -> None:
    server.script("1.png", reply(PICTURE, headers={"Content-Type": "image/png"}))
    assert line.fetch(address(server)) == PICTURE
    (request,) = server.requests
    assert "authorization" not in request.headers
    assert request.headers["accept"] == "image/*"


@pytest.mark.parametrize("status", [404, 500, 302])
def test_anything_but_a_picture_is_a_failure_and_redirects_lead_nowhere(
    server: ScriptedServer, line: PictureLine, status: int
) -> None:
    server.script("1.png", reply(b"", status, {"Location": address(server, "2.png")}))
    error = failure(line, address(server))
    assert isinstance(error, MahakServerError)
    assert error.reached
    assert len(server.requests) == 1


def test_a_picture_without_bounds_is_cut_off(server: ScriptedServer, line: PictureLine) -> None:
    server.script("1.png", reply(bytes(LARGEST_PICTURE + 1)))
    assert isinstance(failure(line, address(server)), MahakAnswerLost)
    server.script("1.png", reply(bytes(LARGEST_PICTURE)))
    assert len(line.fetch(address(server))) == LARGEST_PICTURE


def test_a_connection_that_breaks_is_told_in_our_words(server: ScriptedServer, line: PictureLine) -> None:
    server.script("1.png", reset(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"))
    assert isinstance(failure(line, address(server)), MahakUnreachable)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/1.png", "1.png", "", "http://"])
def test_only_the_web_is_asked(line: PictureLine, server: ScriptedServer, url: str) -> None:
    assert isinstance(failure(line, url), MahakUnreachable)
    assert server.requests == []


def test_certificates_are_checked_as_for_mahak_itself() -> None:
    with ScriptedServer(tls=True) as server:
        server.script("1.png", reply(PICTURE))
        with closing(PictureLine(ClientSettings(base_url=server.url))) as distrusting:
            assert isinstance(failure(distrusting, address(server)), MahakUnreachable)
        trusting = ClientSettings(base_url=server.url, ca_bundle=str(CERTIFICATE))
        with closing(PictureLine(trusting)) as trusted:
            assert trusted.fetch(address(server)) == PICTURE
