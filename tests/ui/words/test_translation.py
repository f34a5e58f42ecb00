"""A language is put on whole: our words, Qt's own, the direction and the way numbers are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from mahak_desk.ui.words.translation import Translation


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp)
    yield made
    made.speak("en")


def test_persian_runs_right_to_left(translation: Translation, qapp: QApplication) -> None:
    translation.speak("fa")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QWidget().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().language() == QLocale.Language.Persian


def test_english_runs_left_to_right_again_after_persian(translation: Translation, qapp: QApplication) -> None:
    translation.speak("fa")
    translation.speak("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale().language() == QLocale.Language.English
    assert QCoreApplication.translate("Questions", "Cancel") == "Cancel"


def test_our_own_words_are_translated(translation: Translation) -> None:
    translation.speak("fa")
    assert QCoreApplication.translate("Navigation", "Orders") == "سفارش‌ها"


def test_qt_s_own_words_are_translated(translation: Translation) -> None:
    translation.speak("fa")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    said = buttons.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert any("\u0600" <= letter <= "\u06ff" for letter in said), said


def test_english_has_its_plurals(translation: Translation) -> None:
    translation.speak("en")
    said = [QCoreApplication.translate("Spans", "%n minute(s) ago", "", count) for count in (1, 4)]
    assert said == ["1 minute ago", "4 minutes ago"]


def test_persian_counts_without_plurals(translation: Translation) -> None:
    translation.speak("fa")
    said = [QCoreApplication.translate("Spans", "%n minute(s) ago", "", count) for count in (1, 4)]
    assert said == ["1 دقیقه پیش", "4 دقیقه پیش"], "speech puts the digits in"


def test_speaking_often_piles_nothing_up(translation: Translation, qapp: QApplication) -> None:
    for _ in range(3):
        translation.speak("fa")
    translation.speak("en")
    assert QCoreApplication.translate("Navigation", "Orders") == "Orders"
