"""Every cycle can be looked at: as a line in a long list, and with what it met."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mahak_desk.practice.faults import RefusedRow
from mahak_desk.sync import runs
from mahak_desk.sync.activity import run_lines
from mahak_desk.sync.activity.run_lines import RunFacts, RunLine, RunTexts, run_facts, run_piece
from mahak_desk.sync.activity.run_words import counted, in_full, in_short
from mahak_desk.sync.cycle import CycleCancelled
from tests.sync.outgoing.worlds import World


def lines_of(world: World, **narrowed: object) -> list[RunLine]:
    found: list[RunLine] = []
    before = None
    texts = RunTexts()
    while True:
        with world.database.reading() as connection:
            asked = {"before": before, "newer_than": 0, "since": None, **narrowed}
            piece = run_piece(connection, texts, **asked)  # type: ignore[arg-type]
        found += piece
        if len(piece) < run_lines.PIECE:
            return found
        before = piece[-1].id


def facts_of(world: World, run_id: int) -> RunFacts:
    with world.database.reading() as connection:
        facts = run_facts(connection, run_id, world.clock.now())
    assert facts is not None
    return facts


def skip(world: World) -> None:
    with world.database.writing() as connection:
        runs.skip(connection, "outgoing", CycleCancelled(), world.clock.now())


def test_the_newest_comes_first_with_what_it_did(any_world: World) -> None:
    any_world.order()
    any_world.cycle()
    any_world.cycle()
    quiet, busy, first = lines_of(any_world)
    assert (quiet.flow, quiet.did.en, quiet.brought_news) == ("outgoing", "nothing to send", False)
    assert (busy.did.en, busy.did.fa, busy.brought_news) == ("1 sent", "1 فرستاده شد", True)
    assert (first.flow, first.did.en) == ("incoming", "5 new")


def test_a_problem_is_news_of_the_cycle_that_met_it_first(any_world: World) -> None:
    world = any_world
    world.cloud.faults.arm("save", RefusedRow("Orders", index=1), containing="orders")
    world.order()
    for _ in range(3):
        world.cycle()
        world.clock.wait(minutes=1)
    later, second, first = lines_of(world)[:3]
    assert {line.result for line in (later, second, first)} == {"partial"}
    assert [line.brought_news for line in (later, second, first)] == [False, False, True]


def test_a_skipped_cycle_says_why(any_world: World) -> None:
    skip(any_world)
    line = lines_of(any_world)[0]
    assert (line.result, line.did.en) == ("skipped", "")
    assert line.why is not None
    assert line.why.fa.startswith("این دور پیش از پایان متوقف شد.")
    assert line.why.en.startswith("This cycle was stopped before its end.")


def test_a_running_cycle_has_no_length_yet(any_world: World) -> None:
    with any_world.database.writing() as connection:
        runs.begin(connection, "incoming", "full", any_world.clock.now())
    line = lines_of(any_world)[0]
    assert (line.result, line.kind, line.seconds) == ("running", "full", None)


def test_a_long_list_is_read_in_pieces_without_a_gap(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(10):
        skip(world)
    whole = [line.id for line in lines_of(world)]
    monkeypatch.setattr(run_lines, "PIECE", 3)
    assert [line.id for line in lines_of(world)] == whole == sorted(whole, reverse=True)


def test_sentences_that_are_the_same_are_kept_once(world: World) -> None:
    for _ in range(2):
        skip(world)
        world.cycle()
    lines = lines_of(world)
    assert lines[1].why is lines[3].why
    assert lines[0].did is lines[2].did


def test_only_what_is_newer_can_be_asked_for(any_world: World) -> None:
    known = lines_of(any_world)[0].id
    any_world.cycle()
    assert len(lines_of(any_world, newer_than=known)) == 1
    any_world.clock.wait(days=40)
    any_world.cycle()
    assert len(lines_of(any_world, since=any_world.clock.now() - timedelta(days=30))) == 1


def test_a_cycle_tells_its_orders_and_its_counts(any_world: World) -> None:
    world = any_world
    fine, bad = world.order(), world.order()
    world.cloud.faults.arm("save", RefusedRow("Orders", index=2), containing="orders")
    world.cycle()
    number = lines_of(world)[0].id
    world.order()
    world.cycle()
    facts = facts_of(world, number)
    outcomes = {order.number: order.outcome for order in facts.orders}
    assert outcomes == {f"S-{fine}": "sent", f"S-{bad}": "refused"}
    assert ("Refused by Mahak", 1) in [(label.en, count) for label, count in facts.counts]


def test_a_cycle_tells_the_problems_it_met_first(any_world: World) -> None:
    world = any_world
    world.cloud.shop.product("بی‌قیمت", prices=(0,), stock={1: 1})
    world.clock.wait(minutes=5)
    world.take_in()
    (problem,) = facts_of(world, lines_of(world)[0].id).problems
    assert (problem.name, problem.is_open) == ("بی‌قیمت", True)
    assert problem.told[1].title == "The item has no price."
    world.clock.wait(minutes=5)
    world.take_in()
    assert facts_of(world, lines_of(world)[0].id).problems == []


def test_a_run_that_is_not_there_is_none(world: World) -> None:
    with world.database.reading() as connection:
        assert run_facts(connection, 999, world.clock.now()) is None


def test_counts_are_told_shortly_and_in_full() -> None:
    counts: dict[str, object] = {
        "products": {"created": 1, "updated": 1200, "hidden": 0, "unchanged": 7, "errors": 2},
        "pictures": {"changed": 3},
        "received": 90,
        "held": {"hidden": 30, "zeroed": 10, "on_sale": 100},
        "of-a-newer-version": 4,
    }
    short = in_short("incoming", counted(counts)).en
    assert short == "1 new, 1,200 updated, pictures of 3 changed, 2 with problems, 40 wait for you to agree"
    full = [(label.en, count) for label, count in in_full(counts)]
    assert full[0] == ("Products: new", 1)
    assert ("Products: hidden", 0) not in full
    assert full[-1] == ("of-a-newer-version", 4)
