"""The strip over practice mode: that it is practice, and the parts a person plays in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.parts.plain_parts import button, label
from mahak_desk.ui.window.surroundings import PracticePlay, Surroundings
from mahak_desk.ui.words.codes import code_text


class PracticeStrip(QWidget):
    """Nothing here reaches a real shop."""

    def __init__(self, around: Surroundings, play: PracticePlay) -> None:
        super().__init__()
        self._around = around
        self._play = play
        self.setObjectName("practice-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        icon = label()
        icon.setPixmap(around.look.pixmap("graduation-cap", 20, "warn"))
        title = label(self.tr("Practice: an invented shop on this computer"), role="heading")
        self._buy = button(
            self.tr("Let a customer buy something"), self._buy_now, around.look, icon="shopping-cart"
        )
        self._register = button(
            self.tr("Press «ارسال و دریافت اطلاعات» in Mahak"),
            self._register_now,
            around.look,
            icon="refresh-cw",
        )
        self._to_note = False
        around.shop.flow_moved.connect(self._moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(10)
        layout.addWidget(icon)
        layout.addWidget(title)
        layout.addStretch(1)
        layout.addWidget(self._buy)
        layout.addWidget(self._register)

    def _buy_now(self) -> None:
        self._buy.setEnabled(False)
        self._around.background.write(self, self._play.buy, self._bought, self._failed)

    def _bought(self, number: str) -> None:
        self._buy.setEnabled(True)
        shown = code_text(number, self._around.speech)
        said = self.tr("Order {0} was paid on the practice website.").format(shown)
        self._around.say(said)
        self._around.shop.touched("orders")

    def _register_now(self) -> None:
        self._register.setEnabled(False)
        self._around.background.write(self, self._play.register, self._registered, self._failed)

    def _registered(self, count: int) -> None:
        self._register.setEnabled(True)
        said = self.tr("The practice Mahak made %n order(s) invoices.", "", count)
        self._around.say(self._around.speech.in_digits(said))
        # Only the incoming flow sees that Mahak's desktop registered them, and only the outgoing one notes it.
        self._to_note = count > 0
        self._around.shop.follow_up("incoming")

    def _moved(self, flow: str, state: object) -> None:
        if self._to_note and flow == "incoming" and not isinstance(state, Running):
            self._to_note = False
            self._around.shop.follow_up("outgoing")

    def _failed(self, error: DeskError) -> None:
        self._buy.setEnabled(True)
        self._register.setEnabled(True)
        self._around.say(self._around.speech.words(error.title))
