from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from mahak_desk.practice.builder import ShopBuilder
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shop import build_shop
from tests.cli.shops import PASSWORD, USER, Shop
from tests.keyrings import MemoryKeyring

ACCOUNT = replace(DEMO, user_name=USER, password=PASSWORD)


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """The command sets the level of the program's loggers; the next test must not see that."""
    ours = logging.getLogger("mahak_desk")
    level = ours.level
    yield
    ours.setLevel(level)


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop of a few sound goods: its syncs have no problems."""
    yield from _shop(tmp_path, _small)


@pytest.fixture
def demo_shop(tmp_path: Path) -> Iterator[Shop]:
    """The shop of practice mode, which has two odd goods."""
    yield from _shop(tmp_path, build_shop)


def _shop(folder: Path, build: Callable[[ShopBuilder], object]) -> Iterator[Shop]:
    with PracticeCloud(build=build, accounts=(ACCOUNT,)) as cloud:
        yield Shop(folder / "home", cloud)


def _small(shop: ShopBuilder) -> None:
    furnish(shop)
    clothes = shop.category("پوشاک")
    for number in range(1, 21):
        shop.product(f"پیراهن {number}", prices=(1_000_000,), stock={1: 5}, category_id=clothes)
