"""Every name we send or read is Mahak's own: compared with the published contract, word for word."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from mahak_desk.mahak import save_answer, session
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.requests_sent import login_document, read_document
from mahak_desk.mahak.rows import READ_ENTITIES, Row

CONTRACT = Path(__file__).parents[2].parent / "shared" / "mahak" / "contract-swagger2.json"

KNOWN_EXTRAS = {
    # Not in the contract, but in every real row of an order (field notes §4.9, last line).
    ("Order", "rowVersion"): "integer",
    # Not in the contract; Mahak's own plugin reads them (field notes §1.5, last line, and §12).
    ("Visitor", "storeCode"): "integer",
    ("Visitor", "cashCode"): "integer",
    ("Visitor", "bankCode"): "integer",
    ("Visitor", "personCode"): "integer",
    ("Visitor", "sellPriceLevel"): "integer",
}

Definitions = Mapping[str, Mapping[str, Mapping[str, Any]]]
Field = tuple[type[Row], str, str]
FIELDS: list[Field] = [
    (row_type, ours, wire) for row_type in READ_ENTITIES for ours, wire in row_type.wire_names().items()
]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside this checkout")
    found: Definitions = json.loads(CONTRACT.read_text(encoding="utf-8"))["definitions"]
    return found


@pytest.fixture(scope="module")
def paths() -> Mapping[str, object]:
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside this checkout")
    found: Mapping[str, object] = json.loads(CONTRACT.read_text(encoding="utf-8"))["paths"]
    return found


def json_type(of: object) -> str:
    """The JSON type a field's annotation stands for, without its null."""
    if get_origin(of) is Annotated:
        return json_type(get_args(of)[0])
    if get_origin(of) in (Union, types.UnionType):
        members = {json_type(member) for member in get_args(of) if member is not types.NoneType}
        return "number" if members == {"integer", "number"} else members.pop()
    names: dict[object, str] = {int: "integer", Decimal: "number", str: "string", bool: "boolean"}
    return names.get(of, "array" if get_origin(of) is tuple else "object")


@pytest.mark.parametrize(
    ("row_type", "ours", "wire"), FIELDS, ids=lambda part: getattr(part, "__name__", str(part))
)
def test_a_field_we_read_is_the_contracts(
    definitions: Definitions, row_type: type[Row], ours: str, wire: str
) -> None:
    model = definitions[f"{row_type.entity}Model"]["properties"]
    expected = model[wire]["type"] if wire in model else KNOWN_EXTRAS[row_type.entity, wire]
    assert json_type(get_type_hints(row_type, include_extras=True)[ours]) == expected


def test_the_list_of_extras_holds_nothing_else(definitions: Definitions) -> None:
    read = {(row_type.entity, wire) for row_type, _, wire in FIELDS}
    for entity, wire in KNOWN_EXTRAS:
        assert (entity, wire) in read
        assert wire not in definitions[f"{entity}Model"]["properties"]


@pytest.mark.parametrize("row_type", READ_ENTITIES, ids=lambda row_type: row_type.entity)
def test_a_list_we_read_is_the_contracts(definitions: Definitions, row_type: type[Row]) -> None:
    lists = definitions["CommitDataModel"]["properties"]
    name = row_type.group[0].lower() + row_type.group[1:]
    assert lists[name]["items"] == {"$ref": f"#/definitions/{row_type.entity}Model"}


def test_every_key_of_a_question_is_the_contracts(definitions: Definitions) -> None:
    question = json.loads(read_document({row_type.entity: 0 for row_type in READ_ENTITIES}, (201,)))
    keys = definitions["RequestAllDataModel"]["properties"]
    assert len(question) == len(READ_ENTITIES) + 1
    for key in question:
        assert keys[key]["type"] == ("array" if key == "orderTypes" else "integer")


def test_every_key_of_a_login_is_the_contracts(definitions: Definitions) -> None:
    keys = definitions["LoginModel"]["properties"]
    for key in json.loads(login_document(Credentials("florist", "word"))):
        assert keys[key]["type"] == "string"


@pytest.mark.parametrize(
    ("struct", "definition"),
    [
        (session._LoginData, "LoginResultModel"),
        (save_answer.RowResult, "EntityUpdateResult"),
        (save_answer.FieldRefusal, "PropertyErrorModel"),
    ],
)
def test_every_key_of_an_answer_is_the_contracts(
    definitions: Definitions, struct: type[msgspec.Struct], definition: str
) -> None:
    keys = {name.lower(): schema for name, schema in definitions[definition]["properties"].items()}
    for field in msgspec.structs.fields(struct):
        assert json_type(field.type) == keys[field.encode_name]["type"]


@pytest.mark.parametrize("endpoint", ["Login", "GetAllData", "SaveAllData", "SaveAllDataV2"])
def test_the_endpoints_are_the_contracts(paths: Mapping[str, object], endpoint: str) -> None:
    assert f"/Sync/{endpoint}" in paths
