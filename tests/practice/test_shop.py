from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest

from mahak_desk.practice.builder import PRODUCT_PICTURE
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shop import LATE_CATEGORY_ID
from mahak_desk.practice.volume import build_catalogue
from tests.practice.calling import Caller, Json, ids


@pytest.fixture(scope="module")
def products(demo: Caller) -> list[Json]:
    return demo.rows("Product", "Products")


@pytest.fixture(scope="module")
def details(demo: Caller) -> list[Json]:
    return demo.rows("ProductDetail", "ProductDetails")


def test_the_shop_is_small(products: list[Json], details: list[Json], demo: Caller) -> None:
    per_product = Counter(detail["ProductId"] for detail in details)
    assert len(products) == 36
    assert sum(count > 1 for count in per_product.values()) == 20
    assert len(demo.rows("ProductCategory", "ProductCategories")) == 6


def test_every_product_keeps_exactly_one_base_detail(products: list[Json], details: list[Json]) -> None:
    base = Counter(row["ProductId"] for row in details if row["ProductDetailCode"] == 0)
    assert base == Counter(ids(products, "ProductId"))
    assert all(row["Properties"] is None for row in details if row["ProductDetailCode"] == 0)


def test_variant_codes_run_over_the_whole_database(details: list[Json]) -> None:
    codes = sorted(row["ProductDetailCode"] for row in details if row["ProductDetailCode"])
    assert codes == list(range(1, len(codes) + 1))


def test_names_are_as_untidy_as_real_ones(products: list[Json]) -> None:
    names = [row["Name"] for row in products]
    assert all(name.endswith("  ") for name in names)
    assert any("  " in name.strip() for name in names)
    assert any("ي" in name for name in names)
    assert any("ك" in name for name in names)


def test_properties_vary_in_order_and_one_is_malformed(details: list[Json]) -> None:
    orders: set[tuple[str, ...]] = set()
    malformed = 0
    for row in details:
        if row["Properties"] is None:
            continue
        try:
            orders.add(tuple(pair["C"] for pair in json.loads(row["Properties"])))
        except ValueError:
            malformed += 1
    assert orders == {("3", "4"), ("4", "3"), ("3",), ("4",), ("9",)}
    assert malformed == 1
    assert any(row["Properties"] == '[{"C":"3", "V":"سفید"},{"C":"4", "V":"مدیوم"}]' for row in details)


def test_prices_have_a_site_level_and_one_is_junk(details: list[Json]) -> None:
    assert any(row["Price2"] == 0 for row in details)
    junk = [row for row in details if 0 < row["Price2"] < row["Price1"] / 100]
    assert [(row["Price1"], row["Price2"]) for row in junk] == [(5_379_000, 200)]


def test_stocks_are_in_two_stores_and_zero_negative_and_fractional(demo: Caller) -> None:
    counts = [row["Count1"] for row in demo.rows("ProductDetailStoreAsset", "ProductDetailStoreAssets")]
    assert 0 in counts
    assert min(counts) < 0
    assert 7.35 in counts
    assert sorted(row["StoreCode"] for row in demo.rows("Store", "Stores")) == [1, 2]
    (visitor,) = demo.rows("Visitor", "Visitors")
    assert (visitor["StoreCode"], visitor["CashCode"], visitor["BankCode"]) == (1, 1, 1)


def test_a_links_count_is_that_of_the_visitors_store(demo_cloud: PracticeCloud) -> None:
    own_store = demo_cloud.shop.store_id(1)
    assets = demo_cloud.store.rows("ProductDetailStoreAssets", StoreId=own_store)
    counts = {row["ProductDetailId"]: row["Count1"] for row in assets}
    links = demo_cloud.store.rows("VisitorProducts")
    assert {link["ProductDetailId"]: link["Count1"] for link in links}.items() <= counts.items()


def test_one_of_each_oddity(demo: Caller, products: list[Json]) -> None:
    assert sum(row["Deleted"] for row in products) == 1
    assert sum(row["Deleted"] for row in demo.rows("VisitorProduct", "VisitorProducts")) == 1
    categories = ids(demo.rows("ProductCategory", "ProductCategories"), "ProductCategoryId")
    assert ids(products, "ProductCategoryId") - categories == {LATE_CATEGORY_ID}
    assert {row["TaxPercent"] for row in products} == {-1, 0, 6}


def test_half_of_the_goods_have_a_picture_and_one_is_linked_twice(demo: Caller, products: list[Json]) -> None:
    galleries = demo.rows("PhotoGallery", "PhotoGalleries")
    pictured = {row["ItemCode"] for row in galleries if row["EntityType"] == PRODUCT_PICTURE}
    assert pictured <= ids(products, "ProductId")
    assert 0.4 < len(pictured) / len(products) < 0.6
    twice = Counter((row["PictureId"], row["ItemCode"]) for row in galleries)
    assert sorted(twice.values())[-2:] == [1, 2]


def test_the_category_tree_refers_to_desktop_codes(demo: Caller, products: list[Json]) -> None:
    extra = demo.rows("ExtraData", "ExtraDatas")
    nodes = {row["ItemId"]: json.loads(row["Data"]) for row in extra if row["ItemType"] == 130}
    places = [json.loads(row["Data"]) for row in extra if row["ItemType"] == 10202]
    assert {node["ParentCode"] for node in nodes.values()} <= {0, *nodes}
    assert {place["CategoryCode"] for place in places} <= set(nodes)
    assert {place["ProductCode"] for place in places} <= ids(products, "ProductCode")


def test_the_office_is_furnished(demo: Caller) -> None:
    office = demo.read(
        fromBankVersion=0,
        fromCashVersion=0,
        fromPersonGroupVersion=0,
        fromCostLevelNameVersion=0,
        fromSettingVersion=0,
        fromPropertyDescriptionVersion=0,
        fromPersonVersion=0,
        fromRegionVersion=0,
    )
    assert [len(office[group]) for group in ("Banks", "Cashes", "PersonGroups")] == [2, 2, 1]
    levels = {row["CostLevelNameCode"]: row["Name"] for row in office["CostLevelNames"]}
    assert levels[2] == "قيمت سايت"
    settings = {row["SettingCode"]: row["Value"] for row in office["Settings"]}
    assert (settings[14008], settings[14000], settings[14001]) == ("1", "4.0", "6.0")
    properties = {row["PropertyDescriptionCode"]: row["Title"] for row in office["PropertyDescriptions"]}
    assert properties == {3: "رنگ", 4: "سايز", 9: "وزن"}
    assert len(office["People"]) == 4
    assert all(row["CityID"] and row["ProvinceName"] for row in office["Regions"])


def test_a_big_catalogue_has_the_asked_size() -> None:
    with PracticeCloud(build=furnish) as cloud:
        build_catalogue(cloud.shop, products=300, details_each=4)
        caller = Caller(cloud)
        with caller.session:
            objects = caller.read(
                fromProductVersion=0,
                fromProductDetailVersion=0,
                fromVisitorProductVersion=0,
                fromProductDetailStoreAssetVersion=0,
            )
    groups = ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets")
    assert [len(objects[group]) for group in groups] == [300, 1500, 1500, 1500]
    properties = {row["Properties"] for row in objects["ProductDetails"]}
    assert len(properties) == 5


def test_a_simple_catalogue_has_one_detail_for_each_product() -> None:
    cloud = PracticeCloud(build=furnish)
    build_catalogue(cloud.shop, products=200)
    assert [len(cloud.store.rows(group)) for group in ("Products", "ProductDetails", "VisitorProducts")] == [
        200,
        200,
        200,
    ]
    assert 0.4 < len(cloud.store.rows("Pictures")) / 200 < 0.6
    assert isinstance(cloud.store.rows("ProductDetails")[0]["Price1"], int | Decimal)
