"""`mahak-desk db`: the tables made ready, and copies of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.shops import PASSWORD, Shop, says_one_sentence


class TestUpgrade:
    def test_makes_the_tables_and_later_finds_them_up_to_date(self, shop: Shop) -> None:
        first = shop.spawn("db", "upgrade")
        assert (first.code, first.err) == (0, "")
        assert first.out.startswith("The tables were made (schema ")
        assert shop.run("db", "upgrade").out.startswith("The database is up to date (schema ")

    def test_speaks_persian(self, shop: Shop) -> None:
        assert shop.run("--language", "fa", "db", "upgrade").out.startswith("جدول‌ها ساخته شد (طرح ")

    def test_needs_no_login(self, shop: Shop) -> None:
        assert shop.run("db", "upgrade", MAHAK_DESK_PASSWORD=None).code == 0
        assert shop.cloud.requests == []

    def test_leaves_a_newer_database_alone(self, shop: Shop) -> None:
        shop.run("db", "upgrade")
        stamp(shop, "9999")
        for command in (("db", "upgrade"), ("sync", "incoming")):
            ended = shop.run(*command)
            assert ended.code == 2
            assert "was made by a newer version" in ended.err

    @pytest.mark.parametrize(
        "command", [("status",), ("problems", "list"), ("sync", "incoming", "--preview")], ids=" ".join
    )
    def test_is_what_whoever_only_looks_asks_for(self, shop: Shop, command: tuple[str, ...]) -> None:
        shop.run("db", "upgrade")
        stamp(shop, "0000")
        before = shop.profile.database_file.read_bytes()
        ended = shop.run(*command)
        assert ended.code == 2
        assert ended.err.rstrip().endswith("Run: mahak-desk db upgrade")
        assert shop.profile.database_file.read_bytes() == before


def stamp(shop: Shop, schema: str) -> None:
    with closing(sqlite3.connect(shop.profile.database_file)) as connection, connection:
        connection.execute("UPDATE mahak_desk_schema SET version_num = ?", (schema,))


class TestBackup:
    def test_copies_the_file_and_prints_where(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        ended = shop.spawn("db", "backup")
        assert (ended.code, ended.err) == (0, "")
        copy = Path(ended.out.strip())
        assert copy.parent == shop.home / "backups"
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT count(*) FROM products").fetchone() == (20,)

    def test_of_nothing_is_a_failure(self, shop: Shop) -> None:
        ended = shop.run("db", "backup")
        assert ended.code == 2
        assert "cannot be opened" in ended.err

    def test_of_a_server_is_the_servers_business(self, shop: Shop) -> None:
        url = f"postgresql://desk:{PASSWORD}@127.0.0.1:1/shop"
        ended = shop.run("db", "backup", MAHAK_DESK_DATABASE_URL=url)
        assert ended.code == 2
        assert "pg_dump" in ended.err
        assert PASSWORD not in ended.err


class TestRestore:
    def test_after_it_nothing_is_sent_until_a_person_says_so(self, shop: Shop) -> None:
        assert shop.run("sync", "incoming").code == 0
        backup = shop.run("db", "backup").out.strip()
        restored = shop.run("db", "restore", backup)
        assert restored.code == 0
        assert "look-only off" in restored.out
        refused = shop.run("orders", "look-only", "off")
        assert refused.code == 2
        assert says_one_sentence(refused)
        looked = shop.run("sync", "outgoing")
        assert (looked.code, "nothing was sent" in looked.out) == (1, True)
        assert "would be sent" in shop.run("orders", "look-only").out
        assert shop.run("orders", "look-only", "off").out == "Orders are sent.\n"
        assert shop.run("sync", "outgoing").code == 0

    def test_it_can_be_switched_by_hand(self, shop: Shop) -> None:
        assert shop.run("sync", "incoming").code == 0
        assert "Nothing is sent" in shop.run("orders", "look-only", "on").out

    def test_a_file_that_is_no_backup_is_a_sentence(self, shop: Shop, tmp_path: Path) -> None:
        assert shop.run("sync", "incoming").code == 0
        refused = shop.run("db", "restore", str(tmp_path / "nothing.sqlite3"))
        assert refused.code == 2
        assert says_one_sentence(refused)
