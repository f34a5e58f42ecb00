"""Which shop a program works with; practice never comes near a real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from socket import socket

import pytest

from mahak_desk import chosen_shop
from mahak_desk.chosen_shop import PRACTICE_PORT, ChosenShop, PracticeShopDamaged
from mahak_desk.sync.practice_orders import NothingToBuy
from mahak_desk.sync.profile import ProfileNameInvalid

REAL = {
    "MAHAK_DESK_DATABASE_URL": "sqlite:////nowhere/real.sqlite3",
    "MAHAK_DESK_API_URL": "http://127.0.0.1:9/real",
    "MAHAK_DESK_USERNAME": "real",
    "MAHAK_DESK_PASSWORD": "real",
}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"MAHAK_DESK_HOME": str(tmp_path), **REAL}


@pytest.fixture
def practice(home: dict[str, str]) -> Iterator[ChosenShop]:
    chosen = ChosenShop(home, practice=True, profile_name="default")
    yield chosen
    chosen.close()


def test_a_real_shop_is_found_by_its_name(home: dict[str, str], tmp_path: Path) -> None:
    shops = [ChosenShop(home, practice=False, profile_name=name) for name in ("default", "second")]
    folders = {shop.profile.folder for shop in shops}
    assert len(folders) == 2
    assert all(folder.is_relative_to(tmp_path) for folder in folders)


def test_a_name_that_could_lead_elsewhere_is_refused(home: dict[str, str]) -> None:
    with pytest.raises(ProfileNameInvalid):
        _ = ChosenShop(home, practice=False, profile_name="../other").profile


def test_practice_has_a_folder_of_its_own_whatever_the_profile(home: dict[str, str]) -> None:
    practice = ChosenShop(home, practice=True, profile_name="second")
    real = ChosenShop(home, practice=False, profile_name="second")
    assert practice.profile.folder != real.profile.folder


def test_nothing_of_the_real_shop_reaches_practice(practice: ChosenShop) -> None:
    with practice.lasting_desk("tests") as desk:
        settings = desk.settings_now()
        assert settings.mahak.user_name != "real"
        assert "/real" not in settings.mahak.api_url
        desk.take_folder()
        assert "nowhere" not in desk.database_place()


def test_a_desk_that_stays_syncs_with_the_practice_cloud(practice: ChosenShop) -> None:
    with practice.lasting_desk("tests") as desk:
        report = desk.incoming()
    assert report.counts()["products"]["created"] > 0


def test_the_next_desk_finds_the_cloud_that_runs(practice: ChosenShop) -> None:
    practice.lasting_desk("tests").close()
    cloud = practice._cloud
    practice.lasting_desk("tests").close()
    assert practice._cloud is cloud


def test_what_was_bought_is_sent_and_registered_by_the_running_cloud(practice: ChosenShop) -> None:
    with practice.lasting_desk("tests") as desk:
        desk.incoming()
        number = practice.buy_in_practice()
        assert desk.outgoing().sent == 1
        assert practice.register_in_practice() == 1
        assert practice.register_in_practice() == 0
    assert number.startswith("T-")


def test_registering_without_a_window_uses_the_kept_cloud(
    practice: ChosenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setattr(chosen_shop, "PRACTICE_PORT", free.getsockname()[1])
    with practice.desk("tests", asks_mahak=True) as desk:
        desk.incoming()
        practice.buy_in_practice()
        desk.outgoing()
    assert practice._cloud is None
    assert practice.register_in_practice() == 1


def test_before_the_first_sync_there_is_nothing_to_buy(practice: ChosenShop) -> None:
    practice.lasting_desk("tests").close()
    with pytest.raises(NothingToBuy):
        practice.buy_in_practice()


def test_a_taken_port_is_no_trouble(practice: ChosenShop) -> None:
    with closing(socket()) as taken:
        with suppress(OSError):  # somebody else has it, which is as good
            taken.bind(("127.0.0.1", PRACTICE_PORT))
            taken.listen()
        with practice.lasting_desk("tests") as desk:
            assert desk.incoming().counts()["products"]["created"] > 0


@pytest.mark.parametrize("content", [b"nonsense", b"", b'{"tables": 3}'])
def test_a_damaged_practice_shop_is_said_with_its_cure(practice: ChosenShop, content: bytes) -> None:
    practice.profile.create()
    practice.profile.practice_cloud_file.write_bytes(content)
    with pytest.raises(PracticeShopDamaged) as damaged:
        practice.lasting_desk("tests")
    assert str(practice.profile.practice_cloud_file) in damaged.value.title.en
    practice.profile.practice_cloud_file.unlink()
    practice.lasting_desk("tests").close()


def test_closed_twice_the_cloud_ends_once(practice: ChosenShop) -> None:
    practice.lasting_desk("tests").close()
    practice.close()
    practice.close()
    assert practice._cloud is None
