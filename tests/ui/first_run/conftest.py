from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.practice.server import PracticeCloud
from tests.ui.settings.conftest import cloud, memory_keyring
from tests.ui.shops import SettingUp

__all__ = ["cloud", "memory_keyring"]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, cloud: PracticeCloud) -> Iterator[Callable[[], SettingUp]]:
    """Starts the program on one and the same new shop; the former start has ended by then."""
    windows: list[SettingUp] = []

    def start_program() -> SettingUp:
        if windows:
            windows[-1].end()
        windows.append(SettingUp(qapp, tmp_path, cloud))
        windows[-1].until(lambda: windows[-1].first_run is not None or windows[-1].shop.runs)
        return windows[-1]

    yield start_program
    if windows:
        windows[-1].end()
