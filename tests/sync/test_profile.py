"""One profile is one shop is one data folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from mahak_desk.sync.profile import (
    FolderUnusable,
    ProfileNameInvalid,
    practice_profile,
    shop_profile,
)


def test_the_default_profile_is_the_home_folder_itself(tmp_path: Path) -> None:
    profile = shop_profile("default", {"MAHAK_DESK_HOME": str(tmp_path)})
    assert profile.folder == tmp_path
    assert profile.settings_file == tmp_path / "settings.toml"
    assert profile.database_file == tmp_path / "mahak-desk.sqlite3"
    assert profile.backups == tmp_path / "backups"
    assert profile.log_file == tmp_path / "logs" / "mahak-desk.log"


def test_every_other_profile_has_a_folder_below(tmp_path: Path) -> None:
    folder = shop_profile("شعبه ۲", {"MAHAK_DESK_HOME": str(tmp_path)}).folder
    assert folder == tmp_path / "profiles" / "شعبه ۲"


def test_practice_is_apart_from_every_shop(tmp_path: Path) -> None:
    environment = {"MAHAK_DESK_HOME": str(tmp_path)}
    assert practice_profile(environment).folder == tmp_path / "practice"
    assert shop_profile("practice", environment).folder == tmp_path / "profiles" / "practice"


def test_without_a_choice_the_home_is_where_the_system_keeps_such_things() -> None:
    assert shop_profile("default", {}).folder == platformdirs.user_data_path("MahakDesk", appauthor=False)


def test_a_relative_home_is_fixed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = shop_profile("default", {"MAHAK_DESK_HOME": "shop"})
    monkeypatch.chdir(tmp_path.parent)
    assert profile.folder == tmp_path / "shop"


@pytest.mark.parametrize("name", ["shop", "شعبه ۲", "a.b-c_d", "x", "x" * 40])
def test_names_that_are_folders_everywhere(name: str) -> None:
    assert shop_profile(name, {}).name == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "a/b",
        "a\\b",
        "C:",
        "a.",
        " a",
        "a ",
        "a\n",
        "con",
        "NUL.txt",
        "lpt1",
        "x" * 41,
        "a*b",
        "~",
    ],
)
def test_names_that_are_not(name: str) -> None:
    with pytest.raises(ProfileNameInvalid):
        shop_profile(name, {})


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path) -> None:
    profile = shop_profile("second", {"MAHAK_DESK_HOME": str(tmp_path / "home")})
    assert not (tmp_path / "home").exists()
    profile.create()
    profile.create()
    assert profile.folder.is_dir()


def test_trying_to_write_leaves_nothing(tmp_path: Path) -> None:
    profile = shop_profile("default", {"MAHAK_DESK_HOME": str(tmp_path / "home")})
    profile.try_writing()
    assert list(profile.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    profile = shop_profile("default", {"MAHAK_DESK_HOME": str(tmp_path / "file" / "home")})
    with pytest.raises(FolderUnusable) as caught:
        profile.create()
    for language in ("fa", "en"):
        assert str(profile.folder) in caught.value.sentence(language)
