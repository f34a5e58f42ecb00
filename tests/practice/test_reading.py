from __future__ import annotations

from itertools import pairwise

import pytest

from mahak_desk.practice.builder import Variant
from mahak_desk.practice.groups import READ_GROUPS
from mahak_desk.practice.login import DEMO, Account
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.store import FIRST_ROW_VERSION
from mahak_desk.practice.volume import build_catalogue
from tests.practice.calling import Caller, Json, highest, ids


def catalogue(caller: Caller, **versions: int) -> tuple[list[Json], list[Json], list[Json]]:
    asked = {f"from{entity}Version": version for entity, version in versions.items()}
    objects = caller.read(**asked)
    return objects["Products"], objects["ProductDetails"], objects["VisitorProducts"]


def test_nothing_asked_means_every_list_is_null(caller: Caller) -> None:
    objects = caller.read()
    assert list(objects) == list(READ_GROUPS)
    assert set(objects.values()) == {None}


def test_a_list_that_is_asked_and_has_nothing_new_is_empty(caller: Caller) -> None:
    objects = caller.read(fromPictureVersion=0)
    assert objects["Pictures"] == []
    assert objects["PhotoGalleries"] is None


def test_every_entity_of_the_contract_can_be_asked(caller: Caller) -> None:
    objects = caller.read(**{f"from{entity}Version": 0 for entity in READ_GROUPS.values()})
    assert None not in objects.values()


def test_keys_may_be_in_any_case_and_versions_text(caller: Caller) -> None:
    objects = caller.read(FROMSTOREVERSION="0", unknownKey=[1], fromBankVersion=None)
    assert len(objects["Stores"]) == 2
    assert objects["Banks"] is None


@pytest.mark.parametrize("version", ["soon", True, [], 1.5])
def test_a_version_that_is_none_counts_as_not_sent(caller: Caller, version: object) -> None:
    assert caller.read(fromStoreVersion=version)["Stores"] is None


def test_versions_are_strictly_exceeded(caller: Caller) -> None:
    rows = caller.rows("Store", "Stores")
    newest = highest(rows)
    assert caller.read(fromStoreVersion=newest)["Stores"] == []
    assert len(caller.read(fromStoreVersion=newest - 1)["Stores"]) == 1


def test_all_three_at_their_maximum_give_nothing(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    first = catalogue(caller, Product=0, ProductDetail=0, VisitorProduct=0)
    newest = dict(zip(("Product", "ProductDetail", "VisitorProduct"), map(highest, first), strict=True))
    assert catalogue(caller, **newest) == ([], [], [])


def test_without_the_links_version_the_whole_catalogue_comes_again(
    cloud: PracticeCloud, caller: Caller
) -> None:
    cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    products, details, _ = catalogue(caller, Product=0, ProductDetail=0, VisitorProduct=0)
    again = caller.read(fromProductVersion=highest(products), fromProductDetailVersion=highest(details))
    assert len(again["Products"]) == 1
    assert len(again["ProductDetails"]) == 1
    assert again["VisitorProducts"] is None


def test_a_new_link_brings_an_old_product_although_its_version_is_old(
    cloud: PracticeCloud, caller: Caller
) -> None:
    old = cloud.shop.product("قدیمی", prices=(1000,), stock={1: 7}, linked=False)
    cloud.shop.product("جدید", prices=(1000,), stock={1: 2})
    first = catalogue(caller, Product=0, ProductDetail=0, VisitorProduct=0)
    newest = dict(zip(("Product", "ProductDetail", "VisitorProduct"), map(highest, first), strict=True))
    cloud.shop.link(old.base.id)
    products, details, links = catalogue(caller, **newest)
    assert ids(products, "ProductId") == {old.id}
    assert ids(details, "ProductDetailId") == {old.base.id}
    assert products[0]["RowVersion"] < newest["Product"]
    assert [(link["ProductDetailId"], link["Count1"]) for link in links] == [(old.base.id, 7)]


def test_a_deleted_link_arrives_alone(cloud: PracticeCloud, caller: Caller) -> None:
    made = cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    first = catalogue(caller, Product=0, ProductDetail=0, VisitorProduct=0)
    newest = dict(zip(("Product", "ProductDetail", "VisitorProduct"), map(highest, first), strict=True))
    cloud.desktop.withdraw_product(made.id)
    products, details, links = catalogue(caller, **newest)
    assert (products, details) == ([], [])
    assert [link["Deleted"] for link in links] == [True]
    assert cloud.store.row("Products", made.id)["Deleted"] is False


def test_a_product_with_a_deleted_link_can_be_made_to_arrive_still(
    cloud: PracticeCloud, caller: Caller
) -> None:
    made = cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    cloud.desktop.withdraw_product(made.id)
    assert caller.rows("Product", "Products") == []
    cloud.switches.deleted_links_deliver = True
    assert ids(caller.rows("Product", "Products"), "ProductId") == {made.id}


def test_deleted_rows_are_delivered_from_zero_too(cloud: PracticeCloud, caller: Caller) -> None:
    made = cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    cloud.desktop.delete_product(made.id)
    assert [row["Deleted"] for row in caller.rows("Product", "Products")] == [True]


def test_a_detail_without_a_link_stays_out(cloud: PracticeCloud, caller: Caller) -> None:
    made = cloud.shop.product("پیراهن", prices=(1000,), variants=[Variant({3: "سفید"}), Variant({3: "مشکی"})])
    cloud.desktop.withdraw_detail(made.variants[0].id)
    details = caller.rows("ProductDetail", "ProductDetails")
    assert ids(details, "ProductDetailId") == {made.base.id, made.variants[1].id}


def test_people_are_delivered_through_their_links(cloud: PracticeCloud, caller: Caller) -> None:
    person_id = cloud.shop.person("مینا", "نمونه")
    people, links = caller.rows("Person", "People"), caller.rows("VisitorPerson", "VisitorPeople")
    newest = {"fromPersonVersion": highest(people), "fromVisitorPersonVersion": highest(links)}
    assert caller.read(**newest)["People"] == []
    cloud.desktop.change("VisitorPeople", links[0]["VisitorPersonId"])
    assert ids(caller.read(**newest)["People"], "PersonId") == {person_id}


def test_a_visitor_sees_only_its_own_links_orders_and_people() -> None:
    other = Account("other", "word", 50_002, "فروشگاه دیگر")
    with PracticeCloud(build=furnish, accounts=[DEMO, other]) as cloud:
        mine = cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
        cloud.shop.person("مینا", "نمونه")
        first, second = Caller(cloud), Caller(cloud, other)
        with first.session, second.session:
            first.save(orders=[{"orderClientId": 1}], orderDetails=[_line(mine.base.id)])
            asked = ("Product", "VisitorProduct", "Person", "Order", "OrderDetail", "Setting", "Visitor")
            request = {f"from{entity}Version": 0 for entity in asked}
            theirs = {group: rows for group, rows in second.read(**request).items() if rows}
            ours = {group for group, rows in first.read(**request).items() if rows}
    assert ids(theirs.pop("Visitors"), "VisitorId") == {50_002}
    assert theirs == {}
    assert {"Products", "VisitorProducts", "People", "Orders", "OrderDetails", "Settings"} <= ours


def _line(detail_id: int) -> Json:
    return {"orderDetailClientId": 1, "orderClientId": 1, "productDetailId": detail_id}


def test_rows_come_in_no_order(caller: Caller, cloud: PracticeCloud) -> None:
    build_catalogue(cloud.shop, products=60)
    versions = [row["RowVersion"] for row in caller.rows("Product", "Products")]
    assert versions != sorted(versions)
    assert versions != sorted(versions, reverse=True)


def test_a_page_is_cut_in_the_order_of_row_versions(caller: Caller, cloud: PracticeCloud) -> None:
    build_catalogue(cloud.shop, products=60)
    everything = sorted(row["RowVersion"] for row in caller.rows("Product", "Products"))
    page = [row["RowVersion"] for row in caller.rows("Product", "Products", pageSize=20)]
    assert sorted(page) == everything[:20]
    assert page != sorted(page)


@pytest.mark.parametrize(("page_size", "complete"), [(100, False), (5_000, True)])
def test_small_pages_lose_rows_that_share_the_cut_version(
    caller: Caller, cloud: PracticeCloud, page_size: int, complete: bool
) -> None:
    build_catalogue(cloud.shop, products=400, rows_per_version=9)
    seen: set[int] = set()
    cursor = 0
    for _ in range(400 // page_size + 2):
        rows = caller.read(fromVisitorProductVersion=cursor, pageSize=page_size)["VisitorProducts"]
        seen |= ids(rows, "VisitorProductId")
        cursor = max(cursor, *(row["RowVersion"] for row in rows), 0)
    assert rows == []
    assert (len(seen) == 400) is complete


def test_orders_can_be_asked_by_type(caller: Caller) -> None:
    caller.save(
        orders=[{"orderClientId": 1, "orderType": 201}, {"orderClientId": 2, "orderType": 299}],
        orderDetails=[
            {"orderDetailClientId": 11, "orderClientId": 1, "productDetailId": 5},
            {"orderDetailClientId": 12, "orderClientId": 2, "productDetailId": 5},
        ],
    )
    asked = {"fromOrderVersion": 0, "fromOrderDetailVersion": 0}
    some = caller.read(**asked, orderTypes=["299"])
    assert ids(some["Orders"], "OrderClientId") == {2}
    assert ids(some["OrderDetails"], "OrderDetailClientId") == {12}
    assert ids(caller.read(**asked, orderTypes=[])["Orders"], "OrderClientId") == {1, 2}


def test_amounts_can_come_with_nine_decimals(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.shop.product("کتاب", prices=(9_000_000,), stock={1: 2})
    plain = caller.post("GetAllData", {"fromProductDetailVersion": 0}).text
    cloud.switches.nine_decimals = True
    digits = caller.post("GetAllData", {"fromProductDetailVersion": 0}).text
    assert '"Price1":9000000,' in plain
    assert '"Price1":9000000.000000000,' in digits
    assert '"DefaultSellPriceLevel":1,' in digits


def test_a_fraction_is_exact(cloud: PracticeCloud, caller: Caller) -> None:
    made = cloud.shop.product("برنج", prices=(1000,), stock={1: 1})
    cloud.store.change_silently("ProductDetailStoreAssets", made.base.assets[1], Count1="12.350")
    text = caller.post("GetAllData", {"fromProductDetailStoreAssetVersion": 0}).text
    assert '"Count1":12.35,' in text


def test_stock_of_unlinked_details_is_in_the_answer_unless_switched_off(
    cloud: PracticeCloud, caller: Caller
) -> None:
    cloud.shop.product("انبار", prices=(1000,), stock={1: 3}, linked=False)
    asked = ("ProductDetailStoreAsset", "ProductDetailStoreAssets")
    assert len(caller.rows(*asked)) == 1
    cloud.switches.stock_follows_links = True
    assert caller.rows(*asked) == []


def test_row_versions_are_one_counter_beyond_32_bits_with_gaps(cloud: PracticeCloud) -> None:
    made = cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    groups = ("Products", "ProductDetails", "ProductDetailStoreAssets", "VisitorProducts")
    with cloud.store.lock:
        versions = [row.row_version for group in groups for row in cloud.store.table(group).values()]
    steps = [later - earlier for earlier, later in pairwise(versions)]
    assert versions[0] > FIRST_ROW_VERSION
    assert set(steps) <= {1, 2, 3}
    before = cloud.store.row_version
    cloud.desktop.rename_product(made.id, "دفتر")
    assert cloud.store.row_version - before > 3


def test_get_all_data_v2_answers_in_the_contracts_case(cloud: PracticeCloud, caller: Caller) -> None:
    cloud.shop.product("کتاب", prices=(1000,), stock={1: 2})
    answer = caller.post("GetAllDataV2", {"fromProductVersion": 0}).json()
    objects = answer["data"]["objects"]
    assert answer["result"] is True
    assert objects["products"][0]["productCategoryCode"] == 0
    assert {"companies", "mahakpays", "people"} <= set(objects)


@pytest.mark.parametrize("path", ["/api/v3/sync/getalldata", "/API/V3/SYNC/GETALLDATA"])
def test_the_path_is_taken_in_any_case(caller: Caller, cloud: PracticeCloud, path: str) -> None:
    assert caller.session.post(cloud.host_url + path, json={}, timeout=30).status_code == 200


def test_what_is_no_request_is_refused(caller: Caller, cloud: PracticeCloud) -> None:
    assert caller.post("Unknown", {}).status_code == 404
    assert caller.post("GetAllData", [1]).status_code == 400
    broken = caller.session.post(f"{cloud.url}/Sync/GetAllData", data=b"{", timeout=30)
    assert broken.status_code == 400
    unmeasured = caller.session.post(f"{cloud.url}/Sync/GetAllData", data=iter([b"{}"]), timeout=30)
    assert unmeasured.status_code == 411
