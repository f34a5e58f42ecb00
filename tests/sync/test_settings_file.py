"""Single settings change, the rest of the file stays; and the example shows them all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from mahak_desk.bundled import bundled_folder
from mahak_desk.sync.profile import FolderUnusable
from mahak_desk.sync.settings import ProxyPasswordInSettings, Settings, SettingsUnreadable, load_settings
from mahak_desk.sync.settings_file import SettingRefused, Value, change_setting, change_settings

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
    [
        ("prices", "level", 11),
        ("prices", "levle", 1),
        ("nonsense", "x", 1),
        ("stock", "buffer", "much"),
        ("stock", "buffer", 1e13),
    ],
)
def test_a_value_the_program_could_not_read_is_not_written(
    file: Path, section: str, name: str, value: str | int
) -> None:
    file.write_text("[stock]\nbuffer = 2\n")
    with pytest.raises(SettingRefused) as refused:
        change_setting(file, section, name, value)
    assert refused.value.key == (section, name)
    assert file.read_text() == "[stock]\nbuffer = 2\n"


def test_several_change_at_once_or_none_does(file: Path) -> None:
    file.write_text("# ours\n[stock]\nbuffer = 2 # kept\n")
    changes: dict[tuple[str, str], Value] = {
        ("stock", "stores"): (3, 1),
        ("stock", "buffer"): 4,
        ("interface", "theme"): "dark",
        ("catalogue", "overwrite"): ("price", "stock"),
    }
    settings = change_settings(file, changes)
    assert settings == load_settings(file, {})
    assert (settings.stock.stores, settings.interface.theme) == ((3, 1), "dark")
    assert "# ours" in file.read_text()
    assert "# kept" in file.read_text()
    before = file.read_text()
    with pytest.raises(SettingRefused) as refused:
        change_settings(file, {("stock", "buffer"): 1, ("schedule", "full_read_hour"): 24})
    assert refused.value.key == ("schedule", "full_read_hour")
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("mahak", "proxy"), "ftp:/nowhere"),
        (("mahak", "proxy"), "http://staff:secret@proxy.example:8080"),
        (("mahak", "proxy"), "http://staff:1secret/@proxy.example:8080"),
        (("mahak", "api_url"), "mahaksoft"),
        (("website", "database_url"), "oracle://x/y"),
        (("website", "database_url"), "postgresql://desk:secret@host/shop"),
        (("website", "database_url"), "postgresql://desk:1secret/@host/shop"),
    ],
)
def test_an_address_nothing_could_be_reached_by_is_not_written(
    file: Path, key: tuple[str, str], value: str
) -> None:
    with pytest.raises(SettingRefused) as refused:
        change_settings(file, {key: value})
    assert refused.value.key == key
    assert "secret" not in refused.value.sentence("en")
    assert not file.exists()


def test_digits_of_a_persian_keyboard_are_written_as_addresses_have_them(file: Path) -> None:
    settings = change_settings(file, {("mahak", "proxy"): "http://۱۹۲.۱۶۸.۱.۱:۸۰۸۰"})
    assert settings.mahak.proxy == load_settings(file, {}).mahak.proxy == "http://192.168.1.1:8080"
    file.write_text("[mahak]\nproxy = 'http://۱۹۲.۱۶۸.۱.۱:۸۰۸۰'\n", "utf-8")
    assert load_settings(file, {}).mahak.client_settings().proxy == "http://192.168.1.1:8080"


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere.pem", "no such file"), ("settings.toml", "holds no certificates")]
)
def test_certificates_that_are_not_there_are_refused(file: Path, name: str, says: str) -> None:
    file.write_text("# ours\n")
    with pytest.raises(SettingRefused) as refused:
        change_setting(file, "mahak", "ca_bundle", str(file.parent / name))
    assert refused.value.key == ("mahak", "ca_bundle")
    assert says in refused.value.sentence("en")
    assert file.read_text() == "# ours\n"
    change_setting(file, "mahak", "ca_bundle", "")


def test_a_proxys_password_in_the_file_is_refused_and_not_repeated(file: Path) -> None:
    file.write_text("[mahak]\nproxy = 'http://staff:secret@proxy.example:8080'\n")
    with pytest.raises(ProxyPasswordInSettings) as refused:
        load_settings(file, {})
    assert "HTTPS_PROXY" in refused.value.sentence("en")
    assert "secret" not in refused.value.sentence("en")


@pytest.mark.parametrize(
    "address", ["sqlite:////shops/a:b@c/shop.sqlite3", "postgresql://desk@host:5432/shop"]
)
def test_an_address_without_a_password_is_kept(file: Path, address: str) -> None:
    change_settings(file, {("website", "database_url"): address})
    assert load_settings(file, {}).website.database_url == address


def test_a_bad_address_written_by_hand_does_not_keep_other_settings_from_changing(file: Path) -> None:
    file.write_text("[website]\ndatabase_url = 'oracle://x/y'\n")
    assert change_settings(file, {("stock", "buffer"): 1}).stock.buffer == 1


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
