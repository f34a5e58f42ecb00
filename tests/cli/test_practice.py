"""Practice mode from end to end: `mahak-desk --practice`, with nothing set up and nothing of a real shop."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mahak_desk.chosen_shop import PRACTICE_PORT
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.website import tables
from mahak_desk.website.database import Database
from tests.cli.shops import PASSWORD, Shop, says_one_sentence


@pytest.fixture
def learner(tmp_path: Path) -> Shop:
    """Somebody whose environment names a real shop, which practice must not touch."""
    cloud = PracticeCloud(port=1)
    shop = Shop(tmp_path / "home", cloud)
    shop.environment["MAHAK_DESK_DATABASE_URL"] = f"sqlite:///{tmp_path / 'real.sqlite3'}"
    return shop


def practice_folder(shop: Shop) -> Path:
    return shop.home / "practice"


def test_a_first_sync_brings_the_practice_shop(learner: Shop) -> None:
    ended = learner.spawn("--practice", "sync", "incoming", "--json")
    assert (ended.code, ended.err) == (1, "")
    assert ended.json["counts"]["products"]["created"] == 35
    made = {path.name for path in practice_folder(learner).iterdir()}
    assert made - {"mahak-desk.lock"} == {"logs", "mahak-desk.sqlite3", "practice-cloud.json"}
    assert [path.name for path in learner.home.iterdir()] == ["practice"]
    assert not (learner.home.parent / "real.sqlite3").exists()


def test_the_practice_goes_on_where_it_stopped(learner: Shop) -> None:
    learner.spawn("--practice", "sync", "incoming")
    again = learner.spawn("--practice", "sync", "incoming", "--json").json
    assert again["row_versions"] == {}
    assert again["counts"]["products"]["created"] == 0
    assert again["counts"]["products"]["updated"] == 0
    cloud = PracticeCloud(state_file=practice_folder(learner) / "practice-cloud.json")
    product_id = next(iter(cloud.store.table("Products")))
    cloud.desktop.rename_product(product_id, "نام تازه")
    assert (
        learner.spawn("--practice", "sync", "incoming", "--json").json["counts"]["products"]["updated"] == 1
    )
    with (
        Database(f"sqlite:///{practice_folder(learner) / 'mahak-desk.sqlite3'}") as database,
        database.reading() as connection,
    ):
        renamed = select(func.count()).where(tables.products.c.name == "نام تازه")
        assert connection.scalar(renamed) == 1


def test_the_pictures_keep_their_addresses(learner: Shop) -> None:
    with closing(socket.socket()) as probe:
        if probe.connect_ex(("127.0.0.1", PRACTICE_PORT)) == 0:
            pytest.skip("the practice cloud's port is in use on this machine")
    learner.spawn("--practice", "sync", "incoming")
    ended = learner.spawn("--practice", "sync", "incoming", "--full")
    assert "Pictures" not in ended.out


def test_a_second_practice_finds_another_port(learner: Shop, tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        try:
            taken.bind(("127.0.0.1", PRACTICE_PORT))
        except OSError:
            pytest.skip("the practice cloud's port is in use on this machine")
        taken.listen()
        assert learner.spawn("--practice", "credentials", "test").code == 0


@pytest.mark.parametrize(
    "command", [("doctor",), ("status",), ("problems", "list"), ("mappings", "list"), ("credentials", "test")]
)
def test_every_command_works_in_practice(learner: Shop, command: tuple[str, ...]) -> None:
    learner.spawn("--practice", "sync", "incoming")
    ended = learner.spawn("--practice", *command)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out != ""


def test_a_preview_in_practice_makes_no_database(learner: Shop) -> None:
    assert learner.run("--practice", "sync", "incoming", "--preview").code == 1
    assert not (practice_folder(learner) / "mahak-desk.sqlite3").exists()


def test_the_real_password_is_not_used(learner: Shop) -> None:
    ended = learner.run("-v", "--practice", "doctor")
    assert "practice, from the environment" in ended.out
    assert PASSWORD not in ended.out + ended.err


def test_a_damaged_practice_shop_is_named(learner: Shop) -> None:
    practice_folder(learner).mkdir(parents=True)
    (practice_folder(learner) / "practice-cloud.json").write_text("{")
    ended = learner.spawn("--practice", "sync", "incoming")
    assert ended.code == 2
    assert says_one_sentence(ended)
    assert "practice-cloud.json cannot be read. Delete it" in ended.err


def test_practice_speaks_the_chosen_language(learner: Shop) -> None:
    learner.environment["MAHAK_DESK_LANGUAGE"] = "fa"
    assert "محک ← سایت" in learner.run("--practice", "sync", "incoming").out
