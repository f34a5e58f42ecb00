"""The section of backups: made, listed, put back; and the look before anything is sent after that."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.copies import Backup
from mahak_desk.sync.outgoing.look_only import LookOnly, WouldSend
from mahak_desk.sync.settings import Settings
from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.plain_parts import button, row
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.settings.database_words import is_on_server
from mahak_desk.ui.settings.putting_back import PuttingBack
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.codes import code_text

_PATH = Qt.ItemDataRole.UserRole
_MEGABYTE = 1_000_000


class BackupsSection(Section):
    """A SQLite file is copied and put back here; a server's database by its administrator."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "backups",
            self.tr("Backups"),
            self.tr("Copies of the database file. A server's database is backed up by its administrator."),
        )
        self.mode = Banner(around.look, around.speech)
        self.inside.insertWidget(1, self.mode)
        self.list = QListWidget()
        self.list.setFixedHeight(120)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.itemSelectionChanged.connect(self._enable)
        self.inside.addWidget(self.list)
        self.back_up = button(self.tr("Back up now"), self._back_up, around.look, icon="save")
        self.restore = button(
            self.tr("Put back…"), self._ask_to_restore, around.look, role="danger", icon="history"
        )
        self.look_only = button(
            self.tr("Send nothing, only look"), self._ask_to_look, around.look, role="link"
        )
        self.inside.addLayout(row(self.back_up, self.restore, None, self.look_only))
        self.told = Banner(around.look, around.speech)
        self._putting_back = PuttingBack(self, around)
        self.inside.addWidget(self.told)
        self._enable()

    def show_settings(self, settings: Settings) -> None:
        server = is_on_server(settings.website.database_url)
        for part in (self.list, self.back_up, self.restore):
            part.setVisible(not server)
        self.read()

    def read(self) -> None:
        """The copies there are, and whether anything is sent."""
        desk, background = self.around.shop.desk, self.around.background
        if desk is None:
            return  # it has closed meanwhile
        office = desk.office
        background.read(self, office.database.backups, self._show_backups)
        self.read_mode()

    def read_mode(self) -> None:
        """Whether anything is sent: cycles change that, and leave the list and what is chosen in it alone."""
        desk = self.around.shop.desk
        if desk is None:
            return
        office = desk.office
        self.around.background.read(
            self, lambda: (office.sending.look_only(), office.sending.would_send()), self._show_mode
        )

    # Copies

    def _show_backups(self, copies: list[Backup]) -> None:
        speech = self.around.speech
        why = {
            "": self.tr("made by hand"),
            "upgrade": self.tr("before an update"),
            "restore": self.tr("before a backup was put back"),
        }
        chosen = self._chosen
        self.list.clear()
        for copy in copies:
            size = self.tr("{0} MB").format(speech.number(max(1, round(copy.bytes / _MEGABYTE))))
            item = QListWidgetItem(f"{speech.moment(copy.made_at)} · {size} · {why.get(copy.before, '')}")
            item.setData(_PATH, copy.path)
            item.setToolTip(as_tooltip(str(copy.path)))
            self.list.addItem(item)
            item.setSelected(copy.path == chosen)
        if not copies:
            none = QListWidgetItem(self.tr("No backup was made yet."))
            none.setFlags(Qt.ItemFlag.ItemIsEnabled)  # else it is too pale to be read
            none.setForeground(self.around.look.brush("muted"))
            self.list.addItem(none)
        self._enable()

    @property
    def _chosen(self) -> Path | None:
        chosen = [item.data(_PATH) for item in self.list.selectedItems()]
        return chosen[0] if chosen else None

    def _enable(self) -> None:
        self.restore.setEnabled(self._chosen is not None)

    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        around = self.around
        around.background.write(self, around.desk.office.database.back_up, self._backed_up, self._failed)

    def _backed_up(self, copy: Path) -> None:
        self.back_up.setEnabled(True)
        self.around.say(self.tr("A backup was made: {0}").format(self.around.speech.latin(copy.name)))
        self.read()

    def _failed(self, error: DeskError) -> None:
        self.back_up.setEnabled(True)
        self.told.tell_error(error)
        self.read()

    # Putting one back

    def _ask_to_restore(self) -> None:
        if self._chosen is not None:
            self._putting_back.ask(self._chosen)

    # Look, don't send

    def _show_mode(self, known: tuple[LookOnly | None, WouldSend]) -> None:
        mode, waiting = known
        self.look_only.setVisible(mode is None)
        if mode is None:
            self.mode.hide()
            return
        speech = self.around.speech
        title = self.tr("Nothing is sent to Mahak, since {0}.").format(speech.moment(mode.since))
        again = Verb(self.tr("Look again"), self._look_again, icon="search")
        if mode.looked_at is None:
            text = self.tr("First Mahak is asked which orders it has already.")
            self.mode.say("warn", title, text, Verb(self.tr("Look now"), self._look_now, primary=True))
            return
        lines = [
            speech.in_digits(self.tr("%n order(s) were found in Mahak and count as sent.", "", mode.adopted)),
            speech.in_digits(self.tr("%n order(s) would be sent.", "", waiting.count)) + self._names(waiting),
        ]
        if mode.held:
            held = self.tr(
                "%n order(s) wait for you to compare them with an invoice in Mahak.", "", mode.held
            )
            lines.insert(1, speech.in_digits(held))
        verbs = [Verb(self.tr("Go on sending"), self._ask_to_go_on, primary=True), again]
        if mode.held:
            show = Place("orders", chip="needs_you", reason="may-be-in-mahak")
            verbs[1] = Verb(self.tr("Show them"), partial(self.around.go, show))
        self.mode.say("warn", title, "\n".join(lines), *verbs)

    def _names(self, waiting: WouldSend) -> str:
        first = [code_text(order.number, self.around.speech) for order in waiting.first[:8]]
        more = "…" if waiting.count > len(first) else ""
        return (
            f" ({'، '.join(first) if self.around.speech.is_rtl else ', '.join(first)}{more})" if first else ""
        )

    def _ask_to_look(self) -> None:
        ask(
            self.window(),
            self.tr("Send nothing for now?"),
            self.tr(
                "Do this before an administrator puts back a backup of the database server. Orders that Mahak"
                " has already are recognised, and nothing goes until you say go on."
            ),
            self.tr("Send nothing"),
            self._look_again,
        )

    def _look_again(self) -> None:
        around = self.around
        around.background.write(
            self, around.desk.office.sending.start_look_only, self._look_now, self._failed
        )

    def _look_now(self, _: object = None) -> None:
        self.around.shop.follow_up("outgoing")
        self.around.shop.touched("orders", "settings")

    def _ask_to_go_on(self) -> None:
        ask(
            self.window(),
            self.tr("Go on sending?"),
            self.tr("The orders named here go to Mahak as invoices with the next cycle."),
            self.tr("Go on"),
            self._go_on,
        )

    def _go_on(self) -> None:
        around = self.around
        around.background.write(self, around.desk.office.sending.go_on, self._look_now, self._failed)
