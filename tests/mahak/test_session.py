from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mahak_desk.mahak.errors import MahakLoginRefused, MahakUnreadable
from mahak_desk.mahak.session import Session, read_login
from tests.mahak.conftest import NOON

Sample = Callable[[str], bytes]


@pytest.fixture
def session(sample: Sample) -> Session:
    return read_login(sample("login-success"), NOON)


def test_a_login_says_who_we_are_and_how_long_the_licence_lasts(session: Session) -> None:
    assert session.identity == (session.database_id, session.visitor_id) == (2_900_777, 50_111)
    assert session.user_title == "گل‌فروشی اينترنتي"
    assert session.package_no == 3_600_777
    assert session.mahak_id == "aaaaaaaa-0000-4000-8000-000000000001"
    assert session.credit_days == 41
    assert session.token == "aaa.bbb.ccc"


def test_the_servers_clock_is_compared_with_ours(session: Session) -> None:
    assert session.server_time == datetime(2026, 3, 1, 5, 45, 30, 123456, UTC)
    assert session.clock_offset == session.server_time - NOON


@pytest.mark.parametrize(
    ("later", "days"), [({}, 41), ({"hours": 23}, 41), ({"days": 6}, 35), ({"days": -1}, 41)]
)
def test_the_licence_runs_down_while_the_login_is_kept(
    session: Session, later: dict[str, float], days: int
) -> None:
    assert session.credit_days_at(NOON + timedelta(**later)) == days


def test_a_licence_that_has_run_out_shows_as_negative_days(sample: Sample) -> None:
    body = sample("login-success").replace(b'"CreditDay": 41', b'"CreditDay": -3')
    assert read_login(body, NOON).credit_days == -3


def test_the_camel_case_of_login_v2_is_read_alike(sample: Sample, session: Session) -> None:
    assert read_login(sample("login-v2-success"), NOON) == session


def test_a_byte_order_mark_and_any_case_of_keys_are_read_alike(sample: Sample, session: Session) -> None:
    shouted = sample("login-success").replace(b'"UserToken"', b'"USERTOKEN"').replace(b'"Data"', b'"dATA"')
    assert read_login(b"\xef\xbb\xbf" + shouted, NOON) == session


def test_what_a_login_does_not_say_is_unknown(sample: Sample) -> None:
    answer = json.loads(sample("login-success"))
    for key in ("ServerTime", "CreditDay", "PackageNo", "UserTitle", "MahakId"):
        answer["Data"][key] = None
    session = read_login(json.dumps(answer).encode(), NOON)
    assert session.credit_days is None
    assert session.credit_days_at(NOON) is None
    assert session.package_no is None
    assert session.clock_offset == timedelta(0)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("login-refused", "کاربر یافت نشد"),
        ("login-refused-in-data", "کاربر یافت نشد"),
        ("login-refused-with-code", "Code 7"),
    ],
)
def test_a_refusal_carries_mahaks_own_words(sample: Sample, name: str, message: str) -> None:
    with pytest.raises(MahakLoginRefused) as refusal:
        read_login(sample(name), NOON)
    assert refusal.value.message == message
    assert message in refusal.value.sentence("fa")


@pytest.mark.parametrize(
    "body", [b'{"Result": false}', b'{"Result": false, "Message": {"a": 1}, "Data": []}']
)
def test_a_refusal_may_say_nothing(body: bytes) -> None:
    with pytest.raises(MahakLoginRefused) as refusal:
        read_login(body, NOON)
    assert refusal.value.message == ""


def test_an_endless_message_is_cut() -> None:
    with pytest.raises(MahakLoginRefused) as refusal:
        read_login(json.dumps({"Result": False, "Message": "no " * 10_000}).encode(), NOON)
    assert len(refusal.value.message) == 300


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xef\xbb\xbf  ",
        b"<html><body>proxy</body></html>",
        b"[]",
        b"true",
        b'{"Result": true, "Data": {"UserToken": "aaa.bbb", "Visi',
        b"{}",
        b'{"Result": "perhaps"}',
        b'{"Result": true}',
        b'{"Result": true, "Data": []}',
        b'{"Result": true, "Data": {"VisitorId": 1, "DatabaseId": 2}}',
        b'{"Result": true, "Data": {"UserToken": "", "VisitorId": 1, "DatabaseId": 2}}',
        b'{"Result": true, "Data": {"UserToken": "a\\r\\nb: c", "VisitorId": 1, "DatabaseId": 2}}',
        b'{"Result": true, "Data": {"UserToken": "aaa.bbb", "VisitorId": "many", "DatabaseId": 2}}',
        b'{"a":' * 100_000,
    ],
)
def test_what_is_no_login_answer_is_unreadable(body: bytes) -> None:
    with pytest.raises(MahakUnreadable) as fault:
        read_login(body, NOON)
    assert "aaa" not in fault.value.sentence("en")
    assert fault.value.__context__ is None


def test_a_session_never_shows_its_token(session: Session) -> None:
    assert "aaa.bbb" not in f"{session!r} {session}"


@pytest.mark.parametrize("store", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_session_cannot_be_serialised(session: Session, store: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="not serialised"):
        store(session)
