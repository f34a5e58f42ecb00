"""Password, its hash and the token stand nowhere: not in the log, not in an error, not in the database."""

from __future__ import annotations

import hashlib
import logging

import pytest

from mahak_desk.errors import DeskError
from mahak_desk.practice.faults import PROXY_PAGE, Endpoint, Fault, InjectedRow, Refusal
from tests.sync.incoming.shops import ACCOUNT, Shop


def test_no_secret_is_left_anywhere(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    visitor = '{"VisitorId":null,"RowVersion":1,"Username":"web-login","Password":"S3cret-of-the-visitor"}'
    shop.cloud.faults.arm("read", InjectedRow("Visitors", visitor))
    shop.sync()
    told = []
    failures: list[tuple[Endpoint, Fault]] = [
        ("read", PROXY_PAGE),
        ("read", Refusal("خطا")),
        ("login", Refusal("نه")),
    ]
    for endpoint, fault in failures:
        shop.cloud.faults.arm(endpoint, fault)
        shop.reconnect()
        with pytest.raises(DeskError) as failed:
            shop.sync()
        told += [repr(failed.value), failed.value.sentence("fa"), str(failed.value.__cause__)]
    shop.sync()
    token = shop.client.session().token
    told += [repr(shop.client.session()), repr(shop.flow), caplog.text]
    shop.database.close()
    assert shop.database.path is not None
    files = b"".join(path.read_bytes() for path in shop.database.path.parent.iterdir())
    digest = hashlib.md5(ACCOUNT.password.encode()).hexdigest()
    for secret in (ACCOUNT.password, digest, token, "S3cret-of-the-visitor", "web-login"):
        assert secret not in "\n".join(told)
        assert secret.encode() not in files


def test_the_log_tells_the_story_of_a_cycle(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    shop.goods.product("جوراب", prices=(0,), stock={1: 2})
    shop.sync()
    shop.desktop.withdraw_product(made.id)
    shop.sync()
    story = [record.getMessage() for record in caplog.records]
    assert [line for line in story if line.startswith(("Mahak login", "Processing", "Product sync"))] == [
        f"Mahak login successful: visitor {ACCOUNT.visitor_id} of database {ACCOUNT.database_id}, "
        "80 credit days left",
        "Processing 2 products from Mahak",
        "Product sync completed: 2 created, 0 updated, 1 errors",
        "Processing 1 products from Mahak",
        "Product sync completed: 0 created, 1 updated, 0 errors",
    ]
