from __future__ import annotations

import pytest

from mahak_desk.mahak.client_settings import BAZARA_PICTURES, ClientSettings
from mahak_desk.mahak.errors import MahakSettingsWrong

SERVICE = "https://mahakacc.mahaksoft.com"


def test_the_default_is_the_real_service() -> None:
    settings = ClientSettings()
    assert settings.endpoint_url(settings.read_endpoint) == f"{SERVICE}/API/v3/Sync/GetAllData"
    assert settings.host == "mahakacc.mahaksoft.com"
    assert settings.encrypted
    assert not settings.on_this_computer


def test_blanks_and_a_last_slash_of_a_typed_address_do_no_harm() -> None:
    assert (
        ClientSettings(base_url=f" {SERVICE}/API/v3/ ").endpoint_url("Login")
        == f"{SERVICE}/API/v3/Sync/Login"
    )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mahakacc.mahaksoft.com/API/v3",
        "ftp://mahakacc.mahaksoft.com",
        "https://",
        "https://[::1",
        "https://host:port",
        "https://host/API?x=1",
        "https://user:word@host/API",
    ],
)
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(MahakSettingsWrong, match="address of Mahak's service"):
        ClientSettings(base_url=address)


@pytest.mark.parametrize(
    "proxy", ["", "proxy.example:8080", "socks5://proxy.example:1080", "http://a:1b/c@host"]
)
def test_a_proxy_that_cannot_be_used_is_refused_at_once(proxy: str) -> None:
    with pytest.raises(MahakSettingsWrong, match="proxy"):
        ClientSettings(proxy=proxy)


def test_a_proxys_password_is_not_shown() -> None:
    assert "hush" not in repr(ClientSettings(proxy="http://staff:hush@proxy.example:8080"))


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/API/v3", True),
        ("http://localhost/API/v3", True),
        ("http://[::1]/API/v3", True),
        ("http://192.168.1.10/API/v3", False),
    ],
)
def test_a_service_on_this_computer_is_known_as_such(address: str, here: bool) -> None:
    assert ClientSettings(base_url=address).on_this_computer is here


@pytest.mark.parametrize(
    ("picture_path", "address"),
    [
        ("/Content/Images/a.jpg", f"{SERVICE}/Content/Images/a.jpg"),
        ("Content/Images/a.jpg", f"{SERVICE}/Content/Images/a.jpg"),
        ("//Content/Images/a.jpg", f"{SERVICE}/Content/Images/a.jpg"),
        (" \\Content\\Images\\a.jpg", f"{SERVICE}/Content/Images/a.jpg"),
        ("/Images/گل سرخ.jpg", f"{SERVICE}/Images/%DA%AF%D9%84%20%D8%B3%D8%B1%D8%AE.jpg"),
        ("/Images/a%20b.jpg?v=2", f"{SERVICE}/Images/a%20b.jpg?v=2"),
        ("https://pictures.example/a.jpg", "https://pictures.example/a.jpg"),
    ],
)
def test_a_picture_is_on_the_services_host(picture_path: str, address: str) -> None:
    assert ClientSettings().picture_url(picture_path) == address


def test_a_picture_can_be_taken_from_bazaras_folder_by_its_file_name() -> None:
    settings = ClientSettings(picture_folder=BAZARA_PICTURES)
    assert settings.picture_url("/some/where/a.jpg?v=2") == f"{SERVICE}/api/v3/Content/Images/all/a.jpg"
