from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, an_order, ids


def test_the_overview_names_what_can_be_done(caller: Caller) -> None:
    overview = caller.control("").json()
    assert {"sync", "change_price", "change_stock", "withdraw_product", "add_product"} <= set(
        overview["actions"]
    )
    assert overview["switches"]["negative_stock"] is False
    assert overview["requests"] == 1


def test_goods_are_added_and_changed_from_outside(cloud: PracticeCloud, caller: Caller) -> None:
    category_id = caller.control("do/add_category", {"name": "پوشاک"}).json()["result"]
    made = caller.control(
        "do/add_product",
        {
            "name": "پیراهن",
            "prices": [1000],
            "stock": {"1": 2.5},
            "variants": [{"3": "سفید"}, {"3": "مشکی"}],
            "category_id": category_id,
        },
    ).json()["result"]
    detail_id = made["variants"][0]["id"]
    caller.control("do/change_price", {"detail_id": detail_id, "price": 1250})
    caller.control("do/add_picture", {"product_ids": [made["id"]]})
    caller.control("do/add_person", {"first_name": "مینا", "last_name": "نمونه"})
    assert cloud.store.row("ProductDetails", detail_id)["Price1"] == 1250
    assert ids(caller.rows("Product", "Products"), "ProductCategoryId") == {category_id}
    assert cloud.store.rows("PhotoGalleries")[0]["ItemCode"] == made["id"]
    assert len(caller.rows("Person", "People")) == 1


def test_the_desktop_exchange_reports_what_it_registered(caller: Caller) -> None:
    caller.save(orders=[an_order()])
    (order,) = caller.control("rows/Orders").json()
    report = caller.control("do/sync", {}).json()["result"]
    assert report == {
        "orders": [order["OrderId"]],
        "without_person": [order["OrderId"]],
        "lines_without_stock": [],
    }


def test_faults_are_armed_cleared_and_released(cloud: PracticeCloud, caller: Caller) -> None:
    fault = {"endpoint": "read", "fault": {"kind": "status", "status": 503}, "times": 2}
    assert len(caller.control("faults", fault).json()) == 1
    assert caller.post("GetAllData", {}).status_code == 503
    assert caller.control("faults/release", {}).json()[0]["times"] == 1
    assert caller.control("faults/clear", {}).json() == []
    assert caller.post("GetAllData", {}).status_code == 200


def test_switches_are_turned(cloud: PracticeCloud, caller: Caller) -> None:
    turned = caller.control("switches", {"negative_stock": True}).json()
    assert turned["negative_stock"] is True
    assert turned["login_refusal"] == "message"
    assert cloud.switches.negative_stock is True


def test_requests_can_be_looked_at(caller: Caller) -> None:
    caller.read(fromBankVersion=0)
    login, read = caller.control("requests").json()
    assert login["body"]["password"] == "•••"
    assert read["body"] == {"fromBankVersion": 0}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("do/change_price", {"detail_id": 1, "price": 5}, 400),
        ("do/change_price", {"wrong": 1}, 400),
        ("do/fly", {}, 404),
        ("faults", {"endpoint": "read", "fault": {"kind": "nothing"}}, 400),
        ("switches", {"nonsense": True}, 400),
        ("rows/Nonsense", None, 400),
        ("nonsense", None, 404),
    ],
)
def test_what_makes_no_sense_is_refused(
    caller: Caller, path: str, body: dict[str, object] | None, status: int
) -> None:
    response = caller.control(path, body)
    assert response.status_code == status
    assert response.json()["error"]


def test_a_web_pages_form_does_not_reach_the_desktop(cloud: PracticeCloud, caller: Caller) -> None:
    response = requests.post(f"{cloud.host_url}/practice/do/sync", data="{}", timeout=30)
    assert response.status_code == 415


@pytest.mark.skipif(sys.platform == "win32", reason="a console Ctrl-C cannot be sent to one process")
def test_it_stands_alone_until_interrupted(tmp_path: Path) -> None:
    state = tmp_path / "shop.json"
    command = [sys.executable, "-m", "mahak_desk.practice", "--state", str(state)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            status = requests.post(f"{url}/Sync/GetAllData", json={}, timeout=30).status_code
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()  # or what does not end would be waited for without end
    assert status == 401
    assert state.exists()
