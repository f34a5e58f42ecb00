"""What a cycle of the incoming flow did, or would do: counted, and in a preview told change by change."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.sync.incoming.counts import Counts
from mahak_desk.sync.incoming.plans import ProductPlan
from mahak_desk.sync.problems import Finding

MOST_CHANGES = 2000
"""How many changes a preview spells out; the counts are always complete."""


class Change(msgspec.Struct, frozen=True):
    """One change of a preview: Rial, main units, words of the website."""

    product: str
    option: str
    what: str
    before: str
    after: str


class IncomingReport(msgspec.Struct):
    """The result of one cycle."""

    kind: str
    products: Counts = msgspec.field(default_factory=Counts)
    variants: Counts = msgspec.field(default_factory=Counts)
    categories: Counts = msgspec.field(default_factory=Counts)
    pictures: int = 0
    """Products whose pictures changed."""
    row_versions: dict[str, int] = {}
    received: int = 0
    changed_rows: int = 0
    different: dict[str, int] = {}
    """A full read: rows by entity that had changed without a new row version."""
    vanished: dict[str, int] = {}
    """A full read: rows by entity that Mahak no longer sends."""
    held: MassChange | None = None
    """What is held back until a person agrees."""
    agreed: MassChange | None = None
    """What was not held back because a person has agreed."""
    findings: list[Finding] = []
    credit_days: int | None = None
    """Days left of Mahak's service, if it was asked and said so."""
    changes: list[Change] = []
    seconds: float = 0.0

    @property
    def result(self) -> str:
        return "partial" if self.findings or self.held else "ok"

    def counts(self) -> dict[str, object]:
        """The counts as they are kept with the run."""
        counts: dict[str, object] = {
            "products": msgspec.to_builtins(self.products),
            "variants": msgspec.to_builtins(self.variants),
            "categories": msgspec.to_builtins(self.categories),
            "pictures": {"changed": self.pictures},
            "received": self.received,
            "vanished": self.vanished,
            "different": self.different,
        }
        if self.held is not None:
            counts["held"] = msgspec.to_builtins(self.held)
        return counts

    def add(self, plan: ProductPlan, *, spelled_out: bool) -> None:
        """Count one product's plan, and its variants'."""
        counts = self.products
        if plan.findings:
            counts.errors += 1
            self.findings += plan.findings
        self.pictures += plan.pictures is not None
        if plan.creates:
            counts.created += 1
        elif plan.hides:
            counts.hidden += 1
        elif plan.changes:
            counts.updated += 1
        elif not plan.findings:
            counts.unchanged += 1
        for variant in plan.variants:
            if variant.local_id is None:
                self.variants.created += 1
            elif variant.current is not None and variant.current.is_active and not variant.wanted.is_active:
                self.variants.hidden += 1
            elif variant.changes:
                self.variants.updated += 1
            else:
                self.variants.unchanged += 1
        if spelled_out and len(self.changes) < MOST_CHANGES:
            self.changes += _changes(plan)

    def tell_hidden(self, names: Sequence[str]) -> None:
        """Tell of products that leave the site though nothing more is known of them."""
        room = max(MOST_CHANGES - len(self.changes), 0)
        self.changes += [Change(name, "", "is_active", _shown(True), _shown(False)) for name in names[:room]]


def _changes(plan: ProductPlan) -> list[Change]:
    name = "" if plan.wanted is None else plan.wanted.name
    changes = []
    if plan.wanted is not None:
        changes += _differences(name, "", plan.current, plan.wanted, plan.wanted.__struct_fields__)
    if plan.pictures is not None:
        counts = (len(plan.pictures.stale), len(plan.pictures.addresses))
        changes.append(Change(name, "", "pictures", *map(str, counts)))
    for variant in plan.variants:
        option = "، ".join(value for _, value in variant.wanted.options)
        told = _TOLD_OF_NEW_VARIANTS if variant.current is None else variant.wanted.__struct_fields__
        changes += _differences(name, option, variant.current, variant.wanted, told)
        if variant.moves:
            changes.append(Change(name, option, "product", "", name))
    return changes


_TOLD_OF_NEW_VARIANTS = ("price", "sale_price", "stock", "is_active", "barcode")


def _differences(
    product: str, option: str, before: object, after: object, fields: Sequence[str]
) -> list[Change]:
    return [
        Change(product, option, field, _shown(getattr(before, field, None)), _shown(getattr(after, field)))
        for field in fields
        if before is None or getattr(before, field) != getattr(after, field)
    ]


def _shown(value: object) -> str:
    if isinstance(value, tuple):  # options
        return "، ".join(f"{name}: {text}" for name, text in value)
    return "" if value is None else str(value)
