"""`mahak-desk export`: the files, opened again as a spreadsheet program would."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import insert, select

from mahak_desk.sync.clock import SystemClock
from mahak_desk.website import tables
from tests.cli.shops import Shop

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBER_OF_ROWS = {"products": 20, "orders": 1, "mappings": 41, "problems": 0, "runs": 1}


@pytest.fixture
def busy_shop(shop: Shop) -> Shop:
    """Synced, with one order of a customer whose name is a formula."""
    shop.run("sync", "incoming")
    moment = SystemClock().now()
    shop.write(
        insert(tables.customers).values(id=1, first_name='=HYPERLINK("http://x")', mobile="09120000000")
    )
    shop.write(
        insert(tables.user_orders).values(
            order_number="W-1", customer_id=1, total_amount=5_000_000, paid_at=moment, payment_status="Paid"
        )
    )
    return shop


@pytest.mark.parametrize("what", NUMBER_OF_ROWS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_export_has_a_header_and_its_rows(
    busy_shop: Shop, tmp_path: Path, what: str, ending: str
) -> None:
    file = tmp_path / f"خروجی {what}.{ending}"
    ended = busy_shop.spawn("export", what, str(file))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{NUMBER_OF_ROWS[what]} rows written to {file}.\n"
    rows = read_csv(file) if ending == "csv" else read_sheet(file)
    assert len(rows) == 1 + NUMBER_OF_ROWS[what]
    assert len(set(rows[0])) == len(rows[0])


@pytest.mark.parametrize("what", NUMBER_OF_ROWS)
def test_both_kinds_of_file_say_the_same(busy_shop: Shop, tmp_path: Path, what: str) -> None:
    busy_shop.write(tables.customers.update().values(first_name="سارا"))
    for ending in ("csv", "xlsx"):
        busy_shop.run("export", what, str(tmp_path / f"a.{ending}"))
    assert read_csv(tmp_path / "a.csv") == read_sheet(tmp_path / "a.xlsx")


def test_the_products_are_those_of_the_website(busy_shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    busy_shop.run("export", "products", str(file))
    header, *rows = read_csv(file)
    products = [dict(zip(header, row, strict=True)) for row in rows]
    assert {product["Price (Rial)"] for product in products} == {"1000000"}
    assert {product["Stock"] for product in products} == {"5"}
    assert {product["Category"] for product in products} == {"پوشاک"}
    assert {product["On sale"] for product in products} == {"1"}


def test_a_persian_sheet_runs_from_right_to_left(busy_shop: Shop, tmp_path: Path) -> None:
    persian, english = tmp_path / "fa.xlsx", tmp_path / "en.xlsx"
    busy_shop.run("--language", "fa", "export", "products", str(persian))
    busy_shop.run("--language", "en", "export", "products", str(english))
    assert 'rightToLeft="1"' in sheet_xml(persian)
    assert 'rightToLeft="1"' not in sheet_xml(english)
    assert read_sheet(persian)[0][2] == "نام کالا"


def test_a_text_that_looks_like_a_formula_stays_text(busy_shop: Shop, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        busy_shop.run("export", "orders", str(tmp_path / f"orders.{ending}"))
    assert read_csv(tmp_path / "orders.csv")[1][3] == '\'=HYPERLINK("http://x")'
    assert read_sheet(tmp_path / "orders.xlsx")[1][3] == '=HYPERLINK("http://x")'
    assert "<f>" not in sheet_xml(tmp_path / "orders.xlsx")


def test_excel_is_told_that_the_csv_is_utf8(busy_shop: Shop, tmp_path: Path) -> None:
    busy_shop.run("export", "products", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_shop_without_a_database_exports_a_header(shop: Shop, tmp_path: Path) -> None:
    assert shop.run("export", "products", str(tmp_path / "a.csv")).code == 0
    assert len(read_csv(tmp_path / "a.csv")) == 1
    assert not shop.profile.database_file.exists()


@pytest.mark.parametrize("name", ["products.ods", "products"])
def test_another_kind_of_file_is_refused(shop: Shop, tmp_path: Path, name: str) -> None:
    ended = shop.run("export", "products", str(tmp_path / name))
    assert ended.code == 2
    assert "Give a name that ends in .csv or .xlsx." in ended.err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_folder_that_is_not_there_is_named(shop: Shop, tmp_path: Path, name: str) -> None:
    file = tmp_path / "nowhere" / name
    ended = shop.run("export", "products", str(file))
    assert ended.code == 2
    assert f"{file} cannot be written to" in ended.err


def test_a_file_of_that_name_is_replaced(busy_shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    busy_shop.run("export", "products", str(tmp_path / "a.csv"))
    assert len(read_csv(tmp_path / "a.csv")) == 21
    assert [path.name for path in tmp_path.glob("*a.csv*")] == ["a.csv"]


def test_the_orders_of_the_website_are_left_as_they_are(busy_shop: Shop, tmp_path: Path) -> None:
    busy_shop.run("export", "orders", str(tmp_path / "a.csv"))
    assert busy_shop.scalar(select(tables.user_orders.c.synced_to_mahak)) is False


def read_csv(file: Path) -> list[list[str]]:
    with open(file, encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def sheet_xml(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def read_sheet(file: Path) -> list[list[str]]:
    """The cells as text, empty ones too, as far as the header reaches."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            shared = ["".join(item.itertext()) for item in strings]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        cells = {column_of(cell): text_of(cell, shared) for cell in row}
        width = len(rows[0]) if rows else len(cells)
        rows.append([cells.get(column, "") for column in range(width)])
    return rows


def column_of(cell: ElementTree.Element) -> int:
    letters = cell.attrib["r"].rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def text_of(cell: ElementTree.Element, shared: list[str]) -> str:
    text = "".join(cell.itertext())
    return shared[int(text)] if cell.get("t") == "s" else text
