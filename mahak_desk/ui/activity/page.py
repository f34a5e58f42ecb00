"""The page Activity."""

from __future__ import annotations

from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.surroundings import Surroundings


class ActivityPage(Page):
    """What has happened: every run, and the log."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, "Activity")
