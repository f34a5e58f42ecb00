"""What Mahak holds of the website's orders, read in the cloud's own tables and added up anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mahak_desk.practice.server import PracticeCloud

_PREFIX = "سفارش سایت "
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """An order in the cloud that is not deleted, with its lines and payments that are not."""

    order: Row
    lines: tuple[Row, ...]
    receipts: tuple[Row, ...]
    cheques: tuple[Row, ...]

    @property
    def id(self) -> int:
        return int(self.order["OrderId"])

    @property
    def total(self) -> int:
        """What the customer owes, in Rial."""
        costs = Decimal(self.order["SendCost"]) + self.order["OtherCost"] - self.order["Discount"]
        return int(sum((_amount(line) for line in self.lines), costs))

    @property
    def paid(self) -> int:
        return int(
            sum(row["CashAmount"] for row in self.receipts) + sum(row["Amount"] for row in self.cheques)
        )

    @property
    def counts(self) -> Counter[int]:
        """How much of each product detail."""
        counted: Counter[int] = Counter()
        for line in self.lines:
            counted[line["ProductDetailId"]] += line["Count1"]
        return counted


def _amount(line: Row) -> Decimal:
    net = Decimal(line["Price"]) * line["Count1"]
    taxes = (net * line[key] / 100 for key in ("TaxPercent", "ChargePercent"))
    return net + sum(tax.quantize(Decimal(1), ROUND_HALF_UP) for tax in taxes)


def documents(cloud: PracticeCloud) -> dict[str, list[Document]]:
    """By order number, as the description tells it: whatever client id a document has."""
    lines = _by(cloud, "OrderDetails", "OrderId")
    receipts = _by(cloud, "Receipts", "OrderId")
    cheques = _by(cloud, "Cheques", "ReceiptId")
    found: dict[str, list[Document]] = defaultdict(list)
    for order in cloud.store.rows("Orders", Deleted=False):
        own = receipts[order["OrderId"]]
        number = str(order["Description"]).removeprefix(_PREFIX).partition(" | ")[0]
        money = tuple(cheque for receipt in own for cheque in cheques[receipt["ReceiptId"]])
        found[number].append(Document(order, tuple(lines[order["OrderId"]]), tuple(own), money))
    return found


def the_document(cloud: PracticeCloud, order_id: int) -> Document:
    """The only document of the website's order S-id."""
    (document,) = documents(cloud)[f"S-{order_id}"]
    return document


def people(cloud: PracticeCloud) -> list[Row]:
    """The persons that came from the website, in the order of their ids; those of the shop have no client id."""
    return [row for row in cloud.store.rows("People", Deleted=False) if row["PersonClientId"]]


def _by(cloud: PracticeCloud, group: str, key: str) -> dict[Any, list[Row]]:
    rows: dict[Any, list[Row]] = defaultdict(list)
    for row in cloud.store.rows(group, Deleted=False):
        rows[row[key]].append(row)
    return rows
