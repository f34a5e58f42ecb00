"""What a cycle of the outgoing flow found, sent and left."""

from __future__ import annotations

import msgspec

from mahak_desk.sync.problems import Finding


class OutgoingReport(msgspec.Struct):
    """The result of one cycle."""

    found: int = 0
    """Paid orders that were to be sent when the cycle began."""
    sent: int = 0
    rejected: int = 0
    waiting: int = 0
    in_doubt: int = 0
    registered: int = 0
    """Deliveries that Mahak's desktop was seen to have registered in this cycle."""
    requests: int = 0
    """SaveAllData requests made."""
    findings: list[Finding] = []
    """Why what is not sent is not; by order number."""
    would_send: list[PreviewedOrder] = []
    """In a preview: what would go."""
    credit_days: int | None = None
    """Days left of Mahak's service, if it was asked and said so."""
    looks_only: bool = False
    """Nothing was sent, because a person has to say go on first (`look_only`); `sent` was found in Mahak."""
    seconds: float = 0.0

    @property
    def result(self) -> str:
        problems = self.rejected or self.waiting or self.in_doubt or self.findings
        return "partial" if problems or self.looks_only else "ok"

    def counts(self) -> dict[str, object]:
        """The counts as they are kept with the run."""
        names = ("found", "sent", "rejected", "waiting", "in_doubt", "registered", "requests")
        return {name: getattr(self, name) for name in names}


class PreviewedOrder(msgspec.Struct, frozen=True):
    """An order that would be sent, with the invoice's total in Rial and whether its customer is new to Mahak."""

    number: str
    total: int
    lines: int
    new_customer: bool
