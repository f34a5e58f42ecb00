"""How much later the frozen window is on the screen than the unfrozen one: `frozen_start.py MahakDesk.exe`.

On Windows (under Wine too), with the interpreter and the packages the program was frozen from. Both are started
several times in turn, each on a practice shop of its own that is there already; the time is from the start of the
process until its first window is visible. The ratio of the medians should be at most 1.3.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if sys.platform != "win32":
    sys.exit("This measures programs of Windows, with an interpreter of Windows.")

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.packaging.windows_programs import visible_windows

ROUNDS = 7
LONGEST = 120.0
UNFROZEN = [sys.executable, "-c", "import sys; from mahak_desk.app import main; sys.exit(main())"]


def seconds_until_visible(command: list[str], home: Path) -> float:
    environment = {**os.environ, "MAHAK_DESK_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the unfrozen one must not compile itself at each start
    started = time.perf_counter()
    with subprocess.Popen([*command, "--practice", "--language", "fa"], env=environment) as process:
        while not visible_windows(process.pid):
            if process.poll() is not None or time.perf_counter() - started > LONGEST:
                sys.exit(f"No window came: {command[0]}")
            time.sleep(0.002)
        seconds = time.perf_counter() - started
        process.kill()
    return seconds


def main() -> None:
    commands = {"unfrozen": UNFROZEN, "frozen": [sys.argv[1]]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                seconds = seconds_until_visible(command, Path(folder, name))
                if turn:  # the first start makes the shop, and fills the system's memory of files
                    times[name].append(seconds)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, each in times.items():
        print(f"{name:>8}: {medians[name]:.2f} s (from {min(each):.2f} to {max(each):.2f})")
    print(f"   ratio: {medians['frozen'] / medians['unfrozen']:.2f}")


if __name__ == "__main__":
    main()
