"""What an address of the settings means: a file of the data folder's own, or a server's database."""

from __future__ import annotations

EXAMPLE = "postgresql://desk@db.example.com/shop"
"""Shown where an address is to be typed."""


def is_on_server(url: str) -> bool:
    """Whether a database server is asked; "" is the file of the data folder."""
    return bool(url) and not url.startswith("sqlite")


def wanted_url(present: str, typed: str, *, on_server: bool) -> str:
    """The address as chosen: a file elsewhere than in the data folder stays chosen as long as no server is."""
    if on_server:
        return typed.strip()
    return "" if is_on_server(present) else present
