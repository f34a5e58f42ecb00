"""The four icons can be told apart at 16 pixels without their colours, on a light and on a dark taskbar."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.ui.live.standing import Level
from mahak_desk.ui.tray.tray_icons import tray_icon
from tests.ui.look.pictures import alpha_mask, greys

LEVELS: tuple[Level, ...] = get_args(Level)
CLEARLY = 48
"""A step in lightness, of 255, that is seen at a glance."""


@pytest.mark.parametrize("side", [16, 20, 32])
@pytest.mark.parametrize("taskbar", ["#f3f3f3", "#101418"])
def test_no_two_icons_look_alike_in_grey(qapp: QApplication, side: int, taskbar: str) -> None:
    shown = {level: greys(tray_icon(level), side, taskbar) for level in LEVELS}
    for one, other in combinations(LEVELS, 2):
        seen = sum(abs(a - b) >= CLEARLY for a, b in zip(shown[one], shown[other], strict=True))
        assert seen >= side * side * 0.05, (one, other, seen)


@pytest.mark.parametrize("level", LEVELS)
def test_an_icon_fills_its_place(qapp: QApplication, level: Level) -> None:
    mask = alpha_mask(tray_icon(level), 16)
    rows = [any(alpha > 0.5 for alpha in mask[row * 16 : row * 16 + 16]) for row in range(16)]
    assert sum(rows) >= 13


def test_every_size_windows_asks_for_is_there(qapp: QApplication) -> None:
    sizes = {size.width() for size in tray_icon("well").availableSizes()}
    assert sizes >= {16, 20, 24, 32}
