"""Whatever the desktop does and the network spoils, one clean cycle brings the website to what Mahak has."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.errors import DeskError
from mahak_desk.practice.builder import COLOUR, SIZE, ShopBuilder, Variant
from mahak_desk.practice.desktop import Desktop
from mahak_desk.practice.faults import (
    PROXY_PAGE,
    ByteOrderMark,
    DuplicateDetail,
    Fault,
    Refusal,
    Reset,
    Truncated,
)
from mahak_desk.practice.office import furnish
from mahak_desk.website.database import Database
from tests.sync.incoming.shops import UNWATCHED, Shop, practice_cloud, shop_of, shown
from tests.thoroughness import examples

FAULTS: list[Fault] = [
    PROXY_PAGE,
    Truncated(),
    Truncated(promises_whole=True),
    Reset(),
    Refusal("خطا"),
    ByteOrderMark(),
    DuplicateDetail(),
]


def _small_shop(goods: ShopBuilder) -> None:
    furnish(goods)
    groups = [goods.category(name) for name in ("یک", "دو")]
    for number in range(3):
        made = goods.product(
            f"پیراهن {number}",
            variants=[Variant({COLOUR: "مشکی", SIZE: size}) for size in ("l", "xl")],
            prices=(9_000, 8_000),
            stock={1: number, 2: 4},
            category_id=groups[number % 2],
        )
        goods.picture(made.id)
    for number in range(2):
        goods.product(f"کفش {number}", prices=(7_000,), stock={1: 3}, category_id=groups[number])


class Hands:
    """Does one edit after another; the numbers given say to what and how, whatever there is by then."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def one_of(self, group: str, number: int) -> int:
        ids = sorted(self.shop.cloud.store.table(group))
        return ids[number % len(ids)]

    def variant(self, number: int) -> int:
        details = self.shop.cloud.store.table("ProductDetails")
        coded = sorted(detail_id for detail_id, row in details.items() if row["ProductDetailCode"])
        return coded[number % len(coded)]

    def do(self, action: str, number: int, other: int) -> None:
        edits: dict[str, Callable[[], object]] = {
            "price": lambda: self.desktop.change_price(
                self.one_of("ProductDetails", number), 1_000 * (other % 9)
            ),
            "silent price": lambda: self.desktop.change_price(
                self.one_of("ProductDetails", number), 1_000 + other, silently=True
            ),
            "stock": lambda: self.desktop.change_stock(self.variant(number), other % 5 - 1, store_code=1),
            "silent stock": lambda: self.desktop.change_stock(
                self.variant(number), other % 5, store_code=1, silently=True
            ),
            "name": lambda: self.desktop.rename_product(self.one_of("Products", number), f"نام {other % 4}"),
            "category": lambda: self.desktop.change(
                "Products",
                self.one_of("Products", number),
                ProductCategoryId=self.one_of("ProductCategories", other),
            ),
            "group": lambda: self.desktop.change(
                "ProductCategories", self.one_of("ProductCategories", number), Name=f"گروه {other % 3}"
            ),
            "withdraw": lambda: self.desktop.withdraw_product(self.one_of("Products", number)),
            "restore": lambda: self.desktop.restore_product(self.one_of("Products", number)),
            "delete": lambda: self.desktop.delete_product(self.one_of("Products", number)),
            "undelete": lambda: self.desktop.undelete_product(self.one_of("Products", number)),
            "delete detail": lambda: self.desktop.delete_detail(self.variant(number)),
            "undelete detail": lambda: self.desktop.undelete_detail(self.variant(number)),
            "move": lambda: self.desktop.move_detail(self.variant(number), self.one_of("Products", other)),
            "new": lambda: self.shop.goods.product(
                f"نو {other % 3}", prices=(5_000,), stock={1: 1}, linked=other % 2 == 0
            ),
            "new variant": lambda: self.shop.goods.variant(
                self.one_of("Products", number), Variant({COLOUR: "سفید"}, stock={1: 2}, prices=(6_000,))
            ),
            "picture": lambda: self.shop.goods.picture(self.one_of("Products", number), order=other % 3),
            "drop picture": lambda: self.desktop.change(
                "Pictures", self.one_of("Pictures", number), Deleted=other % 2 == 0
            ),
            "cycle": lambda: self.cycle(number, full=False),
            "full cycle": lambda: self.cycle(number, full=True),
        }
        edits[action]()

    @property
    def desktop(self) -> Desktop:
        return self.shop.desktop

    def cycle(self, number: int, *, full: bool) -> None:
        """A cycle that a fault may spoil."""
        if number % 2:
            self.shop.cloud.faults.arm("read" if number % 3 else "login", FAULTS[number % len(FAULTS)])
        with suppress(DeskError):
            self.shop.sync(full=full)
        self.shop.cloud.faults.clear()


LOUD = [
    *("price", "stock", "name", "category", "group", "withdraw", "restore", "delete", "undelete"),
    *("delete detail", "undelete detail", "move", "new", "new variant", "picture", "drop picture"),
    *("cycle", "cycle", "cycle", "full cycle"),
]
SILENT = [*LOUD, "silent price", "silent stock"]


def _edits(actions: list[str]) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    edit = st.tuples(st.sampled_from(actions), st.integers(0, 30), st.integers(0, 30))
    return st.lists(edit, min_size=3, max_size=25)


@pytest.mark.parametrize("full", [False, True], ids=["delta", "full"])
def test_the_website_becomes_what_a_fresh_import_would_make_it(full: bool) -> None:
    @examples(10, thorough=300)
    @given(_edits(SILENT if full else LOUD))
    def after(edits: list[tuple[str, int, int]]) -> None:
        with (
            practice_cloud(build=_small_shop) as cloud,
            Database.in_memory() as lived,
            Database.in_memory() as fresh,
            shop_of(cloud, lived, settings=UNWATCHED) as shop,
            shop_of(cloud, fresh, settings=UNWATCHED) as untroubled,
        ):
            hands = Hands(shop)
            shop.sync()
            for edit in edits:
                hands.do(*edit)
            shop.sync(full=full)
            untroubled.sync()
            assert shown(lived) == shown(fresh)
            assert shop.problems() == untroubled.problems()
            again = shop.sync(full=full)
            assert (again.changed_rows, again.different, again.products.updated) == (0, {}, 0)

    after()
