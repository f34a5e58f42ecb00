"""What has happened to one order, moment by moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Row

from mahak_desk.errors import Language
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.facts import OrderFacts
from mahak_desk.sync.outgoing.verbs import Attempt

What = Literal["ordered", "paid", "tried", "in_mahak", "registered", "ignored", "problem", "closed"]


class Happening(msgspec.Struct, frozen=True):
    """Something at a moment (UTC). `text` is who ignored it and why, what the problem is, or who closed it."""

    at: datetime
    what: What
    text: str = ""
    attempt: Attempt | None = None
    """Of *tried*."""


def timeline_of(
    order: OrderFacts,
    delivery: Delivery | None,
    attempts: Sequence[Attempt],
    problems: Sequence[Row[Any]],
    language: Language,
) -> list[Happening]:
    """The first one first; `problems` are rows of the problems table, closed ones too."""
    found = [Happening(attempt.started_at, "tried", attempt=attempt) for attempt in attempts]
    moments: list[tuple[datetime | None, What]] = [(order.created_at, "ordered"), (order.paid_at, "paid")]
    if delivery is not None:
        moments += [(delivery.sent_at, "in_mahak"), (delivery.registered_at, "registered")]
        if delivery.state == "ignored":
            text = " — ".join(filter(None, (delivery.ignored_by, str(delivery.facts.get("why", "")))))
            found.append(Happening(delivery.changed_at, "ignored", text))
    found += [Happening(at, what) for at, what in moments if at is not None]
    for row in problems:
        title = tell(row.reason, row.facts, language).title
        found.append(Happening(row.first_seen, "problem", title))
        if row.resolved_at is not None:
            found.append(Happening(row.resolved_at, "closed", row.accepted or ""))
    # What happened in the same moment follows from each other in this order.
    return sorted(found, key=lambda happening: (happening.at, _ORDER.index(happening.what)))


_ORDER: tuple[What, ...] = (
    *("ordered", "paid", "tried", "in_mahak", "problem", "closed", "registered", "ignored"),
)
