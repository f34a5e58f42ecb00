"""Fetches pictures of goods, by the same proxy and the same trust in certificates as Mahak itself."""

from __future__ import annotations

import threading
from contextlib import closing
from urllib.parse import urlsplit

import requests

from mahak_desk.errors import Words
from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.connections import CuttableAdapter, tls_context
from mahak_desk.mahak.errors import MahakAnswerLost, MahakError, MahakServerError, MahakUnreachable
from mahak_desk.mahak.failures import FOREIGN_ERRORS, cause_of
from mahak_desk.mahak.transport import USER_AGENT, proxies_for

LARGEST_PICTURE = 4 * 1024 * 1024
CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
_PIECE_BYTES = 64 * 1024

_TOO_LARGE = Words("تصویر بیش از اندازه بزرگ است", "the picture is too large")
_NO_ADDRESS = Words("نشانی تصویر درست نیست", "the picture's address is no web address")


class PictureLine:
    """One picture at a time, usable from any thread; a second one waits for the first."""

    def __init__(self, settings: ClientSettings) -> None:
        """Raises MahakSettingsWrong when the CA bundle cannot be read."""
        self._settings = settings
        self._turn = threading.Lock()
        self._adapter = CuttableAdapter(tls_context(settings.ca_bundle))
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.mount("https://", self._adapter)
        self._http.mount("http://", self._adapter)
        self._closed = False

    def fetch(self, url: str) -> bytes:
        """The picture's file, at most LARGEST_PICTURE bytes. Redirects are not followed.

        Raises MahakUnreachable, MahakServerError and MahakAnswerLost.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise MahakUnreachable(parts.hostname or "?", _NO_ADDRESS)
        with self._turn:
            outcome = self._outcome(url, parts.hostname)
        if isinstance(outcome, MahakError):
            raise outcome
        return outcome

    def _outcome(self, url: str, host: str) -> bytes | MahakError:
        try:
            response = self._http.get(
                url,
                headers={"Accept": "image/*", "User-Agent": USER_AGENT},
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                proxies=proxies_for(url, self._settings),
                verify=self._settings.ca_bundle or True,
                allow_redirects=False,
                stream=True,
            )
            with closing(response):
                if response.status_code != 200:
                    return MahakServerError(response.status_code)
                body = bytearray()
                for piece in response.iter_content(_PIECE_BYTES):
                    body += piece
                    if len(body) > LARGEST_PICTURE:
                        return MahakAnswerLost(_TOO_LARGE)
        except FOREIGN_ERRORS as error:
            return MahakUnreachable(host, cause_of(error))
        return bytes(body)

    def close(self) -> None:
        """Cut a running request off, from whatever thread."""
        self._adapter.cut()
        self._http.close()
