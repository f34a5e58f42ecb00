"""A look is put on the whole application: palette, faces and sheet, without a complaint of Qt's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mahak_desk.errors import Language
from mahak_desk.ui.look.look import PERSIAN_FACE, Theme, put_on
from mahak_desk.ui.look.palettes import DARK, LIGHT
from mahak_desk.ui.parts.plain_parts import label, set_tone


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    put_on(qapp, "system", "en")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_it_is_fusion_in_our_own_colours(app: QApplication, theme: Theme, language: Language) -> None:
    look = put_on(app, theme, language)
    assert look.colours is (DARK if theme == "dark" else LIGHT)
    assert app.palette().color(QPalette.ColorRole.Window).name() == look.colours.window
    assert look.colours.accent in app.styleSheet()
    app.setStyleSheet("")  # a style under a sheet has no name
    assert app.style().name() == "fusion"


def test_without_a_choice_it_follows_the_system(app: QApplication) -> None:
    put_on(app, "dark", "en")
    look = put_on(app, "system", "en")
    assert look.colours.dark == (app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_persian_is_written_in_the_shipped_face_and_codes_are_not(app: QApplication) -> None:
    put_on(app, "light", "fa")
    assert app.font().families()[0] == PERSIAN_FACE
    shipped = QRawFont.fromFont(app.font())
    assert shipped.familyName() == PERSIAN_FACE
    assert all(shipped.supportsCharacter(ord(letter)) for letter in "پچژگکی‌۰۹٬٫«»")
    assert not any(shipped.supportsCharacter(ord(letter)) for letter in "AZaz")


def test_bold_persian_is_a_face_of_its_own(app: QApplication) -> None:
    put_on(app, "light", "fa")
    bold = app.font()
    bold.setBold(True)
    assert QFontInfo(bold).bold()
    assert QRawFont.fromFont(bold).familyName() == PERSIAN_FACE
    word = "فاکتورهای فروش"
    assert QFontMetrics(bold).horizontalAdvance(word) > QFontMetrics(app.font()).horizontalAdvance(word)


def test_what_is_there_already_is_dressed_again(app: QApplication) -> None:
    put_on(app, "light", "en")
    button = QPushButton("Sync now")
    button.ensurePolished()
    before = button.grab().toImage()
    put_on(app, "dark", "en")
    assert button.grab().toImage() != before


def test_a_tone_can_be_changed_on_the_spot(app: QApplication) -> None:
    look = put_on(app, "light", "en")
    made = label("refused", tone="muted")

    def ink(of: QLabel) -> str:
        of.ensurePolished()
        return of.palette().color(QPalette.ColorRole.WindowText).name()

    assert ink(made) == look.colours.muted
    set_tone(made, "bad")
    assert ink(made) == look.colours.bad
