from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.coupon import spread_over_lines
from tests.mahak.orders import a_line, an_order

totals = st.lists(st.integers(0, 10**12), min_size=1, max_size=9)


@given(totals, st.integers(0, 10**13))
def test_every_line_bears_its_share_to_the_rial_and_none_more_than_it_costs(
    of_lines: list[int], discount: int
) -> None:
    order = an_order(
        *(a_line(number, total) for number, total in enumerate(of_lines, 1)), total=0, discount=discount
    )
    spread = spread_over_lines(order)
    if discount > sum(of_lines):
        assert spread == order
        return
    borne = [before.total - after.total for before, after in zip(order.lines, spread.lines, strict=True)]
    assert (sum(borne), spread.discount) == (discount, 0)
    for line, share in zip(order.lines, borne, strict=True):
        assert 0 <= share <= line.total
        assert abs(share * sum(of_lines) - discount * line.total) <= sum(of_lines)


def test_nothing_is_spread_over_lines_that_cost_nothing() -> None:
    order = an_order(a_line(1, 0))
    assert spread_over_lines(order) == order
