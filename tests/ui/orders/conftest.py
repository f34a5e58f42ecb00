from __future__ import annotations

import pytest

from tests.ui.orders.order_world import OrderWorld
from tests.ui.windows import WindowAtWork


@pytest.fixture
def world(an_open_window: WindowAtWork) -> OrderWorld:
    """The practice shop's orders, in an English window."""
    return OrderWorld(an_open_window)
