"""What keeps a paid order back: told with its reason and its numbers, over as soon as the cause is."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from mahak_desk.sync.explanations import EXPLANATIONS
from mahak_desk.sync.settings import InvoiceSettings, StockSettings
from mahak_desk.website.database import Database
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, MUG, RICE, SAFFRON, World, a_world


def reason_of(world: World, order_id: int) -> str | None:
    """Why an order waits, after making sure that nothing of it was sent."""
    state, reason = world.state(order_id)
    assert state == "waiting"
    assert reason in EXPLANATIONS
    assert not documents(world.cloud)[f"S-{order_id}"]
    assert world.website.synced(order_id) == (False, None, False)
    return reason


def facts_of(world: World, order_id: int) -> dict[str, object]:
    (finding,) = [f for f in world.cycle().findings if f.entity_id == f"S-{order_id}"]
    return dict(finding.facts)


def test_an_order_without_lines_waits_until_it_has_some(world: World) -> None:
    empty = world.website.order()
    other = world.order()
    report = world.cycle()
    assert reason_of(world, empty) == "no-lines"
    assert (report.sent, report.waiting, report.result) == (1, 1, "partial")
    assert world.state(other) == ("sent", None)

    world.website.replace_lines(empty, world.line(MUG))
    assert world.cycle().sent == 1
    assert the_document(world.cloud, empty).total == 1_250_000


@pytest.mark.parametrize("variant_id", [None, 999_999], ids=["none", "unknown"])
def test_a_line_nobody_knows_holds_the_order_whole(world: World, variant_id: int | None) -> None:
    order = world.order(world.line(MUG), Line(variant_id, 1, 70_000, name="تابلو"))
    world.cycle()
    assert reason_of(world, order) == "line-unmapped"
    assert facts_of(world, order) == {"name": "تابلو"}


def test_a_line_is_sent_as_soon_as_it_is_mapped(world: World) -> None:
    order = world.order(Line(999, 1, 70_000, name="تابلو"))
    world.cycle()
    reason_of(world, order)
    made = world.cloud.shop.product("تابلو", prices=(70_000,), stock={1: 3})
    world.website.run(
        "INSERT INTO mahak_mappings (database_id, entity_type, mahak_id, local_id, origin)"
        " SELECT database_id, 'product_variant', :detail, 999, 'manual' FROM mahak_shop_account",
        detail=made.base.id,
    )
    world.cycle()
    assert the_document(world.cloud, order).counts == {made.base.id: 1}


@pytest.mark.parametrize("what", ["the detail", "its product"])
def test_an_item_deleted_in_mahak_waits_until_it_is_back(world: World, what: str) -> None:
    order = world.order(world.line(BOWL))
    detail = world.goods[BOWL].detail_id
    product = int(str(world.cloud.store.row("ProductDetails", detail)["ProductId"]))
    desktop = world.cloud.desktop
    delete, undelete = {
        "the detail": (lambda: desktop.delete_detail(detail), lambda: desktop.undelete_detail(detail)),
        "its product": (lambda: desktop.delete_product(product), lambda: desktop.undelete_product(product)),
    }[what]
    delete()
    world.take_in()
    world.cycle()
    assert reason_of(world, order) == "item-deleted"
    undelete()
    world.take_in()
    assert world.cycle().sent == 1


def test_a_line_that_left_the_site_after_it_was_paid_is_still_sent(world: World) -> None:
    order = world.order(world.line(BOWL))
    world.cloud.desktop.withdraw_detail(world.goods[BOWL].detail_id)
    world.take_in()
    hidden = world.website.row(
        "SELECT is_active FROM product_variants WHERE id = :id", id=world.goods[BOWL].variant_id
    )
    assert not hidden.is_active
    assert world.cycle().sent == 1
    assert the_document(world.cloud, order).total == 1_680_000


@pytest.mark.parametrize("quantity", [0, -1], ids=["zero", "negative"])
def test_a_quantity_that_is_not_positive_waits(world: World, quantity: int) -> None:
    order = world.order(world.line(MUG, quantity))
    world.cycle()
    assert reason_of(world, order) == "quantity-not-positive"
    assert facts_of(world, order) == {"name": MUG, "quantity": str(quantity)}


def test_half_a_mug_waits_and_half_a_kilo_does_not(world: World) -> None:
    mug, rice = (world.order(world.line(good, Decimal("0.5"))) for good in (MUG, RICE))
    world.cycle()
    assert reason_of(world, mug) == "quantity-fractional"
    assert facts_of(world, mug) == {"name": MUG, "quantity": "0.5", "unit": "عدد"}
    assert the_document(world.cloud, rice).total == 725_000


def test_a_line_one_rial_off_waits_with_both_numbers(world: World) -> None:
    order = world.order(world.line(MUG, 2, total=2_500_001))
    world.cycle()
    assert reason_of(world, order) == "line-total-differs"
    assert facts_of(world, order) == {"name": MUG, "line_total": 2_500_001, "rebuilt_total": 2_500_000}


@pytest.mark.parametrize("off", [-1, 1])
def test_an_order_one_rial_off_waits_with_both_numbers(world: World, off: int) -> None:
    order = world.order(world.line(MUG, 2), total_amount=2_500_000 + off)
    world.cycle()
    assert reason_of(world, order) == "totals-differ"
    assert facts_of(world, order) == {
        "order_total": 2_500_000 + off,
        "rebuilt_total": 2_500_000,
        "difference": 1,
    }
    world.website.change(order, total_amount=2_500_000)
    assert world.cycle().sent == 1


def test_tax_at_another_percent_than_mahaks_waits(world: World) -> None:
    right = world.order(world.line(SAFFRON), tax=1_503_000)
    wrong = world.order(world.line(SAFFRON), tax=1_670_000)
    world.cycle()
    assert the_document(world.cloud, right).total == 16_700_000 + 1_503_000
    assert reason_of(world, wrong) == "tax-differs"
    assert facts_of(world, wrong) == {"order_tax": 1_670_000, "rebuilt_tax": 1_503_000}


def test_tax_on_what_a_coupon_leaves_comes_to_what_was_paid(world: World) -> None:
    order = world.order(world.line(SAFFRON), discount=1_670_000, tax=1_352_700)
    world.cycle()
    assert the_document(world.cloud, order).total == 16_700_000 - 1_670_000 + 1_352_700


def test_amounts_no_sale_can_have_wait(world: World) -> None:
    huge = world.order(world.line(MUG), shipping=10**15)
    negative = world.order(world.line(MUG), shipping=-1)
    world.cycle()
    assert reason_of(world, huge) == "amount-absurd"
    assert reason_of(world, negative) == "negative-amount"


def test_an_order_of_nobody_waits_for_a_general_customer(sqlite_database: Database) -> None:
    with a_world(sqlite_database, InvoiceSettings()) as world:
        order = world.order(customer=None)
        world.cycle()
        assert reason_of(world, order) == "general-customer-missing"
        world.settings = msgspec.structs.replace(world.settings, invoices=InvoiceSettings(general_person=1))
        assert world.cycle().sent == 1


def test_a_new_customer_waits_while_two_groups_could_take_it(world: World) -> None:
    with world.cloud.store.session() as session:
        session.add("PersonGroups", PersonGroupCode=2, Name="همكاران")
    world.take_in()
    order = world.order()
    world.cycle()
    assert reason_of(world, order) == "person-group-not-chosen"
    assert facts_of(world, order) == {"groups": "1 (مشتریان سایت)، 2 (همکاران)"}
    chosen = msgspec.structs.replace(world.settings.invoices, person_group=2)
    world.settings = msgspec.structs.replace(world.settings, invoices=chosen)
    assert world.cycle().sent == 1


def test_an_order_waits_while_two_stores_could_give_the_goods(world: World) -> None:
    visitor = world.client.session().visitor_id
    world.cloud.desktop.change("Visitors", visitor, StoreCode=0)
    world.settings = msgspec.structs.replace(world.settings, stock=StockSettings(stores=(1,)))
    world.take_in()
    world.settings = msgspec.structs.replace(world.settings, stock=StockSettings())
    order = world.order()
    world.cycle()
    assert reason_of(world, order) == "store-not-chosen"
    world.settings = msgspec.structs.replace(world.settings, stock=StockSettings(stores=(2, 1)))
    world.cycle()
    (line,) = the_document(world.cloud, order).lines
    assert line["StoreId"] == world.cloud.shop.store_id(2)


def test_shipping_as_a_service_waits_until_the_service_is_set(world: World) -> None:
    service = msgspec.structs.replace(world.settings.invoices, shipping="service_line")
    world.settings = msgspec.structs.replace(world.settings, invoices=service)
    order = world.order(shipping=300_000)
    world.cycle()
    assert reason_of(world, order) == "shipping-not-set"
    with_income = msgspec.structs.replace(service, income=501)
    world.settings = msgspec.structs.replace(world.settings, invoices=with_income)
    world.cycle()
    assert the_document(world.cloud, order).total == 1_250_000 + 300_000


def test_a_transfer_waits_until_its_account_is_set(world: World) -> None:
    to_bank = msgspec.structs.replace(world.settings.invoices, receipt="bank_transfer", bank=77)
    world.settings = msgspec.structs.replace(world.settings, invoices=to_bank)
    world.cloud.desktop.change("Visitors", world.client.session().visitor_id, BankCode=0)
    world.take_in()
    order = world.order()
    world.cycle()
    assert reason_of(world, order) == "bank-not-set"
    right = msgspec.structs.replace(to_bank, bank=2)
    world.settings = msgspec.structs.replace(world.settings, invoices=right)
    world.cycle()
    assert the_document(world.cloud, order).paid == 1_250_000


def test_an_order_that_waits_does_so_without_a_request(world: World) -> None:
    world.order(Line(None, 1, 5, name="؟"), customer=None)
    before = len(world.cloud.requests)
    world.cycle()
    changed = world.website.row("SELECT changed_at FROM invoice_deliveries").changed_at
    world.cycle()
    assert len(world.cloud.requests) == before
    assert world.website.row("SELECT changed_at FROM invoice_deliveries").changed_at == changed
