"""One shop on this computer, ready to work: what the command line and the window do everything through.

Importing this is cheap. What is heavy (SQLAlchemy, requests, the keyring) is imported when it is first used.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from mahak_desk.sync.clock import Clock, SystemClock
from mahak_desk.sync.redaction import redact
from mahak_desk.sync.secrets import Secrets

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from mahak_desk.errors import Language
    from mahak_desk.mahak.client import MahakClient
    from mahak_desk.mahak.credentials import Credentials
    from mahak_desk.mahak.session import Session
    from mahak_desk.sync.doctor import Check
    from mahak_desk.sync.exports import Exported
    from mahak_desk.sync.folder_lock import FolderLock
    from mahak_desk.sync.incoming.applying import Progress
    from mahak_desk.sync.incoming.report import IncomingReport
    from mahak_desk.sync.mapping_list import Paired, Pairing
    from mahak_desk.sync.problem_list import OpenProblem
    from mahak_desk.sync.profile import Profile
    from mahak_desk.sync.settings import Settings
    from mahak_desk.sync.status import Status
    from mahak_desk.website.database import Database
    from mahak_desk.website.upgrade import Upgrade


class Desk:
    """Opens each part when it is first needed and closes all of them; usable from any thread.

    Whatever needs the settings raises SettingsUnreadable and PasswordInSettings, whatever needs the database
    any DatabaseError, whatever asks Mahak CredentialsMissing, KeyringMissing and any MahakError. All are
    DeskErrors.
    """

    def __init__(
        self, profile: Profile, environment: Mapping[str, str], *, program: str, clock: Clock | None = None
    ) -> None:
        """`program` is what this process is called where another one finds the folder in use."""
        self.profile = profile
        self.secrets = Secrets(profile.folder, environment)
        self.clock = clock or SystemClock()
        self._environment = environment
        self._program = program
        self._opening = threading.RLock()
        self._lock: FolderLock | None = None
        self._database: Database | None = None
        self._client: MahakClient | None = None

    @cached_property
    def settings(self) -> Settings:
        from mahak_desk.sync.settings import load_settings

        return load_settings(self.profile.settings_file, self._environment)

    def incoming(
        self, *, full: bool = False, accepts_mass_change: bool = False, progress: Progress | None = None
    ) -> IncomingReport:
        """One cycle of the incoming flow (`IncomingFlow.run`). Raises FolderInUse too."""
        from mahak_desk.sync.incoming.flow import IncomingFlow

        client = self.client()  # without a password there is no reason to make a database
        flow = IncomingFlow(self.database(), client, self.settings, self.clock)
        return flow.run(full=full, accepts_mass_change=accepts_mass_change, progress=progress)

    def preview_incoming(self, *, full: bool = False, progress: Progress | None = None) -> IncomingReport:
        """What a cycle would change; nothing is written. Raises FolderInUse and DatabaseNotReady too."""
        from mahak_desk.sync.incoming.flow import IncomingFlow

        with self._database_to_rehearse_on() as database:
            flow = IncomingFlow(database, self.client(), self.settings, self.clock)
            return flow.preview(full=full, progress=progress)

    def status(self) -> Status:
        """How the shop stands, without asking Mahak."""
        from mahak_desk.sync.status import read_status

        with self.looking() as connection:
            return read_status(connection, self.clock.now())

    def doctor(self) -> Iterator[Check]:
        """Each thing a cycle needs, looked at in turn. Raises nothing: what is wrong is a failed check."""
        from mahak_desk.sync.doctor import examine

        return examine(self)

    def accept_account(self) -> Session:
        """Let the database hold the data of the account that logs in from now on. Raises FolderInUse too."""
        from mahak_desk.sync.account import AccountChanged, accept_account, check_account

        session = self.log_in()
        with self.database().writing() as connection:
            try:
                check_account(connection, session)
            except AccountChanged:
                accept_account(connection, session, self.clock.now())
        return session

    def log_in(self) -> Session:
        """A new login at Mahak."""
        session = self.client().login()
        redact.learn(session.token)
        return session

    def open_problems(self, language: Language) -> list[OpenProblem]:
        """What a person should know of, in words."""
        from mahak_desk.sync.problem_list import open_problems

        with self.looking() as connection:
            return list(open_problems(connection, language))

    def accept_problem(self, problem_id: int) -> str:
        """Agree to what a problem asks; what was agreed to. Raises NoSuchProblem and NothingToAccept."""
        from mahak_desk.sync.problem_list import accept

        with self._touching_up() as connection:
            return accept(connection, problem_id)

    def mappings(self) -> list[Pairing]:
        """What corresponds to what."""
        from mahak_desk.sync.mapping_list import list_mappings

        with self.looking() as connection:
            return list(list_mappings(connection))

    def pair(self, kind: Paired, mahak_id: int, website_id: int) -> None:
        """Map by hand. Raises UnknownInMahak, UnknownOnWebsite and PartnerTaken."""
        from mahak_desk.sync.mapping_list import pair

        with self._touching_up() as connection:
            pair(connection, kind, mahak_id, website_id)

    def export(self, what: Exported, path: Path, language: Language) -> int:
        """Write a .csv or .xlsx file; how many rows it has. Raises FileKindUnknown and TooManyRows."""
        from mahak_desk.sync.exports import export

        with self.looking() as connection:
            return export(connection, what, path, language)

    def take_folder(self) -> None:
        """Let no other process work in the data folder until this desk is closed. Raises FolderInUse."""
        from mahak_desk.sync.folder_lock import FolderLock

        with self._opening:
            if self._lock is None:
                self.profile.create()
                lock = FolderLock(self.profile.folder, self._program)
                lock.take(self.clock.now())
                self._lock = lock

    def upgrade(self) -> Upgrade:
        """Make the database ready for this version; a SQLite file is copied first. Raises FolderInUse too."""
        from mahak_desk.sync.shop_database import open_database
        from mahak_desk.website.upgrade import upgrade

        with self._opening:
            self.take_folder()
            database = self._database or open_database(self.settings, self.profile, self.secrets)
            try:
                done = upgrade(database, backups=self.profile.backups)
            except BaseException:
                if self._database is None:
                    database.close()
                raise
            self._database = database
        return done

    def database(self) -> Database:
        """The website database, upgraded, for working on. Raises FolderInUse too."""
        with self._opening:
            if self._database is None:
                self.upgrade()
            assert self._database is not None
            return self._database

    def back_up(self) -> Path:
        """A copy of the database file in the profile's folder of backups."""
        from mahak_desk.sync.shop_database import open_database
        from mahak_desk.website.backup import backup

        with open_database(self.settings, self.profile, self.secrets) as database:
            return backup(database, self.profile.backups)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """One reading transaction, without holding the folder. Raises DatabaseNotReady.

        A database that is not there yet looks like an empty one.
        """
        from mahak_desk.sync.shop_database import open_as_it_is

        if self._database is not None:
            with self._database.reading() as connection:
                yield connection
            return
        with (
            open_as_it_is(self.settings, self.profile, self.secrets) as database,
            database.reading() as connection,
        ):
            yield connection

    @contextmanager
    def _touching_up(self) -> Iterator[Connection]:
        """One short writing transaction beside whatever else works in the folder. Raises DatabaseNotReady.

        For a person's decisions; what one of them changes is applied by the next cycle.
        """
        from mahak_desk.sync.shop_database import open_as_it_is

        if self._database is not None:
            with self._database.writing() as connection:
                yield connection
            return
        with (
            open_as_it_is(self.settings, self.profile, self.secrets) as database,
            database.writing() as connection,
        ):
            yield connection

    @contextmanager
    def _database_to_rehearse_on(self) -> Iterator[Database]:
        from mahak_desk.sync.shop_database import open_as_it_is

        if self._database is not None:
            yield self._database
            return
        with open_as_it_is(self.settings, self.profile, self.secrets) as database:
            if database.path is not None:
                # The rehearsal holds the file's only write lock for as long as it takes.
                self.take_folder()
            yield database

    def credentials(self) -> Credentials:
        """User name and password for Mahak. Raises CredentialsMissing and KeyringMissing."""
        from mahak_desk.mahak.credentials import Credentials
        from mahak_desk.mahak.errors import CredentialsMissing

        user_name = self.settings.mahak.user_name
        password = self.secrets.mahak_password(user_name) if user_name else None
        if not user_name or not password:
            raise CredentialsMissing
        redact.learn(password)
        return Credentials(user_name, password)

    def client(self) -> MahakClient:
        """The line to Mahak; nothing is asked yet."""
        from mahak_desk.mahak.client import MahakClient

        with self._opening:
            if self._client is None:
                self._client = MahakClient(
                    self.credentials(), self.settings.mahak.client_settings(), clock=self.clock.now
                )
            return self._client

    def close(self) -> None:
        """Cut off what runs, close the database and let go of the folder."""
        if self._client is not None:
            self._client.close()
        if self._database is not None:
            self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
