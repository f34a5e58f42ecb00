from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.sync.incoming.category_tree import TreeNode, category_in_tree, read_node, without_cycles


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ('{"CategoryCode":110,"CategoryName":"پوشاك","ParentCode":100}', TreeNode(110, "پوشاك", 100)),
        ('{"categorycode":"110","CATEGORYNAME":"x","parentCode":"0"}', TreeNode(110, "x", None)),
        ('{"CategoryCode":110,"CategoryName":"x"}', TreeNode(110, "x", None)),
        ('{"CategoryCode":110,"CategoryName":null,"ParentCode":null}', TreeNode(110, "", None)),
        ('{"CategoryCode":110,"CategoryName":"x","ParentCode":-1}', TreeNode(110, "x", None)),
        ('{"CategoryName":"x"}', None),
        ('{"CategoryCode":0,"CategoryName":"x"}', None),
        ('{"CategoryCode":"خانه"}', None),
        ('{"CategoryCode":[1]}', None),
        (f'{{"CategoryCode":{10**30}}}', None),
        (f'{{"CategoryCode":"{"9" * 5000}"}}', None),
        ("[]", None),
        ("{", None),
        ("", None),
        (None, None),
    ],
)
def test_a_category_is_read_from_its_text(text: str | None, node: TreeNode | None) -> None:
    assert read_node(text) == node


@pytest.mark.parametrize(
    ("text", "code"),
    [('{"CategoryCode":110,"ProductCode":7}', 110), ('{"ProductCode":7}', None), ("110", None), (None, None)],
)
def test_a_place_in_the_tree_names_a_category(text: str | None, code: int | None) -> None:
    assert category_in_tree(text) == code


def test_a_tree_without_loops_is_left_as_it_is() -> None:
    assert without_cycles({1: None, 2: 1, 3: 2}) == ({1: None, 2: 1, 3: 2}, [])


def test_an_unknown_parent_hangs_its_child_on_the_root_without_complaint() -> None:
    assert without_cycles({2: 1}) == ({2: None}, [])


def test_a_category_that_is_its_own_parent_hangs_on_the_root() -> None:
    assert without_cycles({1: 1, 2: 1}) == ({1: None, 2: 1}, [1])


def test_a_loop_is_cut_once_and_what_hangs_on_it_stays() -> None:
    assert without_cycles({1: 3, 2: 1, 3: 2, 4: 3}) == ({1: None, 2: 1, 3: 2, 4: 3}, [1])


@given(st.dictionaries(st.integers(1, 12), st.none() | st.integers(1, 12), max_size=12))
def test_every_category_reaches_the_root_and_only_loops_are_cut(parents: dict[int, int | None]) -> None:
    hung, cut = without_cycles(parents)
    assert hung.keys() == parents.keys()
    for code in hung:
        path = [code]
        while (above := hung[path[-1]]) is not None:
            assert above in hung
            assert above not in path
            path.append(above)
    for code, parent in parents.items():
        assert hung[code] == (None if code in cut or parent not in parents else parent)
        assert (code in cut) <= _on_a_loop(code, parents)


def _on_a_loop(code: int, parents: dict[int, int | None]) -> bool:
    above, steps = parents.get(code), 0
    while above is not None and above != code and steps <= len(parents):
        above, steps = parents.get(above), steps + 1
    return above == code
