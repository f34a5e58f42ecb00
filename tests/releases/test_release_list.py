"""Which published version is offered, and what is refused as a list."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mahak_desk.releases import Channel
from mahak_desk.releases.errors import ReleaseAddressWrong, ReleaseListUnreadable
from mahak_desk.releases.release_list import checked_address, read_list, release_to_offer

ADDRESS = "https://example.com/desk/releases.json"
DIGEST = "0" * 64


def published(**versions: str) -> bytes:
    channels = {channel: a_release(version) for channel, version in versions.items()}
    return json.dumps({"product": "mahak-desk", "channels": channels}).encode()


def a_release(version: str, **other: Any) -> dict[str, Any]:
    return {"version": version, "url": "setup.exe", "sha256": DIGEST, "size": 10, **other}


@pytest.mark.parametrize(
    ("versions", "channel", "installed", "offered"),
    [
        ({"stable": "1.2.0"}, "stable", "1.1.9", "1.2.0"),
        ({"stable": "1.10.0"}, "stable", "1.9.0", "1.10.0"),  # numbers, not letters
        ({"stable": "1.2.0"}, "stable", "1.2.0", None),
        ({"stable": "1.2.0"}, "stable", "1.3.0", None),  # an older one is never offered
        ({"stable": "1.2.0"}, "stable", "1.2.0b3", "1.2.0"),  # a release overtakes its betas
        ({"stable": "1.2.0", "beta": "1.3.0b1"}, "stable", "1.1.0", "1.2.0"),
        ({"stable": "1.2.0", "beta": "1.3.0b1"}, "beta", "1.1.0", "1.3.0b1"),
        ({"stable": "1.3.0", "beta": "1.3.0b9"}, "beta", "1.3.0b9", "1.3.0"),
        ({"beta": "1.3.0b1"}, "stable", "1.1.0", None),
        ({}, "beta", "1.1.0", None),
    ],
)
def test_only_a_newer_version_of_the_channel_is_offered(
    versions: dict[str, str], channel: Channel, installed: str, offered: str | None
) -> None:
    release = release_to_offer(read_list(published(**versions), ADDRESS), channel, installed)
    assert (release and release.version) == offered


def test_a_setup_lies_beside_its_list() -> None:
    release = read_list(published(stable="1.2.0"), ADDRESS).channels.stable
    assert release is not None
    assert release.url == "https://example.com/desk/setup.exe"


def test_the_name_on_disk_comes_from_the_version_alone() -> None:
    document = {"product": "mahak-desk", "channels": {"stable": a_release("1.2", url="../../start.exe")}}
    release = read_list(json.dumps(document).encode(), ADDRESS).channels.stable
    assert release is not None
    assert release.file_name == "MahakDesk-Setup-1.2.exe"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>moved</html>",
        b"{}",
        b'{"product": "another", "channels": {}}',
        json.dumps({"product": "mahak-desk", "channels": {"stable": a_release("newest")}}).encode(),
        json.dumps({"product": "mahak-desk", "channels": {"stable": a_release("1.2/../x")}}).encode(),
        json.dumps({"product": "mahak-desk", "channels": {"stable": a_release("1.2", sha256="?")}}).encode(),
        json.dumps({"product": "mahak-desk", "channels": {"stable": a_release("1.2", size=0)}}).encode(),
        json.dumps({"product": "mahak-desk", "channels": {"stable": a_release("1.2", size=2**40)}}).encode(),
    ],
)
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(ReleaseListUnreadable):
        read_list(body, ADDRESS)


@pytest.mark.parametrize(
    "url", ["http://example.com/setup.exe", "file:///setup.exe", "ftp://example.com/setup.exe"]
)
def test_a_setup_comes_by_https_only(url: str) -> None:
    document = {"product": "mahak-desk", "channels": {"stable": a_release("1.2", url=url)}}
    with pytest.raises(ReleaseAddressWrong):
        read_list(json.dumps(document).encode(), ADDRESS)


def test_a_server_on_this_computer_needs_no_https() -> None:
    assert checked_address("http://127.0.0.1:8000/releases.json")


def test_later_lists_may_say_more() -> None:
    document = {"product": "mahak-desk", "channels": {"stable": a_release("1.2", arch="x64")}, "mirrors": []}
    assert read_list(json.dumps(document).encode(), ADDRESS).channels.stable
