"""Blocking work runs beside the window, and what becomes of it is told in the window's own thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from mahak_desk.errors import DeskError, Words
from mahak_desk.ui.background.background import Background, Unexpected
from tests.ui.background.stepped import SteppedLane
from tests.ui.windows import PATIENCE


class Refused(DeskError):
    code = "refused"

    def __init__(self) -> None:
        super().__init__(Words("نشد.", "It was refused."), Words("بعداً.", "Later."))


class Slow:
    """A background whose lanes are stepped by hand, and what has been told so far."""

    def __init__(self) -> None:
        self.reads, self.writes = SteppedLane(), SteppedLane()
        self.background = Background(self.reads, self.writes)
        self.owner = QObject()
        self.told: list[object] = []
        self.failures: list[DeskError] = []
        self.faults: list[object] = []
        self.background.faulted.connect(self.faults.append)

    def read(self, work: Callable[[], object], **more: object) -> object:
        return self.background.read(self.owner, work, self.told.append, self.failures.append)

    def deliver(self) -> None:
        """Let the window's thread come to its events."""
        QCoreApplication.sendPostedEvents(self.background)


def end(background: Background, patience: float = PATIENCE) -> None:
    """As the program's event loop does."""
    asyncio.run(background.close(patience))


@pytest.fixture
def slow(qapp: object) -> Iterator[Slow]:
    made = Slow()
    yield made
    end(made.background, 0)
    made.deliver()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    """With its own threads."""
    made = Background()
    yield made
    end(made)


def test_asking_does_nothing_yet(slow: Slow) -> None:
    begun: list[bool] = []
    slow.read(lambda: begun.append(True))
    assert not begun
    assert slow.reads.asked == 1


def test_an_answer_comes_with_the_window_s_events_and_not_before(slow: Slow) -> None:
    slow.read(lambda: 42)
    slow.reads.step()
    assert slow.told == []
    slow.deliver()
    assert slow.told == [42]


def test_work_runs_in_a_thread_and_its_answer_in_the_window_s(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    owner = QObject()
    background.read(
        owner, threading.current_thread, lambda of_work: threads.extend((of_work, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0].name.startswith("mahak-desk reading")
    assert threads[1] is threading.main_thread()


def test_two_reads_go_beside_each_other(background: Background, qtbot: QtBot) -> None:
    both = threading.Barrier(2)
    told: list[int] = []
    owner = QObject()
    for _ in range(2):
        background.read(owner, lambda: both.wait(10), told.append)
    qtbot.waitUntil(lambda: sorted(told) == [0, 1])


def test_a_read_does_not_wait_for_servers(background: Background, qtbot: QtBot) -> None:
    read = threading.Event()
    told: list[bool] = []
    owner = QObject()
    for _ in range(3):
        background.ask(owner, lambda: read.wait(10), told.append)
    background.stream(owner, lambda: iter([read.wait(10)]), told.append, lambda: None, asks=True)
    background.read(owner, read.set, lambda _: None)
    qtbot.waitUntil(lambda: told == [True] * 4)


def test_a_write_does_not_wait_for_reads(background: Background, qtbot: QtBot) -> None:
    written = threading.Event()
    told: list[bool] = []
    owner = QObject()
    for _ in range(2):
        background.read(owner, lambda: written.wait(10), told.append)
    background.write(owner, written.set, lambda _: None)
    qtbot.waitUntil(lambda: told == [True, True])


def test_writes_are_done_one_after_another_in_the_order_they_were_asked_for(
    background: Background, qtbot: QtBot
) -> None:
    steps: list[str] = []
    told: list[int] = []
    owner = QObject()

    def verb(number: int) -> Callable[[], int]:
        def work() -> int:
            steps.append(f"begin {number}")
            steps.append(f"end {number}")
            return number

        return work

    for number in range(20):
        background.write(owner, verb(number), told.append)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == list(range(20))
    assert steps == [f"{word} {number}" for number in range(20) for word in ("begin", "end")]


# Who still waits for it


def test_nothing_is_told_to_an_owner_that_has_gone(slow: Slow) -> None:
    slow.read(lambda: 42)
    slow.reads.step()
    shiboken6.delete(slow.owner)
    slow.deliver()
    assert slow.told == []


def test_nothing_is_read_for_an_owner_that_has_gone(slow: Slow) -> None:
    begun: list[bool] = []
    slow.read(lambda: begun.append(True))
    shiboken6.delete(slow.owner)
    slow.reads.step()
    assert not begun


def test_what_a_person_asked_to_write_is_written_though_its_owner_has_gone(slow: Slow) -> None:
    written: list[bool] = []
    slow.background.write(slow.owner, lambda: written.append(True), slow.told.append)
    shiboken6.delete(slow.owner)
    slow.writes.step()
    slow.deliver()
    assert written == [True]
    assert slow.told == []


def test_a_cancelled_answer_is_thrown_away(slow: Slow) -> None:
    ticket = slow.background.read(slow.owner, lambda: 42, slow.told.append)
    slow.reads.step()
    ticket.cancel()
    slow.deliver()
    assert slow.told == []


# What fails


def test_a_failure_with_a_next_step_reaches_who_asked(slow: Slow) -> None:
    slow.read(_raising(Refused()))
    slow.reads.step()
    slow.deliver()
    assert [failure.code for failure in slow.failures] == ["refused"]
    assert slow.told == slow.faults == []


def test_a_failure_nobody_minds_is_no_fault(slow: Slow, caplog: pytest.LogCaptureFixture) -> None:
    slow.background.read(slow.owner, _raising(Refused()), slow.told.append)
    with caplog.at_level("INFO"):
        slow.reads.step()
    slow.deliver()
    assert slow.faults == []
    assert "It was refused." in caplog.text


def test_a_fault_reaches_who_asked_in_plain_words_and_the_program_whole(slow: Slow) -> None:
    fault = KeyError("secret-token")
    slow.read(_raising(fault))
    slow.reads.step()
    slow.deliver()
    assert slow.faults == [fault]
    (told,) = slow.failures
    assert isinstance(told, Unexpected)
    assert "KeyError" in told.title.en
    assert "secret-token" not in told.sentence("en") + told.sentence("fa")


def test_a_fault_is_told_though_nobody_waits_any_more(slow: Slow) -> None:
    fault = ZeroDivisionError()
    slow.background.write(slow.owner, _raising(fault), slow.told.append)
    shiboken6.delete(slow.owner)
    slow.writes.step()
    slow.deliver()
    assert slow.faults == [fault]


# What comes in pieces


def test_pieces_are_handed_over_as_they_come(slow: Slow) -> None:
    slow.background.stream(
        slow.owner, lambda: iter("abc"), slow.told.append, lambda: slow.told.append("done")
    )
    slow.reads.step()
    slow.deliver()
    assert slow.told == ["a", "b", "c", "done"]


def test_the_first_piece_does_not_wait_for_the_last(background: Background, qtbot: QtBot) -> None:
    seen = threading.Event()
    told: list[str] = []
    owner = QObject()

    def pieces() -> Iterator[str]:
        yield "first"
        # The second is only read once the window has shown the first.
        assert seen.wait(10)
        yield "second"

    def take(piece: str) -> None:
        told.append(piece)
        seen.set()

    background.stream(owner, pieces, take, lambda: told.append("done"))
    qtbot.waitUntil(lambda: told == ["first", "second", "done"])


@pytest.mark.parametrize("stop", ["cancelled", "gone"])
def test_no_further_piece_is_read_once_nobody_waits(slow: Slow, stop: str) -> None:
    read: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(10):
            if number == 3:
                ticket.cancel() if stop == "cancelled" else shiboken6.delete(slow.owner)
            read.append(number)
            yield number

    ticket = slow.background.stream(slow.owner, pieces, slow.told.append, lambda: slow.told.append("done"))
    slow.reads.step()
    slow.deliver()
    assert read == [0, 1, 2, 3]
    assert slow.told == []


def test_a_failure_between_pieces_ends_them_and_is_told_once(slow: Slow) -> None:
    def pieces() -> Iterator[int]:
        yield 1
        raise Refused

    slow.background.stream(
        slow.owner, pieces, slow.told.append, lambda: slow.told.append("done"), slow.failures.append
    )
    slow.reads.step()
    slow.deliver()
    assert slow.told == [1]
    assert len(slow.failures) == 1


# The end


def test_a_write_that_was_asked_for_is_done_before_the_end(slow: Slow) -> None:
    written: list[bool] = []
    slow.background.write(slow.owner, lambda: written.append(True), slow.told.append)
    slow.background.write(slow.owner, lambda: written.append(True), slow.told.append)

    async def closing() -> None:
        close = asyncio.create_task(slow.background.close(PATIENCE))
        await asyncio.sleep(0)
        assert not close.done()
        slow.writes.step()
        slow.writes.step()
        await close

    asyncio.run(closing())
    assert written == [True, True]


def test_a_write_that_hangs_does_not_keep_the_program(background: Background) -> None:
    hangs, begun = threading.Event(), threading.Event()
    written: list[str] = []
    owner = QObject()

    def hang() -> None:
        begun.set()
        hangs.wait(PATIENCE)
        written.append("first")

    background.write(owner, hang, lambda _: None)
    background.write(owner, lambda: written.append("second"), lambda _: None)
    begun.wait(PATIENCE)
    end(background, patience=0)
    assert written == []
    hangs.set()
    background._writes.shutdown(wait=True)
    assert written == ["first"], "what it has not begun it never begins: the process ends"


def test_reads_do_not_hold_up_the_end(slow: Slow) -> None:
    begun: list[bool] = []
    slow.read(lambda: begun.append(True))
    end(slow.background)
    assert slow.reads.asked == 0
    assert not begun


def test_after_the_end_nothing_begins(slow: Slow) -> None:
    end(slow.background)
    slow.read(lambda: 1)
    slow.background.write(slow.owner, lambda: 1, slow.told.append)
    slow.background.stream(slow.owner, lambda: [1], slow.told.append, lambda: None)
    assert slow.reads.asked == slow.writes.asked == 0


def _raising(failure: Exception) -> Callable[[], object]:
    def work() -> object:
        raise failure

    return work
