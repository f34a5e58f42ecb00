"""One slow beat for everything that shows relative times, and the notice that the computer was asleep."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from mahak_desk.sync.clock import Clock

BEAT = timedelta(seconds=10)
_SLEPT = timedelta(seconds=90)


class Heartbeat(QObject):
    """`beat` comes with the current moment; `woke` when far more time passed than should have."""

    beat = Signal(object)
    woke = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(int(BEAT.total_seconds() * 1000))
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more: the program ends."""
        self._timer.stop()

    def now(self) -> datetime:
        return self.clock.now()

    def tick(self) -> None:
        now = self.clock.now()
        # Timers stand still while a computer sleeps; the wall clock does not.
        if now - self._last > _SLEPT:
            self.woke.emit()
        self._last = now
        self.beat.emit(now)
