from __future__ import annotations

import base64
import json
from datetime import date

import pytest
import requests

from mahak_desk.practice.faults import ExpiredCredit
from mahak_desk.practice.login import DEMO, Account
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, credentials
from tests.practice.conftest import Wristwatch


def post(cloud: PracticeCloud, operation: str, body: object) -> requests.Response:
    return requests.post(f"{cloud.url}/Sync/{operation}", json=body, timeout=30)


def test_a_good_login_answers_with_the_real_keys_in_the_real_order(cloud: PracticeCloud) -> None:
    answer = post(cloud, "Login", credentials()).json()
    assert list(answer) == ["Result", "Data"]
    assert list(answer["Data"]) == [
        "UserToken",
        "SyncId",
        "VisitorId",
        "DatabaseId",
        "UserTitle",
        "ServerTime",
        "MahakId",
        "CreditDay",
        "HasRadara",
        "WithDataTransfer",
        "PackageNo",
    ]
    assert answer["Data"]["VisitorId"] == DEMO.visitor_id


def test_server_time_is_tehrans_with_seven_digits(cloud: PracticeCloud) -> None:
    data = post(cloud, "Login", credentials()).json()["Data"]
    assert data["ServerTime"] == "2026-02-02T00:17:09.8520713+03:30"


def test_the_token_is_a_week_long_jwt_that_carries_the_password_hash(cloud: PracticeCloud) -> None:
    token = post(cloud, "Login", credentials()).json()["Data"]["UserToken"]
    assert 650 < len(token) < 760
    packed = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert claims["exp"] - claims["iat"] == 604_800
    assert json.loads(claims["userToken"])["PassWord"] == credentials()["password"]


def test_the_licence_counts_down_by_date_and_below_zero(clock: Wristwatch) -> None:
    account = Account("shop", "word", 50_001, "فروشگاه", credit_until=date(2026, 2, 3))
    with PracticeCloud(build=furnish, accounts=[account], clock=clock) as cloud:
        days = []
        for _ in range(3):
            days.append(post(cloud, "Login", credentials(account)).json()["Data"]["CreditDay"])
            clock.wait(days=1)
    assert days == [1, 0, -1]


def test_an_expired_licence_can_be_practised(cloud: PracticeCloud) -> None:
    cloud.faults.arm("login", ExpiredCredit(days=-9))
    assert post(cloud, "Login", credentials()).json()["Data"]["CreditDay"] == -9
    assert post(cloud, "Login", credentials()).json()["Data"]["CreditDay"] == 80


@pytest.mark.parametrize(
    "wrong",
    [
        {"userName": "practice", "password": "practice"},
        {"userName": "nobody", "password": credentials()["password"]},
        {"userName": "practice"},
        {},
    ],
    ids=["a password that is not hashed", "an unknown user", "no password", "nothing"],
)
def test_a_wrong_login_is_refused_with_http_200(cloud: PracticeCloud, wrong: dict[str, str]) -> None:
    response = post(cloud, "Login", wrong)
    assert response.status_code == 200
    assert response.json() == {"Result": False, "Message": "نام کاربری یا رمز عبور اشتباه است"}


def test_a_refused_login_has_four_possible_forms(cloud: PracticeCloud) -> None:
    cloud.switches.login_refusal = "code"
    assert set(post(cloud, "Login", {}).json()) == {"Result", "Code", "Message"}
    cloud.switches.login_refusal = "data"
    assert set(post(cloud, "Login", {}).json()["Data"]) == {"ErrorCode", "ErrorMessage"}
    cloud.switches.login_refusal = "silent"
    assert post(cloud, "Login", {}).json() == {"Result": False}


@pytest.mark.parametrize("form", ["Bearer {}", "bearer {}", "bearer : {}", "{}"])
def test_the_token_is_taken_in_every_form_in_use(caller: Caller, form: str) -> None:
    header = form.format(caller.log_in()["UserToken"])
    assert caller.post("GetAllData", {}, headers={"Authorization": header}).status_code == 200


@pytest.mark.parametrize("header", [None, "Bearer ", "Bearer a.b.c", "Bearer é"])
def test_a_data_call_without_a_good_token_is_a_bare_401(caller: Caller, header: str | None) -> None:
    response = caller.post("GetAllData", {}, headers={"Authorization": header and header.encode()})
    assert (response.status_code, response.content) == (401, b"")


def test_a_token_with_altered_claims_is_refused(caller: Caller) -> None:
    head, claims, signature = caller.log_in()["UserToken"].split(".")
    forged = f"{head}.{claims[:-2]}AA.{signature}"
    assert caller.post("SaveAllData", {}, headers={"Authorization": forged}).status_code == 401


def test_a_token_lasts_seven_days(caller: Caller, clock: Wristwatch) -> None:
    clock.wait(days=7, seconds=-1)
    assert caller.post("GetAllData", {}).status_code == 200
    clock.wait(seconds=1)
    assert caller.post("GetAllData", {}).status_code == 401


def test_a_refused_token_has_three_possible_forms(cloud: PracticeCloud) -> None:
    cloud.switches.session_refusal = "result"
    assert post(cloud, "GetAllData", {}).json()["Result"] is False
    cloud.switches.session_refusal = "page"
    assert post(cloud, "GetAllData", {}).text.startswith("<html>")


def test_a_token_of_an_earlier_run_is_refused(caller: Caller) -> None:
    with PracticeCloud(build=furnish) as later:
        response = caller.session.post(f"{later.url}/Sync/GetAllData", json={}, timeout=30)
    assert response.status_code == 401


def test_login_v2_answers_in_the_contracts_case(cloud: PracticeCloud) -> None:
    answer = post(cloud, "LoginV2", credentials()).json()
    assert set(answer) == {"result", "code", "message", "data"}
    assert {"userToken", "visitorId", "mahakId"} <= set(answer["data"])


def test_requests_are_noted_without_their_secrets(cloud: PracticeCloud, caller: Caller) -> None:
    caller.post("GetAllData", {"fromBankVersion": 0, "UserToken": "secret"})
    login, read = cloud.requests
    assert (login.endpoint, read.endpoint) == ("login", "read")
    assert credentials()["password"] not in str(cloud.requests)
    assert "secret" not in str(cloud.requests)
    assert read.body["fromBankVersion"] == 0
    assert cloud.count("read") == 1
