from __future__ import annotations

from collections.abc import Callable

import pytest

from mahak_desk.mahak.errors import MahakUnreadable
from mahak_desk.mahak.save_answer import FieldRefusal, RowResult, read_save_answer

Sample = Callable[[str], bytes]


def test_saved_rows_come_with_their_ids(sample: Sample) -> None:
    answer = read_save_answer(sample("save-success"))
    assert answer.ok
    assert answer.message == ""
    assert answer.rows("orders") == (
        RowResult(
            ok=True, index=1, entity_id=186_500_001, entity_client_id=7_000_000_001, row_version=4_260_000_010
        ),
    )
    assert [row.entity_client_id for row in answer.rows("OrderDetails")] == [7_000_000_002, 7_000_000_003]
    assert answer.rows("cheques") == ()
    assert answer.rows("never heard of") == ()


def test_a_saved_header_stands_beside_its_refused_line(sample: Sample) -> None:
    answer = read_save_answer(sample("save-partial-failure"))
    assert not answer.ok
    assert [row.ok for row in answer.rows("Orders")] == [True]
    (line,) = answer.rows("OrderDetails")
    assert not line.ok
    assert line.index == 1
    assert line.entity_id is None
    assert line.entity_client_id is None
    assert line.errors == (
        FieldRefusal("IncomeId,ExpenseId,ProductDetailId", "a product, an income or an expense is needed "),
    )


def test_lines_are_judged_one_by_one(sample: Sample) -> None:
    good, bad = read_save_answer(sample("save-mixed-lines")).rows("orderdetails")
    assert good.ok
    assert (bad.ok, bad.index) == (False, 2)
    assert [refusal.property for refusal in bad.errors] == ["StoreId", "Count1"]


def test_a_registered_orders_refusal_names_its_field(sample: Sample) -> None:
    (order,) = read_save_answer(sample("save-resend-registered")).rows("Orders")
    assert order.errors[0].property == "OrderId"
    assert "ثبت" in order.errors[0].text


def test_a_new_person_and_its_link_come_with_their_ids(sample: Sample) -> None:
    answer = read_save_answer(sample("save-person-success"))
    assert answer.rows("people")[0].entity_id == 9_950_001
    assert answer.rows("VisitorPeople")[0].entity_client_id == 0


@pytest.mark.parametrize("asked", ["MahakPays", "mahakpays", "Mahakpays"])
@pytest.mark.parametrize("spelled", ["MahakPays", "Mahakpays", "mahakPays"])
def test_a_lists_name_is_found_in_any_spelling(asked: str, spelled: str) -> None:
    body = f'{{"result": true, "data": {{"objects": {{"{spelled}": {{"results": [{{"result": true}}]}}}}}}}}'
    assert read_save_answer(body.encode()).rows(asked) == (RowResult(ok=True),)


def test_numbers_in_text_and_nulls_are_read() -> None:
    body = b"""{"Result": true, "Message": null, "Data": {"Objects": {"Banks": null, "Orders": {"Results": [
        {"Result": true, "Index": "1", "EntityId": "5", "EntityCode": null, "Errors": null}]}}}}"""
    assert read_save_answer(body).rows("orders") == (RowResult(ok=True, index=1, entity_id=5),)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"Result": false, "Message": "the licence has ended"}', "the licence has ended"),
        (b'{"Result": false, "Data": {"ErrorMessage": "the licence has ended"}}', "the licence has ended"),
        (b'{"Result": false, "Code": 12, "Data": ""}', "Code 12"),
        (b'{"Result": false}', ""),
    ],
)
def test_a_refusal_as_a_whole_has_no_rows(body: bytes, message: str) -> None:
    answer = read_save_answer(body)
    assert not answer.ok
    assert answer.message == message
    assert answer.results == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"Result": true}',
        b'{"Result": true, "Data": {"Objects": []}}',
        b'{"Result": true, "Data": {"Objects": {"Orders": []}}}',
        b'{"Result": true, "Data": {"Objects": {"Orders": {"Results": [{"Index": 1}]}}}}',
        b'{"Result": true, "Data": {"Objects": {"Orders": {"Results": [{"Result": 1, "EntityId": "x"}]}}}}',
        b'{"Data": {"Objects": {"Orders": {"Results": []}}}}',
    ],
)
def test_an_answer_that_does_not_say_what_became_of_each_row_is_unreadable(body: bytes) -> None:
    with pytest.raises(MahakUnreadable) as fault:
        read_save_answer(body)
    assert fault.value.reached
