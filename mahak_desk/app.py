"""Puts the desktop program together: `MahakDesk.exe`, and `mahak-desk` without a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.errors import DeskError, Language, Words
from mahak_desk.sync.language import chosen_language
from mahak_desk.sync.profile import DEFAULT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mahak_desk.ui.process.one_instance import OneInstance
    from mahak_desk.ui.process.run_marker import RunMarker
    from mahak_desk.ui.window.appearance import Appearance
    from mahak_desk.ui.window.main_window import MainWindow
    from mahak_desk.ui.window.remembered import Remembered


class NoScreen(DeskError):
    """There is nothing to show a window on."""

    code = "no-screen"

    def __init__(self) -> None:
        super().__init__(
            Words("صفحه‌ای برای نمایش پنجره نیست.", "There is no screen to show the window on."),
            Words(
                "بدون پنجره اجرا کنید: mahak-desk run — راهنما: mahak-desk --help",
                "Run it without a window: mahak-desk run — for help: mahak-desk --help",
            ),
        )


def _has_no_screen(environment: Mapping[str, str]) -> bool:
    """Qt would abort the process without a word a person understands."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(arguments: Sequence[str] | None = None) -> int:
    """The window program's own command line. Returns its exit code."""
    import argparse

    parser = argparse.ArgumentParser(prog="MahakDesk")
    parser.add_argument("--practice", action="store_true", help="work with the practice shop")
    parser.add_argument("--profile", default=DEFAULT, metavar="NAME", help="the shop to work with")
    parser.add_argument("--language", choices=["fa", "en"])
    parser.add_argument("--hidden", action="store_true", help="start in the tray")
    chosen = parser.parse_args(arguments)
    shop = ChosenShop(os.environ, practice=chosen.practice, profile_name=chosen.profile)
    try:
        return open_window(shop, language=chosen.language, hidden=chosen.hidden)
    except DeskError as error:
        _tell_without_window(error, chosen.language or chosen_language("system", os.environ))
        return 2


def _tell_without_window(error: DeskError, language: Language) -> None:
    """What stops the program before there is a window: in a box, and on stderr where there is one."""
    if sys.stderr is not None:
        print(error.sentence(language), file=sys.stderr)  # noqa: T201 - this is the program's edge
    if not isinstance(error, NoScreen):
        from PySide6.QtWidgets import QApplication, QMessageBox

        app = QApplication.instance() or QApplication(sys.argv[:1])
        QMessageBox.critical(None, "Mahak Desk", error.sentence(language))
        del app


def open_window(shop: ChosenShop, *, language: Language | None = None, hidden: bool = False) -> int:
    """Run the window program on a shop until a person ends it; its exit code.

    Raises NoScreen, ProfileNameInvalid, FolderUnusable and DiskFull.
    """
    if _has_no_screen(shop.environment):
        raise NoScreen
    from PySide6.QtWidgets import QApplication

    from mahak_desk.ui.process.plain_spelling import keep_to_plain_spelling

    keep_to_plain_spelling()
    from mahak_desk.ui.process.one_instance import OneInstance
    from mahak_desk.ui.process.run_marker import RunMarker
    from mahak_desk.ui.window.main_window import MainWindow
    from mahak_desk.ui.window.remembered import Remembered
    from mahak_desk.windows.identity import take_identity

    shop.profile.create()
    take_identity()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Mahak Desk")
    app.setDesktopFileName("mahak-desk")
    app.setQuitOnLastWindowClosed(False)
    instance, marker = OneInstance(shop.profile.folder), RunMarker(shop.profile)
    # Where nothing says that another one runs, the first picture does not wait for asking it.
    if marker.is_there and instance.call_first():
        return 0
    remembered = Remembered(shop.profile.folder)
    if marker.ended_badly:
        remembered.free()
    window = MainWindow(remembered)
    if not hidden:
        _show_first_picture(window)
    language = _bring_back(shop, language)
    appearance = _dress(app, window, remembered, shop.environment, language)
    if instance.call_first():
        return 0
    instance.listen()
    return _live(app, shop, window, appearance, remembered, instance, marker, language)


def _show_first_picture(window: MainWindow) -> None:
    """Be on the screen before anything heavy is imported, what fills the window included."""
    from PySide6.QtCore import QEventLoop, QTimer

    events = QEventLoop()
    window.painted.connect(events.quit)
    QTimer.singleShot(2_000, events.quit)  # a screen that never asks for a picture must not hold up the flows
    window.show()
    events.exec()


def _dress(
    app: QApplication,
    window: MainWindow,
    remembered: Remembered,
    environment: Mapping[str, str],
    language: Language | None,
) -> Appearance:
    """Fill the window, in the look and the language remembered, and show that before the flows are imported."""
    from mahak_desk.ui.window.appearance import Appearance

    appearance = Appearance(app, remembered, environment, language)
    appearance.put_on()
    window.dress(appearance.look, appearance.speech)
    app.processEvents()
    return appearance


def _bring_back(shop: ChosenShop, language: Language | None) -> Language | None:
    """Start the windows that a setup ended along with this one; the language for this one, as it had it before."""
    from mahak_desk.sync.clock import SystemClock
    from mahak_desk.sync.updates.ended_windows import take_ended

    for ended in take_ended(shop.environment, SystemClock().now()):
        if (ended.practice, ended.profile) == (shop.in_practice, shop.profile_name):
            language = language or ended.language
        else:
            _start(*ended.arguments)
    return language


def _open_practice() -> None:
    _start("--practice")


def _start(*arguments: str) -> None:
    """Another shop's window in a process of its own: it has another folder, and ends without this one."""
    from PySide6.QtCore import QProcess

    from mahak_desk.windows.autostart import window_program

    program = window_program()
    if program is not None:
        QProcess.startDetached(str(program), arguments)
    else:
        QProcess.startDetached(sys.executable, ["-m", "mahak_desk.app", *arguments])


def _live(
    app: QApplication,
    shop: ChosenShop,
    window: MainWindow,
    appearance: Appearance,
    remembered: Remembered,
    instance: OneInstance,
    marker: RunMarker,
    language: Language | None,
) -> int:
    """From the first picture to the end of the process."""
    import qasync
    from PySide6.QtGui import QIcon

    from mahak_desk.sync.clock import SystemClock
    from mahak_desk.sync.left_behind import end_in_spite_of_threads
    from mahak_desk.sync.logbook import start_logging, stop_logging
    from mahak_desk.sync.stop_signals import calling_on_signals
    from mahak_desk.sync.updates.ended_windows import EndedWindow, note_ended
    from mahak_desk.ui.look.icons import mark_file
    from mahak_desk.ui.process.interpreter import run_beside_window
    from mahak_desk.ui.process.system_end import hold_system_end
    from mahak_desk.ui.program import Program

    start_logging(shop.profile.log_file)
    marker.begin()
    app.setWindowIcon(QIcon(mark_file()))
    try:
        with qasync.QEventLoop(app) as events:
            program = Program(
                window,
                appearance,
                remembered,
                lambda: shop.lasting_desk("Mahak Desk"),
                SystemClock(),
                practice=PracticeParts(shop) if shop.in_practice else None,
                last_run_ended_badly=marker.ended_badly,
                sets_up=not shop.in_practice,
                open_practice=_open_practice,
            )
            run_beside_window(program.shop)
            instance.called.connect(program.come_forward)
            # In this order: a start that finds nobody to call finds why in the marker.
            program.ends.connect(marker.ending)
            program.ends.connect(instance.close)
            if not window.isVisible() and not program.has_tray:
                window.show()  # started to hide in a tray that is not there (yet)

            def asked_by_setup() -> None:
                at = program.shop.clock.now()
                note_ended(shop.environment, EndedWindow(shop.in_practice, shop.profile_name, language, at))
                program.endings.end_for_setup()

            async def live() -> None:
                holding = hold_system_end(app, window, program.end, running)
                with calling_on_signals(program.end, asked_by_setup), holding:
                    await program.run()

            running = events.create_task(live())
            events.run_until_complete(running)
    finally:
        # A fault of the end must not pass for a crash at the next start, nor keep what is remembered from the disk.
        shop.close()
        remembered.file.sync()
        marker.end()
        stop_logging()
    end_in_spite_of_threads(0)
    return 0


class PracticeParts:
    """The parts a person plays in practice mode, as the window offers them."""

    def __init__(self, shop: ChosenShop) -> None:
        self._shop = shop

    def buy(self) -> str:
        return self._shop.buy_in_practice()

    def register(self) -> int:
        return self._shop.register_in_practice()


if __name__ == "__main__":
    sys.exit(main())
