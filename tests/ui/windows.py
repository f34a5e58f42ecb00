"""A window at work: the real program over the real engine and the practice cloud, driven as a person would."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

import qasync
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mahak_desk.app import PracticeParts
from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.errors import Language
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.clock import Clock, SystemClock
from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.program import Program
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import PageName, Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.words.speech import plain

W = TypeVar("W", bound=QObject)

PATIENCE = 30.0
"""Seconds after which something a test waits for will not come; a loaded machine is slow."""


class WindowAtWork:
    """The program with its window shown, on a practice shop of its own in `home`."""

    expects_faults = False
    """A fault of the program itself, which it would show in its crash dialog, fails the test without this."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        language: Language | None = "en",
        *,
        clock: Clock | None = None,
        last_run_ended_badly: bool = False,
    ) -> None:
        """Without a language it follows what is remembered and the settings, as a shop's own window does."""
        self.choice = ChosenShop({"MAHAK_DESK_HOME": str(home)}, practice=True, profile_name="default")
        self.choice.profile.create()
        self.remembered = Remembered(self.choice.profile.folder)
        self.appearance = Appearance(app, self.remembered, {}, language)
        self.appearance.put_on()
        self.events = qasync.QEventLoop(app)
        asyncio.set_event_loop(self.events)
        self.window = MainWindow(self.remembered)
        self.window.dress(self.appearance.look, self.appearance.speech)
        self.window.show()
        self.program = Program(
            self.window,
            self.appearance,
            self.remembered,
            lambda: self.choice.lasting_desk("tests"),
            clock or SystemClock(),
            practice=PracticeParts(self.choice),
            last_run_ended_badly=last_run_ended_badly,
        )
        self.task = self.events.create_task(self.program.run())
        self._stay_in_the_loop()

    @property
    def cloud(self) -> PracticeCloud:
        """The practice Mahak of this window's shop."""
        assert self.choice._cloud is not None, "it is started when the shop is opened"
        return self.choice._cloud

    @property
    def shop(self):  # type: ignore[no-untyped-def] # the tests are not type checked
        return self.program.shop

    @property
    def desk(self):  # type: ignore[no-untyped-def]
        return self.program.shop.desk

    def until(self, holds: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Let the program live until something holds."""

        async def wait() -> None:
            end = time.monotonic() + seconds
            while not holds():
                assert time.monotonic() < end, f"did not come: {holds}"
                if self.task.done():
                    self.task.result()
                await asyncio.sleep(0.005)

        self._run(wait())

    def _run(self, work: Coroutine[object, object, None]) -> None:
        task = self.events.create_task(work)
        task.add_done_callback(lambda _: self.events.stop())
        self.events.run_forever()
        self._stay_in_the_loop()
        task.result()

    def _stay_in_the_loop(self) -> None:
        """A test, and pytest-qt around it, act as Qt's own events would: within the program's loop.

        `run_until_complete` and `run_forever` leave it, and a task that Qt wakes then finds no running loop.
        """
        asyncio.events._set_running_loop(self.events)

    def until_open(self) -> None:
        """Both flows run and both first cycles have ended."""
        self.until(lambda: self.shop.runs)
        self.until_quiet()

    def until_quiet(self) -> None:
        """No flow is in a cycle, and each has ended one."""

        def quiet() -> bool:
            states = self.shop.states
            ended = all(getattr(state, "last", None) is not None for state in states.values())
            return bool(states) and ended and not any(isinstance(s, Running) for s in states.values())

        self.until(quiet)

    def goes(self, flow: str) -> None:
        """Force a cycle and wait for its end."""
        seen: list[object] = []

        def note(moved: str, state: object) -> None:
            if moved == flow:
                seen.append(state)

        self.shop.flow_moved.connect(note)
        self.shop.force(flow)
        self.until(
            lambda: any(isinstance(state, Running) for state in seen) and not isinstance(seen[-1], Running)
        )
        self.shop.flow_moved.disconnect(note)

    def go(self, page: PageName, **place: object) -> QWidget:
        """Show a page and let it read."""
        self.window.go(Place(page, **place))  # type: ignore[arg-type]
        return self.window.shown_page

    def one(
        self, kind: type[W], holds: Callable[[W], bool] = lambda _: True, within: QObject | None = None
    ) -> W:
        """The only child of a kind that holds."""
        found = [child for child in (within or self.window).findChildren(kind) if holds(child)]
        assert len(found) == 1, f"{len(found)} of {kind.__name__}: {found}"
        return found[0]

    def button(self, text: str, within: QObject | None = None) -> QAbstractButton:
        """The only visible button that says this."""
        return self.one(
            QAbstractButton,
            lambda made: made.isVisible() and plain(made.text()).replace("&", "") == text,
            within,
        )

    def texts(self, within: QWidget | None = None) -> str:
        """Every visible word of a widget, for reading what a person would."""
        from PySide6.QtWidgets import QLabel

        labels = (within or self.window).findChildren(QLabel)
        return "\n".join(plain(each.text()) for each in labels if each.isVisible() and each.text())

    async def _ended(self) -> None:
        await asyncio.wait_for(self.task, PATIENCE)

    def end(self) -> None:
        """Quit as a person does, and wait for the end."""
        if not self.task.done():
            self.program.end()
            self._run(self._ended())
        left = [task for task in asyncio.all_tasks(self.events) if not task.done()]
        assert not left, f"left running: {left}"
        faults = self.program.faults._seen
        assert self.expects_faults or not faults, f"the program had faults: {faults}"
        self.window.hide()
        self.choice.close()
        asyncio.events._set_running_loop(None)
        self.events.close()
        asyncio.set_event_loop(None)
        self.window.deleteLater()
        # The application outlives the window; the next test speaks English.
        self.appearance._translation.speak("en")
