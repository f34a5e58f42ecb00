"""Which person of Mahak an order belongs to: found by mapping, code or mobile, or created, once."""

from __future__ import annotations

import json

import pytest

from mahak_desk.practice.faults import (
    EMPTY_BODY,
    Fault,
    RefusedRow,
    Reset,
    ResultsReversed,
    ResultsWithoutClientIds,
    Status,
)
from mahak_desk.sync.explanations import tell
from tests.sync.outgoing.mahak_side import documents, people, the_document
from tests.sync.outgoing.poison import poison
from tests.sync.outgoing.worlds import MUG, World


def nilufar(world: World) -> int:
    """The person that Mahak knows from the beginning, with a national code and a mobile."""
    (person,) = world.cloud.store.rows("People", Mobile="09120000001")
    return int(str(person["PersonId"]))


def person_of(world: World, order_id: int) -> int:
    return int(the_document(world.cloud, order_id).order["PersonId"])


def map_to(world: World, customer: int, person: int) -> None:
    """As a human does on the Mappings page."""
    world.website.run(
        "INSERT INTO mahak_mappings (database_id, entity_type, mahak_id, local_id, origin)"
        " SELECT database_id, 'customer', :person, :customer, 'manual' FROM mahak_shop_account",
        person=person,
        customer=customer,
    )


def linked(world: World, person: int) -> bool:
    return bool(world.cloud.store.rows("VisitorPeople", PersonId=person, Deleted=False))


@pytest.mark.parametrize(
    "mobile",
    [
        "09120000001",
        "9120000001",
        "+98 912 000 0001",
        "00989120000001",
        "۰۹۱۲۰۰۰۰۰۰۱",
        "٠٩١٢-٠٠٠-٠٠٠١",
        "98912 0000001",
    ],
)
def test_a_customer_is_known_by_any_spelling_of_the_mobile(world: World, mobile: str) -> None:
    order = world.order(customer=world.website.customer(last_name="نمونه پور", mobile=mobile))
    world.cycle()
    assert person_of(world, order) == nilufar(world)
    assert world.saves("people") == 0


def test_a_mobile_typed_as_the_phone_is_one_too(world: World) -> None:
    order = world.order(customer=world.website.customer(last_name="نمونه پور", phone="0912 000 0001"))
    world.cycle()
    assert person_of(world, order) == nilufar(world)


def test_the_national_code_counts_more_than_the_mobile(world: World) -> None:
    world.cloud.shop.person("كيوان", "تمرين", "09130000002")
    world.take_in()
    both = world.website.customer(last_name="؟", mobile="09130000002", national_code="۰۰۱۲۳۴۵۶۷۹")
    order = world.order(customer=both)
    world.cycle()
    assert person_of(world, order) == nilufar(world)


def test_a_mapping_counts_more_than_both(world: World) -> None:
    other = world.cloud.shop.person("", "حساب شرکت")
    world.take_in()
    customer = world.website.customer(last_name="؟", mobile="09120000001", national_code="0012345679")
    map_to(world, customer, other)
    order = world.order(customer=customer)
    world.cycle()
    assert person_of(world, order) == other


def test_a_family_shares_a_mobile_and_whoever_has_another_national_code_is_somebody_else(
    world: World,
) -> None:
    mother = nilufar(world)
    son = world.website.customer(last_name="نمونه پور", mobile="09120000001", national_code="0499370899")
    order = world.order(customer=son)
    world.cycle()
    (person,) = people(world.cloud)
    assert person_of(world, order) == person["PersonId"] != mother
    assert person["NationalCode"] == "0499370899"


def test_two_persons_with_one_mobile_are_a_humans_to_tell_apart(world: World) -> None:
    twin = world.cloud.shop.person("نيما", "نمونه پور", "0912-000-0001")
    world.take_in()
    customer = world.website.customer(first_name="علی", last_name="رضایی", mobile="09120000001")
    order, other = world.order(customer=customer), world.order()
    report = world.cycle()
    assert world.state(order) == ("waiting", "customer-ambiguous")
    assert world.state(other) == ("sent", None)
    (finding,) = report.findings
    assert finding.facts["name"] == "علی رضایی"
    assert all(str(person) in str(finding.facts["candidates"]) for person in (twin, nilufar(world)))

    map_to(world, customer, twin)
    world.cycle()
    assert person_of(world, order) == twin


def test_a_person_that_left_the_visitors_list_is_nobody(world: World) -> None:
    person = nilufar(world)
    (link,) = world.cloud.store.rows("VisitorPeople", PersonId=person)
    world.cloud.desktop.change("VisitorPeople", int(str(link["VisitorPersonId"])), Deleted=True)
    world.take_in()
    order = world.order(customer=world.website.customer(last_name="نمونه پور", mobile="09120000001"))
    world.cycle()
    assert person_of(world, order) != person


def a_customer_whose_person_is_deleted(world: World) -> int:
    """A customer of the website that was created in Mahak, and deleted there by the shop."""
    customer = world.website.customer(first_name="علی", last_name="رضایی", mobile="09121112233")
    world.order(customer=customer)
    world.cycle()
    (person,) = people(world.cloud)
    world.cloud.desktop.change("People", int(person["PersonId"]), Deleted=True)
    world.take_in()
    return customer


def test_a_person_deleted_for_its_double_leaves_its_orders_to_the_double(world: World) -> None:
    customer = a_customer_whose_person_is_deleted(world)
    kept = world.cloud.shop.person("", "رضايي", "0912 111 2233")
    world.take_in()
    order = world.order(customer=customer)
    world.cycle()
    assert person_of(world, order) == kept
    assert world.cloud.desktop.sync().without_person == []


def test_nothing_is_booked_on_a_deleted_person_and_nobody_made_anew_until_a_human_says_who_it_is(
    world: World,
) -> None:
    customer = a_customer_whose_person_is_deleted(world)
    order = world.order(customer=customer)
    report = world.cycle()
    assert world.state(order) == ("waiting", "customer-deleted")
    (finding,) = report.findings
    assert finding.facts == {"name": "علی رضایی"}
    assert world.saves("people") == 1

    world.website.run("DELETE FROM mahak_mappings WHERE entity_type = 'customer'")
    map_to(world, customer, nilufar(world))
    world.cycle()
    assert person_of(world, order) == nilufar(world)


def test_whom_a_human_chose_gives_way_to_nobody_by_itself_when_it_leaves_the_visitors_list(
    world: World,
) -> None:
    chosen = world.cloud.shop.person("", "حساب شرکت")
    world.take_in()
    customer = world.website.customer(last_name="؟", mobile="09120000001")
    map_to(world, customer, chosen)
    (link,) = world.cloud.store.rows("VisitorPeople", PersonId=chosen)
    world.cloud.desktop.change("VisitorPeople", int(str(link["VisitorPersonId"])), Deleted=True)
    world.take_in()
    order = world.order(customer=customer)
    world.cycle()
    assert world.state(order) == ("waiting", "customer-deleted")


def test_an_order_of_nobody_goes_to_the_general_customer(world: World) -> None:
    order = world.order(customer=None)
    world.cycle()
    (general,) = world.cloud.store.rows("People", PersonCode=1)
    assert person_of(world, order) == general["PersonId"]
    assert world.saves("people") == 0


def test_a_new_customer_is_created_once_with_the_link_for_all_orders(world: World) -> None:
    customer = world.website.customer(first_name="علي", last_name="رضايي", mobile="۰۹۱۲۱۲۳۴۵۶۷", city="شيراز")
    orders = [world.order(customer=customer) for _ in range(3)]
    assert world.cycle().sent == 3
    orders.append(world.order(customer=customer))
    world.cycle()

    (person,) = people(world.cloud)
    assert (person["FirstName"], person["LastName"], person["City"]) == ("علی", "رضایی", "شیراز")
    assert person["Mobile"] == "09121234567"
    assert linked(world, person["PersonId"])
    assert {person_of(world, order) for order in orders} == {person["PersonId"]}
    assert world.saves("people") == 1
    assert person["PersonClientId"] == world.delivery(orders[0]).person_client_id


@pytest.mark.parametrize("fault", [Reset(commits=True), EMPTY_BODY, Status(500, commits=True), Reset()])
def test_a_person_whose_creation_was_not_answered_is_not_created_twice(world: World, fault: Fault) -> None:
    order = world.order()
    world.cloud.faults.arm("save", fault, containing="people")
    report = world.cycle()
    assert (report.sent, world.saves("orders")) == (0, 0)
    world.cycle()
    (person,) = people(world.cloud)
    assert person_of(world, order) == person["PersonId"]
    assert linked(world, person["PersonId"])


def test_two_guests_with_one_mobile_are_one_new_person(world: World) -> None:
    guests = [world.website.customer(last_name="رضایی", mobile=m) for m in ("09121234567", "+989121234567")]
    orders = [world.order(customer=guest) for guest in guests]
    later = [world.order() for _ in range(30)]  # so that the third guest comes in another request
    third = world.order(customer=world.website.customer(last_name="رضایی", mobile="00989121234567"))
    world.cycle()
    world.cycle()
    assert len({person_of(world, order) for order in (*orders, third)}) == 1
    assert len(people(world.cloud)) == 1 + len(later)


def test_a_person_mahak_refuses_holds_its_own_orders_and_is_not_asked_for_again(world: World) -> None:
    bad = world.website.customer(last_name="بد", mobile="09121111111")
    refused, again, other = world.order(customer=bad), world.order(customer=bad), world.order()
    poison(world.cloud, "people", "lastName", "بد", refusal="LastName is not valid ")
    world.cycle()
    assert world.state(refused) == world.state(again) == ("rejected", "person-refused")
    assert world.state(other) == ("sent", None)
    asked = world.saves("people")
    report = world.cycle()
    assert world.saves("people") == asked
    assert {f.facts["text"] for f in report.findings} == {"LastName is not valid"}

    world.website.run("UPDATE customers SET last_name = 'خوب' WHERE id = :id", id=bad)
    world.cycle()
    assert len({person_of(world, order) for order in (refused, again)}) == 1


def test_a_person_without_its_link_gets_no_invoice(world: World) -> None:
    order = world.order()
    world.cloud.faults.arm("save", RefusedRow("VisitorPeople"))
    world.cycle()
    assert not documents(world.cloud)[f"S-{order}"]
    world.cycle()
    assert linked(world, person_of(world, order))
    assert len(people(world.cloud)) == 1


@pytest.mark.parametrize("refused", [1, 2, 3])
def test_a_link_is_known_by_its_place_in_the_request_not_in_the_answer(world: World, refused: int) -> None:
    orders = [world.order() for _ in range(3)]
    world.cloud.faults.arm("save", RefusedRow("VisitorPeople", index=refused), containing="people")
    world.cloud.faults.arm("save", ResultsReversed(), containing="people")
    world.cycle()
    assert sum(bool(documents(world.cloud)[f"S-{order}"]) for order in orders) == 2
    assert not documents(world.cloud)[f"S-{orders[refused - 1]}"]
    world.cycle()
    assert all(linked(world, person_of(world, order)) for order in orders)
    assert len(people(world.cloud)) == 3


def test_persons_that_cannot_be_told_apart_in_the_answer_are_looked_for(world: World) -> None:
    orders = [world.order() for _ in range(3)]
    world.cloud.faults.arm("save", ResultsWithoutClientIds(), containing="people")
    assert world.cycle().sent == 0
    assert world.cycle().sent == 3
    assert len({person_of(world, order) for order in orders}) == len(people(world.cloud)) == 3
    assert world.saves("people") == 1


def test_a_customer_mahak_stumbles_over_does_not_hold_the_others(world: World) -> None:
    bad = world.website.customer(last_name="؟", mobile="09127777777")
    others = [world.order() for _ in range(5)]
    order = world.order(customer=bad)
    others += [world.order() for _ in range(5)]
    poison(world.cloud, "people", "mobile", "09127777777")
    world.cycle()
    world.cycle()
    assert [world.state(other)[0] for other in others] == ["sent"] * 10
    assert not documents(world.cloud)[f"S-{order}"]
    for _ in range(20):
        world.clock.wait(minutes=15)
        world.cycle()
    assert world.state(order) == ("rejected", "too-many-attempts")
    assert world.delivery(order).attempts == 8
    assert "محک" in tell("too-many-attempts", json.loads(world.delivery(order).facts), "fa").why
    asked = world.saves("people")
    world.cycle()
    assert world.saves("people") == asked


def test_customers_the_website_joined_share_the_person_that_was_created(world: World) -> None:
    guest = world.website.customer(last_name="مهمان")
    first = world.order(customer=guest)
    world.cycle()
    member = world.website.customer(last_name="عضو")
    world.website.change(first, customer_id=member)
    second = world.order(world.line(MUG, 3), customer=member)
    world.cycle()
    assert person_of(world, second) == person_of(world, first)
    assert len(people(world.cloud)) == 1


@pytest.mark.parametrize(
    "columns",
    [
        {"mobile": ""},
        {"mobile": "0912123"},
        {"mobile": "ندارد"},
        {"last_name": "🌸سارا🌸", "mobile": "091234567890"},
    ],
)
def test_a_customer_without_a_right_mobile_is_created_all_the_same(
    world: World, columns: dict[str, str]
) -> None:
    order = world.order(customer=world.website.customer(**columns))
    assert world.cycle().sent == 1
    (person,) = people(world.cloud)
    assert person_of(world, order) == person["PersonId"]
    assert person["Mobile"] == ""
    assert person["LastName"] == ("سارا" if "last_name" in columns else "مشتری سایت")
