"""The states of a delivery and what each means for the next cycle (`docs/architecture.md`, deliveries)."""

from __future__ import annotations

from typing import Literal

State = Literal["waiting", "ready", "sending", "in_doubt", "rejected", "sent", "registered", "ignored"]

UNDECIDED: tuple[State, ...] = ("waiting", "ready", "rejected")
"""Nothing is on its way to Mahak: the order is judged anew in every cycle."""

SETTLED: tuple[State, ...] = ("sent", "registered")
"""Mahak has the invoice."""

WEBSITE = "website"
"""Who ignored an order that the website itself withdrew; such an order comes back when it is paid again."""
