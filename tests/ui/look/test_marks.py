"""A state can be told by the shape of its mark alone."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mahak_desk.ui.look.marks import mark
from mahak_desk.ui.look.palettes import DARK, LIGHT, Tone
from tests.ui.look.pictures import alpha_mask, share_of_difference

SHAPED: tuple[Tone, ...] = ("good", "warn", "bad", "accent", "muted")


@pytest.mark.parametrize("side", [12, 16, 24])
def test_no_two_tones_have_the_same_shape(qapp: QApplication, side: int) -> None:
    masks = {tone: alpha_mask(mark(tone, LIGHT), side) for tone in SHAPED}
    for one, other in combinations(SHAPED, 2):
        assert share_of_difference(masks[one], masks[other]) > 0.15, (one, other)


def test_the_shape_is_the_same_in_both_themes(qapp: QApplication) -> None:
    for tone in get_args(Tone):
        assert alpha_mask(mark(tone, LIGHT), 16) == alpha_mask(mark(tone, DARK), 16)


def test_the_colour_is_the_theme_s(qapp: QApplication) -> None:
    for colours in (LIGHT, DARK):
        middle = mark("good", colours).pixmap(16, 16).toImage().pixelColor(8, 8)
        assert middle.name() == colours.good


def test_a_selected_row_does_not_tint_its_mark(qapp: QApplication) -> None:
    icon = mark("bad", LIGHT)
    plain, selected = (
        icon.pixmap(16, 16, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert plain == selected


def test_a_mark_has_pixels_for_sharp_screens(qapp: QApplication) -> None:
    assert mark("warn", LIGHT).pixmap(QSize(14, 14), 2.0).size() == QSize(28, 28)
