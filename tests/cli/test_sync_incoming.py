"""`mahak-desk sync incoming`: what it does to the shop, what it prints, and with which code it ends."""

from __future__ import annotations

import hashlib
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from mahak_desk.practice.faults import ExpiredCredit, Refusal, Status
from mahak_desk.website import ledger, tables
from tests.cli.shops import Shop, says_one_sentence

PRODUCTS = select(func.count()).select_from(tables.products)
ON_SALE = PRODUCTS.where(tables.products.c.is_active)


class TestACycle:
    def test_brings_the_goods_and_ends_with_0(self, shop: Shop) -> None:
        ended = shop.spawn("sync", "incoming")
        assert (ended.code, ended.err) == (0, "")
        assert "Products: 20 new" in ended.out
        assert shop.scalar(ON_SALE) == 20

    def test_that_met_problems_names_them_with_the_next_step_and_ends_with_1(self, demo_shop: Shop) -> None:
        ended = demo_shop.run("sync", "incoming")
        assert ended.code == 1
        assert "• ماگ سفری استیل" in ended.out
        assert "Until then it is on the website without one." in ended.out
        assert "→ The next sync usually settles it" in ended.out
        assert "• دستکش بافت زمستانه" in ended.out

    def test_speaks_persian_with_persian_digits(self, demo_shop: Shop) -> None:
        ended = demo_shop.run("--language", "fa", "sync", "incoming")
        assert "محک ← سایت:" in ended.out
        assert "۳۵ تازه" in ended.out
        assert "← معمولاً با همگام‌سازی بعدی درست می‌شود" in ended.out

    def test_that_finds_nothing_new_changes_nothing(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        ended = shop.run("sync", "incoming", "--json")
        assert ended.code == 0
        assert ended.json["row_versions"] == {}
        assert ended.json["counts"]["products"]["created"] == 0

    @pytest.mark.parametrize("flow", ["incoming", "outgoing"])
    def test_goes_on_after_the_licence_ran_out_and_says_so(self, shop: Shop, flow: str) -> None:
        shop.cloud.faults.arm("login", ExpiredCredit(days=-3), times=2)
        ended = shop.run("sync", flow)
        assert ended.code == 0
        assert "The Mahak service ran out 3 days ago. Renew it with Mahak." in ended.out
        assert "اعتبار سرویس محک ۳ روز پیش تمام شده" in shop.run("--language", "fa", "sync", flow).out

    def test_shows_no_progress_bar_where_nobody_looks(self, shop: Shop) -> None:
        assert shop.run("sync", "incoming").err == ""

    def test_verbose_shows_the_log_on_stderr(self, shop: Shop) -> None:
        ended = shop.run("-v", "sync", "incoming")
        assert "Processing 20 products from Mahak" in ended.err
        assert "Processing" not in ended.out


class TestJson:
    def test_has_the_agreed_keys(self, demo_shop: Shop) -> None:
        answer = demo_shop.spawn("sync", "incoming", "--json").json
        keys = ["flow", "kind", "result", "counts", "row_versions", "problems", "seconds"]
        assert list(answer) == keys
        assert (answer["flow"], answer["kind"], answer["result"]) == ("incoming", "delta", "partial")
        assert answer["counts"]["products"] == {
            "created": 35,
            "updated": 0,
            "hidden": 0,
            "unchanged": 1,
            "errors": 2,
        }
        assert list(answer["counts"]) == ["products", "variants", "categories"]
        assert answer["row_versions"]["Product"] > 2**32 - 10**9
        assert isinstance(answer["seconds"], float)

    def test_tells_problems_in_the_chosen_language(self, demo_shop: Shop) -> None:
        persian = demo_shop.run("--language", "fa", "sync", "incoming", "--json").json["problems"]
        assert {(p["entity"], p["reason"]) for p in persian} == {
            ("Product", "category-missing"),
            ("ProductDetail", "properties-unreadable"),
        }
        assert all(list(p) == ["entity", "id", "reason", "text"] for p in persian)
        assert "گروه کالا هنوز نرسیده است." in " ".join(p["text"] for p in persian)

    def test_of_a_failure_stands_on_stdout_and_its_sentence_on_stderr(self, shop: Shop) -> None:
        shop.cloud.stop()
        ended = shop.spawn("sync", "incoming", "--json")
        assert ended.code == 2
        assert says_one_sentence(ended)
        answer = ended.json
        assert list(answer) == ["flow", "kind", "result", "reason", "text"]
        assert (answer["flow"], answer["result"], answer["reason"]) == (
            "incoming",
            "failed",
            "mahak-unreachable",
        )
        assert ended.err.strip() == answer["text"]


class TestAFullRead:
    def test_says_that_nothing_differed(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        assert "The full read found no differences." in shop.run("sync", "incoming", "--full").out

    def test_says_what_changed_without_a_new_version_and_what_is_gone(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        detail_ids = [row["ProductDetailId"] for row in shop.cloud.store.rows("ProductDetails")]
        shop.cloud.desktop.change_price(int(str(detail_ids[0])), 1_100_000, silently=True)
        assert shop.run("sync", "incoming", "--json").json["counts"]["products"]["updated"] == 0
        answer = shop.run("sync", "incoming", "--full", "--json").json
        assert answer["kind"] == "full"
        assert answer["different"] == {"ProductDetail": 1}
        assert answer["vanished"] == {}
        assert answer["counts"]["products"]["updated"] == 1

    def test_names_the_rows_mahak_no_longer_sends(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        with shop.cloud.store.lock:
            shop.cloud.store.table("ProductCategories").clear()
        shop.cloud.shop.category("کیف")
        assert "no longer in Mahak: ProductCategory 1" in shop.run("sync", "incoming", "--full").out


class TestTheBrake:
    def test_asks_before_the_shop_is_emptied(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        withdraw_everything(shop)
        ended = shop.run("sync", "incoming")
        assert ended.code == 1
        assert "would have hidden 20 and emptied 0 of the 20 variants on sale" in ended.out
        assert "mahak-desk sync incoming --accept-mass-change" in ended.out
        assert shop.scalar(ON_SALE) == 20

    def test_is_released_by_the_command_it_names(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        withdraw_everything(shop)
        shop.run("sync", "incoming")
        assert shop.run("sync", "incoming", "--accept-mass-change").code == 0
        assert shop.scalar(ON_SALE) == 0

    def test_is_a_problem_in_json(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        withdraw_everything(shop)
        answer = shop.run("sync", "incoming", "--json").json
        assert answer["result"] == "partial"
        assert [problem["reason"] for problem in answer["problems"]] == ["mass-change"]


def withdraw_everything(shop: Shop) -> None:
    for row in shop.cloud.store.rows("Products"):
        shop.cloud.desktop.withdraw_product(int(str(row["ProductId"])))


class TestAPreview:
    def test_before_the_first_sync_makes_no_database(self, shop: Shop) -> None:
        ended = shop.spawn("sync", "incoming", "--preview")
        assert ended.code == 0
        assert "nothing written" in ended.out
        assert "پیراهن 1: price: — → 1000000" in ended.out
        assert "Products: 20 new" in ended.out
        assert not shop.profile.database_file.exists()

    def test_changes_no_byte_of_the_data_folder(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        detail_id = int(str(shop.cloud.store.rows("ProductDetails")[0]["ProductDetailId"]))
        shop.cloud.desktop.change_price(detail_id, 1_200_000)
        before = contents(shop.home)
        ended = shop.spawn("sync", "incoming", "--preview", "--json")
        assert contents(shop.home) == before
        assert ended.json["changes"] == [
            {"product": "پیراهن 1", "option": "", "what": "price", "before": "1000000", "after": "1200000"}
        ]

    def test_of_a_full_read_changes_no_byte_either(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        before = contents(shop.home)
        assert shop.run("sync", "incoming", "--preview", "--full").code == 0
        assert contents(shop.home) == before

    def test_leaves_the_next_sync_everything_to_do(self, shop: Shop) -> None:
        shop.run("sync", "incoming", "--preview")
        assert shop.run("sync", "incoming", "--json").json["counts"]["products"]["created"] == 20

    def test_shows_the_first_of_many_changes_and_counts_the_rest(self, demo_shop: Shop) -> None:
        ended = demo_shop.run("sync", "incoming", "--preview")
        assert ended.out.count(" → ") < 40
        assert "more changes; all of them with --json" in ended.out


def contents(folder: Path) -> dict[str, str]:
    """A hash of every file but the log and the folder's lock."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "logs" and path.name != "mahak-desk.lock"
    }


class TestCouldNotRun:
    """Every reason ends with 2 and one sentence on stderr, in either language, with nothing on stdout."""

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_a_wrong_password(self, shop: Shop, language: str) -> None:
        shop.environment |= {"MAHAK_DESK_PASSWORD": "guess", "MAHAK_DESK_LANGUAGE": language}
        ended = shop.spawn("sync", "incoming")
        assert (ended.code, ended.out) == (2, "")
        assert says_one_sentence(ended)
        wanted = {"fa": "محک ورود را نپذیرفت", "en": "Mahak refused the login"}
        assert wanted[language] in ended.err
        assert "mahak-desk credentials set" in ended.err

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_an_unreachable_host(self, shop: Shop, language: str) -> None:
        with closing(socket.socket()) as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
            shop.environment |= {
                "MAHAK_DESK_API_URL": f"http://127.0.0.1:{port}/API/v3",
                "MAHAK_DESK_LANGUAGE": language,
            }
            ended = shop.spawn("sync", "incoming")
        assert (ended.code, ended.out) == (2, "")
        assert says_one_sentence(ended)
        wanted = {"fa": "ارتباط با محک (127.0.0.1) برقرار نشد", "en": "Mahak (127.0.0.1) cannot be reached"}
        assert wanted[language] in ended.err

    def test_no_password(self, shop: Shop) -> None:
        ended = shop.run("sync", "incoming", MAHAK_DESK_PASSWORD=None)
        assert ended.code == 2
        assert "not set. Run: mahak-desk credentials set" in ended.err
        assert not shop.profile.database_file.exists()

    def test_a_server_in_trouble(self, shop: Shop) -> None:
        shop.cloud.faults.arm("read", Status(500))
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "error 500" in ended.err
        assert shop.scalar(select(ledger.sync_runs.c.result)) == "failed"

    def test_a_server_that_refuses(self, shop: Shop) -> None:
        shop.cloud.faults.arm("read", Refusal(message="سرویس تمدید نشده است"))
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "سرویس تمدید نشده است" in ended.err

    def test_an_address_that_is_none(self, shop: Shop) -> None:
        ended = shop.run("sync", "incoming", MAHAK_DESK_API_URL="ftp:nowhere")
        assert ended.code == 2
        assert "The address of Mahak's service is not a web address." in ended.err

    def test_stores_that_are_not_chosen_well(self, shop: Shop) -> None:
        shop.write_settings("[stock]\nstores = [9]\n")
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "Mahak has no store 9" in ended.err

    def test_another_accounts_data(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        shop.write(update(ledger.shop_account).values(visitor_id=7))
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "mahak-desk credentials accept-account" in ended.err

    def test_a_database_another_program_keeps_locked(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        with write_lock(shop.profile.database_file):
            ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "Another program has the database" in ended.err

    def test_a_database_of_another_program(self, shop: Shop) -> None:
        shop.home.mkdir()
        with closing(sqlite3.connect(shop.profile.database_file)) as connection:
            connection.execute("CREATE TABLE products (name TEXT)")
        before = shop.profile.database_file.read_bytes()
        ended = shop.spawn("sync", "incoming")
        assert ended.code == 2
        assert "holds another program's tables of the same names: products" in ended.err
        assert shop.profile.database_file.read_bytes() == before

    def test_a_damaged_database(self, shop: Shop) -> None:
        shop.home.mkdir()
        shop.profile.database_file.write_bytes(b"not a database" * 1000)
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert "is damaged, or is not a database" in ended.err

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("[mahak\n", "settings.toml"),
            ("[mahak]\nuser = 1\n", "unknown field `user`"),
            ("[prices]\nalarm_factor = 'much'\n", "$.prices.alarm_factor"),
            ("[stock]\nstores = 'all'\n", "$.stock.stores"),
            ("[website]\ndatabase_url = 'postgresql://desk:hunter2@db/shop'\n", "contains a password"),
        ],
    )
    def test_settings_that_cannot_be_read(self, shop: Shop, text: str, fault: str) -> None:
        path = shop.write_settings(text)
        ended = shop.run("sync", "incoming")
        assert ended.code == 2
        assert says_one_sentence(ended)
        assert str(path) in ended.err
        assert fault in ended.err
        assert "hunter2" not in ended.err


@contextmanager
def write_lock(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
