"""Puts the desktop program together: `MahakDesk.exe`, and `mahak-desk` without a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.errors import Language
from mahak_desk.sync.profile import DEFAULT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mahak_desk.ui.process.one_instance import OneInstance
    from mahak_desk.ui.window.appearance import Appearance
    from mahak_desk.ui.window.main_window import MainWindow
    from mahak_desk.ui.window.remembered import Remembered


def main(arguments: Sequence[str] | None = None) -> int:
    """The window program's own command line. Returns its exit code."""
    parser = argparse.ArgumentParser(prog="MahakDesk")
    parser.add_argument("--practice", action="store_true", help="work with the practice shop")
    parser.add_argument("--profile", default=DEFAULT, metavar="NAME", help="the shop to work with")
    parser.add_argument("--language", choices=["fa", "en"])
    parser.add_argument("--hidden", action="store_true", help="start in the tray")
    chosen = parser.parse_args(arguments)
    shop = ChosenShop(os.environ, practice=chosen.practice, profile_name=chosen.profile)
    return open_window(shop, language=chosen.language, hidden=chosen.hidden)


def open_window(shop: ChosenShop, *, language: Language | None = None, hidden: bool = False) -> int:
    """Run the window program on a shop until a person ends it; its exit code.

    Raises ProfileNameInvalid, FolderUnusable and DiskFull.
    """
    from PySide6.QtWidgets import QApplication

    from mahak_desk.ui.process.one_instance import OneInstance
    from mahak_desk.ui.window.appearance import Appearance
    from mahak_desk.ui.window.main_window import MainWindow
    from mahak_desk.ui.window.remembered import Remembered

    shop.profile.create()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Mahak Desk")
    app.setDesktopFileName("mahak-desk")
    app.setQuitOnLastWindowClosed(False)
    instance = OneInstance(shop.profile.folder)
    if instance.call_first():
        return 0
    instance.listen()
    remembered = Remembered(shop.profile.folder)
    appearance = Appearance(app, remembered, shop.environment, language)
    appearance.put_on()
    window = MainWindow(remembered)
    window.dress(appearance.look, appearance.speech)
    if not hidden:
        _show_first_picture(window)
    return _live(app, shop, window, appearance, remembered, instance)


def _show_first_picture(window: MainWindow) -> None:
    """Be on the screen before anything heavy is imported."""
    from PySide6.QtCore import QEventLoop, QTimer

    events = QEventLoop()
    window.painted.connect(events.quit)
    QTimer.singleShot(2_000, events.quit)  # a screen that never asks for a picture must not hold up the flows
    window.show()
    events.exec()


def _live(
    app: QApplication,
    shop: ChosenShop,
    window: MainWindow,
    appearance: Appearance,
    remembered: Remembered,
    instance: OneInstance,
) -> int:
    """From the first picture to the end of the process."""
    import qasync

    from mahak_desk.sync.clock import SystemClock
    from mahak_desk.sync.logbook import start_logging, stop_logging
    from mahak_desk.sync.stop_signals import calling_on_signals
    from mahak_desk.ui.process.crash import RunMarker
    from mahak_desk.ui.process.system_end import hold_system_end
    from mahak_desk.ui.program import Program

    # A picture asks Python for every cell; while a flow computes, each of them may wait this long.
    sys.setswitchinterval(0.001)
    start_logging(shop.profile.log_file)
    marker = RunMarker(shop.profile.folder)
    marker.begin()
    with qasync.QEventLoop(app) as events:
        program = Program(
            window,
            appearance,
            remembered,
            lambda: shop.lasting_desk("Mahak Desk"),
            SystemClock(),
            practice=PracticeParts(shop) if shop.in_practice else None,
            last_run_ended_badly=marker.ended_badly,
        )
        instance.called.connect(program.come_forward)
        if not window.isVisible() and not program.has_tray:
            window.show()  # started to hide in a tray that is not there (yet)

        async def live() -> None:
            with calling_on_signals(program.end), hold_system_end(app, program.end, running):
                await program.run()

        running = events.create_task(live())
        events.run_until_complete(running)
    instance.close()
    shop.close()
    marker.end()
    stop_logging()
    return 0


class PracticeParts:
    """The parts a person plays in practice mode, as the window offers them."""

    def __init__(self, shop: ChosenShop) -> None:
        self._shop = shop

    def buy(self) -> str:
        return self._shop.buy_in_practice()

    def register(self) -> int:
        return self._shop.register_in_practice()
