"""What shop staff see and do on the page of products, over the real engine and the practice cloud."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mahak_desk.ui.mappings.map_dialog import MapDialog
from mahak_desk.ui.products.page import ProductsPage
from mahak_desk.ui.words.speech import plain
from tests.ui.catalogue_world import BAG, CatalogueWorld
from tests.ui.windows import WindowAtWork


def chip(page: ProductsPage, key: str) -> str:
    page.choose_chip(key)
    (made,) = [each for each in page.findChildren(QPushButton) if each.isCheckable() and each.isChecked()]
    return made.text()


def told(world: CatalogueWorld, variant_id: int) -> str:
    """Everything the pane says of a variant."""
    page = world.products
    world.select(page, variant_id)
    world.window.until(lambda: "What has happened" in world.window.texts(page.pane))
    return world.window.texts(page.pane)


def cell(page: ProductsPage, variant_id: int, key: str) -> str:
    """What the table says in a column."""
    row = next(row for row in page.model.rows if row.variant_id == variant_id)
    return plain(next(column for column in page.model.columns if column.key == key).text(row))


def test_every_variant_is_listed_with_its_counts(world: CatalogueWorld) -> None:
    page = world.products
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    rows = page.model.rows
    visible = sum(row.is_visible for row in rows)
    assert len(rows) > 100
    assert chip(page, "all") == f"All  {len(rows)}"
    assert chip(page, "visible") == f"On the website  {visible}"
    page.choose_chip("hidden")
    assert page.model.rowCount() == len(rows) - visible > 0
    world.window.until_quiet()


def test_searching_finds_by_code_in_any_digits_and_by_name(world: CatalogueWorld) -> None:
    page, line = world.products, world.a_line()
    page.search_line.setText(line.name)
    assert line in page.model.listed_rows()
    page.search_line.setText(line.code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    assert line in page.model.listed_rows()
    page.search_line.setText("there is no such thing")
    assert page.model.rowCount() == 0


def test_the_pane_reckons_price_and_stock(world: CatalogueWorld) -> None:
    line = world.a_line()
    words = told(world, line.variant_id)
    assert f"{line.price:,} Rial" in words
    assert "(the product's own level)" in words
    assert "انبار مرکزی" in words
    assert "The product came to the website" in words


def test_stock_that_is_sold_is_explained(world: CatalogueWorld) -> None:
    line = next(
        row
        for row in world.products.model.rows
        if row.is_visible and (row.on_site or 0) >= 2_000 and not row.options
    )
    world.order(line.variant_id)
    world.window.goes("incoming")
    page = world.products
    world.window.until(lambda: cell(page, line.variant_id, "difference") == "sold, not yet in Mahak's stock")
    assert cell(page, line.variant_id, "on_site").endswith(" *")
    words = told(world, line.variant_id)
    assert "Paid, not yet in Mahak" in words
    assert "\u22121" in words


def test_a_hidden_variant_says_why_and_what_to_do(world: CatalogueWorld) -> None:
    page = world.products
    hidden = next(row for row in page.model.rows if row.why_hidden == "properties-unreadable")
    assert cell(page, hidden.variant_id, "standing") == "Properties unreadable"
    assert "The properties of this item cannot be read." in told(world, hidden.variant_id)


def test_a_variant_whose_properties_were_emptied_is_told_by_hand_to_be_the_one_it_was(
    world: CatalogueWorld,
) -> None:
    page, pairs = world.products, world.mappings
    line = next(row for row in page.model.rows if row.is_visible and row.options)

    def says(problem: str | None) -> bool:
        return any(row.variant_id == line.variant_id and row.problem == problem for row in page.model.rows)

    def is_pressed(text: str, within: QWidget) -> bool:
        """Pressed in the moment it is there: a pane that is read again has new buttons."""
        found = [each for each in within.findChildren(QPushButton) if plain(each.text()) == text]
        for button in found[:1]:
            button.click()
        return bool(found)

    world.cloud.desktop.change("ProductDetails", line.detail_id or 0, Properties=None)
    world.window.goes("incoming")
    page = world.products
    world.window.until(lambda: says("properties-missing"))
    assert cell(page, line.variant_id, "standing") == "On the website"
    world.select(page, line.variant_id)
    world.window.until(lambda: is_pressed("Map it…", page.pane))
    world.window.until(lambda: world.window.window.findChildren(MapDialog))
    dialog = world.window.one(MapDialog)
    world.window.until(dialog._map.isEnabled)
    dialog._map.click()
    world.window.until(
        lambda: any(row.website_id == line.variant_id and row.origin == "manual" for row in pairs.model.rows)
    )
    world.window.goes("incoming")
    page = world.products
    world.window.until(lambda: says(None))


def test_a_price_that_jumped_is_accepted_in_the_pane(world: CatalogueWorld) -> None:
    line = world.a_line()
    world.cloud.desktop.change_price(line.detail_id or 0, (line.price or 0) * 20)
    world.window.goes("incoming")
    words = told(world, line.variant_id)
    assert "Accept it if it is right" in words
    world.window.button("Accept the new price", world.products.pane).click()
    page = world.products
    world.window.until(
        lambda: any(
            row.variant_id == line.variant_id and row.price == (line.price or 0) * 20
            for row in page.model.rows
        )
    )


def test_a_product_of_the_website_alone_leads_to_its_mapping(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    world.window.shop.touched("products")
    words = told(world, BAG)
    assert "no partner in Mahak" in words
    page = world.products
    world.window.button("Mapping", page.pane).click()
    mappings = world.window.window.shown_page
    world.window.until(lambda: mappings.search_line is not None and type(mappings).__name__ == "MappingsPage")


def test_the_place_of_a_product_shows_its_variants_only(world: CatalogueWorld) -> None:
    page = world.products
    shirt = next(row for row in page.model.rows if row.options)
    page.choose_chip("hidden")
    page.search_line.setText("nothing like it")
    world.window.go("products", product=shirt.mahak_product_id)
    listed = page.model.listed_rows()
    assert {row.product_id for row in listed} == {shirt.product_id}
    assert len(listed) > 1
    assert not page.banner.isVisible(), "it is on the website, whatever was looked for before"
    world.window.button("Show all products", page).click()
    assert page.model.rowCount() == len(page.model.rows)


def test_a_product_that_never_came_is_found_among_the_mappings(world: CatalogueWorld) -> None:
    world.sell_a_bag()
    made = world.cloud.shop.product("کیف دوشی چرم", 778, prices=(5_000,), stock={1: 1})
    world.window.goes("incoming")
    page = world.products
    world.window.go("products", product=made.id)
    world.window.until(lambda: page.banner.isVisible())
    world.window.button("Show it in the mappings", page.banner).click()
    mappings = world.mappings
    world.window.until(lambda: [row.mahak_id for row in mappings.selected_rows()] == [made.id])


def test_pictures_come_into_the_table_and_the_pane(world: CatalogueWorld) -> None:
    page = world.products
    first = page.model.index(0, 0, QModelIndex())
    page.view.viewport().grab()
    empty = page._thumbnails._empty

    def has_come() -> bool:
        icon = page.model.data(first, Qt.ItemDataRole.DecorationRole)
        return icon is not None and icon.cacheKey() != empty.cacheKey()

    world.window.until(has_come)
    world.select(page, page.model.row_at(0).variant_id)
    world.window.until(
        lambda: any(
            label.accessibleName() == "Picture of the product" for label in page.pane.findChildren(QLabel)
        )
    )


def test_a_changed_picture_is_seen_after_the_next_reading(world: CatalogueWorld) -> None:
    page = world.products
    thumbnails = page._thumbnails
    world.window.until(lambda: thumbnails._known)
    product_id = next(iter(thumbnails._known))
    before = thumbnails._known[product_id]
    world.window.shop.touched("products")
    world.window.until(
        lambda: product_id in thumbnails._outdated or thumbnails._known[product_id] is not before
    )
    assert thumbnails.icon(product_id) is not thumbnails._empty, "the old one is shown meanwhile"
    world.window.until(lambda: thumbnails._known[product_id] is not before)


def test_what_is_listed_is_exported_as_numbers(world: CatalogueWorld, tmp_path: Path) -> None:
    page = world.products
    page.choose_chip("visible")
    file = tmp_path / "products.xlsx"
    page.tables.export_listed(page.model, file)
    world.window.until(lambda: "The table is written" in world.window.texts(page.banner))
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    line = page.model.listed_rows()[0]
    price = line.price if line.sale_price is None else line.sale_price
    assert f"<v>{price}</v>" in sheet
    assert f"<v>{(Decimal(line.in_mahak) / 1000).normalize():f}</v>" in sheet


def test_a_right_click_copies_the_code(world: CatalogueWorld) -> None:
    page, line = world.products, world.a_line()
    verbs = {verb.text: verb.do for verb in page.row_verbs([line]) if verb is not None}
    verbs["Copy code"]()
    assert QGuiApplication.clipboard().text() == line.code
    assert page.row_verbs([line, line]) == ()


def test_a_shop_in_persian_speaks_persian(a_persian_window: WindowAtWork) -> None:
    a_persian_window.until_open()
    world = CatalogueWorld(a_persian_window)
    page, line = world.products, world.a_line()
    assert cell(page, line.variant_id, "standing") == "در سایت"
    world.select(page, line.variant_id)
    a_persian_window.until(lambda: "چه گذشته است" in a_persian_window.texts(page.pane))
    assert "سطح پیش‌فرض خود کالا" in a_persian_window.texts(page.pane)
