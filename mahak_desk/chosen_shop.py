"""Which shop a program works with, a real one or the practice shop, and the desk that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.profile import Profile, practice_profile, shop_profile, writing_to

if TYPE_CHECKING:
    from mahak_desk.practice.server import PracticeCloud
    from mahak_desk.sync.desk import Desk

PRACTICE_PORT = 47_633
"""The practice cloud's usual port: the addresses of its pictures are stored, and should stay right."""


class PracticeShopDamaged(DeskError):
    """The file that keeps the practice shop cannot be read."""

    code = "practice-shop-damaged"

    def __init__(self, path: object) -> None:
        super().__init__(
            Words(
                f"پروندهٔ فروشگاه تمرینی {path} خوانا نیست.",
                f"The practice shop's file {path} cannot be read.",
            ),
            Words("آن را پاک کنید تا از نو ساخته شود.", "Delete it; a new shop is made then."),
        )


class ChosenShop:
    """`environment` is the process's; nothing of it reaches the practice shop."""

    def __init__(self, environment: Mapping[str, str], *, practice: bool, profile_name: str) -> None:
        self.in_practice = practice
        self.environment = environment
        self.profile_name = profile_name
        self._cloud: PracticeCloud | None = None

    @cached_property
    def profile(self) -> Profile:
        """The chosen shop's. Raises ProfileNameInvalid."""
        if self.in_practice:
            return practice_profile(self.environment)
        return shop_profile(self.profile_name, self.environment)

    @contextmanager
    def desk(self, program: str, *, asks_mahak: bool = False) -> Iterator[Desk]:
        """The shop's desk for one command. With `asks_mahak`, practice mode has its cloud running."""
        from mahak_desk.sync.desk import Desk

        with ExitStack() as stack:
            environment = self.environment
            if self.in_practice:
                # Nothing of the real shop's, lest practice reaches its database or its account.
                environment = stack.enter_context(self._practice_cloud()) if asks_mahak else {}
            yield stack.enter_context(Desk(self.profile, environment, program=program))

    def lasting_desk(self, program: str) -> Desk:
        """A desk for a program that stays; the practice cloud it may need runs until `close`.

        Raises what `profile` and the practice cloud do.
        """
        from mahak_desk.sync.desk import Desk

        environment = self.environment
        if self.in_practice:
            if self._cloud is None:
                self._cloud = self._start_practice_cloud()
            environment = _leading_to(self._cloud)
        return Desk(self.profile, environment, program=program)

    def buy_in_practice(self) -> str:
        """Let a customer of the practice website buy something; the order's number. Raises NothingToBuy."""
        import random

        from mahak_desk.sync.desk import Desk

        with Desk(self.profile, {}, program="practice") as desk:
            return desk.place_practice_order(random.Random())  # noqa: S311 - an invented purchase

    def register_in_practice(self) -> int:
        """Let the practice desktop exchange data, in the cloud that runs, else in the kept one; how many orders.

        Raises PracticeShopDamaged, FolderUnusable and DiskFull.
        """
        from mahak_desk.practice.running import register_in_running

        if self._cloud is not None:
            return len(self._cloud.desktop.sync().orders)
        registered = register_in_running(PRACTICE_PORT)
        if registered is not None:
            return registered
        cloud = self._start_practice_cloud()
        try:
            return len(cloud.desktop.sync().orders)
        finally:
            cloud.stop()

    def close(self) -> None:
        """End the practice cloud of a lasting desk, which has been closed."""
        if self._cloud is not None:
            self._cloud.stop()
            self._cloud = None

    @contextmanager
    def _practice_cloud(self) -> Iterator[Mapping[str, str]]:
        """The running practice cloud, as the environment that leads a desk to it."""
        cloud = self._start_practice_cloud()
        try:
            yield _leading_to(cloud)
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


def _leading_to(cloud: PracticeCloud) -> Mapping[str, str]:
    from mahak_desk.practice.login import DEMO

    return {
        "MAHAK_DESK_API_URL": cloud.url,
        "MAHAK_DESK_USERNAME": DEMO.user_name,
        "MAHAK_DESK_PASSWORD": DEMO.password,
    }
