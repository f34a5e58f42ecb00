"""Lets a customer of the practice website buy something, by the same SQL a real website would use."""

from __future__ import annotations

import random
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from mahak_desk.errors import DeskError, Words
from mahak_desk.website.bulk import insert_one
from mahak_desk.website.tables import customers, product_variants, products, user_order_items, user_orders

_CUSTOMERS = (
    ("سارا", "محمدی", "09121112233", "تهران", "خیابان نیلوفر، کوچهٔ سوم، پلاک ۱۲"),
    ("امیر", "کریمی", "۰۹۳۵ ۴۴۴ ۵۵۶۶", "اصفهان", "چهارراه گلبرگ، ساختمان آفتاب، واحد ۷"),
    ("نرگس", "احمدی", "+98 913 777 8899", "شیراز", "بلوار ترنج، شمارهٔ ۴۵"),
)
_SHIPPING = 650_000


class NothingToBuy(DeskError):
    """The practice website has nothing on sale yet."""

    code = "nothing-to-buy"

    def __init__(self) -> None:
        super().__init__(
            Words(
                "سایت تمرینی هنوز کالایی برای فروش ندارد.", "The practice website has nothing on sale yet."
            ),
            Words(
                "اول بنویسید: mahak-desk --practice sync incoming",
                "Run this first: mahak-desk --practice sync incoming",
            ),
        )


def place_practice_order(connection: Connection, chance: random.Random, now: datetime) -> str:
    """A paid order of one to three things, with shipping; its number. Raises NothingToBuy."""
    variant = product_variants.c
    on_sale = connection.execute(
        select(variant.id, variant.price, products.c.name)
        .join(products, products.c.id == variant.product_id)
        .where(variant.is_active, products.c.is_active, variant.stock >= 2)
        .order_by(variant.id)
    ).all()
    if not on_sale:
        raise NothingToBuy
    bought = [
        (row, chance.randint(1, 2)) for row in chance.sample(on_sale, min(len(on_sale), chance.randint(1, 3)))
    ]
    goods = sum(row.price * count for row, count in bought)
    last = connection.scalar(select(func.coalesce(func.max(user_orders.c.id), 0))) or 0
    number = f"T-{last + 1001}"
    order_id = insert_one(
        connection,
        user_orders,
        order_number=number,
        customer_id=_customer(connection, chance),
        order_status="Placed",
        payment_status="Paid",
        payment_reference=str(chance.randint(10**9, 10**10 - 1)),
        paid_at=now,
        subtotal=goods,
        shipping_amount=_SHIPPING,
        total_amount=goods + _SHIPPING,
        shipping_address={},
        created_at=now,
    )
    connection.execute(
        insert(user_order_items),
        [
            {
                "order_id": order_id,
                "variant_id": row.id,
                "product_name": row.name,
                "quantity": count,
                "unit_price": row.price,
                "total_price": row.price * count,
            }
            for row, count in bought
        ],
    )
    return number


def _customer(connection: Connection, chance: random.Random) -> int:
    first, last, mobile, city, address = chance.choice(_CUSTOMERS)
    known = connection.scalar(select(customers.c.id).where(customers.c.mobile == mobile))
    if known is not None:
        return int(known)
    return insert_one(
        connection, customers, first_name=first, last_name=last, mobile=mobile, city=city, address=address
    )
