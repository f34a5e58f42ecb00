"""Python beside a window: what is there once the flows run is not searched for garbage again and again."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahak_desk.ui.process.interpreter import run_beside_window
from tests.ui.rows.shelves import ShelfRoom


@pytest.fixture
def a_closed_room(qapp: object, tmp_path: Path) -> Iterator[ShelfRoom]:
    """Python is afterwards as it was."""
    turn = sys.getswitchinterval()
    gc.unfreeze()
    room = ShelfRoom(tmp_path)
    yield room
    room.close()
    sys.setswitchinterval(turn)
    gc.unfreeze()


def test_what_stays_is_spared_once_the_shop_is_open(a_closed_room: ShelfRoom) -> None:
    run_beside_window(a_closed_room.shop)
    assert gc.get_freeze_count() == 0
    a_closed_room.shop.opened.emit()
    spared = gc.get_freeze_count()
    assert spared > 10_000
    later = [[number] for number in range(100)]
    a_closed_room.shop.opened.emit()
    assert gc.get_freeze_count() <= spared, "what was made since is searched, after a second opening too"
    assert gc.is_tracked(later)
