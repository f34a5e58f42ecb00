"""What the style sheet draws by itself, looked at pixel by pixel."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from mahak_desk.ui.look.palettes import DARK, LIGHT, Colours
from mahak_desk.ui.look.style_sheet import style_sheet

GROUND = "#ff00ff"
SOFT = 40
"""How much green, which the ground has none of, a soft edge may leave beside a disc."""


def picture(qtbot: QtBot, colours: Colours, *, checked: bool, enabled: bool = True) -> QImage:
    """A radio button without words, as it stands on a ground of no theme."""
    button = QRadioButton()
    qtbot.addWidget(button)
    button.resize(120, 40)
    button.setStyleSheet(style_sheet(colours, 9.0) + f"QRadioButton {{ background: {GROUND}; }}")
    button.setChecked(checked)
    button.setEnabled(enabled)
    shape = QStyleOptionButton()
    button.initStyleOption(shape)
    at = button.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, shape, button)
    return button.grab(at).toImage()


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chosen_radio_button_is_a_disc_with_a_dot(qtbot: QtBot, colours: Colours, enabled: bool) -> None:
    image = picture(qtbot, colours, checked=True, enabled=enabled)
    side, middle = image.width(), (image.width() - 1) / 2
    assert side == image.height() == 17
    for x in range(side):
        for y in range(side):
            from_middle = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5
            pixel = image.pixelColor(x, y)
            if from_middle > side / 2 + 0.4:
                assert pixel.green() < SOFT, f"a corner is filled at {x}, {y}"
            elif from_middle < side / 2 - 1:
                assert pixel != QColor(GROUND), f"a hole at {x}, {y}"
    rim, dot = image.pixelColor(3, 8), image.pixelColor(8, 8)
    assert abs(rim.lightness() - dot.lightness()) > 25, "nobody sees the dot"
    if enabled:
        assert (rim, dot) == (QColor(colours.accent), QColor(colours.on_accent))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_it_differs_from_one_that_is_not_chosen(qtbot: QtBot, colours: Colours) -> None:
    chosen, other = (picture(qtbot, colours, checked=checked).pixelColor(3, 8) for checked in (True, False))
    assert chosen != other
