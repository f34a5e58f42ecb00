"""The client of Mahak's cloud: log in, read what is new, save a document; one request at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Literal, Self

from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.envelope import open_envelope
from mahak_desk.mahak.errors import (
    MahakError,
    MahakIdentityChanged,
    MahakLoginRefused,
    MahakTokenRefused,
    MahakUnreadable,
)
from mahak_desk.mahak.requests_sent import SALE_INVOICE, login_document, read_document
from mahak_desk.mahak.save_answer import SaveAnswer, read_save_answer
from mahak_desk.mahak.session import Session, read_login
from mahak_desk.mahak.transport import Answer, Transport

_log = logging.getLogger(__name__)

TOKEN_USE = timedelta(days=6, hours=12)
"""A token lives seven days (field notes §2); ours is replaced half a day before."""
_LONGEST_REFUSAL = 64 * 1024
_TOKEN_WORDS = ("token", "توکن")


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _nobody_told() -> None:
    """For logins that nobody waits for."""


class MahakClient:
    """One visitor's line to Mahak, safe to share between threads: a second call waits for the first.

    `clock` gives the aware present. Every method that asks Mahak raises the errors of `mahak.errors`; their
    `reached` tells whether the call's own request may have been processed, and is False when a login before
    it failed. None waits or tries again by itself, but for one new login when the token is refused, which
    proves that nothing was processed.
    """

    def __init__(
        self,
        credentials: Credentials,
        settings: ClientSettings | None = None,
        *,
        clock: Callable[[], datetime] = _utc_now,
        let_in: Callable[[], None] = _nobody_told,
    ) -> None:
        """Raises MahakSettingsWrong when the settings name a CA bundle that cannot be read.

        `let_in` is called, in the caller's thread, each time Mahak takes a login.
        """
        self._credentials = credentials
        self._settings = settings or ClientSettings()
        self._clock = clock
        self._let_in = let_in
        self._transport = Transport(self._settings, clock)
        self._turn = threading.Lock()
        self._session: Session | None = None
        self._token_good = False
        if not (self._settings.encrypted or self._settings.on_this_computer):
            _log.warning("Mahak is reached without encryption: others can read along")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def login(self) -> Session:
        """A new login, whatever is known. Raises MahakLoginRefused when Mahak does not know the user."""
        with self._turn:
            return self._log_in()

    def session(self) -> Session:
        """The login in use; a new one when there is none, or its token was refused or is near its end."""
        with self._turn:
            return self._session_in_use()

    def read(self, versions: Mapping[str, int], order_types: Sequence[int] = (SALE_INVOICE,)) -> Answer:
        """Rows beyond the given row versions, by the entity's name in the singular (`Row.entity`); 0 is all.

        The body, to be read with `body.read_rows`, can be larger than memory: use the answer in a `with`.
        A refusal (`Result: false`) of another kind than the token's stands in the body and shows there.
        """
        document = read_document(versions, order_types)
        with self._turn:
            return self._ask(self._settings.read_endpoint, document)

    def save(self, document: bytes, begin_by: datetime | None = None) -> SaveAnswer:
        """Send a JSON document of new rows, once, and tell what became of each.

        After `begin_by` it does not leave this computer any more, whatever kept it: another request, the way to
        Mahak, or a sleep of the computer's. That is told as any error before sending.
        An error with `reached` True leaves open whether the rows were saved: look before sending again.
        """
        with self._turn, self._ask(self._settings.save_endpoint, document, begin_by) as answer:
            return read_save_answer(answer.body.read())

    def picture_url(self, picture_path: str) -> str:
        """The full address of a picture from its row's `url`."""
        return self._settings.picture_url(picture_path)

    def close(self) -> None:
        """Cut a running request off, from whatever thread; later calls raise MahakUnreachable."""
        self._transport.close()

    def _ask(self, endpoint: str, document: bytes, begin_by: datetime | None = None) -> Answer:
        """A data call under the token, repeated under a new one if the first is refused."""
        for _ in range(2):
            session = self._same_visitor()
            answer = self._transport.post(endpoint, document, session.token, begin_by)
            verdict = _verdict_on_token(answer)
            self._token_good = verdict == "good"
            if verdict != "refused":
                return answer
            answer.close()
            _log.info("Mahak refused the token of %s", endpoint)
        raise MahakTokenRefused

    def _same_visitor(self) -> Session:
        """The session in use, for a request that has not been sent yet, or not processed."""
        known = self._session
        try:
            session = self._session_in_use()
        except MahakError as error:
            error.reached = False
            raise
        if known is not None and known.identity != session.identity:
            raise MahakIdentityChanged
        return session

    def _session_in_use(self) -> Session:
        session = self._session
        if session is None or not self._token_good:
            return self._log_in()
        # A clock that was set back makes the age negative; then it says nothing.
        usable = timedelta(0) <= self._clock() - session.received_at < TOKEN_USE
        return session if usable else self._log_in()

    def _log_in(self) -> Session:
        document = login_document(self._credentials)
        with self._transport.post(self._settings.login_endpoint, document) as answer:
            body = answer.body.read()
            refused = answer.status == 401
        if refused:
            raise MahakLoginRefused(_message_of(body))
        session = read_login(body, self._clock())
        self._session, self._token_good = session, True
        _log.info(
            "Mahak login successful: visitor %d of database %d, %s credit days left",
            session.visitor_id,
            session.database_id,
            session.credit_days,
        )
        self._let_in()
        return session


def _verdict_on_token(answer: Answer) -> Literal["good", "refused", "unclear"]:
    """Refused is 401, or `Result: false` without rows whose message speaks of the token (§8, unknowns).

    What is no JSON is unclear: a page may be how an old token looks, so the next call logs in anew.
    """
    if answer.status == 401:
        return "refused"
    if answer.size > _LONGEST_REFUSAL:
        return "good"
    body = answer.body.read()
    answer.body.seek(0)
    try:
        envelope = open_envelope(body)
    except MahakUnreadable:
        return "unclear"
    if envelope.result or "objects" in envelope.data:
        return "good"
    return "refused" if any(word in envelope.message.lower() for word in _TOKEN_WORDS) else "good"


def _message_of(body: bytes) -> str:
    try:
        return open_envelope(body).message
    except MahakUnreadable:
        return ""
