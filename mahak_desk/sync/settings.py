"""The settings of one shop: a TOML file in its data folder, overridden by the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.client_settings import BAZARA_PICTURES, SERVICE, ClientSettings
from mahak_desk.mahak.money import Currency
from mahak_desk.mahak.text import ascii_digits
from mahak_desk.releases import Channel
from mahak_desk.sync.incoming.rules import ALL_FIELDS, BrakeRule, Field

Level = Annotated[int, Meta(ge=1, le=10)]

Key = tuple[str, str]
"""A setting by its section and its name, as the file has them."""

OVERRIDING: Mapping[Key, str] = {
    ("mahak", "api_url"): "MAHAK_DESK_API_URL",
    ("mahak", "user_name"): "MAHAK_DESK_USERNAME",
    ("website", "database_url"): "MAHAK_DESK_DATABASE_URL",
}
"""The variables that say it over the file."""


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the file; a misspelled key is refused rather than ignored."""


class MahakSettings(_Section, frozen=True):
    """How Mahak's cloud is reached. `user_name` is no secret; the password is in the system's keyring."""

    api_url: str = SERVICE
    user_name: str = ""
    login: str = "Login"
    read: str = "GetAllData"
    save: str = "SaveAllDataV2"
    connect_seconds: Annotated[float, Meta(gt=0, le=120)] = 5
    read_seconds: Annotated[float, Meta(gt=0, le=1800)] = 120
    proxy: str = "system"
    """"system", "none" or an address, which carries no password."""
    ca_bundle: str = ""
    pictures_by_file_name: bool = False

    def client_settings(self) -> ClientSettings:
        """The same as the client takes it. Raises MahakSettingsWrong."""
        return ClientSettings(
            base_url=ascii_digits(self.api_url),
            login_endpoint=self.login,
            read_endpoint=self.read,
            save_endpoint=self.save,
            connect_timeout=self.connect_seconds,
            read_timeout=self.read_seconds,
            proxy=None if self.proxy == "system" else ascii_digits(self.proxy),
            ca_bundle=self.ca_bundle or None,
            picture_folder=BAZARA_PICTURES if self.pictures_by_file_name else "",
        )


class WebsiteSettings(_Section, frozen=True):
    """Where the website's database is; empty: an own SQLite file in the data folder."""

    database_url: str = ""


class PriceSettings(_Section, frozen=True):
    """Which of Mahak's prices the website shows."""

    level: Literal["default"] | Level = "default"
    currency: Currency = "rial"
    alarm_factor: Annotated[float, Meta(ge=0, le=1000)] = 5
    sale: Literal["none", "discount"] | Level = "none"


class StockSettings(_Section, frozen=True):
    """Which stores the website sells from, by their codes in Mahak; empty: the visitor's own store."""

    stores: tuple[int, ...] = ()
    buffer: Annotated[float, Meta(ge=0, le=1_000_000)] = 0


class CatalogueSettings(_Section, frozen=True):
    """What comes to the website, and what Mahak may overwrite there."""

    categories: Literal["groups", "tree"] = "groups"
    overwrite: tuple[Field, ...] = tuple(sorted(ALL_FIELDS))
    add_new_products: bool = True
    brake_share: Annotated[float, Meta(gt=0, le=1)] = 0.2
    brake_minimum: Annotated[int, Meta(ge=0)] = 10

    @property
    def brake(self) -> BrakeRule:
        return BrakeRule(self.brake_share, self.brake_minimum)


class InvoiceSettings(_Section, frozen=True):
    """How paid orders become invoices. Codes are Mahak's own, as the desktop shows them; 0 is not set."""

    person_group: int = 0
    """The group of new customers; not needed where Mahak has one only."""
    general_person: int = 0
    """The customer of orders without one."""
    carrier_person: int = 0
    carrier_cash: int = 0
    """Who carries: a person, or a cash box that takes the shipping."""
    shipping: Literal["service_line", "other_cost"] = "other_cost"
    """How shipping is booked without a carrier."""
    income: int = 0
    """The income id of the service line."""
    receipt: Literal["auto", "bank_transfer", "cash", "none"] = "auto"
    """auto: a bank transfer where Mahak says which bank, else cash."""
    bank: int = 0
    cash: int = 0


class ScheduleSettings(_Section, frozen=True):
    """How often the flows run by themselves."""

    incoming_seconds: Annotated[float, Meta(ge=10, le=86_400)] = 300
    outgoing_seconds: Annotated[float, Meta(ge=5, le=86_400)] = 60
    full_read_hour: Annotated[int, Meta(ge=-1, le=23)] = 3
    """The hour (Tehran) after which the nightly full read runs; −1 turns it off."""


class NoticeSettings(_Section, frozen=True):
    """What the program says unasked, beside the clock of the computer."""

    level: Literal["none", "problems", "all"] = "problems"


class InterfaceSettings(_Section, frozen=True):
    """How the program speaks to people."""

    language: Literal["fa", "en", "system"] = "system"
    theme: Literal["system", "light", "dark"] = "system"
    digits: Literal["persian", "latin", "auto"] = "auto"
    """auto: as the language writes them."""
    calendar: Literal["jalali", "gregorian", "auto"] = "auto"
    start_with_system: bool = False
    """Whether the window starts, in the tray, when this user logs in to the computer."""


class UpdateSettings(_Section, frozen=True):
    """Whether new versions of this program are looked for; nothing is asked of anybody unless it is on."""

    check: Literal["off", "on"] = "off"
    channel: Channel = "stable"
    address: str = ""
    """Of the list of versions, an https address."""


class Settings(_Section, frozen=True):
    """Everything a shop can decide."""

    mahak: MahakSettings = MahakSettings()
    website: WebsiteSettings = WebsiteSettings()
    prices: PriceSettings = PriceSettings()
    stock: StockSettings = StockSettings()
    catalogue: CatalogueSettings = CatalogueSettings()
    invoices: InvoiceSettings = InvoiceSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    notices: NoticeSettings = NoticeSettings()
    interface: InterfaceSettings = InterfaceSettings()
    updates: UpdateSettings = UpdateSettings()

    @property
    def alarm_factor(self) -> Decimal:
        return Decimal(str(self.prices.alarm_factor))


class SettingsUnreadable(DeskError):
    """The settings file is not what the program can read."""

    code = "settings-unreadable"

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            Words(
                f"پروندهٔ تنظیمات {path} خوانده نشد: {fault}.",
                f"The settings file {path} cannot be read: {fault}.",
            ),
            Words(
                "آن را درست کنید، یا کنار بگذارید تا برنامه با تنظیمات پیش‌فرض کار کند.",
                "Correct it, or move it away to start from the defaults.",
            ),
        )


class PasswordInSettings(DeskError):
    """The database address carries a password, which must not stand in a file."""

    code = "password-in-settings"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Words(
                f"نشانی پایگاه داده در {path} رمز دارد.",
                f"The database address in {path} contains a password.",
            ),
            Words(
                "رمز را از نشانی بردارید و با این فرمان بسپارید: mahak-desk credentials set --database",
                "Take it out of the address and store it with: mahak-desk credentials set --database",
            ),
        )


PROXY_WITHOUT_PASSWORD = Words(
    "نام کاربری و رمز را از نشانی بردارید. اگر پراکسی رمز می‌خواهد، نشانی کامل را در متغیر محیطی HTTPS_PROXY بگذارید و"
    " در تنظیمات «مثل رایانه» (system) را انتخاب کنید.",
    "Take user name and password out of it. If the proxy asks for them, put the whole address into the environment"
    " variable HTTPS_PROXY, and choose “As the computer” (system) in the settings.",
)
"""What to do about a proxy that asks for a password: the settings know no place for it."""


class ProxyPasswordInSettings(DeskError):
    """The proxy's address carries a password, which must not stand in a file."""

    code = "proxy-password-in-settings"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Words(f"نشانی پراکسی در {path} رمز دارد.", f"The proxy's address in {path} contains a password."),
            PROXY_WITHOUT_PASSWORD,
        )


def load_settings(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a data folder. A missing file means the defaults.

    Raises SettingsUnreadable, PasswordInSettings and ProxyPasswordInSettings.
    """
    environment = os.environ if environment is None else environment
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsUnreadable(path, _first_line(error)) from None
    try:
        settings = msgspec.convert(tomllib.loads(text), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsUnreadable(path, _first_line(error)) from None
    if names_password(settings.website.database_url):
        raise PasswordInSettings(path)
    if names_password(settings.mahak.proxy):
        raise ProxyPasswordInSettings(path)
    return _overridden(settings, environment)


def overrides(environment: Mapping[str, str]) -> dict[Key, str]:
    """What the environment says over the file."""
    return {key: value for key, name in OVERRIDING.items() if (value := environment.get(name))}


def _overridden(settings: Settings, environment: Mapping[str, str]) -> Settings:
    for (section, name), value in overrides(environment).items():
        changed = msgspec.structs.replace(getattr(settings, section), **{name: value})
        settings = msgspec.structs.replace(settings, **{section: changed})
    return settings


def names_password(url: str) -> bool:
    """Whether the address of a database or of a proxy carries a password, be there a slash in it or not."""
    rest = url.partition("://")[2]
    return not rest.startswith("/") and ":" in rest.rpartition("@")[0]  # a file's own path may have both


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
