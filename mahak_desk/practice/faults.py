"""What can be made to go wrong, and when: each fault is armed for the next matching requests.

A fault either breaks the exchange (`commits` says whether the request's work is done first) or bends the
answer. All that are armed and match one request apply to it together. Field notes §8, rule 25.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Literal

import msgspec

Endpoint = Literal["login", "read", "save", "picture"]

BUSY_FOR = {"Retry-After": "30"}


class Status(msgspec.Struct, frozen=True, tag="status", tag_field="kind"):
    """Any answer at all: 500, a proxy's 502 page, 429 with Retry-After, a redirect, 200 without a body."""

    status: int = 500
    body: str = ""
    commits: bool = False
    headers: dict[str, str] = {}
    content_type: str = "text/html; charset=utf-8"


class Reset(msgspec.Struct, frozen=True, tag="reset", tag_field="kind"):
    """The connection is torn down (RST) instead of an answer."""

    commits: bool = False


class Hang(msgspec.Struct, frozen=True, tag="hang", tag_field="kind"):
    """The work is done, the answer is held until `Faults.release` or the server's stop."""


class Truncated(msgspec.Struct, frozen=True, tag="truncated", tag_field="kind"):
    """The work is done, half of the body is sent.

    Content-Length is that of the half, so that only the JSON is broken; with `promises_whole` it is that of
    the whole body and the connection closes early.
    """

    promises_whole: bool = False


class ByteOrderMark(msgspec.Struct, frozen=True, tag="byte_order_mark", tag_field="kind"):
    """A good answer that begins with a UTF-8 byte order mark."""


class Refusal(msgspec.Struct, frozen=True, tag="refusal", tag_field="kind"):
    """`Result: false` for the whole request, with or without Message and Code."""

    message: str | None = None
    code: int | None = None
    commits: bool = False


class ExpiredCredit(msgspec.Struct, frozen=True, tag="expired_credit", tag_field="kind"):
    """Login succeeds with a negative CreditDay (rule 27)."""

    days: int = -3


class DuplicateDetail(msgspec.Struct, frozen=True, tag="duplicate_detail", tag_field="kind"):
    """The first ProductDetail of the answer comes twice, the second time with an older RowVersion."""


class MissingKey(msgspec.Struct, frozen=True, tag="missing_key", tag_field="kind"):
    """The first row of a group (or each of them) comes without a key."""

    group: str
    key: str
    every_row: bool = False


class MissingList(msgspec.Struct, frozen=True, tag="missing_list", tag_field="kind"):
    """A list that was asked for is not in the answer at all."""

    group: str


class InjectedRow(msgspec.Struct, frozen=True, tag="injected_row", tag_field="kind"):
    """One more row in a group, given as JSON text, however absurd."""

    group: str
    json: str


class RefusedRow(msgspec.Struct, frozen=True, tag="refused_row", tag_field="kind"):
    """A row that is not saved: that of this client id or this index (from 1), else each of the group."""

    group: str
    client_id: int | None = None
    index: int | None = None
    property: str = "Practice"
    error: str = "refused by a practice fault "


class ResultsReversed(msgspec.Struct, frozen=True, tag="results_reversed", tag_field="kind"):
    """The row results of a save come in the opposite order, each with its true Index."""


class ResultsWithoutClientIds(
    msgspec.Struct, frozen=True, tag="results_without_client_ids", tag_field="kind"
):
    """The row results of a save come without EntityClientId."""


class ResultsMissing(msgspec.Struct, frozen=True, tag="results_missing", tag_field="kind"):
    """The last result of a group is missing, although its row was handled."""

    group: str


Fault = (
    Status
    | Reset
    | Hang
    | Truncated
    | ByteOrderMark
    | Refusal
    | ExpiredCredit
    | DuplicateDetail
    | MissingKey
    | MissingList
    | InjectedRow
    | RefusedRow
    | ResultsReversed
    | ResultsWithoutClientIds
    | ResultsMissing
)

PROXY_PAGE = Status(502, "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>")
EMPTY_BODY = Status(200, commits=True)
UNAUTHORIZED = Status(401)
BUSY = Status(429, headers=BUSY_FOR)
UNAVAILABLE = Status(503, headers=BUSY_FOR)
MOVED = Status(302, headers={"Location": "http://127.0.0.1:9/elsewhere"})


class Armed(msgspec.Struct):
    """One fault waiting for its requests. `containing` names a list that a save must bring rows in."""

    endpoint: Endpoint
    fault: Fault
    times: int = 1
    skip: int = 0
    containing: str | None = None

    def matches(self, endpoint: Endpoint, body: Mapping[str, object]) -> bool:
        if endpoint != self.endpoint:
            return False
        wanted = self.containing
        return wanted is None or any(key.lower() == wanted.lower() and rows for key, rows in body.items())


class Faults:
    """The armed faults of one practice cloud; safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._armed: list[Armed] = []
        self._hanging = 0
        self._releases = 0
        self._closed = False

    def arm(
        self,
        endpoint: Endpoint,
        fault: Fault,
        *,
        times: int = 1,
        skip: int = 0,
        containing: str | None = None,
    ) -> None:
        """Let `skip` matching requests pass, then strike the next `times`.

        `containing` narrows a save to requests with rows in that list, such as "orders".
        """
        with self._changed:
            self._armed.append(Armed(endpoint, fault, times, skip, containing))

    def armed(self) -> list[Armed]:
        """What still waits to strike; empty proves that every armed fault has struck."""
        with self._changed:
            return list(self._armed)

    def clear(self) -> None:
        """Disarm everything and release what hangs."""
        with self._changed:
            self._armed.clear()
        self.release()

    def take(self, endpoint: Endpoint, body: Mapping[str, object]) -> list[Fault]:
        """The faults that strike this request."""
        with self._changed:
            striking: list[Fault] = []
            for armed in self._armed:
                if not armed.matches(endpoint, body):
                    continue
                if armed.skip:
                    armed.skip -= 1
                else:
                    armed.times -= 1
                    striking.append(armed.fault)
            self._armed = [armed for armed in self._armed if armed.times > 0]
            return striking

    def hold(self) -> None:
        """Block the calling request until `release` or `close`."""
        with self._changed:
            if self._closed:
                return
            releases = self._releases
            self._hanging += 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._releases != releases)
            self._hanging -= 1
            self._changed.notify_all()

    def release(self) -> None:
        """Let every held answer go."""
        with self._changed:
            self._releases += 1
            self._changed.notify_all()

    def open(self) -> None:
        """Answers can be held again: the server starts."""
        with self._changed:
            self._closed = False

    def close(self) -> None:
        """Let every held answer go and hold none from now on: the server stops."""
        with self._changed:
            self._closed = True
        self.release()

    def wait_until_hanging(self, count: int = 1, timeout: float = 60) -> None:
        """Wait until `count` requests are committed and held. Raises TimeoutError after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._hanging >= count, timeout):
                raise TimeoutError(f"{self._hanging} of {count} requests hang")
