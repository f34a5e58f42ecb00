"""A product's pictures in Mahak and on the website, and what becomes of the website's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection

from mahak_desk.sync.incoming.queries import ProductQueries
from mahak_desk.sync.incoming.rules import CatalogueRules

Address = Callable[[str], str]
"""From the Url of a picture's row in Mahak to its full address."""


class Image(NamedTuple):
    """A picture the website has: its row's id, address and place."""

    id: int
    url: str
    position: int
    is_primary: bool


class Pictures(NamedTuple):
    """A product's pictures in Mahak."""

    addresses: Sequence[str]
    """Of those to be shown, in display order."""
    files: frozenset[str]
    """The file names of all it has, those taken off it too."""


NO_PICTURES = Pictures((), frozenset())


class PicturePlan(msgspec.Struct, frozen=True):
    """What becomes of a product's pictures on the website."""

    addresses: Sequence[str]
    """Of Mahak's pictures, in order; the first is the primary one."""
    stale: Sequence[int]
    """The ids of the rows that show Mahak's pictures until now."""
    own: Sequence[int]
    """The ids of the shop's own pictures, which keep their rows and come after Mahak's."""


def read_pictures(
    connection: Connection, queries: ProductQueries, address: Address, where: Mapping[str, object]
) -> dict[int, Pictures]:
    """Each product's pictures; one linked twice counts once, and one without a file not at all (§4.7)."""
    places: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    files: dict[int, set[str]] = defaultdict(set)
    for product_id, picture_id, order, url, is_shown in connection.execute(queries.pictures, where):
        if not url.strip():
            continue
        files[product_id].add(_file_name(url))
        if is_shown:
            place = (order or 0, picture_id)
            known = places[product_id].setdefault(address(url), place)
            places[product_id][address(url)] = min(known, place)
    return {
        product_id: Pictures(sorted(places[product_id], key=places[product_id].__getitem__), frozenset(names))
        for product_id, names in files.items()
    }


def read_images(
    connection: Connection, queries: ProductQueries, where: Mapping[str, object]
) -> dict[int, list[Image]]:
    """The pictures the website has of each product, in their order."""
    images: dict[int, list[Image]] = defaultdict(list)
    for product_id, *image in connection.execute(queries.images, where):
        images[product_id].append(Image._make(image))
    return images


def picture_plan(
    pictures: Pictures, images: Sequence[Image], rules: CatalogueRules, address: Address
) -> PicturePlan | None:
    """None if the website's pictures from Mahak are what they should be, or the shop's own matter."""
    if not images and not pictures.addresses:
        return None
    if images and "pictures" not in rules.overwrites:
        return None
    from_mahak = [image for image in images if _is_from_mahak(image, pictures, address)]
    placed = [(image.url, image.position, bool(image.is_primary)) for image in from_mahak]
    if placed == [(url, place, place == 0) for place, url in enumerate(pictures.addresses)]:
        return None
    own = [image.id for image in images if image not in from_mahak]
    return PicturePlan(pictures.addresses, [image.id for image in from_mahak], own)


def _is_from_mahak(image: Image, pictures: Pictures, address: Address) -> bool:
    """Whether a picture of the website came from Mahak; one the shop added itself is never touched.

    The address alone does not tell: the service's own may have changed since, and so may the folder. The name
    of its file does: the pictures of all of Mahak's shops lie in one folder, so that no two share one (field
    notes §1.1), and the same name elsewhere is a copy.
    """
    return image.url.startswith(address("")) or _file_name(image.url) in pictures.files


def _file_name(address: str) -> str:
    """The last part of a picture's address or path."""
    return urlsplit(address.strip().replace("\\", "/")).path.rpartition("/")[2]
