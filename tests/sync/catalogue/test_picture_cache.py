"""A picture is fetched once, kept whole, and let go of when there are too many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.errors import MahakServerError, MahakUnreachable
from mahak_desk.sync.catalogue import picture_cache
from mahak_desk.sync.catalogue.picture_cache import PictureCache
from tests.sync.incoming.shops import Clock

HERE, THERE = "https://shop.example/1.png", "https://shop.example/2.png"


class Web:
    """What is out there, and what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | DeskError] = {}
        self.asked: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        page = self.pages[url]
        if isinstance(page, DeskError):
            raise page
        return page


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, web: Web, clock: Clock) -> PictureCache:
    return PictureCache(tmp_path / "pictures", web.fetch, clock.now)


def test_a_picture_is_fetched_once_and_kept(cache: PictureCache, web: Web, tmp_path: Path) -> None:
    web.pages[HERE] = b"picture"
    path = cache.file_of(HERE)
    assert path is not None
    assert path.read_bytes() == b"picture"
    assert cache.file_of(HERE) == path
    assert web.asked == [HERE]
    assert [each.name for each in (tmp_path / "pictures").iterdir()] == [path.name]


def test_one_that_cannot_be_had_is_left_alone_for_a_while(
    cache: PictureCache, web: Web, clock: Clock
) -> None:
    web.pages = {HERE: MahakServerError(404), THERE: b"picture"}
    assert cache.file_of(HERE) is None
    assert cache.file_of(HERE) is None
    assert cache.file_of(THERE) is not None
    clock.move(minutes=11)
    web.pages[HERE] = b"picture"
    assert cache.file_of(HERE) is not None
    assert web.asked == [HERE, THERE, HERE]


def test_a_host_that_cannot_be_reached_costs_one_time_out(cache: PictureCache, web: Web) -> None:
    web.pages = dict.fromkeys((HERE, THERE), MahakUnreachable("shop.example", Words("", "")))
    assert cache.file_of(HERE) is cache.file_of(THERE) is None
    assert web.asked == [HERE]


def test_the_oldest_go_when_there_are_too_many(
    cache: PictureCache, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_cache, "MOST_FILES", 5)
    monkeypatch.setattr(picture_cache, "_SPARED", 2)
    urls = [f"https://shop.example/{number}.png" for number in range(8)]
    for age, url in enumerate(urls):
        web.pages[url] = b"picture"
        path = cache.file_of(url)
        assert path is not None
        os.utime(path, ns=(age, age))
    kept = len(list((tmp_path / "pictures").iterdir()))
    assert kept <= 5
    web.asked.clear()
    assert cache.file_of(urls[0]) is not None
    assert web.asked == [urls[0]]
