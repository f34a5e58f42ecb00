"""Makes goods and people in a practice database, one call each, as a shop's staff would in the desktop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import msgspec

from mahak_desk.practice.pictures import coloured_square
from mahak_desk.practice.shapes import Value
from mahak_desk.practice.store import Store

Amount = int | Decimal
Stock = Mapping[int, Amount]
"""Store code → count in the main unit."""

COLOUR, SIZE, WEIGHT = 3, 4, 9
"""Property codes of the practice database; other databases use others (field notes §4.3)."""

PRODUCT_PICTURE = 102
"""PhotoGallery.EntityType and ItemType of a product's picture (field notes §4.7)."""
PERCENT = 1
CATEGORY_NODE, CATEGORY_MEMBER = 130, 10202
"""ExtraData.ItemType of the category tree and of a product's place in it (field notes §4.1)."""


@dataclass(frozen=True)
class Variant:
    """One coded detail to make. `options` is property code → value, written in the order given.

    What is None is as the product's. `properties` replaces the text made from the options, to be malformed.
    """

    options: Mapping[int, str] = field(default_factory=dict)
    stock: Stock | None = None
    prices: Sequence[Amount] | None = None
    barcode: str = ""
    properties: str | None = None

    @property
    def text(self) -> str:
        """`Properties` in its real form, blank after the comma: `[{"C":"3", "V":"مشکی"},…]` (§4.3)."""
        if self.properties is not None:
            return self.properties
        pairs = (f'{{"C":"{code}", "V":{_json(value)}}}' for code, value in self.options.items())
        return f"[{','.join(pairs)}]"


@dataclass(frozen=True)
class MadeDetail:
    """The ids of one product detail, of its link and of its stock row per store code."""

    id: int
    code: int
    link_id: int | None
    assets: Mapping[int, int]


@dataclass(frozen=True)
class MadeProduct:
    """The ids of one product; `details` are its variants, or its base detail alone if it has none."""

    id: int
    code: int
    base: MadeDetail
    variants: tuple[MadeDetail, ...]

    @property
    def details(self) -> tuple[MadeDetail, ...]:
        return self.variants or (self.base,)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


class ShopBuilder:
    """Writes for one visitor; every call is one desktop session unless it joins an open one of the store."""

    def __init__(self, store: Store, visitor_id: int) -> None:
        self.store = store
        self.visitor_id = visitor_id

    def visitor(self, name: str, *, store_code: int = 1, cash_code: int = 1, bank_code: int = 1) -> None:
        """The visitor's own row, with the desktop codes of its defaults."""
        with self.store.session() as session:
            session.add(
                "Visitors",
                VisitorId=self.visitor_id,
                VisitorCode=self.store.new_code("Visitors"),
                Name=name,
                VisitorType=1,
                IsActive=True,
                StoreCode=store_code,
                CashCode=cash_code,
                BankCode=bank_code,
                SellPriceLevel=1,
            )

    def category(self, name: str, category_id: int | None = None) -> int:
        """A product group; gives its server id. `category_id` names one that products already refer to."""
        with self.store.session() as session:
            code = self.store.new_code("ProductCategories")
            return session.add(
                "ProductCategories", ProductCategoryId=category_id, ProductCategoryCode=code, Name=name
            )

    def tree_category(self, name: str, code: int, parent_code: int = 0) -> None:
        """A node of the second, hierarchical category tree."""
        node = _json({"CategoryCode": code, "CategoryName": name, "ParentCode": parent_code})
        with self.store.session() as session:
            session.add("ExtraDatas", ItemType=CATEGORY_NODE, ItemId=code, Data=node)

    def place_in_tree(self, product_code: int, category_code: int, name: str) -> None:
        """Put a product into a node of the tree; ExtraData refers to desktop codes."""
        place = _json({"CategoryCode": category_code, "CategoryName": name, "ProductCode": product_code})
        with self.store.session() as session:
            session.add("ExtraDatas", ItemType=CATEGORY_MEMBER, ItemId=product_code, Data=place)

    def product(
        self,
        name: str,
        code: int | None = None,
        *,
        prices: Sequence[Amount] = (),
        stock: Stock | None = None,
        variants: Sequence[Variant] = (),
        category_id: int = 0,
        barcode: str = "",
        unit: str = "عدد",
        linked: bool = True,
        fields: Mapping[str, Value] | None = None,
        detail_fields: Mapping[str, Value] | None = None,
    ) -> MadeProduct:
        """A product with its base detail, its variants, their stock and their links to the visitor.

        `prices` are Price1, Price2 … in Rial. `stock` is the base detail's when there are no variants, else
        each variant's that brings none of its own. `fields` and `detail_fields` set any other column.
        """
        with self.store.session() as session:
            product_code = self.store.new_code("Products", code)
            product_id = session.add(
                "Products",
                ProductCode=product_code,
                ProductCategoryId=category_id,
                Name=name,
                UnitName=unit,
                UnitName2=unit,
                Min=1,
                **(fields or {}),
            )
            extra = detail_fields or {}
            base = Variant(stock={1: 0}, prices=prices) if variants else Variant({}, stock, prices, barcode)
            made = self._detail(product_id, 0, base, linked, extra)
            made_variants = tuple(
                self._detail(
                    product_id,
                    self.store.new_code("ProductDetails"),
                    replace(
                        variant,
                        stock=stock if variant.stock is None else variant.stock,
                        prices=prices if variant.prices is None else variant.prices,
                    ),
                    linked,
                    extra,
                )
                for variant in variants
            )
        return MadeProduct(product_id, product_code, made, made_variants)

    def variant(self, product_id: int, variant: Variant, *, linked: bool = True) -> MadeDetail:
        """One more variant of a product; it brings its own prices and stock."""
        with self.store.session():
            return self._detail(product_id, self.store.new_code("ProductDetails"), variant, linked, {})

    def link(self, detail_id: int) -> int:
        """Let the visitor sell a detail («کالاهای ارسالی»); its count is the stock of the visitor's store."""
        with self.store.session() as session:
            own_store = self.store_id(self.own_store_code)
            count = next(
                (
                    asset.number("Count1")
                    for asset in self.store.table("ProductDetailStoreAssets").values()
                    if asset["ProductDetailId"] == detail_id and asset["StoreId"] == own_store
                ),
                Decimal(0),
            )
            return session.add(
                "VisitorProducts", ProductDetailId=detail_id, VisitorId=self.visitor_id, Count1=count
            )

    def picture(self, *product_ids: int, title: str = "", order: int = 1, side: int = 64) -> int:
        """A picture shown by these products (none: its gallery row comes later); gives its server id."""
        with self.store.session() as session:
            picture_id = self.store.new_id("Pictures")
            name = f"{picture_id * 2_654_435_761 % 2**32:08x}.png"
            session.add(
                "Pictures",
                PictureId=picture_id,
                PictureCode=picture_id % 10_000,
                FileName=f"{picture_id % 10_000}.png",
                DisplayOrder=order,
                Title=title,
                Url=f"/Content/Images/all/{name}",
                FileSize=len(coloured_square(name, side)),
                Width=side,
                Height=side,
                Format="png",
            )
            for product_id in product_ids:
                self.show_picture(picture_id, product_id)
        return picture_id

    def show_picture(self, picture_id: int, product_id: int) -> int:
        """Tie a picture to a product; gives the gallery row's id."""
        with self.store.session() as session:
            return session.add(
                "PhotoGalleries",
                PictureId=picture_id,
                EntityType=PRODUCT_PICTURE,
                ItemCode=product_id,
                ItemType=PRODUCT_PICTURE,
            )

    def person(self, first_name: str, last_name: str, mobile: str = "", **fields: Value) -> int:
        """A person of the first person group, visible to the visitor; gives the server id."""
        with self.store.session() as session:
            group_id = next(iter(self.store.table("PersonGroups")))
            person_id = session.add(
                "People",
                PersonCode=self.store.new_code("People"),
                PersonGroupId=group_id,
                FirstName=first_name,
                LastName=last_name,
                Mobile=mobile,
                **fields,
            )
            session.add("VisitorPeople", PersonId=person_id, VisitorId=self.visitor_id)
        return person_id

    def store_id(self, code: int) -> int:
        """The server id of the store (انبار) with this desktop code. Raises LookupError."""
        for store_id, row in self.store.table("Stores").items():
            if row["StoreCode"] == code:
                return store_id
        raise LookupError(f"there is no store with code {code}")

    @property
    def own_store_code(self) -> int:
        """The code of the store the visitor sells from."""
        return self.store.table("Visitors")[self.visitor_id].whole("StoreCode")

    def _detail(
        self, product_id: int, code: int, variant: Variant, linked: bool, extra: Mapping[str, Value]
    ) -> MadeDetail:
        """Code 0 makes the base detail, which has no properties."""
        stock = variant.stock or {}
        with self.store.session() as session:
            detail_id = session.add(
                "ProductDetails",
                ProductDetailCode=code,
                ProductId=product_id,
                Properties=variant.text if code else None,
                Barcode=variant.barcode,
                **{f"Price{level}": price for level, price in enumerate(variant.prices or (), 1)},
                **{"DefaultDiscountLevel": 1, "DefaultSellPriceLevel": 1, **extra},
            )
            assets = {
                store_code: session.add(
                    "ProductDetailStoreAssets",
                    ProductDetailId=detail_id,
                    StoreId=self.store_id(store_code),
                    Count1=count,
                )
                for store_code, count in stock.items()
            }
            link_id = None
            if linked:
                link_id = session.add(
                    "VisitorProducts",
                    ProductDetailId=detail_id,
                    VisitorId=self.visitor_id,
                    Count1=stock.get(self.own_store_code, 0),
                )
        return MadeDetail(detail_id, code, link_id, assets)
