"""What the pages of products and mappings ask is answered by indexes, piece by piece."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import insert

from mahak_desk.practice.volume import build_catalogue
from mahak_desk.sync.catalogue.counterpart_reading import Side, read_counterparts
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.rules_in_force import read_catalogue
from mahak_desk.website import tables
from tests.sync.catalogue.looks import facts_of, lines_of, map_by_hand, mappings_of
from tests.sync.catalogue.test_category_pairing import pair as pair_category
from tests.sync.incoming.shops import Shop
from tests.sync.incoming.test_query_plans import FEW_ROWS, scanned, statements

SMALL = FEW_ROWS | {"mahak_product_categories", "categories", "mahak_cost_level_names"}
"""Tables that stay small in any shop."""


@pytest.fixture
def large(shop: Shop) -> Shop:
    """Many products of two variants each, and an order that waits."""
    build_catalogue(shop.goods, products=300, details_each=2)
    shop.sync()
    shop.write(
        insert(tables.user_orders).values(
            id=1, order_number="1", payment_status="Paid", total_amount=5, created_at=shop.clock.now()
        ),
        insert(tables.user_order_items).values(
            order_id=1, variant_id=1, quantity=1, unit_price=5, total_price=5
        ),
    )
    shop.sync()
    return shop


def test_no_list_is_read_from_end_to_end_at_once(large: Shop) -> None:
    with statements() as seen:
        assert len(lines_of(large)) == 600
        assert len(mappings_of(large)) > 900
    assert len(seen) > 10
    assert scanned(large.database, seen) <= SMALL


def test_the_pane_and_a_pair_touch_what_they_are_about(large: Shop) -> None:
    line = lines_of(large)[300]
    assert line.detail_id is not None
    with statements() as seen:
        facts_of(large, line.variant_id)
        map_by_hand(large, "variant", line.detail_id, line.variant_id)
        map_a_category(large)
    assert scanned(large.database, seen) <= SMALL


def map_a_category(shop: Shop) -> None:
    shop.write(insert(tables.categories).values(id=900, name="پوشاک"))
    key = next(line.mahak_id for line in mappings_of(shop) if line.kind == "category" and line.mahak_id)
    pair_category(shop, key, 900)


@pytest.mark.parametrize("kind", ["product", "variant", "customer"])
@pytest.mark.parametrize("side", ["mahak", "website"])
def test_what_can_be_chosen_is_read_by_its_key(large: Shop, kind: Paired, side: Side) -> None:
    with large.database.reading() as connection:
        catalogue = read_catalogue(connection, large.settings)
    assert catalogue is not None
    with statements() as seen:
        list(read_counterparts(large.database.reading, kind, side, catalogue))
    assert seen
    assert scanned(large.database, seen) <= SMALL


def test_a_piece_costs_as_many_statements_in_a_larger_shop(large: Shop) -> None:
    with statements() as seen:
        lines_of(large)
    texts = {re.sub(r"\?(?:, \?)+", "?", statement.text) for statement in seen}
    assert len(texts) <= 12
