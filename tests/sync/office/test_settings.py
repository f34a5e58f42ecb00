"""Settings are saved together, and it is known what has to happen for them to hold."""

from __future__ import annotations

import pytest

from mahak_desk.sync.office.consequences import Consequence
from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import SettingRefused, Value
from tests.sync.office.conftest import Office


@pytest.mark.parametrize(
    ("key", "value", "follows"),
    [
        (("stock", "buffer"), 2, {"next-cycle"}),
        (("prices", "currency"), "toman", {"next-cycle"}),
        (("invoices", "person_group"), 3, {"next-cycle"}),
        (("schedule", "incoming_seconds"), 60, {"reopen"}),
        (("schedule", "full_read_hour"), 4, set()),
        (("website", "database_url"), "postgresql://desk@db.example.com/shop", {"reopen"}),
        (("mahak", "proxy"), "none", {"login"}),
        (("interface", "theme"), "dark", {"interface"}),
        (("notices", "level"), "all", set()),
        (("stock", "buffer"), 0, set()),
    ],
)
def test_what_follows(office: Office, key: Key, value: Value, follows: set[Consequence]) -> None:
    assert office.open().office.save({key: value}) == follows


def test_saved_settings_hold_for_the_same_desk(office: Office) -> None:
    desk = office.open()
    desk.office.save({("prices", "level"): 2})
    assert desk.settings.prices.level == 2


def test_a_refused_value_changes_nothing(office: Office) -> None:
    desk = office.open()
    with pytest.raises(SettingRefused):
        desk.office.save({("prices", "level"): 2, ("prices", "currency"): "dollar"})
    assert desk.office.settings().prices.level == "default"


def test_what_the_environment_says_is_known_to_be_its_word(office: Office) -> None:
    assert office.open().office.overridden() == {("mahak", "api_url"): "MAHAK_DESK_API_URL"}
