"""The network's coming back is told once, and not where it never was away."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation

from mahak_desk.ui.background import network_watch
from mahak_desk.ui.background.network_watch import NetworkWatch

AWAY, LOCAL, ONLINE = (
    QNetworkInformation.Reachability.Disconnected,
    QNetworkInformation.Reachability.Local,
    QNetworkInformation.Reachability.Online,
)


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ([ONLINE], 0),
        ([ONLINE, ONLINE], 0),
        ([AWAY, ONLINE], 1),
        ([ONLINE, AWAY, LOCAL, ONLINE, ONLINE], 1),
        ([ONLINE, LOCAL, ONLINE, AWAY, ONLINE], 2),
    ],
)
def test_it_comes_back_as_often_as_it_was_away(
    qapp: object, seen: list[QNetworkInformation.Reachability], told: int
) -> None:
    watch = NetworkWatch()
    came: list[bool] = []
    watch.came_back.connect(lambda: came.append(True))
    for reachability in seen:
        watch.note(reachability)
    assert len(came) == told


def test_a_system_that_does_not_tell_breaks_nothing(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_watch, "BACKEND", "of another system")
    NetworkWatch().begin()
