from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields

from mahak_desk.mahak.invoice import encode_document
from mahak_desk.mahak.rows_sent import (
    ChequeSent,
    OrderDetailSent,
    OrderSent,
    PersonSent,
    ReceiptSent,
    VisitorPersonSent,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "mahak"


@pytest.fixture(scope="module")
def models() -> dict[str, Any]:
    """The contract's models by name."""
    contract = SHARED / "contract-swagger2.json"
    if not contract.is_file():
        pytest.skip("the contract is not beside this checkout")
    definitions: dict[str, Any] = json.loads(contract.read_bytes())["definitions"]
    return definitions


@pytest.mark.parametrize(
    ("row", "model"),
    [
        (OrderSent, "OrderModel"),
        (OrderDetailSent, "OrderDetailModel"),
        (ReceiptSent, "ReceiptModel"),
        (ChequeSent, "ChequeModel"),
        (PersonSent, "PersonModel"),
        (VisitorPersonSent, "VisitorPersonModel"),
    ],
)
def test_every_key_we_send_is_in_the_contract(row: type[Struct], model: str, models: dict[str, Any]) -> None:
    properties = models[model]["properties"]
    assert {field.encode_name for field in fields(row)} <= properties.keys()


def test_the_lists_are_named_as_the_contract_names_them(models: dict[str, Any]) -> None:
    sent = {"orders", "orderDetails", "receipts", "cheques", "people", "visitorPeople"}
    assert sent <= models["CommitDataModel"]["properties"].keys()


def test_a_document_of_nothing_is_empty() -> None:
    assert encode_document() == b"{}"
