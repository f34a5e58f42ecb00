"""Sends one POST at a time and hands back its answer, or the wire's own error and nothing of requests'."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import BinaryIO, Self, cast

import requests

from mahak_desk import __version__
from mahak_desk.errors import Words
from mahak_desk.mahak.client_settings import NO_PROXY, ClientSettings
from mahak_desk.mahak.connections import CuttableAdapter, tls_context
from mahak_desk.mahak.errors import MahakAnswerLost, MahakError, MahakUnreachable
from mahak_desk.mahak.failures import FOREIGN_ERRORS, cause_of, error_of_status

_log = logging.getLogger(__name__)

USER_AGENT = f"MahakDesk/{__version__}"
MEMORY_BYTES = 4 * 1024 * 1024
"""The longest answer that stays in memory; a longer one goes to a temporary file."""
_PIECE_BYTES = 512 * 1024
"""How much of a body is taken at once: every piece goes through four layers, which takes as long as its bytes."""
IDLE = timedelta(seconds=20)
"""A kept connection that was unused for longer is not trusted: routers forget it silently, and an order
sent into it would be in doubt."""

_CLOSING = Words("برنامه در حال بسته شدن است", "the program is closing")
_TOO_LONG = Words("پاسخ بیش از اندازه طول کشید", "the answer took too long")
_TOO_LATE = Words(
    "نوبت ارسال دیر رسید (شاید رایانه خواب بوده است)",
    "its turn came too late (the computer may have been asleep)",
)
_NO_ROOM = Words(
    "فایل موقت روی این رایانه نوشته نشد (شاید دیسک پر است)",
    "the temporary file could not be written on this computer (is its disk full?)",
)


@dataclass(frozen=True)
class Answer:
    """A whole answer: `status` is 2xx or 401, `body` stands at its beginning, `size` counts decoded bytes.

    A context manager; leaving it deletes the body. A long body is a file that has no name of its own (on
    Windows the system deletes it with its last handle), so nothing is left behind even after a crash.
    """

    status: int
    body: BinaryIO
    size: int
    seconds: float

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.body.close()


class Transport:
    """The connection to one service. `post` is for one thread at a time, `close` for any."""

    def __init__(self, settings: ClientSettings, now: Callable[[], datetime]) -> None:
        """Raises MahakSettingsWrong when the CA bundle cannot be read."""
        self._settings = settings
        self._now = now
        self._adapter = CuttableAdapter(tls_context(settings.ca_bundle))
        self._http = requests.Session()
        # Nothing of the environment but the proxies: a .netrc would replace our Authorization header.
        self._http.trust_env = False
        self._http.mount("https://", self._adapter)
        self._http.mount("http://", self._adapter)
        self._last_used = now()
        self._closed = False

    def post(
        self, endpoint: str, document: bytes, token: str | None = None, begin_by: datetime | None = None
    ) -> Answer:
        """One POST, never repeated and never redirected; after `begin_by` the document does not leave any more.

        Raises MahakUnreachable when the document did not leave this computer, MahakAnswerLost when it did
        and the answer was not received whole, MahakBusy, MahakMoved and MahakServerError by status.
        """
        if self._closed:
            raise MahakUnreachable(self._settings.host, _CLOSING)
        if abs(self._now() - self._last_used) > IDLE:
            self._http.close()
        outcome = self._outcome(endpoint, _Document(document, begin_by, self._hindrance), token)
        self._last_used = self._now()
        # Raised here, outside any handler, so that the error drags no exception of requests behind it,
        # which would hold the request with its Authorization header.
        if isinstance(outcome, MahakError):
            raise outcome
        return outcome

    def close(self) -> None:
        """Cut a running request off and let go of the connections; a later `post` is refused."""
        self._closed = True
        self._adapter.cut()
        self._http.close()

    def _outcome(self, endpoint: str, sent: _Document, token: str | None) -> Answer | MahakError:
        try:
            with self._deadline(sent):
                return self._answer(endpoint, sent, token)
        except FOREIGN_ERRORS as error:
            cause = self._hindrance(sent) or cause_of(error)
        _log.info("Mahak %s: no answer (%s), request sent: %s", endpoint, cause.en, sent.left)
        return MahakAnswerLost(cause) if sent.left else MahakUnreachable(self._settings.host, cause)

    def _answer(self, endpoint: str, sent: _Document, token: str | None) -> Answer | MahakError:
        started = time.monotonic()
        url = self._settings.endpoint_url(endpoint)
        response = self._http.post(
            url,
            data=sent,
            headers={
                "Content-Type": "application/json",
                "Accept": "application/json",
                "User-Agent": USER_AGENT,
                **({"Authorization": f"Bearer {token}"} if token else {}),
            },
            timeout=(self._settings.connect_timeout, self._settings.read_timeout),
            proxies=proxies_for(url, self._settings),
            verify=self._settings.ca_bundle or True,
            allow_redirects=False,
            stream=True,
        )
        with closing(response):
            status = response.status_code
            if not 200 <= status < 300 and status != 401:
                _log.info("Mahak %s: HTTP %d", endpoint, status)
                return error_of_status(status, response.headers, url, self._now())
            body = _spooled(response.iter_content(_PIECE_BYTES))
        if isinstance(body, MahakError):
            return body
        if self._hindrance(sent):  # a body without a length ends as if it were whole
            body.close()
            raise ConnectionAbortedError
        size = body.seek(0, os.SEEK_END)
        body.seek(0)
        seconds = time.monotonic() - started
        _log.info("Mahak %s: HTTP %d, %d bytes, %.0f ms", endpoint, status, size, seconds * 1000)
        return Answer(status, body, size, seconds)

    def _hindrance(self, sent: _Document) -> Words | None:
        """Why we do not let the request go on ourselves."""
        if self._closed:
            return _CLOSING
        if sent.late:
            return _TOO_LONG
        too_late = not sent.left and sent.begin_by is not None and self._now() > sent.begin_by
        return _TOO_LATE if too_late else None

    @contextmanager
    def _deadline(self, sent: _Document) -> Iterator[None]:
        if self._settings.deadline is None:
            yield
            return
        timer = threading.Timer(self._settings.deadline, self._end_late, [sent])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _end_late(self, sent: _Document) -> None:
        sent.late = True
        self._adapter.cut()


def proxies_for(url: str, settings: ClientSettings) -> dict[str, str]:
    """Looked up anew for each request: people switch proxies and VPNs while the program runs."""
    proxy = settings.proxy
    if proxy == NO_PROXY or (proxy is None and settings.on_this_computer):
        return {}
    return requests.utils.get_environ_proxies(url) if proxy is None else {"http": proxy, "https": proxy}


class _Document:
    """A request's body that knows whether it left this computer.

    Below us, a body is asked for only once the connection stands (TLS and proxy included) and the headers
    are written. Whatever fails before that, by whatever exception, proves that Mahak got nothing to act on.
    """

    def __init__(
        self,
        document: bytes,
        begin_by: datetime | None,
        hindrance: Callable[[_Document], Words | None],
    ) -> None:
        self._document = document
        self._hindrance = hindrance
        self.begin_by = begin_by
        self.left = False
        self.late = False

    def __len__(self) -> int:
        return len(self._document)

    def __iter__(self) -> Iterator[bytes]:
        if self._hindrance(self):
            raise ConnectionAbortedError
        self.left = True
        yield self._document


def _spooled(pieces: Iterator[bytes]) -> BinaryIO | MahakError:
    """The pieces as one file at its end; a fault of this computer's disk is not taken for the network's."""
    with ExitStack() as on_failure:
        body = cast(BinaryIO, on_failure.enter_context(SpooledTemporaryFile(max_size=MEMORY_BYTES)))
        for piece in pieces:
            try:
                body.write(piece)
            except OSError:
                return MahakAnswerLost(_NO_ROOM)
        on_failure.pop_all()
    return body
