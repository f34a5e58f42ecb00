"""What the window and the command line ask about the website's database: which one it is, and copies of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahak_desk.sync.redaction import redact

if TYPE_CHECKING:
    from pathlib import Path

    from mahak_desk.sync.office.consequences import Consequence
    from mahak_desk.sync.office.copies import Backup
    from mahak_desk.sync.office.database_verdict import DatabaseVerdict
    from mahak_desk.sync.opened_shop import OpenedShop


class DatabaseDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    def look_for_damage(self) -> None:
        """Read through the database's file after a power failure; a server looks after its own.

        Raises DatabaseDamaged.
        """
        from mahak_desk.website.backup import look_through

        if (path := self._shop.database().path) is not None:
            look_through(path)

    def account(self) -> str:
        """Whose password the website's database server asks for. Raises NoDatabaseServer."""
        from mahak_desk.sync.shop_database import database_address, server_account

        return server_account(database_address(self._shop.settings_now(), self._shop.profile))

    def keep_password(self, password: str, *, or_remember: bool = False) -> bool:
        """Put its server's password into the keyring; whether it was kept.

        With `or_remember` a password no keyring takes is remembered until the program ends, and nowhere else.
        Raises NoDatabaseServer and SecretRefused.
        """
        return self._keep_password_of(self.account(), password, or_remember)

    def move(self, url: str, password: str | None) -> frozenset[Consequence]:
        """Work on another database from the next opening on, "" being the file of the data folder.

        The password of its server is kept before the address is: a keyring that refuses leaves the shop where
        it is. Where no keyring takes it, it is remembered until the program ends. Raises DatabaseUrlInvalid,
        NoDatabaseServer, KeyringMissing, SecretRefused, and what `OfficeDesk.save` does.
        """
        from mahak_desk.sync.office.consequences import save_settings
        from mahak_desk.sync.shop_database import server_account
        from mahak_desk.website.address import parse_address

        url = url.strip()
        if password:
            self._keep_password_of(server_account(parse_address(url)), password, or_remember=True)
        return save_settings(self._shop, {("website", "database_url"): url})

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

    def look_at(self, url: str, password: str | None, *, on_server: bool = False) -> DatabaseVerdict:
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
        tried = replace(self._shop.settings_now(), website=WebsiteSettings(url.strip()))
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
