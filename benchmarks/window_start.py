"""How soon the window is on the screen and what it costs at rest, as ratios against a bare Qt window of the same run.

    python benchmarks/window_start.py [--rounds 9] [--rest 60] [--platform offscreen]

The floor is a QMainWindow with a QTableView. Both run in processes of their own, in turns, each in a folder that
has been started once before; the median counts. "Paint" is from the start of the process to the end of the
window's first paint event, an empty window for both; "dressed" to the navigation on the screen, and "ready" to the
first page with the shop's numbers on it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FLOOR = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("paint", time.time(), flush=True)
        print("paint-cpu", time.process_time(), flush=True)
        QTimer.singleShot(int(float(sys.argv[1]) * 1000), app.quit)

app = QApplication([])
window = Window()
window.setCentralWidget(QTableView())
window.resize(1180, 720)
window.show()
app.exec()
"""

OURS = """
import faulthandler, os, sys, time
from mahak_desk import app
from mahak_desk.chosen_shop import ChosenShop

faulthandler.enable()
first_picture, dress, live = app._show_first_picture, app._dress, app._live

def told_paint():
    print("paint", time.time(), flush=True)
    print("paint-cpu", time.process_time(), flush=True)

def timed_picture(window):
    window.painted.connect(told_paint)
    first_picture(window)

def timed_dress(*parts):
    appearance = dress(*parts)
    print("dressed", time.time(), flush=True)
    return appearance

def watched_life(*parts):
    from PySide6.QtCore import QTimer
    from mahak_desk.ui import program

    class Watched(program.Program):
        seen = False

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.shop.glanced.connect(self.glanced)

        def glanced(self, glance):
            if self.seen:
                return
            self.seen = True
            print("ready", time.time(), flush=True)
            if float(sys.argv[1]) < 0:
                self.end()
            else:
                QTimer.singleShot(8000, self.begin_rest)

        def begin_rest(self):
            assert self.shop.runs, "a window at rest has both flows running"
            print("cpu", time.process_time(), flush=True)
            QTimer.singleShot(int(float(sys.argv[1]) * 1000), self.end_rest)

        def end_rest(self):
            print("cpu", time.process_time(), flush=True)
            for line in open("/proc/self/status"):
                if line.startswith("VmRSS"):
                    print("rss", int(line.split()[1]) / 1024, flush=True)
            self.end()

    program.Program = Watched
    return live(*parts)

app._show_first_picture, app._dress, app._live = timed_picture, timed_dress, watched_life
app.open_window(ChosenShop(os.environ, practice=False, profile_name="default"), language="fa")
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rest", type=float, default=60, help="seconds at rest over which CPU is counted")
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cloud = subprocess.Popen(
            [sys.executable, "-m", "mahak_desk.practice", "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        address = next(word for line in cloud.stdout for word in line.split() if word.startswith("http://"))
        environment = os.environ | {
            "MAHAK_DESK_HOME": folder,
            "MAHAK_DESK_API_URL": address,
            "MAHAK_DESK_USERNAME": "practice",
            "MAHAK_DESK_PASSWORD": "practice",
            "QT_QPA_PLATFORM": options.platform,
        }
        first = [sys.executable, "-m", "mahak_desk", "sync", "incoming"]
        subprocess.run(
            first, env=environment, stdout=subprocess.DEVNULL, check=False
        )  # some goods have problems
        run(OURS, "-1", environment)
        floors, ours = [], []
        for _ in range(options.rounds):
            floors.append(run(FLOOR, "0", environment))
            ours.append(run(OURS, "-1", environment))
        rested = run(OURS, str(options.rest), environment)
        cloud.terminate()
        cloud.wait()
    floor = statistics.median(one["paint"][0] for one in floors)
    paint = statistics.median(one["paint"][0] for one in ours)
    dressed = statistics.median(one["dressed"][0] for one in ours)
    ready = statistics.median(one["ready"][0] for one in ours)
    floor_cpu = statistics.median(one["paint-cpu"][0] for one in floors)
    cpu = statistics.median(one["paint-cpu"][0] for one in ours)
    print(f"floor        first paint {floor:.3f} s (CPU {floor_cpu:.3f} s)")
    print(
        f"Mahak Desk   first paint {paint:.3f} s (CPU {cpu:.3f} s)   {paint / floor:.2f} x the floor"
        f" (CPU {cpu / floor_cpu:.2f} x)"
    )
    print(f"             dressed     {dressed:.3f} s   {dressed / floor:.2f} x the floor")
    print(f"             ready       {ready:.3f} s   {ready / floor:.2f} x the floor")
    used = rested["cpu"][1] - rested["cpu"][0]
    print(
        f"at rest      {rested['rss'][0]:.0f} MB, {used / options.rest * 60:.2f} s CPU a minute (both flows running)"
    )


def run(program: str, argument: str, environment: dict[str, str]) -> dict[str, list[float]]:
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, argument], env=environment, check=True, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    told: dict[str, list[float]] = {}
    for line in done.stdout.splitlines():
        name, _, value = line.partition(" ")
        moment = name in ("paint", "dressed", "ready")
        told.setdefault(name, []).append(float(value) - (began if moment else 0))
    return told


if __name__ == "__main__":
    main()
