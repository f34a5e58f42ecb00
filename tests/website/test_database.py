"""A database is read as one state and written as a whole, and says plainly what is wrong with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError

from mahak_desk.errors import DeskError
from mahak_desk.website.database import Database
from mahak_desk.website.errors import (
    DatabaseAccessDenied,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseDriverMissing,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseOptionsWrong,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DatabaseUrlInvalid,
)
from mahak_desk.website.schema import tables
from tests import servers

CATEGORIES = tables.categories

OpenAgain = Callable[[Database], Database]


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(CATEGORIES)) or 0


def add(connection: Connection, name: str) -> None:
    connection.execute(insert(CATEGORIES).values(name=name))


class Interruption(Exception):
    pass


def add_and_fail(connection: Connection, name: str) -> None:
    add(connection, name)
    raise Interruption


class TestWriting:
    def test_is_kept_when_it_ends_well(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            add(connection, "پوشاک")
        with any_database.reading() as connection:
            assert count(connection) == 1

    def test_is_undone_whole_by_any_exception(self, any_database: Database) -> None:
        with pytest.raises(Interruption), any_database.writing() as connection:
            add_and_fail(connection, "پوشاک")
        with any_database.reading() as connection:
            assert count(connection) == 0

    def test_a_savepoint_undoes_its_own_part_alone(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            add(connection, "پوشاک")
            with pytest.raises(Interruption), connection.begin_nested():
                add_and_fail(connection, "کیف")
            add(connection, "کفش")
        with any_database.reading() as connection:
            names = connection.scalars(select(CATEGORIES.c.name).order_by(CATEGORIES.c.id)).all()
        assert names == ["پوشاک", "کفش"]

    def test_a_savepoint_that_was_kept_goes_with_the_rest(self, any_database: Database) -> None:
        def keep_one_and_fail(connection: Connection) -> None:
            with connection.begin_nested():
                add(connection, "پوشاک")
            raise Interruption

        with pytest.raises(Interruption), any_database.writing() as connection:
            keep_one_and_fail(connection)
        with any_database.reading() as connection:
            assert count(connection) == 0

    def test_a_row_needs_its_parent(self, any_database: Database) -> None:
        with pytest.raises(IntegrityError), any_database.writing() as connection:
            connection.execute(insert(CATEGORIES).values(name="پوشاک", parent_id=404))

    def test_text_too_long_for_a_server_is_refused_not_cut(self, server_database: Database) -> None:
        with pytest.raises(DataError), server_database.writing() as connection:
            connection.execute(insert(CATEGORIES).values(name="آ" * 501))


class TestReading:
    def test_sees_one_state_from_beginning_to_end(self, any_database: Database) -> None:
        with any_database.reading() as reader:
            assert count(reader) == 0
            with any_database.writing() as writer:
                add(writer, "پوشاک")
            assert count(reader) == 0
        with any_database.reading() as reader:
            assert count(reader) == 1

    def test_can_change_nothing(self, any_database: Database) -> None:
        with pytest.raises(DatabaseReadOnly), any_database.reading() as connection:
            add(connection, "پوشاک")
        with any_database.writing() as connection:
            assert count(connection) == 0
            add(connection, "پوشاک")


class TestLocks:
    def test_two_writers_take_turns(self, any_database: Database) -> None:
        """Each reads, adds one and writes: no turn is lost."""
        with any_database.writing() as connection:
            connection.execute(insert(CATEGORIES).values(id=1, name="0"))

        def add_ten() -> None:
            for _ in range(10):
                with any_database.writing() as connection:
                    row = select(CATEGORIES.c.name).where(CATEGORIES.c.id == 1).with_for_update()
                    name = connection.scalar(row)
                    connection.execute(update(CATEGORIES).values(name=str(int(name or 0) + 1)))

        threads = [threading.Thread(target=add_ten) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with any_database.reading() as connection:
            assert connection.scalar(select(CATEGORIES.c.name)) == "20"

    def test_a_row_another_program_holds_is_named_locked_in_the_end(
        self, any_database: Database, impatient_program: OpenAgain
    ) -> None:
        other = impatient_program(any_database)
        with any_database.writing() as connection:
            connection.execute(insert(CATEGORIES).values(id=1, name="پوشاک"))
        with any_database.writing() as holder:
            holder.execute(update(CATEGORIES).values(name="کفش"))
            with pytest.raises(DatabaseLocked) as caught, other.writing() as connection:
                connection.execute(update(CATEGORIES).values(name="کیف"))
        assert caught.value.retry

    def test_a_sqlite_writer_has_the_lock_before_it_writes(
        self, sqlite_database: Database, impatient_program: OpenAgain
    ) -> None:
        """Who asks for it only after reading may be refused without a wait."""
        other = impatient_program(sqlite_database)
        with (
            sqlite_database.writing(),
            pytest.raises(DatabaseLocked),
            other.writing() as connection,
        ):
            add(connection, "پوشاک")

    def test_sqlite_readers_do_not_wait_for_the_writer(self, sqlite_database: Database) -> None:
        with sqlite_database.writing() as writer, sqlite_database.reading() as reader:
            add(writer, "پوشاک")
            assert count(reader) == 0


class TestInMemory:
    def test_has_all_tables_and_is_empty(self) -> None:
        with Database.in_memory() as database:
            assert (database.path, database.location) == (None, ":memory:")
            with database.writing() as connection:
                add(connection, "پوشاک")
            with database.reading() as connection:
                assert count(connection) == 1

    def test_serves_every_thread_in_turn(self) -> None:
        with Database.in_memory() as database:

            def add_one() -> None:
                with database.writing() as connection:
                    add(connection, "پوشاک")

            threads = [threading.Thread(target=add_one) for _ in range(5)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            with database.reading() as connection:
                assert count(connection) == 5

    def test_two_of_them_have_nothing_in_common(self) -> None:
        with Database.in_memory() as one, Database.in_memory() as other:
            with one.writing() as connection:
                add(connection, "پوشاک")
            with other.reading() as connection:
                assert count(connection) == 0


class TestUnusableFiles:
    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "shop.sqlite3"
        path.write_bytes(b"not a database, whatever its name " * 200)
        assert_refused(Database(f"sqlite:///{path}"), DatabaseDamaged)
        assert path.read_bytes().startswith(b"not a database")

    def test_a_damaged_database(self, sqlite_database: Database, tmp_path: Path) -> None:
        assert sqlite_database.path is not None
        content = bytearray(sqlite_database.path.read_bytes())
        content[4096 : 4096 * 40] = b"\xff" * (4096 * 39)
        path = tmp_path / "damaged.sqlite3"
        path.write_bytes(content)
        assert_refused(Database(f"sqlite:///{path}"), DatabaseDamaged)

    def test_a_folder_that_does_not_exist(self, tmp_path: Path) -> None:
        assert_refused(Database(f"sqlite:///{tmp_path / 'nowhere' / 'shop.sqlite3'}"), DatabaseMissing)

    def test_a_file_that_cannot_be_written(self, sqlite_database: Database) -> None:
        with unprivileged_copy(sqlite_database) as path, Database(f"sqlite:///{path}") as database:
            with pytest.raises(DatabaseReadOnly) as caught, database.writing() as connection:
                add(connection, "پوشاک")
            assert str(path) in caught.value.title.en

    def test_a_full_disk_undoes_the_transaction(self, sqlite_database: Database) -> None:
        def fill(connection: Connection) -> None:
            pages = connection.scalar(text("PRAGMA page_count"))
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.execute(insert(CATEGORIES), [{"name": "پوشاک" * 100} for _ in range(1000)])

        with pytest.raises(DatabaseDiskFull), sqlite_database.writing() as connection:
            fill(connection)
        with sqlite_database.reading() as connection:
            assert count(connection) == 0


@contextmanager
def unprivileged_copy(database: Database) -> Iterator[Path]:
    """A read-only copy in a read-only folder, seen as an ordinary user, whom permissions bind."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are another thing on Windows")
    assert database.path is not None
    folder = Path(tempfile.mkdtemp())
    path = folder / "shop.sqlite3"
    shutil.copyfile(database.path, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield path
    finally:
        if user == 0:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


class TestUnreachableServers:
    @pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
    def test_a_closed_port(self, kind: str) -> None:
        with closing(socket.socket()) as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
            database = Database(f"{kind}://desk:{servers.URL_PASSWORD}@127.0.0.1:{port}/shop")
            error = assert_refused(database, DatabaseUnreachable)
        assert error.retry
        assert f"{kind}://127.0.0.1:{port}/shop" in error.title.en
        assert "refused" in error.title.en

    @pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
    def test_a_host_that_does_not_exist(self, kind: str) -> None:
        database = Database(f"{kind}://desk:{servers.URL_PASSWORD}@shop.invalid/shop")
        assert assert_refused(database, DatabaseUnreachable).retry

    def test_a_wrong_password(self, any_server: servers.Server) -> None:
        wrong = any_server.url("shop").replace(servers.URL_PASSWORD, "guessed-s3cret")
        error = assert_refused(Database(wrong), DatabaseAccessDenied)
        assert not error.retry
        assert "guessed-s3cret" not in everything_said(error)

    def test_an_unknown_user(self, any_server: servers.Server) -> None:
        unknown = any_server.url("shop").replace("//desk:", "//nobody:")
        assert_refused(Database(unknown), DatabaseAccessDenied)

    def test_a_database_the_server_does_not_have(self, any_server: servers.Server) -> None:
        assert_refused(Database(any_server.url("nowhere")), DatabaseMissing)

    def test_a_connection_cut_while_idle_is_made_anew(
        self, server_database: Database, impatient_program: OpenAgain
    ) -> None:
        with server_database.reading() as connection:
            own = own_number(connection)
        cut(impatient_program(server_database), own)
        with server_database.reading() as connection:
            assert count(connection) == 0

    def test_a_connection_cut_in_use(self, server_database: Database, impatient_program: OpenAgain) -> None:
        def cut_and_add(connection: Connection) -> None:
            cut(impatient_program(server_database), own_number(connection))
            add(connection, "پوشاک")

        with pytest.raises(DatabaseUnreachable) as caught, server_database.writing() as connection:
            cut_and_add(connection)
        assert caught.value.retry


def own_number(connection: Connection) -> int:
    """What the server calls this connection."""
    statement = "SELECT CONNECTION_ID()" if connection.dialect.name == "mysql" else "SELECT pg_backend_pid()"
    return connection.exec_driver_sql(statement).scalar_one()


def cut(other: Database, number: int) -> None:
    """Ends another program's connection, and waits until it has ended."""
    with other.writing() as connection:
        if other.dialect_name == "mysql":
            connection.exec_driver_sql(f"KILL {number}")
        else:
            connection.exec_driver_sql(f"SELECT pg_terminate_backend({number}, 5000)")


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "shop",
            "shop.sqlite3",
            "C:\\Shop\\shop.sqlite3",
            "oracle://desk:secret@db/shop",
            "postgresql://desk:secret@db:port/shop",
            "postgresql://desk:secret@db:5432",
            "mysql://desk:secret@db",
            "sqlite://desk:secret@db/shop",
            "sqlite:///file:shop?mode=memory&uri=true",
        ],
    )
    def test_a_text_that_names_no_database(self, url: str) -> None:
        with pytest.raises(DatabaseUrlInvalid) as caught:
            Database(url)
        assert "secret" not in everything_said(caught.value)

    @pytest.mark.parametrize(
        ("url", "dialect_name", "location", "name"),
        [
            ("postgres://u:p@db/shop", "postgresql", "postgres://db/shop", "shop"),
            ("postgresql+psycopg2://u:p@db:5433/shop", "postgresql", "postgresql://db:5433/shop", "shop"),
            ("mariadb://u:p@db/shop?ssl_ca=ca.pem", "mysql", "mariadb://db/shop", "shop"),
            ("mysql+mysqldb://u:p@db/shop", "mysql", "mysql://db/shop", "shop"),
        ],
    )
    def test_whatever_driver_is_named_ours_is_used_and_the_rest_kept(
        self, url: str, dialect_name: str, location: str, name: str
    ) -> None:
        with Database(url) as database:
            assert (database.dialect_name, database.location, database.name) == (dialect_name, location, name)
            assert database.path is None

    def test_a_relative_path_is_fixed_when_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with Database("sqlite:///فروشگاه من.sqlite3") as database:
            assert database.path == tmp_path / "فروشگاه من.sqlite3"
            assert (database.location, database.name) == (str(database.path), "فروشگاه من")

    @pytest.mark.parametrize(
        ("address", "named"),
        [
            ("mysql://desk:secret@db/shop?ssl_ca=C:/گواهی.pem", "ssl_ca=C:/گواهی.pem"),
            ("mysql://desk:secret@db/shop?ssl_mode=1", "ssl_mode"),
            ("mysql://desk:secret@db/shop?read_timeout=long", "long"),
            ("postgresql://desk:secret@127.0.0.1:1/shop?ssl_ca=C:/ca.pem", "ssl_ca"),
        ],
    )
    def test_an_option_that_a_driver_cannot_use_is_named(self, address: str, named: str) -> None:
        with pytest.raises(DatabaseOptionsWrong) as caught, Database(address) as database, database.reading():
            pytest.fail("it is connected")
        assert named in caught.value.title.en
        assert "secret" not in everything_said(caught.value)

    @pytest.mark.parametrize("kind", ["postgresql", "mysql"])
    def test_a_missing_driver_names_what_to_install(self, kind: str) -> None:
        absent = {"psycopg": None, "pymysql": None}
        with patch.dict(sys.modules, absent), pytest.raises(DatabaseDriverMissing) as caught:
            Database(f"{kind}://desk:secret@db/shop")
        assert f'pip install "mahak-desk[{kind}]"' in caught.value.advice.en
        assert "secret" not in everything_said(caught.value)


def test_amounts_given_to_plain_sqlite_are_stored_exactly() -> None:
    """Importing the room is enough: a Decimal among a statement's values needs no preparation."""
    program = (
        "import sqlite3; from decimal import Decimal; import mahak_desk.website.database;"
        "print(sqlite3.connect(':memory:').execute('SELECT ?', (Decimal('0.10'),)).fetchone())"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "('0.10',)"


def assert_refused(database: Database, kind: type[DeskError]) -> DeskError:
    with database, pytest.raises(kind) as caught, database.reading() as connection:
        count(connection)
    error = caught.value
    assert type(error) is kind
    assert servers.PASSWORD not in everything_said(error)
    assert servers.URL_PASSWORD not in everything_said(error)
    return error


def everything_said(error: BaseException | None) -> str:
    """The texts of an error and of all that caused it, as a log would have them."""
    said = ""
    while error is not None:
        said += f"{error}\n{error!r}\n"
        if isinstance(error, DeskError):
            said += error.sentence("fa") + error.sentence("en")
        error = error.__cause__ or error.__context__
    return said


def test_a_connection_in_use_while_the_database_is_closed_is_closed_when_given_back(
    any_database: Database,
) -> None:
    """A page that still reads when its shop is closed must leave nothing open at the server."""
    with any_database.reading() as connection:
        driver_connection = connection.connection.driver_connection
        any_database.close()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    assert driver_connection is not None
    with pytest.raises(Exception, match=r"(?i)closed|^\(0, ''\)$"):
        driver_connection.cursor().execute("SELECT 1")
    with any_database.reading() as connection:  # a later use opens a new one
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
