"""The line at the bottom: connection, licence, database, version, and for a moment what was just done."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mahak_desk import __version__
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.plain_parts import label, set_tone
from mahak_desk.ui.parts.texts import ShortLine
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.words.speech import Speech

_SAID_FOR = 8_000


class StatusLine(QWidget):
    """What is said goes by itself; the rest stays true."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self.setObjectName("status-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self._mark = label()
        self._connection = self._short(Qt.TextElideMode.ElideRight, 300)
        self._licence = label(tone="muted")
        # Of a server's address both its ends tell which it is.
        self._database = self._short(Qt.TextElideMode.ElideMiddle, 48)
        self._said = self._short(Qt.TextElideMode.ElideRight, 220, "text")
        version = label(self.tr("Version {0}").format(speech.latin(__version__)), tone="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        self._before_database = self._dot()
        self._before_database.hide()
        for thing in (self._mark, self._connection, self._dot(), self._licence):
            layout.addWidget(thing)
        layout.addWidget(self._before_database)
        layout.addWidget(self._database)
        layout.addStretch(1)
        layout.addWidget(self._said)
        layout.addSpacing(16)
        layout.addWidget(version)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAID_FOR)
        self._quiet.timeout.connect(self._said.clear)

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setToolTip(as_tooltip(sentence))
        self._quiet.start()

    def show_connection(self, tone: Tone, text: str) -> None:
        self._mark.setPixmap(self._look.mark(tone).pixmap(12, 12))
        self._connection.setText(text)
        self._connection.setToolTip(as_tooltip(text))

    def show_licence(self, days: int | None, *, low: bool) -> None:
        if days is None:
            self._licence.setText(self.tr("Licence: not known yet"))
        else:
            self._licence.setText(self._speech.in_digits(self.tr("Licence: %n day(s)", "", days)))
        set_tone(self._licence, "warn" if low else "muted")

    def show_database(self, place: str) -> None:
        """A file by its name, with its folder on hovering; a server whole."""
        shown = place if "://" in place else PurePath(place).name
        self._database.setText(self._speech.latin(shown))
        self._before_database.show()
        self._database.setToolTip(as_tooltip(place))

    def _short(self, cut: Qt.TextElideMode, shortest: int, tone: Tone = "muted") -> ShortLine:
        made = ShortLine(cut, shortest)
        set_tone(made, tone)
        return made

    def _dot(self) -> QWidget:
        return label("·", tone="muted")
