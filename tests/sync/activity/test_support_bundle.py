"""The bundle tells support what it needs, and neither a secret nor a customer leaves the shop in it."""

from __future__ import annotations

import hashlib
import json
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import keyring
import pytest
from sqlalchemy import insert, update

from mahak_desk.practice.login import DEMO
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync import runs
from mahak_desk.sync.activity.anonymity import Anonymity
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.logbook import start_logging, stop_logging
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.sync.profile import FolderUnusable, shop_profile
from mahak_desk.sync.setbacks import CycleCrashed
from mahak_desk.website import ledger, tables
from tests.keyrings import MemoryKeyring

FIRST, LAST = "فرنگیس", "خاکسارپور"
NOBODY = "گمنامیان"
"""Somebody Mahak names in its answer about an order, and no customer the shop knows."""
MOBILE = "09127654321"
STREET = "خیابان ناکجاآباد"
WRITTEN = f"{FIRST} {LAST}, {MOBILE}, ۰۹۱۲ ۷۶۵ ۴۳۲۱, farangis@example.com, {STREET}"
"""A customer as Mahak or a website may quote one in a message."""

ACCOUNT = replace(DEMO, user_name="shopkeeper-7", password="S3cret-رمز-of-the-shop")
MD5 = hashlib.md5(ACCOUNT.password.encode(), usedforsecurity=False).hexdigest()
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"
DATABASE_PASSWORD = "of-the-database-42"

FORBIDDEN = (
    *(ACCOUNT.password, MD5, MD5.upper(), TOKEN, TOKEN.split(".")[1], DATABASE_PASSWORD),
    *(NOBODY, FIRST, LAST, MOBILE, MOBILE[1:], "۷۶۵ ۴۳۲۱", "farangis", "ناکجاآباد", ACCOUNT.user_name),
)


@pytest.fixture(autouse=True)
def _surroundings() -> Iterator[None]:
    """A keyring in memory, and a log that ends with the test."""
    before, level = keyring.get_keyring(), logging.getLogger("mahak_desk").level
    keyring.set_keyring(MemoryKeyring())
    yield
    stop_logging()
    logging.getLogger("mahak_desk").setLevel(level)
    keyring.set_keyring(before)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A shop that has synced, with a customer and secrets wherever they could have got to."""
    with PracticeCloud(build=furnish, accounts=(ACCOUNT,)) as cloud:
        cloud.shop.product("کتاب", prices=(500_000,), stock={1: 3})
        environment = {
            "MAHAK_DESK_HOME": str(tmp_path / "home"),
            "MAHAK_DESK_API_URL": cloud.url,
            "MAHAK_DESK_USERNAME": ACCOUNT.user_name,
            "MAHAK_DESK_PASSWORD": ACCOUNT.password,
        }
        with Desk(shop_profile("default", environment), environment, program="a test") as opened:
            start_logging(opened.profile.log_file)
            opened.incoming()
            plant(opened)
            yield opened


def plant(desk: Desk) -> None:
    desk.profile.settings_file.write_text(
        f'# {ACCOUNT.password} {WRITTEN}\n[mahak]\nproxy = "http://{ACCOUNT.user_name}@proxy.local:8080"\n',
        "utf-8",
    )
    said = f"{WRITTEN} {ACCOUNT.password} {MD5} {TOKEN}"
    desk.profile.log_file.write_text(
        f"2026-01-01T00:00:00.000Z WARNING mahak_desk.sync: Mahak said {said}\n"
        f"Authorization: Bearer {TOKEN}\npostgresql://desk:{DATABASE_PASSWORD}@db/shop\n"
        f"2026-01-01T00:00:01.000Z INFO mahak_desk.sync: Order W-77 sent to Mahak successfully\n",
        "utf-8",
    )
    facts: dict[str, str | int] = {
        "text": f"{NOBODY} {said}",
        "name": said,
        "candidates": said,
        "order_total": 17,
    }
    with desk._shop.database().writing() as connection:
        now = desk._shop.clock.now()
        connection.execute(
            insert(tables.customers).values(
                id=1,
                first_name=FIRST,
                last_name=LAST,
                mobile=MOBILE,
                address=STREET,
                email="farangis@example.com",
            )
        )
        connection.execute(
            insert(tables.user_orders).values(
                id=1,
                order_number="W-77",
                customer_id=1,
                total_amount=17,
                shipping_address={"name": f"{FIRST} {LAST}", "mobile": MOBILE},
                note=said,
            )
        )
        connection.execute(
            insert(ledger.invoice_deliveries).values(
                id=1,
                order_id=1,
                state="rejected",
                reason="refused-by-mahak",
                facts=facts,
                **dict.fromkeys(("order_client_id", "person_client_id"), 1),
                **dict.fromkeys(("receipt_client_id", "cheque_client_id"), 1),
                created_at=now,
                changed_at=now,
            )
        )
        connection.execute(
            insert(ledger.delivery_attempts).values(
                delivery_id=1, started_at=now, outcome="refused", request=said, answer=said, errors=[said]
            )
        )
        for entity, reason in (("Order", "customer-ambiguous"), ("Person", "row-unreadable")):
            record_one(connection, "outgoing", Finding(entity, "W-77", reason, facts, raw=said), now)
        run = runs.begin(connection, "incoming", "delta", now)
        runs.fail(connection, run, CycleCrashed(ValueError()), now)
        connection.execute(
            update(ledger.sync_runs).where(ledger.sync_runs.c.id == run).values(message=said, message_fa=said)
        )


def files_of(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_no_secret_and_no_customer_is_in_any_byte_of_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    made = desk.activity.make_support_bundle(path)
    assert made.missing == ()
    raw = path.read_bytes()
    for name, content in files_of(path).items():
        for forbidden in FORBIDDEN:
            assert forbidden.casefold() not in f"{name} {content}".casefold(), (name, forbidden)
    for forbidden in FORBIDDEN:
        assert forbidden.encode() not in raw


def test_faults_of_c_code_are_in_it_without_secrets(desk: Desk, tmp_path: Path) -> None:
    desk.profile.faults_file.write_text(
        f"Fatal Python error: Segmentation fault {WRITTEN} {ACCOUNT.password}\n"
    )
    desk.activity.make_support_bundle(tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        faults = bundle.read("logs/faults.txt").decode()
    assert "Fatal Python error: Segmentation fault" in faults
    assert not [word for word in FORBIDDEN if word in faults]


def test_what_support_needs_is_in_it(desk: Desk, tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "bundle.zip"
    made = desk.activity.make_support_bundle(path, versions={"qt": "6.11"}, telling=told.append)
    files = files_of(path)
    assert (made.path, made.size, told) == (path, path.stat().st_size, list(files))
    assert json.loads(files["about.json"])["qt"] == "6.11"
    assert json.loads(files["database.json"])["rows"]["products"] == 1
    assert json.loads(files["database.json"])["schema"] == "0003"
    assert json.loads(files["settings.json"])["mahak"]["proxy"] == "http://***@proxy.local:8080"
    assert json.loads(files["runs.json"])[0]["reason"] == "crashed"
    assert json.loads(files["status.json"])["products_on_sale"] == 1
    assert {each["facts"]["order_total"] for each in json.loads(files["problems.json"])} == {17}
    assert json.loads(files["attempts.json"])[0]["outcome"] == "refused"
    assert "ok    Login to Mahak" in files["doctor.txt"]
    assert "Order W-77 sent to Mahak successfully" in files["logs/mahak-desk.log"]


def test_a_shop_in_trouble_can_be_bundled_all_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.profile.settings_file.write_text("not = [toml", "utf-8")
    path = tmp_path / "bundle.zip"
    made = desk.activity.make_support_bundle(path)
    assert "settings.json" in made.missing
    assert "cannot be read" in files_of(path)["settings.json"]
    assert "fail  Settings" in files_of(path)["doctor.txt"]


def test_a_shop_that_has_not_begun_can_be_bundled(tmp_path: Path) -> None:
    environment = {"MAHAK_DESK_HOME": str(tmp_path / "home")}
    with Desk(shop_profile("default", environment), environment, program="a test") as desk:
        made = desk.activity.make_support_bundle(tmp_path / "bundle.zip")
    assert made.missing == ()
    assert not desk.profile.database_file.exists()


def test_an_older_bundle_stays_when_a_new_one_cannot_be_made(desk: Desk, tmp_path: Path) -> None:
    def give_up(part: str) -> None:
        if part == "runs.json":
            raise KeyboardInterrupt

    path = tmp_path / "bundle.zip"
    path.write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt):
        desk.activity.make_support_bundle(path, telling=give_up)
    assert path.read_bytes() == b"older"
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ""] == ["bundle.zip"]


def test_a_folder_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable):
        desk.activity.make_support_bundle(tmp_path / "nowhere" / "bundle.zip")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call 0912-765-4321 now", "call *** now"),
        ("call +98 912 765 4321 now", "call *** now"),
        ("landline 021-88776655", "landline ***"),
        ("code 0012345679", "code ***"),
        ("mail a.b@shop.ir", "mail ***"),
        ("took 1234 ms at 2026-01-01T00:00:01.000Z", "took 1234 ms at 2026-01-01T00:00:01.000Z"),
        ("version 123456789012345678", "version 123456789012345678"),
        ("سارا bought shoes", "*** bought shoes"),
        ("كفش ساراها", "كفش ساراها"),
    ],
)
def test_numbers_mail_and_names_are_struck_and_the_rest_stays(text: str, left: str) -> None:
    assert Anonymity(frozenset({"سارا"}))(text) == left


def test_where_customers_cannot_be_read_every_persian_word_is_struck() -> None:
    assert Anonymity(None)("Order W-1: سارا محمدی") == "Order W-1: *** ***"


@pytest.mark.parametrize(
    "spelled",
    [r"C:\Users\Zahra Karimi\x.log", r"C:\\Users\\Zahra Karimi\\x.log", "c:/users/zahra karimi/x.log"],
)
def test_the_name_in_the_home_folder_is_struck_in_every_spelling(
    spelled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: PureWindowsPath(r"C:\Users\Zahra Karimi"))
    assert Anonymity(frozenset())(spelled).startswith("~")
