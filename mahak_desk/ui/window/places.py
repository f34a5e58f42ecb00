"""Where in the window something is shown: a page, and the row, filter or section on it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

PageName = Literal["overview", "products", "mappings", "orders", "activity", "settings"]

PAGES: tuple[PageName, ...] = ("overview", "products", "mappings", "orders", "activity", "settings")
"""In the order of the navigation and of Ctrl+1 to Ctrl+6."""


@dataclass(frozen=True)
class Place:
    """`row` is a row's identity on its page, `search` what to type into its search, `verb` what to begin there.

    `reason` keeps to the rows with one reason, `product` is a product by its id in Mahak.
    """

    page: PageName
    chip: str | None = None
    row: Hashable = None
    search: str | None = None
    section: str | None = None
    verb: str | None = None
    reason: str | None = None
    product: int | None = None
