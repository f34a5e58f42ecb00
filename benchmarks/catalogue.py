"""A large catalogue as the bytes of one GetAllData answer, row shapes as the service sends them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

GOODS = (
    "تيشرت",
    "پيراهن",
    "شلوار جين",
    "كفش ورزشي",
    "كيف چرمي",
    "مانتو",
    "روسري",
    "جوراب نخي",
    "كلاه",
    "ژاكت",
)
CUTS = ("آستين كوتاه", "مردانه", "زنانه", "بچه گانه", "راحتي", "مجلسي", "تابستاني")
COLOURS = ("مشکی", "سفید", "سبز", "آبی", "قرمز", "طوسی")
SIZES = ("S", "M", "L", "XL", "31", "32", "33", "34", "36")
VISITOR = 50001
STORE = 32001

_STAMPS = {
    "DataHash": "EEAA609B73B58922A749556B119A10A246D890F9",
    "CreateDate": "2025-10-04T15:18:38.2345036",
    "UpdateDate": "2025-10-04T15:18:38.2345036",
    "CreateSyncId": 241538754,
    "UpdateSyncId": 241538754,
}


def write_answer(path: Path, products: int, details_each: int = 3) -> int:
    """Write an answer with so many products, `details_each` details each (one of them the base detail), a
    link and a stock row for each detail. Returns the file's size in bytes."""
    with path.open("wb") as out:
        out.write(b'{"Result":true,"Data":{"Objects":{"Banks":null,')
        _write_list(out, "Products", (_product(i) for i in range(products)))
        _write_list(out, "ProductCategories", (_category(i) for i in range(40)))
        details = products * details_each
        _write_list(out, "ProductDetails", (_detail(i, details_each) for i in range(details)))
        _write_list(out, "PropertyDescriptions", (_property(3, "رنگ"), _property(4, "سایز")))
        _write_list(out, "ProductDetailStoreAssets", (_asset(i) for i in range(details)))
        _write_list(out, "VisitorProducts", (_link(i) for i in range(details)))
        _write_list(out, "Stores", (_store(),))
        out.write(b'"TaxOrderReceipts":null}}}')
    return path.stat().st_size


def _write_list(out: BinaryIO, group: str, rows: object) -> None:
    out.write(f'"{group}":['.encode())
    first = True
    for row in rows:  # type: ignore[attr-defined]
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        out.write(b"" if first else b",")
        out.write(text.encode())
        first = False
    out.write(b"],")


def _product(i: int) -> dict[str, object]:
    return {
        "ProductId": 8_000_000 + i,
        "ProductClientId": 0,
        "ProductCode": i + 1,
        "ProductCategoryId": 239_000 + i % 40,
        "Name": _name(i),
        "UnitName": "عدد",
        "UnitName2": "عدد",
        "UnitCode": None,
        "UnitCode2": None,
        "Tags": "",
        "UnitRatio": 0,
        "Min": 1,
        "TaxPercent": 0,
        "ChargePercent": 0,
        "Width": 0,
        "Height": 0,
        "Length": 0,
        "Weight": 0,
        "Type": 0,
        "Description": None,
        "ProductTIN": None,
        "UnitTIN": None,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_250_000_000 + i,
        "ProductCategoryClientId": 0,
        "ProductCategoryCode": 0,
    }


def _name(i: int) -> str:
    """As the service spells it. Neighbours are not neighbours in the alphabet, as in any shop that grew."""
    mixed = i * 7919
    return f"{GOODS[mixed % 10]} {CUTS[mixed % 7]} مدل {mixed % 100_003}  "


def _category(i: int) -> dict[str, object]:
    return {
        "ProductCategoryId": 239_000 + i,
        "ProductCategoryClientId": 0,
        "ProductCategoryCode": i + 1,
        "Name": f"گروه {i}",
        "Color": None,
        "Icon": None,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_249_000_000 + i,
    }


def _detail(i: int, details_each: int) -> dict[str, object]:
    product, place = divmod(i, details_each)
    pairs = f'[{{"C":"3", "V":"{COLOURS[i % 6]}"}},{{"C":"4", "V":"{SIZES[i % 9]}"}}]'
    return {
        "ProductDetailId": 9_000_000 + i,
        "ProductDetailClientId": 0,
        "ProductDetailCode": i if place else 0,
        "ProductId": 8_000_000 + product,
        "Properties": pairs if place else None,
        "Properties2": None,
        "Count1": 0,
        "Count2": 0,
        "Barcode": f"626{i:010d}" if place else "",
        "Price1": 9_000_000 + i % 1000 * 1000,
        **{f"Price{level}": 0 for level in range(2, 11)},
        "Discount": 0,
        **{f"Discount{level}": 0 for level in range(1, 5)},
        "DefaultDiscountLevel": 1,
        "DiscountType": 0,
        "DefaultSellPriceLevel": 1,
        "CustomerPrice": 0,
        "Serials": None,
        "DefaultConsumerPriceLevel": 0,
        **{f"ConsumerPrice{level}": 0 for level in range(1, 11)},
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_251_000_000 + i,
        "ProductClientId": 0,
        "ProductCode": 0,
    }


def _link(i: int) -> dict[str, object]:
    return {
        "VisitorProductId": 77_000_000 + i,
        "ProductDetailId": 9_000_000 + i,
        "VisitorId": VISITOR,
        "Count1": i % 20,
        "Count2": 0,
        "Price": 0,
        "Serials": None,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_252_000_000 + i,
        "ProductDetailClientId": 0,
        "ProductDetailCode": 0,
        "VisitorClientId": 0,
        "VisitorCode": 0,
    }


def _asset(i: int) -> dict[str, object]:
    return {
        "ProductDetailStoreAssetId": 88_000_000 + i,
        "ProductDetailId": 9_000_000 + i,
        "StoreId": STORE,
        "Count1": i % 20,
        "Count2": 0,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_253_000_000 + i,
    }


def _property(code: int, name: str) -> dict[str, object]:
    return {
        "PropertyDescriptionId": 55_000 + code,
        "PropertyDescriptionCode": code,
        "Name": name,
        "Title": name,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_248_000_000 + code,
    }


def _store() -> dict[str, object]:
    return {
        "StoreId": STORE,
        "StoreClientId": 0,
        "StoreCode": 1,
        "Name": "انبار مركزي",
        "Stock": 0,
        "Comment": None,
        "Deleted": False,
        **_STAMPS,
        "RowVersion": 4_247_000_000,
    }
