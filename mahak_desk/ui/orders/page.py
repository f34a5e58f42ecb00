"""The page Orders."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class OrdersPage(Page):
    """Paid orders on their way to Mahak."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Orders")
