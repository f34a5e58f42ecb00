"""One cycle of the incoming flow: ask Mahak, mirror its answer, apply what it touched."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection

from mahak_desk.errors import DeskError
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.session import Session
from mahak_desk.mahak.transport import Answer
from mahak_desk.sync import runs
from mahak_desk.sync.account import check_account, remember_account
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.incoming.applying import Application, Progress, Transaction, apply_waiting
from mahak_desk.sync.incoming.categories import apply_categories, mapped_categories
from mahak_desk.sync.incoming.category_questions import have_lost_their_reason
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.garbage import rarer_collections
from mahak_desk.sync.incoming.pulling import store_answer, versions_to_ask
from mahak_desk.sync.incoming.queue import queue_everything, queue_products_of_categories
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.incoming.reservations import refresh_reservations
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.shop import resolve_rules
from mahak_desk.sync.old_runs import forget_old_runs
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.state import rules_have_changed, take_categories_touched
from mahak_desk.website.database import Database

log = logging.getLogger(__name__)


class IncomingFlow:
    """Mahak → website for one shop. One cycle at a time; the caller keeps cycles apart."""

    def __init__(self, database: Database, client: MahakClient, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._client = client
        self._settings = settings
        self._clock = clock

    def run(
        self,
        *,
        full: bool = False,
        accepts_mass_change: bool = False,
        agreed_to: int | None = None,
        progress: Progress | None = None,
    ) -> IncomingReport:
        """One cycle, recorded in `sync_runs`; `full` reads everything from 0 and reports what differed.

        With `agreed_to` a mass change is accepted only if about so many variants leave the sale.

        Raises DeskError when it could not run: what was stored before stays, and the next cycle goes on.
        """
        with self._database.writing() as connection:
            run_id = runs.begin(connection, "incoming", "full" if full else "delta", self._clock.now())
        try:
            report = self._cycle(full, accepts_mass_change, agreed_to, progress or _silent)
        except DeskError as error:
            with self._database.writing() as connection:
                runs.fail(connection, run_id, error, self._clock.now())
            raise
        with self._database.writing() as connection:
            runs.finish(connection, run_id, report.result, report.counts(), self._clock.now())
        if full:
            self._forget_old_runs()
        return report

    def _forget_old_runs(self) -> None:
        try:
            forget_old_runs(self._database, self._clock.now())
        except DeskError as error:
            # The read itself has succeeded, and tomorrow is another night.
            log.warning("Old cycles could not be forgotten: %s", error)

    def _cycle(
        self, full: bool, accepts_mass_change: bool, agreed_to: int | None, progress: Progress
    ) -> IncomingReport:
        started = self._clock.monotonic()
        report = IncomingReport("full" if full else "delta")
        session = self._client.session()
        with rarer_collections():
            with self._ask(session, full, progress) as answer:
                self._store(self._database.writing, session, answer, report, progress)
            self._apply(
                self._database.writing,
                session,
                report,
                progress,
                accepts_mass_change,
                agreed_to,
                rehearses=False,
            )
        report.seconds = self._clock.monotonic() - started
        return report

    def preview(
        self, *, full: bool = False, accepts_mass_change: bool = False, progress: Progress | None = None
    ) -> IncomingReport:
        """What a cycle would change, spelled out; nothing is written.

        It is the cycle itself within one transaction that is taken back at the end, so the two cannot
        differ. Mahak is asked before that transaction begins.
        """
        progress = progress or _silent
        started = self._clock.monotonic()
        report = IncomingReport("full" if full else "delta")
        session = self._client.session()
        with self._ask(session, full, progress) as answer, self._rehearsal() as transaction:
            self._store(transaction, session, answer, report, progress)
            self._apply(transaction, session, report, progress, accepts_mass_change, None, rehearses=True)
        report.seconds = self._clock.monotonic() - started
        return report

    @contextmanager
    def _rehearsal(self) -> Iterator[Transaction]:
        """A way to begin transactions that all vanish at the end."""
        try:
            with self._database.writing() as connection:

                @contextmanager
                def transaction() -> Iterator[Connection]:
                    with connection.begin_nested():
                        yield connection

                yield transaction
                raise _TakeBack
        except _TakeBack:
            return

    def _ask(self, session: Session, full: bool, progress: Progress) -> Answer:
        with self._database.reading() as connection:
            check_account(connection, session)
            versions = versions_to_ask(connection, session, everything=full)
        progress("asking", 0, 0)
        return self._client.read(versions)

    def _store(
        self,
        transaction: Transaction,
        session: Session,
        answer: Answer,
        report: IncomingReport,
        progress: Progress,
    ) -> None:
        now = self._clock.now()
        with transaction() as connection:
            remember_account(connection, session, now)
            report.credit_days = session.credit_days
            everything = report.kind == "full"
            store_answer(connection, answer, session, report, progress, now, everything=everything)

    def _apply(
        self,
        transaction: Transaction,
        session: Session,
        report: IncomingReport,
        progress: Progress,
        accepts_mass_change: bool,
        agreed_to: int | None,
        *,
        rehearses: bool,
    ) -> None:
        now = self._clock.now()
        database_id = session.database_id
        with transaction() as connection:
            rules = resolve_rules(connection, self._settings, session.visitor_id)
            by_other_rules = rules_have_changed(connection, _fingerprint(rules))
            touched = take_categories_touched(connection)
            if touched or by_other_rules or have_lost_their_reason(connection):
                applied = apply_categories(
                    connection,
                    database_id,
                    rules,
                    self._settings.catalogue.brake,
                    now,
                )
                report.categories = applied.counts
                report.findings += applied.findings
                if rules.tree_categories or rules.tree_missing:
                    by_other_rules = True  # a product's place in the tree is no field of the product
                else:
                    queue_products_of_categories(connection, applied.new)
            if by_other_rules:
                queue_everything(connection)
            refresh_reservations(connection, database_id)
            categories = mapped_categories(connection, database_id, rules)
        how = Application(
            catalogue=Catalogue(rules, database_id, categories, self._client.picture_url),
            brake=self._settings.catalogue.brake,
            now=now,
            accepts_mass_change=accepts_mass_change,
            agreed_to=agreed_to,
            spells_out_changes=rehearses,
        )
        apply_waiting(transaction, how, self._clock, report, progress)


class _TakeBack(Exception):
    """Ends a rehearsal: the transaction around it is undone."""


def _fingerprint(rules: CatalogueRules) -> str:
    """Equal for equal rules, whatever the order of their sets, in this and every later run."""
    plain = msgspec.to_builtins(rules, str_keys=True, order="deterministic")
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()


def _silent(stage: str, done: int, total: int) -> None:
    """For callers that show no progress."""
