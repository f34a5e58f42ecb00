"""The databases tests work on: real ones, fresh for every test, of every kind the program supports."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from mahak_desk.website.address import parse_address
from mahak_desk.website.database import Database
from mahak_desk.website.engines import build_engine
from mahak_desk.website.upgrade import VERSION_TABLE, upgrade
from tests import servers
from tests.thoroughness import THOROUGH

# No example is judged by its time. A machine tries the same examples each time; a thorough search new ones.
settings.register_profile("usual", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("thorough" if THOROUGH else "usual")

# A line to Mahak reads the file of all authorities this computer trusts, which takes longer than most tests do and
# none of them needs; the authorities in its folder are looked up one by one, and trusted as before.
os.environ["SSL_CERT_FILE"] = os.devnull

# A shell has what it runs in the background ignore interrupts, and so would every program that a test interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SERVERS = ("postgresql", "mariadb")
KINDS = ("sqlite", *SERVERS)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[servers.Server]:
    yield from running(servers.postgresql)


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[servers.Server]:
    yield from running(servers.mariadb)


def running(start: Callable[[], AbstractContextManager[servers.Server]]) -> Iterator[servers.Server]:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(start())
        except servers.ProgramsMissing as missing:
            if os.environ.get("MAHAK_DESK_REQUIRE_SERVERS") == "1":
                pytest.fail(f"this run must test every database, but {missing}")
            pytest.skip(str(missing))
        yield server


@pytest.fixture(params=SERVERS)
def any_server(request: pytest.FixtureRequest) -> servers.Server:
    server: servers.Server = request.getfixturevalue(f"{request.param}_server")
    return server


@pytest.fixture(params=KINDS)
def any_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'shop.sqlite3'}"
        return
    server: servers.Server = request.getfixturevalue(f"{request.param}_server")
    with _database_on(server) as url:
        yield url


@pytest.fixture(params=KINDS)
def any_database(request: pytest.FixtureRequest) -> Database:
    """An upgraded, empty database of each kind."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database


@pytest.fixture(params=SERVERS)
def server_database(request: pytest.FixtureRequest) -> Database:
    """An upgraded, empty database on a server of each kind."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database


@pytest.fixture
def sqlite_database(tmp_path: Path, _upgraded_file: Path) -> Iterator[Database]:
    path = tmp_path / "shop.sqlite3"
    shutil.copyfile(_upgraded_file, path)
    with Database(f"sqlite:///{path}") as database:
        yield database


@pytest.fixture
def postgresql_database(postgresql_server: servers.Server, _upgraded_template: str) -> Iterator[Database]:
    with _database_on(postgresql_server, f"TEMPLATE {_upgraded_template}") as url, Database(url) as database:
        yield database


@pytest.fixture
def mariadb_database(mariadb_server: servers.Server, _upgraded_tables: list[str]) -> Iterator[Database]:
    with _database_on(mariadb_server) as url, Database(url) as database:
        with database.writing() as connection:
            for statement in _upgraded_tables:
                connection.exec_driver_sql(statement)
        yield database


@pytest.fixture
def impatient_program(request: pytest.FixtureRequest) -> Iterator[Callable[[Database], Database]]:
    """Opens the database of a test a second time, as a program that waits the least it can for a lock."""
    with ExitStack() as opened:

        def open_again(database: Database) -> Database:
            if database.path is not None:
                url = f"sqlite:///{database.path}"
            else:
                kind = "postgresql" if database.dialect_name == "postgresql" else "mariadb"
                server: servers.Server = request.getfixturevalue(f"{kind}_server")
                url = server.url(database.name)
            return opened.enter_context(Database(url, wait_seconds=1))

        yield open_again


@pytest.fixture(scope="session")
def _upgraded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("upgraded") / "shop.sqlite3"
    with Database(f"sqlite:///{path}") as database:
        upgrade(database, backups=None)
    return path


@pytest.fixture(scope="session")
def _upgraded_template(postgresql_server: servers.Server) -> str:
    name = servers.fresh_name()
    _run_on(postgresql_server, f"CREATE DATABASE {name}")
    with Database(postgresql_server.url(name)) as database:
        upgrade(database, backups=None)
    return name


@pytest.fixture(scope="session")
def _upgraded_tables(mariadb_server: servers.Server) -> list[str]:
    """Statements that make an upgraded database in a third of the time: MariaDB has no templates."""
    with _database_on(mariadb_server) as url, Database(url) as database:
        upgrade(database, backups=None)
        with database.reading() as connection:
            tables = connection.exec_driver_sql("SHOW TABLES").scalars().all()
            filled = [name for name in tables if connection.exec_driver_sql(f"SELECT 1 FROM {name}").first()]
            assert filled == [VERSION_TABLE], "rows would have to be copied too"
            version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar_one()
            made = [connection.exec_driver_sql(f"SHOW CREATE TABLE {name}").one()[1] for name in tables]
    return [
        "SET foreign_key_checks = 0",  # they come in the order of their names
        *(statement.replace("%", "%%") for statement in made),
        "SET foreign_key_checks = 1",
        f"INSERT INTO {VERSION_TABLE} VALUES ('{version}')",
    ]


@contextmanager
def _database_on(server: servers.Server, options: str = "") -> Iterator[str]:
    name = servers.fresh_name()
    _run_on(server, f"CREATE DATABASE {name} {options}")
    try:
        yield server.url(name)
    finally:
        # FORCE: what a failed test left open must not fail the next ones.
        _run_on(server, f"DROP DATABASE {name}" + (" WITH (FORCE)" if server.kind == "postgresql" else ""))


def _run_on(server: servers.Server, statement: str) -> None:
    home = parse_address(server.url("postgres" if server.kind == "postgresql" else "mysql"))
    engine = build_engine(home, wait_seconds=10)
    try:
        alone = engine.execution_options(isolation_level="AUTOCOMMIT", desk_purpose="writing")
        with alone.connect() as connection:
            connection.exec_driver_sql(statement)
    finally:
        engine.dispose()
