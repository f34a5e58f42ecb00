"""A shop that sends nothing until a person has looked says so on the first page."""

from __future__ import annotations

from mahak_desk.sync.activity.next_click import OpenSettings
from mahak_desk.sync.activity.overview import read_overview
from mahak_desk.sync.outgoing.look_only import end_look_only, start_look_only
from tests.sync.outgoing.worlds import World


def test_it_is_told_until_somebody_says_go_on(world: World) -> None:
    def told() -> list[str]:
        with world.database.reading() as connection:
            overview = read_overview(connection, world.clock.now())
        return [need.reason for need in overview.needs]

    assert "look-only" not in told()
    with world.database.writing() as connection:
        start_look_only(connection, "restored", world.clock.now())
    assert told()[0] == "look-only"
    with world.database.reading() as connection:
        assert read_overview(connection, world.clock.now()).needs[0].action == OpenSettings("backups")
    world.cycle()
    assert told()[0] == "look-only"
    with world.database.writing() as connection:
        end_look_only(connection)
    assert "look-only" not in told()
