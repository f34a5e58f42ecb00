"""How one order is named in front of what is the matter with it."""

from __future__ import annotations

from mahak_desk.sync.activity.gathered_words import one_order


def test_an_order_of_digits_alone_is_left_to_be_written_in_the_readers_own() -> None:
    assert one_order("1561").fa == "سفارش 1561: {title}"


def test_a_mixed_number_keeps_its_order_within_persian() -> None:
    assert one_order("T-1005").fa == "سفارش \u2066T-1005\u2069: {title}"
    assert one_order("T-1005").en == "Order T-1005: {title}"
