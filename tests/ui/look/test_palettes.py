"""Every text of the window can be read on what it stands on, in both themes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from mahak_desk.ui.look.palettes import DARK, LIGHT, Colours, qt_palette
from mahak_desk.ui.look.style_sheet import style_sheet

READABLE = 4.5

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

STANDS_ON = {
    "window": ("text", "muted", "accent", "good", "warn", "bad"),
    "surface": ("text", "muted", "accent", "good", "warn", "bad"),
    "sunken": ("text", "muted", "accent", "bad"),  # pressed buttons, hovered navigation
    "accent_soft": ("text", "accent"),  # selected rows, chosen chips, banners with their icons
    "good_soft": ("text", "good"),
    "warn_soft": ("text", "warn"),
    "bad_soft": ("text", "bad"),
    "accent": ("on_accent",),
    "accent_hover": ("on_accent",),
    "bad": ("surface",),  # the count in the navigation
}


def contrast(one: str, other: str) -> float:
    """As WCAG 2 computes it: 1 for none, 21 for black on white."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_itself_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", STANDS_ON)
def test_every_tone_is_readable_on_what_it_stands_on(colours: Colours, ground: str) -> None:
    measured = {
        tone: contrast(getattr(colours, tone), getattr(colours, ground)) for tone in STANDS_ON[ground]
    }
    assert min(measured.values()) >= READABLE, measured


@THEMES
def test_every_rule_of_the_sheet_with_a_ground_and_an_ink_is_readable(colours: Colours) -> None:
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(colours, 10))
    both = []
    for selector, body in rules:
        ground = re.search(r"(?<![\w-])background:\s*(#\w+)", body)
        ink = re.search(r"(?<![\w-])color:\s*(#\w+)", body)
        if ground and ink:
            both.append((contrast(ground[1], ink[1]), selector.strip()))
    assert len(both) >= 8
    assert min(both)[0] >= READABLE, min(both)


@THEMES
def test_the_palette_qt_paints_with_is_readable_too(colours: Colours) -> None:
    palette = qt_palette(colours)
    for ground, ink in (
        (palette.window(), palette.windowText()),
        (palette.base(), palette.text()),
        (palette.base(), palette.placeholderText()),
        (palette.alternateBase(), palette.text()),
        (palette.button(), palette.buttonText()),
        (palette.toolTipBase(), palette.toolTipText()),
        (palette.highlight(), palette.highlightedText()),
        (palette.base(), palette.link()),
    ):
        assert contrast(ground.color().name(), ink.color().name()) >= READABLE


@THEMES
def test_a_focused_frame_can_be_told_from_a_resting_one(colours: Colours) -> None:
    assert contrast(colours.accent, colours.surface) >= 3
    assert contrast(colours.accent, colours.border) >= 1.5


def test_dark_is_dark() -> None:
    assert DARK.dark
    assert not LIGHT.dark
    assert _luminance(QColor(DARK.window)) < 0.05 < 0.8 < _luminance(QColor(LIGHT.window))
