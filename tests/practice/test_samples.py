"""The practice cloud beside the captured answers of the real service: same keys, same order, same kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, Json, a_line, an_order, results

READS = (
    "getalldata-page.json",
    "getalldata-pictures.ASSUMED-URL.json",
    "getalldata-link-removed.json",
    "getalldata-order-registered.ASSUMED.json",
)
ENTITIES = (
    *("Product", "ProductCategory", "ProductDetail", "PropertyDescription", "ProductDetailStoreAsset"),
    *("VisitorProduct", "Store", "Picture", "PhotoGallery", "Order", "OrderDetail", "Transaction"),
)


@pytest.fixture
def shop_caller() -> Iterator[Caller]:
    """A caller at a demo shop of its own in which one order is already registered."""
    with PracticeCloud() as cloud:
        caller = Caller(cloud)
        with closing(caller.session):
            person_id = caller.rows("Person", "People")[0]["PersonId"]
            detail_id = next(
                row["ProductDetailId"]
                for row in caller.rows("VisitorProduct", "VisitorProducts")
                if row["Count1"] > 1
            )
            caller.save(orders=[an_order(personId=person_id)], orderDetails=[a_line(detail_id)])
            cloud.desktop.sync()
            yield caller


def sample(folder: Path, name: str) -> Json:
    content: Json = json.loads((folder / name).read_text("utf-8"))
    return content


def kind(value: object) -> str:
    return (
        "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__
    )


@pytest.mark.parametrize("name", READS)
def test_rows_have_the_real_keys_in_the_real_order(shop_caller: Caller, samples: Path, name: str) -> None:
    real = sample(samples, name)["Data"]["Objects"]
    ours = shop_caller.read(**{f"from{entity}Version": 0 for entity in ENTITIES})
    assert list(ours) == list(real)
    compared = 0
    for group, rows in real.items():
        for row in rows or ():
            assert list(ours[group][0]) == list(row), group
            compared += 1
    assert compared


@pytest.mark.parametrize("name", READS)
def test_values_are_of_the_real_kinds(shop_caller: Caller, samples: Path, name: str) -> None:
    real = sample(samples, name)["Data"]["Objects"]
    ours = shop_caller.read(**{f"from{entity}Version": 0 for entity in ENTITIES})
    for group, rows in real.items():
        for row in rows or ():
            for key, value in row.items():
                kinds = {kind(our[key]) for our in ours[group]}
                assert kind(value) in kinds | {"NoneType"} or kinds == {"NoneType"}, (group, key)


def test_a_base_detail_and_a_variant_look_like_the_real_ones(samples: Path, shop_caller: Caller) -> None:
    real = sample(samples, "getalldata-page.json")["Data"]["Objects"]["ProductDetails"]
    ours = shop_caller.rows("ProductDetail", "ProductDetails")
    changing = {
        "ProductDetailId",
        "ProductId",
        "ProductDetailCode",
        "Properties",
        "Price1",
        "Price2",
        "Barcode",
    }
    stamps = {"DataHash", "CreateDate", "UpdateDate", "CreateSyncId", "UpdateSyncId", "RowVersion"}
    plain = next(row for row in ours if row["ProductDetailCode"] == 0 and not row["Discount1"])
    for key, value in real[0].items():
        if key not in changing | stamps:
            assert plain[key] == value, key


def test_the_empty_answers_are_the_same_to_the_letter(samples: Path, shop_caller: Caller) -> None:
    asked_nothing = shop_caller.post("GetAllData", {}).json()
    assert asked_nothing == sample(samples, "getalldata-nothing-requested.json")
    newest = shop_caller.cloud.store.row_version
    asked_two = {"fromPictureVersion": newest, "fromPhotoGalleryVersion": newest}
    assert shop_caller.post("GetAllData", asked_two).json() == sample(samples, "getalldata-empty.json")


def test_logins_have_the_real_keys(samples: Path, shop_caller: Caller) -> None:
    real = sample(samples, "login-success.json")
    assert list(shop_caller.log_in()) == list(real["Data"])
    refused = shop_caller.post("Login", {"userName": "x", "password": "y"}).json()
    assert refused == sample(samples, "login-failure.ASSUMED.json")


def test_the_sample_order_is_saved_as_the_real_service_saved_it(samples: Path, shop_caller: Caller) -> None:
    real = sample(samples, "savealldata-success.json")
    ours = shop_caller.save(**sample(samples, "savealldata-request-order.json"))
    assert list(ours["Data"]["Objects"]) == list(real["Data"]["Objects"])
    for group in ("Orders", "OrderDetails", "Receipts", "Cheques"):
        (real_row,), (our_row,) = results(real, group), results(ours, group)
        assert list(our_row) == list(real_row)
        assert our_row["EntityClientId"] == real_row["EntityClientId"]


def test_the_captured_refusal_is_the_same_to_the_letter(samples: Path, shop_caller: Caller) -> None:
    real = sample(samples, "savealldata-partial-failure.json")
    ours = shop_caller.save(
        orders=[an_order(7)], orderDetails=[{"orderDetailClientId": 8, "orderClientId": 7, "productId": 1}]
    )
    assert list(ours) == list(real)
    assert results(ours, "OrderDetails") == results(real, "OrderDetails")
    assert results(ours, "Orders")[0].keys() == results(real, "Orders")[0].keys()


def test_the_assumed_refusals_are_the_same_too(samples: Path, shop_caller: Caller) -> None:
    carrier = shop_caller.save(orders=[an_order(9, sendCost=500)])
    assert carrier == sample(samples, "savealldata-carrier-missing.ASSUMED-TEXT.json")
    resend = shop_caller.save(orders=[an_order(501)])
    assert resend == sample(samples, "savealldata-resend-registered.ASSUMED-TEXT.json")
