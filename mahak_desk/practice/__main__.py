"""`python -m mahak_desk.practice`: the practice cloud standing alone, until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading
from contextlib import suppress
from pathlib import Path

from mahak_desk.practice.login import DEMO
from mahak_desk.practice.server import PracticeCloud

WAKE_SECONDS = 0.5
"""On Windows a wait without an end would not notice Ctrl-C."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m mahak_desk.practice", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="default: any free port")
    parser.add_argument("--state", type=Path, help="keep the shop in this file between runs")
    wanted = parser.parse_args()
    never = threading.Event()
    # An interrupt may come as early as the address is told.
    with suppress(KeyboardInterrupt), PracticeCloud(port=wanted.port, state_file=wanted.state) as cloud:
        sys.stdout.write(f"{cloud.url}\n{DEMO.user_name} / {DEMO.password}\n{cloud.host_url}/practice/\n")
        sys.stdout.flush()
        while not never.wait(WAKE_SECONDS):
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
