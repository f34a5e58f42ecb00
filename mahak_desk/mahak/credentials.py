"""The user name and password of Mahak's customer centre, kept from every log, file and traceback."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import NoReturn

_MD5_HEX = re.compile(r"[0-9a-fA-F]{32}")


@dataclass(frozen=True)
class Credentials:
    """What Login asks for. Shows its user name only, and cannot be pickled or copied into a file.

    With `already_hashed` the password is the MD5 that an older program was given in its place; the user has
    to say so, because 32 hexadecimal digits can also be a plain password (field notes §2). Raises
    ValueError when such a password is not 32 hexadecimal digits.
    """

    user_name: str
    password: str = field(repr=False)
    already_hashed: bool = False

    def __post_init__(self) -> None:
        if self.already_hashed and not _MD5_HEX.fullmatch(self.password.strip()):
            raise ValueError("a hashed password is 32 hexadecimal digits")

    def login_hash(self) -> str:
        """The password as Login wants it: lower-case hex MD5 of its trimmed UTF-8 (field notes §2)."""
        trimmed = self.password.strip()
        if self.already_hashed:
            return trimmed.lower()
        return hashlib.md5(trimmed.encode(), usedforsecurity=False).hexdigest()

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials are not serialised")
