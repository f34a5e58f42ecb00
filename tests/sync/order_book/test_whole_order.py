"""One order with everything a person may ask about it."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from mahak_desk.sync.outgoing.verbs import OrderUnknown
from tests.sync.order_book.books import NAMELESS, Bookkeeping
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import LARGE, MUG, RICE


def test_the_lines_say_what_they_are_in_mahak(any_kept: Bookkeeping) -> None:
    world = any_kept.world
    order = world.order(world.line(MUG, 2), world.line(LARGE), NAMELESS, customer=None)
    whole = any_kept.book.order(f"S-{order}", "en")
    mug, shirt, nameless = whole.lines
    assert (mug.name, mug.quantity, mug.unit, mug.total) == (MUG, Decimal(2), "عدد", 2_500_000)
    assert mug.partner is not None
    assert (mug.partner.detail_id, mug.partner.name) == (world.goods[MUG].detail_id, MUG)
    assert shirt.partner is not None
    assert (shirt.partner.name, shirt.partner.options) == ("پیراهن", (LARGE,))
    assert nameless.partner is None


def test_the_money_adds_up_or_says_by_how_much_it_does_not(any_kept: Bookkeeping) -> None:
    world = any_kept.world
    order = world.order(
        world.line(MUG, 2), world.line(RICE, Decimal("0.5")), customer=None, discount=7, shipping=9
    )
    money = any_kept.book.order(f"S-{order}", "en").money
    assert money is not None
    assert (money.goods, money.discount, money.shipping, money.tax) == (3_225_000, 7, 9, 0)
    assert (money.total, money.difference) == (3_225_002, 0)
    world.website.change(order, total_amount=3_225_000)
    money = any_kept.book.order(f"S-{order}", "en").money
    assert money is not None
    assert money.difference == -2


def test_amounts_that_are_none_leave_no_breakdown(kept: Bookkeeping) -> None:
    order = kept.unseen()
    kept.world.website.run("UPDATE user_orders SET tax_amount = 'کم' WHERE id = :id", id=order)
    assert kept.book.order(f"S-{order}", "fa").money is None


def test_who_bought_and_where_it_goes(any_kept: Bookkeeping) -> None:
    world = any_kept.world
    customer = world.website.customer(
        first_name="نیلوفر", last_name="نمونه پور", mobile="09120000001", city="یزد", address="کوچهٔ ۲"
    )
    address = json.dumps({"city": "شیراز", "postal_code": "7134567890"})
    order = world.order(customer=customer, note="زنگ ۲", shipping_address=address, payment_reference="R-7")
    world.cycle()
    whole = any_kept.book.order(f"S-{order}", "fa")
    assert whole.buyer is not None
    assert whole.receiver is not None
    assert (whole.buyer.name, whole.buyer.mobile) == ("نیلوفر نمونه پور", "09120000001")
    assert (whole.receiver.city, whole.receiver.address, whole.receiver.postal_code) == (
        *("شیراز", "کوچهٔ ۲"),
        "7134567890",
    )
    assert (whole.note, whole.payment_reference) == ("زنگ ۲", "R-7")


def test_a_mapped_customer_is_named_as_in_mahak(kept: Bookkeeping) -> None:
    order = kept.world.order()
    kept.world.cycle()
    buyer = kept.book.order(f"S-{order}", "en").buyer
    assert buyer is not None
    assert buyer.person_id is not None
    kept.world.take_in()
    buyer = kept.book.order(f"S-{order}", "en").buyer
    assert buyer is not None
    assert buyer.person_name == "رضایی"


def test_the_reason_comes_in_its_three_parts_and_says_what_helps(kept: Bookkeeping) -> None:
    why = kept.book.order(f"S-{kept.waiting()}", "en").why
    assert why is not None
    assert (why.reason, why.remedy) == ("line-unmapped", "map")
    assert why.title == "“؟” has no partner in Mahak."
    assert why.next_step == "Map it to an item of Mahak on the Mappings page."


def test_what_is_open_about_a_sent_order_is_its_reason(kept: Bookkeeping) -> None:
    order = kept.sent_without_payment()
    whole = kept.book.order(f"S-{order}", "en")
    assert whole.why is not None
    assert (whole.state, whole.pile, whole.why.remedy) == ("sent", "needs_you", "close")
    assert [matter.told for matter in whole.matters] == [whole.why]


def test_the_timeline_of_a_repaired_order(any_kept: Bookkeeping) -> None:
    order = any_kept.refused(paid_at="2026-02-10 18:30:00")
    any_kept.book.retry([f"S-{order}"])
    any_kept.world.cycle()
    any_kept.world.cloud.desktop.sync()
    any_kept.world.take_in()
    any_kept.world.cycle()
    whole = any_kept.book.order(f"S-{order}", "en")
    assert [happening.what for happening in whole.timeline] == [
        # Its payment stood there without it until it went.
        *("paid", "ordered", "tried", "problem", "tried", "in_mahak", "closed", "registered"),
    ]
    first, second = (each.attempt for each in whole.timeline if each.attempt is not None)
    assert (first.outcome, second.outcome) == ("refused", "sent")
    assert (first.errors[0].property, first.errors[0].text) == ("Discount", "Discount is not valid")
    assert (first.http_status, second.http_status) == (200, 200)
    assert first.request is not None
    assert '"orderDetails"' in first.request


def test_the_timeline_tells_who_ignored_and_who_closed(kept: Bookkeeping) -> None:
    ignored = kept.book.order(f"S-{kept.ignored()}", "en")
    assert (ignored.ignored_by, ignored.ignored_why, ignored.withdrawn) == ("سارا", "تلفنی شد", False)
    assert ignored.timeline[-1].text == "سارا — تلفنی شد"
    order = kept.sent_without_payment()
    kept.book.close_problems([f"S-{order}"], who="سارا")
    timeline = kept.book.order(f"S-{order}", "en").timeline
    assert [(each.what, each.text) for each in timeline[-2:]] == [
        ("problem", "The invoice was saved, its payment was not."),
        ("closed", "سارا"),
    ]


def test_neither_request_nor_answer_names_the_customer(kept: Bookkeeping) -> None:
    customer = kept.world.website.customer(last_name="ناشناس", mobile="09120000009", address="کوچهٔ پنهان")
    order = kept.world.order(customer=customer, note="رازم")
    kept.world.cycle()
    raw = "".join(
        f"{each.attempt.request}{each.attempt.answer}"
        for each in kept.book.order(f"S-{order}", "fa").timeline
        if each.attempt is not None
    )
    assert raw
    assert not any(secret in raw for secret in ("ناشناس", "09120000009", "پنهان", "رازم"))


def test_an_order_no_cycle_has_seen_has_its_facts(kept: Bookkeeping) -> None:
    whole = kept.book.order(f"S-{kept.unseen()}", "fa")
    assert (whole.state, whole.pile, whole.why, whole.attempts) == ("waiting", "pending", None, 0)


def test_an_unknown_number_is_said_so(kept: Bookkeeping) -> None:
    unpaid = kept.world.order(Line(None, 1, 5), customer=None, payment_status="Pending")
    for number in ("X-9", f"S-{unpaid}"):
        with pytest.raises(OrderUnknown):
            kept.book.order(number, "fa")
