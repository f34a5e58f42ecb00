"""A progress bar on a terminal; nothing at all where the output is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from mahak_desk.errors import Language, Words

_STAGES = {
    "asking": Words("پرسیدن از محک", "Asking Mahak"),
    "storing": Words("ذخیرهٔ پاسخ", "Storing the answer"),
    "applying": Words("به‌روز کردن سایت", "Updating the website"),
}


@contextmanager
def shown_progress(language: Language) -> Iterator[Callable[[str, int, int], None] | None]:
    """What a cycle reports its progress to: a bar for each stage on stderr, or None."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    bars = _Bars(language)
    try:
        yield bars.show
    finally:
        bars.close()


class _Bars:
    """One bar at a time: a new stage ends the last one's."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._stage = ""
        self._done = 0
        self._advance: Callable[[int], None] = _stand_still
        self._open = ExitStack()

    def show(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage:
            self.close()
            self._stage, self._done = stage, 0
            label = _STAGES[stage].in_language(self._language) if stage in _STAGES else stage
            if total:
                bar = click.progressbar(length=total, label=label, file=sys.stderr)
                self._advance = self._open.enter_context(bar).update
            else:
                click.echo(f"{label} …", err=True)
        if done > self._done:
            self._advance(done - self._done)
            self._done = done

    def close(self) -> None:
        self._open.close()
        self._advance = _stand_still


def _stand_still(steps: int) -> None:
    """For a stage whose end is not known."""
