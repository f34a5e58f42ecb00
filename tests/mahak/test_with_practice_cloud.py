"""The client and the practice cloud, written apart from one another, must understand each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

import pytest

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.errors import MahakLoginRefused, MahakUnreadable
from mahak_desk.mahak.rows import READ_ENTITIES, Row
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.server import PracticeCloud

EVERYTHING = {row_type.entity: 0 for row_type in READ_ENTITIES}


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with PracticeCloud() as running:
        yield running


@pytest.fixture
def client(cloud: PracticeCloud) -> Iterator[MahakClient]:
    credentials = Credentials(DEMO.user_name, DEMO.password)
    with MahakClient(credentials, ClientSettings(base_url=cloud.url)) as made:
        yield made


def everything(client: MahakClient) -> list[Row]:
    with client.read(EVERYTHING) as answer:
        pieces = list(read_rows(answer.body))
    assert not any(piece.unreadable for piece in pieces)
    return [row for piece in pieces for row in piece.good]


def test_the_whole_demo_shop_is_read(client: MahakClient) -> None:
    assert client.session().visitor_id == DEMO.visitor_id
    kinds = {type(row).__name__ for row in everything(client)}
    assert {"Product", "ProductDetail", "VisitorProduct", "ProductDetailStoreAsset", "Person"} <= kinds


def test_an_order_is_saved_and_found_again(client: MahakClient) -> None:
    order = {"orderClientId": 7_000_000_001, "orderType": 201, "personId": 1, "settlementType": 1}
    answer = client.save(json.dumps({"orders": [order]}).encode())
    (saved,) = answer.rows("orders")
    assert answer.ok
    assert saved.entity_client_id == 7_000_000_001
    assert saved.entity_id in {row.id for row in everything(client) if type(row).__name__ == "Order"}


@pytest.mark.parametrize("form", ["401", "result"])
def test_a_token_of_before_a_restart_is_replaced(
    cloud: PracticeCloud, client: MahakClient, form: Literal["401", "result"]
) -> None:
    cloud.switches.session_refusal = form
    client.session()
    with PracticeCloud(port=_freed_port(cloud)) as restarted:
        restarted.switches.session_refusal = form
        assert everything(client)
        assert restarted.count("login") == 1


def test_a_refusal_that_is_a_page_is_overcome_at_the_next_call(
    cloud: PracticeCloud, client: MahakClient
) -> None:
    client.session()
    with PracticeCloud(port=_freed_port(cloud)) as restarted:
        restarted.switches.session_refusal = "page"
        with pytest.raises(MahakUnreadable):
            everything(client)
        assert everything(client)


@pytest.mark.parametrize("form", ["message", "code", "data", "silent"])
def test_a_wrong_password_is_refused_in_every_form(
    cloud: PracticeCloud, form: Literal["message", "code", "data", "silent"]
) -> None:
    cloud.switches.login_refusal = form
    wrong = Credentials(DEMO.user_name, "wrong")
    with MahakClient(wrong, ClientSettings(base_url=cloud.url)) as client, pytest.raises(MahakLoginRefused):
        client.login()


def _freed_port(cloud: PracticeCloud) -> int:
    cloud.stop()
    return int(cloud.host_url.rpartition(":")[2])
