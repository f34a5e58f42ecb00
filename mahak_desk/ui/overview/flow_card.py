"""A flow's card: what it is doing, when it last and next runs, and the buttons that steer it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mahak_desk.sync.activity.next_click import OpenSettings, about_failure
from mahak_desk.sync.cycle import Wish
from mahak_desk.sync.loop_state import Blocked, LoopState, Running, is_paused
from mahak_desk.sync.problems import Flow
from mahak_desk.ui.overview.flow_words import flow_said, last_run, next_run
from mahak_desk.ui.parts.plain_parts import button, card, label, row
from mahak_desk.ui.window.next_places import place_of
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.flow_names import flow_name

_HEADING = 28
"""As high as the button beside it, in the card that has none too."""
_BELOW = 22


class FlowCard(QWidget):
    """Follows its flow by itself; the page tells it what was read (`tell`)."""

    preview_wanted = Signal()

    def __init__(self, around: Surroundings, flow: Flow) -> None:
        super().__init__()
        self._around = around
        self._flow = flow
        self._waiting = 0
        self._recorded: datetime | None = None
        self._mark = label()
        self._state = label(role="heading", wraps=True)
        self._more = label(tone="muted", wraps=True)
        self._times = label(tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        # They share a place: nothing else must move when a cycle begins.
        self._below = QStackedWidget()
        self._below.setFixedHeight(_BELOW)
        self._below.addWidget(self._times)
        self._below.addWidget(self._bar)
        self._force = button(self.tr("Sync now"), self._sync, around.look, role="primary", icon="refresh-cw")
        self._stop = button(self.tr("Cancel"), self._cancel, around.look, icon="x")
        self._pressed = QElapsedTimer()
        self._pause = button(self.tr("Pause"), self._pause_or_resume, around.look, icon="pause")
        self._remedy = button(self.tr("Open the settings"), self._open_settings, around.look, role="link")
        frame, inside = card()
        title = label(flow_name(flow), tone="muted")
        title.setMinimumHeight(_HEADING)
        heading = row(title, None, spacing=6)
        if flow == "incoming":
            heading.addWidget(self._more_verbs())
        inside.addLayout(heading)
        inside.addLayout(row(self._mark, self._state, spacing=6))
        inside.itemAt(1).layout().setStretch(1, 1)  # type: ignore[union-attr]
        inside.addLayout(row(self._more, self._remedy, spacing=12))
        inside.itemAt(2).layout().setStretch(0, 1)  # type: ignore[union-attr]
        inside.addStretch(1)
        inside.addWidget(self._below)
        inside.addLayout(row(self._force, self._stop, self._pause, None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        frame.setAccessibleName(flow_name(flow))
        around.shop.flow_moved.connect(self._moved)
        around.heartbeat.beat.connect(self._beat)
        self._show()

    def tell(self, waiting_for_person: int, recorded: datetime | None) -> None:
        """How much of this flow needs somebody, and when a cycle last succeeded by what is recorded."""
        self._waiting = waiting_for_person
        self._recorded = recorded
        self._show()

    @property
    def _now_doing(self) -> LoopState | None:
        return self._around.shop.states.get(self._flow)

    def _moved(self, flow: str, _state: object) -> None:
        if flow == self._flow:
            self._show()

    def _beat(self, _now: object) -> None:
        if self.isVisible():
            self._show_times()

    def _show(self) -> None:
        state = self._now_doing
        look = self._around.look
        said = flow_said(self._flow, state, self._waiting, self._around.speech)
        self._mark.setPixmap(look.mark(said.tone).pixmap(14, 14))
        self._state.setText(said.title)
        self._more.setText(said.more)
        running = isinstance(state, Running)
        self._below.setCurrentWidget(self._bar if running else self._times)
        if isinstance(state, Running):
            self._bar.setRange(0, state.total)
            self._bar.setValue(state.done)
            self._bar.setAccessibleName(f"{said.title} {said.more}")
        self._remedy.setVisible(self._leads_to is not None)
        self._force.setEnabled(self._around.shop.runs)
        self._change_places(*((self._force, self._stop) if running else (self._stop, self._force)))
        self._show_pause(state)
        self._show_times()

    def _change_places(self, goes: QPushButton, comes: QPushButton) -> None:
        comes.show()
        if self.window().focusWidget() is goes:
            comes.setFocus()  # else Qt hands it on to Pause, and who presses twice stops the flow
        goes.hide()

    @property
    def _leads_to(self) -> Place | None:
        """Where in the settings a person ends what blocks the flow."""
        state = self._now_doing
        if not isinstance(state, Blocked):
            return None
        action = about_failure(state.why.code, self._flow, 0)
        return place_of(action) if isinstance(action, OpenSettings) else None

    def _open_settings(self) -> None:
        if self._leads_to is not None:
            self._around.go(self._leads_to)

    def _show_pause(self, state: LoopState | None) -> None:
        paused = is_paused(state)
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._pause.setIcon(self._around.look.button_icon("play" if paused else "pause"))
        self._pause.setEnabled(self._around.shop.runs)

    def _show_times(self) -> None:
        state, speech, now = self._now_doing, self._around.speech, self._around.heartbeat.now()
        last, following = last_run(state, self._recorded), next_run(state)
        said, exact = [], []
        if last is not None:
            said.append(self.tr("last run {0}").format(speech.ago(last, now)))
            exact.append(self.tr("Last run: {0}").format(speech.moment(last)))
        if following is not None:
            said.append(self.tr("next {0}").format(speech.until(following, now)))
            exact.append(self.tr("Next run: {0}").format(speech.moment(following)))
        self._times.setText(" · ".join(said))
        self._times.setToolTip("\n".join(exact))

    def _more_verbs(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "quiet")
        made.setIcon(self._around.look.icon("ellipsis"))
        made.setToolTip(self.tr("More"))
        made.setAccessibleName(self.tr("More"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        look = self._around.look
        menu.addAction(look.icon("eye"), self.tr("Preview what would change…"), self.preview_wanted.emit)
        menu.addAction(look.icon("rotate-ccw"), self.tr("Compare everything with Mahak"), self._compare_all)
        made.setMenu(menu)
        return made

    def _sync(self) -> None:
        if not self._pressed_twice():
            self._around.shop.force(self._flow)

    def _compare_all(self) -> None:
        self._around.shop.force(self._flow, Wish(full=True))

    def _cancel(self) -> None:
        if not self._pressed_twice():
            self._around.shop.cancel(self._flow)

    def _pressed_twice(self) -> bool:
        """Whether this is the second of two quick presses.

        Many press everything twice, and by then the other button has the place.
        """
        twice = self._pressed.isValid() and self._pressed.elapsed() < QApplication.doubleClickInterval()
        self._pressed.start()
        return twice

    def _pause_or_resume(self) -> None:
        if is_paused(self._now_doing):
            self._around.shop.resume(self._flow)
        else:
            self._around.shop.pause(self._flow)
