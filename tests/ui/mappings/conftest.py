from __future__ import annotations

import pytest

from tests.ui.catalogue_world import CatalogueWorld
from tests.ui.windows import WindowAtWork


@pytest.fixture
def world(an_open_window: WindowAtWork) -> CatalogueWorld:
    """The practice shop's goods, in an English window."""
    return CatalogueWorld(an_open_window)
