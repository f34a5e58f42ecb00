"""A shop with its website, its Mahak cloud and its desktop at hand, and a clock that stands still."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Event, Thread
from typing import Any, TypeVar

from sqlalchemy import Row

from mahak_desk.errors import DeskError
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.practice.builder import SIZE, ShopBuilder, Variant
from mahak_desk.practice.faults import Hang
from mahak_desk.practice.login import DEMO, Account
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.outgoing import verbs
from mahak_desk.sync.outgoing.flow import OutgoingFlow
from mahak_desk.sync.outgoing.report import OutgoingReport
from mahak_desk.sync.settings import InvoiceSettings, MahakSettings, Settings
from mahak_desk.website.database import Database
from tests.sync.outgoing.website import Line, Website

MUG, BOWL, RICE, SAFFRON, SMALL, LARGE = "لیوان", "کاسه", "برنج", "زعفران", "S", "L"
STOCK = 1000
GENERAL_PERSON = 1
"""The desktop's code of «مشتری متفرقه»."""

Decided = TypeVar("Decided")


class StillClock:
    """Stands still until a test moves it."""

    def __init__(self, moment: datetime = datetime(2026, 2, 10, 20, 50, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    def wait(self, **span: float) -> None:
        self.moment += timedelta(**span)


def build_small_shop(shop: ShopBuilder) -> None:
    """Two counted goods, one by weight, one taxed at its own rates, and a shirt in two sizes."""
    with shop.store.session():
        furnish(shop)
        home = shop.category("خانه")
        stock = {1: STOCK, 2: STOCK}
        exempt = {"TaxPercent": -1, "ChargePercent": -1}
        for name, unit, price, fields in (
            (MUG, "عدد", 1_250_000, exempt),
            (BOWL, "عدد", 1_680_000, {}),
            (RICE, "كيلوگرم", 1_450_000, exempt),
            (SAFFRON, "كيلوگرم", 16_700_000, {"TaxPercent": 9, "ChargePercent": -1}),
        ):
            shop.product(name, prices=(price,), unit=unit, stock=stock, category_id=home, fields=fields)
        sizes = [Variant({SIZE: SMALL}, stock=stock), Variant({SIZE: LARGE}, stock=stock)]
        shop.product("پيراهن", prices=(6_900_000,), category_id=home, variants=sizes)
        shop.person("", "مشتري متفرقه")
        shop.person("نيلوفر", "نمونه پور", "09120000001", NationalCode="0012345679")


@dataclass(frozen=True)
class Good:
    """A product detail of Mahak and the variant it is on the website."""

    variant_id: int
    detail_id: int
    price: int


class World:
    """One shop. Orders are placed on `website`, `cycle` sends them, `cloud` and its desktop receive them."""

    def __init__(
        self,
        database: Database,
        settings: InvoiceSettings | None = None,
        *,
        build: Callable[[ShopBuilder], object] = build_small_shop,
        accounts: Sequence[Account] = (DEMO,),
    ) -> None:
        self.database = database
        self.clock = StillClock()
        self.cloud = PracticeCloud(accounts=accounts, build=build, clock=self.clock.now).start()
        mahak = MahakSettings(api_url=self.cloud.url, user_name=DEMO.user_name)
        self.settings = Settings(
            mahak=mahak, invoices=settings or InvoiceSettings(general_person=GENERAL_PERSON)
        )
        self.client = self.new_client()
        self.website = Website(database, self.clock.now)
        self.mobiles = 1_000_000
        self.take_in()
        self.goods = self._goods()

    def close(self) -> None:
        self.client.close()
        self.cloud.stop()

    def new_client(self, account: Account = DEMO) -> MahakClient:
        credentials = Credentials(account.user_name, account.password)
        return MahakClient(credentials, self.settings.mahak.client_settings(), clock=self.clock.now)

    def flow(
        self, holder: str = "pc-1", *, client: MahakClient | None = None, database: Database | None = None
    ) -> OutgoingFlow:
        return OutgoingFlow(
            database or self.database,
            client or self.client,
            self.settings,
            self.clock,
            holder,
            jitter=lambda: 0.5,
        )

    def cycle(self, holder: str = "pc-1") -> OutgoingReport:
        """One cycle of the outgoing flow, a minute after whatever was before."""
        self.clock.wait(minutes=1)
        return self.flow(holder).run()

    def cycle_that_may_fail(self, holder: str = "pc-1") -> OutgoingReport | None:
        """The same where Mahak may not be able to answer."""
        try:
            return self.cycle(holder)
        except DeskError:
            return None

    def cycle_cut_off(self, *, containing: str = "orders") -> OutgoingReport:
        """A cycle whose first save with such rows is done by Mahak and never answered."""
        self.cloud.faults.arm("save", Hang(), containing=containing)
        ended = Event()
        cutter = Thread(target=self._cut_off_the_client, args=(ended,))
        cutter.start()
        try:
            return self.cycle()
        finally:
            ended.set()
            cutter.join()
            self._disarm_hanging()
            self.client.close()
            self.client = self.new_client()

    def _cut_off_the_client(self, ended: Event) -> None:
        while not ended.is_set():
            try:
                self.cloud.faults.wait_until_hanging(timeout=0.01)
            except TimeoutError:
                continue
            self.client.close()
            self.cloud.faults.release()
            return

    def _disarm_hanging(self) -> None:
        """Of a cycle that saved nothing."""
        faults = self.cloud.faults
        others = [armed for armed in faults.armed() if not isinstance(armed.fault, Hang)]
        faults.clear()
        for armed in others:
            faults.arm(
                armed.endpoint, armed.fault, times=armed.times, skip=armed.skip, containing=armed.containing
            )

    def take_in(self, *, full: bool = False) -> IncomingReport:
        """One cycle of the incoming flow."""
        return IncomingFlow(self.database, self.client, self.settings, self.clock).run(full=full)

    def line(self, good: str, quantity: int | Decimal = 1, **more: Any) -> Line:
        """A line of an order at the website's own price."""
        sold = self.goods[good]
        return Line(sold.variant_id, quantity, sold.price, name=good, **more)

    def order(self, *lines: Line, **more: Any) -> int:
        """A paid order of a new customer, of one mug unless lines are given."""
        if "customer" not in more:
            self.mobiles += 1
            more["customer"] = self.website.customer(last_name="رضایی", mobile=f"0912{self.mobiles:07}")
        return self.website.order(*(lines or (self.line(MUG),)), **more)

    def delivery(self, order_id: int) -> Row[Any]:
        """The delivery of an order, all columns."""
        return self.website.row("SELECT * FROM invoice_deliveries WHERE order_id = :id", id=order_id)

    def state(self, order_id: int) -> tuple[str, str | None]:
        """State and reason of an order's delivery."""
        delivery = self.delivery(order_id)
        return delivery.state, delivery.reason

    def attempts(self, order_id: int) -> list[str | None]:
        """The outcome of every sending of an order."""
        return [
            row.outcome
            for row in self.website.rows(
                "SELECT a.outcome FROM delivery_attempts a JOIN invoice_deliveries d ON d.id = a.delivery_id"
                " WHERE d.order_id = :id ORDER BY a.id",
                id=order_id,
            )
        ]

    def decide(self, verb: Callable[..., Decided], order_id: int, *more: object) -> Decided:
        """What a person says about an order, by a verb that takes some of them at once."""
        with self.database.writing() as connection:
            now = self.clock.now()
            return verb(
                connection, verbs.deliveries_by_number(connection, [f"S-{order_id}"], now), *more, now
            )

    def stock(self, good: str) -> int:
        """What the website may sell of a good now."""
        variant = self.goods[good].variant_id
        return int(self.website.row("SELECT stock FROM product_variants WHERE id = :id", id=variant).stock)

    def saves(self, group: str) -> int:
        """How many SaveAllData requests carried rows of this list."""
        return sum(
            seen.endpoint == "save"
            and any(key.lower() == group.lower() and rows for key, rows in seen.body.items())
            for seen in self.cloud.requests
        )

    def _goods(self) -> dict[str, Good]:
        rows = self.website.rows(
            "SELECT p.name, v.id, v.options, v.price, m.mahak_id FROM product_variants v"
            " JOIN products p ON p.id = v.product_id"
            " JOIN mahak_mappings m ON m.local_id = v.id AND m.entity_type = 'product_variant'"
        )
        found = {}
        for row in rows:
            options = json.loads(row.options) if isinstance(row.options, str) else row.options
            name = options[0]["value"] if options else row.name
            found[name] = Good(row.id, row.mahak_id, row.price)
        return found


@contextmanager
def a_world(database: Database, settings: InvoiceSettings | None = None) -> Iterator[World]:
    world = World(database, settings)
    try:
        yield world
    finally:
        world.close()
