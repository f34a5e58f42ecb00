"""Turns what went wrong below HTTP, and every status that is no success, into the wire's own errors.

The text of a foreign exception is never used: it may hold an address with a proxy's password, or a header.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions

from mahak_desk.errors import Words
from mahak_desk.mahak.errors import MahakBusy, MahakError, MahakMoved, MahakServerError

FOREIGN_ERRORS = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
)
"""All that requests and the layers under it raise when a request fails."""

LONGEST_WAIT = 3600.0
_USUAL_WAIT = 60.0

_PROXY = Words("پراکسی پاسخ نمی‌دهد یا درخواست را نپذیرفت", "the proxy does not answer or refused the request")
_NAME = Words("نام سرور پیدا نشد", "the server's name was not found")
_TLS = Words("اتصال امن برقرار نشد", "no secure connection could be made")
_REFUSED = Words("سرور اتصال را نپذیرفت", "the server refused the connection")
_TIME_OUT = Words("سرور در زمان تعیین‌شده پاسخ نداد", "the server did not answer in time")
_CUT = Words("اتصال قطع شد", "the connection was cut")
_SHORT = Words("پاسخ نیمه‌کاره ماند", "the answer stopped half-way")
_CODING = Words("فشرده‌سازی پاسخ خراب بود", "the answer's compression was broken")
_OTHER = Words("خطای شبکه", "a network error")

_CAUSES: tuple[tuple[tuple[type[BaseException], ...], Words], ...] = (
    ((requests.exceptions.ProxyError, requests.exceptions.InvalidSchema), _PROXY),
    ((socket.gaierror, urllib3.exceptions.NameResolutionError, urllib3.exceptions.LocationParseError), _NAME),
    ((ssl.SSLError, urllib3.exceptions.SSLError), _TLS),
    ((ConnectionRefusedError,), _REFUSED),
    ((ConnectionError,), _CUT),
    ((urllib3.exceptions.NewConnectionError,), _OTHER),  # though it is a time-out by its class
    ((TimeoutError, urllib3.exceptions.TimeoutError), _TIME_OUT),
    ((urllib3.exceptions.DecodeError,), _CODING),
    ((http.client.IncompleteRead,), _SHORT),
    ((http.client.HTTPException, urllib3.exceptions.ProtocolError), _CUT),
)


def cause_of(error: BaseException) -> Words:
    """What happened, in words of ours, from a foreign exception and all it carries inside."""
    chain = list(_chain(error))
    for inner in chain:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return Words(
                f"گواهی امنیتی سرور معتبر نیست ({inner.verify_message})",
                f"the server's certificate is not valid ({inner.verify_message})",
            )
        if isinstance(inner, OSError) and str(inner).startswith("Tunnel connection failed"):
            return _PROXY
    for types, words in _CAUSES:
        if any(isinstance(inner, types) for inner in chain):
            return words
    return _OTHER


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and those wrapped in it, by any of the ways that requests and urllib3 wrap."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        inner = waiting.pop(0)
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        yield inner
        wrapped = (*inner.args, getattr(inner, "reason", None), inner.__cause__, inner.__context__)
        waiting += [other for other in wrapped if isinstance(other, BaseException)]


def error_of_status(status: int, headers: Mapping[str, str], url: str, now: datetime) -> MahakError:
    """The error of an HTTP status other than 2xx and 401. `headers` is case-insensitive, `now` aware."""
    retry_after = headers.get("Retry-After")
    if status == 429 or (status == 503 and retry_after is not None):
        return MahakBusy(_wait_seconds(retry_after or "", headers.get("Date", ""), now))
    location = headers.get("Location")
    if 300 <= status < 400 and location:
        return MahakMoved(status, _shown_address(url, location))
    return MahakServerError(status)


def _wait_seconds(retry_after: str, server_date: str, now: datetime) -> float:
    """Seconds from either form of Retry-After, at most an hour; a date is measured by the server's clock."""
    if retry_after.strip().isascii() and retry_after.strip().isdigit():
        return min(float(retry_after), LONGEST_WAIT)
    until = _http_date(retry_after)
    if until is None:
        return _USUAL_WAIT
    seconds = (until - (_http_date(server_date) or now)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shown_address(url: str, location: str) -> str:
    """Where a redirect leads, without user, query and fragment, where secrets would stand."""
    try:
        parts = urlsplit(urljoin(url, location))
    except ValueError:
        return "?"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"[:200]
