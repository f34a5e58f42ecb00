"""Paid orders on the command line: sent, previewed, retried, left out, explained."""

from __future__ import annotations

import sys

import pytest
from sqlalchemy import insert, select, update

from mahak_desk.practice.faults import RefusedRow, Reset, Status
from mahak_desk.website.tables import customers, product_variants, user_order_items, user_orders
from tests.cli.shops import Shop, finish, says_one_sentence


@pytest.fixture
def selling(shop: Shop) -> Shop:
    """A shop whose website has its goods, and a customer."""
    assert shop.run("sync", "incoming").code == 0
    shop.write(insert(customers).values(id=1, first_name="سارا", last_name="محمدی", mobile="۰۹۱۲۱۱۱۲۲۳۳"))
    return shop


def place(shop: Shop, number: str, *, total_off_by: int = 0) -> None:
    """A paid order of two pieces, as a website stores it."""
    order_id = int(number.removeprefix("S-"))
    variant_id = shop.scalar(select(product_variants.c.id).limit(1))
    price = shop.scalar(select(product_variants.c.price).where(product_variants.c.id == variant_id))
    shop.write(
        insert(user_orders).values(
            id=order_id,
            order_number=number,
            customer_id=1,
            payment_status="Paid",
            total_amount=2 * price + total_off_by,
        )
    )
    shop.write(
        insert(user_order_items).values(
            order_id=order_id,
            variant_id=variant_id,
            product_name="پیراهن",
            quantity=2,
            unit_price=price,
            total_price=2 * price,
        )
    )


def documents(shop: Shop) -> int:
    return len(shop.cloud.store.rows("Orders"))


def test_a_paid_order_is_sent_once(selling: Shop) -> None:
    place(selling, "S-1")
    first = selling.run("sync", "outgoing", "--json")
    again = selling.run("sync", "outgoing", "--json")
    assert (first.code, again.code, documents(selling)) == (0, 0, 1)
    assert first.json == {
        "flow": "outgoing",
        "result": "ok",
        "found": 1,
        "sent": 1,
        "rejected": 0,
        "waiting": 0,
        "in_doubt": 0,
        "registered": 0,
        "problems": [],
        "seconds": first.json["seconds"],
    }
    assert again.json["found"] == again.json["sent"] == 0


def test_a_preview_tells_the_invoice_and_sends_nothing(selling: Shop) -> None:
    place(selling, "S-1")
    place(selling, "S-2", total_off_by=1)
    ended = selling.run("sync", "outgoing", "--preview", "--json")
    assert ended.code == 1
    assert ended.json["would_send"] == [
        {"number": "S-1", "total": 2_000_000, "lines": 1, "new_customer": True}
    ]
    assert [problem["reason"] for problem in ended.json["problems"]] == ["totals-differ"]
    assert documents(selling) == selling.cloud.count("save") == 0


def test_an_order_that_does_not_add_up_says_both_numbers_and_the_next_step(selling: Shop) -> None:
    place(selling, "S-1", total_off_by=1)
    ended = selling.run("sync", "outgoing")
    assert ended.code == 1
    assert "2,000,001" in ended.out
    assert "2,000,000" in ended.out
    assert "Correct the order on the website" in ended.out


def test_the_list_names_what_is_not_settled_and_a_correction_sends_it(selling: Shop) -> None:
    place(selling, "S-1", total_off_by=1)
    selling.run("sync", "outgoing")
    listed = selling.run("orders", "list", "--json").json["orders"]
    assert [(order["number"], order["state"], order["reason"]) for order in listed] == [
        ("S-1", "waiting", "totals-differ")
    ]
    selling.write(update(user_orders).values(total_amount=2_000_000))
    assert selling.run("sync", "outgoing").code == 0
    assert selling.run("orders", "list", "--json").json == {"orders": []}
    assert "S-1  sent" in selling.run("orders", "list", "--state", "sent").out


def test_a_refused_order_waits_for_a_retry(selling: Shop) -> None:
    place(selling, "S-1")
    refused = RefusedRow("Orders", index=1, property="Discount", error="no")
    selling.cloud.faults.arm("save", refused, containing="orders")
    assert selling.run("sync", "outgoing", "--json").json["rejected"] == 1
    assert selling.run("sync", "outgoing", "--json").json["rejected"] == 1
    told = selling.run("orders", "explain", "S-1")
    assert told.code == 1
    assert "Mahak refused the invoice. “no” (Discount)" in told.out
    assert "1 orders are tried again" in selling.run("orders", "retry", "--reason", "refused-by-mahak").out
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1


def test_a_lost_answer_is_looked_for(selling: Shop) -> None:
    place(selling, "S-1")
    selling.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    assert selling.run("sync", "outgoing", "--json").json["in_doubt"] == 1
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1
    assert documents(selling) == 1


def test_an_ignored_order_stays_out_until_that_is_taken_back(selling: Shop) -> None:
    place(selling, "S-1", total_off_by=1)
    selling.run("sync", "outgoing")
    assert selling.run("orders", "ignore", "S-1", "--why", "دستی ثبت شد").code == 0
    selling.write(update(user_orders).values(total_amount=2_000_000))
    assert selling.run("sync", "outgoing", "--json").json["found"] == 0
    assert "دستی ثبت شد" in selling.run("orders", "list", "--state", "ignored").out
    assert selling.run("orders", "ignore", "S-1", "--undo", "--why", "-").code == 0
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1


def test_a_payment_mahak_refused_stays_a_problem_until_a_person_closes_it(selling: Shop) -> None:
    place(selling, "S-1")
    selling.cloud.faults.arm("save", RefusedRow("Receipts", error="BankId is not valid"), containing="orders")
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1
    assert "then close this problem" in selling.run("problems", "list").out
    assert "then close this problem" in selling.run("orders", "explain", "S-1").out
    assert "1 problems are closed" in selling.run("orders", "close", "S-1").out
    assert "close this problem" not in selling.run("problems", "list").out
    assert "0 problems are closed" in selling.run("orders", "close", "S-1").out


def test_an_order_that_is_not_there_is_said_so(selling: Shop) -> None:
    for arguments in (("explain", "X-9"), ("retry", "X-9"), ("ignore", "X-9", "--why", "-")):
        ended = selling.run("orders", *arguments)
        assert ended.code == 2
        assert says_one_sentence(ended)
        assert "X-9" in ended.err


def test_a_sent_order_cannot_be_left_out(selling: Shop) -> None:
    place(selling, "S-1")
    selling.run("sync", "outgoing")
    ended = selling.run("orders", "ignore", "S-1", "--why", "-")
    assert (ended.code, says_one_sentence(ended)) == (2, True)


def test_mahak_out_of_reach_costs_an_order_nothing(selling: Shop) -> None:
    place(selling, "S-1")
    selling.cloud.stop()
    ended = selling.run("sync", "outgoing", "--json")
    assert (ended.code, ended.json["result"], ended.json["reason"]) == (2, "failed", "mahak-unreachable")
    selling.cloud.start()
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1


def test_status_reminds_of_what_mahaks_desktop_has_not_registered(selling: Shop) -> None:
    place(selling, "S-1")
    selling.run("sync", "outgoing")
    assert "1 invoices wait since" in selling.run("status").out
    selling.cloud.desktop.sync()
    selling.run("sync", "incoming")
    assert selling.run("sync", "outgoing", "--json").json["registered"] == 1
    assert "invoices wait" not in selling.run("status").out


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing on Windows")
def test_run_keeps_both_flows_alive_until_it_is_told_to_end(selling: Shop) -> None:
    place(selling, "S-1")
    with selling.start("run") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if b"Outgoing sync completed: 1 success" in line:
                break
        process.terminate()
        ended = finish(process)
    assert ended.code == 0
    assert documents(selling) == 1
    assert selling.run("sync", "outgoing", "--json").json["found"] == 0


def test_an_error_of_the_server_leaves_the_order_in_doubt_and_says_so(selling: Shop) -> None:
    place(selling, "S-1")
    selling.cloud.faults.arm("save", Status(500, commits=True), containing="orders")
    ended = selling.run("sync", "outgoing")
    assert ended.code == 1
    assert "The program looks in Mahak first" in ended.out
    assert selling.run("sync", "outgoing", "--json").json["sent"] == 1
