"""`mahak-desk credentials`: a password goes from the hand into the keyring, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from sqlalchemy import func, select

from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.website import ledger, mirror
from tests.cli.conftest import ACCOUNT
from tests.cli.shops import PASSWORD, USER, Shop, finish
from tests.keyrings import LockedKeyring, MemoryKeyring


@pytest.fixture
def new_shop(shop: Shop) -> Shop:
    """One that knows neither user name nor password yet."""
    del shop.environment["MAHAK_DESK_USERNAME"], shop.environment["MAHAK_DESK_PASSWORD"]
    return shop


class TestSet:
    def test_keeps_the_password_in_the_keyring_and_the_name_in_the_settings(
        self, new_shop: Shop, memory_keyring: MemoryKeyring
    ) -> None:
        ended = new_shop.run("credentials", "set", "--user", USER, given=f"{PASSWORD}\n")
        assert ended.code == 0
        assert memory_keyring.entries == {(f"Mahak Desk {new_shop.home}", USER): PASSWORD}
        assert f'user_name = "{USER}"' in new_shop.profile.settings_file.read_text("utf-8")
        assert PASSWORD not in new_shop.profile.settings_file.read_text("utf-8") + ended.out + ended.err
        assert new_shop.run("sync", "incoming").code == 0

    def test_keeps_the_comments_of_the_settings(self, new_shop: Shop) -> None:
        new_shop.write_settings("# ours\n[stock]\nstores = [1] # the big one\n")
        new_shop.run("credentials", "set", "--user", USER, given=PASSWORD)
        assert new_shop.profile.settings_file.read_text("utf-8") == (
            f'# ours\n[stock]\nstores = [1] # the big one\n\n[mahak]\nuser_name = "{USER}"\n'
        )

    def test_takes_a_new_password_for_the_name_it_knows(self, new_shop: Shop) -> None:
        new_shop.write_settings(f"[mahak]\nuser_name = '{USER}'\n")
        assert new_shop.run("credentials", "set", given=f"{PASSWORD}\r\n").code == 0
        assert new_shop.run("credentials", "test").code == 0

    def test_reads_what_a_windows_shell_pipes(self, new_shop: Shop, memory_keyring: MemoryKeyring) -> None:
        """PowerShell may begin with a byte order mark, and ends its lines with two characters."""
        given = b"\xef\xbb\xbf" + PASSWORD.encode() + b"\r\n"
        new_shop.run("credentials", "set", "--user", USER, given=given)
        assert list(memory_keyring.entries.values()) == [PASSWORD]

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            (b"", "No password was given."),
            (b"\n", "No password was given."),
            (b"\xff\xfe\n", "The password could not be read from the input."),
            (b"x" * 1281, "more than 1280 characters"),
        ],
    )
    def test_refuses_what_cannot_be_a_password(self, new_shop: Shop, given: bytes, says: str) -> None:
        ended = new_shop.run("credentials", "set", "--user", USER, given=given)
        assert ended.code == 2
        assert says in ended.err
        assert not new_shop.profile.settings_file.exists()

    def test_needs_a_user_name(self, new_shop: Shop) -> None:
        ended = new_shop.run("credentials", "set", given=PASSWORD)
        assert ended.code == 2
        assert "user name and password are not set" in ended.err

    def test_says_what_to_do_without_a_keyring(self, new_shop: Shop) -> None:
        keyring.set_keyring(LockedKeyring())
        ended = new_shop.run("credentials", "set", "--user", USER, given=PASSWORD)
        assert ended.code == 2
        assert "MAHAK_DESK_PASSWORD" in ended.err
        assert PASSWORD not in ended.err
        assert not new_shop.profile.settings_file.exists()

    def test_of_another_profile_is_another_password(self, new_shop: Shop) -> None:
        new_shop.run("credentials", "set", "--user", USER, given=PASSWORD)
        ended = new_shop.run("--profile", "second shop", "credentials", "test")
        assert ended.code == 2
        assert "not set" in ended.err

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
    def test_asks_at_a_terminal_and_shows_no_password(self, new_shop: Shop) -> None:
        import pty

        new_shop.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        ours, theirs = pty.openpty()
        with new_shop.start(
            "credentials", "set", stdin=theirs, stderr=theirs, start_new_session=True
        ) as process:
            os.close(theirs)
            shown = read_until(ours, "Mahak user name")
            os.write(ours, f"{USER}\n".encode())
            shown += read_until(ours, "Mahak password")
            os.write(ours, f"{PASSWORD}\n".encode())
            ended = finish(process)
        os.close(ours)
        assert ended.code == 0
        assert f"The password of {USER} was stored." in ended.out
        assert PASSWORD not in shown + ended.out
        assert f'user_name = "{USER}"' in new_shop.profile.settings_file.read_text("utf-8")


def read_until(terminal: int, words: str) -> str:
    shown = b""
    while words not in shown.decode(errors="replace"):
        shown += os.read(terminal, 1000)
    return shown.decode()


class TestSetForTheDatabase:
    ACCOUNT = "desk@postgresql://127.0.0.1:1/shop"

    def test_keeps_the_servers_password(self, shop: Shop, memory_keyring: MemoryKeyring) -> None:
        shop.write_settings("[website]\ndatabase_url = 'postgresql://desk@127.0.0.1:1/shop'\n")
        ended = shop.run("credentials", "set", "--database", given="db-S3cret")
        assert ended.code == 0
        assert memory_keyring.entries == {(f"Mahak Desk database {shop.home}", self.ACCOUNT): "db-S3cret"}
        assert "db-S3cret" not in ended.out + ended.err

    def test_is_of_no_use_to_a_file(self, shop: Shop) -> None:
        ended = shop.run("credentials", "set", "--database", given="db-S3cret")
        assert ended.code == 2
        assert "is a file and has no password" in ended.err


class TestTest:
    def test_says_who_logged_in(self, shop: Shop) -> None:
        ended = shop.run("credentials", "test")
        assert ended.code == 0
        assert ended.out == "Logged in: فروشگاه اینترنتی تمرین (2900001/50001)\n"

    def test_fails_with_a_wrong_password(self, shop: Shop) -> None:
        assert shop.run("credentials", "test", MAHAK_DESK_PASSWORD="guess").code == 2


class TestForget:
    def test_removes_both_passwords(self, new_shop: Shop, memory_keyring: MemoryKeyring) -> None:
        new_shop.write_settings("[website]\ndatabase_url = 'postgresql://desk@127.0.0.1:1/shop'\n")
        new_shop.run("credentials", "set", "--user", USER, given=PASSWORD)
        new_shop.run("credentials", "set", "--database", given="db-S3cret")
        ended = new_shop.run("credentials", "forget")
        assert (ended.code, ended.out) == (0, "The passwords were removed.\n")
        assert memory_keyring.entries == {}

    def test_of_nothing_is_no_failure(self, shop: Shop) -> None:
        assert shop.run("credentials", "forget").out == "No password was stored.\n"


@pytest.fixture
def other_cloud() -> Iterator[PracticeCloud]:
    """Another Mahak database that knows the same user name."""
    account = replace(ACCOUNT, database_id=2_900_777, visitor_id=50_777, title="فروشگاه دوم")
    with PracticeCloud(build=furnish, accounts=(account,)) as cloud:
        cloud.shop.product("کتاب", 900, prices=(500_000,), stock={1: 3})
        yield cloud


class TestAcceptAccount:
    def test_another_accounts_data_waits_for_a_person(self, shop: Shop, other_cloud: PracticeCloud) -> None:
        shop.run("sync", "incoming")
        shop.environment["MAHAK_DESK_API_URL"] = other_cloud.url
        refused = shop.run("sync", "incoming")
        assert refused.code == 2
        assert "2900777/50777" in refused.err
        assert "2900001/50001" in refused.err
        assert shop.run("doctor").code == 2

        accepted = shop.run("credentials", "accept-account")
        assert accepted.code == 0
        assert "فروشگاه دوم (2900777/50777)" in accepted.out
        answer = shop.run("sync", "incoming", "--full", "--json").json
        assert answer["counts"]["products"]["created"] == 1
        assert shop.run("doctor").code == 0

    def test_the_same_account_loses_nothing_by_it(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        assert shop.run("credentials", "accept-account").code == 0
        assert shop.scalar(select(func.count()).select_from(mirror.products)) == 20
        assert shop.scalar(select(ledger.shop_account.c.visitor_id)) == 50_001


def test_no_password_is_ever_an_argument(shop: Shop) -> None:
    ended = shop.run("credentials", "set", PASSWORD)
    assert ended.code == 2
    assert "unexpected extra argument" in ended.err


def test_settings_of_a_folder_that_is_not_there_yet_make_it(new_shop: Shop, tmp_path: Path) -> None:
    home = tmp_path / "deep" / "below"
    ended = new_shop.run("credentials", "set", "--user", USER, given=PASSWORD, MAHAK_DESK_HOME=str(home))
    assert ended.code == 0
    assert (home / "settings.toml").exists()
