"""The partner a person looks for is found as it is typed, and proposed before that."""

from __future__ import annotations

import pytest

from mahak_desk.sync.catalogue.counterparts import MOST_PROPOSED, Counterpart, Counterparts


def item(id: int, name: str, options: str = "", code: str = "", barcode: str = "") -> Counterpart:
    return Counterpart(id, name, options, code, barcode, "")


GOODS = Counterparts(
    [
        item(1, "کمربند چرم", "رنگ: مشکی", "101", "6260001"),
        item(2, "کمربند چرم", "رنگ: قهوه‌ای", "102", "6260002"),
        item(3, "کیف چرم مشکی", "", "1010"),
        item(4, "پیراهن آستین بلند", "اندازه: XL", "20"),
        item(5, "پیراهن آستین کوتاه", "", "21"),
        item(6, "جاکلیدی ۱۰۱", "", "33"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  ", []),
        ("هیچ", []),
        ("101", [1, 3, 6]),
        ("۱۰۱", [1, 3, 6]),
        ("6260002", [2]),
        ("كمربند", [1, 2]),
        ("قهوه ای چرم", [2]),
        ("چرم", [1, 2, 3]),
        ("xl", [4]),
        ("آستین‌بلند", [4]),
    ],
)
def test_search_finds_whatever_the_spelling_the_likeliest_first(typed: str, found: list[int]) -> None:
    assert [each.id for each in GOODS.search(typed)] == found


def test_search_is_bounded() -> None:
    many = Counterparts(item(number, "کیف") for number in range(500))
    assert len(many.search("کیف", 20)) == 20


@pytest.mark.parametrize(
    ("about", "proposed"),
    [
        (("کمربند", "", ["102"], []), [(2, "code"), (1, "name")]),
        (("چیز", "", ["۱۰۱"], ["6260002"]), [(1, "code"), (2, "barcode")]),
        (("کمربند چرم قهوه‌ای", "", [], []), [(2, "name"), (1, "name")]),
        (("پیراهن آستین بلند", "اندازه: XL", [], []), [(4, "name")]),
        (("ساعت", "", [""], [""]), []),
    ],
)
def test_proposals_go_by_code_then_barcode_then_name(
    about: tuple[str, str, list[str], list[str]], proposed: list[tuple[int, str]]
) -> None:
    found = [(each.counterpart.id, each.why) for each in GOODS.propose(*about)]
    assert found[: len(proposed)] == proposed
    assert {why for _, why in found[len(proposed) :]} <= {"name"}


def test_nothing_is_proposed_twice_and_not_too_much() -> None:
    many = Counterparts(item(number, "کیف چرم", code="7") for number in range(50))
    found = many.propose("کیف چرم", "", ["7"], [])
    assert len(found) == len({each.counterpart.id for each in found}) == MOST_PROPOSED
