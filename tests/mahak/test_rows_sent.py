from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from mahak_desk.mahak.invoice import Carrier, build_invoice, encode_document
from mahak_desk.mahak.persons import Customer, new_person
from mahak_desk.mahak.rows_sent import (
    ChequeSent,
    OrderDetailSent,
    OrderSent,
    PersonSent,
    ReceiptSent,
    VisitorPersonSent,
)
from tests.mahak.orders import MARYAM, RULES, a_line, an_order, ids_for

CONTRACT = Path(__file__).parents[2].parent / "shared" / "mahak" / "contract-swagger2.json"
LISTS: dict[str, tuple[type[Struct], str]] = {
    "orders": (OrderSent, "OrderModel"),
    "orderDetails": (OrderDetailSent, "OrderDetailModel"),
    "receipts": (ReceiptSent, "ReceiptModel"),
    "cheques": (ChequeSent, "ChequeModel"),
    "people": (PersonSent, "PersonModel"),
    "visitorPeople": (VisitorPersonSent, "VisitorPersonModel"),
}
JSON_TYPES = {"integer": (int,), "number": (int, Decimal), "string": (str,), "boolean": (bool,)}

Definitions = Mapping[str, Mapping[str, Mapping[str, Any]]]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside this checkout")
    found: Definitions = json.loads(CONTRACT.read_text(encoding="utf-8"))["definitions"]
    return found


@pytest.mark.parametrize(("row", "model"), LISTS.values())
def test_every_key_we_can_send_is_mahaks_own(row: type[Struct], model: str, definitions: Definitions) -> None:
    assert {field.encode_name for field in fields(row)} <= definitions[model]["properties"].keys()


def test_the_lists_are_mahaks_own(definitions: Definitions) -> None:
    assert LISTS.keys() <= definitions["CommitDataModel"]["properties"].keys()


def test_every_value_has_the_contracts_type(definitions: Definitions) -> None:
    order = an_order(
        a_line(1, 100_001, Decimal("1.5"), tax_percent=Decimal("4.5")),
        tax=4_500,
        shipping=70_001,
        receiver=MARYAM,
    )
    rules = replace(
        RULES, currency="toman", carrier=Carrier(1, 9), receipt="bank_transfer", bank_id=4, cash_code=2
    )
    person = new_person(Customer(first_name="مریم", national_code="0499370899"), 88, 7, 50_001)
    invoice = build_invoice(order, ids_for(order), rules)
    document = json.loads(encode_document([invoice], [person]), parse_float=Decimal)
    assert document.keys() == LISTS.keys()
    for name, (_, model) in LISTS.items():
        properties = definitions[model]["properties"]
        for row in document[name]:
            wrong = [
                key for key, value in row.items() if type(value) not in JSON_TYPES[properties[key]["type"]]
            ]
            assert not wrong


def test_a_document_of_nothing_is_empty() -> None:
    assert encode_document() == b"{}"
