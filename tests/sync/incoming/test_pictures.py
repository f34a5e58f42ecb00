"""Pictures of Mahak stand in their order before the shop's own, which nobody touches."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select

from mahak_desk.practice.builder import MadeProduct, ShopBuilder
from mahak_desk.practice.office import furnish
from mahak_desk.website import tables
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import ACCOUNT, Shop, practice_cloud, shop_of


@pytest.fixture
def shoes(shop: Shop) -> MadeProduct:
    return shop.goods.product("کفش", prices=(90_000,), stock={1: 3})


def file_of(shop: Shop, picture_id: int) -> str:
    return str(shop.cloud.store.row("Pictures", picture_id)["Url"]).rpartition("/")[2]


def images(shop: Shop) -> list[tuple[str, int, bool]]:
    rows = shop.rows(select(tables.product_images).order_by(tables.product_images.c.position))
    return [(row.url.rpartition("/")[2], row.position, row.is_primary) for row in rows]


def add_own(shop: Shop, made: MadeProduct, url: str, position: int = 0, **values: Any) -> None:
    product = shop.product(made)
    row = {"product_id": product.id, "url": url, "position": position, "is_primary": position == 0, **values}
    shop.write(insert(tables.product_images).values(**row))


def test_stand_in_mahaks_order_the_first_one_primary(shop: Shop, shoes: MadeProduct) -> None:
    last, first = (shop.goods.picture(shoes.id, order=order) for order in (2, 1))
    shop.sync()
    assert images(shop) == [(file_of(shop, first), 0, True), (file_of(shop, last), 1, False)]
    shop.desktop.change("Pictures", first, DisplayOrder=9)
    shop.sync()
    assert images(shop) == [(file_of(shop, last), 0, True), (file_of(shop, first), 1, False)]


def test_have_the_address_of_the_service_and_its_own_file(shop: Shop, shoes: MadeProduct) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.sync()
    (image,) = shop.rows(tables.product_images)
    assert image.url == f"{shop.cloud.host_url}/Content/Images/all/{file_of(shop, picture)}"


def test_linked_twice_show_once(shop: Shop, shoes: MadeProduct) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.goods.show_picture(picture, shoes.id)
    shop.sync()
    assert len(images(shop)) == 1


def test_shared_by_two_products_show_on_both(shop: Shop, shoes: MadeProduct) -> None:
    other = shop.goods.product("پوتین", prices=(90_000,), stock={1: 3})
    shop.goods.picture(shoes.id, other.id)
    shop.sync()
    assert shop.pictures(shoes) == shop.pictures(other) != []


@pytest.mark.parametrize("group", ["Pictures", "PhotoGalleries"])
def test_taken_off_in_mahak_go_from_the_website_and_come_back(
    shop: Shop, shoes: MadeProduct, group: str
) -> None:
    shop.goods.picture(shoes.id)
    shop.goods.picture(shoes.id, order=2)
    shop.sync()
    shown = images(shop)
    row_id = min(shop.cloud.store.table(group))
    shop.desktop.change(group, row_id, Deleted=True)
    assert shop.sync().pictures == 1
    assert images(shop) == [(shown[1][0], 0, True)]
    shop.desktop.change(group, row_id, Deleted=False)
    shop.sync()
    assert images(shop) == shown


def test_moved_to_another_product_leave_the_former_one(shop: Shop, shoes: MadeProduct) -> None:
    other = shop.goods.product("پوتین", prices=(90_000,), stock={1: 3})
    shop.goods.picture(shoes.id)
    shop.sync()
    gallery = min(shop.cloud.store.table("PhotoGalleries"))
    shop.desktop.change("PhotoGalleries", gallery, ItemCode=other.id)
    shop.sync()
    assert (len(shop.pictures(shoes)), len(shop.pictures(other))) == (0, 1)


def test_of_a_person_or_document_are_no_products(shop: Shop, shoes: MadeProduct) -> None:
    shop.goods.picture(shoes.id)
    gallery = min(shop.cloud.store.table("PhotoGalleries"))
    shop.desktop.change("PhotoGalleries", gallery, EntityType=101)
    shop.sync()
    assert images(shop) == []


@pytest.mark.parametrize("url", ["", "  "])
def test_without_a_file_yet_are_not_shown(shop: Shop, shoes: MadeProduct, url: str) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.desktop.change("Pictures", picture, Url=url)
    shop.sync()
    assert images(shop) == []


def test_on_another_host_are_not_multiplied(shop: Shop, shoes: MadeProduct) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.desktop.change("Pictures", picture, Url="https://cdn.example/pictures/1.png")
    for _ in range(3):
        shop.desktop.rename_product(shoes.id, "کفش نو")
        shop.sync(full=True)
    assert images(shop) == [("1.png", 0, True)]
    shop.desktop.change("Pictures", picture, Deleted=True)
    shop.sync()
    assert images(shop) == []


def test_whose_address_changes_are_replaced(shop: Shop, shoes: MadeProduct) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.sync()
    shop.desktop.change("Pictures", picture, Url="/Content/Images/all/new.png")
    shop.sync()
    assert images(shop) == [("new.png", 0, True)]


class TestTheShopsOwn:
    def test_keep_their_rows_and_come_after_mahaks(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        add_own(shop, shoes, "https://shop.example/own.jpg", 0)
        add_own(shop, shoes, "https://shop.example/second.jpg", 1)
        picture = shop.goods.picture(shoes.id)
        shop.sync()
        assert images(shop) == [
            (file_of(shop, picture), 0, True),
            ("own.jpg", 1, False),
            ("second.jpg", 2, False),
        ]
        shop.desktop.change("Pictures", picture, Deleted=True)
        shop.sync()
        assert images(shop) == [("own.jpg", 0, True), ("second.jpg", 1, False)]

    def test_are_left_alone_where_mahak_has_none(self, shop: Shop, shoes: MadeProduct) -> None:
        shop.sync()
        add_own(shop, shoes, "https://shop.example/own.jpg", 5)
        before = shop.rows(tables.product_images)
        shop.desktop.rename_product(shoes.id, "کفش نو")
        assert shop.sync(full=True).pictures == 0
        assert shop.rows(tables.product_images) == before

    def test_are_all_that_is_shown_where_the_shop_keeps_pictures_to_itself(
        self, shop: Shop, shoes: MadeProduct
    ) -> None:
        shop.sync()
        add_own(shop, shoes, "https://shop.example/own.jpg")
        shop.decide("catalogue", overwrite=("price", "stock"))
        shop.goods.picture(shoes.id)
        assert shop.sync().pictures == 0
        assert images(shop) == [("own.jpg", 0, True)]


def test_follow_the_folder_the_shop_set(shop: Shop, shoes: MadeProduct) -> None:
    picture = shop.goods.picture(shoes.id)
    shop.desktop.change("Pictures", picture, Url="/Files/a.png")
    shop.sync()
    shop.decide("mahak", pictures_by_file_name=True)
    shop.reconnect()
    shop.sync()
    (image,) = shop.rows(tables.product_images)
    assert image.url == f"{shop.cloud.host_url}/api/v3/Content/Images/all/a.png"
    shop.decide("mahak", pictures_by_file_name=False)
    shop.reconnect()
    shop.sync()
    assert [row.url for row in shop.rows(tables.product_images)] == [f"{shop.cloud.host_url}/Files/a.png"]


def test_are_not_doubled_when_the_service_moves_to_another_address(sqlite_database: Database) -> None:
    for _ in range(2):  # the practice cloud listens on another port each time
        with (
            practice_cloud(build=_one_picture) as cloud,
            shop_of(cloud, sqlite_database, account=ACCOUNT) as shop,
        ):
            shop.sync()
            (image,) = shop.rows(tables.product_images)
            assert image.url.startswith(cloud.host_url)


def _one_picture(goods: ShopBuilder) -> None:
    furnish(goods)
    goods.picture(goods.product("کفش", prices=(90_000,), stock={1: 3}).id)
