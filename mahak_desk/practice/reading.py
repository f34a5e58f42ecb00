"""GetAllData: which rows a visitor receives for the row versions it sends (field notes §3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from mahak_desk.practice.groups import READ_GROUPS
from mahak_desk.practice.shapes import SHAPES, Row, exact
from mahak_desk.practice.store import Store, StoredRow
from mahak_desk.practice.switches import Switches

Objects = dict[str, list[Row] | None]


def whole_number(given: object) -> int | None:
    """A number or a text that holds one; None for anything else, and for null."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        amount = exact(given)
    except ArithmeticError:
        return None
    return amount if isinstance(amount, int) else None


def read_all_data(
    store: Store, switches: Switches, visitor_id: int, request: Mapping[str, object]
) -> Objects:
    """`Data.Objects`: None for what was not asked, else the newer rows, at most `pageSize` each, unsorted.

    Keys may be in any case, versions may be text, unknown keys and nulls count as not sent.
    """
    asked = {key.lower(): value for key, value in request.items()}
    versions = {
        entity: version
        for entity in READ_GROUPS.values()
        if (version := whole_number(asked.get(f"from{entity}Version".lower()))) is not None
    }
    page_size = whole_number(asked.get("pagesize")) or 0
    order_types = asked.get("ordertypes")
    with store.lock:
        sight = _Sight(
            store,
            switches,
            visitor_id,
            versions,
            {number for given in order_types if (number := whole_number(given)) is not None}
            if isinstance(order_types, list)
            else set(),
        )
        return {
            group: _delivered(store, sight.newer_rows(group), page_size) if entity in versions else None
            for group, entity in READ_GROUPS.items()
        }


def _delivered(store: Store, rows: list[StoredRow], page_size: int) -> list[Row]:
    """The page is cut in order of RowVersion, then delivered in no order at all (§3.1)."""
    if 0 < page_size < len(rows):
        rows = sorted(rows, key=lambda row: row.row_version)[:page_size]
    store.random.shuffle(rows)
    return [row.full() for row in rows]


@dataclass(frozen=True)
class _Sight:
    """What one visitor may see, and from which versions on it asked."""

    store: Store
    switches: Switches
    visitor_id: int
    versions: Mapping[str, int]
    order_types: set[int]

    def newer_rows(self, group: str) -> list[StoredRow]:
        if group not in SHAPES:
            return []
        version = self.versions[READ_GROUPS[group]]
        links = self._links_of(group)
        rows = self.store.table(group)
        if links is not None:
            link_version = self.versions.get("VisitorPerson" if group == "People" else "VisitorProduct", 0)
            return [
                row
                for row_id, row in rows.items()
                if row_id in links and (row.row_version > version or links[row_id] > link_version)
            ]
        visible = self._visible(group)
        return [row for row in rows.values() if row.row_version > version and visible(row)]

    def _links_of(self, group: str) -> Mapping[int, int] | None:
        """Row id → version of its link, for the three entities that are delivered through a link table."""
        match group:
            case "Products":
                return self._product_links
            case "ProductDetails":
                return self._detail_links
            case "People":
                return self._person_links
            case _:
                return None

    def _visible(self, group: str) -> Callable[[StoredRow], bool]:
        tables = self.store.table
        match group:
            case "Orders":
                return lambda row: self._own(row) and self._wanted_type(row)
            case "OrderDetails":
                orders = tables("Orders")
                return lambda row: (
                    self._own(orders[row.whole("OrderId")])
                    and self._wanted_type(orders[row.whole("OrderId")])
                )
            case "Cheques":
                receipts = tables("Receipts")
                return lambda row: self._own(receipts[row.whole("ReceiptId")])
            case "PersonAddresses" | "Transactions":
                return lambda row: row["PersonId"] in self._person_links
            case "ProductDetailStoreAssets" if self.switches.stock_follows_links:
                return lambda row: row["ProductDetailId"] in self._detail_links
            case _ if "VisitorId" in SHAPES[group].blank:
                return self._own
            case _:
                return lambda row: True

    def _own(self, row: StoredRow) -> bool:
        return row["VisitorId"] == self.visitor_id

    def _wanted_type(self, order: StoredRow) -> bool:
        return not self.order_types or order["OrderType"] in self.order_types

    @cached_property
    def _detail_links(self) -> Mapping[int, int]:
        return self._newest_links("VisitorProducts", "ProductDetailId", self.switches.deleted_links_deliver)

    @cached_property
    def _person_links(self) -> Mapping[int, int]:
        return self._newest_links("VisitorPeople", "PersonId", deleted_too=False)

    @cached_property
    def _product_links(self) -> Mapping[int, int]:
        """A product is linked through its details; its newest link counts."""
        details = self.store.table("ProductDetails")
        newest: dict[int, int] = {}
        for detail_id, version in self._detail_links.items():
            if detail_id in details:
                product_id = details[detail_id].whole("ProductId")
                newest[product_id] = max(version, newest.get(product_id, 0))
        return newest

    def _newest_links(self, group: str, key: str, deleted_too: bool) -> Mapping[int, int]:
        newest: dict[int, int] = {}
        for link in self.store.table(group).values():
            if self._own(link) and (deleted_too or not link.deleted):
                target = link.whole(key)
                newest[target] = max(link.row_version, newest.get(target, 0))
        return newest
