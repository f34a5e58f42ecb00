"""What shop staff see and do on the page of mappings, over the real engine and the practice cloud."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from sqlalchemy import insert, update

from mahak_desk.practice.builder import COLOUR, Variant
from mahak_desk.ui.mappings.map_dialog import MapDialog
from mahak_desk.ui.mappings.page import MappingsPage
from mahak_desk.ui.words.speech import plain
from mahak_desk.website.tables import categories, products
from tests.ui.catalogue_world import BAG, BAG_PRICE, BAG_PRODUCT, CatalogueWorld
from tests.ui.windows import WindowAtWork

BAG_ROW = ("variant", BAG)
POT = "گلدان سرامیکی بلند"


def line_at(page: MappingsPage, ident: Hashable):  # type: ignore[no-untyped-def]
    return next((row for row in page.model.rows if page.ident(row) == ident), None)


def a_bag_that_orders_wait_for(world: CatalogueWorld, orders: int = 2) -> list[str]:
    world.sell_a_bag()
    numbers = [world.order() for _ in range(orders)]
    world.window.goes("outgoing")
    return numbers


def open_dialog(world: CatalogueWorld, ident: Hashable) -> MapDialog:
    """Of a row that is chosen and mapped by its button; what can be chosen has been read."""
    page = world.mappings
    world.window.until(lambda: line_at(page, ident) is not None)
    world.select(page, ident)
    world.window.until(page._map_button.isEnabled)
    page._map_button.click()
    return dialog_of(world)


def dialog_of(world: CatalogueWorld) -> MapDialog:
    world.window.until(lambda: world.window.window.findChildren(MapDialog))
    dialog = world.window.one(MapDialog)
    world.window.until(lambda: heading(dialog) != "Reading…")
    return dialog


def heading(dialog: MapDialog) -> str:
    return plain(dialog._heading.text())


def choices(dialog: MapDialog) -> list[str]:
    return [dialog._list.item(place).text() for place in range(dialog._list.count())]


def choose(world: CatalogueWorld, dialog: MapDialog, name: str) -> None:
    """Search for something by its name and map to it."""
    dialog._search.setText(name)
    world.window.until(lambda: heading(dialog) == "Found" and name in choices(dialog))
    dialog._list.setCurrentRow(choices(dialog).index(name))
    dialog._map.click()


def test_every_pair_and_what_has_none_is_listed(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    page = world.mappings
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert {row.kind for row in page.model.rows} == {"category", "product", "variant"}
    page.choose_chip("only_website")
    assert [row.website_name for row in page.model.listed_rows()] == ["کیف دوشی چرم"]
    assert len({page.ident(row) for row in page.model.rows}) == len(page.model.rows)


def test_mapping_releases_the_orders_and_says_how_many(world: CatalogueWorld) -> None:
    numbers = a_bag_that_orders_wait_for(world)
    page = world.mappings
    page.choose_chip("waiting")
    world.window.until(lambda: line_at(page, BAG_ROW) is not None)
    assert line_at(page, BAG_ROW).waiting == 2
    dialog = open_dialog(world, BAG_ROW)
    choose(world, dialog, POT)
    world.window.until(lambda: "is mapped." in world.window.texts(page.banner))
    assert "2 orders go to Mahak now." in world.window.texts(page.banner)
    world.window.until(lambda: {world.state(number) for number in numbers} <= {"sent", "waiting", "ready"})
    world.window.until(
        lambda: line_at(page, BAG_ROW) is not None and line_at(page, BAG_ROW).origin == "manual"
    )
    assert line_at(page, BAG_ROW).mahak_name == POT


def test_a_mapping_can_be_undone(world: CatalogueWorld) -> None:
    a_bag_that_orders_wait_for(world, 1)
    dialog = open_dialog(world, BAG_ROW)
    choose(world, dialog, POT)
    page = world.mappings
    world.window.until(lambda: page.banner.isVisible())
    former = next(row for row in page.model.rows if row.kind == "variant" and row.website_name == POT)
    world.window.button("Undo", page.banner).click()
    world.window.until(lambda: line_at(page, BAG_ROW) is not None and line_at(page, BAG_ROW).origin is None)
    world.window.until(lambda: line_at(page, page.ident(former)).mahak_name == POT)
    assert "An invoice that went to Mahak meanwhile stays there" in world.window.texts(page.banner)


def test_proposals_come_before_anything_is_typed(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    dialog = open_dialog(world, BAG_ROW)
    assert heading(dialog) == "It may be one of these"
    assert "کیف دوشی چرم صحرا" in choices(dialog)
    assert "leaves the site" in plain(dialog._warning.text())
    dialog._search.setText("no such thing")
    world.window.until(lambda: not choices(dialog))
    assert not dialog._map.isEnabled()
    dialog.reject()


def test_the_keyboard_is_enough(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    page = world.mappings
    world.select(page, BAG_ROW)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    dialog = dialog_of(world)
    dialog._search.setText("کیف دوشی")
    world.window.until(lambda: heading(dialog) == "Found")
    QTest.keyClick(dialog._search, Qt.Key.Key_Return)
    world.window.until(
        lambda: line_at(page, BAG_ROW) is not None and line_at(page, BAG_ROW).origin == "manual"
    )


def test_enter_takes_nothing_that_was_listed_before_what_is_typed(world: CatalogueWorld) -> None:
    """A scanner types a code and sends Enter within a moment, before its product is found."""
    world.sell_a_bag()
    dialog = open_dialog(world, BAG_ROW)
    taken: list[object] = []
    dialog.chosen.connect(taken.append)
    dialog._search.setText("گلدان سرامیکی")
    QTest.keyClick(dialog._search, Qt.Key.Key_Return)
    assert not taken
    world.window.until(lambda: heading(dialog) == "Found")
    assert dialog._map.isEnabled()
    assert not taken
    dialog.reject()


def test_others_lead_straight_to_the_dialog(world: CatalogueWorld) -> None:
    a_bag_that_orders_wait_for(world, 1)
    world.window.go("mappings", row=BAG_ROW, verb="map")
    dialog = dialog_of(world)
    assert "K-7" in world.window.texts(dialog)
    assert "1 order waits for it" in world.window.texts(dialog)
    dialog.reject()


def test_a_customer_that_could_be_two_persons_is_told_apart(world: CatalogueWorld) -> None:
    for name in ("یکم", "دوم"):
        world.cloud.shop.person("نیلوفر", name, "09125550001")
    world.window.goes("incoming")
    line = world.a_line()
    number = world.order(line.variant_id, customer_id=world.customer("نیلوفر", "09125550001"))
    world.window.goes("outgoing")
    dialog = open_dialog(world, ("customer", 77))
    assert sorted(choices(dialog)[:2]) == ["نیلوفر دوم", "نیلوفر یکم"]
    choose(world, dialog, "نیلوفر دوم")
    page = world.mappings
    world.window.until(lambda: "1 order goes to Mahak now." in world.window.texts(page.banner))
    world.window.until(lambda: world.state(number) != "waiting")


def test_a_pair_made_by_hand_is_taken_back(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    dialog = open_dialog(world, BAG_ROW)
    choose(world, dialog, POT)
    page = world.mappings
    world.window.until(
        lambda: line_at(page, BAG_ROW) is not None and line_at(page, BAG_ROW).origin == "manual"
    )
    world.select(page, BAG_ROW)
    world.window.until(page._forget_button.isEnabled)
    page._forget_button.click()
    world.window.until(lambda: line_at(page, BAG_ROW) is not None and line_at(page, BAG_ROW).origin is None)


def test_a_product_of_the_same_name_can_be_one_of_its_own(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    made = world.cloud.shop.product("کیف دوشی چرم", 777, prices=(BAG_PRICE,), stock={1: 1})
    world.window.goes("incoming")
    page, ident = world.mappings, ("mahak product", made.id)
    world.select(page, ident)
    world.window.until(lambda: "کیف دوشی چرم" in world.window.texts(page.pane))
    world.window.button("They are two products", page.pane).click()
    world.window.until(
        lambda: any(row.mahak_id == made.id and row.website_id is not None for row in page.model.rows)
    )


def test_a_variant_that_none_of_the_websites_is_can_be_another_one(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    world.write(update(products).where(products.c.id == BAG_PRODUCT).values(code="777"))
    made = world.cloud.shop.product("کیف", 777, prices=(BAG_PRICE,), variants=[Variant({COLOUR: "سبز"})])
    world.window.goes("incoming")
    page, ident = world.mappings, ("mahak variant", made.variants[0].id)
    world.select(page, ident)
    asks = "It matches none of the product's variants on the website."
    world.window.until(lambda: asks in world.window.texts(page.pane))
    world.window.button("They are other variants", page.pane).click()
    world.window.until(
        lambda: any(row.mahak_id == ident[1] and row.website_id is not None for row in page.model.rows)
    )


def test_a_category_of_the_websites_own_is_mapped_undone_and_mapped_again(world: CatalogueWorld) -> None:
    world.write(insert(categories).values(id=500, name="فروشگاه"))
    page = world.mappings
    former = next(row for row in page.model.rows if row.kind == "category" and row.mahak_id is not None)
    for again in (True, False):
        dialog = open_dialog(world, ("category", 500))
        choose(world, dialog, former.mahak_name)
        world.window.until(lambda: the_category(page) == ("manual", former.mahak_name))
        if again:
            world.window.button("Undo", page.banner).click()
            world.window.until(lambda: the_category(page) == (None, ""))
    world.select(page, ("category", 500))
    world.window.until(page._forget_button.isEnabled)
    page._forget_button.click()
    world.window.until(lambda: the_category(page) == (None, ""))


def the_category(page: MappingsPage) -> tuple[str | None, str] | None:
    line = line_at(page, ("category", 500))
    return line and (line.origin, line.mahak_name)


def test_a_category_that_may_be_the_websites_is_told_to_be_another_one(world: CatalogueWorld) -> None:
    world.write(insert(categories).values(id=500, name="فروشگاه"))
    key = world.cloud.shop.category("فروشگاه")
    world.window.goes("incoming")
    page, ident = world.mappings, ("mahak category", key)
    dialog = open_dialog(world, ident)
    assert choices(dialog)[:1] == ["فروشگاه"]
    dialog.reject()
    asks = "Mahak's category “فروشگاه” may be the website's own."
    world.window.until(lambda: asks in world.window.texts(page.pane))
    world.window.button("They are two categories", page.pane).click()
    world.window.until(lambda: any(row.mahak_id == key and row.origin == "auto" for row in page.model.rows))


def test_a_shop_in_persian_speaks_persian(a_persian_window: WindowAtWork) -> None:
    a_persian_window.until_open()
    world = CatalogueWorld(a_persian_window)
    a_bag_that_orders_wait_for(world, 3)
    page = world.mappings
    a_persian_window.until(lambda: line_at(page, BAG_ROW) is not None)
    world.select(page, BAG_ROW)
    a_persian_window.until(lambda: "«کیف دوشی چرم» در محک جفت ندارد." in a_persian_window.texts(page.pane))
    a_persian_window.button("۳ سفارش منتظر", page.pane)
