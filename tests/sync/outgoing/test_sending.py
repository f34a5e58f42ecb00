"""A paid order becomes one invoice in Mahak, whose ids never change and whose order is told of it at once."""

from __future__ import annotations

import pytest

from mahak_desk.practice.faults import EMPTY_BODY, Refusal, Reset, ResultsReversed, Status, Truncated
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, RICE, World


def ids_of(world: World, order_id: int) -> dict[str, object]:
    delivery = world.delivery(order_id)
    lines = world.website.rows(
        "SELECT order_item_id, part, line_client_id FROM invoice_lines WHERE delivery_id = :id", id=delivery.id
    )
    own = ("order_client_id", "person_client_id", "receipt_client_id", "cheque_client_id")
    return {name: getattr(delivery, name) for name in own} | {f"{i}/{p}": line for i, p, line in lines}


def test_a_paid_order_is_in_mahak_once_with_its_exact_total(any_world: World) -> None:
    world = any_world
    order = world.order(world.line(MUG, 2), world.line(LARGE), discount=50_000, shipping=300_000)

    report = world.cycle()

    document = the_document(world.cloud, order)
    assert (report.found, report.sent, report.result) == (1, 1, "ok")
    assert document.total == document.paid == 2 * 1_250_000 + 6_900_000 - 50_000 + 300_000
    assert world.state(order) == ("sent", None)
    assert world.website.synced(order) == (True, document.id, True)
    assert world.cycle().found == 0
    assert len(documents(world.cloud)[f"S-{order}"]) == 1
