"""The states of a delivery and what each means for the next cycle (`docs/architecture.md`, deliveries)."""

from __future__ import annotations

from typing import Literal

State = Literal["waiting", "ready", "sending", "in_doubt", "rejected", "sent", "registered", "ignored"]

UNDECIDED: tuple[State, ...] = ("waiting", "ready", "rejected")
"""Nothing is on its way to Mahak: the order is judged anew in every cycle."""

UNSETTLED: tuple[State, ...] = (*UNDECIDED, "sending", "in_doubt")
"""Mahak may have nothing of the invoice, a part of it or all."""

AT_REST: tuple[State, ...] = (*UNDECIDED, "in_doubt")
"""What a person may decide about: what is *sending* is left to whoever sends it, until it is settled."""

IN_MAHAK: tuple[State, ...] = ("sent", "registered")
"""Mahak has the invoice, and the order's own columns say so."""

WEBSITE = "website"
"""Who ignored an order that the website itself withdrew; such an order comes back when it is paid again."""
