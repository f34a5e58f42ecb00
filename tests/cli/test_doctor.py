"""`mahak-desk doctor` looks at everything and says what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest

from mahak_desk.practice.faults import ExpiredCredit
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.cli.conftest import ACCOUNT
from tests.cli.shops import Shop
from tests.keyrings import LockedKeyring


def lines(text: str) -> dict[str, str]:
    """The check's mark and words by its name."""
    found = {}
    for line in text.splitlines():
        if not line.startswith(" "):
            mark, rest = line.split(" ", 1)
            name, says = rest.split(": ", 1)
            found[name] = f"{mark} {says}"
    return found


def test_finds_nothing_wrong_with_a_sound_shop(shop: Shop) -> None:
    shop.run("sync", "incoming")
    ended = shop.spawn("doctor")
    assert (ended.code, ended.err) == (0, "")
    found = lines(ended.out)
    assert list(found) == [
        *("Data folder", "Settings", "Website database", "Mahak password", "Login to Mahak", "Clock"),
        *("Service licence", "Account", "Products and stores"),
    ]
    assert all(said.startswith("✓") for said in found.values())
    assert found["Data folder"] == f"✓ {shop.home}"
    assert found["Service licence"] == "✓ 80 days left."
    assert found["Products and stores"] == "✓ 20 items; stores: 1 (انبار مرکزی)، 2 (انبار فروشگاه)"


def test_speaks_persian(shop: Shop) -> None:
    ended = shop.run("--language", "fa", "doctor")
    assert ended.code == 0
    assert "✓ اعتبار سرویس: 80 روز مانده است." in ended.out


def test_makes_no_database_and_changes_none(shop: Shop) -> None:
    found = lines(shop.run("doctor").out)
    assert found["Website database"].endswith("the first sync makes it.")
    assert not shop.profile.database_file.exists()


@pytest.mark.parametrize(
    ("days", "says"), [(15, "! 15 days left."), (0, "! 0 days left."), (-3, "! it ran out 3 days ago.")]
)
def test_warns_of_a_licence_near_its_end_and_goes_on(shop: Shop, days: int, says: str) -> None:
    shop.cloud.faults.arm("login", ExpiredCredit(days=days))
    ended = shop.run("doctor")
    assert ended.code == 1
    assert lines(ended.out)["Service licence"] == says
    assert "    Renew the service with Mahak." in ended.out
    assert lines(ended.out)["Products and stores"].startswith("✓")


@pytest.mark.parametrize(("ahead", "says"), [(600, "s behind Mahak's."), (-600, "s ahead of Mahak's.")])
def test_warns_of_a_clock_that_is_wrong(tmp_path: Path, ahead: int, says: str) -> None:
    def mahaks_clock() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=ahead)

    with PracticeCloud(build=furnish, accounts=(ACCOUNT,), clock=mahaks_clock) as cloud:
        ended = Shop(tmp_path, cloud).run("doctor")
    assert ended.code == 1
    clock = lines(ended.out)["Clock"]
    assert clock.startswith("! this computer's is ")
    assert clock.endswith(says)
    assert "Set this computer's clock." in ended.out


def test_warns_when_mahak_lets_the_website_sell_nothing(tmp_path: Path) -> None:
    with PracticeCloud(build=furnish, accounts=(ACCOUNT,)) as cloud:
        ended = Shop(tmp_path, cloud).run("doctor")
    assert ended.code == 1
    assert lines(ended.out)["Products and stores"].startswith("! 0 items")
    assert "«کالاهای ارسالی»" in ended.out


def test_fails_where_a_store_is_not_chosen(shop: Shop) -> None:
    shop.cloud.desktop.change("Visitors", 50_001, StoreCode=0)
    ended = shop.run("doctor")
    assert ended.code == 2
    assert "✗ Products and stores: It is not clear which store" in ended.out


def test_fails_at_a_wrong_password_and_leaves_out_what_needs_the_login(shop: Shop) -> None:
    ended = shop.run("doctor", MAHAK_DESK_PASSWORD="guess")
    assert ended.code == 2
    assert list(lines(ended.out))[-1] == "Login to Mahak"
    assert "✗ Login to Mahak: Mahak refused the login" in ended.out


def test_fails_without_a_password(shop: Shop) -> None:
    ended = shop.run("doctor", MAHAK_DESK_PASSWORD=None)
    assert ended.code == 2
    assert "✗ Mahak password: Mahak's user name and password are not set." in ended.out


def test_fails_at_a_locked_keyring_with_the_way_round_it(shop: Shop) -> None:
    keyring.set_keyring(LockedKeyring())
    ended = shop.run("doctor", MAHAK_DESK_PASSWORD=None)
    assert ended.code == 2
    assert "✗ Mahak password: This system's keyring cannot be used (KeyringLocked)." in ended.out
    assert "MAHAK_DESK_PASSWORD" in ended.out


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[mahak]\nproxy = 'nowhere'\n", "The proxy's address is not an http or https address."),
        ("[mahak]\nreed = 'GetAllData'\n", "unknown field `reed`"),
        ("[website]\ndatabase_url = 'mysql://desk:hunter2@db/shop'\n", "contains a password"),
    ],
)
def test_fails_at_settings_that_cannot_be_used(shop: Shop, settings: str, says: str) -> None:
    shop.write_settings(settings)
    ended = shop.run("doctor")
    assert ended.code == 2
    assert lines(ended.out)["Settings"].startswith("✗")
    assert says in ended.out
    assert "hunter2" not in ended.out + ended.err


def test_fails_at_a_database_that_cannot_be_reached(shop: Shop) -> None:
    ended = shop.run("doctor", MAHAK_DESK_DATABASE_URL="postgresql://desk@127.0.0.1:1/shop")
    assert ended.code == 2
    assert "✗ Website database: The database (postgresql://127.0.0.1:1/shop) cannot be reached" in ended.out
    assert lines(ended.out)["Login to Mahak"].startswith("✓")


def test_fails_when_mahak_cannot_be_reached(shop: Shop) -> None:
    shop.cloud.stop()
    ended = shop.run("doctor")
    assert ended.code == 2
    assert "✗ Login to Mahak: Mahak (127.0.0.1) cannot be reached" in ended.out
