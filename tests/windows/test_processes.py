"""Whether a process still runs can be asked by its number."""

from __future__ import annotations

import os
import subprocess
import sys

from mahak_desk.windows.processes import process_lives


def test_this_one_and_one_it_started_live_until_they_end() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert process_lives(os.getpid())
        assert process_lives(other.pid)
        other.kill()
        other.wait()
        assert not process_lives(other.pid)


def test_no_process_has_a_number_like_these() -> None:
    assert not process_lives(0)
    assert not process_lives(-1)
    assert not process_lives(2**40)
