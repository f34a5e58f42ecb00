"""What a login answers: the token of the data calls, and whose database and visitor it opens (§2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NoReturn

import msgspec

from mahak_desk.mahak.envelope import open_envelope
from mahak_desk.mahak.errors import MahakLoginRefused, MahakUnreadable
from mahak_desk.mahak.moments import read_moment

_HEADER_SAFE = re.compile(r"[!-~]+")


@dataclass(frozen=True, kw_only=True)
class Session:
    """One login. Never shows its token, which carries the password's hash, and cannot be pickled.

    `credit_days` are the days left of the service licence as of `server_time`, None when Mahak did not say.
    `server_time` is Mahak's clock at the login and `received_at` ours, both aware.
    """

    token: str = field(repr=False)
    database_id: int
    visitor_id: int
    user_title: str
    mahak_id: str
    package_no: int | None
    credit_days: int | None
    server_time: datetime
    received_at: datetime

    @property
    def identity(self) -> tuple[int, int]:
        """Database id and visitor id: what every stored id and row version belongs to."""
        return self.database_id, self.visitor_id

    @property
    def clock_offset(self) -> timedelta:
        """How far Mahak's clock is ahead of ours, give or take the seconds of the answer's way."""
        return self.server_time - self.received_at

    def credit_days_at(self, moment: datetime) -> int | None:
        """The days left at a later moment of our clock: they fall by one a day (field notes §2)."""
        if self.credit_days is None:
            return None
        return self.credit_days - max(0, (moment - self.received_at).days)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a session is not serialised")


class _LoginData(msgspec.Struct, rename=lambda name: name.replace("_", "")):
    database_id: int
    visitor_id: int
    user_token: str = ""
    user_title: str = ""
    mahak_id: str = ""
    package_no: int | None = None
    credit_day: int | None = None
    server_time: str = ""


def read_login(body: bytes, received_at: datetime) -> Session:
    """The session in the body of a Login answer, in the casing of Login or of LoginV2 (§1.2).

    An answer without a readable ServerTime counts as given at `received_at`. Raises MahakLoginRefused when
    `Result` is false and MahakUnreadable when the answer is not a login's.
    """
    envelope = open_envelope(body)
    if not envelope.result:
        raise MahakLoginRefused(envelope.message)
    data = _login_data(envelope.data)
    if data is None or not _HEADER_SAFE.fullmatch(data.user_token):
        raise MahakUnreadable("the login answer lacks its token, visitor or database")
    return Session(
        token=data.user_token,
        database_id=data.database_id,
        visitor_id=data.visitor_id,
        user_title=data.user_title.strip(),
        mahak_id=data.mahak_id,
        package_no=data.package_no,
        credit_days=data.credit_day,
        server_time=_moment_or(data.server_time, received_at),
        received_at=received_at,
    )


def _login_data(data: dict[str, object]) -> _LoginData | None:
    try:
        return msgspec.convert(data, _LoginData, strict=False)
    except msgspec.ValidationError:
        return None


def _moment_or(text: str, otherwise: datetime) -> datetime:
    try:
        return read_moment(text)
    except ValueError:
        return otherwise
