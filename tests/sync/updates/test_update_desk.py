"""A newer version is offered, brought and started where a shop wants that, and nothing else ever runs."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mahak_desk import __version__
from mahak_desk.errors import DeskError
from mahak_desk.releases.errors import (
    ReleaseAddressWrong,
    ReleaseListUnreadable,
    ReleasesUnreachable,
    SetupDamaged,
    SetupNotStarted,
)
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.opened_shop import OpenedShop
from mahak_desk.sync.profile import Profile
from mahak_desk.sync.settings_file import change_setting
from mahak_desk.sync.updates.update_desk import UpdateDesk
from tests.sync.updates.publisher import SETUP, Publisher, publishing

NEWER = "99.1.0"


class StandingClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as publisher:
        yield publisher


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile("default", tmp_path / "فروشگاه من")
    profile.create()
    return profile


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def started() -> list[Path]:
    """The setups that were started."""
    return []


@pytest.fixture
def updates(profile: Profile, clock: StandingClock, started: list[Path]) -> UpdateDesk:
    return UpdateDesk(OpenedShop(profile, {}, "test", clock), start=started.append)


@pytest.fixture
def switched_on(profile: Profile, publisher: Publisher) -> None:
    """The shop has switched the looking on."""
    change_setting(profile.settings_file, "updates", "check", "on")
    change_setting(profile.settings_file, "updates", "address", publisher.address)


class TestWhileItIsOff:
    def test_nobody_is_asked(self, updates: UpdateDesk, profile: Profile, publisher: Publisher) -> None:
        publisher.publish(NEWER)
        change_setting(profile.settings_file, "updates", "address", publisher.address)
        assert updates.look() is None
        assert not updates.is_on
        assert not updates.is_due()
        assert publisher.asked == []

    def test_it_is_off_from_the_start(self, profile: Profile) -> None:
        with Desk(profile, {}, program="test") as desk:
            assert not desk.updates.is_on


@pytest.mark.usefixtures("switched_on")
class TestLooking:
    def test_a_newer_version_is_offered(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        assert release.version == NEWER
        assert publisher.paths == ["/releases.json"]

    def test_the_publisher_learns_the_version_and_nothing_else(
        self, updates: UpdateDesk, publisher: Publisher
    ) -> None:
        publisher.publish(NEWER)
        updates.look()
        [(_, headers)] = publisher.asked
        assert headers.pop("User-Agent") == f"MahakDesk/{__version__}"
        assert set(headers) == {"Host", "Accept-Encoding"}

    def test_the_present_version_is_not_offered(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.publish(__version__)
        assert updates.look() is None

    def test_an_older_version_is_not_offered(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.publish("0.0.1")
        assert updates.look() is None

    def test_a_beta_is_for_those_who_asked_for_it(
        self, updates: UpdateDesk, profile: Profile, publisher: Publisher
    ) -> None:
        publisher.publish(f"{NEWER}b1", channel="beta")
        assert updates.look() is None
        change_setting(profile.settings_file, "updates", "channel", "beta")
        release = updates.look()
        assert release is not None
        assert release.version == f"{NEWER}b1"

    def test_it_is_due_once_a_day(
        self, updates: UpdateDesk, publisher: Publisher, clock: StandingClock
    ) -> None:
        publisher.publish(NEWER)
        assert updates.is_due()
        updates.look()
        assert not updates.is_due()
        clock.moment += timedelta(hours=24)
        assert updates.is_due()

    def test_a_failed_look_stays_due(self, updates: UpdateDesk) -> None:
        with pytest.raises(ReleasesUnreachable, match="404"):
            updates.look()
        assert updates.is_due()

    def test_an_endless_list_is_not_read_to_its_end(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.answers["/releases.json"] = b" " * 1_000_000
        with pytest.raises(ReleaseListUnreadable, match="too long"):
            updates.look()

    def test_a_redirect_must_not_lead_into_the_open(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.redirects["/releases.json"] = "http://example.com/releases.json"
        with pytest.raises(ReleaseAddressWrong, match=r"http://example\.com"):
            updates.look()

    def test_without_a_server_there_is_a_sentence(self, updates: UpdateDesk, profile: Profile) -> None:
        with socket.socket() as taken:  # bound and not listening: every connection is refused
            taken.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{taken.getsockname()[1]}/releases.json"
            change_setting(profile.settings_file, "updates", "address", address)
            with pytest.raises(ReleasesUnreachable) as raised:
                updates.look()
        assert raised.value.retry

    @pytest.mark.parametrize(
        "address", ["", "http://example.com/releases.json", "releases.json", "https://["]
    )
    def test_an_unusable_address_is_named(self, updates: UpdateDesk, profile: Profile, address: str) -> None:
        change_setting(profile.settings_file, "updates", "address", address)
        with pytest.raises(ReleaseAddressWrong):
            updates.look()


@pytest.mark.usefixtures("switched_on")
class TestDownloading:
    def test_the_published_setup_arrives_whole(
        self, updates: UpdateDesk, publisher: Publisher, profile: Profile
    ) -> None:
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        come: list[tuple[int, int]] = []
        setup = updates.download(release, lambda *each: come.append(each))
        assert setup == profile.updates / f"MahakDesk-Setup-{NEWER}.exe"
        assert setup.read_bytes() == SETUP
        assert come[-1] == (len(SETUP), len(SETUP))

    def test_it_is_fetched_once(self, updates: UpdateDesk, publisher: Publisher) -> None:
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        assert updates.download(release) == updates.download(release)
        assert publisher.paths.count(f"/setup-{NEWER}.exe") == 1

    def test_an_older_setup_makes_room(
        self, updates: UpdateDesk, publisher: Publisher, profile: Profile
    ) -> None:
        profile.updates.mkdir()
        (profile.updates / "MahakDesk-Setup-0.0.9.exe").write_bytes(b"MZ")
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        setup = updates.download(release)
        assert list(profile.updates.glob("*.exe")) == [setup]

    @pytest.mark.parametrize(
        "served",
        [
            SETUP[:-1] + b"!",  # tampered with
            SETUP[:-1],  # cut off
            SETUP + b"more",
            b"",
        ],
    )
    def test_other_bytes_than_the_published_are_thrown_away(
        self, updates: UpdateDesk, publisher: Publisher, profile: Profile, started: list[Path], served: bytes
    ) -> None:
        publisher.publish(NEWER)
        publisher.answers[f"/setup-{NEWER}.exe"] = served
        release = updates.look()
        assert release is not None
        with pytest.raises(SetupDamaged, match="not the file that was published"):
            updates.download(release)
        assert [path.name for path in profile.updates.iterdir()] == ["looked"]
        assert started == []

    def test_a_download_that_a_person_ends_leaves_nothing(
        self, updates: UpdateDesk, publisher: Publisher, profile: Profile
    ) -> None:
        class Enough(Exception):
            pass

        def enough(come: int, whole: int) -> None:
            raise Enough

        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        with pytest.raises(Enough):
            updates.download(release, enough)
        assert [path.name for path in profile.updates.iterdir()] == ["looked"]


@pytest.mark.usefixtures("switched_on")
class TestInstalling:
    def test_the_proved_setup_is_started(
        self, updates: UpdateDesk, publisher: Publisher, started: list[Path]
    ) -> None:
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        setup = updates.download(release)
        updates.install(release, setup)
        assert started == [setup]

    def test_a_setup_that_was_changed_on_disk_is_not(
        self, updates: UpdateDesk, publisher: Publisher, started: list[Path]
    ) -> None:
        publisher.publish(NEWER)
        release = updates.look()
        assert release is not None
        setup = updates.download(release)
        setup.write_bytes(SETUP.replace(b"MZ", b"ZM", 1))
        with pytest.raises(SetupDamaged):
            updates.install(release, setup)
        assert started == []
        assert not setup.exists()

    def test_where_it_cannot_be_started_the_file_is_named(
        self, profile: Profile, publisher: Publisher, clock: StandingClock
    ) -> None:
        publisher.publish(NEWER)
        updates = UpdateDesk(OpenedShop(profile, {}, "test", clock))  # the bytes are no program on any system
        release = updates.look()
        assert release is not None
        setup = updates.download(release)
        with pytest.raises(SetupNotStarted) as raised:
            updates.install(release, setup)
        assert str(setup) in raised.value.advice.en


def test_every_failure_is_told_in_both_languages() -> None:
    for error in (SetupDamaged("setup.exe"), ReleaseListUnreadable("?"), ReleaseAddressWrong("x")):
        assert isinstance(error, DeskError)
        assert error.sentence("fa") != error.sentence("en")
