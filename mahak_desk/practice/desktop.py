"""What the shop's staff do in the Mahak desktop: everyday edits, and the exchange that registers orders."""

from __future__ import annotations

from mahak_desk.practice.builder import Amount, ShopBuilder
from mahak_desk.practice.registering import Registered, register_orders
from mahak_desk.practice.shapes import Value
from mahak_desk.practice.switches import Switches


class Desktop:
    """Every method is one desktop session: the rows it touches get new row versions.

    With `silently` the values change and nothing else moves, which real edits sometimes do (field notes
    §3.1). Goods and people are added through the `ShopBuilder` beside it. Ids are server ids.
    """

    def __init__(self, shop: ShopBuilder, switches: Switches) -> None:
        self._shop = shop
        self._store = shop.store
        self._switches = switches

    def sync(self) -> Registered:
        """«ارسال و دریافت اطلاعات»: register every waiting order (rule 21)."""
        return register_orders(self._store, self._switches)

    def change(self, group: str, row_id: int, *, silently: bool = False, **values: Value) -> None:
        """Change any columns of any row. Raises KeyError, NotAccepted."""
        if silently:
            self._store.change_silently(group, row_id, **values)
            return
        with self._store.session() as session:
            session.change(group, row_id, **values)

    def change_price(self, detail_id: int, price: Amount, *, level: int = 1, silently: bool = False) -> None:
        """Set one price level of a detail, in Rial."""
        self.change("ProductDetails", detail_id, silently=silently, **{f"Price{level}": price})

    def change_stock(
        self, detail_id: int, count: Amount, *, store_code: int | None = None, silently: bool = False
    ) -> None:
        """Count a detail in a store, by default the visitor's own, whose count its link carries too."""
        own_code = self._shop.own_store_code
        code = own_code if store_code is None else store_code
        with self._store.session() as session:
            store_id = self._shop.store_id(code)
            asset_ids = [
                asset_id
                for asset_id, asset in self._store.table("ProductDetailStoreAssets").items()
                if asset["ProductDetailId"] == detail_id and asset["StoreId"] == store_id
            ]
            for asset_id in asset_ids:
                self.change("ProductDetailStoreAssets", asset_id, silently=silently, Count1=count)
            if not asset_ids:
                session.add(
                    "ProductDetailStoreAssets", ProductDetailId=detail_id, StoreId=store_id, Count1=count
                )
            if code == own_code:
                for link_id in self._links([detail_id]):
                    self.change("VisitorProducts", link_id, silently=silently, Count1=count)

    def rename_product(self, product_id: int, name: str, *, silently: bool = False) -> None:
        self.change("Products", product_id, silently=silently, Name=name)

    def move_detail(self, detail_id: int, product_id: int) -> None:
        """Hang a detail on another product (field notes §3.1)."""
        self.change("ProductDetails", detail_id, ProductId=product_id)

    def withdraw_product(self, product_id: int) -> None:
        """Take a product off the site: all its links are deleted, the product lives on."""
        self._set_links(self._details_of(product_id), deleted=True)

    def restore_product(self, product_id: int) -> None:
        """Put a product back on the site: its links live again, and details without one get one."""
        self._set_links(self._details_of(product_id), deleted=False)

    def withdraw_detail(self, detail_id: int) -> None:
        self._set_links([detail_id], deleted=True)

    def restore_detail(self, detail_id: int) -> None:
        self._set_links([detail_id], deleted=False)

    def delete_product(self, product_id: int) -> None:
        """Delete the product itself; its links stand, so the deletion is delivered."""
        self.change("Products", product_id, Deleted=True)

    def undelete_product(self, product_id: int) -> None:
        self.change("Products", product_id, Deleted=False)

    def delete_detail(self, detail_id: int) -> None:
        self.change("ProductDetails", detail_id, Deleted=True)

    def undelete_detail(self, detail_id: int) -> None:
        self.change("ProductDetails", detail_id, Deleted=False)

    def _details_of(self, product_id: int) -> list[int]:
        with self._store.lock:
            return [
                detail_id
                for detail_id, detail in self._store.table("ProductDetails").items()
                if detail["ProductId"] == product_id
            ]

    def _links(self, detail_ids: list[int]) -> dict[int, int]:
        """Link id → detail id, deleted links too."""
        return {
            link_id: link.whole("ProductDetailId")
            for link_id, link in self._store.table("VisitorProducts").items()
            if link["ProductDetailId"] in detail_ids and link["VisitorId"] == self._shop.visitor_id
        }

    def _set_links(self, detail_ids: list[int], *, deleted: bool) -> None:
        with self._store.session() as session:
            links = self._links(detail_ids)
            for link_id in links:
                session.change("VisitorProducts", link_id, Deleted=deleted)
            if not deleted:
                for detail_id in detail_ids:
                    if detail_id not in links.values():
                        self._shop.link(detail_id)
