from __future__ import annotations

from mahak_desk.ui.words.open_sentences import with_open_slots


def test_every_slot_is_left_open() -> None:
    assert with_open_slots("“{name}” has {count} of them") == "“…” has … of them"
    assert with_open_slots("nothing to fill") == "nothing to fill"
