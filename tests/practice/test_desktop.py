from __future__ import annotations

from decimal import Decimal

import pytest

from mahak_desk.practice.builder import MadeProduct, Variant
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shapes import NotAccepted
from tests.practice.calling import Caller, Json, highest, ids
from tests.practice.conftest import Wristwatch

CATALOGUE = ("Product", "ProductDetail", "VisitorProduct", "ProductDetailStoreAsset", "ProductCategory")


@pytest.fixture
def shirt(cloud: PracticeCloud) -> MadeProduct:
    variants = [Variant({3: "سفید"}), Variant({3: "مشکی"}, stock={1: 1})]
    return cloud.shop.product("پیراهن", prices=(1000, 900), stock={1: 5, 2: 7}, variants=variants)


def changes(caller: Caller, since: int) -> Json:
    """The lists in which something is newer than `since`."""
    objects = caller.read(**{f"from{entity}Version": since for entity in CATALOGUE})
    return {group: rows for group, rows in objects.items() if rows}


def test_a_price_change_is_one_new_detail_row(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct, clock: Wristwatch
) -> None:
    since = cloud.store.row_version
    before = cloud.store.row("ProductDetails", shirt.variants[0].id)
    clock.wait(minutes=17)
    cloud.desktop.change_price(shirt.variants[0].id, 1_200, level=2)
    changed = changes(caller, since)
    assert list(changed) == ["ProductDetails"]
    (after,) = changed["ProductDetails"]
    moved = {key for key, value in after.items() if value != before[key]}
    assert moved == {"Price2", "DataHash", "UpdateDate", "UpdateSyncId", "RowVersion"}
    assert after["Price2"] == 1_200


def test_a_silent_edit_moves_nothing_but_the_value(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    since = cloud.store.row_version
    before = cloud.store.row("ProductDetails", shirt.base.id)
    cloud.desktop.change_price(shirt.base.id, 1_200, silently=True)
    cloud.desktop.change_stock(shirt.base.id, 4, silently=True)
    cloud.desktop.rename_product(shirt.id, "بلوز", silently=True)
    assert changes(caller, since) == {}
    after = cloud.store.row("ProductDetails", shirt.base.id)
    assert {key for key, value in after.items() if value != before[key]} == {"Price1"}
    assert caller.rows("Product", "Products")[0]["Name"] == "بلوز"


def test_rows_of_one_session_share_its_id_and_time(
    cloud: PracticeCloud, shirt: MadeProduct, clock: Wristwatch
) -> None:
    details = cloud.store.rows("ProductDetails")
    assert len({row["CreateSyncId"] for row in details}) == 1
    assert {row["CreateDate"] for row in details} == {"2026-02-02T00:17:09.8520713"}


def test_a_stock_count_changes_the_store_and_the_link(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    since = cloud.store.row_version
    cloud.desktop.change_stock(shirt.variants[0].id, Decimal("2.5"))
    changed = changes(caller, since)
    assert [row["Count1"] for row in changed["ProductDetailStoreAssets"]] == [2.5]
    assert [row["Count1"] for row in changed["VisitorProducts"]] == [2.5]


def test_a_count_in_another_store_leaves_the_link_alone(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    since = cloud.store.row_version
    cloud.desktop.change_stock(shirt.variants[0].id, 0, store_code=2)
    cloud.desktop.change_stock(shirt.variants[1].id, 3, store_code=2)
    changed = changes(caller, since)
    assert list(changed) == ["ProductDetailStoreAssets"]
    assert sorted(row["Count1"] for row in changed["ProductDetailStoreAssets"]) == [0, 3]


def test_withdrawing_and_restoring_a_product_moves_its_links(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    since = cloud.store.row_version
    cloud.desktop.withdraw_product(shirt.id)
    assert len(changes(caller, since)["VisitorProducts"]) == 3
    assert caller.rows("Product", "Products") == []
    cloud.desktop.restore_product(shirt.id)
    assert len(caller.rows("ProductDetail", "ProductDetails")) == 3
    assert len(cloud.store.rows("VisitorProducts", Deleted=False)) == 3


def test_restoring_a_detail_that_never_had_a_link_makes_one(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    new = cloud.shop.variant(shirt.id, Variant({3: "سبز"}, prices=(1000,), stock={1: 8}), linked=False)
    cloud.desktop.restore_detail(new.id)
    assert [row["Count1"] for row in cloud.store.rows("VisitorProducts", ProductDetailId=new.id)] == [8]
    cloud.desktop.withdraw_detail(new.id)
    cloud.desktop.restore_detail(new.id)
    assert len(cloud.store.rows("VisitorProducts", ProductDetailId=new.id)) == 1


def test_a_deleted_product_or_detail_can_come_back(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    cloud.desktop.delete_product(shirt.id)
    cloud.desktop.delete_detail(shirt.variants[0].id)
    assert len(cloud.store.rows("Products", Deleted=True)) == 1
    assert len(cloud.store.rows("ProductDetails", Deleted=True)) == 1
    cloud.desktop.undelete_product(shirt.id)
    cloud.desktop.undelete_detail(shirt.variants[0].id)
    assert cloud.store.rows("Products", Deleted=True) == []
    assert cloud.store.rows("ProductDetails", Deleted=True) == []


def test_a_detail_can_move_to_another_product(cloud: PracticeCloud, shirt: MadeProduct) -> None:
    other = cloud.shop.product("بلوز", prices=(1000,), stock={1: 1})
    cloud.desktop.move_detail(shirt.variants[1].id, other.id)
    moved = cloud.store.rows("ProductDetails", ProductId=other.id)
    assert {row["ProductDetailId"] for row in moved} == {other.base.id, shirt.variants[1].id}


def test_a_late_category_takes_the_id_its_products_name(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    cloud.desktop.change("Products", shirt.id, ProductCategoryId=555)
    cloud.shop.category("پوشاک", 555)
    assert ids(caller.rows("ProductCategory", "ProductCategories"), "ProductCategoryId") == {555}


def test_a_picture_and_its_gallery_arrive_and_can_be_downloaded(
    cloud: PracticeCloud, caller: Caller, shirt: MadeProduct
) -> None:
    picture_id = cloud.shop.picture(shirt.id, title="نما")
    objects = caller.read(fromPictureVersion=0, fromPhotoGalleryVersion=0)
    (picture,), (gallery,) = objects["Pictures"], objects["PhotoGalleries"]
    assert (gallery["PictureId"], gallery["ItemCode"]) == (picture_id, shirt.id)
    file = caller.session.get(cloud.host_url + picture["Url"], timeout=30)
    assert (file.headers["Content-Type"], len(file.content)) == ("image/png", picture["FileSize"])
    assert file.content.startswith(b"\x89PNG\r\n\x1a\n")
    under_api = caller.session.get(cloud.url + picture["Url"], timeout=30)
    assert under_api.content == file.content
    assert caller.session.get(f"{cloud.host_url}/Content/Images/all/none.png", timeout=30).status_code == 404


def test_a_new_product_follows_on_the_last_code(cloud: PracticeCloud, shirt: MadeProduct) -> None:
    again = cloud.shop.product("بلوز", 40, prices=(1,), variants=[Variant({3: "سبز"})])
    assert (again.code, again.variants[0].code) == (40, 3)
    assert cloud.shop.product("دامن", prices=(1,)).code == 41


def test_a_store_that_does_not_exist_is_an_error(cloud: PracticeCloud) -> None:
    with pytest.raises(LookupError, match="code 7"):
        cloud.shop.product("بلوز", prices=(1,), stock={7: 1})


def test_a_value_that_does_not_fit_its_column_is_not_taken(cloud: PracticeCloud, shirt: MadeProduct) -> None:
    before = cloud.store.row("Products", shirt.id)
    with pytest.raises(NotAccepted, match="TaxPercent"):
        cloud.desktop.change("Products", shirt.id, TaxPercent="much")
    assert cloud.store.row("Products", shirt.id) == before


def test_two_clouds_of_one_seed_are_the_same(clock: Wristwatch) -> None:
    first, second, other = (PracticeCloud(seed=seed, clock=clock) for seed in (4, 4, 5))
    groups = ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets", "Pictures")
    assert all(first.store.rows(group) == second.store.rows(group) for group in groups)
    assert highest(first.store.rows("Products")) != highest(other.store.rows("Products"))
