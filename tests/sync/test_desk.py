"""The desk opens what it needs when it needs it, and leaves nothing open."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from sqlalchemy import func, select

from mahak_desk.mahak.errors import CredentialsMissing
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.folder_lock import FolderInUse
from mahak_desk.sync.profile import shop_profile
from mahak_desk.sync.shop_database import DatabaseNotReady
from mahak_desk.website import mirror
from mahak_desk.website.database import Database
from tests.keyrings import MemoryKeyring


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def cloud() -> Iterator[PracticeCloud]:
    """A cloud that sells one book."""
    with PracticeCloud(build=furnish) as running:
        running.shop.product("کتاب", prices=(500_000,), stock={1: 3})
        yield running


@pytest.fixture
def environment(tmp_path: Path, cloud: PracticeCloud) -> dict[str, str]:
    return {
        "MAHAK_DESK_HOME": str(tmp_path / "home"),
        "MAHAK_DESK_API_URL": cloud.url,
        "MAHAK_DESK_USERNAME": DEMO.user_name,
        "MAHAK_DESK_PASSWORD": DEMO.password,
    }


def open_desk(environment: dict[str, str], program: str = "a test") -> Desk:
    return Desk(shop_profile("default", environment), environment, program=program)


def test_importing_it_is_cheap() -> None:
    """The window imports it before its first paint is dry."""
    heavy = {"sqlalchemy", "requests", "urllib3", "keyring", "alembic", "xlsxwriter", "tomlkit", "filelock"}
    program = f"import sys, mahak_desk.sync.desk; print(sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_opening_it_touches_nothing(environment: dict[str, str]) -> None:
    with open_desk(environment) as desk:
        assert desk.settings.mahak.user_name == DEMO.user_name
    assert not desk.profile.folder.exists()


def test_a_cycle_makes_folder_and_database(environment: dict[str, str]) -> None:
    with open_desk(environment) as desk:
        assert desk.incoming().products.created == 1
        assert desk.status().products_on_sale == 1
    with open_desk(environment) as desk:
        assert desk.status().products_on_sale == 1


def test_the_folder_is_held_from_the_first_cycle_until_it_is_closed(environment: dict[str, str]) -> None:
    with open_desk(environment, "the window") as desk:
        desk.incoming()
        with open_desk(environment) as second:
            with pytest.raises(FolderInUse):
                second.incoming()
            assert second.status().products_on_sale == 1
    with open_desk(environment) as third:
        third.incoming()


def test_a_preview_makes_no_database_and_a_cycle_after_it_does(environment: dict[str, str]) -> None:
    with open_desk(environment) as desk:
        assert desk.preview_incoming().products.created == 1
        assert not desk.profile.folder.exists()
        assert desk.incoming().products.created == 1
        assert desk.preview_incoming(full=True).products.unchanged == 1
        assert desk.incoming().products.created == 0


def test_progress_tells_the_stages_in_order(environment: dict[str, str]) -> None:
    seen: list[str] = []
    with open_desk(environment) as desk:
        desk.incoming(progress=lambda stage, done, total: seen.append(stage))
    assert list(dict.fromkeys(seen)) == ["asking", "storing", "applying"]


def test_without_credentials_nothing_is_made(environment: dict[str, str]) -> None:
    del environment["MAHAK_DESK_PASSWORD"]
    with open_desk(environment) as desk, pytest.raises(CredentialsMissing):
        desk.incoming()
    assert not desk.profile.database_file.exists()


def test_credentials_that_are_kept_serve_the_next_desk(environment: dict[str, str]) -> None:
    del environment["MAHAK_DESK_USERNAME"], environment["MAHAK_DESK_PASSWORD"]
    with open_desk(environment) as desk:
        desk.office.keep_credentials(f" {DEMO.user_name} ", DEMO.password)
    with open_desk(environment) as desk:
        assert desk.office.log_in().visitor_id == DEMO.visitor_id


def test_several_threads_open_each_part_once(environment: dict[str, str]) -> None:
    """The loops of both flows start at the same moment."""
    failures: list[BaseException] = []

    def use(desk: Desk, start: threading.Barrier) -> None:
        start.wait()
        try:
            desk.upgrade()
            desk.status()
            desk.office.log_in()
        except BaseException as failure:
            failures.append(failure)

    with open_desk(environment) as desk:
        start = threading.Barrier(4)
        threads = [threading.Thread(target=use, args=(desk, start)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_a_desk_closed_twice_is_closed(environment: dict[str, str]) -> None:
    desk = open_desk(environment)
    desk.incoming()
    desk.close()
    desk.close()
    with open_desk(environment) as next_one:
        next_one.incoming()


class TestOnAServer:
    """The password of the database's server comes from the keyring, whatever letters it has."""

    @pytest.mark.parametrize("any_url", ["postgresql", "mariadb"], indirect=True)
    def test_a_cycle_runs_with_the_kept_password(self, environment: dict[str, str], any_url: str) -> None:
        user_and_password, host = any_url.split("@", 1)
        environment["MAHAK_DESK_DATABASE_URL"] = f"{user_and_password.rpartition(':')[0]}@{host}"
        with open_desk(environment) as desk:
            desk.office.database.keep_password("پ@ss/w:rd")
            assert desk.preview_incoming().products.created == 1
            with Database(any_url) as database, database.reading() as connection:
                names = connection.dialect.get_table_names(connection)
                assert names == []
            assert desk.incoming().products.created == 1
            assert desk.status().products_on_sale == 1
        with Database(any_url) as database, database.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(mirror.products)) == 1
        assert not desk.profile.database_file.exists()

    @pytest.mark.parametrize("any_url", ["postgresql", "mariadb"], indirect=True)
    def test_who_only_looks_does_not_make_tables(self, environment: dict[str, str], any_url: str) -> None:
        environment["MAHAK_DESK_DATABASE_URL"] = any_url
        with open_desk(environment) as desk:
            assert desk.status().incoming.last is None
            assert desk.open_problems("fa") == []
        with Database(any_url) as database, database.writing() as connection:
            connection.exec_driver_sql("CREATE TABLE products (id INTEGER)")
        with open_desk(environment) as desk, pytest.raises(DatabaseNotReady):
            desk.status()


def test_one_that_loops_work_with_is_closed_when_they_end(environment: dict[str, str]) -> None:
    with open_desk(environment) as desk:
        loops = desk.loops()
    with pytest.raises(FolderInUse):
        open_desk(environment).take_folder()

    async def run_and_stop() -> None:
        running = asyncio.create_task(loops.run())
        await loops.stop()
        await running

    asyncio.run(run_and_stop())
    with open_desk(environment) as afterwards:
        afterwards.take_folder()
