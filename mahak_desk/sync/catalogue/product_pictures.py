"""Which pictures the website has of a product."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from mahak_desk.website.tables import product_images


def first_pictures(connection: Connection, product_ids: Sequence[int]) -> dict[int, str]:
    """The address of the first picture of some of the website's products, a few hundred at most."""
    image = product_images.c
    query = (
        select(image.product_id, image.url)
        .where(image.product_id.in_(bindparam("ids", expanding=True)))
        .order_by(image.product_id, image.position.desc(), image.id.desc())
    )
    return {product_id: url for product_id, url in connection.execute(query, {"ids": list(product_ids)})}


def has_picture(connection: Connection, product_id: int, url: str) -> bool:
    """Whether an address is one of a product's pictures: nothing else is ever fetched."""
    image = product_images.c
    query = select(image.id).where(image.product_id == product_id, image.url == url).limit(1)
    return connection.scalar(query) is not None
