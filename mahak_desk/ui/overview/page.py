"""The page Overview."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class OverviewPage(Page):
    """How the shop stands at a glance."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Overview")
