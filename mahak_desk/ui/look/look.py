"""The look that is on: theme, fonts and icons, put on the whole application at once."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from mahak_desk.bundled import bundled_folder
from mahak_desk.errors import Language
from mahak_desk.ui.look.icons import button_icon, tinted_icon, tinted_pixmap
from mahak_desk.ui.look.palettes import DARK, LIGHT, Colours, Tone, qt_palette
from mahak_desk.ui.look.style_sheet import style_sheet

Theme = Literal["system", "light", "dark"]

PERSIAN_FACE = "Vazirmatn NL"
"""Vazirmatn without Latin letters: codes and names in Latin keep the system's own face."""

_POINTS: dict[Language, float] = {"fa": 10, "en": 9.5}


class Look:
    """What widgets ask for colours and icons; made once a theme and a language are known."""

    def __init__(self, colours: Colours, language: Language, ratio: float = 1.0) -> None:
        """`ratio` is that of the sharpest screen: how many of its pixels make one of a widget's."""
        self.colours = colours
        self._ratio = ratio
        self._mirrored = language == "fa"

    def icon(self, name: str, tone: Tone = "text", *, directional: bool = False) -> QIcon:
        """A drawing of `resources/icons`; a directional one points along the reading direction."""
        return tinted_icon(name, self.colours.of(tone), mirrored=directional and self._mirrored)

    def pixmap(self, name: str, size: int, tone: Tone = "text") -> QPixmap:
        """A drawing for a label, as sharp as the screen."""
        return tinted_pixmap(name, self.colours.of(tone), size, ratio=self._ratio)

    def button_icon(self, name: str, tone: Tone | Literal["on_accent"] = "text") -> QIcon:
        """For a button with a text, `on_accent` for a primary one; of the size `BUTTON_ICON`."""
        colours = self.colours
        colour = colours.on_accent if tone == "on_accent" else colours.of(tone)
        return button_icon(name, colour, colours.muted, gap_at_left=self._mirrored)

    def brush(self, tone: Tone) -> QBrush:
        return QBrush(QColor(self.colours.of(tone)))

    def mark(self, tone: Tone) -> QIcon:
        from mahak_desk.ui.look.marks import mark  # the first picture shows none

        return mark(tone, self.colours)


def put_on(app: QApplication, theme: Theme, language: Language, system_is_dark: bool = False) -> Look:
    """Dress the application; widgets made afterwards, and those that are there, follow."""
    hints = app.styleHints()
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(theme)
    if scheme is None:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(scheme)
    dark = system_is_dark if scheme is None else theme == "dark"
    colours = DARK if dark else LIGHT
    # Windows' own styles mix badly with a style sheet and with dark palettes.
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(qt_palette(colours))
    app.setFont(_font(language))
    app.setStyleSheet(style_sheet(colours, _POINTS[language]))
    return Look(colours, language, app.devicePixelRatio())


def _font(language: Language) -> QFont:
    _load_faces()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    font = QFont()
    font.setFamilies([PERSIAN_FACE, *system] if language == "fa" else [*system, PERSIAN_FACE])
    font.setPointSizeF(_POINTS[language])
    return font


def _load_faces() -> None:
    if PERSIAN_FACE in QFontDatabase.families():
        return
    for face in sorted(Path(bundled_folder("resources"), "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
