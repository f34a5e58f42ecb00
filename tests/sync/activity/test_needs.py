"""What waits for a person is told once per reason and thing, the newest first, with one next click."""

from __future__ import annotations

import re

from sqlalchemy import insert

from mahak_desk.practice.faults import RefusedRow
from mahak_desk.sync.activity.gathered_words import GATHERED
from mahak_desk.sync.activity.needs import Need, needs_of_orders, needs_of_problems
from mahak_desk.sync.activity.next_click import (
    AcceptProblem,
    MapCustomer,
    MapVariant,
    OpenSettings,
    ShowOrder,
    ShowOrders,
    ShowProblems,
    ShowProduct,
)
from mahak_desk.sync.explanations import EXPLANATIONS
from mahak_desk.sync.problems import Finding, record
from mahak_desk.website import tables
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import MUG, World


def of_orders(world: World) -> list[Need]:
    with world.database.reading() as connection:
        return needs_of_orders(connection)


def of_problems(world: World) -> list[Need]:
    with world.database.reading() as connection:
        return needs_of_problems(connection)


def a_belt(world: World) -> int:
    """A variant of the website that Mahak has no partner for."""
    moment = world.clock.now()
    with world.database.writing() as connection:
        connection.execute(
            insert(tables.products).values(id=900, name="کمربند", created_at=moment, updated_at=moment)
        )
        connection.execute(
            insert(tables.product_variants).values(id=900, product_id=900, options=[], updated_at=moment)
        )
    return 900


def findings(world: World, *found: Finding) -> None:
    world.clock.wait(minutes=1)
    with world.database.writing() as connection:
        record(connection, "incoming", found, (), world.clock.now())


def test_nothing_is_told_of_a_shop_that_is_well(any_world: World) -> None:
    any_world.order()
    any_world.cycle()
    assert of_orders(any_world) == []
    assert of_problems(any_world) == []


def test_orders_that_wait_for_the_same_thing_are_one_line_that_leads_to_mapping_it(any_world: World) -> None:
    world = any_world
    belt = a_belt(world)
    for _ in range(3):
        world.order(world.line(MUG), Line(belt, 1, 5_000, name="كمربند"))
    world.cycle()
    (need,) = of_orders(world)
    assert (need.reason, need.count, need.action) == ("line-unmapped", 3, MapVariant(belt, "کمربند"))
    assert need.title.en == "3 orders wait: “کمربند” has no partner in Mahak."
    assert need.title.fa == "3 سفارش منتظر است: «کمربند» در محک جفت ندارد."
    assert need.next_step.en == "Map it to an item of Mahak on the Mappings page."


def test_different_things_are_different_lines_the_newest_first(any_world: World) -> None:
    world = any_world
    belt = a_belt(world)
    numbers = []
    for name in ("کمربند", "کیف"):
        numbers.append(f"S-{world.order(Line(belt, 1, 5_000, name=name))}")
        world.cycle()
    assert [need.title.en for need in of_orders(world)] == [
        f"Order {numbers[1]}: “کیف” has no partner in Mahak.",
        f"Order {numbers[0]}: “کمربند” has no partner in Mahak.",
    ]


def test_a_line_of_something_the_website_no_longer_has_leads_to_the_order(any_world: World) -> None:
    order = any_world.order(Line(None, 1, 5_000, name="کمربند"))
    any_world.cycle()
    (need,) = of_orders(any_world)
    assert need.action == ShowOrder(f"S-{order}")


def test_amounts_that_differ_from_order_to_order_are_gathered_all_the_same(any_world: World) -> None:
    world = any_world
    for total in (1, 2):
        world.website.change(world.order(), total_amount=total)
    world.cycle()
    (need,) = of_orders(world)
    assert (need.count, need.action) == (2, ShowOrders("totals-differ"))
    assert "{" not in need.title.en + need.title.fa


def test_what_mahak_refused_leads_to_the_order(any_world: World) -> None:
    world = any_world
    number = f"S-{world.order()}"
    world.cloud.faults.arm("save", RefusedRow("Orders", error="تاریخ بسته است"), containing="orders")
    world.cycle()
    (need,) = of_orders(world)
    assert (need.title.en, need.action) == (f"Order {number}: Mahak refused the invoice.", ShowOrder(number))
    assert "تاریخ بسته است" in need.why.en


def test_what_has_to_be_set_leads_to_its_section(any_world: World) -> None:
    any_world.order(shipping=50_000, customer=None)
    any_world.settings = type(any_world.settings)(mahak=any_world.settings.mahak)
    any_world.cycle()
    (need,) = of_orders(any_world)
    assert (need.reason, need.action) == ("general-customer-missing", OpenSettings("invoices"))


def test_a_customer_who_may_be_several_leads_to_mapping_the_customer(any_world: World) -> None:
    world = any_world
    for name in ("یکی", "دیگری"):
        world.cloud.shop.person(name, "نمونه", "09125556677")
    world.take_in()
    customer = world.website.customer(last_name="نمونه", mobile="09125556677")
    world.order(customer=customer)
    world.cycle()
    (need,) = of_orders(world)
    assert (need.reason, need.action) == ("customer-ambiguous", MapCustomer(customer, "نمونه"))


def test_problems_are_gathered_by_reason_and_the_newest_comes_first(any_world: World) -> None:
    world = any_world
    mug = min(world.cloud.store.table("Products"))
    findings(world, *(Finding("Product", str(i), "price-missing", {}, product_id=i) for i in (1, 2, 3)))
    findings(world, Finding("ProductDetail", "7", "price-alarm", {"reference": 100, "price": 900}, mug))
    alarm, missing = of_problems(world)
    assert missing.title.en == "3 items have no price."
    assert isinstance(missing.action, ShowProblems)
    assert missing.action.reason == "price-missing"
    assert alarm.title.en == f"“{MUG}”: The price went from 100 to 900 Rial."
    assert isinstance(alarm.action, AcceptProblem)


def test_a_single_problem_leads_to_its_product(any_world: World) -> None:
    mug = min(any_world.cloud.store.table("Products"))
    findings(any_world, Finding("Product", str(mug), "price-missing", {}, product_id=mug))
    (need,) = of_problems(any_world)
    assert need.action == ShowProduct(mug, MUG)


def test_a_problem_that_was_answered_is_not_told_again(any_world: World) -> None:
    from mahak_desk.sync.problem_list import accept

    findings(any_world, Finding("ProductDetail", "7", "price-alarm", {"reference": 100, "price": 900}, 1))
    (need,) = of_problems(any_world)
    assert isinstance(need.action, AcceptProblem)
    with any_world.database.writing() as connection:
        accept(connection, need.action.problem_id)
    assert of_problems(any_world) == []


def test_what_settles_itself_is_only_a_notice(any_world: World) -> None:
    findings(any_world, Finding("Product", "1", "product-missing", {}, product_id=1))
    (need,) = of_problems(any_world)
    assert need.level == "notice"


def test_the_sentences_for_many_are_of_known_reasons_and_have_no_slots_but_theirs() -> None:
    assert GATHERED.keys() <= EXPLANATIONS.keys()
    for reason, words in GATHERED.items():
        for sentence in words:
            slots = set(re.findall(r"{(\w*)}", sentence))
            assert {"n"} <= slots <= {"n", "name"}, reason
