"""A backlog of paid orders drains: how many requests, and how much of our own time each order takes.

    python benchmarks/drain_orders.py [--orders 500] [--settled 1000000]

The practice cloud answers over HTTP on loopback in a process of its own; the time spent waiting for it is not
ours. With `--settled`, that many settled orders are there first, which must make no difference.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.sync.clock import SystemClock
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.outgoing.flow import OutgoingFlow
from mahak_desk.sync.settings import MahakSettings, Settings
from mahak_desk.website.bulk import insert_rows, stored_moment
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import customers, product_variants, user_order_items, user_orders
from mahak_desk.website.upgrade import upgrade

FIRST_SETTLED = 10_000_000
LINES = 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=500)
    parser.add_argument("--settled", type=int, default=0)
    options = parser.parse_args()
    cloud = subprocess.Popen(
        [sys.executable, "-m", "mahak_desk.practice", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        address = next(word for line in cloud.stdout for word in line.split() if word.startswith("http://"))
        with tempfile.TemporaryDirectory() as folder:
            drain(address, Path(folder), options.orders, options.settled)
    finally:
        cloud.terminate()
        cloud.wait()


def drain(address: str, folder: Path, orders: int, settled: int) -> None:
    settings = Settings(mahak=MahakSettings(api_url=address))
    client = CountedClient(MahakClient(Credentials("practice", "practice"), settings.mahak.client_settings()))
    with Database(f"sqlite:///{folder / 'shop.sqlite3'}") as database:
        upgrade(database, backups=None)
        IncomingFlow(database, client, settings, SystemClock()).run()
        place(database, orders)
        settle(database, settled)
        client.waited = client.saves = 0
        started = time.perf_counter()
        report = OutgoingFlow(database, client, settings, SystemClock(), "benchmark").run()
        own = time.perf_counter() - started - client.waited
        assert report.sent == orders, report
        print(f"{orders} orders of {LINES} lines beside {settled:,} settled ones")
        print(f"  SaveAllData requests  {client.saves}")
        print(f"  own time              {own:.2f} s, {own / orders * 1000:.1f} ms an order")
    client.close()


def place(database: Database, count: int) -> None:
    """Orders of customers who are new to Mahak, each of its own."""
    now = datetime.now(UTC)
    variant = product_variants.c
    with database.writing() as connection:
        on_sale = connection.execute(
            select(variant.id, variant.price).where(variant.is_active).limit(LINES)
        ).all()
        total = sum(row.price for row in on_sale)
        connection.execute(
            insert(customers),
            [
                {"id": i, "first_name": "مشتری", "last_name": str(i), "mobile": f"0912{i:07d}"}
                for i in range(1, count + 1)
            ],
        )
        connection.execute(
            insert(user_orders),
            [
                {"id": i, "order_number": f"B-{i}", "customer_id": i, "payment_status": "Paid",
                 "total_amount": total, "created_at": now, "paid_at": now}
                for i in range(1, count + 1)
            ],
        )  # fmt: skip
        connection.execute(
            insert(user_order_items),
            [
                {"order_id": i, "variant_id": row.id, "quantity": 1, "unit_price": row.price,
                 "total_price": row.price}
                for i in range(1, count + 1)
                for row in on_sale
            ],
        )  # fmt: skip


def settle(database: Database, count: int) -> None:
    """Orders that Mahak registered long ago."""
    with database.writing() as connection:
        now = stored_moment(connection, datetime.now(UTC))
        ids = range(FIRST_SETTLED, FIRST_SETTLED + count)
        columns = ("id", "order_number", "payment_status", "total_amount", "synced_to_mahak", "created_at")
        insert_rows(connection, user_orders, columns, [(i, f"S-{i}", "Paid", 1000, True, now) for i in ids])
        columns = (
            *("order_id", "state", "order_client_id", "person_client_id", "receipt_client_id"),
            *("cheque_client_id", "created_at", "changed_at"),
        )
        insert_rows(
            connection,
            invoice_deliveries,
            columns,
            [(i, "registered", i * 4, i * 4 + 1, i * 4 + 2, i * 4 + 3, now, now) for i in ids],
        )


class CountedClient:
    """The client itself, with its saves and the time spent waiting for Mahak counted."""

    def __init__(self, client: MahakClient) -> None:
        self._client = client
        self.waited = 0.0
        self.saves = 0

    def __getattr__(self, name: str):
        method = getattr(self._client, name)
        if name not in ("read", "save", "session"):
            return method

        def counted(*args, **kwargs):
            self.saves += name == "save"
            started = time.perf_counter()
            try:
                return method(*args, **kwargs)
            finally:
                self.waited += time.perf_counter() - started

        return counted


if __name__ == "__main__":
    main()
