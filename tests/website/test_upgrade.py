"""At start the tables become what this program expects, or nothing is touched and it says why."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, inspect, select, text

from mahak_desk.bundled import bundled_folder
from mahak_desk.website.database import Database
from mahak_desk.website.errors import (
    DatabaseForeign,
    DatabaseNewer,
    DatabaseReadOnly,
)
from mahak_desk.website.schema import metadata, tables
from mahak_desk.website.upgrade import VERSION_TABLE, Upgrade, revisions, upgrade

CATEGORIES = tables.categories
NEWEST = revisions(bundled_folder("migrations"))[-1]
NEXT = f"{int(NEWEST) + 1:04}"


def table_names(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(inspect(connection).get_table_names())


def add_category(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(CATEGORIES).values(name="پوشاک"))


def count(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(CATEGORIES)) or 0


def stamp(database: Database) -> str:
    with database.reading() as connection:
        return connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar_one()


def migrations_with(folder: Path, name: str, down: str | None, body: str) -> Path:
    """A copy of the migrations with one of our own making, that continues `down` (None: replaces all)."""
    shutil.copytree(bundled_folder("migrations"), folder, ignore=shutil.ignore_patterns("__pycache__"))
    versions = folder / "versions"
    if down is None:
        shutil.rmtree(versions)
        versions.mkdir()
    revision = name.partition("_")[0]
    (versions / f"{name}.py").write_text(
        "import os, signal\n"
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        f"revision, down_revision = {revision!r}, {down!r}\n"
        "def upgrade():\n" + "".join(f"    {line}\n" for line in body.splitlines()),
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def next_migrations(tmp_path: Path) -> Path:
    """The program's migrations and one that a later version brings."""
    body = "op.create_table('later', sa.Column('id', sa.Integer(), primary_key=True))"
    return migrations_with(tmp_path / "migrations", f"{NEXT}_later", NEWEST, body)


class TestAnEmptyDatabase:
    def test_gets_all_tables_once(self, any_url: str) -> None:
        with Database(any_url) as database:
            assert upgrade(database, backups=None) == Upgrade(before=None, after=NEWEST, backup=None)
            assert table_names(database) == {*metadata.tables, VERSION_TABLE}
            assert upgrade(database, backups=None) == Upgrade(before=NEWEST, after=NEWEST, backup=None)

    def test_is_not_copied_first(self, tmp_path: Path) -> None:
        with Database(f"sqlite:///{tmp_path / 'shop.sqlite3'}") as database:
            assert upgrade(database, backups=tmp_path / "backups").backup is None
        assert not (tmp_path / "backups").exists()

    def test_of_sqlite_lets_readers_and_writer_work_side_by_side(self, sqlite_database: Database) -> None:
        with sqlite_database.reading() as connection:
            assert connection.scalar(text("PRAGMA journal_mode")) == "wal"

    def test_of_sqlite_another_program_is_using_opens_all_the_same(self, sqlite_database: Database) -> None:
        """A copy put back in its place has forgotten the mode, and another program's readers forbid it."""
        assert sqlite_database.path is not None
        with closing(sqlite3.connect(sqlite_database.path, isolation_level=None)) as reader:
            reader.execute("PRAGMA journal_mode = DELETE")
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM categories").fetchone()
            assert upgrade(sqlite_database, backups=None).after == NEWEST

    def test_may_be_in_a_folder_with_a_difficult_name(self, tmp_path: Path) -> None:
        scripts = tmp_path / "100% فروشگاه" / "migrations"
        shutil.copytree(bundled_folder("migrations"), scripts)
        with Database(f"sqlite:///{tmp_path / '100% فروشگاه' / 'shop.sqlite3'}") as database:
            assert upgrade(database, backups=None, migrations=scripts).after == NEWEST


def test_alembic_is_loaded_only_when_there_is_something_to_change(sqlite_database: Database) -> None:
    program = (
        "import sys\n"
        "from mahak_desk.website.database import Database\n"
        "from mahak_desk.website.upgrade import upgrade\n"
        "with Database(sys.argv[1]) as database:\n"
        "    upgrade(database, backups=None)\n"
        "print('alembic' in sys.modules)\n"
    )
    for path, loaded in ((sqlite_database.path, False), (f"{sqlite_database.path}.new", True)):
        command = [sys.executable, "-c", program, f"sqlite:///{path}"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        assert done.stdout.strip() == str(loaded)


class TestAnOlderDatabase:
    def test_gets_what_is_missing_and_keeps_its_rows(
        self, any_database: Database, next_migrations: Path
    ) -> None:
        add_category(any_database)
        done = upgrade(any_database, backups=None, migrations=next_migrations)
        assert (done.before, done.after) == (NEWEST, NEXT)
        assert "later" in table_names(any_database)
        assert count(any_database) == 1

    def test_of_sqlite_is_copied_first_and_the_copy_can_take_its_place(
        self, sqlite_database: Database, next_migrations: Path, tmp_path: Path
    ) -> None:
        add_category(sqlite_database)
        copy = upgrade(sqlite_database, backups=tmp_path / "backups", migrations=next_migrations).backup
        assert copy is not None
        assert copy.name.endswith(f"-before-upgrade-from-{NEWEST}.sqlite3")
        add_category(sqlite_database)
        sqlite_database.close()
        assert sqlite_database.path is not None
        shutil.copyfile(copy, sqlite_database.path)
        assert upgrade(sqlite_database, backups=None) == Upgrade(NEWEST, NEWEST, None)
        assert count(sqlite_database) == 1
        assert "later" not in table_names(sqlite_database)

    def test_of_a_server_is_not_copied(
        self, server_database: Database, next_migrations: Path, tmp_path: Path
    ) -> None:
        done = upgrade(server_database, backups=tmp_path / "backups", migrations=next_migrations)
        assert (done.after, done.backup) == (NEXT, None)

    def test_is_left_alone_when_it_cannot_be_copied(
        self, sqlite_database: Database, next_migrations: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(DatabaseReadOnly):
            upgrade(sqlite_database, backups=tmp_path / "file" / "backups", migrations=next_migrations)
        assert stamp(sqlite_database) == NEWEST
        assert "later" not in table_names(sqlite_database)

    def test_that_comes_from_a_newer_program_is_refused(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        with pytest.raises(DatabaseNewer) as caught:
            upgrade(any_database, backups=None)
        assert caught.value.stamp == "9999"
        assert stamp(any_database) == "9999"


class TestAForeignDatabase:
    def test_is_refused_and_not_touched(self, any_url: str) -> None:
        with Database(any_url) as database:
            with database.writing() as connection:
                connection.exec_driver_sql("CREATE TABLE products (sku VARCHAR(20))")
                connection.exec_driver_sql("INSERT INTO products VALUES ('A-1')")
            before = content(database)
            with pytest.raises(DatabaseForeign) as caught:
                upgrade(database, backups=None)
            assert caught.value.tables == ("products",)
            assert content(database) == before
            assert table_names(database) == {"products"}

    def test_a_view_of_one_of_our_names_counts_too(self, any_url: str) -> None:
        with Database(any_url) as database:
            with database.writing() as connection:
                connection.exec_driver_sql("CREATE TABLE wp_posts (id INTEGER)")
                connection.exec_driver_sql("CREATE VIEW products AS SELECT id FROM wp_posts")
            with pytest.raises(DatabaseForeign):
                upgrade(database, backups=None)

    def test_a_website_may_keep_its_other_tables_there(self, any_url: str) -> None:
        """Also Alembic's own, with the website's stamp in it."""
        with Database(any_url) as database:
            with database.writing() as connection:
                connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
                connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('f3c2')")
                connection.exec_driver_sql("CREATE TABLE wp_posts (id INTEGER)")
            assert upgrade(database, backups=None).after == NEWEST
            assert table_names(database) >= {"alembic_version", "wp_posts", "products"}
            with database.reading() as connection:
                stamps = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
            assert stamps == [("f3c2",)]


def content(database: Database) -> object:
    """All there is in a foreign database: its file, or the rows of its table."""
    if database.path is not None:
        database.close()
        return database.path.read_bytes()
    with database.reading() as connection:
        return connection.exec_driver_sql("SELECT * FROM products").all()


class TestAnUpgradeCutOff:
    CREATE = "op.create_table('later', sa.Column('id', sa.Integer(), primary_key=True))\n"

    @pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
    def test_by_an_error_leaves_the_old_database_usable(
        self, request: pytest.FixtureRequest, tmp_path: Path, kind: str
    ) -> None:
        database: Database = request.getfixturevalue(f"{kind}_database")
        add_category(database)
        body = self.CREATE + "op.execute('DELETE FROM categories')\nraise ZeroDivisionError"
        scripts = migrations_with(tmp_path / "m", f"{NEXT}_broken", NEWEST, body)
        with pytest.raises(ZeroDivisionError):
            upgrade(database, backups=None, migrations=scripts)
        assert stamp(database) == NEWEST
        assert "later" not in table_names(database)
        assert count(database) == 1
        add_category(database)

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
    def test_by_the_death_of_the_process_leaves_the_old_database_usable(
        self, sqlite_database: Database, tmp_path: Path
    ) -> None:
        add_category(sqlite_database)
        body = self.CREATE + "op.execute('DELETE FROM categories')\nos.kill(os.getpid(), signal.SIGKILL)"
        scripts = migrations_with(tmp_path / "m", f"{NEXT}_deadly", NEWEST, body)
        sqlite_database.close()
        program = run_upgrade(f"sqlite:///{sqlite_database.path}", scripts)
        program.communicate("go\n")
        assert program.returncode == -signal.SIGKILL
        assert upgrade(sqlite_database, backups=None) == Upgrade(NEWEST, NEWEST, None)
        assert "later" not in table_names(sqlite_database)
        assert count(sqlite_database) == 1

    def test_that_leaves_rows_without_parents_is_undone(
        self, sqlite_database: Database, tmp_path: Path
    ) -> None:
        body = "op.execute('INSERT INTO categories (name, parent_id) VALUES (1, 404)')"
        scripts = migrations_with(tmp_path / "m", f"{NEXT}_orphans", NEWEST, body)
        with pytest.raises(RuntimeError, match="categories"):
            upgrade(sqlite_database, backups=None, migrations=scripts)
        assert stamp(sqlite_database) == NEWEST
        assert count(sqlite_database) == 0

    def test_while_making_the_first_tables_is_started_over(self, any_url: str, tmp_path: Path) -> None:
        """MariaDB keeps the tables made until then; they are empty, and made again."""
        body = "op.create_table('products', sa.Column('id', sa.Integer(), primary_key=True))\nraise OSError"
        scripts = migrations_with(tmp_path / "m", "0001_first", None, body)
        with Database(any_url) as database:
            with pytest.raises(OSError):
                upgrade(database, backups=None, migrations=scripts)
            assert upgrade(database, backups=None).after == NEWEST
            assert "name" in metadata.tables["products"].columns
            assert table_names(database) == {*metadata.tables, VERSION_TABLE}
            add_category(database)

    def test_while_making_the_first_tables_is_not_started_over_once_rows_are_there(
        self, mariadb_database: Database
    ) -> None:
        add_category(mariadb_database)
        with mariadb_database.writing() as connection:
            connection.exec_driver_sql(f"DELETE FROM {VERSION_TABLE}")
        with pytest.raises(DatabaseForeign):
            upgrade(mariadb_database, backups=None)
        assert count(mariadb_database) == 1


def test_of_several_programs_starting_at_once_one_changes_the_tables(any_url: str) -> None:
    programs = [run_upgrade(any_url, bundled_folder("migrations")) for _ in range(3)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    answers = sorted(program.communicate()[0].strip() for program in programs)
    assert answers == [f"{NEWEST} {NEWEST}"] * 2 + [f"None {NEWEST}"]
    with Database(any_url) as database:
        assert table_names(database) == {*metadata.tables, VERSION_TABLE}


def run_upgrade(url: str, scripts: Path) -> subprocess.Popen[str]:
    """Another program that upgrades the database once it is told to go."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mahak_desk.website.database import Database\n"
        "from mahak_desk.website.upgrade import upgrade\n"
        "print('ready', flush=True)\n"
        "sys.stdin.readline()\n"
        "with Database(sys.argv[1]) as database:\n"
        "    done = upgrade(database, backups=None, migrations=Path(sys.argv[2]))\n"
        "print(done.before, done.after)\n"
    )
    command = [sys.executable, "-c", program, url, scripts]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
