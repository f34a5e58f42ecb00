"""`mahak-desk mappings`: what corresponds to what, and pairs made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from mahak_desk.practice.builder import COLOUR, MadeProduct, Variant
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.clock import SystemClock
from mahak_desk.website import tables
from tests.cli.conftest import ACCOUNT
from tests.cli.shops import Json, Shop

OLD_PRODUCT, OLD_VARIANT = 501, 601
"""What the website had before, under another name and code."""


@dataclass
class Belts:
    """A shop that sells a belt in two colours."""

    shop: Shop
    made: MadeProduct

    def pair_of(self, entity: str, mahak_id: int) -> Json:
        pairs = self.shop.run("mappings", "list", "--json").json["mappings"]
        found: Json = next(p for p in pairs if (p["entity"], p["mahak_id"]) == (entity, mahak_id))
        return found

    def website_product(self, product_id: int) -> tuple[str, bool]:
        product = tables.products.c
        of_it = product.id == product_id
        return self.shop.scalar(select(product.name).where(of_it)), self.shop.scalar(
            select(product.is_active).where(of_it)
        )


@pytest.fixture
def belts(tmp_path: Path) -> Iterator[Belts]:
    with PracticeCloud(build=furnish, accounts=(ACCOUNT,)) as cloud:
        variants = [Variant({COLOUR: "مشکی"}), Variant({COLOUR: "قهوه‌ای"})]
        made = cloud.shop.product("کمربند", 900, prices=(500_000,), stock={1: 3}, variants=variants)
        shop = Shop(tmp_path / "home", cloud)
        shop.run("db", "upgrade")
        moment = SystemClock().now()
        shop.write(
            insert(tables.products).values(
                id=OLD_PRODUCT, name="کمربند چرم قدیمی", created_at=moment, updated_at=moment
            )
        )
        shop.write(
            insert(tables.product_variants).values(
                id=OLD_VARIANT, product_id=OLD_PRODUCT, options=[], price=450_000, stock=1, updated_at=moment
            )
        )
        assert shop.run("sync", "incoming").code == 0
        yield Belts(shop, made)


class TestList:
    def test_shows_every_pair(self, belts: Belts) -> None:
        lines = belts.shop.run("mappings", "list").out.splitlines()
        assert len(lines) == 3
        assert lines[0].startswith(f"product  {belts.made.id} = ")
        assert lines[0].endswith("کمربند  auto")

    def test_of_a_shop_that_was_never_synced_is_empty(self, shop: Shop) -> None:
        assert shop.run("mappings", "list").out == ""
        assert shop.run("mappings", "list", "--json").json == {"mappings": []}


class TestSet:
    def test_gives_the_websites_product_what_mahak_has(self, belts: Belts) -> None:
        former = belts.pair_of("product", belts.made.id)["website_id"]
        ended = belts.shop.run("mappings", "set", "product", str(belts.made.id), str(OLD_PRODUCT))
        assert (ended.code, ended.out) == (0, "Mapped; the next sync applies it.\n")
        assert belts.pair_of("product", belts.made.id)["origin"] == "manual"
        belts.shop.run("sync", "incoming")
        assert belts.website_product(OLD_PRODUCT) == ("کمربند", True)
        assert belts.website_product(former) == ("کمربند", False)

    def test_gives_the_websites_variant_price_and_stock(self, belts: Belts) -> None:
        detail = belts.made.variants[0]
        former = belts.pair_of("product_variant", detail.id)["website_id"]
        belts.shop.run("mappings", "set", "product", str(belts.made.id), str(OLD_PRODUCT))
        assert belts.shop.run("mappings", "set", "variant", str(detail.id), str(OLD_VARIANT)).code == 0
        belts.shop.run("sync", "incoming")
        variant = tables.product_variants.c
        assert belts.shop.scalar(select(variant.price).where(variant.id == OLD_VARIANT)) == 500_000
        assert belts.shop.scalar(select(variant.is_active).where(variant.id == former)) is False

    def test_is_kept_by_every_later_sync(self, belts: Belts) -> None:
        belts.shop.run("mappings", "set", "product", str(belts.made.id), str(OLD_PRODUCT))
        belts.shop.cloud.desktop.rename_product(belts.made.id, "کمربند نو")
        belts.shop.run("sync", "incoming", "--full")
        pair = belts.pair_of("product", belts.made.id)
        assert (pair["website_id"], pair["origin"], pair["name"]) == (OLD_PRODUCT, "manual", "کمربند نو")

    def test_of_the_same_pair_only_makes_it_the_persons(self, belts: Belts) -> None:
        website_id = belts.pair_of("product", belts.made.id)["website_id"]
        belts.shop.run("mappings", "set", "product", str(belts.made.id), str(website_id))
        assert belts.website_product(website_id) == ("کمربند", True)
        assert belts.pair_of("product", belts.made.id)["origin"] == "manual"

    def test_gives_a_category_of_mahaks_tree_by_minus_its_code(self, belts: Belts) -> None:
        belts.shop.cloud.shop.tree_category("چرم", 200)
        belts.shop.write(insert(tables.categories).values(id=61, name="کیف و کمربند"))
        belts.shop.write_settings('[catalogue]\ncategories = "tree"\n')
        belts.shop.run("sync", "incoming")
        assert belts.shop.run("mappings", "set", "category", "-200", "61").code == 0
        pair = belts.pair_of("category", -200)
        assert (pair["website_id"], pair["name"], pair["origin"]) == (61, "کیف و کمربند", "manual")
        assert belts.shop.run("mappings", "forget", "category", "-200").code == 0
        ended = belts.shop.run("mappings", "set", "category", "-404", "61")
        assert (ended.code, "Mahak has sent no category -404." in ended.err) == (2, True)

    @pytest.mark.parametrize(
        ("mahak_id", "website_id", "says"),
        [
            (404, OLD_PRODUCT, "Mahak has sent no product 404."),
            (None, 404, "The website has no product 404."),
        ],
    )
    def test_refuses_ids_that_are_not_there(
        self, belts: Belts, mahak_id: int | None, website_id: int, says: str
    ) -> None:
        ended = belts.shop.run("mappings", "set", "product", str(mahak_id or belts.made.id), str(website_id))
        assert ended.code == 2
        assert says in ended.err

    def test_refuses_a_partner_that_has_one(self, belts: Belts) -> None:
        black, brown = belts.made.variants
        taken = belts.pair_of("product_variant", brown.id)["website_id"]
        ended = belts.shop.run("mappings", "set", "variant", str(black.id), str(taken))
        assert ended.code == 2
        assert f"{taken} of the website already corresponds to {brown.id} of Mahak." in ended.err


class TestForget:
    def test_takes_a_pair_made_by_hand_back(self, belts: Belts) -> None:
        belts.shop.run("mappings", "set", "product", str(belts.made.id), str(OLD_PRODUCT))
        ended = belts.shop.run("mappings", "forget", "product", str(belts.made.id))
        assert (ended.code, ended.out) == (0, "Taken back; the next sync applies it.\n")
        assert belts.website_product(OLD_PRODUCT)[1] is False
        belts.shop.run("sync", "incoming")
        assert belts.pair_of("product", belts.made.id)["website_id"] != OLD_PRODUCT

    def test_refuses_what_was_mapped_automatically(self, belts: Belts) -> None:
        ended = belts.shop.run("mappings", "forget", "product", str(belts.made.id))
        assert ended.code == 2
        assert f"{belts.made.id} of Mahak has no partner that was given by hand." in ended.err


class TestReleasing:
    def test_says_how_many_orders_go_on(self, belts: Belts) -> None:
        detail = belts.made.variants[0]
        moment = SystemClock().now()
        for number in (1, 2):
            belts.shop.write(
                insert(tables.user_orders).values(
                    id=number,
                    order_number=str(number),
                    payment_status="Paid",
                    total_amount=450_000,
                    created_at=moment,
                )
            )
            belts.shop.write(
                insert(tables.user_order_items).values(
                    order_id=number,
                    variant_id=OLD_VARIANT,
                    quantity=1,
                    unit_price=450_000,
                    total_price=450_000,
                )
            )
        belts.shop.run("sync", "outgoing")
        belts.shop.run("mappings", "set", "product", str(belts.made.id), str(OLD_PRODUCT))
        ended = belts.shop.run("mappings", "set", "variant", str(detail.id), str(OLD_VARIANT))
        assert ended.out.splitlines() == [
            "Mapped; the next sync applies it.",
            "2 orders go on; 0 still wait for something else.",
        ]
