from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.properties import PropertiesUnreadable, parse_properties
from mahak_desk.mahak.text import persian


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('[{"C":"3", "V":"مشکی"},{"C":"4", "V":"لارج"}]', ((3, "مشکی"), (4, "لارج"))),
        ('[{"C":"4", "V":"لارج"},{"C":"3", "V":"مشکی"}]', ((3, "مشکی"), (4, "لارج"))),
        ('[{"c":3,"v":"آبي "}]', ((3, "آبی"),)),
        ('[{"C":" 3 ","V":31}]', ((3, "31"),)),
        ('[{"C":"3","V":""},{"C":"4","V":null},{"C":"9","V":"x"}]', ((9, "x"),)),
        ('[{"C":"3"}]', ()),
        ('[{"C":"3","V":"x","Extra":"y"}]', ((3, "x"),)),
        ("[]", ()),
        ("", ()),
        ("  ", ()),
        (None, ()),
    ],
)
def test_pairs_are_read_in_the_order_of_their_codes(
    text: str | None, pairs: tuple[tuple[int, str], ...]
) -> None:
    assert parse_properties(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        '[{"C":"3", "V":"مشکی"',
        "null",
        "{}",
        '{"C":"3","V":"x"}',
        "[1]",
        '[{"V":"x"}]',
        '[{"C":"رنگ","V":"x"}]',
        '[{"C":null,"V":"x"}]',
        '[{"C":"3","V":["x"]}]',
        '[{"C":"3","V":{"a":1}}]',
        "مشکی",
        "[" * 10_000,
    ],
)
def test_what_is_no_list_of_pairs_is_refused(text: str) -> None:
    with pytest.raises(PropertiesUnreadable):
        parse_properties(text)


@given(st.data())
def test_neither_order_nor_spelling_of_the_text_matters(data: st.DataObject) -> None:
    pairs = data.draw(st.dictionaries(st.integers(1, 999), st.text(min_size=1), max_size=5))
    order = data.draw(st.permutations(list(pairs)))
    text = json.dumps(
        [{"C": data.draw(st.sampled_from([code, str(code)])), "V": pairs[code]} for code in order],
        ensure_ascii=data.draw(st.booleans()),
        indent=data.draw(st.sampled_from([None, 1])),
    )
    expected = tuple((code, persian(pairs[code])) for code in sorted(pairs) if persian(pairs[code]))
    assert parse_properties(text) == expected
