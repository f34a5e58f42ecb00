"""Reads from where versions are published: https only, also after a redirect."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from mahak_desk import __version__
from mahak_desk.errors import Words
from mahak_desk.releases.errors import ReleaseAddressWrong, ReleaseListUnreadable, ReleasesUnreachable
from mahak_desk.releases.release_list import checked_address

LONGEST_LIST = 64 * 1024
_PIECE = 64 * 1024
_TIMES = (5.0, 30.0)
"""Seconds for a connection, and for silence between two pieces."""

_CAUSES = (
    (requests.exceptions.ProxyError, Words("پراکسی پاسخ نمی‌دهد", "the proxy does not answer")),
    (requests.exceptions.SSLError, Words("اتصال امن برقرار نشد", "no secure connection could be made")),
    (requests.exceptions.Timeout, Words("سرور به‌موقع پاسخ نداد", "the server did not answer in time")),
    (requests.exceptions.TooManyRedirects, Words("نشانی به خودش برمی‌گردد", "the address leads in circles")),
)
_NO_CONNECTION = Words("ارتباط برقرار نشد یا قطع شد", "there was no connection, or it was cut")


@dataclass(frozen=True)
class Way:
    """How this computer reaches the internet: `proxy` None follows the system, "none" goes straight."""

    proxy: str | None = None
    ca_bundle: str | None = None


def fetch_list(address: str, way: Way) -> bytes:
    """The list as it was published. Raises ReleaseAddressWrong, ReleasesUnreachable, ReleaseListUnreadable."""
    body = b""
    for piece in fetch_pieces(address, way):
        body += piece
        if len(body) > LONGEST_LIST:
            raise ReleaseListUnreadable("too long")
    return body


def fetch_pieces(address: str, way: Way) -> Iterator[bytes]:
    """What lies at the address, piece by piece. Raises ReleaseAddressWrong and ReleasesUnreachable."""
    checked_address(address)
    host = urlsplit(address).hostname or ""
    with closing(_session(way)) as http:
        try:
            with closing(
                http.get(address, stream=True, timeout=_TIMES, proxies=_proxies(address, way))
            ) as answer:
                if answer.status_code != 200:
                    raise ReleasesUnreachable(host, _status_words(answer.status_code))
                yield from answer.iter_content(_PIECE)
        except requests.RequestException as error:
            cause = next((words for kind, words in _CAUSES if isinstance(error, kind)), _NO_CONNECTION)
        else:
            return
    raise ReleasesUnreachable(host, cause)


def _session(way: Way) -> requests.Session:
    http = requests.Session()
    # Neither a .netrc nor cookies: whoever publishes learns the version that asks, and nothing more.
    http.trust_env = False
    http.headers.clear()
    http.headers["User-Agent"] = f"MahakDesk/{__version__}"
    http.mount("https://", _Trusting(way.ca_bundle))
    http.mount("http://", _ThisComputerOnly())
    return http


def _proxies(address: str, way: Way) -> dict[str, str]:
    if way.proxy == "none" or urlsplit(address).scheme == "http":
        return {}
    if way.proxy is None:
        return requests.utils.get_environ_proxies(address)
    return {"https": way.proxy}


def _status_words(status: int) -> Words:
    return Words(f"پاسخ سرور: {status}", f"the server answered {status}")


class _Trusting(HTTPAdapter):
    """Trusts what this computer trusts, an antivirus that reads along included, as the wire to Mahak does."""

    def __init__(self, ca_bundle: str | None) -> None:
        try:
            self._tls = ssl.create_default_context(cafile=ca_bundle)
        except OSError:  # the file is named in the settings of the line to Mahak, where its loss is told
            self._tls = ssl.create_default_context()
        super().__init__()

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        super().init_poolmanager(*sizes, **options, ssl_context=self._tls)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        return super().proxy_manager_for(proxy, **options, ssl_context=self._tls)


class _ThisComputerOnly(HTTPAdapter):
    """Lets no redirect lead out of https into the open."""

    def send(self, request: requests.PreparedRequest, *rest: Any, **options: Any) -> requests.Response:
        if request.url is None:
            raise ReleaseAddressWrong("")
        checked_address(request.url)
        return super().send(request, *rest, **options)
