"""A machine without a database server skips its tests, except where they were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests import servers
from tests.conftest import running


@contextmanager
def nothing_installed() -> Iterator[servers.Server]:
    raise servers.ProgramsMissing("mariadbd is not installed")
    yield


def test_without_its_programs_a_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAHAK_DESK_REQUIRE_SERVERS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="mariadbd is not installed"):
        next(running(nothing_installed))


def test_where_servers_are_required_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHAK_DESK_REQUIRE_SERVERS", "1")
    with pytest.raises(pytest.fail.Exception, match="mariadbd is not installed"):
        next(running(nothing_installed))
