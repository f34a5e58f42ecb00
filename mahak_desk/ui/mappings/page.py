"""The page Mappings: what corresponds to what, what has no partner, and what orders wait for."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from mahak_desk.sync.catalogue.catalogue_desk import CatalogueDesk
from mahak_desk.sync.catalogue.counterparts import Counterpart
from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.sync.catalogue.pairing import Mapped
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.mappings.columns import mapping_chips, mapping_columns
from mahak_desk.ui.mappings.map_dialog import MapDialog
from mahak_desk.ui.mappings.mapping_details import Ways, details_of
from mahak_desk.ui.mappings.mapping_words import ASKING, are_two
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings


class MappingsPage(RowsPage[MappingLine]):
    """Rows are known by their kind and the website's id; see `ident` for those the website does not have."""

    flows = ("incoming",)
    follows: Changes = frozenset({"mappings", "orders", "products"})
    whole_table = "mappings"

    def __init__(self, surroundings: Surroundings) -> None:
        columns = mapping_columns(surroundings.speech)
        super().__init__(surroundings, self.tr("Mappings"), "mappings", columns, mapping_chips())
        self._map_at: Hashable = None
        self._map_button = self.add_verb(self.tr("&Map…"), self._map_selected, icon="link-2", primary=True)
        self._forget_button = self.add_verb(self.tr("&Unmap"), self._forget_selected, icon="unlink-2")
        self.selection_changed([])

    # The rows

    def read_rows(self) -> Iterator[list[MappingLine]]:
        return self._catalogue().mapping_lines()

    def ident(self, row: MappingLine) -> Hashable:
        if row.website_id is not None:
            return (row.kind, row.website_id)
        if row.mahak_id is not None:
            return (f"mahak {row.kind}", row.mahak_id)
        return ("nowhere", row.website_name)

    def searched(self, row: MappingLine) -> str:
        return f"{row.website_name} {row.mahak_name} {row.options} {row.website_code} {row.mahak_code}"

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("Nothing is mapped yet"),
            self.tr("The first sync maps by code, then barcode; what is left over you map here."),
        )

    def empty_chip_words(self) -> str:
        chip = self.chosen_chip
        match None if chip is None else chip.key:
            case "waiting":
                return self.tr("No order waits for a mapping.")
            case "only_website":
                return self.tr("Everything on the website has a partner in Mahak.")
            case "only_mahak":
                return self.tr("Everything in Mahak has a partner on the website.")
            case "manual":
                return self.tr("Everything was mapped automatically.")
            case _:
                return ""

    def _catalogue(self) -> CatalogueDesk:
        return self.around.desk.catalogue

    # Where others lead to

    def open_at(self, place: Place) -> None:
        self._map_at = place.row if place.verb == "map" else None
        super().open_at(place)

    def _try_to_open(self, *, last_chance: bool = False) -> None:
        super()._try_to_open(last_chance=last_chance)
        self._begin_mapping()

    def _after_reading(self) -> None:
        super()._after_reading()
        self._map_at = None  # what is not there after everything has been read will not come

    def _begin_mapping(self) -> None:
        """Open the dialog somebody was sent here for, once its row has been read."""
        if self._map_at is None:
            return
        position = self.model.position_of(self._map_at)
        if position is not None:
            self._map_at = None
            self._map(self.model.row_at(position))

    # What can be done

    def selection_changed(self, rows: Sequence[MappingLine]) -> None:
        self._map_button.setEnabled(len(rows) == 1 and can_map(rows[0]))
        self._forget_button.setEnabled(len(rows) == 1 and rows[0].origin == "manual")

    def row_verbs(self, rows: Sequence[MappingLine]) -> Sequence[Verb | None]:
        if len(rows) != 1:
            return ()
        (line,) = rows
        verbs: list[Verb | None] = []
        if can_map(line):
            verbs.append(Verb(self.tr("Map…"), lambda: self._map(line), icon="link-2"))
        if line.reason in ASKING:
            verbs.append(Verb(are_two(line.reason), lambda: self._add(line), icon="plus"))
        if line.origin == "manual":
            verbs.append(Verb(self.tr("Unmap"), lambda: self._forget(line), icon="unlink-2"))
        return verbs

    def show_details(self, row: MappingLine) -> None:
        count = row.waiting
        ways = Ways(
            map=lambda: self._map(row),
            forget=lambda: self._forget(row),
            add=lambda: self._add(row),
            waiting=self.speech.in_digits(self.tr("%n waiting order(s)", "", count)),
            go=self.around.go,
        )
        self.pane.tell(details_of(row, ways, self.speech), row)

    def _map_selected(self) -> None:
        for line in self.selected_rows()[:1]:
            self._map(line)

    def _forget_selected(self) -> None:
        for line in self.selected_rows()[:1]:
            self._forget(line)

    def _open_details(self) -> None:
        """Enter, or a double click, begins what the row is here for."""
        super()._open_details()
        rows = self.selected_rows()
        if len(rows) == 1 and rows[0].origin is None and can_map(rows[0]):
            self._map(rows[0])

    def _map(self, line: MappingLine) -> None:
        dialog = MapDialog(line, self.around, self)
        dialog.chosen.connect(lambda chosen: self._pair(line, chosen))
        dialog.open()

    def _pair(self, line: MappingLine, chosen: Counterpart) -> None:
        pair = (
            (chosen.id, line.website_id) if line.website_id is not None else (line.mahak_id or 0, chosen.id)
        )
        catalogue = self._catalogue()
        self.around.background.write(
            self,
            lambda: catalogue.pair(line.kind, *pair, takes_over=True),
            lambda done: self._mapped(line, pair, done),
            self.tell_error,
        )

    def _mapped(self, line: MappingLine, pair: tuple[int, int], done: Mapped) -> None:
        undo = Verb(self.tr("Undo"), lambda: self._undo(line, pair, done), icon="undo-2")
        name = line.website_name or line.mahak_name
        self.banner.say("good", self.tr("“{0}” is mapped.").format(name), self._released(done), undo)
        self._changed(done.released > 0)

    def _released(self, done: Mapped) -> str:
        said = []
        released, waiting = done.released, done.still_waiting
        if released:
            said.append(self.tr("%n order(s) go to Mahak now.", "", released))
        if waiting:
            said.append(self.tr("%n order(s) still wait for something else.", "", waiting))
        return self.speech.in_digits(" ".join(said))

    def _undo(self, line: MappingLine, pair: tuple[int, int], done: Mapped) -> None:
        catalogue = self._catalogue()
        self.banner.hide()
        self.around.background.write(
            self,
            lambda: catalogue.take_back(line.kind, *pair, done),
            lambda _: self._undone(done),
            self.tell_error,
        )

    def _undone(self, done: Mapped) -> None:
        if done.released:
            self.banner.say(
                "warn",
                self.tr("The mapping was taken back."),
                self.tr("An invoice that went to Mahak meanwhile stays there; correct it in Mahak."),
                Verb(self.tr("Sent orders"), lambda: self.around.go(Place("orders", chip="sent"))),
            )
        self._taken_back()

    def _forget(self, line: MappingLine) -> None:
        kind, mahak_id, catalogue = line.kind, line.mahak_id, self._catalogue()
        if mahak_id is None:
            return
        self.around.background.write(
            self, lambda: catalogue.unpair(kind, mahak_id), lambda _: self._taken_back(), self.tell_error
        )

    def _add(self, line: MappingLine) -> None:
        """What may be on the website already is something of its own all the same."""
        kind, mahak_id, catalogue = line.kind, line.mahak_id, self._catalogue()
        if mahak_id is not None:
            self.around.background.write(
                self,
                lambda: catalogue.accept_as_new(kind, mahak_id),
                lambda _: self._added(),
                self.tell_error,
            )

    def _added(self) -> None:
        self.around.say(self.tr("It comes to the website beside what is there."))
        self._changed(False)

    def _taken_back(self) -> None:
        self.around.say(self.tr("The mapping was taken back."))
        self._changed(False)

    def _changed(self, sends: bool) -> None:
        self.shop.touched("mappings", "orders", "products", "problems")
        self.follow_up("incoming")
        if sends:
            self.follow_up("outgoing")


def can_map(line: MappingLine) -> bool:
    """A line that names nothing has nothing to map."""
    return line.website_id is not None or line.mahak_id is not None
