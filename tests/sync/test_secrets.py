"""Passwords are in the system's keyring or in the environment, each for its own folder and user."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from mahak_desk.sync import secrets as secrets_module
from mahak_desk.sync.secrets import LONGEST, KeyringMissing, SecretRefused, Secrets
from tests.keyrings import LockedKeyring, MemoryKeyring

FOLDER = Path("/shops/one")


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def test_a_password_is_found_again_under_its_folder_and_user() -> None:
    Secrets(FOLDER, {}).keep_mahak_password("ali", "رمز")
    assert Secrets(FOLDER, {}).mahak_password("ali") == "رمز"
    assert Secrets(FOLDER, {}).mahak_password("reza") is None
    assert Secrets(Path("/shops/two"), {}).mahak_password("ali") is None


def test_the_environment_comes_before_the_keyring() -> None:
    Secrets(FOLDER, {}).keep_mahak_password("ali", "kept")
    given = Secrets(FOLDER, {"MAHAK_DESK_PASSWORD": "given"})
    assert given.password_is_given
    assert given.mahak_password("ali") == "given"
    assert Secrets(FOLDER, {"MAHAK_DESK_PASSWORD": ""}).mahak_password("ali") == "kept"


def test_with_a_password_in_the_environment_no_keyring_is_needed() -> None:
    keyring.set_keyring(NoKeyring())
    assert Secrets(FOLDER, {"MAHAK_DESK_PASSWORD": "given"}).mahak_password("ali") == "given"


def test_the_databases_password_is_another_one() -> None:
    secrets = Secrets(FOLDER, {"MAHAK_DESK_PASSWORD": "given"})
    secrets.keep_mahak_password("ali", "mahak's")
    secrets.keep_database_password("ali", "database's")
    assert secrets.database_password("ali") == "database's"


def test_forgetting_says_whether_there_was_one() -> None:
    secrets = Secrets(FOLDER, {})
    secrets.keep_mahak_password("ali", "x")
    secrets.keep_database_password("ali", "y")
    assert secrets.forget_mahak_password("ali")
    assert secrets.forget_database_password("ali")
    assert not secrets.forget_mahak_password("ali")
    assert secrets.mahak_password("ali") is None


@pytest.mark.parametrize("secret", ["x" * LONGEST, "ر" * LONGEST, "😀" * (LONGEST // 2)])
def test_what_windows_can_keep_is_kept(secret: str) -> None:
    Secrets(FOLDER, {}).keep_mahak_password("ali", secret)
    assert Secrets(FOLDER, {}).mahak_password("ali") == secret


@pytest.mark.parametrize("secret", ["x" * (LONGEST + 1), "😀" * (LONGEST // 2 + 1)])
def test_what_windows_cannot_keep_is_refused_everywhere(secret: str, memory_keyring: MemoryKeyring) -> None:
    with pytest.raises(SecretRefused, match="more than 1280 characters"):
        Secrets(FOLDER, {}).keep_mahak_password("ali", secret)
    assert memory_keyring.entries == {}


def test_an_empty_password_is_refused() -> None:
    with pytest.raises(SecretRefused, match="No password was given"):
        Secrets(FOLDER, {}).keep_mahak_password("ali", "")


@pytest.mark.parametrize("backend", [NoKeyring, LockedKeyring])
def test_a_keyring_that_fails_is_one_error_with_a_way_out(
    backend: type[keyring.backend.KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    secrets = Secrets(FOLDER, {})
    secret = "-".join(("s3cret", "word"))
    uses = (
        lambda: secrets.mahak_password("ali"),
        lambda: secrets.keep_mahak_password("ali", secret),
        lambda: secrets.forget_mahak_password("ali"),
        lambda: secrets.database_password("ali"),
    )
    for use in uses:
        with pytest.raises(KeyringMissing) as caught:
            use()
        assert "MAHAK_DESK_PASSWORD" in caught.value.sentence("en")
        assert "MAHAK_DESK_PASSWORD" in caught.value.sentence("fa")
        assert secret not in "".join(traceback.format_exception(caught.value))


def test_the_holder_of_secrets_shows_none() -> None:
    assert "s3cret-word" not in repr(Secrets(FOLDER, {"MAHAK_DESK_PASSWORD": "s3cret-word"}))


class TestForThisRun:
    """Where no keyring keeps a password, the program may remember it until it ends."""

    @pytest.fixture(autouse=True)
    def _nothing_remembered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(secrets_module, "_OF_THIS_RUN", {})

    def test_a_remembered_password_is_known_to_every_opening_of_the_folder(self) -> None:
        keyring.set_keyring(NoKeyring())
        Secrets(FOLDER, {}).remember_mahak_password("ali", "رمز")
        Secrets(FOLDER, {}).remember_database_password("desk@host", "other")
        assert Secrets(FOLDER, {}).mahak_password("ali") == "رمز"
        assert Secrets(FOLDER, {}).database_password("desk@host") == "other"
        with pytest.raises(KeyringMissing):
            Secrets(Path("/shops/two"), {}).mahak_password("ali")

    def test_it_is_nowhere_else(self, memory_keyring: MemoryKeyring) -> None:
        Secrets(FOLDER, {}).remember_mahak_password("ali", "رمز")
        assert memory_keyring.entries == {}

    def test_a_kept_password_takes_its_place(self) -> None:
        secrets = Secrets(FOLDER, {})
        secrets.remember_mahak_password("ali", "old")
        secrets.keep_mahak_password("ali", "new")
        assert secrets.mahak_password("ali") == "new"

    def test_forgetting_forgets_both(self) -> None:
        secrets = Secrets(FOLDER, {})
        secrets.keep_mahak_password("ali", "kept")
        secrets.remember_mahak_password("ali", "remembered")
        assert secrets.forget_mahak_password("ali")
        assert secrets.mahak_password("ali") is None
        secrets.remember_mahak_password("ali", "remembered")
        keyring.set_keyring(LockedKeyring())
        assert secrets.forget_mahak_password("ali")

    @pytest.mark.parametrize("secret", ["", "x" * (LONGEST + 1)])
    def test_what_no_keyring_could_keep_is_not_remembered_either(self, secret: str) -> None:
        with pytest.raises(SecretRefused):
            Secrets(FOLDER, {}).remember_mahak_password("ali", secret)
