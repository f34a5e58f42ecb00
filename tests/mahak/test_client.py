from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import TOKEN_USE, MahakClient
from mahak_desk.mahak.errors import (
    MahakAnswerLost,
    MahakBusy,
    MahakError,
    MahakIdentityChanged,
    MahakLoginRefused,
    MahakRefused,
    MahakServerError,
    MahakTokenRefused,
    MahakUnreachable,
    MahakUnreadable,
)
from tests.mahak.conftest import USER, ClientMaker, Clock
from tests.mahak.scripted_server import (
    TOKEN,
    Exchange,
    Scripted,
    ScriptedServer,
    hang,
    login_answer,
    reply,
    reset,
)

Sample = Callable[[str], bytes]
NEVER = 30.0
NOTHING = b'{"Result": true, "Data": {"Objects": {"Products": []}}}'


def tokens(server: ScriptedServer, endpoint: str) -> list[str]:
    """Which login's token each request carried: "1" for the first login's."""
    return [
        request.headers["authorization"].removeprefix(f"Bearer {TOKEN}-") for request in server.seen(endpoint)
    ]


# Login


def test_a_login_is_kept_and_used(server: ScriptedServer, client: MahakClient) -> None:
    server.script("GetAllData", reply(NOTHING), reply(NOTHING))
    session = client.session()
    assert session.visitor_id == 50_001
    for _ in range(2):
        client.read({"Product": 0}).close()
    assert client.session() == session
    assert tokens(server, "GetAllData") == ["1", "1"]
    assert len(server.seen("Login")) == 1


def test_a_first_read_logs_in_by_itself(server: ScriptedServer, client: MahakClient) -> None:
    server.script("GetAllData", reply(NOTHING))
    client.read({"Product": 0}).close()
    assert [request.endpoint for request in server.requests] == ["Login", "GetAllData"]


def test_a_login_asked_for_by_name_is_always_made(server: ScriptedServer, client: MahakClient) -> None:
    client.login()
    client.login()
    assert len(server.seen("Login")) == 2


@pytest.mark.parametrize(
    ("passed", "logins"),
    [
        (timedelta(0), 1),
        (TOKEN_USE - timedelta(seconds=1), 1),
        (TOKEN_USE, 2),
        (timedelta(days=-1), 2),
    ],
)
def test_a_token_is_replaced_before_it_ends_or_when_the_clock_went_back(
    server: ScriptedServer, client: MahakClient, clock: Clock, passed: timedelta, logins: int
) -> None:
    client.session()
    clock.time += passed
    client.session()
    assert len(server.seen("Login")) == logins


@pytest.mark.parametrize(
    "act",
    [
        reply('{"Result": false, "Message": "no such user"}'),
        reply('{"Result": false, "Message": "no such user"}', 401),
    ],
)
def test_a_refused_login_is_told_in_mahaks_words_and_not_repeated(
    server: ScriptedServer, client: MahakClient, act: Scripted
) -> None:
    server.script("Login", act)
    with pytest.raises(MahakLoginRefused) as refusal:
        client.session()
    assert refusal.value.message == "no such user"
    assert len(server.requests) == 1


def test_a_login_refused_without_words(server: ScriptedServer, client: MahakClient) -> None:
    server.script("Login", reply("", 401))
    with pytest.raises(MahakLoginRefused) as refusal:
        client.login()
    assert refusal.value.message == ""


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (reply('{"Result": false}'), MahakLoginRefused),
        (reply("", 500), MahakServerError),
        (reply("", 429), MahakBusy),
        (reply("<html>"), MahakUnreadable),
        (reset(), MahakAnswerLost),
    ],
)
def test_an_order_whose_login_failed_was_surely_not_sent(
    server: ScriptedServer, client: MahakClient, act: Scripted, error: type[MahakError]
) -> None:
    server.script("Login", act)
    with pytest.raises(error) as failed:
        client.save(b"{}")
    assert not failed.value.reached
    assert server.seen("SaveAllDataV2") == []


# A refused token

TOKEN_REFUSALS = [
    reply("", 401),
    reply('{"Result": false, "Message": "Invalid Token"}'),
    reply('{"Result": false, "Data": {"ErrorMessage": "توکن منقضی شده است"}}'),
]


@pytest.mark.parametrize("refusal", TOKEN_REFUSALS)
def test_a_refused_token_is_replaced_once_and_the_question_asked_again(
    server: ScriptedServer, client: MahakClient, refusal: Scripted
) -> None:
    server.script("GetAllData", refusal, reply(NOTHING), reply(NOTHING))
    for _ in range(2):
        with client.read({"Product": 5}) as answer:
            assert answer.body.read() == NOTHING
    assert tokens(server, "GetAllData") == ["1", "2", "2"]
    bodies = {request.body for request in server.seen("GetAllData")}
    assert bodies == {b'{"fromProductVersion":5}'}


@pytest.mark.parametrize("refusal", TOKEN_REFUSALS)
def test_a_document_refused_with_its_token_was_not_saved_and_is_sent_again(
    server: ScriptedServer, client: MahakClient, sample: Sample, refusal: Scripted
) -> None:
    server.script("SaveAllDataV2", refusal, reply(sample("save-success")))
    assert client.save(b'{"orders":[]}').ok
    assert [request.body for request in server.seen("SaveAllDataV2")] == [b'{"orders":[]}'] * 2


@pytest.mark.parametrize("refusal", TOKEN_REFUSALS)
def test_a_second_refused_token_ends_it(
    server: ScriptedServer, client: MahakClient, refusal: Scripted
) -> None:
    client.session()
    server.script("SaveAllDataV2", refusal, refusal)
    with pytest.raises(MahakTokenRefused) as refused:
        client.save(b"{}")
    assert not refused.value.reached
    assert len(server.seen("Login")) == 2
    assert len(server.seen("SaveAllDataV2")) == 2


def test_after_refused_tokens_the_next_call_logs_in_anew(server: ScriptedServer, client: MahakClient) -> None:
    server.script("GetAllData", reply("", 401), reply("", 401), reply(NOTHING))
    with pytest.raises(MahakTokenRefused):
        client.read({"Product": 0})
    client.read({"Product": 0}).close()
    assert tokens(server, "GetAllData") == ["1", "2", "3"]


def test_a_page_in_place_of_an_answer_makes_the_next_call_log_in(
    server: ScriptedServer, client: MahakClient
) -> None:
    server.script("GetAllData", reply("<html>please log in</html>"), reply(NOTHING))
    with client.read({"Product": 0}) as answer, pytest.raises(MahakUnreadable):
        list(read_rows(answer.body))
    client.read({"Product": 0}).close()
    assert tokens(server, "GetAllData") == ["1", "2"]


def test_rows_are_never_taken_for_a_refused_token(server: ScriptedServer, client: MahakClient) -> None:
    rows = '{"Orders": {"Results": [{"Result": true}]}}'
    body = f'{{"Result": false, "Message": "token", "Data": {{"Objects": {rows}}}}}'
    server.script("SaveAllDataV2", reply(body))
    answer = client.save(b"{}")
    assert not answer.ok
    assert answer.rows("orders")[0].ok
    assert len(server.seen("SaveAllDataV2")) == 1


def test_another_visitor_after_a_new_login_stops_the_call_before_it_is_sent(
    server: ScriptedServer, client: MahakClient
) -> None:
    client.session()
    server.script("GetAllData", reply("", 401), reply(NOTHING))
    server.script("Login", reply(login_answer(visitor_id=50_002)))
    with pytest.raises(MahakIdentityChanged) as changed:
        client.read({"Product": 0})
    assert not changed.value.reached
    assert len(server.seen("GetAllData")) == 1
    assert client.session().visitor_id == 50_002
    client.read({"Product": 0}).close()


# Reading


def test_an_answer_is_read_row_by_row(server: ScriptedServer, client: MahakClient) -> None:
    store = b'{"StoreId": 7, "RowVersion": 9}'
    body = b'\xef\xbb\xbf{"Result": true, "Data": {"Objects": {"Stores": [' + store + b"]}}}"
    server.script("GetAllData", reply(body))
    with client.read({"Store": 0}) as answer:
        (rows,) = read_rows(answer.body)
    assert [row.id for row in rows.good] == [7]


@pytest.mark.parametrize("name", ["read-nothing-requested", "read-empty"])
def test_an_answer_without_news_has_no_rows(
    server: ScriptedServer, client: MahakClient, sample: Sample, name: str
) -> None:
    server.script("GetAllData", reply(sample(name)))
    with client.read({"Picture": 0, "PhotoGallery": 0}) as answer:
        assert [row for rows in read_rows(answer.body) for row in rows.good] == []


def test_a_refusal_of_another_kind_shows_when_the_body_is_read(
    server: ScriptedServer, client: MahakClient
) -> None:
    server.script("GetAllData", reply('{"Result": false, "Message": "the licence has ended"}'))
    with client.read({"Product": 0}) as answer, pytest.raises(MahakRefused, match="licence has ended"):
        list(read_rows(answer.body))
    assert len(server.seen("Login")) == 1


def test_order_types_can_be_chosen(server: ScriptedServer, client: MahakClient) -> None:
    server.script("GetAllData", reply(NOTHING), reply(NOTHING))
    client.read({"Order": 0}).close()
    client.read({"Order": 0}, order_types=(201, 202)).close()
    asked = [request.json() for request in server.seen("GetAllData")]
    assert asked == [
        {"fromOrderVersion": 0, "orderTypes": [201]},
        {"fromOrderVersion": 0, "orderTypes": [201, 202]},
    ]


# Saving


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (reply("", 500), MahakServerError),
        (reply("", 502), MahakServerError),
        (reply("", 503, {"Retry-After": "5"}), MahakBusy),
        (reply(""), MahakUnreadable),
        (reply("<html>"), MahakUnreadable),
        (reply('{"Result": true, "Data": {"Obj'), MahakUnreadable),
        (reply('{"Result"', claimed_length=100), MahakAnswerLost),
        (reset(), MahakAnswerLost),
    ],
)
def test_a_save_in_doubt_says_so_and_is_not_repeated(
    server: ScriptedServer, client: MahakClient, act: Scripted, error: type[MahakError]
) -> None:
    server.script("SaveAllDataV2", act)
    with pytest.raises(error) as failed:
        client.save(b"{}")
    assert failed.value.reached
    assert len(server.seen("SaveAllDataV2")) == 1


def test_the_endpoints_can_be_chosen(
    server: ScriptedServer, make_client: ClientMaker, sample: Sample
) -> None:
    client = make_client(
        server.url, login_endpoint="LoginV2", read_endpoint="GetAllDataV2", save_endpoint="SaveAllData"
    )
    server.script("LoginV2", reply(sample("login-v2-success")))
    server.script("GetAllDataV2", reply(NOTHING))
    server.script("SaveAllData", reply(sample("save-success")))
    client.read({"Product": 0}).close()
    assert client.save(b"{}").ok
    assert [request.target for request in server.requests] == [
        "/API/v3/Sync/LoginV2",
        "/API/v3/Sync/GetAllDataV2",
        "/API/v3/Sync/SaveAllData",
    ]


# Threads, closing, log


def test_one_request_is_made_at_a_time(server: ScriptedServer, client: MahakClient) -> None:
    client.session()
    assert server.arrived.acquire(timeout=NEVER)
    second = threading.Thread(target=lambda: client.read({"Product": 2}).close())
    overtaken: list[bool] = []

    def meanwhile(exchange: Exchange) -> None:
        server.arrived.acquire()  # of this request itself
        second.start()
        overtaken.append(server.arrived.acquire(timeout=0.1))
        reply(NOTHING)(exchange)

    server.script("GetAllData", meanwhile, reply(NOTHING))
    client.read({"Product": 1}).close()
    second.join(NEVER)
    assert overtaken == [False]
    assert len(server.seen("GetAllData")) == 2


def test_closing_ends_a_running_call_and_refuses_later_ones(
    server: ScriptedServer, client: MahakClient
) -> None:
    client.session()
    assert server.arrived.acquire(timeout=NEVER)
    server.script("SaveAllDataV2", hang())
    errors: list[MahakError] = []

    def save() -> None:
        with pytest.raises(MahakError) as failed:
            client.save(b"{}")
        errors.append(failed.value)

    saving = threading.Thread(target=save)
    saving.start()
    assert server.arrived.acquire(timeout=NEVER)
    client.close()
    saving.join(NEVER)
    save()
    cut, refused = errors
    assert isinstance(cut, MahakAnswerLost)
    assert isinstance(refused, MahakUnreachable)
    assert not refused.reached


def test_a_login_and_every_request_are_logged(
    server: ScriptedServer, client: MahakClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.script("GetAllData", reply(NOTHING), reply("", 500))
    client.read({"Product": 0}).close()
    with pytest.raises(MahakServerError):
        client.read({"Product": 0})
    assert "Mahak login successful: visitor 50001 of database 2900007, 80 credit days left" in caplog.text
    assert f"Mahak GetAllData: HTTP 200, {len(NOTHING)} bytes" in caplog.text
    assert "Mahak GetAllData: HTTP 500" in caplog.text


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        ("http://mahak.example/API/v3", True),
        ("https://mahak.example", False),
        ("http://127.0.0.1/API", False),
    ],
)
def test_an_unencrypted_line_is_warned_of(
    make_client: ClientMaker, caplog: pytest.LogCaptureFixture, address: str, warned: bool
) -> None:
    make_client(address)
    assert ("without encryption" in caplog.text) is warned


def test_the_user_name_is_sent_and_pictures_are_found_on_the_host(
    server: ScriptedServer, client: MahakClient
) -> None:
    client.session()
    login = server.requests[0].json()
    assert isinstance(login, dict)
    assert login["userName"] == USER
    assert client.picture_url("/Images/a.jpg") == f"{server.host_url}/Images/a.jpg"
