from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mahak_desk.practice.builder import Variant
from mahak_desk.practice.groups import READ_GROUPS
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.practice.shapes import SHAPES
from tests.practice.calling import Caller, a_line, an_order, credentials, results


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "shop.json"


def test_everything_is_there_again_after_a_restart(state: Path) -> None:
    first = PracticeCloud(state_file=state)
    first.desktop.rename_product(next(iter(first.store.table("Products"))), "نام تازه")
    second = PracticeCloud(state_file=state)
    for group in READ_GROUPS:
        if group in SHAPES:
            assert second.store.rows(group) == first.store.rows(group)
    assert second.store.row_version == first.store.row_version


def test_ids_codes_and_versions_go_on_after_a_restart(state: Path) -> None:
    first = PracticeCloud(build=furnish, state_file=state)
    old = first.shop.product("کتاب", prices=(1,), variants=[Variant({3: "سبز"})])
    newest = first.store.row_version
    second = PracticeCloud(build=furnish, state_file=state)
    new = second.shop.product("دفتر", prices=(1,), variants=[Variant({3: "سبز"})])
    assert new.id == old.id + 1
    assert (new.code, new.variants[0].code) == (old.code + 1, old.variants[0].code + 1)
    with second.store.lock:
        assert second.store.table("Products")[new.id].row_version > newest
    assert len(second.store.rows("Stores")) == 2


def test_an_order_sent_again_after_a_restart_is_the_same_order(state: Path) -> None:
    sent = {"orders": [an_order()], "orderDetails": [a_line(5)]}
    found = []
    for _ in range(2):
        with PracticeCloud(build=furnish, state_file=state) as cloud:
            caller = Caller(cloud)
            with caller.session:
                answer = caller.save(**sent)
        found.append([results(answer, group)[0]["EntityId"] for group in ("Orders", "OrderDetails")])
    assert found[0] == found[1]


def test_a_silent_edit_is_kept_too(state: Path) -> None:
    first = PracticeCloud(build=furnish, state_file=state)
    made = first.shop.product("برنج", prices=(1000,), stock={1: 5})
    first.desktop.change_stock(made.base.id, 12, silently=True)
    first.store.change_silently("ProductDetailStoreAssets", made.base.assets[1], Count1="0.125")
    second = PracticeCloud(build=furnish, state_file=state)
    assert str(second.store.rows("ProductDetailStoreAssets")[0]["Count1"]) == "0.125"


def test_only_the_whole_file_is_ever_seen(state: Path) -> None:
    PracticeCloud(build=furnish, state_file=state)
    assert [path.name for path in state.parent.iterdir()] == [state.name]


def test_a_session_that_wrote_nothing_writes_no_file(state: Path) -> None:
    cloud = PracticeCloud(build=furnish, state_file=state)
    state.unlink()
    with cloud.store.session():
        pass
    assert not state.exists()


def test_the_file_holds_no_credentials(state: Path) -> None:
    with PracticeCloud(build=furnish, state_file=state) as cloud:
        caller = Caller(cloud)
        with caller.session:
            caller.save(orders=[an_order()])
            token = str(caller.session.headers["Authorization"])
    text = state.read_text("utf-8")
    assert token.removeprefix("Bearer ") not in text
    assert credentials()["password"] not in text


def test_a_broken_file_is_an_error_and_stays_as_it_is(state: Path) -> None:
    state.write_text("{")
    with pytest.raises(msgspec.DecodeError):
        PracticeCloud(build=furnish, state_file=state)
    assert state.read_text() == "{"
