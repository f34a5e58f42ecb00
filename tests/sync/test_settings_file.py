"""Single settings change, the rest of the file stays; and the example shows them all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from mahak_desk.bundled import bundled_folder
from mahak_desk.sync.profile import FolderUnusable
from mahak_desk.sync.settings import Settings, SettingsUnreadable, load_settings
from mahak_desk.sync.settings_file import change_setting

EXAMPLE = bundled_folder("resources") / "settings.example.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_a_setting_changes_and_comments_order_and_the_rest_stay(file: Path) -> None:
    file.write_text(
        "# ours\n[mahak]\nuser_name = 'old' # of the shop\nproxy = 'none'\n\n[stock]\nbuffer = 2\n"
    )
    change_setting(file, "mahak", "user_name", "علی")
    assert file.read_text("utf-8") == (
        "# ours\n[mahak]\nuser_name = \"علی\" # of the shop\nproxy = 'none'\n\n[stock]\nbuffer = 2\n"
    )


@pytest.mark.parametrize("name", ["ali", 'a"b', "a\\b", "نام با فاصله", "a\nb = 1"])
def test_whatever_is_written_is_read_again(file: Path, name: str) -> None:
    change_setting(file, "mahak", "user_name", name)
    assert load_settings(file, {}).mahak.user_name == name


def test_a_section_and_a_file_that_are_not_there_are_made(file: Path) -> None:
    change_setting(file, "prices", "level", 3)
    change_setting(file, "stock", "buffer", 1.5)
    change_setting(file, "catalogue", "add_new_products", value=False)
    settings = load_settings(file, {})
    assert (settings.prices.level, settings.stock.buffer) == (3, 1.5)
    assert settings.catalogue.add_new_products is False
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_a_file_of_notepad_keeps_its_settings(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf[stock]\r\nbuffer = 2\r\n")
    change_setting(file, "mahak", "user_name", "ali")
    settings = load_settings(file, {})
    assert (settings.mahak.user_name, settings.stock.buffer) == ("ali", 2)


@pytest.mark.parametrize("text", ["[mahak\n", "[mahak]\nuser = 1\n", "mahak = 3\n"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingsUnreadable):
        change_setting(file, "mahak", "user_name", "ali")
    assert file.read_text() == text


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [("prices", "level", 11), ("prices", "levle", 1), ("nonsense", "x", 1), ("stock", "buffer", "much")],
)
def test_a_value_the_program_could_not_read_is_not_written(
    file: Path, section: str, name: str, value: str | int
) -> None:
    file.write_text("[stock]\nbuffer = 2\n")
    with pytest.raises(SettingsUnreadable):
        change_setting(file, section, name, value)
    assert file.read_text() == "[stock]\nbuffer = 2\n"


def test_a_folder_that_is_not_there_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable):
        change_setting(tmp_path / "nowhere" / "settings.toml", "mahak", "user_name", "ali")


class TestTheExample:
    def test_is_exactly_the_defaults(self) -> None:
        assert load_settings(EXAMPLE, {}) == Settings()

    def test_names_every_setting(self) -> None:
        named = tomllib.loads(EXAMPLE.read_text("utf-8"))
        defaults = msgspec.to_builtins(Settings())
        assert {section: set(settings) for section, settings in named.items()} == {
            section: set(settings) for section, settings in defaults.items()
        }

    def test_explains_every_setting(self) -> None:
        """Each stands below a comment, or below another that does."""
        explained = False
        for line in EXAMPLE.read_text("utf-8").splitlines():
            if not line or line.startswith("["):
                explained = False
            elif line.startswith("#"):
                explained = True
            else:
                assert explained, line
