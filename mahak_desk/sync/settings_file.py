"""Changes settings in a shop's settings file and keeps the rest of it, comments too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.text import ascii_digits
from mahak_desk.sync.profile import writing_to
from mahak_desk.sync.settings import (
    PROXY_WITHOUT_PASSWORD,
    Key,
    Settings,
    SettingsUnreadable,
    names_password,
)
from mahak_desk.website.address import parse_address
from mahak_desk.windows.open_files import put_in_place

Value = str | int | float | bool | Sequence[int] | Sequence[str]

_DATABASE: Key = ("website", "database_url")
_PROXY: Key = ("mahak", "proxy")
_CERTIFICATES: Key = ("mahak", "ca_bundle")
_TYPED_IN_ANY_DIGITS = (_PROXY, ("mahak", "api_url"))
"""Addresses; under a Persian keyboard their numbers are typed with its digits."""
_BEGINNING = "# The settings of this shop. What is not here has its default value.\n"


class SettingRefused(DeskError):
    """A value the program could not work with; `key` says of which setting. Nothing was written."""

    code = "setting-refused"

    def __init__(self, key: Key, title: Words, advice: Words) -> None:
        self.key = key
        super().__init__(title, advice)


def change_setting(path: Path, section: str, name: str, value: str | int | float | bool) -> None:
    """Set one value in the file; raises what `change_settings` does."""
    change_settings(path, {(section, name): value})


def change_settings(path: Path, changes: Mapping[Key, Value]) -> Settings:
    """Set values in the file, which is made if it is not there; all of them or none. Gives what it says then.

    Raises SettingRefused for a value, SettingsUnreadable when the file is not what the program can read,
    and FolderUnusable and DiskFull.
    """
    # Here and not above: the window needs this file's names at every start, and the library (1.4 MB) for a change only.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    with writing_to(path.parent):
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else _BEGINNING
    try:
        document = tomlkit.parse(text)
        msgspec.convert(document.unwrap(), Settings)
        for (section, name), value in changes.items():
            document.setdefault(section, tomlkit.table())[name] = _as_toml((section, name), value)
    except (TOMLKitError, msgspec.ValidationError, TypeError) as error:
        raise SettingsUnreadable(path, str(error)) from None
    settings = _checked(document.unwrap(), changes)
    draft = path.with_suffix(".new")
    with writing_to(path):
        try:
            draft.write_bytes(tomlkit.dumps(document).encode())
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return settings


def _as_toml(key: Key, value: Value) -> object:
    if key in _TYPED_IN_ANY_DIGITS and isinstance(value, str):
        return ascii_digits(value)
    return value if isinstance(value, str | int | float) else list(value)


def _checked(written: dict[str, object], changes: Mapping[Key, Value]) -> Settings:
    try:
        settings = msgspec.convert(written, Settings)
    except msgspec.ValidationError as error:
        raise _refused(str(error), changes) from None
    if _PROXY in changes:
        _check_proxy(settings.mahak.proxy)
    mahak = [key for key in changes if key[0] == "mahak"]
    if mahak:
        try:
            settings.mahak.client_settings()
        except DeskError as error:
            raise SettingRefused(_PROXY if _PROXY in mahak else mahak[0], error.title, error.advice) from None
    if _CERTIFICATES in changes:
        _check_certificates(settings.mahak.ca_bundle)
    if _DATABASE in changes:
        _check_address(settings.website.database_url)
    return settings


def _refused(fault: str, changes: Mapping[Key, Value]) -> SettingRefused:
    """The library's own sentence names the value by its path: "… - at `$.stock.buffer`"."""
    key = next((key for key in changes if f"$.{key[0]}.{key[1]}" in fault), next(iter(changes)))
    return SettingRefused(
        key,
        Words(
            f"مقدار «{key[1]}» در بخش «{key[0]}» پذیرفتنی نیست.", f"“{key[1]}” of “{key[0]}” cannot be that."
        ),
        Words(f"مقدار دیگری بنویسید ({fault}).", f"Give another value ({fault})."),
    )


def _check_proxy(address: str) -> None:
    if names_password(address):
        raise SettingRefused(
            _PROXY,
            Words("رمز نباید در نشانی پراکسی باشد.", "The proxy's address must not carry a password."),
            PROXY_WITHOUT_PASSWORD,
        )


def _check_certificates(path: str) -> None:
    """Whether they can be trusted is seen by trusting them, as the line to Mahak will."""
    if not path:
        return
    # Here and not above: it stands on the library that talks to Mahak.
    from mahak_desk.mahak.connections import tls_context

    try:
        tls_context(path)
    except DeskError:
        title = Words("در این پرونده گواهی‌ای نیست.", "This file holds no certificates.")
        if not Path(path).is_file():
            title = Words("چنین پرونده‌ای نیست.", "There is no such file.")
        raise SettingRefused(
            _CERTIFICATES,
            title,
            Words(
                "پروندهٔ دیگری انتخاب کنید، یا خانه را خالی بگذارید.", "Choose another one, or leave it empty."
            ),
        ) from None


def _check_address(url: str) -> None:
    if names_password(url):
        raise SettingRefused(
            _DATABASE,
            Words(
                "رمز نباید در نشانی پایگاه داده باشد.", "The database's address must not carry its password."
            ),
            Words("رمز را جدا، در خانهٔ خودش بنویسید.", "Give the password in its own field."),
        )
    if url:
        try:
            parse_address(url)
        except DeskError as error:
            raise SettingRefused(_DATABASE, error.title, error.advice) from None
