"""Applies waiting products to the website tables, a stretch at a time, each in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from mahak_desk.sync.clock import Clock
from mahak_desk.sync.incoming.brake import MassChange, could_exceed, losses, total_losses
from mahak_desk.sync.incoming.facts import Catalogue, Stretch, StretchFacts, read_stretch
from mahak_desk.sync.incoming.matching import Adopted, UnmappedProducts, adopt_existing
from mahak_desk.sync.incoming.orphans import Orphans, find_orphans, hide_orphans, orphaned_names
from mahak_desk.sync.incoming.plans import ProductPlan, plan_products
from mahak_desk.sync.incoming.queue import leave_queue, stretches, waiting
from mahak_desk.sync.incoming.report import MOST_CHANGES, IncomingReport
from mahak_desk.sync.incoming.rules import BrakeRule
from mahak_desk.sync.incoming.writing import write_plans
from mahak_desk.sync.problems import Finding, record

log = logging.getLogger(__name__)

PRODUCTS_AT_ONCE = 1000
"""Small enough that the building of their plans is short, large enough for bulk writes."""

TRANSACTION_SECONDS = 0.2
"""A transaction takes further stretches for so long: SQLite writes a page of an index once for all of them, and
a server that takes a second for one does not keep its locks for more."""

Transaction = Callable[[], AbstractContextManager[Connection]]
Progress = Callable[[str, int, int], None]
"""(stage, done, of how many) as the cycle goes on."""


class Application(msgspec.Struct, frozen=True):
    """By what the waiting products are applied, the same for a whole cycle."""

    catalogue: Catalogue
    brake: BrakeRule
    now: datetime
    accepts_mass_change: bool
    agreed_to: int | None
    """How many variants a person has seen go who accepts that; None: whatever it is."""
    spells_out_changes: bool


def apply_waiting(
    transaction: Transaction, how: Application, clock: Clock, report: IncomingReport, progress: Progress
) -> None:
    """Apply every waiting product; what the brake holds back stays waiting.

    A product that the database refuses becomes a problem, and the rest of its stretch is applied.
    """
    database_id = how.catalogue.database_id
    unmapped = _Unmapped(database_id)
    with transaction() as connection:
        total = waiting(connection)
        orphans = find_orphans(connection, database_id)
        held, report.agreed = _held_and_agreed(connection, how, orphans, unmapped)
    rehearsal = "Preview: " if how.spells_out_changes else ""
    log.info("%sProcessing %d products from Mahak", rehearsal, total)
    report.held = held
    after = done = 0
    more = total > 0
    while more:
        with transaction() as connection:
            ends = clock.monotonic() + TRANSACTION_SECONDS
            more = False
            for stretch in stretches(connection, after, PRODUCTS_AT_ONCE):
                done += len(
                    _apply_stretch(connection, stretch, how, report, unmapped, holds=held is not None)
                )
                after = stretch.last
                if more := clock.monotonic() >= ends:
                    break
        progress("applying", done, total)
    if held is None and orphans != Orphans():
        with transaction() as connection:
            if how.spells_out_changes:
                report.tell_hidden(orphaned_names(connection, database_id, MOST_CHANGES))
            hide_orphans(connection, orphans, database_id, how.now)
        report.products.hidden += orphans.products
        report.variants.hidden += orphans.variants
    counts = report.products
    log.info(
        "%sProduct sync completed: %d created, %d updated, %d errors",
        rehearsal,
        counts.created,
        counts.updated + counts.hidden,
        counts.errors,
    )


def _held_and_agreed(
    connection: Connection, how: Application, orphans: Orphans, unmapped: _Unmapped
) -> tuple[MassChange | None, MassChange | None]:
    """What waits for a person, and what goes because one has agreed."""
    change = _mass_change(connection, how, orphans, unmapped)
    if change is None:
        return None, None
    seen = how.agreed_to
    agreed = how.accepts_mass_change and (seen is None or not change.is_clearly_more_than(seen, how.brake))
    return (None, change) if agreed else (change, None)


def _mass_change(
    connection: Connection, how: Application, orphans: Orphans, unmapped: _Unmapped
) -> MassChange | None:
    """What this cycle would take off the site, if that is so much that a person must agree first.

    What the website has already is found before: its goods can go in the cycle that finds them.
    """
    on_sale = could_exceed(connection, how.brake, besides=orphans.variants)
    if on_sale is None:
        return None
    hidden = orphans.variants
    zeroed = 0
    for stretch in stretches(connection, 0, PRODUCTS_AT_ONCE):
        facts, adopted = _read_adopted(connection, stretch, how, unmapped)
        of_stretch = total_losses(plan_products(facts, how.catalogue, _no_proposal, adopted.left), on_sale)
        hidden += of_stretch.hidden
        zeroed += of_stretch.zeroed
    change = MassChange(hidden, zeroed, on_sale)
    return change if change.exceeds(how.brake) else None


class _Unmapped:
    """The website's unmapped products, read once in a cycle and only if something new has to be matched."""

    def __init__(self, database_id: int) -> None:
        self._database_id = database_id
        self._products: UnmappedProducts | None = None

    def read(self, connection: Connection) -> UnmappedProducts:
        if self._products is None:
            self._products = UnmappedProducts(connection, self._database_id)
        return self._products


def _apply_stretch(
    connection: Connection,
    stretch: Stretch,
    how: Application,
    report: IncomingReport,
    unmapped: _Unmapped,
    *,
    holds: bool,
) -> Sequence[ProductPlan]:
    facts, adopted = _read_adopted(connection, stretch, how, unmapped)
    plans = plan_products(
        facts, how.catalogue, lambda name: unmapped.read(connection).propose(name), adopted.left
    )
    held = [plan for plan in plans if any(losses(plan))] if holds else []
    going = [plan for plan in plans if plan not in held] if held else plans
    written = _write(connection, going, how)
    for plan in written:
        report.add(plan, spelled_out=how.spells_out_changes)
    findings = [finding for plan in written for finding in plan.findings]
    held_ids = {plan.product_id for plan in held}
    known = [problem for problem in facts.problems if problem.product_id not in held_ids]
    record(connection, "incoming", findings, known, how.now)
    leave_queue(connection, stretch, sorted(held_ids))
    return plans


def _read_adopted(
    connection: Connection, stretch: Stretch, how: Application, unmapped: _Unmapped
) -> tuple[StretchFacts, Adopted]:
    """The facts of a stretch once what the website has of it already is mapped, and what was found."""
    facts = read_stretch(connection, stretch, how.catalogue)
    adopted = adopt_existing(connection, facts, how.catalogue, lambda: unmapped.read(connection))
    return read_stretch(connection, stretch, how.catalogue) if adopted.any else facts, adopted


def _write(connection: Connection, plans: Sequence[ProductPlan], how: Application) -> Sequence[ProductPlan]:
    """Write all plans in one savepoint or, if the database refuses a row, each product in its own."""
    try:
        with connection.begin_nested():
            write_plans(connection, plans, how.catalogue, how.now)
    except (DataError, IntegrityError):
        return [_write_one(connection, plan, how) for plan in plans]
    return plans


def _write_one(connection: Connection, plan: ProductPlan, how: Application) -> ProductPlan:
    try:
        with connection.begin_nested():
            write_plans(connection, [plan], how.catalogue, how.now)
    except (DataError, IntegrityError) as error:
        cause = str(error.orig).splitlines()[0][:200]
        refused = Finding(
            "Product", str(plan.product_id), "refused-by-database", {"cause": cause}, plan.product_id
        )
        return msgspec.structs.replace(
            plan, wanted=plan.current, variants=(), pictures=None, findings=[refused]
        )
    return plan


def _no_proposal(name: str) -> None:
    """For looking ahead: whether a new product is matched does not take anything off the site."""
