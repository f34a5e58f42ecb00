"""The two sets of colours, and how Qt is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette

Tone = Literal["text", "muted", "accent", "good", "warn", "bad"]
"""What a colour says; widgets name a tone and never a colour."""


@dataclass(frozen=True)
class Colours:
    """One theme; every text colour has a contrast of at least 4.5:1 on `window` and `surface`."""

    dark: bool
    window: str
    surface: str
    sunken: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str

    def of(self, tone: Tone) -> str:
        colour: str = getattr(self, tone)
        return colour


LIGHT = Colours(
    dark=False,
    window="#f3f5f7",
    surface="#ffffff",
    sunken="#e9edf0",
    border="#d5dce2",
    text="#19222a",
    muted="#55626e",
    accent="#0b6b7c",
    on_accent="#ffffff",
    accent_hover="#095a68",
    accent_soft="#dceff2",
    good="#1c7431",
    good_soft="#e0f2e4",
    warn="#855300",
    warn_soft="#fbefd9",
    bad="#b3261e",
    bad_soft="#fbe4e2",
)

DARK = Colours(
    dark=True,
    window="#14191e",
    surface="#1c2329",
    sunken="#262f37",
    border="#36424c",
    text="#e7edf1",
    muted="#a2afba",
    accent="#55bccb",
    on_accent="#04262c",
    accent_hover="#74cbd7",
    accent_soft="#1d3d44",
    good="#6cc886",
    good_soft="#1c3524",
    warn="#e3b457",
    warn_soft="#3a2f17",
    bad="#f48d83",
    bad_soft="#432321",
)


def qt_palette(colours: Colours) -> QPalette:
    """The same colours as Fusion asks for them."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.bad),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Highlight, colours.accent_soft),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.sunken),
        (role.Mid, colours.border),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
    ):
        palette.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        faded = QColor(colours.muted)
        faded.setAlpha(150)
        palette.setColor(disabled, name, faded)
    return palette
