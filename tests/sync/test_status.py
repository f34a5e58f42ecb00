"""What a shop's database remembers of it is counted by what it is about."""

from __future__ import annotations

from mahak_desk.sync.problems import Finding, Flow, record
from mahak_desk.sync.status import read_status
from mahak_desk.website.database import Database
from tests.sync.outgoing.worlds import a_world


def test_problems_of_orders_are_no_problems_of_goods(any_database: Database) -> None:
    met: dict[Flow, list[Finding]] = {
        "incoming": [Finding("Product", number, "name-match", {}) for number in "12"],
        "outgoing": [Finding("Order", number, "edited-after-sending", {}) for number in "123"],
    }
    with a_world(any_database) as world:
        with world.database.writing() as connection:
            for flow, found in met.items():
                record(connection, flow, found, (), world.clock.now())
        with world.database.reading() as connection:
            status = read_status(connection, world.clock.now())
    assert list(status.problems.items()) == [("edited-after-sending", 3), ("name-match", 2)]
    assert status.problems_of_goods == {"name-match": 2}
