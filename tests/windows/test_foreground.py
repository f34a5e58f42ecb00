"""A second start tells Windows by whose window it is to be replaced."""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Client, Listener
from threading import Thread

import pytest

from mahak_desk.windows import foreground
from mahak_desk.windows.foreground import let_server_come_forward


@pytest.mark.skipif(sys.platform != "win32", reason="no other system keeps windows back")
def test_the_first_one_is_found_by_its_pipe() -> None:
    with Listener(family="AF_PIPE") as server:
        accepting = Thread(target=lambda: server.accept().close())
        accepting.start()
        with Client(server.address) as second:
            assert foreground.server_of(second.fileno()) == os.getpid()
            let_server_come_forward(second.fileno())
        accepting.join()


def test_where_there_is_no_such_pipe_nothing_is_let() -> None:
    let_server_come_forward(-1)
