"""What a person sees of a shop's catalogue, read as the window reads it."""

from __future__ import annotations

from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.sync.catalogue.mapping_lines import mapping_lines
from mahak_desk.sync.catalogue.pairing import Mapped, pair, take_back, unpair
from mahak_desk.sync.catalogue.pairing_refusals import Paired
from mahak_desk.sync.catalogue.product_lines import ProductLine, product_lines
from mahak_desk.sync.catalogue.rules_in_force import read_catalogue
from mahak_desk.sync.catalogue.variant_facts import VariantFacts, read_variant
from tests.sync.incoming.shops import Shop
from tests.sync.outgoing.worlds import World

AnyShop = Shop | World


def lines_of(shop: AnyShop) -> list[ProductLine]:
    """Every line of the Products page."""
    pieces = product_lines(
        shop.database.reading, lambda connection: read_catalogue(connection, shop.settings)
    )
    return [line for piece in pieces for line in piece]


def line_of(shop: AnyShop, detail_id: int) -> ProductLine:
    (line,) = (line for line in lines_of(shop) if line.detail_id == detail_id)
    return line


def facts_of(shop: AnyShop, variant_id: int) -> VariantFacts:
    """The detail pane of a variant, in English."""
    with shop.database.reading() as connection:
        return read_variant(connection, variant_id, read_catalogue(connection, shop.settings), "en")


def mappings_of(shop: AnyShop) -> list[MappingLine]:
    """Every line of the Mappings page."""
    pieces = mapping_lines(
        shop.database.reading, lambda connection: read_catalogue(connection, shop.settings)
    )
    return [line for piece in pieces for line in piece]


def map_by_hand(
    shop: AnyShop, kind: Paired, mahak_id: int, website_id: int, *, takes_over: bool = False
) -> Mapped:
    with shop.database.writing() as connection:
        catalogue = read_catalogue(connection, shop.settings)
        return pair(
            connection, kind, mahak_id, website_id, catalogue, shop.clock.now(), takes_over=takes_over
        )


def forget(shop: AnyShop, kind: Paired, mahak_id: int) -> None:
    with shop.database.writing() as connection:
        unpair(connection, kind, mahak_id, read_catalogue(connection, shop.settings))


def undo(shop: AnyShop, kind: Paired, mahak_id: int, website_id: int, done: Mapped) -> None:
    with shop.database.writing() as connection:
        catalogue = read_catalogue(connection, shop.settings)
        take_back(connection, kind, mahak_id, website_id, done, catalogue, shop.clock.now())
