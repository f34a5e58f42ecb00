"""The dialog in which a person says what something is on the other side: proposals first, or a search."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.catalogue.counterpart_reading import Side
from mahak_desk.sync.catalogue.counterparts import Counterpart, Counterparts, Proposal
from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.ui.background.background import Ticket
from mahak_desk.ui.mappings.choice_delegate import ABOUT, ChoiceDelegate
from mahak_desk.ui.mappings.choice_words import about_choice, dialog_title, subject_words, warning
from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.plain_parts import button, column, label, row
from mahak_desk.ui.parts.screen_room import fit
from mahak_desk.ui.parts.search_line import SearchLine
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.speech import plain


class MapDialog(QDialog):
    """Opens at once and reads what can be chosen meanwhile; `chosen` brings the counterpart."""

    chosen = Signal(object)

    def __init__(self, line: MappingLine, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Map"))
        self.setModal(True)
        self._line = line
        self._around = surroundings
        self._speech = surroundings.speech
        self._all: Counterparts | None = None
        self._searching: Ticket | None = None
        self._banner = Banner(surroundings.look, self._speech)
        self._search = SearchLine()
        self._search.setPlaceholderText(self.tr("Search by name, code or barcode"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._look_for)
        self._heading = label(self.tr("Reading…"), tone="muted")
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("What it can be mapped to"))
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.currentItemChanged.connect(self._moved)
        self._list.itemActivated.connect(self._agree)
        self._search.leaves_downwards.connect(self._into_list)
        self._search.returnPressed.connect(self._agree)
        self._warning = label(tone="warn", wraps=True)
        self._map = button(self.tr("&Map"), self._agree, surroundings.look, role="primary", icon="link-2")
        self._map.setDefault(True)
        out = button(self.tr("Cancel"), self.reject, surroundings.look)
        body = column(
            label(dialog_title(line), role="heading", wraps=True),
            label(self._subject(), tone="muted", wraps=True),
            self._banner,
            self._search,
            self._heading,
            self._list,
            self._warning,
            row(None, self._map, out),
            spacing=10,
        )
        body.setContentsMargins(20, 16, 20, 16)
        body.setStretch(5, 1)
        self.setLayout(body)
        fit(self, QSize(620, 540))
        self._moved()
        self._search.setFocus()
        self._read()

    def _subject(self) -> str:
        said, count = subject_words(self._line, self._speech), self._line.waiting
        waiting = self._speech.in_digits(self.tr("%n order(s) wait for it", "", count)) if count else ""
        return " · ".join(filter(None, (said, waiting)))

    def _read(self) -> None:
        catalogue, kind = self._around.desk.catalogue, self._line.kind
        side: Side = "website" if self._line.website_id is None else "mahak"
        read = partial(catalogue.counterparts, kind, side)
        self._around.background.read(self, read, self._take, self._could_not_read)

    def _take(self, found: Counterparts) -> None:
        self._all = found
        self._look_for(self._search.text())

    def _could_not_read(self, error: DeskError) -> None:
        self._heading.setText("")
        self._banner.tell_error(error)

    def _look_for(self, typed: str) -> None:
        if self._all is None:
            return
        if self._searching is not None:
            self._searching.cancel()
        # What is listed still answers what was typed before: Enter, which a scanner sends at once, must not take it.
        self._list.setCurrentRow(-1)
        self._moved()
        everything, line = self._all, self._line
        if typed.strip():
            self._searching = self._around.background.read(
                self, lambda: everything.search(typed), self._show_found
            )
        else:
            self._searching = self._around.background.read(
                self, lambda: proposals(everything, line), self._show_proposals
            )

    def _show_found(self, found: list[Counterpart]) -> None:
        if found:
            self._heading.setText(self.tr("Found"))
        else:
            self._heading.setText(self.tr("Nothing found. Try a part of the name, or the code."))
        self._fill([Proposal(each, "name") for each in found], tells_why=False)

    def _show_proposals(self, found: list[Proposal]) -> None:
        if found:
            self._heading.setText(self.tr("It may be one of these"))
        else:
            self._heading.setText(self.tr("Nothing similar was found. Search by name or code."))
        self._fill(found, tells_why=True)

    def _fill(self, found: list[Proposal], *, tells_why: bool) -> None:
        self._list.clear()
        for proposal in found:
            counterpart = proposal.counterpart
            about = about_choice(proposal if tells_why else counterpart, self._speech)
            item = QListWidgetItem(counterpart.name or "—")
            item.setData(ABOUT, about)
            item.setData(Qt.ItemDataRole.UserRole, counterpart)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, plain(f"{counterpart.name}, {about}"))
            item.setToolTip(as_tooltip(counterpart.name))
            self._list.addItem(item)
        if found:
            self._list.setCurrentRow(0)
        self._moved()

    @property
    def _current(self) -> Counterpart | None:
        if self._list.currentRow() < 0:
            return None
        found: Counterpart = self._list.currentItem().data(Qt.ItemDataRole.UserRole)
        return found

    def _moved(self) -> None:
        chosen = self._current
        self._map.setEnabled(chosen is not None)
        self._warning.setText("" if chosen is None else warning(self._line, chosen))

    def _into_list(self) -> None:
        self._list.setFocus()

    def _agree(self) -> None:
        chosen = self._current
        if chosen is not None:
            self.chosen.emit(chosen)
            self.accept()


def proposals(everything: Counterparts, line: MappingLine) -> list[Proposal]:
    """What a line's partner may be, going by its code, then its name; for a background thread."""
    if line.kind == "customer":
        return everything.propose(line.website_name or line.mahak_name, "", (), (line.website_code,))
    name = line.website_name if line.website_id is not None else line.mahak_name
    if line.kind == "category":
        return everything.propose(name, "", (), ())
    code = line.website_code if line.website_id is not None else line.mahak_code
    return everything.propose(name, line.options, (code,), (code,))
