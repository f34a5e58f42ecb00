"""The window program as whole processes: its first picture, its second start, its sudden end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mahak_desk import app
from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.sync.folder_lock import FolderInUse, FolderLock
from mahak_desk.sync.profile import practice_profile, shop_profile
from mahak_desk.sync.updates.ended_windows import EndedWindow, note_ended, take_ended
from tests.silent_server import SilentServer

PATIENCE = 60.0

RUN = """
import asyncio
import os
import sys
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mahak_desk.sync.folder_lock import FolderInUse
from mahak_desk.sync import stop_signals
from mahak_desk.ui.program import Program
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk import app

def say(word):
    print(word, flush=True)

shown = MainWindow.show
def show(window):
    say("shown")
    shown(window)
MainWindow.show = show

came = Program.come_forward
def come_forward(program):
    say("came forward")
    came(program)
Program.come_forward = come_forward

made = Program.__init__
def make(program, *args, **named):
    made(program, *args, **named)
    say("ended badly" if program.opening._last_run_ended_badly else "ended well")
    program.shop.opened.connect(lambda: say("opened"))
    program.shop.failed.connect(lambda error: say("could not be opened"))
Program.__init__ = make

refuse = FolderInUse.__init__
def refuse_aloud(*parts):
    say("in use")
    refuse(*parts)
FolderInUse.__init__ = refuse_aloud

heard = {}
class Setup:  # elsewhere than on Windows there is none to ask
    def __init__(self, asked):
        heard[b"setup"] = asked
    def close(self):
        pass
stop_signals.CloseRequests = Setup

may_end = asyncio.Event()
let_go = Program._let_go
async def let_go_when_told(program):
    say("ending")
    await may_end.wait()
    await let_go(program)
if "ENDS_WHEN_TOLD" in os.environ:
    Program._let_go = let_go_when_told

run = Program.run
async def run_listening(program):
    events = asyncio.get_running_loop()
    heard.update({b"quit": program.end, b"end": may_end.set})
    def listen():  # past sys.stdin, which must not be in use when the interpreter ends
        while told := os.read(0, 100):
            events.call_soon_threadsafe(heard[told.strip()])
    threading.Thread(target=listen, daemon=True).start()
    await run(program)
Program.run = run_listening

sys.exit(app.main(sys.argv[1:]))
"""
"""The program, telling on stdout what a test waits for, and told on stdin what a person or a setup does."""


MAIN = "import sys; from mahak_desk.app import main; sys.exit(main(sys.argv[1:]))"


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAHAK_DESK_")}
    return {**kept, "MAHAK_DESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **more}


class Started:
    """A process of the program; `said` are the lines it has told so far."""

    def __init__(self, home: Path, *arguments: str, **more: str) -> None:
        """On a practice shop, unless `more` of the environment has another database."""
        practice = () if "MAHAK_DESK_DATABASE_URL" in more else ("--practice",)
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, *practice, "--language", "en", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(home, **more),
        )
        self.said: list[str] = []

    def until(self, word: str) -> None:
        assert self.process.stdout is not None
        while word not in self.said:
            line = self.process.stdout.readline()
            assert line, f"it ended before it said {word!r}: {self.said} {self.process.stderr.read()}"  # type: ignore[union-attr]
            self.said.append(line.strip())

    def tell(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def ends(self) -> int:
        out, err = self.process.communicate(timeout=PATIENCE)
        self.said += out.split("\n")
        assert "Traceback" not in err, err
        return self.process.returncode


@contextmanager
def started(home: Path, *arguments: str, **more: str) -> Iterator[Started]:
    one = Started(home, *arguments, **more)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


def test_the_first_picture_waits_for_nothing_heavy(tmp_path: Path) -> None:
    script = """
import sys
from mahak_desk import app
from mahak_desk.chosen_shop import ChosenShop
heavy = {"sqlalchemy", "alembic", "requests", "qasync", "keyring", "click"}
content = "mahak_desk.ui.window.canvas"
def told(words):
    return " ".join(sorted(words & set(sys.modules))) or "nothing"
def picture(window):
    first_picture(window)
    assert window._painted
    print(told(heavy | {content}))
def live(*parts):
    assert parts[2].canvas.isVisible()
    print(told(heavy))
    return 0
first_picture, app._show_first_picture, app._live = app._show_first_picture, picture, live
import os
sys.exit(app.open_window(ChosenShop(os.environ, practice=True, profile_name="default")))
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(tmp_path), check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["nothing", "nothing"], (
        "an empty window first, then what fills it, then the flows"
    )


def test_a_second_start_calls_the_first_window_and_ends(tmp_path: Path) -> None:
    with started(tmp_path) as first:
        first.until("opened")
        with started(tmp_path) as second:
            assert second.ends() == 0
            assert not [line for line in second.said if line], "it shows no window of its own"
        first.until("came forward")
        first.tell("quit")
        assert first.ends() == 0


def test_a_program_that_was_killed_is_told_of_by_the_next_which_opens_as_ever(tmp_path: Path) -> None:
    with started(tmp_path) as first:
        first.until("opened")
        assert "ended well" in first.said
        first.process.kill()
        first.process.wait(PATIENCE)
    with started(tmp_path) as second:
        second.until("opened")
        assert "ended badly" in second.said
        second.tell("quit")
        assert second.ends() == 0


def test_started_hidden_without_a_tray_it_shows_its_window(tmp_path: Path) -> None:
    with started(tmp_path, "--hidden") as hidden:
        hidden.until("shown")
        hidden.until("opened")
        assert hidden.said.index("ended well") < hidden.said.index("shown"), "only once it knows of no tray"


@pytest.mark.skipif(sys.platform == "win32", reason="there that signal asks nobody")
def test_terminated_it_ends_in_order_and_lets_go_of_the_folder(tmp_path: Path) -> None:
    folder = practice_profile({"MAHAK_DESK_HOME": str(tmp_path)}).folder
    with started(tmp_path) as program:
        program.until("opened")
        with pytest.raises(FolderInUse):
            FolderLock(folder, "tests").take(datetime.now(UTC))
        program.process.send_signal(signal.SIGTERM)
        assert program.ends() == 0
    lock = FolderLock(folder, "tests")
    lock.take(datetime.now(UTC))
    lock.release()
    assert not (folder / "running").exists()


def test_quit_while_its_database_hangs_the_process_ends_and_keeps_everything(tmp_path: Path) -> None:
    folder = shop_profile("default", {"MAHAK_DESK_HOME": str(tmp_path)}).folder
    with SilentServer() as server, started(tmp_path, MAHAK_DESK_DATABASE_URL=server.database_url) as program:
        program.until("shown")
        server.wait_for_call()
        program.tell("quit")
        assert program.ends() == 0
    assert not (folder / "running").exists()
    assert "geometry" in (folder / "window.ini").read_text()


def test_started_again_while_it_ends_it_opens_as_soon_as_the_folder_is_free(tmp_path: Path) -> None:
    with started(tmp_path, ENDS_WHEN_TOLD="1") as first:
        first.until("opened")
        first.tell("quit")
        first.until("ending")
        with started(tmp_path) as second:
            second.until("in use")
            first.tell("end")
            assert first.ends() == 0
            second.until("opened")
            assert "ended well" in second.said
            assert "could not be opened" not in second.said
            assert "came forward" not in first.said
            second.tell("quit")
            assert second.ends() == 0


def test_a_setup_ends_it_and_the_next_start_of_any_window_knows_how_it_was_started(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        program.until("opened")
        program.tell("setup")
        assert program.ends() == 0
    (ended,) = take_ended({"MAHAK_DESK_HOME": str(tmp_path)}, datetime.now(UTC))
    assert ended.arguments == ["--practice", "--language", "en", "--hidden"]


@pytest.mark.parametrize(
    ("profile", "language", "started_too"),
    [("second", "fa", []), ("default", None, [("--profile", "second", "--language", "fa", "--hidden")])],
)
def test_what_a_setup_ended_comes_back_with_the_window_it_starts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    profile: str,
    language: str | None,
    started_too: list[tuple[str, ...]],
) -> None:
    begun: list[tuple[str, ...]] = []
    monkeypatch.setattr(app, "_start", lambda *arguments: begun.append(arguments))
    home = {"MAHAK_DESK_HOME": str(tmp_path)}
    note_ended(home, EndedWindow(False, "second", "fa", datetime.now(UTC)))
    shop = ChosenShop(home, practice=False, profile_name=profile)
    assert app._bring_back(shop, None) == language
    assert begun == started_too


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="those always have a screen")
def test_without_a_screen_it_says_what_to_do_instead(tmp_path: Path) -> None:
    bare = environment(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        bare.pop(name, None)
    for language, word in (("en", "mahak-desk run"), ("fa", "بدون پنجره")):
        ended = subprocess.run(
            [sys.executable, "-c", MAIN, "--language", language],
            capture_output=True,
            text=True,
            env=bare,
            check=False,
            encoding="utf-8",
        )
        assert ended.returncode == 2
        assert word in ended.stderr
        assert "Traceback" not in ended.stderr
