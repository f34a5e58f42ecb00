"""The window opens its shop, shows its pages, and ends in order."""

from __future__ import annotations

from tests.ui.windows import WindowAtWork


def test_both_flows_run_once_the_window_is_there(an_open_window: WindowAtWork) -> None:
    assert set(an_open_window.shop.states) == {"incoming", "outgoing"}
    an_open_window.until(lambda: an_open_window.shop.glance is not None)
    an_open_window.shop.look()
    an_open_window.until(lambda: an_open_window.shop.glance.overview.status.products_on_sale > 0)


def test_every_page_can_be_gone_to(an_open_window: WindowAtWork) -> None:
    shown = [
        an_open_window.go(name)
        for name in ("products", "mappings", "orders", "activity", "settings", "overview")
    ]
    assert len(set(map(type, shown))) == 6
