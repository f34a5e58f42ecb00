"""The page Mappings."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class MappingsPage(Page):
    """What corresponds to what."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Mappings")
