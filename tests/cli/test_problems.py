"""`mahak-desk problems`: what is open, and what a person agrees to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from mahak_desk.practice.builder import MadeProduct
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.clock import SystemClock
from mahak_desk.website import tables
from tests.cli.conftest import ACCOUNT
from tests.cli.shops import Shop

PRICE = select(tables.product_variants.c.price)


class TestList:
    def test_names_the_product_and_the_next_step(self, demo_shop: Shop) -> None:
        demo_shop.run("sync", "incoming")
        ended = demo_shop.spawn("problems", "list")
        assert (ended.code, ended.err) == (0, "")
        assert len(ended.out.splitlines()) == 2
        assert "ماگ سفری استیل (Product 8262655): The product's category has not arrived yet." in ended.out
        assert "The next sync usually settles it" in ended.out

    def test_in_json_is_one_object(self, demo_shop: Shop) -> None:
        demo_shop.run("sync", "incoming")
        found = demo_shop.run("--language", "fa", "problems", "list", "--json").json["problems"]
        assert {problem["reason"] for problem in found} == {"category-missing", "properties-unreadable"}
        category = next(problem for problem in found if problem["reason"] == "category-missing")
        assert category["name"] == "ماگ سفری استیل"
        assert category["text"].startswith("گروه کالا هنوز نرسیده است.")

    def test_of_a_sound_shop_says_so(self, shop: Shop) -> None:
        assert shop.run("problems", "list").out == "No problems.\n"
        assert shop.run("problems", "list", "--json").json == {"problems": []}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[tuple[Shop, MadeProduct]]:
    """A shop that sells one book."""
    with PracticeCloud(build=furnish, accounts=(ACCOUNT,)) as cloud:
        made = cloud.shop.product("کتاب", 900, prices=(500_000,), stock={1: 3})
        yield Shop(tmp_path / "home", cloud), made


class TestAccept:
    def test_a_new_price(self, book: tuple[Shop, MadeProduct]) -> None:
        shop, made = book
        shop.run("sync", "incoming")
        shop.cloud.desktop.change_price(made.base.id, 50_000_000)
        assert shop.run("sync", "incoming").code == 1
        assert shop.scalar(PRICE) == 500_000

        ended = shop.run("problems", "accept", str(only_problem(shop)))
        assert (ended.code, ended.out) == (0, "Accepted; the next sync applies it.\n")
        assert shop.run("sync", "incoming").code == 0
        assert shop.scalar(PRICE) == 50_000_000
        assert shop.run("problems", "list").out == "No problems.\n"

    def test_that_a_product_of_the_same_name_is_another_one(self, book: tuple[Shop, MadeProduct]) -> None:
        shop, _ = book
        shop.run("db", "upgrade")
        shop.write(
            insert(tables.products).values(
                name="کتاب", created_at=SystemClock().now(), updated_at=SystemClock().now()
            )
        )
        assert shop.run("sync", "incoming").code == 1
        assert shop.run("problems", "accept", str(only_problem(shop))).code == 0
        answer = shop.run("sync", "incoming", "--json").json
        assert answer["counts"]["products"]["created"] == 1

    def test_nothing_that_a_yes_does_not_settle(self, demo_shop: Shop) -> None:
        demo_shop.run("sync", "incoming")
        number = demo_shop.run("problems", "list", "--json").json["problems"][0]["id"]
        ended = demo_shop.run("problems", "accept", str(number))
        assert ended.code == 2
        assert f"Problem {number} is not settled by accepting it." in ended.err

    @pytest.mark.parametrize("number", ["1", "404"])
    def test_no_problem_that_is_not_open(self, shop: Shop, number: str) -> None:
        ended = shop.run("--language", "fa", "problems", "accept", number)
        assert ended.code == 2
        assert f"مشکل بازی با شمارهٔ {number} نیست." in ended.err

    def test_no_problem_that_was_settled_meanwhile(self, book: tuple[Shop, MadeProduct]) -> None:
        shop, made = book
        shop.run("sync", "incoming")
        shop.cloud.desktop.change_price(made.base.id, 50_000_000)
        shop.run("sync", "incoming")
        number = only_problem(shop)
        shop.cloud.desktop.change_price(made.base.id, 510_000)
        shop.run("sync", "incoming")
        assert shop.run("problems", "accept", str(number)).code == 2
        assert shop.scalar(PRICE) == 510_000


def only_problem(shop: Shop) -> int:
    found = shop.run("problems", "list", "--json").json["problems"]
    assert len(found) == 1
    number: int = found[0]["id"]
    return number
