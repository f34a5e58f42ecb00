"""A GetAllData answer is read whole or not at all, however large its pieces and wherever it breaks."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak import body
from mahak_desk.mahak.body import PIECE_BYTES, read_rows
from mahak_desk.mahak.errors import MahakRefused, MahakUnreadable
from mahak_desk.mahak.rows import MAX_ROW_VERSION, READ_ENTITIES, DescribedOrder, Product, ProductDetail, Row
from tests.thoroughness import examples

LIKE_BOUNDARIES = (
    '},{"',
    '}],"',
    "}]}",
    '"}',
    "[{",
    '\\"},{\\"',
    "\\",
    "\\\\",
    '"',
    "}]",
    ",",
    "{}",
    "[",
    "]",
)
"""Texts that end rows and lists where they do not stand inside a text."""

SHORT = ("productId", "rowVersion", "name", "description")

TEXTS = st.one_of(
    st.none(),
    st.lists(st.sampled_from([*LIKE_BOUNDARIES, "ی", "👟", " ", "\n", "x"]), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
)
AMOUNTS = st.one_of(st.integers(-(10**14), 10**14), st.decimals(-(10**9), 10**9, places=9))
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
PRODUCTS = st.builds(
    Product,
    id=st.integers(1, 2**63 - 1),
    row_version=st.integers(0, MAX_ROW_VERSION),
    deleted=st.booleans(),
    product_code=st.integers(-(2**63) + 1, 2**63 - 1),
    name=TEXTS,
    description=TEXTS,
    tax_percent=AMOUNTS,
)
DETAILS = st.builds(
    ProductDetail,
    id=st.integers(1, 2**40),
    row_version=st.integers(0, 2**40),
    product_id=st.integers(1, 2**40),
    properties=TEXTS,
    barcode=TEXTS,
    price1=AMOUNTS,
)
_CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, lambda name: name[0].upper() + name[1:]]
SPELLINGS = st.sampled_from(_CASES)
LAYOUTS = st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n\t", " :\n "), ("\n,\n", "\t:")])
PIECES = st.one_of(st.integers(1, 300), st.just(PIECE_BYTES))


def rows_in(content: bytes, piece: int = PIECE_BYTES) -> dict[str, list[tuple[object, ...]]]:
    """All values read from an answer that is handed over in pieces of so many bytes, by entity."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for entity, values in in_order(content, piece):
        found.setdefault(entity, []).append(values)
    return found


def in_order(content: bytes, piece: int = PIECE_BYTES) -> Iterator[tuple[str, tuple[object, ...]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "PIECE_BYTES", piece)
        for rows in read_rows(io.BytesIO(content)):
            assert not rows.unreadable
            yield from ((rows.row_type.entity, msgspec.structs.astuple(row)) for row in rows.good)


def as_wire(
    rows: Iterable[Row], spelling: Callable[[str], str], junk: Sequence[object] = ()
) -> list[dict[str, object]]:
    """Rows with their keys so spelled, some with an unknown key more."""
    return [
        {**{spelling(wire): getattr(row, ours) for ours, wire in row.wire_names().items()}, **more}
        for row, more in zip(rows, [*({"Unknown": each} for each in junk), *({} for _ in rows)], strict=False)
    ]


def written(value: object, comma: str = ",", colon: str = ":", *, ascii_only: bool = False) -> str:
    """A value as JSON, decimals as the exact numbers they are."""
    if isinstance(value, dict):
        members = [
            f"{json.dumps(key, ensure_ascii=ascii_only)}{colon}{written(inner, comma, colon, ascii_only=ascii_only)}"
            for key, inner in value.items()
        ]
        return f"{{{comma.join(members)}}}"
    if isinstance(value, list):
        return f"[{comma.join(written(inner, comma, colon, ascii_only=ascii_only) for inner in value)}]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=ascii_only)


def values(rows: Iterable[Row]) -> list[tuple[object, ...]]:
    return [msgspec.structs.astuple(row) for row in rows]


def answer(objects: str, *, result: str = "true", more: str = "") -> bytes:
    return f'{{"Result":{result}{more},"Data":{{"Objects":{{{objects}}}}}}}'.encode()


PRODUCT = '{"ProductId":1,"RowVersion":5}'
GOOD = answer(f'"Banks":null,"Products":[{PRODUCT}],"Orders":[]')


class TestPieces:
    @examples(60, thorough=1000)
    @given(st.data())
    def test_any_size_of_pieces_gives_the_same_rows(self, data: st.DataObject) -> None:
        products = data.draw(st.lists(PRODUCTS, max_size=6))
        details = data.draw(st.lists(DETAILS, max_size=6))
        spelling = data.draw(SPELLINGS)
        junk = data.draw(st.lists(JUNK, max_size=6))
        document = {
            "Result": True,
            "Unknown": data.draw(JUNK),
            "Data": {
                "More": data.draw(JUNK),
                "Objects": {
                    spelling("Products"): as_wire(products, spelling, junk),
                    "Regions": data.draw(st.lists(JUNK, max_size=3)),
                    spelling("ProductDetails"): as_wire(details, spelling, junk),
                    "Stores": None,
                },
            },
        }
        text = written(document, *data.draw(LAYOUTS), ascii_only=data.draw(st.booleans()))
        read = rows_in(text.encode(), data.draw(PIECES))
        assert read.get("Product", []) == values(products)
        assert read.get("ProductDetail", []) == values(details)

    @pytest.mark.parametrize("piece", [40, PIECE_BYTES])
    def test_an_answer_cut_anywhere_is_unreadable_and_none_of_its_rows_is_wrong(self, piece: int) -> None:
        products = [
            Product(number, number, name=one, description=other)
            for number, (one, other) in enumerate(pairwise(LIKE_BOUNDARIES), 1)
        ]
        short = [{key: row[key] for key in SHORT} for row in as_wire(products, str)]
        content = written({"Result": True, "Data": {"Objects": {"Products": short}}}).encode()
        whole = values(products)
        for cut in range(len(content)):
            rows = in_order(content[:cut], piece)
            seen: list[tuple[object, ...]] = []
            with pytest.raises(MahakUnreadable):
                seen.extend(read for _, read in rows)
            assert seen == whole[: len(seen)]

    def test_a_list_longer_than_many_pieces_comes_in_pieces(self) -> None:
        rows = ",".join(f'{{"ProductId":{n},"RowVersion":{n},"Name":"{"ی" * 400}"}}' for n in range(1, 3001))
        pieces = list(read_rows(io.BytesIO(answer(f'"Products":[{rows}]'))))
        assert len(pieces) > 2
        assert [row.id for piece in pieces for row in piece.good] == list(range(1, 3001))

    def test_one_row_longer_than_a_piece_is_read(self) -> None:
        text = '},{"' * PIECE_BYTES
        document = {
            "Result": True,
            "Data": {"Objects": {"Products": as_wire([Product(1, 2, name=text)], str)}},
        }
        assert rows_in(written(document).encode())["Product"] == values([Product(1, 2, name=text)])

    def test_a_body_that_comes_in_drops_is_read(self) -> None:
        class Drops(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                return super().read(min(size or 3, 3))

        assert sum(len(rows.good) for rows in read_rows(Drops(GOOD))) == 1


class TestLists:
    def test_an_empty_list_was_asked_for_and_null_was_not(self) -> None:
        pieces = read_rows(io.BytesIO(answer('"Products":null,"Stores":[],"Banks":[ ]')))
        assert [(rows.row_type.entity, list(rows.good)) for rows in pieces] == [("Store", []), ("Bank", [])]

    def test_lists_nobody_reads_are_passed_over_whatever_they_hold(self) -> None:
        junk = '"TransferStores":[{"a":[1,{"b":"]}"}]},-1.5e3,true,null,""],"Odd":"x","Flag":false'
        assert rows_in(answer(f'{junk},"Products":[{PRODUCT}],{junk}')) == {
            "Product": values([Product(1, 5)])
        }

    def test_a_list_may_be_spelled_in_any_case(self) -> None:
        assert len(rows_in(answer(f'"pRODUCTS":[{PRODUCT}]'))["Product"]) == 1

    def test_a_row_nested_beyond_reason_in_an_unread_list_is_passed_over(self) -> None:
        deep = "[" * 50_000 + "]" * 50_000
        assert rows_in(answer(f'"Regions":{deep},"Products":[{PRODUCT}]')) == {
            "Product": values([Product(1, 5)])
        }

    def test_what_is_no_row_stands_aside_and_the_rest_is_read(self) -> None:
        content = answer(f'"Products":[5,{PRODUCT},"x",{{"ProductId":null}},[],null]')
        (rows,) = read_rows(io.BytesIO(content))
        assert (len(rows.good), len(rows.unreadable)) == (1, 5)


class TestEnvelope:
    def test_a_byte_order_mark_and_blanks_around_are_no_fault(self) -> None:
        for content in (b"\xef\xbb\xbf" + GOOD, b" \r\n" * 500 + GOOD + b"\n\t "):
            assert rows_in(content) == rows_in(GOOD)

    def test_keys_may_come_in_any_order_and_case(self) -> None:
        content = f'{{"DATA":{{"x":1,"oBJECTS":{{"Products":[{PRODUCT}]}},"y":[]}},"z":{{}},"result":true}}'
        assert len(rows_in(content.encode())["Product"]) == 1

    @pytest.mark.parametrize("result", ["true", '"true"', '"True"', " true "])
    def test_a_result_is_true_however_it_is_written(self, result: str) -> None:
        assert rows_in(answer("", result=result)) == {}

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ('{"Result":false}', ""),
            ('{"Result":false,"Message":"توکن"}', "توکن"),
            ('{"Message":"x","Result":"False","Data":null}', "x"),
            ('{"Result":false,"Message":null,"Data":{"ErrorMessage":"y","ErrorCode":3}}', "y"),
            ('{"Result":false,"Message":{"text":"x"},"Data":{"Objects":null}}', ""),
            ('{"Result":false,"Message":5}', ""),
            ('{"Result":false,"Message":"  ","Code":7,"Data":{"ErrorCode":"E3"}}', "Code 7"),
            ('{"Code":[7],"Result":false,"Data":{"ErrorCode":"E3"}}', "Code E3"),
            ('{"Result":false,"Code":0,"Message":"دو\\nخط"}', "دو خط"),
            (r'{"Result":false,"Message":"half \ud83d"}', "half �"),
        ],
    )
    def test_a_refusal_carries_mahaks_words(self, content: str, message: str) -> None:
        with pytest.raises(MahakRefused) as refused:
            rows_in(content.encode())
        assert refused.value.message == message

    def test_rows_of_a_refused_answer_end_in_the_refusal(self) -> None:
        with pytest.raises(MahakRefused):
            rows_in(f'{{"Data":{{"Objects":{{"Products":[{PRODUCT}]}}}},"Result":false}}'.encode())

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b" \n ",
            b"\xef\xbb\xbf",
            b"<html><body>502 Bad Gateway</body></html>",
            b"null",
            b"[]",
            b'"text"',
            GOOD.decode().encode("utf-16"),
            GOOD + b"x",
            GOOD + GOOD,
            GOOD + b"\0",
            b'{"Data":{"Objects":{}}}',
            b'{"Result":null,"Data":{"Objects":{}}}',
            b'{"Result":true}',
            b'{"Result":true,"Data":null}',
            b'{"Result":true,"Data":{"Objects":null}}',
            b'{"Result":true,"Data":{"Objects":[]}}',
            b'{"Result":true "Data":{"Objects":{}}}',
            b'{"Result" true,"Data":{"Objects":{}}}',
            b'{"Result":true,,"Data":{"Objects":{}}}',
            b'{Result:true,"Data":{"Objects":{}}}',
            b'{"Result":true,"\\x":1,"Data":{"Objects":{}}}',
            b'{"Result":true,"\xff":1,"Data":{"Objects":{}}}',
            b'{"Result":false,"Message":"\xff"}',
            answer('"Products":{"ProductId":1}'),
            answer('"Products":"none"'),
            answer(f'"Products":[{PRODUCT},]'),
            answer(f'"Products":[{PRODUCT}{PRODUCT}]'),
            answer(f'"Products":[,{PRODUCT}]'),
            answer(f'"Products":[{PRODUCT}'),
            answer('"Products":[{"ProductId":1,"RowVersion":5,"Name":"a\nb"}]'),
            answer('"Regions":[}'),
            answer('"Regions":[{]}'),
            answer('"Regions":,"Stores":[]'),
            answer('"Regions"::'),
            answer('"Regions":nothing'),
        ],
    )
    @pytest.mark.parametrize("piece", [5, PIECE_BYTES])
    def test_what_is_not_the_promised_json_is_unreadable(self, content: bytes, piece: int) -> None:
        with pytest.raises(MahakUnreadable):
            rows_in(content, piece)

    def test_a_row_nested_beyond_reason_is_unreadable(self) -> None:
        deep = "[" * 9_000 + "]" * 9_000
        with pytest.raises(MahakUnreadable):
            rows_in(answer(f'"Products":[{{"ProductId":1,"RowVersion":5,"X":{deep}}}]'))


@pytest.mark.parametrize("spell", [str, str.upper, str.lower], ids=["as it is", "upper", "lower"])
def test_lists_are_known_by_their_odd_names_in_any_case(spell: Callable[[str], str]) -> None:
    objects = {spell(row_type.group): [] for row_type in READ_ENTITIES} | {"TransferStores": [{"a": 1}]}
    text = json.dumps({"Result": True, "Data": {"Objects": objects}}).encode()
    assert [piece.row_type for piece in read_rows(io.BytesIO(text))] == list(READ_ENTITIES)


def test_only_the_lists_asked_for_are_read_and_by_the_type_asked_for() -> None:
    order = {"OrderId": 7, "RowVersion": 1, "Description": "سفارش سایت 5"}
    objects = {"Orders": [order], "OrderDetails": [{"OrderDetailId": 1}], "Products": None}
    text = json.dumps({"Result": True, "Data": {"Objects": objects}}).encode()
    pieces = list(read_rows(io.BytesIO(text), (DescribedOrder,)))
    [row] = [row for piece in pieces for row in piece.good]
    assert isinstance(row, DescribedOrder)
    assert (row.id, row.description) == (7, "سفارش سایت 5")
