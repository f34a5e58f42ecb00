"""Finding, keeping and ordering row numbers, held against the plainest way to do it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.ui.rows.sieve import arranged, held, in_order, matching, narrows

texts = st.lists(st.text("ab ", max_size=6), max_size=20)
words = st.lists(st.text("ab", min_size=1, max_size=3), max_size=3)


@given(texts, words)
def test_a_row_is_found_when_it_contains_every_word(lines: list[str], wanted: list[str]) -> None:
    assert matching(lines, wanted, range(len(lines))) == [
        number for number, line in enumerate(lines) if all(word in line for word in wanted)
    ]


@given(texts, words, st.sets(st.integers(0, 19)))
def test_only_some_can_be_looked_at(lines: list[str], wanted: list[str], chosen: set[int]) -> None:
    some = [number for number in range(len(lines)) if number in chosen]
    everywhere = matching(lines, wanted, range(len(lines)))
    assert matching(lines, wanted, some) == [number for number in everywhere if number in chosen]


@given(texts, words, words)
def test_what_narrows_finds_nothing_new(lines: list[str], new: list[str], former: list[str]) -> None:
    if narrows(new, former):
        everywhere = range(len(lines))
        assert set(matching(lines, new, everywhere)) <= set(matching(lines, former, everywhere))


def test_going_on_to_type_narrows_and_rubbing_out_does_not() -> None:
    assert narrows(["belt"], ["be"])
    assert narrows(["belt", "br"], ["belt"])
    assert narrows(["be"], [])
    assert not narrows(["be"], ["belt"])
    assert not narrows([], ["b"])


@given(st.lists(st.integers(0, 5), max_size=40), st.booleans())
def test_equal_keys_keep_the_order_they_came_in(keys: list[int], descending: bool) -> None:
    sign = -1 if descending else 1
    expected = sorted(range(len(keys)), key=lambda number: (sign * keys[number], number))
    assert arranged(keys, descending=descending) == expected


def test_many_rows_are_ordered_like_few() -> None:
    keys = [number * 7919 % 101 for number in range(10_000)]  # several stretches
    for descending in (False, True):
        assert arranged(keys, descending=descending) == sorted(
            range(10_000), key=keys.__getitem__, reverse=descending
        )


def test_only_rows_that_hold_are_kept() -> None:
    assert held([5, 0, 7], bool, [0, 1, 2]) == [0, 2]
    assert held([5, 0, 7], None, [0, 1]) == [0, 1]


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
def test_some_rows_stand_as_they_do_among_all(order: list[int], some: set[int]) -> None:
    assert in_order(sorted(some), order) == [number for number in order if number in some]
    assert in_order(sorted(some), range(12)) == sorted(some)
