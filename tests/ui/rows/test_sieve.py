"""Finding, keeping and ordering row numbers, held against the plainest way to do it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.ui.rows.sieve import arranged, held, matching, narrows

texts = st.lists(st.text("ab ", max_size=6), max_size=20)
words = st.lists(st.text("ab", min_size=1, max_size=3), max_size=3)


@given(texts, words)
def test_a_row_is_found_when_it_contains_every_word(lines: list[str], wanted: list[str]) -> None:
    assert matching(lines, wanted) == [
        number for number, line in enumerate(lines) if all(word in line for word in wanted)
    ]


@given(texts, words, st.randoms(use_true_random=False))
def test_looking_among_some_keeps_their_order(lines: list[str], wanted: list[str], chance: object) -> None:
    some = list(range(len(lines)))
    chance.shuffle(some)  # type: ignore[attr-defined]
    assert matching(lines, wanted, some) == [n for n in some if n in matching(lines, wanted)]


@given(texts, words, words)
def test_what_narrows_finds_nothing_new(lines: list[str], new: list[str], former: list[str]) -> None:
    if narrows(new, former):
        assert set(matching(lines, new)) <= set(matching(lines, former))


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
    assert held([5, 0, 7], bool, [2, 1, 0]) == [2, 0]
