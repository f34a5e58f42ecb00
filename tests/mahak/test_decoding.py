from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mahak_desk.mahak.decoding import NotJson, decode_rows, storable_text
from mahak_desk.mahak.rows import (
    READ_ENTITIES,
    Product,
    ProductDetail,
    ProductDetailStoreAsset,
    Row,
    Store,
    Visitor,
)


def decoded(row_type: type[Row], *rows: object) -> list[Row]:
    """The good rows; no other may be among them."""
    result = decode_rows(row_type, json.dumps(rows).encode())
    assert not result.unreadable
    return list(result.good)


def equal(rows: Sequence[Row], *wanted: Row) -> bool:
    """Whether the values are the same, field by field in the order of the class, as the mirror stores them."""
    return [*map(msgspec.structs.astuple, rows)] == [*map(msgspec.structs.astuple, wanted)]


def fault(row_type: type[Row], text: str) -> str:
    """What is wrong with the one row given as JSON; a good row beside it is read all the same."""
    healthy = json.dumps({row_type.id_name: 7, "rowVersion": 9, "productId": 7, "productDetailId": 7})
    result = decode_rows(row_type, f"[{healthy},{text}]".encode())
    (bad,) = result.unreadable
    assert [row.id for row in result.good] == ([7] if row_type is Product else [])
    return bad.fault


@pytest.mark.parametrize("row_type", READ_ENTITIES, ids=lambda row_type: row_type.entity)
@pytest.mark.parametrize("spelling", [str, str.upper, str.lower, lambda name: name[0].upper() + name[1:]])
def test_every_field_is_found_whatever_the_case_of_its_key(
    row_type: type[Row], spelling: Callable[[str], str]
) -> None:
    wire = row_type.wire_names()
    values = {ours: _some(row_type, ours, place) for place, ours in enumerate(wire, 1)}
    row = {spelling(wire[ours]): value for ours, value in values.items()}
    rows = decoded(row_type, {**row, "Unknown": {"a": [1]}})
    assert equal(rows, row_type(**values))


def _some(row_type: type[Row], field: str, place: int) -> Any:
    """A value of the field's kind that no other field has."""
    kind = str(row_type.__annotations__.get(field, "int"))
    return True if field == "deleted" else f"x{place}" if "str" in kind else place


def test_a_key_that_the_first_row_lacks_is_found_in_the_others() -> None:
    rows = decoded(
        Product,
        {"ProductId": 1, "RowVersion": 5},
        {"ProductId": 2, "RowVersion": 6, "Name": "کفش", "Deleted": True},
    )
    assert equal(rows, Product(1, 5), Product(2, 6, True, name="کفش"))


def test_a_brace_within_a_text_of_the_first_row_hides_no_key() -> None:
    rows = decoded(Product, {"Description": "a } b", "ProductId": 1, "RowVersion": 5, "Name": "}"})
    assert equal(rows, Product(1, 5, name="}", description="a } b"))


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("9000000", 9_000_000),
        ("9000000.000000000", 9_000_000),
        ("33333.333333333", Decimal("33333.333333333")),
        ("0.1", Decimal("0.1")),
        ("1e3", 1000),
        ('"9000000.5"', Decimal("9000000.5")),
        ("-3", -3),
        ("null", 0),
    ],
)
def test_amounts_stay_exact(text: str, price: int | Decimal) -> None:
    array = f'[{{"ProductDetailId":1,"RowVersion":5,"ProductId":2,"Price1":{text}}}]'
    (row,) = decode_rows(ProductDetail, array.encode()).good
    assert isinstance(row, ProductDetail)
    assert row.price1 == price
    assert not isinstance(row.price1, float)


def test_numbers_may_come_as_text_and_flags_as_numbers() -> None:
    rows = decoded(Product, {"ProductId": "12", "RowVersion": "4250000000", "Deleted": 1})
    assert equal(rows, Product(12, 4_250_000_000, True))


def test_ids_may_be_as_long_as_the_database_holds() -> None:
    (row,) = decoded(Store, {"StoreId": 2**63 - 1, "RowVersion": 1})
    assert row.id == 2**63 - 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"half \ud83d", "half �"),
        (r"\ude00 half", "� half"),
        (r"a\u0000b", "ab"),
        (r"\\u0000", r"\u0000"),
    ],
)
def test_a_name_becomes_text_that_every_database_takes(text: str, name: str) -> None:
    array = f'[{{"ProductId":1,"RowVersion":5,"Name":"{text}"}}]'
    assert equal(decode_rows(Product, array.encode()).good, Product(1, 5, name=name))


def test_storable_text_leaves_good_text_alone() -> None:
    assert storable_text("کفش 👟 \u200c x") == "کفش 👟 \u200c x"


@pytest.mark.parametrize(
    "row",
    [
        '{"ProductId":null,"RowVersion":5}',
        '{"RowVersion":5}',
        '{"ProductId":0,"RowVersion":5}',
        '{"ProductId":-4,"RowVersion":5}',
        '{"ProductId":1}',
        '{"ProductId":1,"RowVersion":-5}',
        '{"ProductId":9223372036854775808,"RowVersion":5}',
        '{"ProductId":1,"RowVersion":5,"Name":{"fa":"x"}}',
        '{"ProductId":1,"RowVersion":5,"TaxPercent":NaN}',
        '{"ProductId":1,"RowVersion":5,"TaxPercent":"Infinity"}',
        '{"ProductId":1,"RowVersion":5,"TaxPercent":"nine"}',
        '{"ProductId":1,"RowVersion":5,"TaxPercent":1e99999999999999999999}',
        f'{{"ProductId":1,"RowVersion":5,"ProductCode":{"9" * 5000}}}',
        "5",
        '"text"',
        "null",
        "[]",
        "{}",
    ],
)
def test_an_absurd_row_is_set_aside_and_the_one_beside_it_read(row: str) -> None:
    assert fault(Product, row)


def test_stock_that_does_not_say_how_much_is_not_read_as_none() -> None:
    for count in ("", ',"Count1":null'):
        asset = f'{{"ProductDetailStoreAssetId":1,"RowVersion":5,"ProductDetailId":2,"StoreId":3{count}}}'
        (bad,) = decode_rows(ProductDetailStoreAsset, f"[{asset}]".encode()).unreadable
        assert (bad.id_text, bad.row_version) == ("1", 5)


def test_a_row_set_aside_is_kept_with_its_id_and_version() -> None:
    array = '[{"PRODUCTID":-4,"RowVersion":77,"name":"کفش","TaxPercent":"نه","Secret":"x"}]'
    (bad,) = decode_rows(Product, array.encode()).unreadable
    assert (bad.entity, bad.id_text, bad.row_version) == ("Product", "-4", 77)
    assert json.loads(bad.raw) == {"productId": -4, "rowVersion": 77, "name": "کفش", "taxPercent": "نه"}


@pytest.mark.parametrize("version", ["null", '"x"', "-1", "true", str(2**63)])
def test_a_version_that_is_none_moves_nothing(version: str) -> None:
    array = f'[{{"ProductId":0,"RowVersion":{version}}}]'
    (bad,) = decode_rows(Product, array.encode()).unreadable
    assert bad.row_version is None


def test_a_visitors_login_is_never_kept() -> None:
    array = '[{"VisitorId":null,"RowVersion":5,"Username":"web","Password":"s3cret","Name":"x"}]'
    (bad,) = decode_rows(Visitor, array.encode()).unreadable
    assert "s3cret" not in bad.raw
    assert "web" not in bad.raw


@pytest.mark.parametrize(
    "array", [b"", b"[", b"{}", b"[{]", b'[{"ProductId":1,}]', b"[{}{}]", b"[\xff]", b"[" * 100_000]
)
def test_what_is_no_json_array_is_not_read_at_all(array: bytes) -> None:
    with pytest.raises(NotJson):
        decode_rows(Product, array)
