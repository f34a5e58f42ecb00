"""A shop for the incoming flow's tests: a practice cloud, a website database, and the flow between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row, Select, Table, and_, select

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.practice.builder import MadeDetail, MadeProduct, ShopBuilder
from mahak_desk.practice.desktop import Desktop
from mahak_desk.practice.login import Account
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.problem_list import accept
from mahak_desk.sync.runs import Run, last_runs
from mahak_desk.sync.settings import CatalogueSettings, MahakSettings, PriceSettings, Settings
from mahak_desk.website import ledger, tables
from mahak_desk.website.database import Database

ACCOUNT = Account("web-shop", "S3cret-رمز-of-the-shop", 50_001, "فروشگاه آزمون")


UNWATCHED = Settings(
    prices=PriceSettings(alarm_factor=0), catalogue=CatalogueSettings(brake_minimum=1_000_000)
)
"""Settings by which what the website shows depends on nothing but what Mahak has."""


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def move(self, **span: float) -> None:
        self.time += timedelta(**span)


class Shown(NamedTuple):
    """A variant as a visitor of the website meets it, told without any id of ours."""

    product: str
    product_code: str | None
    category: str | None
    variant_code: str | None
    barcode: str | None
    options: tuple[tuple[str, str], ...]
    price: int | None
    sale_price: int | None
    stock: Decimal | None
    pictures: tuple[str, ...]


@dataclass
class Shop:
    """One shop. `cloud` is Mahak's side, `database` the website's."""

    cloud: PracticeCloud
    database: Database
    account: Account = ACCOUNT
    settings: Settings = field(default_factory=Settings)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.settings = msgspec.structs.replace(
            self.settings, mahak=MahakSettings(api_url=self.cloud.url, user_name=self.account.user_name)
        )
        self.client = self._new_client()

    def _new_client(self) -> MahakClient:
        credentials = Credentials(self.account.user_name, self.account.password)
        return MahakClient(credentials, self.settings.mahak.client_settings())

    def reconnect(self) -> None:
        """Go on with a new client, as after a restart of the program."""
        self.client.close()
        self.client = self._new_client()

    @property
    def goods(self) -> ShopBuilder:
        """Adds goods in Mahak."""
        return self.cloud.shop

    @property
    def desktop(self) -> Desktop:
        """Edits what is in Mahak."""
        return self.cloud.desktop

    @property
    def flow(self) -> IncomingFlow:
        return IncomingFlow(self.database, self.client, self.settings, self.clock)

    def sync(self, **how: Any) -> IncomingReport:
        self.clock.move(minutes=5)
        return self.flow.run(**how)

    def preview(self, **how: Any) -> IncomingReport:
        return self.flow.preview(**how)

    def decide(self, section: str, **values: Any) -> None:
        """Change settings of the shop."""
        changed = msgspec.structs.replace(getattr(self.settings, section), **values)
        self.settings = msgspec.structs.replace(self.settings, **{section: changed})

    def rows(self, query: Table | Select[Any]) -> list[Row[Any]]:
        with self.database.reading() as connection:
            return list(connection.execute(query if isinstance(query, Select) else select(query)))

    def mirrored(self, table: Table) -> set[int]:
        """The ids of the living rows of a mirror."""
        return {row.id for row in self.rows(select(table.c.id).where(table.c.deleted.is_(False)))}

    def write(self, *statements: Any) -> None:
        with self.database.writing() as connection:
            for statement in statements:
                connection.execute(statement)

    def product(self, made: MadeProduct) -> Any:
        """The website's row of a product of Mahak, or None."""
        return self._mapped(tables.products, "product", made.id)

    def variant(self, detail: MadeDetail) -> Any:
        """The website's row of a product detail of Mahak, or None."""
        return self._mapped(tables.product_variants, "product_variant", detail.id)

    def _mapped(self, table: Table, entity_type: str, mahak_id: int) -> Any:
        mapping = ledger.mappings.c
        query = (
            select(table)
            .join(ledger.mappings, mapping.local_id == table.c.id)
            .where(
                mapping.database_id == self.account.database_id,
                mapping.entity_type == entity_type,
                mapping.mahak_id == mahak_id,
            )
        )
        found = self.rows(query)
        return found[0] if found else None

    def on_sale(self, detail: MadeDetail) -> bool:
        """Whether the website offers a detail: the variant and the product it hangs on are active."""
        row = self.variant(detail)
        return row is not None and row.is_active and self.hangs_on(row).is_active

    def hangs_on(self, variant: Row[Any]) -> Row[Any]:
        (product,) = self.rows(select(tables.products).where(tables.products.c.id == variant.product_id))
        return product

    def pictures(self, made: MadeProduct) -> list[str]:
        """File names of the website's pictures of a product in their order."""
        product = self.product(made)
        image = tables.product_images.c
        query = select(image.url).where(image.product_id == (product and product.id)).order_by(image.position)
        return [row.url.rpartition("/")[2] for row in self.rows(query)]

    def problems(self) -> set[tuple[str, str, str]]:
        """(entity, id, reason) of every open problem."""
        open_ones = select(ledger.problems).where(ledger.problems.c.resolved_at.is_(None))
        return {(row.entity, row.entity_id, row.reason) for row in self.rows(open_ones)}

    def reasons(self) -> list[str]:
        return sorted(reason for _, _, reason in self.problems())

    def accept(self, reason: str) -> None:
        """Agree to the one open problem of this reason."""
        problem = ledger.problems.c
        (row,) = self.rows(
            select(ledger.problems).where(problem.resolved_at.is_(None), problem.reason == reason)
        )
        with self.database.writing() as connection:
            accept(connection, row.id)

    def last_run(self) -> Run:
        with self.database.reading() as connection:
            return last_runs(connection, "incoming")[0]

    def shown(self) -> set[Shown]:
        """All that the website offers."""
        return shown(self.database)


def shown(database: Database) -> set[Shown]:
    """All that a website offers, told so that two databases can be compared."""
    product, variant = tables.products.c, tables.product_variants.c
    image, category = tables.product_images.c, tables.categories.c
    pictures: dict[int, list[str]] = {}
    with database.reading() as connection:
        for row in connection.execute(select(tables.product_images).order_by(image.position)):
            pictures.setdefault(row.product_id, []).append(f"{'*' * row.is_primary}{row.url}")
        offered = connection.execute(
            select(tables.product_variants, product.name, product.code.label("product_code"))
            .add_columns(category.name.label("category"))
            .join(tables.products, product.id == variant.product_id)
            .outerjoin(tables.categories, and_(category.id == product.category_id, category.is_active))
            .where(product.is_active, variant.is_active)
        ).all()
    found = [
        Shown(
            row.name,
            row.product_code,
            row.category,
            row.code,
            row.barcode,
            tuple((pair["name"], pair["value"]) for pair in row.options),
            row.price,
            row.sale_price,
            row.stock,
            tuple(pictures.get(row.product_id, ())),
        )
        for row in offered
    ]
    assert len(set(found)) == len(found), "the website offers something twice"
    return set(found)


@contextmanager
def practice_cloud(**how: Any) -> Iterator[PracticeCloud]:
    """A furnished office without goods."""
    with PracticeCloud(**{"build": furnish, "accounts": (ACCOUNT,), **how}) as cloud:
        yield cloud


@contextmanager
def shop_of(cloud: PracticeCloud, database: Database, **how: Any) -> Iterator[Shop]:
    shop = Shop(cloud, database, **how)
    try:
        yield shop
    finally:
        shop.client.close()
