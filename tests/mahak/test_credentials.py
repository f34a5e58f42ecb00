from __future__ import annotations

import copy
import hashlib
import pickle

import pytest

from mahak_desk.mahak.credentials import Credentials

PLAIN = "گلاب 1404"
HASH = hashlib.md5(PLAIN.encode(), usedforsecurity=False).hexdigest()


def test_the_login_hash_is_the_lower_case_md5_of_the_trimmed_password() -> None:
    assert Credentials("florist", f"  {PLAIN}\n").login_hash() == HASH


def test_a_password_that_looks_like_a_hash_is_hashed_like_any_other() -> None:
    assert Credentials("florist", HASH).login_hash() == hashlib.md5(HASH.encode()).hexdigest()


def test_a_hash_is_sent_as_it_is_when_the_user_says_that_it_is_one() -> None:
    assert Credentials("florist", f" {HASH.upper()} ", already_hashed=True).login_hash() == HASH


@pytest.mark.parametrize("typed", ["", PLAIN, HASH[:-1], HASH + "0", "g" * 32])
def test_what_is_said_to_be_a_hash_must_be_one(typed: str) -> None:
    with pytest.raises(ValueError, match="32 hexadecimal") as refusal:
        Credentials("florist", typed, already_hashed=True)
    assert not typed or typed not in str(refusal.value)


def test_credentials_show_the_user_name_only() -> None:
    credentials = Credentials("florist", PLAIN)
    for shown in (repr(credentials), str(credentials), f"{credentials}"):
        assert "florist" in shown
        assert PLAIN not in shown
        assert HASH not in shown


@pytest.mark.parametrize("store", [pickle.dumps, copy.copy, copy.deepcopy])
def test_credentials_cannot_be_serialised(store: object) -> None:
    assert callable(store)
    with pytest.raises(TypeError, match="not serialised") as refusal:
        store(Credentials("florist", PLAIN))
    assert PLAIN not in str(refusal.value)
