"""What the options before the command say: which shop, real or practice, in which language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property

import click

from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.errors import DeskError, Language
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.language import LANGUAGE_VARIABLE, chosen_language
from mahak_desk.sync.logbook import start_logging
from mahak_desk.sync.profile import Profile


class CommandLine:
    """The global options, and the desk they lead to."""

    def __init__(
        self, *, practice: bool, profile_name: str, language: Language | None, verbose: bool
    ) -> None:
        self._shop = ChosenShop(os.environ, practice=practice, profile_name=profile_name)
        self._language = language
        self._verbose = verbose
        self.log_file: str | None = None
        """Where the log is, once it is open."""

    @property
    def shop(self) -> ChosenShop:
        """The shop the options choose."""
        return self._shop

    @property
    def profile(self) -> Profile:
        """The chosen shop's. Raises ProfileNameInvalid."""
        return self._shop.profile

    @cached_property
    def language(self) -> Language:
        """The option's, else the environment's, the settings' or the system's."""
        if self._language is not None:
            return self._language
        setting = "system"
        if LANGUAGE_VARIABLE not in self._shop.environment:
            from mahak_desk.sync.settings import load_settings

            with suppress(DeskError):  # whatever is wrong with the settings is told by who needs them
                setting = load_settings(self.profile.settings_file, self._shop.environment).interface.language
        return chosen_language(setting, self._shop.environment)

    @property
    def in_practice(self) -> bool:
        return self._shop.in_practice

    def register_in_practice(self) -> int:
        """`ChosenShop.register_in_practice`."""
        return self._shop.register_in_practice()

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
        with self._shop.desk(program, asks_mahak=asks_mahak) as desk:
            yield desk
