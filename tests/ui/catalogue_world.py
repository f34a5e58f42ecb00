"""A shop of the practice mode seen through its pages of products and mappings."""

from __future__ import annotations

from collections.abc import Hashable

from sqlalchemy import insert, select
from sqlalchemy.sql import Executable

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.catalogue.product_lines import ProductLine
from mahak_desk.ui.mappings.page import MappingsPage
from mahak_desk.ui.products.page import ProductsPage
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import (
    customers,
    product_variants,
    products,
    user_order_items,
    user_orders,
)
from tests.ui.windows import WindowAtWork

BAG_PRODUCT, BAG = 9_000, 9_001
BAG_PRICE = 8_970_000


class CatalogueWorld:
    """`window` is open on the practice shop."""

    def __init__(self, window: WindowAtWork) -> None:
        self.window = window
        self._orders = 900

    @property
    def cloud(self) -> PracticeCloud:
        cloud = self.window.choice._cloud
        assert cloud is not None
        return cloud

    @property
    def products(self) -> ProductsPage:
        """The page, with its rows."""
        page = self.window.go("products")
        assert isinstance(page, ProductsPage)
        self.window.until(lambda: page._has_read)
        return page

    @property
    def mappings(self) -> MappingsPage:
        page = self.window.go("mappings")
        assert isinstance(page, MappingsPage)
        self.window.until(lambda: page._has_read)
        return page

    def a_line(self) -> ProductLine:
        """Some simple variant that is on the website."""
        return next(
            row for row in self.products.model.rows if row.is_visible and row.price and not row.options
        )

    def select(self, page: RowsPage, ident: Hashable) -> None:  # type: ignore[type-arg]
        self.window.until(lambda: page.model.position_of(ident) is not None)
        page.view.select_position(page.model.position_of(ident) or 0)

    def sell_a_bag(self) -> None:
        """The website sells a bag that Mahak knows by another name and code."""
        now = self.window.shop.clock.now()
        self.write(
            insert(products).values(
                id=BAG_PRODUCT, name="کیف دوشی چرم", code="K-7", created_at=now, updated_at=now
            ),
            insert(product_variants).values(
                id=BAG,
                product_id=BAG_PRODUCT,
                code="K-7",
                options=[],
                price=BAG_PRICE,
                stock=2,
                updated_at=now,
            ),
        )

    def order(self, variant_id: int = BAG, *, customer_id: int | None = None) -> str:
        """A paid order of one piece."""
        self._orders += 1
        number, now = self._orders, self.window.shop.clock.now()
        self.write(
            insert(user_orders).values(
                id=number,
                order_number=f"W-{number}",
                customer_id=customer_id,
                payment_status="Paid",
                total_amount=BAG_PRICE,
                created_at=now,
                paid_at=now,
            ),
            insert(user_order_items).values(
                order_id=number,
                variant_id=variant_id,
                product_name="کیف دوشی چرم",
                quantity=1,
                unit_price=BAG_PRICE,
                total_price=BAG_PRICE,
            ),
        )
        return f"W-{number}"

    def customer(self, name: str, mobile: str) -> int:
        self.write(insert(customers).values(id=77, last_name=name, mobile=mobile))
        return 77

    def state(self, number: str) -> str:
        with self._database() as database, database.reading() as connection:
            state: str = connection.scalar(
                select(invoice_deliveries.c.state)
                .join(user_orders, user_orders.c.id == invoice_deliveries.c.order_id)
                .where(user_orders.c.order_number == number)
            )
        return state

    def write(self, *statements: Executable) -> None:
        """Change the website's database as its owner."""
        with self._database() as database, database.writing() as connection:
            for statement in statements:
                connection.execute(statement)

    def _database(self) -> Database:
        return Database(f"sqlite:///{self.window.choice.profile.database_file}")
