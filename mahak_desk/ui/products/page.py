"""The page Products."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class ProductsPage(Page):
    """What is on the website, and why."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Products")
