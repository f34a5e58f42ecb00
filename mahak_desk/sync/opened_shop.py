"""The parts of one shop on this computer, each opened when it is first needed and closed together.

Importing this is cheap. What is heavy (SQLAlchemy, requests, the keyring) is imported when it is first used.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from mahak_desk.sync.clock import Clock, SystemClock
from mahak_desk.sync.redaction import redact
from mahak_desk.sync.secrets import Secrets

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mahak_desk.mahak.client import MahakClient
    from mahak_desk.mahak.credentials import Credentials
    from mahak_desk.mahak.picture_line import PictureLine
    from mahak_desk.mahak.session import Session
    from mahak_desk.sync.folder_lock import FolderLock
    from mahak_desk.sync.leases import Holder
    from mahak_desk.sync.profile import Profile
    from mahak_desk.sync.settings import Settings
    from mahak_desk.website.database import Database
    from mahak_desk.website.upgrade import Upgrade


class OpenedShop:
    """Usable from any thread. Every failure is a DeskError.

    Whatever needs the settings raises SettingsUnreadable and PasswordInSettings, whatever needs the database
    any DatabaseError, whatever asks Mahak CredentialsMissing, KeyringMissing and any MahakError.
    """

    def __init__(
        self, profile: Profile, environment: Mapping[str, str], program: str, clock: Clock | None
    ) -> None:
        self.profile = profile
        self.secrets = Secrets(profile.folder, environment)
        self.clock = clock or SystemClock()
        self._environment = environment
        self._program = program
        self._opening = threading.RLock()
        self._lock: FolderLock | None = None
        self._database: Database | None = None
        self._client: MahakClient | None = None
        self._pictures: PictureLine | None = None

    @cached_property
    def settings(self) -> Settings:
        """As they are in the file and the environment when first asked for."""
        return self.settings_now()

    def settings_now(self) -> Settings:
        """As they are now: another program may have changed them since."""
        from mahak_desk.sync.settings import load_settings

        return load_settings(self.profile.settings_file, self._environment)

    def follow_settings(self) -> None:
        """Take the settings and the credentials as they are now; what the database is opened by stays."""
        with self._opening:
            self.__dict__.pop("settings", None)
            client, self._client = self._client, None
        if client is not None:
            client.close()

    @property
    def environment(self) -> Mapping[str, str]:
        return self._environment

    @cached_property
    def holder(self) -> Holder:
        """This installation, as other PCs on the same database know it."""
        import socket

        from mahak_desk.sync.leases import Holder

        computer = socket.gethostname()
        return Holder(id=f"{computer}:{self.profile.folder}"[-200:], shown_as=computer[:200])

    def take_folder(self) -> None:
        """Let no other process work in the data folder until this is closed. Raises FolderInUse."""
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
            if self._database is not None:
                return upgrade(self._database, backups=self.profile.backups)
            database = open_database(self.settings, self.profile, self.secrets)
            try:
                done = upgrade(database, backups=self.profile.backups)
            except BaseException:
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

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """One reading transaction, without holding the folder. Raises DatabaseNotReady.

        A database that is not there yet looks like an empty one.
        """
        with self._database_as_it_is() as database, database.reading() as connection:
            yield connection

    @contextmanager
    def touching_up(self) -> Iterator[Connection]:
        """One short writing transaction beside whoever works in the folder. Raises DatabaseNotReady.

        For a person's decisions, which the next cycle acts on.
        """
        with self._database_as_it_is() as database, database.writing() as connection:
            yield connection

    @contextmanager
    def rehearsing(self) -> Iterator[Database]:
        """The database for a preview, which makes none where there is none yet.

        Raises FolderInUse and DatabaseNotReady.
        """
        with self._database_as_it_is() as database:
            if database.path is not None:
                # A rehearsal holds the file's only write lock for as long as it takes.
                self.take_folder()
            yield database

    @contextmanager
    def _database_as_it_is(self) -> Iterator[Database]:
        from mahak_desk.sync.shop_database import open_as_it_is

        if self._database is not None:
            yield self._database
        else:
            with open_as_it_is(self.settings, self.profile, self.secrets) as database:
                yield database

    def credentials(self) -> Credentials:
        """User name and password for Mahak. Raises CredentialsMissing and KeyringMissing."""
        from mahak_desk.mahak.credentials import Credentials
        from mahak_desk.mahak.errors import CredentialsMissing

        user_name = self.settings_now().mahak.user_name
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
                settings = self.settings.mahak.client_settings()
                self._client = MahakClient(self.credentials(), settings, clock=self.clock.now)
            return self._client

    def pictures(self) -> PictureLine:
        """The line by which pictures of goods are fetched."""
        from mahak_desk.mahak.picture_line import PictureLine

        with self._opening:
            if self._pictures is None:
                self._pictures = PictureLine(self.settings.mahak.client_settings())
            return self._pictures

    def log_in(self) -> Session:
        """A new login at Mahak."""
        session = self.client().login()
        redact.learn(session.token)
        return session

    def close(self) -> None:
        """Cut off what runs, close the database and let go of the folder."""
        if self._client is not None:
            self._client.close()
        if self._pictures is not None:
            self._pictures.close()
        if self._database is not None:
            self._database.close()
        if self._lock is not None:
            self._lock.release()
