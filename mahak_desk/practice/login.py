"""Login: who a visitor is, and the token its data calls carry (field notes §2)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import msgspec

from mahak_desk.practice.store import TEHRAN, Clock
from mahak_desk.practice.switches import Switches

WRONG_LOGIN = "نام کاربری یا رمز عبور اشتباه است"
TOKEN_LIFE = timedelta(days=7)
_DATABASE_TYPE = 1301
_CREDIT = timedelta(days=80)
_BEARER = re.compile(r"^\s*(?:bearer\s*:?\s*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Account:
    """One client of a Mahak database: a website, as the desktop's visitor (ویزیتور)."""

    user_name: str
    password: str = field(repr=False)
    visitor_id: int
    title: str
    database_id: int = 2_900_001
    package_no: int = 3_600_001
    mahak_id: str = "00000000-1111-2222-3333-444444444444"
    credit_until: date | None = None
    """The last day of the service licence; None keeps 80 days ahead of today."""

    @property
    def password_hash(self) -> str:
        """Lower-case hex MD5 of the UTF-8 password, the only form Login takes."""
        return hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()

    def credit_days(self, today: date) -> int:
        """Days left of the licence, falling by one a day; negative once it has run out."""
        return _CREDIT.days if self.credit_until is None else (self.credit_until - today).days


DEMO = Account("practice", "practice", 50_001, "فروشگاه اينترنتي تمرين")
"""The account of practice mode."""


class Reception:
    """Checks logins and tokens. Tokens are signed with a key of this run: after a restart none is valid."""

    def __init__(self, accounts: Sequence[Account], clock: Clock, key: bytes) -> None:
        self._accounts = {account.user_name: account for account in accounts}
        self._clock = clock
        self._key = key

    def log_in(self, request: Mapping[str, object], caller_ip: str) -> dict[str, object] | None:
        """`Data` of a good login, keys in the real order; None when user name or password are wrong."""
        fields = {key.lower(): value for key, value in request.items()}
        account = self._accounts.get(str(fields.get("username")))
        if account is None or not hmac.compare_digest(
            str(fields.get("password")).encode(), account.password_hash.encode()
        ):
            return None
        local = self._clock().astimezone(TEHRAN)
        credit_days = account.credit_days(local.date())
        return {
            "UserToken": self._token(account, local, credit_days, caller_ip),
            "SyncId": 0,
            "VisitorId": account.visitor_id,
            "DatabaseId": account.database_id,
            "UserTitle": account.title,
            "ServerTime": f"{local:%Y-%m-%dT%H:%M:%S.%f}{local.microsecond % 7}+03:30",
            "MahakId": account.mahak_id,
            "CreditDay": credit_days,
            "HasRadara": False,
            "WithDataTransfer": False,
            "PackageNo": account.package_no,
        }

    def visitor_of(self, authorization: str | None) -> int | None:
        """The visitor whose valid token this header holds, in any of the forms in use; else None."""
        token = _BEARER.sub("", authorization or "").strip()
        head, _, signature = token.rpartition(".")
        if not hmac.compare_digest(self._signature(head), signature.encode()):
            return None
        claims = msgspec.json.decode(_unpadded_decode(head.partition(".")[2]), type=_Claims)
        if claims.exp <= self._clock().timestamp():
            return None
        return msgspec.json.decode(claims.user_token, type=_TokenUser).visitor_id

    def _token(self, account: Account, local: datetime, credit_days: int, caller_ip: str) -> str:
        """A JWT of about 700 characters whose claims carry the password's hash, as the real one's do."""
        user = {
            "UserName": account.user_name,
            "PassWord": account.password_hash,
            "MahakID": account.mahak_id,
            "CreateTime": local.isoformat(),
            "IP": caller_ip,
            "DatabaseId": account.database_id,
            "DatabaseType": _DATABASE_TYPE,
            "SyncId": 0,
            "VisitorId": account.visitor_id,
            "Language": "en-US",
            "CreditDay": credit_days,
            "PackageNo": account.package_no,
        }
        issued = int(local.timestamp())
        claims = {
            "MahakID": account.mahak_id,
            "userToken": msgspec.json.encode(user).decode(),
            "nbf": issued,
            "exp": issued + int(TOKEN_LIFE.total_seconds()),
            "iat": issued,
        }
        head = ".".join(_packed(part) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
        return f"{head}.{self._signature(head).decode()}"

    def _signature(self, head: str) -> bytes:
        digest = hmac.digest(self._key, head.encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=")


def refused_login(switches: Switches) -> dict[str, object]:
    """The answer to a wrong login; which form the real one has is not known (field notes §2)."""
    match switches.login_refusal:
        case "message":
            return {"Result": False, "Message": WRONG_LOGIN}
        case "code":
            return {"Result": False, "Code": 1, "Message": WRONG_LOGIN}
        case "data":
            return {"Result": False, "Data": {"ErrorCode": 1, "ErrorMessage": WRONG_LOGIN}}
        case "silent":
            return {"Result": False}


class _Claims(msgspec.Struct):
    exp: int
    user_token: str = msgspec.field(name="userToken")


class _TokenUser(msgspec.Struct):
    visitor_id: int = msgspec.field(name="VisitorId")


def _packed(part: object) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(part)).rstrip(b"=").decode()


def _unpadded_decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
