"""A shop to be photographed: two weeks of an invented shop's life, lived by the real engine on a clock of its own.

Goods and people are invented. Every run, order, problem and invoice is what the two flows made of what the
website and the practice Mahak did; nothing is written into Mahak Desk's own tables.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select, update
from sqlalchemy.sql import Executable

from mahak_desk.errors import DeskError
from mahak_desk.practice.builder import ShopBuilder
from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shop import build_shop
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.loops_of_shop import two_loops
from mahak_desk.sync.profile import Profile
from mahak_desk.sync.two_loops import TwoLoops
from mahak_desk.website.bulk import insert_one
from mahak_desk.website.database import Database
from mahak_desk.website.tables import (
    customers,
    product_variants,
    products,
    user_order_items,
    user_orders,
)

THE_DAY = datetime(2026, 11, 25, 9, 40, tzinfo=UTC)
"""When the pictures are taken: a Wednesday in the shop's early afternoon."""
ORDERS_A_DAY = (3, 5, 4, 6, 2, 7, 5, 4, 8, 3, 6, 9, 5)
"""Of the thirteen days before."""
SHIPPING = 650_000

_PEOPLE = (
    ("سارا", "محمدی", "09121112233", "تهران", "خیابان نیلوفر، کوچهٔ سوم، پلاک ۱۲"),
    ("امیر", "کریمی", "09354445566", "اصفهان", "چهارراه گلبرگ، ساختمان آفتاب، واحد ۷"),
    ("نرگس", "احمدی", "09137778899", "شیراز", "بلوار ترنج، شمارهٔ ۴۵"),
    ("پویا", "رستگار", "09190001122", "تبریز", "کوی فرهنگ، پلاک ۹"),
    ("مهسا", "نیک‌پی", "09011234567", "رشت", "بلوار سپیدار، واحد ۳"),
    ("بهنام", "شریفی", "09367654321", "کرمان", "خیابان سرو، پلاک ۲۱"),
    ("لیلا", "صبوری", "09153332211", "مشهد", "خیابان یاس، پلاک ۸"),
)
_TWIN = ("مریم", "حسینی", "09124440000", "تهران", "خیابان بهار، پلاک ۳۰")
"""Mahak knows two persons with her number."""
BELT = "کمربند چرم قهوه‌ای"
"""On the website under a code of its own; Mahak has a product of the same name."""


class StoryClock:
    """Goes on a little whenever somebody looks at it, and in `stand_still` no more; the story moves it.

    A loop that waits on it sleeps until it is woken.
    """

    def __init__(self) -> None:
        self._now = THE_DAY - timedelta(days=14)
        self._pace = timedelta(milliseconds=70)

    def now(self) -> datetime:
        self._now += self._pace
        return self._now

    def stand_still(self) -> None:
        self._pace = timedelta(0)

    def monotonic(self) -> float:
        return (self._now - THE_DAY).total_seconds()

    def move_to(self, moment: datetime) -> None:
        self._now = moment

    async def sleep_or_wake(self, wake: asyncio.Event, seconds: float) -> None:
        await wake.wait()


class StoryDesk(Desk):
    """A desk whose flows follow the story's clock."""

    def __init__(
        self, profile: Profile, environment: Mapping[str, str], *, program: str, clock: StoryClock
    ) -> None:
        super().__init__(profile, environment, program=program, clock=clock)
        self._clock = clock

    def loops(self, paused: Sequence[str] = ()) -> TwoLoops:  # type: ignore[override]
        shop = self._shop
        shop.take_folder()
        return two_loops(
            database=shop.database,
            credentials=shop.credentials,
            settings=shop.settings_now,
            holder=shop.holder,
            clock=self._clock,
            close=shop.close,
            jitter=lambda: 0.5,
        )


class InventedShop:
    """The website, the practice Mahak and the desk between them. `live` first; `close` when all is done."""

    def __init__(self, folder: Path) -> None:
        self.clock = StoryClock()
        self.profile = Profile("shop", folder)
        self.profile.create()
        self.cloud = PracticeCloud(build=_build, clock=self.clock.now).start()
        self._chance = random.Random(4)  # noqa: S311 - an invented shop
        self._number = 1_480

    def desk(self) -> StoryDesk:
        environment = {
            "MAHAK_DESK_API_URL": self.cloud.url,
            "MAHAK_DESK_USERNAME": DEMO.user_name,
            "MAHAK_DESK_PASSWORD": DEMO.password,
        }
        return StoryDesk(self.profile, environment, program="Mahak Desk", clock=self.clock)

    def close(self) -> None:
        self.cloud.stop()

    # The story

    def live(self) -> None:
        """Two weeks, up to a moment before the picture is taken."""
        self.open_website()
        self.incoming(full=True)
        for back, count in zip(range(13, 0, -1), ORDERS_A_DAY, strict=True):
            self._quiet_day(THE_DAY - timedelta(days=back), count)
        self._busy_morning()

    def open_website(self) -> None:
        """The website was there before: it sells a belt under a code that Mahak does not know."""
        with self.desk() as desk:
            desk.database_ready()
        now = self.clock.now()
        with self._website() as database, database.writing() as connection:
            belt = insert_one(connection, products, code="BELT-01", name=BELT, created_at=now, updated_at=now)
            self._belt = insert_one(
                connection,
                product_variants,
                product_id=belt,
                code="BELT-01",
                options=[],
                price=3_850_000,
                stock=4,
                updated_at=now,
            )

    def _quiet_day(self, noon: datetime, count: int) -> None:
        self._at(noon.replace(hour=0, minute=31))
        self.incoming(full=True)
        for hour, share in ((6, count // 2), (11, count - count // 2)):
            self._at(noon.replace(hour=hour, minute=12))
            for _ in range(share):
                self.buy()
            self._at(noon.replace(hour=hour, minute=13))
            self.outgoing()
            self.cloud.desktop.sync()
            self._at(noon.replace(hour=hour, minute=35))
            self.incoming()
            self.outgoing()
        if count == 2:
            self._line_is_down()

    def _line_is_down(self) -> None:
        """An evening without internet."""
        self.clock.move_to(self.clock.now() + timedelta(hours=3))
        self.cloud.stop()
        self.incoming()
        self.outgoing()
        self.cloud.start()

    def _busy_morning(self) -> None:
        """Everything that can happen to an order, and to a product, before noon."""
        at = THE_DAY.replace
        self._at(at(hour=0, minute=31))
        self.incoming(full=True)
        self._at(at(hour=5, minute=20))
        withdrawn = self.buy()
        for _ in range(4):
            self.buy()
        self.outgoing()
        self.cloud.desktop.sync()
        self.incoming()
        self._at(at(hour=5, minute=50))
        self._change(withdrawn, order_status="Refunded")
        self._no_payment_booked()
        self._at(at(hour=6, minute=2))
        self.buy()
        self.buy()
        self.outgoing()
        self._at(at(hour=6, minute=30))
        self._odd_goods()
        self.incoming()
        self._at(at(hour=7, minute=15))
        for who in (0, 4, 6):
            self.buy(_PEOPLE[who], belts=1)
        self._wrong_total()
        self.buy(_TWIN)
        self.outgoing()
        self._at(at(hour=8, minute=5))
        self._refused("شناسهٔ بازاریاب معتبر نیست")
        self._ignored("سفارش آزمایشی خود ماست")
        for minute in range(20, 40, 5):
            self._at(at(hour=9, minute=minute))
            self.incoming()
            self._at(at(hour=9, minute=minute + 1))
            self.outgoing()
        self._at(THE_DAY - timedelta(minutes=1))
        self._lost_answer()
        self._at(THE_DAY)
        self.clock.stand_still()

    def last_minute(self) -> None:
        """What comes in while the window is open: two orders nobody has looked at yet."""
        self.buy()
        self.buy()

    # What happens

    def incoming(self, *, full: bool = False) -> None:
        with suppress(DeskError), self.desk() as desk:
            desk.incoming(full=full)

    def outgoing(self) -> None:
        with suppress(DeskError), self.desk() as desk:
            desk.outgoing()

    def buy(self, person: tuple[str, str, str, str, str] | None = None, *, belts: int = 0) -> str:
        """A paid order of one to three things, as a website writes it; its number."""
        who = person or self._chance.choice(_PEOPLE)
        self._number += 1
        number = str(self._number)
        with self._website() as database, database.writing() as connection:
            variant = product_variants.c
            on_sale = connection.execute(
                select(variant.id, variant.price, products.c.name)
                .join(products, products.c.id == variant.product_id)
                .where(variant.is_active, products.c.is_active, variant.stock >= 3, variant.id != self._belt)
                .order_by(variant.id)
            ).all()
            lines = [
                (row.id, row.name, row.price, self._chance.choice((1, 1, 2)))
                for row in self._chance.sample(on_sale, self._chance.randint(1, 3))
            ]
            if belts:
                lines.append((self._belt, BELT, 3_850_000, belts))
            goods = sum(price * count for _, _, price, count in lines)
            first, last, mobile, city, address = who
            customer = connection.scalar(select(customers.c.id).where(customers.c.mobile == mobile))
            if customer is None:
                customer = insert_one(
                    connection,
                    customers,
                    first_name=first,
                    last_name=last,
                    mobile=mobile,
                    city=city,
                    address=address,
                )
            now = self.clock.now()
            order = insert_one(
                connection,
                user_orders,
                order_number=number,
                customer_id=customer,
                order_status="Placed",
                payment_status="Paid",
                payment_reference=str(self._chance.randint(10**9, 10**10 - 1)),
                paid_at=now,
                subtotal=goods,
                shipping_amount=SHIPPING,
                total_amount=goods + SHIPPING,
                shipping_address={},
                created_at=now,
            )
            for variant_id, name, price, count in lines:
                connection.execute(
                    insert(user_order_items).values(
                        order_id=order,
                        variant_id=variant_id,
                        product_name=name,
                        quantity=count,
                        unit_price=price,
                        total_price=price * count,
                    )
                )
        return number

    def _wrong_total(self) -> None:
        number = self.buy()
        self._change(number, total_amount=user_orders.c.total_amount - 250_000)

    def _refused(self, words: str) -> None:
        self.buy()
        refusal = RefusedRow("Orders", index=1, property="VisitorId", error=words)
        self.cloud.faults.arm("save", refusal, containing="orders")
        self.outgoing()

    def _no_payment_booked(self) -> None:
        self.buy()
        self.cloud.faults.arm("save", RefusedRow("Receipts", error="بانک معتبر نیست"), containing="orders")
        self.outgoing()

    def _ignored(self, why: str) -> None:
        number = self.buy()
        self._change(number, total_amount=user_orders.c.total_amount + 1)
        self.outgoing()
        with self.desk() as desk:
            desk.order_book.ignore([number], who="نگار", why=why)

    def _lost_answer(self) -> None:
        self.buy()
        self.cloud.faults.arm("save", Reset(commits=True), containing="orders")
        self.outgoing()

    def _odd_goods(self) -> None:
        """A price with a nought too many, a new product nobody counted, one without a price."""
        shop, desktop = self.cloud.shop, self.cloud.desktop
        dear = next(iter(_rows(self.cloud, "ProductDetails", Price1=2_600_000)))
        desktop.change_price(dear, 26_000_000)
        other = next(iter(self.cloud.store.table("ProductCategories")))
        shop.product("دستمال‌گردن ابريشم  ", prices=(4_750_000,), category_id=other)
        shop.product("جاسوئيچي چرم دست‌دوز  ", prices=(), stock={1: 25}, category_id=other)

    def _change(self, number: str, **values: object) -> None:
        self._write(update(user_orders).where(user_orders.c.order_number == number).values(**values))

    def _write(self, *statements: Executable) -> None:
        with self._website() as database, database.writing() as connection:
            for statement in statements:
                connection.execute(statement)

    def _website(self) -> Database:
        return Database(f"sqlite:///{self.profile.database_file}")

    def _at(self, moment: datetime) -> None:
        self.clock.move_to(moment)


def _rows(cloud: PracticeCloud, group: str, **wanted: int) -> list[int]:
    table = cloud.store.table(group)
    return [
        key for key, row in table.items() if all(row.number(name) == value for name, value in wanted.items())
    ]


def _build(shop: ShopBuilder) -> None:
    build_shop(shop)
    # The website calls it BELT-01, the shop's Mahak has its own number for it.
    shop.product("كمربند چرم قهوه اي  ", prices=(3_850_000,), stock={1: 7})
    for _ in range(2):
        shop.person(_TWIN[0], _TWIN[1], _TWIN[2])
