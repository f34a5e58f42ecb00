"""Sends the requests of one cycle, counts them, and knows when Mahak is to be left in peace."""

from __future__ import annotations

from datetime import datetime

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakBusy, MahakError
from mahak_desk.mahak.save_answer import SaveAnswer

MOST_LOST = 3
"""Answers lost in a row after which the cycle ends: it is Mahak or the way to it, not one order."""


class Wire:
    """The line to Mahak during one cycle."""

    def __init__(self, client: MahakClient) -> None:
        self._client = client
        self._lost = 0
        self.requests = 0
        """SaveAllData requests that have left this computer."""

    def save(self, document: bytes, begin_by: datetime | None = None) -> SaveAnswer | MahakError:
        """Mahak's answer, or by what it was lost. Raises MahakError when nothing was sent, as after `begin_by`."""
        try:
            answer = self._client.save(document, begin_by)
        except MahakError as error:
            if not error.reached:
                raise
            self.requests += 1
            self._lost += 1
            return error
        self.requests += 1
        self._lost = 0
        return answer

    def check(self, said: SaveAnswer | MahakError) -> None:
        """Raise the error that ends the cycle, once what became of the request is written down."""
        if isinstance(said, MahakBusy) or (isinstance(said, MahakError) and self._lost >= MOST_LOST):
            raise said
