"""«ارسال و دریافت اطلاعات»: the desktop pulls stored orders and turns them into invoices (field notes §5.5).

Only now is a sale real: the order gets its code, the person's ledger its entries, and the stock drops.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from mahak_desk.practice.shapes import exact
from mahak_desk.practice.store import Session, Store, StoredRow
from mahak_desk.practice.switches import Switches

SALE_INVOICE = 201
SALE, CASH_RECEIPT, CHEQUE_IN, TRANSFER_IN = 201, 206, 208, 217
"""Transaction types (field notes §4.9)."""
_TRANSFER = 2
"""Cheque.Type of a bank transfer."""
_PERCENT = 1
"""DiscountType: 0 is an amount, 1 a percentage."""


@dataclass(frozen=True)
class Registered:
    """What one run of the desktop did, by server ids."""

    orders: list[int] = field(default_factory=list)
    """Orders that became invoices."""
    without_person: list[int] = field(default_factory=list)
    """Of these, the ones whose person is unknown or not linked to the visitor: no ledger entry was made."""
    lines_without_stock: list[int] = field(default_factory=list)
    """Lines that moved no stock because there was too little of it."""


def register_orders(store: Store, switches: Switches) -> Registered:
    """Register every order and receipt that waits, and give new persons their codes (rule 21)."""
    report = Registered()
    with store.session() as session:
        desk = _Desk(store, session, switches, report)
        for person_id, person in store.table("People").items():
            if not person.whole("PersonCode"):
                session.change("People", person_id, PersonCode=store.new_code("People"))
        for order in store.table("Orders").values():
            if not order.whole("OrderCode") and not order.deleted:
                desk.register(order)
        for receipt in store.table("Receipts").values():
            if not receipt.whole("ReceiptCode") and not receipt.deleted:
                desk.book(receipt)
    return report


@dataclass(frozen=True)
class _Desk:
    store: Store
    session: Session
    switches: Switches
    report: Registered

    def register(self, order: StoredRow) -> None:
        order_id = order.whole("OrderId")
        code = self.store.new_code("Orders")
        self.session.change("Orders", order_id, OrderCode=code)
        self.report.orders.append(order_id)
        lines = [
            line
            for line in self.store.table("OrderDetails").values()
            if line["OrderId"] == order_id and not line.deleted
        ]
        for line in lines:
            self.session.change("OrderDetails", line.whole("OrderDetailId"))
        if not self._linked(order):
            self.report.without_person.append(order_id)
        if order["OrderType"] == SALE_INVOICE:
            self._enter(order, SALE, self._total(order, lines), f"فاکتور فروش {code}", order["OrderDate"])
            for line in lines:
                self._move_stock(order, line)

    def book(self, receipt: StoredRow) -> None:
        """Enter a receipt's cash and transfers; one that belongs to an unregistered order waits with it."""
        order = self.store.table("Orders").get(receipt.whole("OrderId"))
        if order is not None and not order.whole("OrderCode"):
            return
        receipt_id, date = receipt.whole("ReceiptId"), receipt["Date"]
        code = self.store.new_code("Receipts")
        self.session.change("Receipts", receipt_id, ReceiptCode=code)
        self._enter(receipt, CASH_RECEIPT, -receipt.number("CashAmount"), f"دریافت {code}", date)
        for cheque_id, cheque in self.store.table("Cheques").items():
            if cheque["ReceiptId"] == receipt_id and not cheque.deleted:
                self.session.change("Cheques", cheque_id, ChequeCode=self.store.new_code("Cheques"))
                kind = TRANSFER_IN if cheque["Type"] == _TRANSFER else CHEQUE_IN
                self._enter(receipt, kind, -cheque.number("Amount"), f"دریافت {code}", date)

    def _linked(self, paper: StoredRow) -> bool:
        """Whether the person exists and is linked to the visitor of this order or receipt."""
        pair = (paper["PersonId"], paper["VisitorId"])
        return paper["PersonId"] in self.store.table("People") and any(
            (link["PersonId"], link["VisitorId"]) == pair and not link.deleted
            for link in self.store.table("VisitorPeople").values()
        )

    def _enter(self, paper: StoredRow, kind: int, debt: Decimal, text: str, date: object) -> None:
        """One entry in the person's ledger: a debt, or a credit where `debt` is negative."""
        if not debt or not self._linked(paper):
            return
        person_id = paper.whole("PersonId")
        entries = [
            entry for entry in self.store.table("Transactions").values() if entry["PersonId"] == person_id
        ]
        balance = sum((entry.number("DebtAmount") - entry.number("CreditAmount") for entry in entries), debt)
        self.session.add(
            "Transactions",
            TransactionCode=self.store.new_code("Transactions"),
            PersonId=person_id,
            Type=kind,
            DebtAmount=exact(max(debt, Decimal(0))),
            CreditAmount=exact(max(-debt, Decimal(0))),
            Balance=exact(balance),
            Description=text,
            Row=len(entries) + 1,
            Date=date if isinstance(date, str) else None,
        )

    def _total(self, order: StoredRow, lines: list[StoredRow]) -> Decimal:
        """What the person owes, in Rial; the two readings of the header's discount are a switch (§5.6)."""
        gross, line_discounts, taxes = Decimal(0), Decimal(0), Decimal(0)
        for line in lines:
            amount = line.number("Price") * line.number("Count1")
            discount = _discount(line, amount)
            rates = max(line.number("TaxPercent"), Decimal(0)) + max(line.number("ChargePercent"), Decimal(0))
            gross += amount
            line_discounts += discount
            taxes += (amount - discount) * rates / 100
        if self.switches.header_discount_is_total:
            goods = gross - _discount(order, gross) + taxes
        else:
            net = gross - line_discounts + taxes
            goods = net - _discount(order, net)
        return goods + order.number("SendCost") + order.number("OtherCost")

    def _move_stock(self, order: StoredRow, line: StoredRow) -> None:
        """Take the goods from the line's store, or from the visitor's own when it names none."""
        detail_id, count = line.whole("ProductDetailId"), line.number("Count1")
        if not detail_id:
            return
        store_id = line.whole("StoreId") or self._own_store(order.whole("VisitorId"))
        asset = self._first("ProductDetailStoreAssets", ProductDetailId=detail_id, StoreId=store_id)
        if asset is None or (asset.number("Count1") < count and not self.switches.negative_stock):
            self.report.lines_without_stock.append(line.whole("OrderDetailId"))
            return
        link = self._first("VisitorProducts", ProductDetailId=detail_id, VisitorId=order.whole("VisitorId"))
        for row in (asset, link):
            if row is not None:
                row_id = row.whole(row.shape.id_key)
                self.session.change(row.shape.group, row_id, Count1=exact(row.number("Count1") - count))

    def _own_store(self, visitor_id: int) -> int:
        visitor = self.store.table("Visitors").get(visitor_id)
        own = None if visitor is None else self._first("Stores", StoreCode=visitor.whole("StoreCode"))
        return 0 if own is None else own.whole("StoreId")

    def _first(self, group: str, **values: int) -> StoredRow | None:
        for row in self.store.table(group).values():
            if not row.deleted and all(row[key] == value for key, value in values.items()):
                return row
        return None


def _discount(row: StoredRow, amount: Decimal) -> Decimal:
    discount = row.number("Discount")
    return amount * discount / 100 if row["DiscountType"] == _PERCENT else discount
