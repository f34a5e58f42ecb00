"""No secret leaves the process: not by its output, its log, its files or its arguments."""

from __future__ import annotations

import hashlib
import socket
import sys
from pathlib import Path

import pytest

from mahak_desk.practice.faults import Hang, Refusal, Reset, Status
from tests.cli.shops import PASSWORD, Ended, Shop, finish

DIGEST = hashlib.md5(PASSWORD.encode()).hexdigest()
TOKEN_HEAD = "eyJhbGciOi"
"""How every token of the practice cloud begins, as a JWT does."""
SECRETS = (PASSWORD, DIGEST, DIGEST.upper(), TOKEN_HEAD)


def leaked(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def leaked_into(folder: Path) -> list[tuple[str, str]]:
    return [
        (path.name, secret)
        for path in folder.rglob("*")
        if path.is_file()
        for secret in SECRETS
        if secret.encode() in path.read_bytes() or secret.encode("utf-16-le") in path.read_bytes()
    ]


def assert_silent(shop: Shop, ended: Ended, code: int) -> None:
    assert ended.code == code
    assert leaked(ended.out + ended.err) == []
    assert leaked_into(shop.home) == []
    assert shop.profile.log_file.stat().st_size > 0


@pytest.mark.parametrize(
    "command", [("sync", "incoming"), ("doctor",), ("credentials", "test")], ids=" ".join
)
def test_nothing_leaks_when_all_goes_well(shop: Shop, command: tuple[str, ...]) -> None:
    assert_silent(shop, shop.spawn("-v", *command), 0)


@pytest.mark.parametrize(
    "fault",
    [
        Status(500, body="<p>{password}</p>"),
        Status(502, body="<html>"),
        Reset(),
        Refusal(message="نشد"),
        Status(401),
    ],
    ids=["500", "502", "reset", "refusal", "401"],
)
@pytest.mark.parametrize("endpoint", ["login", "read"])
def test_nothing_leaks_when_mahak_fails(shop: Shop, endpoint: str, fault: object) -> None:
    shop.cloud.faults.arm(endpoint, fault, times=3)  # type: ignore[arg-type]
    assert_silent(shop, shop.run("-v", "sync", "incoming", "--json"), 2)


def test_nothing_leaks_when_the_password_is_refused(shop: Shop) -> None:
    ended = shop.run("-v", "sync", "incoming", MAHAK_DESK_USERNAME="somebody")
    assert_silent(shop, ended, 2)


def test_nothing_leaks_from_a_fault_of_the_program_itself(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a library might put into the text of its exception whatever it was given."""

    def broken() -> str:
        raise RuntimeError(f"password={PASSWORD} hash {DIGEST} Authorization: Bearer {TOKEN_HEAD}.abc.def")

    monkeypatch.setattr(socket, "gethostname", broken)
    ended = shop.run("sync", "incoming")
    assert ended.code == 2
    assert ended.err == (
        "Something unexpected went wrong. The details are in "
        f"{shop.profile.log_file}; please send them to support.\n"
    )
    log = shop.profile.log_file.read_text("utf-8")
    assert "RuntimeError: password=***" in log
    assert "Traceback" in log
    assert leaked(log) == []


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="this system has no /proc")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's arguments in a file")
def test_nothing_is_in_the_arguments_of_the_process(shop: Shop) -> None:
    shop.cloud.faults.arm("read", Hang())
    with shop.start("sync", "incoming") as process:
        shop.cloud.faults.wait_until_hanging()
        arguments = Path(f"/proc/{process.pid}/cmdline").read_text("utf-8")
        shop.cloud.faults.release()
        ended = finish(process)
    assert "mahak_desk" in arguments
    assert leaked(arguments) == []
    assert ended.code == 0


def test_a_password_in_the_database_address_is_not_repeated(shop: Shop) -> None:
    address = "postgresql://desk:hunter2-secret@127.0.0.1:1/shop"
    ended = shop.run("-v", "sync", "incoming", MAHAK_DESK_DATABASE_URL=address)
    assert ended.code == 2
    assert "postgresql://127.0.0.1:1/shop" in ended.err
    assert "hunter2-secret" not in ended.out + ended.err + shop.profile.log_file.read_text("utf-8")
