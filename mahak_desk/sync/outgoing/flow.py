"""One cycle of the outgoing flow: look where there is doubt, then send what is payable, each order once."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from mahak_desk.errors import DeskError
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakError
from mahak_desk.mahak.invoice import encode_document
from mahak_desk.mahak.rows import Order, OrderDetail
from mahak_desk.mahak.session import Session
from mahak_desk.sync import runs
from mahak_desk.sync.account import check_account, remember_account
from mahak_desk.sync.backoff import Jitter
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.incoming.pulling import versions_to_ask
from mahak_desk.sync.outgoing import aftermath, looking, withdrawals
from mahak_desk.sync.outgoing.answers import heard, nothing_heard
from mahak_desk.sync.outgoing.claiming import (
    Parcel,
    claim,
    end_empty_doubts,
    judge_deliveries,
    leftovers,
    release,
)
from mahak_desk.sync.outgoing.deliveries import (
    Delivery,
    DrawId,
    collect,
    drop_withdrawn,
    random_id,
    still_undecided,
    undecided,
)
from mahak_desk.sync.outgoing.look_only import look_only
from mahak_desk.sync.outgoing.newcomers import Newcomers
from mahak_desk.sync.outgoing.recovering import recover
from mahak_desk.sync.outgoing.report import OutgoingReport
from mahak_desk.sync.outgoing.settling import settle
from mahak_desk.sync.outgoing.shop import InvoiceShop, resolve_shop
from mahak_desk.sync.outgoing.standing import read_standing
from mahak_desk.sync.outgoing.wire import Wire
from mahak_desk.sync.registration import observe_registrations
from mahak_desk.sync.settings import Settings
from mahak_desk.website.database import Database

log = logging.getLogger(__name__)

ORDERS_AT_ONCE = 25
"""Orders of one request; one that has failed before goes alone, so that it holds up nobody else."""
COLLECTED_AT_ONCE = 500
LEASE = timedelta(minutes=10)
"""How much longer than the longest silence of Mahak a request may be believed to run."""
SOON = timedelta(minutes=5)
"""How long after they were claimed orders may leave: what is kept for longer, as by a sleep of the computer, may
belong to another PC when it arrives, and be another version than the one that was sent from there."""

Progress = Callable[[str, int, int], None]


class OutgoingFlow:
    """Website → Mahak for one shop. One cycle at a time; the caller keeps cycles apart.

    `holder` names this installation, so that what an earlier process of it left unfinished is known to be
    nobody's. `draw` gives client ids and `jitter` chance, for tests.
    """

    def __init__(
        self,
        database: Database,
        client: MahakClient,
        settings: Settings,
        clock: Clock,
        holder: str,
        *,
        draw: DrawId = random_id,
        jitter: Jitter = random.random,
    ) -> None:
        self._database = database
        self._client = client
        self._settings = settings
        self._clock = clock
        self._holder = holder
        self._draw = draw
        self._jitter = jitter

    def run(self, *, progress: Progress | None = None) -> OutgoingReport:
        """One cycle, recorded in `sync_runs`.

        Raises DeskError when it could not run. Nothing is lost then: an order is sent, in doubt, or waits.
        """
        with self._database.writing() as connection:
            run_id = runs.begin(connection, "outgoing", "delta", self._clock.now())
        try:
            report = self._cycle(progress or _silent)
        except DeskError as error:
            with self._database.writing() as connection:
                runs.fail(connection, run_id, error, self._clock.now())
            raise
        with self._database.writing() as connection:
            runs.finish(connection, run_id, report.result, report.counts(), self._clock.now())
        return report

    def _cycle(self, progress: Progress) -> OutgoingReport:
        started = self._clock.monotonic()
        report = OutgoingReport()
        now = self._clock.now()
        with self._database.writing() as connection:
            leftovers(connection, self._holder, now)
            end_empty_doubts(connection, now)
            dropped = drop_withdrawn(connection, now)
            report.findings += withdrawals.report_dropped(connection, dropped, now)
        self._collect()
        with self._database.reading() as connection:
            report.found = read_standing(connection).to_be_sent
        log.info("Found %d orders to sync to Mahak", report.found)
        session = self._client.session()
        report.credit_days = session.credit_days
        with self._database.writing() as connection:
            check_account(connection, session)
            remember_account(connection, session, now)
            shop = resolve_shop(connection, self._settings, session.visitor_id)
        with self._database.reading() as connection:
            report.looks_only = look_only(connection) is not None
        if report.looks_only:
            report.sent = recover(self._database, self._client, session, shop, self._clock)
        else:
            report.sent = self._resolve_doubts(session)
            self._send_all(session, shop, report, progress)
        self._look_back(session, report)
        report.seconds = self._clock.monotonic() - started
        log.info(
            "Outgoing sync completed: %d success, %d failed",
            report.sent,
            report.rejected + report.in_doubt + report.waiting,
        )
        return report

    def _collect(self) -> None:
        while True:
            with self._database.writing() as connection:
                new = collect(connection, self._clock.now(), self._draw, COLLECTED_AT_ONCE)
            if new < COLLECTED_AT_ONCE:
                return

    def _resolve_doubts(self, session: Session) -> int:
        """Look once for all deliveries in doubt; how many are in Mahak. If it cannot be asked, nothing is sent."""
        with self._database.reading() as connection:
            wanted = looking.doubts(connection, self._clock.now())
        if not wanted:
            return 0
        cloud = looking.look(self._client, wanted)
        with self._database.writing() as connection:
            now = self._clock.now()
            return looking.resolve(connection, wanted, cloud, session, now, self._jitter)

    def _send_all(
        self, session: Session, shop: InvoiceShop, report: OutgoingReport, progress: Progress
    ) -> None:
        wire = Wire(self._client)
        newcomers = Newcomers(self._database, self._client, wire, self._clock, self._jitter, session, shop)
        after = None
        done = 0
        while True:
            with self._database.reading() as connection:
                now = self._clock.now()
                if look_only(connection):
                    return
                batch = undecided(connection, after, ORDERS_AT_ONCE, now)
                judged = judge_deliveries(connection, batch, shop, session.database_id, now)
            if not batch:
                return
            after = batch[-1]
            newcomers.create(judged)
            first_time = [d.id for d in batch if d.attempts == 0]
            again = [[d.id] for d in batch if d.attempts > 0]
            for ids in ([first_time] if first_time else []) + again:
                report.sent += self._send(ids, session, shop, wire)
                report.requests = wire.requests
                done += len(ids)
                progress("sending", done, report.found)

    def _send(self, delivery_ids: Sequence[int], session: Session, shop: InvoiceShop, wire: Wire) -> int:
        """Claim, send and settle some deliveries in one request; how many were sent.

        They are read and judged again in the transaction that claims them, so that what is sent is what the
        website says at that moment, and what another PC has taken is left alone.
        """
        begin_by = self._clock.now() + SOON
        parcels = self._claim(delivery_ids, session, shop)
        if not parcels:
            return 0
        invoices = [parcel.invoice for parcel in parcels]
        try:
            said = wire.save(encode_document(invoices), begin_by)
        except MahakError:
            with self._database.writing() as connection:
                release(connection, parcels, self._clock.now())
            raise
        results = (
            [nothing_heard(said)] * len(parcels) if isinstance(said, MahakError) else heard(said, invoices)
        )
        with self._database.writing() as connection:
            now = self._clock.now()
            sent = settle(connection, parcels, results, session.database_id, now, self._jitter)
        wire.check(said)
        return sent

    def _claim(self, delivery_ids: Sequence[int], session: Session, shop: InvoiceShop) -> list[Parcel]:
        now = self._clock.now()
        with self._database.writing() as connection:
            if look_only(connection):  # since a moment ago: nothing more leaves this computer
                return []
            batch = still_undecided(connection, delivery_ids, now)
            judged = judge_deliveries(connection, batch, shop, session.database_id, now)
            versions = versions_to_ask(connection, session, everything=False)
            known = min(versions[Order.entity], versions[OrderDetail.entity])
            return claim(
                connection,
                judged,
                shop,
                holder=self._holder,
                lease=LEASE + timedelta(seconds=self._settings.mahak.read_seconds),
                look_from=max(0, known - looking.LOOK_BACK),
                now=now,
                draw=self._draw,
            )

    def _look_back(self, session: Session, report: OutgoingReport) -> None:
        """What became of earlier orders, and the standing of all that are not settled."""
        now = self._clock.now()
        after = 0
        while True:
            with self._database.writing() as connection:
                sent = aftermath.sent_after(connection, after)
                if not sent:
                    break
                self._compare(connection, sent, session, report)
            after = sent[-1].id
        with self._database.writing() as connection:
            if registered := aftermath.next_registered(connection, now):
                self._compare(connection, registered, session, report)
        with self._database.writing() as connection:
            report.findings += withdrawals.report_withdrawals(connection, now)
            report.registered, findings = observe_registrations(connection, session.database_id, now)
            standing = read_standing(connection)
        report.rejected, report.waiting, report.in_doubt = (
            standing.rejected,
            standing.waiting,
            standing.in_doubt,
        )
        report.findings += findings + standing.findings

    def _compare(
        self, connection: Connection, sent: Sequence[Delivery], session: Session, report: OutgoingReport
    ) -> None:
        """Some orders as they stand on the website with what was sent of them."""
        aftermath.put_back_overwritten(connection, sent)
        now = self._clock.now()
        report.findings += aftermath.report_edits(connection, sent, session.database_id, now)


def _silent(stage: str, done: int, total: int) -> None:
    """For callers that show no progress."""
