"""What the window asks about settings, credentials and choices, and changes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from mahak_desk.sync.redaction import redact

if TYPE_CHECKING:
    from mahak_desk.mahak.session import Session
    from mahak_desk.sync.office.choices import Choices, PersonLine
    from mahak_desk.sync.office.consequences import Consequence
    from mahak_desk.sync.office.database_desk import DatabaseDesk
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

    @property
    def database(self) -> DatabaseDesk:
        """Which database the website has, and copies of it."""
        from mahak_desk.sync.office.database_desk import DatabaseDesk

        return DatabaseDesk(self._shop)

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
        from mahak_desk.sync.office.consequences import save_settings

        return save_settings(self._shop, changes)

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
            forgotten |= self._shop.secrets.forget_database_password(self.database.account())
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
