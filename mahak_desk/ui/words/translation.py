"""Puts one language on the application: translations, direction and default locale together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from mahak_desk.bundled import bundled_folder
from mahak_desk.errors import Language

_LOCALES: dict[Language, QLocale] = {
    "fa": QLocale(QLocale.Language.Persian, QLocale.Country.Iran),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Translation:
    """The translators that are installed; keeps them alive, since Qt does not."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """From here on new widgets speak and read that way. Widgets that are there have to be made again."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        ours = Path(bundled_folder("resources"), "translations")
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(str(ours / f"mahak_desk_{language}.qm"))
        if language == "fa":
            self._install(str(Path(qts, "qtbase_fa.qm")))
        QLocale.setDefault(_LOCALES[language])
        # Qt's own translation file sets the direction too; without it the window would stay unmirrored.
        rtl = language == "fa"
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )

    def _install(self, path: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(path):
            self._app.installTranslator(translator)
            self._installed.append(translator)
