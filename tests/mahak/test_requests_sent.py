from __future__ import annotations

import json

import pytest

from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.requests_sent import login_document, read_document
from mahak_desk.mahak.rows import MAX_BIGINT


def test_a_login_sends_the_name_and_the_hash_only() -> None:
    credentials = Credentials(" florist ", "word")
    assert json.loads(login_document(credentials)) == {
        "userName": "florist",
        "password": credentials.login_hash(),
    }


def test_only_the_entities_asked_for_are_in_the_question() -> None:
    document = json.loads(read_document({"Product": 0, "VisitorProduct": 4_254_803_460}, (201,)))
    assert document == {"fromProductVersion": 0, "fromVisitorProductVersion": 4_254_803_460}


@pytest.mark.parametrize("entity", ["Order", "OrderDetail"])
def test_order_types_go_with_orders(entity: str) -> None:
    document = json.loads(read_document({entity: 7}, (201, 202)))
    assert document == {f"from{entity}Version": 7, "orderTypes": [201, 202]}


@pytest.mark.parametrize("entity", ["Products", "product", "Cheese", ""])
def test_an_entity_that_would_be_answered_with_silence_is_refused(entity: str) -> None:
    with pytest.raises(ValueError, match="not an entity"):
        read_document({"Product": 0, entity: 0}, ())


@pytest.mark.parametrize("version", [-1, MAX_BIGINT + 1])
def test_a_version_that_is_none_is_refused(version: int) -> None:
    with pytest.raises(ValueError, match="row version"):
        read_document({"Product": version}, ())
