"""The page Products: every variant of the website, where it stands and why."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QGuiApplication, QIcon, QImage

from mahak_desk.sync.catalogue.catalogue_desk import CatalogueDesk
from mahak_desk.sync.catalogue.product_lines import ProductLine
from mahak_desk.sync.catalogue.variant_facts import VariantFacts
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.plain_parts import button
from mahak_desk.ui.products.columns import product_chips, product_columns
from mahak_desk.ui.products.product_details import MOST_PICTURES, PICTURE_SIDE, Ways, details_of
from mahak_desk.ui.products.thumbnails import PictureDelegate, Thumbnails, scaled_picture
from mahak_desk.ui.rows.narrowing import AsLeft
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.rows.reading import Reading
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings


class ProductsPage(RowsPage[ProductLine]):
    """Rows are known by the website's variant ids."""

    flows = ("incoming",)
    follows: Changes = frozenset({"products", "mappings"})
    tells_spans = True
    whole_table = "products"

    def __init__(self, surroundings: Surroundings) -> None:
        # The columns ask for pictures only once there are rows; by then there is a widget to own them.
        columns = product_columns(surroundings.speech, self._icon, surroundings.heartbeat.now)
        super().__init__(surroundings, self.tr("Products"), "products", columns, product_chips())
        self._thumbnails = Thumbnails(self._catalogue, surroundings.background, self.look, self)
        self._thumbnails.arrived.connect(self.view.viewport().update)
        self.view.setItemDelegateForColumn(0, PictureDelegate(self.view))
        self._shown: int | None = None
        self._pictured: Sequence[str] = ()
        self._pictures: list[QImage] = []
        """What the pane showed last, and where it came from."""
        self._only: int | None = None
        self._only_button = button(
            self.tr("Show all products"), self._show_every_product, self.look, role="link", icon="x"
        )
        self._only_button.hide()
        self.beside_title.addWidget(self._only_button)
        self.add_verb(self.tr("&Sync now"), self._sync, icon="refresh-cw")

    # The rows

    def read_rows(self) -> Iterator[list[ProductLine]]:
        return self._catalogue().product_lines()

    def ident(self, row: ProductLine) -> Hashable:
        return row.variant_id

    def searched(self, row: ProductLine) -> str:
        return f"{row.name} {row.options} {row.code} {row.barcode} {row.category}"

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No products yet"),
            self.tr("They come from Mahak with the first sync; only what is assigned to the visitor comes."),
        )

    def empty_chip_words(self) -> str:
        chip = self.chosen_chip
        match None if chip is None else chip.key:
            case "problem":
                return self.tr("No product has a problem.")
            case "hidden":
                return self.tr("Everything that came from Mahak is on the website.")
            case "no_stock":
                return self.tr("Everything on the website can be sold.")
            case _:
                return ""

    def _catalogue(self) -> CatalogueDesk:
        return self.around.desk.catalogue

    def _icon(self, product_id: int) -> QIcon:
        return self._thumbnails.icon(product_id)

    def _sync(self) -> None:
        self.shop.force("incoming")

    # Where others lead to

    def open_at(self, place: Place) -> None:
        if place.product is not None:
            self.chips.choose_widest()  # hidden or sold out, it is still to be seen
        super().open_at(place)
        self._keep_to(place.product)

    def _keep_to(self, mahak_product_id: int | None) -> None:
        """Only the variants of one product of Mahak, until that is ended."""
        self._only = mahak_product_id
        self._only_button.setVisible(mahak_product_id is not None)
        if mahak_product_id is None:
            self.narrow(None)
        else:
            self.narrow(lambda row: row.mahak_product_id == mahak_product_id)
            self._say_if_not_here()

    def as_left(self) -> AsLeft:
        return replace(super().as_left(), only=self._only)

    def take_up(self, left: object) -> None:
        super().take_up(left)
        if isinstance(left, AsLeft) and isinstance(left.only, int):
            self._keep_to(left.only)

    def _swap_in(self, reading: Reading[ProductLine]) -> None:
        self._thumbnails.look_again()
        super()._swap_in(reading)

    def _after_reading(self) -> None:
        super()._after_reading()
        self._say_if_not_here()

    def _say_if_not_here(self) -> None:
        """Somebody was sent here for a product that has not come to the website."""
        product_id = self._only
        if product_id is None or not self._has_read or self.model.rowCount():
            return
        place = Place("mappings", row=("mahak product", product_id))
        show = Verb(self.tr("Show it in the mappings"), lambda: self.around.go(place), icon="link-2")
        self.banner.say("accent", self.tr("This product is not on the website."), "", show)

    def _show_every_product(self) -> None:
        self._keep_to(None)

    # What can be done

    def row_verbs(self, rows: Sequence[ProductLine]) -> Sequence[Verb | None]:
        if len(rows) != 1:
            return ()
        (line,) = rows
        verbs: list[Verb | None] = [
            Verb(self.tr("Explain"), self._open_details, icon="circle-help"),
            Verb(self.tr("Mapping"), lambda: self._go_to_mapping(line.variant_id), icon="link-2"),
        ]
        if line.code:
            verbs.append(Verb(self.tr("Copy code"), lambda: _copy(line.code), icon="copy"))
        return verbs

    def _go_to_mapping(self, variant_id: int) -> None:
        self.around.go(Place("mappings", row=("variant", variant_id)))

    def _accept(self, problem_id: int) -> None:
        catalogue = self._catalogue()
        self.around.background.write(
            self, lambda: catalogue.accept_problem(problem_id), self._accepted, self.tell_error
        )

    def _accepted(self, _agreed_to: str) -> None:
        self.shop.touched("products", "problems")
        if self.follow_up("incoming"):
            self.around.say(self.tr("Accepted; it is being synced."))

    # One variant

    def show_details(self, row: ProductLine) -> None:
        if self._shown != row.variant_id:
            self.pane.wait(row.name)
        self._shown = row.variant_id
        catalogue, language, variant_id = self._catalogue(), self.speech.language, row.variant_id
        self.around.background.read(
            self, lambda: catalogue.variant(variant_id, language), self._tell_variant, self.tell_error
        )

    def _tell_variant(self, facts: VariantFacts) -> None:
        if facts.variant_id != self._shown:
            return
        urls = facts.pictures[:MOST_PICTURES]
        self._tell(facts, self._pictures if urls == self._pictured else [])
        if urls:
            catalogue = self._catalogue()
            self.around.background.ask(
                self, lambda: (facts, _pictures(catalogue, facts.product_id, urls)), self._tell_pictures
            )

    def _tell_pictures(self, found: tuple[VariantFacts, list[QImage]]) -> None:
        facts, pictures = found
        if facts.variant_id == self._shown and pictures:
            self._pictured, self._pictures = facts.pictures[:MOST_PICTURES], pictures
            self._tell(facts, pictures)

    def _tell(self, facts: VariantFacts, pictures: list[QImage]) -> None:
        ways = Ways(accept=self._accept, go=self.around.go)
        self.pane.tell(details_of(facts, pictures, ways, self.speech), (facts, pictures))


def _pictures(catalogue: CatalogueDesk, product_id: int, urls: Sequence[str]) -> list[QImage]:
    """For a background thread."""
    paths = [catalogue.picture(product_id, url) for url in urls]
    images = [scaled_picture(path, PICTURE_SIDE) for path in paths if path is not None]
    return [image for image in images if image is not None]


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
