"""A page whose rows are read in the background: at first as they come, later as a whole that is swapped in."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from mahak_desk.errors import DeskError
from mahak_desk.ui.background.background import Ticket
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.rows.narrowing import ChipLine
from mahak_desk.ui.rows.reading import Piece, Reading, read_in_pieces, read_whole
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings

R = TypeVar("R")


class ReadingPage(Page, Generic[R]):
    """A subclass says what its rows are, and is told when some or all of them have come."""

    def __init__(
        self, surroundings: Surroundings, title: str, columns: Sequence[Column[R]], chips: Sequence[Chip[R]]
    ) -> None:
        super().__init__(surroundings, title)
        self.chips = ChipLine(chips, self.speech)
        self.model: RowsModel[R] = RowsModel(columns, self.ident, self.look, self)
        self._reading: Ticket | None = None
        self._order_read = self.model.order_chosen
        self._again = False
        self._has_read = False

    def read_rows(self) -> Iterator[list[R]]:
        """All rows in pieces, in their natural order; in a background thread."""
        raise NotImplementedError

    def ident(self, row: R) -> Hashable:
        """What a row stays the same by from one reading to the next."""
        raise NotImplementedError

    def searched(self, row: R) -> str:
        """The text a search looks in; begins with the text of the column without an `order`."""
        raise NotImplementedError

    def _piece_taken(self) -> None:
        """Some rows of the first reading are there."""

    def _after_reading(self) -> None:
        """All rows are there."""

    def read_again(self) -> None:
        if self._reading is not None:
            self._again = True
            return

        def pieces() -> Iterator[Piece[R]]:
            return read_in_pieces(self.read_rows(), self.searched, self.chips.chips)

        background = self.around.background
        # A first reading that failed half-way has left rows behind, which another one would double.
        if self.model.rows:
            self._order_read = self.model.order_chosen
            ordered = self.model.ordering()

            def work() -> Reading[R]:
                return read_whole(pieces(), ordered)

            self._reading = background.read(self, work, self._swap_in, self._could_not_read)
        else:
            self._reading = background.stream(
                self, pieces, self._take_piece, self._first_reading_done, self._could_not_read
            )

    def _take_piece(self, piece: Piece[R]) -> None:
        self.chips.show_counts(piece.counts)
        self.model.append(piece.rows, piece.texts)
        self._piece_taken()

    def _first_reading_done(self) -> None:
        self._has_read = True
        self.model.sort_again()
        self._all_read()

    def _swap_in(self, reading: Reading[R]) -> None:
        self.chips.show_counts(reading.counts)
        self.model.replace(reading.rows, reading.texts, reading.order)
        if self.model.order_chosen != self._order_read:
            self.model.sort_again()  # somebody ordered the old rows meanwhile
        self._has_read = True
        self._all_read()

    def _all_read(self) -> None:
        self._after_reading()
        self._ended()

    def _could_not_read(self, error: DeskError) -> None:
        self.tell_error(error, Verb(self.tr("Try again"), self._retry_reading))
        self._ended()

    def _ended(self) -> None:
        self._reading = None
        if self._again:
            self._again = False
            self._stale = True
            self._read_if_stale()

    def _retry_reading(self) -> None:
        self.banner.hide()
        self.read_again()
