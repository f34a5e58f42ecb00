"""What the settings and the look after a restore ask costs no walk through a large table."""

from __future__ import annotations

from mahak_desk.sync.office.choices import people, read_choices
from mahak_desk.sync.office.price_sample import read_samples
from mahak_desk.sync.outgoing.look_only import hold_returning, remember_strangers, start_look_only, would_send
from tests.sync.incoming.test_query_plans import scanned, statements
from tests.sync.outgoing.conftest import world
from tests.sync.outgoing.worlds import World

__all__ = ["world"]

FEW = {"mahak_stores", "mahak_person_groups", "mahak_banks", "mahak_cashes", "mahak_cost_level_names"}
"""A handful of rows in any shop."""
COUNTED = {"mahak_product_details", "mahak_visitor_products"}
"""Counted once when the page is opened: how many items have a price at each level, and how many there are."""


def test_samples_end_their_walk_early(world: World) -> None:
    with statements() as seen, world.database.reading() as connection:
        assert read_samples(connection)
    assert scanned(world.database, seen) == set()


def test_choices_walk_through_small_tables_only(world: World) -> None:
    with statements() as seen, world.database.reading() as connection:
        read_choices(connection, world.client.session().visitor_id)
    assert scanned(world.database, seen) <= FEW | COUNTED


def test_people_are_read_along_their_ids(world: World) -> None:
    with statements() as seen:
        assert list(people(world.database.reading))
    assert scanned(world.database, seen) == set()


def test_a_cycle_that_looks_asks_by_state_and_id(world: World) -> None:
    order = world.order()
    world.cycle()
    world.order()
    with world.database.writing() as connection:
        start_look_only(connection, "by-hand", world.clock.now())
    with statements() as seen:
        world.cycle()
        with world.database.writing() as connection:
            would_send(connection)
            remember_strangers(connection, {})
            hold_returning(connection, [order], world.clock.now())
    small = FEW | {
        "mahak_shop_account",
        "sync_leases",
        "mahak_settings",
        "mahak_visitors",
        "invoice_deliveries",
    }
    assert scanned(world.database, seen) <= small
