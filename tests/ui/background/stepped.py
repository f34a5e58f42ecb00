"""A lane a test drives by hand: what is asked of it waits until the test lets it run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class SteppedLane(Executor):
    """`step` runs the oldest piece of work in the caller's thread."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Future[Any], Callable[[], Any]]] = deque()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._waiting.append((future, lambda: work(*args, **kwargs)))
        return future

    @property
    def asked(self) -> int:
        return len(self._waiting)

    def step(self) -> None:
        future, work = self._waiting.popleft()
        if future.set_running_or_notify_cancel():
            future.set_result(work())

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            self._waiting.clear()
        while wait and self._waiting:
            self.step()
