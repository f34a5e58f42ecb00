"""How each kind of row that a client sends is checked and stored (field notes §4.8, §5, §12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from mahak_desk.practice.sent import (
    Refused,
    SentRow,
    already_registered,
    invalid,
    item_missing,
    required,
    taken,
)
from mahak_desk.practice.shapes import Row, Value
from mahak_desk.practice.store import Session, Store, StoredRow
from mahak_desk.practice.switches import Switches

_ITEMS = ("ProductDetailId", "IncomeId", "ExpenseId")
_CARRIER = ("CarrierType", "CarrierID", "CarryingAsExpense")
_GOODS = 1
"""OrderDetail.ItemType when none is sent."""
_SERVERS_OWN = {
    *("OrderCode", "ReceiptCode", "ChequeCode", "PersonCode", "PersonAddressCode"),
    *("DataHash", "CreateDate", "UpdateDate", "CreateSyncId", "UpdateSyncId", "RowVersion"),
}
"""What a client may send and only the desktop or the cloud decides."""


@dataclass(frozen=True)
class Keeper:
    """Stores one visitor's rows within one save. Every method raises Refused for a row it does not take."""

    store: Store
    session: Session
    switches: Switches
    visitor_id: int
    _awaited_receipts: dict[int, int] = field(default_factory=dict)
    """Order id → client id of the receipt its header names: receipts are stored after orders."""

    def person(self, sent: SentRow) -> StoredRow:
        """A customer; visible to the visitor only once a link says so. Its group must exist."""
        existing = self._existing(sent)
        group_id = sent.whole("PersonGroupId") or (existing.whole("PersonGroupId") if existing else 0)
        if group_id not in self.store.table("PersonGroups"):
            raise invalid("PersonGroupId") if group_id else required("PersonGroupId")
        return self._store(sent, existing)

    def person_link(self, sent: SentRow) -> StoredRow:
        """Ties a person to the visitor; the same pair again is the same link."""
        pair = (self._known_person(sent), sent.whole("VisitorId") or self.visitor_id)
        links = self.store.table("VisitorPeople").values()
        existing = next((link for link in links if (link["PersonId"], link["VisitorId"]) == pair), None)
        return self._store(sent, existing, PersonId=pair[0], VisitorId=pair[1])

    def person_address(self, sent: SentRow) -> StoredRow:
        return self._store(sent, self._existing(sent), PersonId=self._known_person(sent))

    def order(self, sent: SentRow) -> StoredRow:
        """A header. Whether its person exists is not checked (§5.1); an unregistered order is updated."""
        existing = self._existing(sent)
        if existing is None and not sent.client_id:
            raise required("OrderClientId")
        if existing is not None and existing.whole("OrderCode"):
            raise already_registered()
        self._check_carrier(sent, existing)
        order = self._store(sent, existing, **self._owner(sent, existing))
        if receipt_client_id := sent.reference("ReceiptClientId"):
            self._awaited_receipts[order.whole("OrderId")] = receipt_client_id
        return order

    def order_line(self, sent: SentRow) -> StoredRow:
        """A line, sent with its header (OrderClientId) or alone (OrderId).

        A header that is refused and not stored already takes its lines along.
        """
        order = self._order_of(sent)
        if order is None:
            raise required("OrderId", "OrderClientId")
        if order.whole("OrderCode"):
            raise already_registered()
        existing = self._existing(sent)
        if existing is not None and existing["OrderId"] != order["OrderId"]:
            raise taken("OrderDetailClientId")
        if not any(sent.whole(key) or (existing and existing[key]) for key in _ITEMS):
            raise item_missing()
        if not self.switches.accept_unknown_details:
            self._check_detail(sent.whole("ProductDetailId"))
        item_type = sent.whole("ItemType") or (existing.whole("ItemType") if existing else _GOODS)
        return self._store(sent, existing, OrderId=order["OrderId"], ItemType=item_type)

    def receipt(self, sent: SentRow) -> StoredRow:
        """Money of a person, for an order or for none; an order that was not saved counts as none."""
        existing = self._existing(sent)
        if existing is None and not sent.client_id:
            raise required("ReceiptClientId")
        order = self._order_of(sent)
        order_id = order.whole("OrderId") if order else 0
        if existing is not None:
            if existing.whole("OrderId") not in (0, order_id):
                raise taken("ReceiptClientId")
            if existing.whole("ReceiptCode"):
                raise already_registered("ReceiptId")
        return self._store(sent, existing, OrderId=order_id, **self._owner(sent, existing))

    def cheque(self, sent: SentRow) -> StoredRow:
        """A receipt's cheque (type 1) or transfer into a bank account (type 2)."""
        receipt_id = self._id_of("Receipts", sent.reference("ReceiptClientId")) or sent.whole("ReceiptId")
        receipt = self.store.table("Receipts").get(receipt_id)
        if receipt is None or receipt["VisitorId"] != self.visitor_id:
            raise required("ReceiptId", "ReceiptClientId")
        existing = self._existing(sent)
        if existing is not None and existing["ReceiptId"] != receipt_id:
            raise taken("ChequeClientId")
        if receipt.whole("ReceiptCode"):
            raise already_registered("ReceiptId")
        return self._store(sent, existing, ReceiptId=receipt_id)

    def tie_receipts_to_orders(self) -> None:
        """Give each order the id of the receipt that its header named by client id."""
        for order_id, receipt_client_id in self._awaited_receipts.items():
            receipt_id = self._id_of("Receipts", receipt_client_id)
            self.store.table("Orders")[order_id].values["ReceiptId"] = receipt_id

    def _store(self, sent: SentRow, existing: StoredRow | None, **settled: Value) -> StoredRow:
        shape = sent.shape
        ignored = {shape.id_key, *_SERVERS_OWN, *shape.echoes}
        fields: Row = {key: value for key, value in sent.fields.items() if key not in ignored} | settled
        if existing is None:
            row_id = self.session.add(shape.group, **fields)
        else:
            row_id = existing.whole(shape.id_key)
            self.session.change(shape.group, row_id, **fields)
        if sent.client_id:
            self.store.client_rows[shape.group, self.visitor_id, sent.client_id] = row_id
        return self.store.table(shape.group)[row_id]

    def _existing(self, sent: SentRow) -> StoredRow | None:
        """The row to update: that of the same client id, else the visitor's own of the id sent."""
        rows = self.store.table(sent.shape.group)
        if known_id := self._id_of(sent.shape.group, sent.client_id):
            return rows[known_id]
        row_id = sent.whole(sent.shape.id_key)
        if not row_id:
            return None
        if row_id not in rows or not self._own(rows[row_id]):
            raise invalid(sent.shape.id_key)
        return rows[row_id]

    def _own(self, row: StoredRow) -> bool:
        tables = self.store.table
        match row.shape.group:
            case "OrderDetails":
                return self._own(tables("Orders")[row.whole("OrderId")])
            case "Cheques":
                return self._own(tables("Receipts")[row.whole("ReceiptId")])
            case "People" | "PersonAddresses":
                links = tables("VisitorPeople").values()
                pair = (row["PersonId"], self.visitor_id)
                return any((link["PersonId"], link["VisitorId"]) == pair for link in links)
            case _:
                return row["VisitorId"] == self.visitor_id

    def _id_of(self, group: str, client_id: int) -> int:
        return self.store.client_rows.get((group, self.visitor_id, client_id), 0) if client_id else 0

    def _owner(self, sent: SentRow, existing: StoredRow | None) -> Row:
        """The visitor, the caller itself unless another is named, and the person where one is named."""
        owner: Row = {}
        if existing is None or sent.whole("VisitorId"):
            owner["VisitorId"] = sent.whole("VisitorId") or self.visitor_id
        if person_id := self._person_id(sent):
            owner["PersonId"] = person_id
        return owner

    def _person_id(self, sent: SentRow) -> int:
        return sent.whole("PersonId") or self._id_of("People", sent.reference("PersonClientId"))

    def _known_person(self, sent: SentRow) -> int:
        person_id = self._person_id(sent)
        if person_id not in self.store.table("People"):
            raise invalid("PersonId") if person_id else required("PersonId", "PersonClientId")
        return person_id

    def _order_of(self, sent: SentRow) -> StoredRow | None:
        orders = self.store.table("Orders")
        if order_id := self._id_of("Orders", sent.reference("OrderClientId")):
            return orders[order_id]
        order = orders.get(sent.whole("OrderId"))
        return order if order is not None and self._own(order) else None

    def _check_detail(self, detail_id: int) -> None:
        if detail_id and detail_id not in self.store.table("ProductDetails"):
            raise invalid("ProductDetailId")

    def _check_carrier(self, sent: SentRow, existing: StoredRow | None) -> None:
        """A shipping cost needs to know who carries and how it is booked (rule 15)."""
        cost = sent.fields.get("SendCost", existing["SendCost"] if existing else 0)
        if not isinstance(cost, int | Decimal) or cost <= 0:
            return
        carried_before = existing is not None and existing.number("SendCost") > 0
        missing = [
            key
            for key in _CARRIER
            if (key not in sent.fields and not carried_before)
            or (key == "CarrierID" and key in sent.fields and sent.whole(key) <= 0)
        ]
        if missing:
            raise Refused(*((key, f"{key} is required ") for key in missing))
