"""What can be done with one shop on this computer: the command line and the window do everything through it.

Importing this is cheap; each verb imports what it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from mahak_desk.sync.opened_shop import OpenedShop

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from mahak_desk.errors import Language
    from mahak_desk.sync.activity.activity_desk import ActivityDesk
    from mahak_desk.sync.catalogue.catalogue_desk import CatalogueDesk
    from mahak_desk.sync.clock import Clock
    from mahak_desk.sync.doctor import Check
    from mahak_desk.sync.exports import Exported
    from mahak_desk.sync.incoming.applying import Progress
    from mahak_desk.sync.incoming.report import IncomingReport
    from mahak_desk.sync.office.office_desk import OfficeDesk
    from mahak_desk.sync.order_book.order_book import OrderBook
    from mahak_desk.sync.outgoing.report import OutgoingReport
    from mahak_desk.sync.problem_list import OpenProblem
    from mahak_desk.sync.problems import Flow
    from mahak_desk.sync.profile import Profile
    from mahak_desk.sync.settings import Settings
    from mahak_desk.sync.status import Status
    from mahak_desk.sync.two_loops import TwoLoops
    from mahak_desk.sync.updates.update_desk import UpdateDesk
    from mahak_desk.website.database import Database
    from mahak_desk.website.upgrade import Upgrade


class Desk:
    """A context manager; raises the DeskErrors of `OpenedShop`, and those each verb names besides."""

    def __init__(
        self, profile: Profile, environment: Mapping[str, str], *, program: str, clock: Clock | None = None
    ) -> None:
        """`program` is what this process is called where another one finds the folder in use."""
        self._shop = OpenedShop(profile, environment, program, clock)
        self._is_the_loops = False

    @property
    def profile(self) -> Profile:
        return self._shop.profile

    @property
    def settings(self) -> Settings:
        return self._shop.settings

    def settings_now(self) -> Settings:
        """As they are now: another program, or a person at the window, may have changed them since."""
        return self._shop.settings_now()

    @cached_property
    def catalogue(self) -> CatalogueDesk:
        """Products, variants and what corresponds to what."""
        from mahak_desk.sync.catalogue.catalogue_desk import CatalogueDesk

        return CatalogueDesk(self._shop)

    @cached_property
    def order_book(self) -> OrderBook:
        """Paid orders on their way to Mahak."""
        from mahak_desk.sync.order_book.order_book import OrderBook

        return OrderBook(self._shop)

    @cached_property
    def activity(self) -> ActivityDesk:
        """How the shop stands and what has happened."""
        from mahak_desk.sync.activity.activity_desk import ActivityDesk

        return ActivityDesk(self._shop)

    @cached_property
    def office(self) -> OfficeDesk:
        """Settings, credentials and the database."""
        from mahak_desk.sync.office.office_desk import OfficeDesk

        return OfficeDesk(self._shop)

    @cached_property
    def updates(self) -> UpdateDesk:
        """New versions of this program."""
        from mahak_desk.sync.updates.update_desk import UpdateDesk

        return UpdateDesk(self._shop)

    def take_folder(self) -> None:
        """Let no other process work in the data folder until this desk is closed. Raises FolderInUse."""
        self._shop.take_folder()

    def incoming(
        self, *, full: bool = False, accepts_mass_change: bool = False, progress: Progress | None = None
    ) -> IncomingReport:
        """One cycle of the incoming flow (`IncomingFlow.run`). Raises FolderInUse and FlowTaken too."""
        from mahak_desk.sync.incoming.flow import IncomingFlow

        shop = self._shop
        client = shop.client()  # without a password there is no reason to make a database
        with self._leased("incoming") as database:
            flow = IncomingFlow(database, client, shop.settings, shop.clock)
            return flow.run(full=full, accepts_mass_change=accepts_mass_change, progress=progress)

    def preview_incoming(
        self, *, full: bool = False, accepts_mass_change: bool = False, progress: Progress | None = None
    ) -> IncomingReport:
        """What a cycle would change; nothing is written. Raises FolderInUse and DatabaseNotReady too."""
        from mahak_desk.sync.incoming.flow import IncomingFlow

        shop = self._shop
        with shop.rehearsing() as database:
            flow = IncomingFlow(database, shop.client(), shop.settings, shop.clock)
            return flow.preview(full=full, accepts_mass_change=accepts_mass_change, progress=progress)

    def outgoing(self, *, progress: Progress | None = None) -> OutgoingReport:
        """One cycle of the outgoing flow (`OutgoingFlow.run`). Raises FolderInUse and FlowTaken too."""
        from mahak_desk.sync.outgoing.flow import OutgoingFlow

        shop = self._shop
        client = shop.client()
        with self._leased("outgoing") as database:
            flow = OutgoingFlow(database, client, shop.settings, shop.clock, shop.holder.id)
            return flow.run(progress=progress)

    def database_place(self) -> str:
        """Where the website's database is, for people. Never a user or a password."""
        return self._shop.database().location

    def database_ready(self) -> None:
        """Open and upgrade the database now, so that what is wrong with it is said before anything runs."""
        self._shop.database()

    def paused_flows(self) -> frozenset[Flow]:
        """The flows a person paused. Raises DatabaseNotReady."""
        from mahak_desk.sync.pauses import paused_flows

        with self._shop.looking() as connection:
            return paused_flows(connection)

    def keep_paused(self, flows: Collection[Flow]) -> None:
        """Remember which flows a person paused. Raises DatabaseNotReady."""
        from mahak_desk.sync.pauses import keep_paused

        with self._shop.touching_up() as connection:
            keep_paused(connection, flows)

    def loops(self, paused: Collection[Flow] = ()) -> TwoLoops:
        """Both flows, to be run again and again; they close this desk when they end. Raises FolderInUse.

        `paused` are those a person paused when the program last ran.
        """
        from mahak_desk.sync.loop_clock import SystemLoopClock
        from mahak_desk.sync.loops_of_shop import two_loops

        shop = self._shop
        shop.take_folder()
        loops = two_loops(
            database=shop.database,
            credentials=shop.credentials,
            settings=shop.settings_now,
            holder=shop.holder,
            clock=SystemLoopClock(),
            close=shop.close,
            paused=paused,
        )
        self._is_the_loops = True
        return loops

    def place_practice_order(self, chance: Random) -> str:
        """Let a customer of the practice website buy something; the order's number. Raises NothingToBuy."""
        from mahak_desk.sync.practice_orders import place_practice_order

        with self._shop.touching_up() as connection:
            return place_practice_order(connection, chance, self._shop.clock.now())

    @contextmanager
    def _leased(self, flow: Flow) -> Iterator[Database]:
        """The database for one cycle, while no other PC runs the flow on it. Raises FlowTaken."""
        from mahak_desk.sync.leases import give_back, take
        from mahak_desk.sync.runs import end_interrupted

        database = self._shop.database()
        holder, now = self._shop.holder, self._shop.clock.now()
        with database.writing() as connection:
            take(connection, flow, holder, now)
            end_interrupted(connection, flow, now)
        try:
            yield database
        finally:
            with database.writing() as connection:
                give_back(connection, flow, holder)

    def status(self) -> Status:
        """How the shop stands, without asking Mahak."""
        from mahak_desk.sync.status import read_status

        with self._shop.looking() as connection:
            return read_status(connection, self._shop.clock.now())

    def doctor(self) -> Iterator[Check]:
        """Each thing a cycle needs, looked at in turn. What is wrong is a failed check, not an exception."""
        from mahak_desk.sync.doctor import examine

        return examine(self._shop)

    def upgrade(self) -> Upgrade:
        """Make the database ready for this version; a SQLite file is copied first. Raises FolderInUse too."""
        return self._shop.upgrade()

    def open_problems(self, language: Language) -> list[OpenProblem]:
        """What a person should know of, in words."""
        from mahak_desk.sync.problem_list import open_problems

        with self._shop.looking() as connection:
            return list(open_problems(connection, language))

    def export(self, what: Exported, path: Path, language: Language) -> int:
        """Write a .csv or .xlsx file; how many rows it has. Raises FileKindUnknown and TooManyRows."""
        from mahak_desk.sync.exports import export

        with self._shop.looking() as connection:
            return export(connection, what, path, language)

    def close(self) -> None:
        """Cut off what runs, close the database and let go of the folder."""
        self._shop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A thread that the loops leave behind may still be at work: they close it once it has come back.
        if not self._is_the_loops:
            self.close()
