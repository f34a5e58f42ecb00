"""The steps of a cycle at which a program can die or another one cut in: around transactions and requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.save_answer import SaveAnswer
from mahak_desk.mahak.session import Session
from mahak_desk.mahak.transport import Answer
from mahak_desk.website.database import Database

Reach = Callable[[str], None]
"""Told the name of each step in turn."""


class SteppedDatabase:
    """A database whose every writing transaction is three steps."""

    def __init__(self, database: Database, reach: Reach) -> None:
        self._database = database
        self._reach = reach

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self._reach("before a transaction")
        with self._database.writing() as connection:
            yield connection
            self._reach("before its commit")
        self._reach("after its commit")


class SteppedClient:
    """A client whose every request is two steps; while Mahak works is neither, see `Hang`."""

    def __init__(self, client: MahakClient, reach: Reach) -> None:
        self._client = client
        self._reach = reach

    def session(self) -> Session:
        return self._client.session()

    def read(self, versions: Mapping[str, int], *more: Any) -> Answer:
        self._reach("before reading")
        answer = self._client.read(versions, *more)
        with ExitStack() as files_of_the_dead:  # which the system closes
            files_of_the_dead.enter_context(answer)
            self._reach("after reading")
            files_of_the_dead.pop_all()
        return answer

    def save(self, document: bytes, begin_by: datetime | None = None) -> SaveAnswer:
        self._reach("before sending")
        answer = self._client.save(document, begin_by)
        self._reach("after the answer")
        return answer
