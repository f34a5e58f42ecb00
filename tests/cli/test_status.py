"""`mahak-desk status` tells how the shop stands and never asks Mahak."""

from __future__ import annotations

import pytest

from mahak_desk.practice.faults import ExpiredCredit, Status
from tests.cli.shops import Shop


def test_a_shop_that_was_never_synced(shop: Shop) -> None:
    ended = shop.spawn("status")
    assert (ended.code, ended.err) == (0, "")
    assert "nothing synced yet" in ended.out
    assert "never run" in ended.out
    assert not shop.profile.database_file.exists()
    assert shop.cloud.requests == []


def test_a_shop_in_step(shop: Shop) -> None:
    shop.run("sync", "incoming")
    ended = shop.run("status")
    assert "80 licence days" in ended.out
    assert "no problems" in ended.out
    assert "On sale: 20 products with 20 variants" in ended.out


def test_in_persian(shop: Shop) -> None:
    shop.run("sync", "incoming")
    assert "در فروش: ۲۰ کالا با ۲۰ تنوع" in shop.run("--language", "fa", "status").out


def test_problems_are_counted_by_reason(demo_shop: Shop) -> None:
    demo_shop.run("sync", "incoming")
    ended = demo_shop.run("status")
    assert "Problems: 2 (mahak-desk problems list)" in ended.out
    assert "  category-missing: 1" in ended.out
    assert demo_shop.run("status", "--json").json["problems"] == {
        "category-missing": 1,
        "properties-unreadable": 1,
    }


def test_a_failed_cycle_and_the_last_good_one(shop: Shop) -> None:
    shop.run("sync", "incoming")
    shop.cloud.faults.arm("read", Status(500))
    shop.run("sync", "incoming")
    ended = shop.run("status")
    assert ended.code == 0
    assert "failed: Mahak's server answered with error 500." in ended.out
    assert "(last success: 2" in ended.out
    answer = shop.run("status", "--json").json
    assert answer["incoming"]["last"]["reason"] == "mahak-server-error"
    assert answer["incoming"]["succeeded_at"] < answer["incoming"]["last"]["started_at"]


def test_what_the_brake_holds_back_is_waiting(shop: Shop) -> None:
    shop.run("sync", "incoming")
    for row in shop.cloud.store.rows("Products"):
        shop.cloud.desktop.withdraw_product(int(str(row["ProductId"])))
    shop.run("sync", "incoming")
    assert "Waiting: 20 products not on the website yet" in shop.run("status").out


@pytest.mark.parametrize("days", [15, 0, -3])
def test_a_licence_near_its_end_is_worth_a_word(shop: Shop, days: int) -> None:
    shop.cloud.faults.arm("login", ExpiredCredit(days=days))
    shop.run("sync", "incoming")
    assert f"{days} licence days — renew the service!" in shop.run("status").out


def test_a_licence_of_sixteen_days_is_not(shop: Shop) -> None:
    shop.cloud.faults.arm("login", ExpiredCredit(days=16))
    shop.run("sync", "incoming")
    assert "16 licence days\n" in shop.run("status").out


def test_json_has_everything(shop: Shop) -> None:
    shop.run("sync", "incoming")
    answer = shop.run("status", "--json").json
    assert list(answer) == [
        *("profile", "folder", "account", "incoming", "outgoing", "orders", "products_on_sale"),
        *("variants_on_sale", "products_waiting", "problems"),
    ]
    assert answer["account"]["database_id"] == 2_900_001
    assert answer["account"]["credit_days"] == 80
    assert answer["incoming"]["last"]["counts"]["products"]["created"] == 20


def test_settings_that_cannot_be_read_are_told_in_json_too(shop: Shop) -> None:
    shop.write_settings("[mahak")
    ended = shop.run("status", "--json")
    assert ended.code == 2
    assert (ended.json["result"], ended.json["reason"]) == ("failed", "settings-unreadable")
