"""What the options before the command say: which shop, real or practice, in which language."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

import click

from mahak_desk.errors import DeskError, Language, Words
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.language import LANGUAGE_VARIABLE, chosen_language
from mahak_desk.sync.logbook import start_logging
from mahak_desk.sync.profile import Profile, practice_profile, shop_profile, writing_to

if TYPE_CHECKING:
    from mahak_desk.practice.server import PracticeCloud

PRACTICE_PORT = 47_633
"""The practice cloud's usual port: the addresses of its pictures are stored, and should stay right."""


class PracticeShopDamaged(DeskError):
    """The file that keeps the practice shop cannot be read."""

    code = "practice-shop-damaged"

    def __init__(self, path: object) -> None:
        super().__init__(
            Words(
                f"پروندهٔ مغازهٔ تمرینی {path} خوانا نیست.", f"The practice shop's file {path} cannot be read."
            ),
            Words("آن را پاک کنید تا از نو ساخته شود.", "Delete it; a new shop is made then."),
        )


class CommandLine:
    """The global options, and the desk they lead to."""

    def __init__(
        self, *, practice: bool, profile_name: str, language: Language | None, verbose: bool
    ) -> None:
        self._practice = practice
        self._profile_name = profile_name
        self._language = language
        self._verbose = verbose
        self._environment: Mapping[str, str] = os.environ
        self.log_file: str | None = None
        """Where the log is, once it is open."""

    @cached_property
    def profile(self) -> Profile:
        """The chosen shop's. Raises ProfileNameInvalid."""
        if self._practice:
            return practice_profile(self._environment)
        return shop_profile(self._profile_name, self._environment)

    @cached_property
    def language(self) -> Language:
        """The option's, else the environment's, the settings' or the system's."""
        if self._language is not None:
            return self._language
        setting = "system"
        if LANGUAGE_VARIABLE not in self._environment:
            from mahak_desk.sync.settings import load_settings

            with suppress(DeskError):  # whatever is wrong with the settings is told by who needs them
                setting = load_settings(self.profile.settings_file, self._environment).interface.language
        return chosen_language(setting, self._environment)

    @property
    def in_practice(self) -> bool:
        return self._practice

    def register_in_practice(self) -> int:
        """Let the practice desktop exchange data, in the cloud that runs, else in the kept one; how many orders.

        Raises PracticeShopDamaged, FolderUnusable and DiskFull.
        """
        from mahak_desk.practice.running import register_in_running

        registered = register_in_running(PRACTICE_PORT)
        if registered is not None:
            return registered
        cloud = self._start_practice_cloud()
        try:
            return len(cloud.desktop.sync().orders)
        finally:
            cloud.stop()

    def show_log(self) -> None:
        """Show the log on stderr, for a command that runs until it is stopped."""
        if not self._verbose:
            self._verbose = True
            self.start_logging()

    def start_logging(self) -> None:
        """Open the profile's log, as far as there is one."""
        log_file = None
        with suppress(DeskError):  # a profile that cannot be is told by who needs it
            log_file = self.profile.log_file
        if start_logging(log_file, verbose=self._verbose):
            self.log_file = str(log_file)

    @contextmanager
    def desk(self, *, asks_mahak: bool = False) -> Iterator[Desk]:
        """The shop's desk, closed at the end. With `asks_mahak`, practice mode has its cloud running."""
        program = click.get_current_context().command_path
        with ExitStack() as stack:
            environment = self._environment
            if self._practice:
                # Nothing of the real shop's, lest practice reaches its database or its account.
                environment = stack.enter_context(self._practice_cloud()) if asks_mahak else {}
            yield stack.enter_context(Desk(self.profile, environment, program=program))

    @contextmanager
    def _practice_cloud(self) -> Iterator[Mapping[str, str]]:
        """The running practice cloud, as the environment that leads a desk to it."""
        from mahak_desk.practice.login import DEMO

        cloud = self._start_practice_cloud()
        try:
            yield {
                "MAHAK_DESK_API_URL": cloud.url,
                "MAHAK_DESK_USERNAME": DEMO.user_name,
                "MAHAK_DESK_PASSWORD": DEMO.password,
            }
        finally:
            cloud.stop()

    def _start_practice_cloud(self) -> PracticeCloud:
        """Raises PracticeShopDamaged, FolderUnusable and DiskFull."""
        import msgspec

        from mahak_desk.practice.server import PracticeCloud

        self.profile.create()
        state_file = self.profile.practice_cloud_file
        try:
            with writing_to(state_file):
                cloud = PracticeCloud(state_file=state_file, port=PRACTICE_PORT)
                try:
                    return cloud.start()
                except OSError:  # the port is taken, by a second practice for one
                    return PracticeCloud(state_file=state_file).start()
        except msgspec.DecodeError:
            raise PracticeShopDamaged(state_file) from None
