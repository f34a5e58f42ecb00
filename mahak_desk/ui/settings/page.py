"""The page Settings."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class SettingsPage(Page):
    """Everything a shop can decide."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Settings")
