"""What the window asks about new versions, and does with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mahak_desk import __version__
from mahak_desk.sync.profile import writing_to

if TYPE_CHECKING:
    from mahak_desk.releases.fetching import Way
    from mahak_desk.releases.release_list import Release
    from mahak_desk.sync.opened_shop import OpenedShop
    from mahak_desk.sync.settings import UpdateSettings
    from mahak_desk.sync.updates.downloading import Progress

EVERY = timedelta(days=1)


class UpdateDesk:
    """Nothing is asked of anybody while the settings have it off.

    Every verb but `install` may raise SettingsUnreadable.
    """

    def __init__(self, shop: OpenedShop, *, start: Callable[[Path], None] | None = None) -> None:
        """`start` runs a setup; the system's own way unless a test says otherwise."""
        self._shop = shop
        self._start = start

    @property
    def is_on(self) -> bool:
        return self._settings.check == "on"

    def is_due(self) -> bool:
        """Whether it is on and a day has passed since it was last looked."""
        if not self.is_on:
            return False
        try:
            looked = datetime.fromisoformat(self._looked_file.read_text(encoding="ascii"))
            return abs(self._shop.clock.now() - looked) >= EVERY
        except (OSError, ValueError, TypeError):
            return True

    def look(self) -> Release | None:
        """The version to offer; None when there is no newer one, or when looking is off.

        Raises ReleaseAddressWrong, ReleasesUnreachable, ReleaseListUnreadable, FolderUnusable and DiskFull.
        """
        settings = self._settings
        if settings.check == "off":
            return None
        from mahak_desk.releases.errors import ReleaseAddressWrong
        from mahak_desk.releases.fetching import fetch_list
        from mahak_desk.releases.release_list import read_list, release_to_offer

        if not settings.address:
            raise ReleaseAddressWrong("")
        found = read_list(fetch_list(settings.address, self._way()), settings.address)
        self._note_looked()
        return release_to_offer(found, settings.channel, __version__)

    def download(self, release: Release, progress: Progress | None = None) -> Path:
        """The release's setup on this computer, proved to be the published one.

        Raises SetupDamaged, ReleaseAddressWrong, ReleasesUnreachable, FolderUnusable and DiskFull.
        """
        from mahak_desk.sync.updates.downloading import download

        return download(release, self._shop.profile.updates, self._way(), progress)

    def install(self, release: Release, setup: Path) -> None:
        """Start the downloaded setup, which asks this program to end and starts the new version.

        The file is proved once more: time may have passed since it came. Raises SetupDamaged and
        SetupNotStarted.
        """
        from mahak_desk.releases.errors import SetupNotStarted
        from mahak_desk.sync.updates.downloading import prove
        from mahak_desk.windows.setups import start_setup

        prove(release, setup)
        try:
            (self._start or start_setup)(setup)
        except OSError:
            raise SetupNotStarted(setup) from None

    @property
    def _settings(self) -> UpdateSettings:
        return self._shop.settings_now().updates

    @property
    def _looked_file(self) -> Path:
        return self._shop.profile.updates / "looked"

    def _note_looked(self) -> None:
        with writing_to(self._looked_file):
            self._looked_file.parent.mkdir(parents=True, exist_ok=True)
            self._looked_file.write_text(self._shop.clock.now().isoformat(), encoding="ascii")

    def _way(self) -> Way:
        """This computer's way to the internet is the same as to Mahak."""
        from mahak_desk.releases.fetching import Way

        line = self._shop.settings_now().mahak.client_settings()
        return Way(line.proxy, line.ca_bundle)
