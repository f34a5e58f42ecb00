"""What the window asks about settings, credentials and the database, and changes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from mahak_desk.sync.redaction import redact

if TYPE_CHECKING:
    from pathlib import Path

    from mahak_desk.mahak.session import Session
    from mahak_desk.sync.office.choices import Choices, PersonLine
    from mahak_desk.sync.office.consequences import Consequence
    from mahak_desk.sync.office.copies import Backup
    from mahak_desk.sync.office.database_verdict import DatabaseVerdict
    from mahak_desk.sync.office.first_run import FirstRun, Step
    from mahak_desk.sync.office.login_verdict import LoginVerdict
    from mahak_desk.sync.office.sending_desk import SendingDesk
    from mahak_desk.sync.opened_shop import OpenedShop
    from mahak_desk.sync.settings import Key, Settings
    from mahak_desk.sync.settings_file import Value


class OfficeDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    @property
    def sending(self) -> SendingDesk:
        """Whether orders are sent, or only looked for."""
        from mahak_desk.sync.office.sending_desk import SendingDesk

        return SendingDesk(self._shop)

    # Settings

    def settings(self) -> Settings:
        """As they are in the file and the environment now."""
        return self._shop.settings_now()

    def overridden(self) -> dict[Key, str]:
        """Settings the environment says over the file, with the name of the variable."""
        from mahak_desk.sync.settings import OVERRIDING, overrides

        return {key: OVERRIDING[key] for key in overrides(self._shop.environment)}

    def save(self, changes: Mapping[Key, Value]) -> frozenset[Consequence]:
        """Write settings, all of them or none; what has to happen for them to hold.

        Raises SettingRefused, FolderUnusable and DiskFull.
        """
        from mahak_desk.sync.office.consequences import consequences
        from mahak_desk.sync.settings_file import change_settings

        before = self.settings()
        self._shop.profile.create()
        change_settings(self._shop.profile.settings_file, changes)
        after = self.settings()
        follow = consequences(before, after)
        if follow:
            self._shop.follow_settings()
        return follow

    # Credentials

    def has_password(self) -> bool:
        """Whether a password is known for the user name of the settings."""
        user_name = self.settings().mahak.user_name
        return bool(user_name and self._shop.secrets.mahak_password(user_name))

    def try_login(self, user_name: str, password: str | None) -> LoginVerdict:
        """Try a user name and password, the known one for None, without keeping them.

        Raises CredentialsMissing when there is nothing to try.
        """
        from mahak_desk.mahak.client import MahakClient
        from mahak_desk.mahak.credentials import Credentials
        from mahak_desk.mahak.errors import CredentialsMissing
        from mahak_desk.sync.office.login_verdict import try_login

        name = user_name.strip()
        secret = password or (self._shop.secrets.mahak_password(name) if name else None)
        if not name or not secret:
            raise CredentialsMissing
        redact.learn(secret)
        settings = self.settings().mahak.client_settings()
        with MahakClient(Credentials(name, secret), settings, clock=self._shop.clock.now) as client:
            return try_login(client, self._account())

    def keep_credentials(self, user_name: str, password: str, *, or_remember: bool = False) -> bool:
        """Put the password into the keyring and the user name into the settings file; whether it was kept.

        With `or_remember` a password no keyring takes is remembered until the program ends, and nowhere else.
        Raises CredentialsMissing for an empty name, SecretRefused, FolderUnusable and DiskFull.
        """
        from mahak_desk.mahak.errors import CredentialsMissing
        from mahak_desk.sync.secrets import KeyringMissing
        from mahak_desk.sync.settings_file import change_setting

        name = user_name.strip()
        if not name:
            raise CredentialsMissing
        redact.learn(password)
        shop = self._shop
        shop.profile.create()
        try:
            shop.secrets.keep_mahak_password(name, password)
            kept = True
        except KeyringMissing:
            if not or_remember:
                raise
            shop.secrets.remember_mahak_password(name, password)
            kept = False
        change_setting(shop.profile.settings_file, "mahak", "user_name", name)
        shop.follow_settings()
        return kept

    def forget_passwords(self) -> bool:
        """Take this shop's passwords out of the keyring; whether there were any."""
        from mahak_desk.sync.shop_database import NoDatabaseServer

        forgotten = False
        if user_name := self.settings().mahak.user_name:
            forgotten = self._shop.secrets.forget_mahak_password(user_name)
        with suppress(NoDatabaseServer):
            forgotten |= self._shop.secrets.forget_database_password(self.database_account())
        self._shop.follow_settings()
        return forgotten

    def log_in(self) -> Session:
        """A new login at Mahak with what is kept."""
        return self._shop.log_in()

    def accept_account(self) -> Session:
        """Let the database hold the data of the account that logs in from now on. Raises FolderInUse too."""
        from mahak_desk.sync.account import AccountChanged, accept_account, check_account

        session = self.log_in()
        with self._shop.database().writing() as connection:
            try:
                check_account(connection, session)
            except AccountChanged:
                accept_account(connection, session, self._shop.clock.now())
        return session

    def _account(self) -> tuple[int, int] | None:
        from sqlalchemy import select

        from mahak_desk.website.ledger import shop_account

        with self._shop.looking() as connection:
            row = connection.execute(select(shop_account.c.database_id, shop_account.c.visitor_id)).first()
        return None if row is None else (row.database_id, row.visitor_id)

    # What Mahak has to choose from

    def choices(self) -> Choices:
        """Stores, price levels, groups, banks and sample prices: from the mirror, before the first sync from
        Mahak itself."""
        from mahak_desk.sync.office.choices import has_been_read, read_choices
        from mahak_desk.sync.office.first_look import look_first

        account = self._account()
        with self._shop.looking() as connection:
            if account is not None and has_been_read(connection):
                return read_choices(connection, account[1])
        return look_first(self._shop.client(), self._shop.clock)

    def people(self) -> Iterator[list[PersonLine]]:
        """Mahak's persons, in pieces of about 2,000."""
        from mahak_desk.sync.office.choices import people

        return people(self._shop.looking)

    # The database

    def look_for_damage(self) -> None:
        """Read through the database's file after a power failure; a server looks after its own.

        Raises DatabaseDamaged.
        """
        from mahak_desk.website.backup import look_through

        if (path := self._shop.database().path) is not None:
            look_through(path)

    def database_account(self) -> str:
        """Whose password the website's database server asks for. Raises NoDatabaseServer."""
        from mahak_desk.sync.shop_database import database_address, server_account

        return server_account(database_address(self.settings(), self._shop.profile))

    def keep_database_password(self, password: str, *, or_remember: bool = False) -> bool:
        """The same for the database server's password. Raises NoDatabaseServer and SecretRefused."""
        return self._keep_password_of(self.database_account(), password, or_remember)

    def move_database(self, url: str, password: str | None) -> frozenset[Consequence]:
        """Work on another database from the next opening on, "" being the file of the data folder.

        The password of its server is kept before the address is: a keyring that refuses leaves the shop where
        it is. Where no keyring takes it, it is remembered until the program ends. Raises DatabaseUrlInvalid,
        NoDatabaseServer, KeyringMissing, SecretRefused, and what `save` does.
        """
        from mahak_desk.sync.shop_database import server_account
        from mahak_desk.website.address import parse_address

        url = url.strip()
        if password:
            self._keep_password_of(server_account(parse_address(url)), password, or_remember=True)
        return self.save({("website", "database_url"): url})

    def _keep_password_of(self, account: str, password: str, or_remember: bool) -> bool:
        from mahak_desk.sync.secrets import KeyringMissing

        redact.learn(password)
        try:
            self._shop.secrets.keep_database_password(account, password)
        except KeyringMissing:
            if not or_remember:
                raise
            self._shop.secrets.remember_database_password(account, password)
            return False
        return True

    def try_database(self, url: str, password: str | None, *, on_server: bool = False) -> DatabaseVerdict:
        """Look at another database, "" being the file of the data folder; nothing is changed or kept.

        Without a password the known one of that server is tried. Whoever wants one `on_server` is not
        answered about a file.
        """
        from msgspec.structs import replace

        from mahak_desk.errors import DeskError
        from mahak_desk.sync.office.database_verdict import DatabaseVerdict, look_at_database, no_server
        from mahak_desk.sync.settings import WebsiteSettings
        from mahak_desk.sync.shop_database import full_url

        if on_server and (verdict := no_server(url)) is not None:
            return verdict
        tried = replace(self.settings(), website=WebsiteSettings(url.strip()))
        try:
            address = full_url(tried, self._shop.profile, self._shop.secrets, password or None)
        except DeskError as error:
            return DatabaseVerdict("unusable", error.title, error.advice)
        return look_at_database(address)

    def backups(self) -> list[Backup]:
        """The copies in the profile's folder of backups, the newest first."""
        from mahak_desk.sync.office.copies import backups_in

        return backups_in(self._shop.profile.backups)

    def back_up(self) -> Path:
        """A copy of the database file in the profile's folder of backups."""
        from mahak_desk.sync.shop_database import open_database
        from mahak_desk.website.backup import backup

        shop = self._shop
        with open_database(shop.settings, shop.profile, shop.secrets) as database:
            return backup(database, shop.profile.backups)

    def restore(self, copy: Path) -> Path | None:
        """Make the database file what it was in a backup; gives the copy that was made of what it held.

        From then on nothing is sent until `SendingDesk.go_on`. The flows must not run meanwhile. Raises FolderInUse,
        DatabaseRestoreElsewhere and BackupUnusable too.
        """
        from mahak_desk.sync.outgoing.look_only import start_look_only
        from mahak_desk.sync.shop_database import open_database
        from mahak_desk.website.restore import restore

        shop = self._shop
        shop.take_folder()
        now = shop.clock.now()
        with open_database(shop.settings, shop.profile, shop.secrets) as database:
            return restore(
                database,
                copy,
                shop.profile.backups,
                lambda connection: start_look_only(connection, "restored", now),
            )

    # First run

    def first_run(self) -> FirstRun:
        """How far the shop is set up."""
        from mahak_desk.errors import DeskError
        from mahak_desk.sync.office.first_run import read_first_run
        from mahak_desk.sync.runs import first_that_counts

        facts: set[Step] = set()
        with suppress(DeskError):  # a keyring that is locked holds no password for us
            if self.has_password():
                facts |= {"shop", "credentials"}
        has_worked = False
        # A database that is not ready has its own step, or its own page of trouble.
        with suppress(DeskError), self._shop.looking() as connection:
            has_worked = first_that_counts(connection, "incoming") > 0
        return read_first_run(self._shop.profile.first_run_file, frozenset(facts), has_worked=has_worked)

    def answered(self, step: Step) -> None:
        """This question need not be asked again. Raises FolderUnusable and DiskFull."""
        from mahak_desk.sync.office.first_run import remember_answer

        self._shop.profile.create()
        remember_answer(self._shop.profile.first_run_file, step)

    def set_up(self) -> None:
        """The first run is over. Raises FolderUnusable and DiskFull."""
        from mahak_desk.sync.office.first_run import remember_end

        self._shop.profile.create()
        remember_end(self._shop.profile.first_run_file)
