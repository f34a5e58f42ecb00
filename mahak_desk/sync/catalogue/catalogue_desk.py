"""What the window and the command line ask about products, variants and what corresponds to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from mahak_desk.errors import Language
    from mahak_desk.sync.catalogue.counterpart_reading import Side
    from mahak_desk.sync.catalogue.counterparts import Counterparts
    from mahak_desk.sync.catalogue.mapping_line import Kind, MappingLine
    from mahak_desk.sync.catalogue.pair_list import Pairing
    from mahak_desk.sync.catalogue.pairing import Mapped
    from mahak_desk.sync.catalogue.picture_cache import PictureCache
    from mahak_desk.sync.catalogue.product_lines import ProductLine
    from mahak_desk.sync.catalogue.variant_facts import VariantFacts
    from mahak_desk.sync.incoming.facts import Catalogue
    from mahak_desk.sync.opened_shop import OpenedShop


class CatalogueDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    def product_lines(self) -> Iterator[list[ProductLine]]:
        """Every variant of the website in the order of products, in lists of about 2,000; none is empty."""
        from mahak_desk.sync.catalogue.product_lines import product_lines

        return product_lines(self._shop.looking, self._in_force)

    def variant(self, variant_id: int, language: Language) -> VariantFacts:
        """Everything that is known of one variant. Raises VariantGone."""
        from mahak_desk.sync.catalogue.variant_facts import read_variant

        with self._shop.looking() as connection:
            return read_variant(connection, variant_id, self._in_force(connection), language)

    def pictures_of(self, product_ids: Sequence[int]) -> dict[int, str]:
        """The address of the first picture of some of the website's products, a few hundred at most."""
        from mahak_desk.sync.catalogue.product_pictures import first_pictures

        with self._shop.looking() as connection:
            return first_pictures(connection, product_ids)

    def picture(self, product_id: int, url: str) -> Path | None:
        """The file of one of a product's pictures, fetched if it is not here yet; None where it cannot be had.

        Raises FolderUnusable and DiskFull.
        """
        from mahak_desk.sync.catalogue.product_pictures import has_picture

        with self._shop.looking() as connection:
            belongs = has_picture(connection, product_id, url)
        return self._pictures.file_of(url) if belongs else None

    def accept_problem(self, problem_id: int) -> str:
        """Agree to what a problem asks; what was agreed to. Raises NoSuchProblem and NothingToAccept."""
        from mahak_desk.sync.problem_list import accept

        with self._shop.touching_up() as connection:
            return accept(connection, problem_id)

    def accept_as_new(self, kind: Kind, mahak_id: int) -> None:
        """Agree that something of Mahak's is not what the website has (`problem_list.accept_as_new`).

        Raises NoSuchProblem.
        """
        from mahak_desk.sync.problem_list import accept_as_new

        with self._shop.touching_up() as connection:
            accept_as_new(connection, kind, mahak_id)

    def product_names(self, product_ids: Iterable[int]) -> dict[int, str]:
        """The names of Mahak's products by id, where they are known."""
        from mahak_desk.sync.problem_list import product_names

        with self._shop.looking() as connection:
            return product_names(connection, product_ids)

    def mappings(self) -> list[Pairing]:
        """What corresponds to what."""
        from mahak_desk.sync.catalogue.pair_list import list_mappings

        with self._shop.looking() as connection:
            return list(list_mappings(connection))

    def mapping_lines(self) -> Iterator[list[MappingLine]]:
        """What waits to be mapped, what has no partner, and every pair, in lists of about 2,000; none is empty."""
        from mahak_desk.sync.catalogue.mapping_lines import mapping_lines

        return mapping_lines(self._shop.looking, self._in_force)

    def counterparts(self, kind: Kind, side: Side) -> Counterparts:
        """What can be chosen as a partner on one side, to be searched as often as wanted."""
        from mahak_desk.sync.catalogue.category_lines import category_counterparts
        from mahak_desk.sync.catalogue.counterpart_reading import read_counterparts
        from mahak_desk.sync.catalogue.counterparts import Counterparts

        with self._shop.looking() as connection:
            catalogue = self._in_force(connection)
            if catalogue is None:
                return Counterparts(())
            if kind == "category":
                return Counterparts(category_counterparts(connection, side, catalogue))
        return Counterparts(read_counterparts(self._shop.looking, kind, side, catalogue))

    def pair(self, kind: Kind, mahak_id: int, website_id: int, *, takes_over: bool = False) -> Mapped:
        """Map by hand (`pairing.pair`, `category_pairing.pair_category`), and let the orders go on that waited for it.

        Raises UnknownInMahak, UnknownOnWebsite and PartnerTaken.
        """
        from mahak_desk.sync.catalogue.category_pairing import pair_category
        from mahak_desk.sync.catalogue.pairing import pair

        with self._shop.touching_up() as connection:
            catalogue = self._in_force(connection)
            if kind == "category":
                return pair_category(connection, mahak_id, website_id, catalogue, takes_over=takes_over)
            now = self._shop.clock.now()
            return pair(connection, kind, mahak_id, website_id, catalogue, now, takes_over=takes_over)

    def take_back(self, kind: Kind, mahak_id: int, website_id: int, done: Mapped) -> None:
        """Undo a pair that has just been made (`pairing.take_back`)."""
        from mahak_desk.sync.catalogue.category_pairing import take_back_category
        from mahak_desk.sync.catalogue.pairing import take_back

        with self._shop.touching_up() as connection:
            catalogue = self._in_force(connection)
            if kind == "category":
                take_back_category(connection, mahak_id, website_id, done, catalogue)
            else:
                now = self._shop.clock.now()
                take_back(connection, kind, mahak_id, website_id, done, catalogue, now)

    def unpair(self, kind: Kind, mahak_id: int) -> None:
        """Forget a pair that was made by hand. Raises NotMadeByHand."""
        from mahak_desk.sync.catalogue.category_pairing import unpair_category
        from mahak_desk.sync.catalogue.pairing import unpair

        with self._shop.touching_up() as connection:
            catalogue = self._in_force(connection)
            if kind == "category":
                unpair_category(connection, mahak_id, catalogue)
            else:
                unpair(connection, kind, mahak_id, catalogue)

    def _in_force(self, connection: Connection) -> Catalogue | None:
        from mahak_desk.sync.catalogue.rules_in_force import read_catalogue

        return read_catalogue(connection, self._shop.settings_now())

    @cached_property
    def _pictures(self) -> PictureCache:
        from mahak_desk.sync.catalogue.picture_cache import PictureCache

        return PictureCache(self._shop.profile.pictures, self._shop.pictures().fetch, self._shop.clock.now)
