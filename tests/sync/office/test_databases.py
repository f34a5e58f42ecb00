"""A database is looked at before a shop moves there; a backup is put back whole, and nothing is sent then."""

from __future__ import annotations

import errno
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.outgoing.verbs import NotHeld
from mahak_desk.sync.secrets import SecretRefused
from mahak_desk.website import restore as restoring
from mahak_desk.website.database import Database
from mahak_desk.website.errors import (
    BackupUnusable,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseRestoreElsewhere,
)
from mahak_desk.website.upgrade import upgrade
from tests.sync.office.conftest import PASSWORD, USER, Office


@pytest.fixture
def desk(office: Office) -> Desk:
    """A shop that has synced once."""
    opened = office.open()
    opened.office.keep_credentials(USER, PASSWORD)
    opened.incoming()
    return opened


def number_of_invoices(cloud: PracticeCloud) -> int:
    return len(cloud.store.rows("Orders", Deleted=False))


def buy(desk: Desk, seed: int = 1) -> str:
    """A customer of the website buys something; the order's number."""
    return desk.place_practice_order(random.Random(seed))


class TestMoving:
    URL = "postgresql://desk@db.example.com/shop"

    def test_the_password_is_kept_for_the_new_address_before_that_is_written(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = office.open()
        kept: list[tuple[str, str]] = []

        def refuse(account: str, password: str) -> None:
            kept.append((account, opened.office.settings().website.database_url))
            raise SecretRefused(9999)

        monkeypatch.setattr(opened._shop.secrets, "keep_database_password", refuse)
        with pytest.raises(SecretRefused):
            opened.office.database.move(self.URL, "geheim")
        assert kept == [("desk@postgresql://db.example.com/shop", "")]
        assert opened.office.settings().website.database_url == ""

    def test_without_a_password_the_kept_one_stays(self, office: Office) -> None:
        opened = office.open()
        opened.office.database.move(self.URL, "geheim")
        assert "reopen" in opened.office.database.move("", None)
        opened.office.database.move(self.URL, None)
        account = opened.office.database.account()
        assert opened._shop.secrets.database_password(account) == "geheim"


class TestTrying:
    def test_an_empty_database_of_any_kind(self, office: Office, any_url: str) -> None:
        verdict = office.open().office.database.look_at(any_url, None)
        assert (verdict.kind, verdict.usable) == ("empty", True)
        assert "password" not in verdict.location

    def test_one_that_is_ready(self, office: Office, any_database: Database, any_url: str) -> None:
        with Database(any_url) as database:
            upgrade(database, backups=None)
        assert office.open().office.database.look_at(any_url, None).kind == "ready"

    def test_a_given_password_is_tried_and_kept_nowhere(
        self, office: Office, any_server: object, request: pytest.FixtureRequest
    ) -> None:
        name = "postgres" if "postgresql" in request.node.name else "mysql"
        url: str = any_server.url(name)  # type: ignore[attr-defined]
        user, host = url.split("@", 1)
        bare = f"{user.rpartition(':')[0]}@{host}"
        assert office.open().office.database.look_at(bare, "پ@ss/w:rd").usable
        wrong = office.open().office.database.look_at(bare, "wrong")
        assert (wrong.kind, wrong.usable) == ("unusable", False)
        assert not office.home.exists()

    def test_another_programs_tables(self, office: Office, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "other.sqlite3") as connection:
            connection.execute("CREATE TABLE products (id INTEGER)")
        verdict = office.open().office.database.look_at(f"sqlite:///{tmp_path / 'other.sqlite3'}", None)
        assert (verdict.kind, verdict.usable) == ("foreign", False)

    @pytest.mark.parametrize(("url", "words"), [(" ", "is missing"), ("sqlite:///shop.sqlite3", "of a file")])
    def test_a_server_is_not_answered_for_by_a_file(self, office: Office, url: str, words: str) -> None:
        verdict = office.open().office.database.look_at(url, None, on_server=True)
        assert (verdict.kind, words in verdict.title.en) == ("unusable", True)

    @pytest.mark.parametrize(("stamp", "kind"), [("0001", "older"), ("9999", "newer")])
    def test_another_versions_tables(self, desk: Desk, stamp: str, kind: str) -> None:
        with desk._shop.database().writing() as connection:
            connection.exec_driver_sql(f"UPDATE mahak_desk_schema SET version_num = '{stamp}'")
        assert desk.office.database.look_at("", None).kind == kind

    @pytest.mark.parametrize("url", ["oracle://x/y", "postgresql://nobody@127.0.0.1:1/shop", "what"])
    def test_an_address_that_leads_nowhere(self, office: Office, url: str) -> None:
        verdict = office.open().office.database.look_at(url, None)
        assert verdict.kind == "unusable"
        assert verdict.advice.fa


class TestRestoring:
    def test_what_was_sent_since_is_not_sent_again(self, office: Office, desk: Desk) -> None:
        buy(desk)
        desk.outgoing()
        copy = desk.office.database.back_up()
        lost = buy(desk)
        desk.outgoing()
        assert number_of_invoices(office.cloud) == 2
        desk.close()

        after = office.open()
        aside = after.office.database.restore(copy)
        assert aside is not None
        assert aside.exists()
        mode = after.office.sending.look_only()
        assert mode is not None
        assert (mode.why, mode.looked_at) == ("restored", None)
        report = after.outgoing()
        assert report.looks_only
        assert number_of_invoices(office.cloud) == 2
        after.office.sending.go_on()
        assert buy(after) == lost  # the website counts on from where the backup stood
        after.outgoing()
        assert number_of_invoices(office.cloud) == 2
        after.order_book.retry([lost])
        after.outgoing()
        assert number_of_invoices(office.cloud) == 2
        after.order_book.send_as_another(lost)
        after.outgoing()
        assert number_of_invoices(office.cloud) == 3

    def test_a_person_can_say_that_it_is_the_same(self, office: Office, desk: Desk) -> None:
        copy = desk.office.database.back_up()
        lost = buy(desk)
        desk.outgoing()
        desk.close()
        after = office.open()
        after.office.database.restore(copy)
        after.outgoing()
        assert buy(after, seed=2) == lost
        after.outgoing()
        after.office.sending.it_is_the_same(lost)
        after.office.sending.go_on()
        after.outgoing()
        assert number_of_invoices(office.cloud) == 1
        with pytest.raises(NotHeld):
            after.office.sending.it_is_the_same(lost)

    def test_the_copies_are_listed_with_why_they_were_made(self, office: Office, desk: Desk) -> None:
        copy = desk.office.database.back_up()
        desk.close()
        after = office.open()
        after.office.database.restore(copy)
        assert sorted(each.before for each in after.office.database.backups()) == ["", "restore"]
        assert {each.path for each in after.office.database.backups()} >= {copy}

    def test_what_the_database_held_can_be_put_back_too(self, office: Office, desk: Desk) -> None:
        copy = desk.office.database.back_up()
        with desk._shop.database().writing() as connection:
            connection.exec_driver_sql("UPDATE products SET name = 'since'")
        desk.close()
        after = office.open()
        aside = after.office.database.restore(copy)
        assert aside is not None
        with after._shop.looking() as connection:
            assert (
                connection.exec_driver_sql("SELECT count(*) FROM products WHERE name = 'since'").scalar() == 0
            )
        after.office.database.restore(aside)
        with after._shop.looking() as connection:
            assert (
                connection.exec_driver_sql("SELECT count(*) FROM products WHERE name = 'since'").scalar() == 2
            )

    def test_a_program_that_has_the_file_open_sees_the_restored_content(
        self, office: Office, desk: Desk
    ) -> None:
        """The website's own program, for one; on Windows the file could not even be replaced."""
        copy = desk.office.database.back_up()
        with desk._shop.database().writing() as connection:
            connection.exec_driver_sql("UPDATE products SET name = 'since'")
        website = sqlite3.connect(desk.profile.database_file)
        assert website.execute("SELECT DISTINCT name FROM products").fetchall() == [("since",)]
        desk.close()
        office.open().office.database.restore(copy)
        assert ("since",) not in website.execute("SELECT DISTINCT name FROM products").fetchall()
        website.execute("UPDATE products SET name = 'website'")
        website.commit()
        website.close()

    @pytest.mark.parametrize("torn_from", [0, 4096])
    def test_a_damaged_database_is_put_aside_as_it_is(
        self, office: Office, desk: Desk, torn_from: int
    ) -> None:
        """It cannot be copied as a database any more, and is just what a backup is wanted for."""
        copy = desk.office.database.back_up()
        file = desk.profile.database_file
        desk.close()
        whole = file.read_bytes()
        file.write_bytes(whole[:torn_from] + bytes(255 for _ in whole[torn_from:]))
        torn = file.read_bytes()
        after = office.open()
        aside = after.office.database.restore(copy)
        assert aside is not None
        assert aside.read_bytes() == torn
        mode = after.office.sending.look_only()
        assert mode is not None
        assert mode.why == "restored"
        assert after.status().products_on_sale == 2

    def test_a_damaged_database_stands_until_what_replaces_it_is_whole(
        self, office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Otherwise the next start would find nothing there, make an empty one, and send everything again."""
        copy = desk.office.database.back_up()
        file = desk.profile.database_file
        desk.close()
        file.write_bytes(b"torn" * 5_000)

        def full(draft: Path, path: Path) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(restoring, "put_in_place", full)
        after = office.open()
        with pytest.raises(DatabaseDiskFull):
            after.office.database.restore(copy)
        after.close()
        assert file.read_bytes() == b"torn" * 5_000
        with pytest.raises(DatabaseDamaged):
            office.open().database_ready()

    def test_a_file_that_is_no_backup_changes_nothing(
        self, office: Office, desk: Desk, tmp_path: Path
    ) -> None:
        before = desk.status()
        desk.close()
        after = office.open()
        text, empty = tmp_path / "text.sqlite3", tmp_path / "empty.sqlite3"
        text.write_text("not a database at all, though its name says so" * 100)
        sqlite3.connect(empty).close()
        with pytest.raises(DatabaseDamaged):
            after.office.database.restore(text)
        for file in (empty, tmp_path / "nowhere.sqlite3"):
            with pytest.raises(BackupUnusable):
                after.office.database.restore(file)
        assert after.status().products_on_sale == before.products_on_sale
        assert after.office.sending.look_only() is None
        assert [path.name for path in after.profile.backups.glob("*.restoring*")] == []

    def test_the_backup_itself_stays_as_it_was(self, office: Office, desk: Desk, tmp_path: Path) -> None:
        copy = desk.office.database.back_up()
        desk.close()
        kept = tmp_path / "kept"
        shutil.copy(copy, kept)
        office.open().office.database.restore(copy)
        assert copy.read_bytes() == kept.read_bytes()

    @pytest.mark.parametrize("any_url", ["postgresql", "mariadb"], indirect=True)
    def test_a_servers_database_is_its_administrators(
        self, office: Office, any_url: str, tmp_path: Path
    ) -> None:
        office.environment["MAHAK_DESK_DATABASE_URL"] = any_url
        with pytest.raises(DatabaseRestoreElsewhere):
            office.open().office.database.restore(tmp_path / "x.sqlite3")


def test_the_mode_can_be_switched_by_hand(office: Office, desk: Desk) -> None:
    desk.office.sending.start_look_only()
    mode = desk.office.sending.look_only()
    assert mode is not None
    assert mode.why == "by-hand"
    number = buy(desk)
    desk.outgoing()
    assert number_of_invoices(office.cloud) == 0
    waiting = desk.office.sending.would_send()
    assert (waiting.count, [order.number for order in waiting.first]) == (1, [number])
    desk.office.sending.go_on()
    assert desk.office.sending.look_only() is None
    desk.outgoing()
    assert number_of_invoices(office.cloud) == 1
    assert desk.office.sending.would_send().count == 0
