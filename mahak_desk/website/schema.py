"""All tables of the website database: importing `metadata` from here makes sure that none is left out."""

from __future__ import annotations

from mahak_desk.website import ledger, mirror, tables
from mahak_desk.website.columns import metadata

__all__ = ["ledger", "metadata", "mirror", "tables"]
