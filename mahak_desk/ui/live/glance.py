"""How the shop stands, read once for everything that shows it: the first page, the badges, the tray."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahak_desk.sync.activity.overview import Overview
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.order_book.piles import Pile


@dataclass(frozen=True)
class Glance:
    """`piles` says how many orders lie on each."""

    overview: Overview
    piles: Mapping[Pile, int]

    @property
    def needs_you(self) -> int:
        """Orders that wait for a person."""
        return self.piles["needs_you"]


def read_glance(desk: Desk) -> Glance:
    """Blocking."""
    overview = desk.activity.overview()
    return Glance(overview, overview.orders)
