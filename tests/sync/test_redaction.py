"""Text that is written down holds no secret, known or only looking like one."""

from __future__ import annotations

import hashlib

import pytest

from mahak_desk.sync.redaction import Redaction

PASSWORD = "رمز ساده 1"
DIGEST = hashlib.md5(PASSWORD.encode()).hexdigest()
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyVG9rZW4iOiJ4In0.c2lnbmF0dXJl_-"


@pytest.fixture
def redact() -> Redaction:
    redaction = Redaction()
    redaction.learn(PASSWORD)
    return redaction


@pytest.mark.parametrize("secret", [PASSWORD, DIGEST, DIGEST.upper()])
def test_a_known_secret_and_its_hash_are_struck(redact: Redaction, secret: str) -> None:
    assert redact(f"before {secret}, after{secret}") == "before ***, after***"


def test_a_secret_within_another_leaves_no_rest() -> None:
    redaction = Redaction()
    redaction.learn("hunter")
    redaction.learn("hunter2-long")
    assert redaction("hunter2-long hunter") == "*** ***"


@pytest.mark.parametrize("short", ["", "1", "abc"])
def test_a_short_one_does_not_empty_the_log(short: str) -> None:
    redaction = Redaction()
    redaction.learn(short)
    assert redaction("abc 1 read") == "abc 1 read"


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        (f"Authorization: Bearer {TOKEN}", "Authorization: ***"),
        ("Authorization: Basic dXNlcg==", "Authorization: ***"),
        (f"{{'Authorization': 'Bearer {TOKEN}', 'Accept': 'a'}}", "{'Authorization': '***', 'Accept': 'a'}"),
        (f"token {TOKEN} was refused", "token *** was refused"),
        (f"cut off: {TOKEN[:20]}", "cut off: ***"),
        ('{"password": "x \\" y", "b": 2}', '{"password": ***, "b": 2}'),
        ("password=hunter2 next", "password=*** next"),
        ("رمز: گنجشک", "رمز: ***"),
        (f"md5 {DIGEST} sent", "md5 *** sent"),
        (f"the hash is {DIGEST}", "the hash is ***"),
        ("http://ali:p@ss@proxy:3128/x", "http://***@proxy:3128/x"),
        ("postgresql+psycopg://desk:pw@db/shop", "postgresql+psycopg://***@db/shop"),
    ],
)
def test_what_looks_like_a_secret_is_struck(text: str, struck: str) -> None:
    assert Redaction()(text) == struck


@pytest.mark.parametrize(
    "text",
    [
        "Processing 36 products from Mahak",
        "The password of shop was stored.",
        "DataHash 0CC175B9C0F1B6A831C399E269772661 of Product 7",
        "Mahak login successful: visitor 50001 of database 2900001, 80 credit days left",
        "http://127.0.0.1:47633/API/v3/Sync/Login",
        "the bearers of bad news",
    ],
)
def test_what_does_not_is_left(text: str) -> None:
    assert Redaction()(text) == text
