"""The passwords of a profile: in the operating system's keyring or in the environment, nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mahak_desk.errors import DeskError, Words

PASSWORD_VARIABLE = "MAHAK_DESK_PASSWORD"  # noqa: S105 (a name, no password)
"""The name of a variable, which holds Mahak's password for a computer without a keyring."""

LONGEST = 1280
"""Windows keeps 2560 bytes of UTF-16 (wincred.h, CRED_MAX_CREDENTIAL_BLOB_SIZE)."""


class KeyringMissing(DeskError):
    """The system has no keyring, or it is locked, or it refused."""

    code = "keyring-missing"

    def __init__(self, cause: str) -> None:
        super().__init__(
            Words(
                f"جای امن رمزها در این سیستم در دسترس نیست ({cause}).",
                f"This system's keyring cannot be used ({cause}).",
            ),
            Words(
                f"قفل آن را باز کنید، یا رمز محک را در متغیر محیطی {PASSWORD_VARIABLE} بگذارید.",
                f"Unlock it, or give Mahak's password in the environment variable {PASSWORD_VARIABLE}.",
            ),
        )


class SecretRefused(DeskError):
    """The secret is empty, or longer than every system's keyring can keep."""

    code = "secret-refused"

    def __init__(self, length: int) -> None:
        title = Words("رمزی وارد نشد.", "No password was given.")
        if length:
            title = Words(
                f"رمز بیش از {LONGEST} نویسه دارد.", f"The password has more than {LONGEST} characters."
            )
        super().__init__(title, Words("رمز درست را دوباره وارد کنید.", "Enter the right password again."))


_OF_THIS_RUN: dict[tuple[str, str], str] = {}
"""What a person gave where no keyring would keep it, by service and user: gone with the process. Shared by
all `Secrets`, since a shop is opened anew when its settings change, and must not ask again then."""


class Secrets:
    """The keyring entries of one data folder.

    Every method raises KeyringMissing, but those that ask for a password given for this run or by the
    environment, and `remember`.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._service = f"Mahak Desk {folder}"
        self._database_service = f"Mahak Desk database {folder}"
        self._given = environment.get(PASSWORD_VARIABLE)

    @property
    def password_is_given(self) -> bool:
        """Whether the environment gives Mahak's password, over any in the keyring."""
        return bool(self._given)

    def mahak_password(self, user_name: str) -> str | None:
        return self._given or _get(self._service, user_name)

    def remember_mahak_password(self, user_name: str, password: str) -> None:
        """Keep it in memory until the program ends. Raises SecretRefused."""
        _remember(self._service, user_name, password)

    def keep_mahak_password(self, user_name: str, password: str) -> None:
        """Raises SecretRefused too."""
        _keep(self._service, user_name, password)

    def forget_mahak_password(self, user_name: str) -> bool:
        """Whether there was one."""
        return _forget(self._service, user_name)

    def database_password(self, account: str) -> str | None:
        """Of the website database's user; `account` names user, server and database."""
        return _get(self._database_service, account)

    def remember_database_password(self, account: str, password: str) -> None:
        """Keep it in memory until the program ends. Raises SecretRefused."""
        _remember(self._database_service, account, password)

    def keep_database_password(self, account: str, password: str) -> None:
        """Raises SecretRefused too."""
        _keep(self._database_service, account, password)

    def forget_database_password(self, account: str) -> bool:
        """Whether there was one."""
        return _forget(self._database_service, account)


def _remember(service: str, user: str, secret: str) -> None:
    _check(secret)
    _OF_THIS_RUN[service, user] = secret


def _get(service: str, user: str) -> str | None:
    if (given := _OF_THIS_RUN.get((service, user))) is not None:
        return given
    import keyring  # it looks at every backend of the system: too slow for whoever needs no password

    with _at_the_keyring():
        return keyring.get_password(service, user)


def _keep(service: str, user: str, secret: str) -> None:
    import keyring

    _check(secret)
    with _at_the_keyring():
        keyring.set_password(service, user, secret)
    _OF_THIS_RUN.pop((service, user), None)


def _check(secret: str) -> None:
    if not secret or len(secret.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        raise SecretRefused(len(secret))


def _forget(service: str, user: str) -> bool:
    import keyring

    remembered = _OF_THIS_RUN.pop((service, user), None) is not None
    try:
        if _get(service, user) is None:
            return remembered
    except KeyringMissing:
        if remembered:
            return True
        raise
    with _at_the_keyring():
        keyring.delete_password(service, user)
    return True


@contextmanager
def _at_the_keyring() -> Iterator[None]:
    """Besides keyring's own errors its backends raise whatever their system does: D-Bus, Windows, macOS."""
    try:
        yield
    except Exception as error:
        # Without the cause: nobody knows what a foreign backend puts into its text.
        raise KeyringMissing(type(error).__name__) from None
