from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import keyring
import pytest

from mahak_desk.practice.builder import ShopBuilder
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync import secrets as secrets_module
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.profile import shop_profile
from tests.keyrings import MemoryKeyring

USER, PASSWORD = "shop", "S3cret-رمز-of-the-shop"
ACCOUNT = replace(DEMO, user_name=USER, password=PASSWORD)


@dataclass
class Office:
    """A shop's folder, its cloud, and desks opened on it as the window does, one after the other."""

    home: Path
    cloud: PracticeCloud
    environment: dict[str, str]
    open: Callable[[], Desk]


@pytest.fixture(autouse=True)
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    monkeypatch.setattr(secrets_module, "_OF_THIS_RUN", {})
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new shop: nothing is set but where the service is."""
    with PracticeCloud(build=_goods, accounts=(ACCOUNT,)) as cloud, ExitStack() as opened:
        home = tmp_path / "home"
        environment = {"MAHAK_DESK_HOME": str(home), "MAHAK_DESK_API_URL": cloud.url}

        def open_desk() -> Desk:
            desk = Desk(shop_profile("default", environment), environment, program="a test")
            return opened.enter_context(desk)

        yield Office(home, cloud, environment, open_desk)


def _goods(shop: ShopBuilder) -> None:
    furnish(shop)
    clothes = shop.category("پوشاک")
    shop.product("پیراهن", prices=(9_000_000, 8_000_000), stock={1: 5}, category_id=clothes)
    shop.product("کمربند", prices=(1_200_000,), stock={1: 3, 2: 4}, category_id=clothes)
    shop.person("نیلوفر", "نمونه‌پور", "09120000001")
