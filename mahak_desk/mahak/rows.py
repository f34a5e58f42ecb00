"""The rows Mahak Desk reads from GetAllData, typed; each class is one entity of the contract.

Only fields the program uses are decoded. Names are the contract's in snake case; the wire spells them in
PascalCase (field notes §1.2) or, as the contract shows, in camelCase. The first three fields of every row
are the same: its server id, its row version and whether it is (logically) deleted. Amounts stay exact: an
integral JSON number becomes int, one with a fraction Decimal, never float.

Logins and personal ledgers that Mahak also sends (Visitor.username/password, Person.userName/password,
Person.credit/balance) are deliberately not decoded.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

MAX_BIGINT = 2**63 - 1

Id = Annotated[int, Meta(gt=0, le=MAX_BIGINT)]
"""A server id: positive, cloud-wide (field notes §4)."""
Reference = Annotated[int, Meta(ge=-MAX_BIGINT, le=MAX_BIGINT)]
"""A reference or a desktop code; 0 where Mahak has none."""
MAX_ROW_VERSION = 10**15
"""Far beyond what the cloud's counter reaches in our lives: a garbled version that was believed would hide every
later change, since only rows beyond it are asked for."""
RowVersion = Annotated[int, Meta(ge=0, le=MAX_ROW_VERSION)]
"""One counter for the whole cloud, already beyond 2**32, of some three million a day (field notes §3.1)."""
Number = int | Decimal
"""An exact amount or quantity; raw bodies may spell it with nine decimals (field notes §1.5)."""


class Row(Struct, frozen=True, gc=False):
    """What every row has. Subclasses name their entity as the request and the response spell it."""

    entity: ClassVar[str]
    """Singular name: the request key is `from{entity}Version`."""
    group: ClassVar[str]
    """The key of the entity's list in `Data.Objects`."""
    id_name: ClassVar[str]
    """The contract's name of the server id."""
    special_names: ClassVar[dict[str, str]] = {}
    """Fields whose wire name is not simply the camel case of ours."""

    id: Id
    row_version: RowVersion
    deleted: bool = False

    @classmethod
    def wire_names(cls) -> dict[str, str]:
        """Our field names → the contract's (camelCase) names."""
        names = {name: _camel(name) for name in cls.__struct_fields__}
        return {**names, "id": cls.id_name, **cls.special_names}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


class ProductCategory(Row, frozen=True, gc=False):
    """A product group of the desktop, flat (field notes §4.1)."""

    entity = "ProductCategory"
    group = "ProductCategories"
    id_name = "productCategoryId"
    product_category_code: Reference = 0
    name: str | None = None


class Product(Row, frozen=True, gc=False):
    """A product; it has neither price nor stock, its details have (field notes §4.2)."""

    entity = "Product"
    group = "Products"
    id_name = "productId"
    special_names: ClassVar[dict[str, str]] = {"product_tin": "productTIN"}
    product_code: Reference = 0
    product_category_id: Reference | None = None
    name: str | None = None
    unit_name: str | None = None
    unit_name2: str | None = None
    unit_ratio: Number = 0
    tax_percent: Number = 0
    charge_percent: Number = 0
    description: str | None = None
    product_tin: str | None = None


class ProductDetail(Row, frozen=True, gc=False, kw_only=True):
    """The sellable unit; code 0 without properties is its product's base detail (field notes §4.3)."""

    entity = "ProductDetail"
    group = "ProductDetails"
    id_name = "productDetailId"
    product_id: Id
    product_detail_code: Reference = 0
    properties: str | None = None
    barcode: str | None = None
    price1: Number = 0
    price2: Number = 0
    price3: Number = 0
    price4: Number = 0
    price5: Number = 0
    price6: Number = 0
    price7: Number = 0
    price8: Number = 0
    price9: Number = 0
    price10: Number = 0
    default_sell_price_level: Reference | None = None
    discount1: Number = 0
    discount2: Number = 0
    discount3: Number = 0
    discount4: Number = 0
    default_discount_level: Reference | None = None
    discount_type: Reference | None = None


class VisitorProduct(Row, frozen=True, gc=False, kw_only=True):
    """The link that says this visitor (this website) may sell a detail (field notes §4.5)."""

    entity = "VisitorProduct"
    group = "VisitorProducts"
    id_name = "visitorProductId"
    product_detail_id: Id
    visitor_id: Reference | None = None


class ProductDetailStoreAsset(Row, frozen=True, gc=False, kw_only=True):
    """A detail's stock in one store; count1 in the main unit, may be negative or fractional (§4.4).

    A row that does not say count1 says nothing: it is unreadable rather than 0.
    """

    entity = "ProductDetailStoreAsset"
    group = "ProductDetailStoreAssets"
    id_name = "productDetailStoreAssetId"
    product_detail_id: Id
    store_id: Id
    count1: Number
    count2: Number | None = None


class Store(Row, frozen=True, gc=False):
    """A warehouse (انبار): server id and desktop code (field notes §4.6)."""

    entity = "Store"
    group = "Stores"
    id_name = "storeId"
    store_code: Reference = 0
    name: str | None = None


class Visitor(Row, frozen=True, gc=False):
    """A visitor (ویزیتور) with the desktop codes of its defaults (field notes §1.5, §4.6)."""

    entity = "Visitor"
    group = "Visitors"
    id_name = "visitorId"
    visitor_code: Reference = 0
    name: str | None = None
    store_code: Reference | None = None
    cash_code: Reference | None = None
    bank_code: Reference | None = None
    person_code: Reference | None = None
    sell_price_level: Reference | None = None


class CostLevelName(Row, frozen=True, gc=False):
    """The label of a price level; its code is the level's number (field notes §4.6)."""

    entity = "CostLevelName"
    group = "CostLevelNames"
    id_name = "costLevelNameId"
    cost_level_name_code: Reference = 0
    name: str | None = None


class PropertyDescription(Row, frozen=True, gc=False):
    """What a code in a detail's Properties means, «رنگ» for one (field notes §4.10)."""

    entity = "PropertyDescription"
    group = "PropertyDescriptions"
    id_name = "propertyDescriptionId"
    property_description_code: Reference = 0
    name: str | None = None
    title: str | None = None


class Picture(Row, frozen=True, gc=False):
    """A picture file on Mahak's host; `url` is relative to it (field notes §4.7)."""

    entity = "Picture"
    group = "Pictures"
    id_name = "pictureId"
    file_name: str | None = None
    display_order: Reference | None = None
    url: str | None = None


class PhotoGallery(Row, frozen=True, gc=False, kw_only=True):
    """Ties a picture to the server id of a product (entity type 102) (field notes §4.7)."""

    entity = "PhotoGallery"
    group = "PhotoGalleries"
    id_name = "photoGalleryId"
    picture_id: Id
    entity_type: Reference = 0
    item_code: Reference = 0
    item_type: Reference | None = None


class ExtraData(Row, frozen=True, gc=False):
    """JSON text hung on a desktop code: 130 a category of the tree, 10202 a product in it (§4.1, §4.10)."""

    entity = "ExtraData"
    group = "ExtraDatas"
    id_name = "extraDataId"
    item_type: Reference = 0
    item_id: Reference = 0
    data: str | None = None


class Setting(Row, frozen=True, gc=False):
    """A setting of the desktop program; `value` is text such as "2.0" (field notes §4.6)."""

    entity = "Setting"
    group = "Settings"
    id_name = "settingId"
    setting_code: Reference = 0
    value: str | None = None


class Bank(Row, frozen=True, gc=False):
    """A bank account that website payments can be booked to."""

    entity = "Bank"
    group = "Banks"
    id_name = "bankId"
    bank_code: Reference = 0
    name: str | None = None


class Cash(Row, frozen=True, gc=False):
    """A cash box: takes receipts by its code, and can be the carrier of an order (field notes §4.9)."""

    entity = "Cash"
    group = "Cashes"
    id_name = "cashId"
    cash_code: Reference = 0
    name: str | None = None


class PersonGroup(Row, frozen=True, gc=False):
    """A group of persons; a new person needs one (field notes §4.8)."""

    entity = "PersonGroup"
    group = "PersonGroups"
    id_name = "personGroupId"
    person_group_code: Reference = 0
    name: str | None = None


class Person(Row, frozen=True, gc=False):
    """A customer of the desktop; names may be blank (field notes §4.8)."""

    entity = "Person"
    group = "People"
    id_name = "personId"
    person_client_id: Reference | None = None
    person_code: Reference = 0
    person_group_id: Reference | None = None
    first_name: str | None = None
    last_name: str | None = None
    organization: str | None = None
    national_code: str | None = None
    mobile: str | None = None
    phone: str | None = None


class VisitorPerson(Row, frozen=True, gc=False, kw_only=True):
    """The link that lets this visitor see a person (field notes §4.8)."""

    entity = "VisitorPerson"
    group = "VisitorPeople"
    id_name = "visitorPersonId"
    person_id: Id
    visitor_id: Reference | None = None


class Order(Row, frozen=True, gc=False):
    """An order of this visitor; code 0 until the desktop has registered it (field notes §5.5)."""

    entity = "Order"
    group = "Orders"
    id_name = "orderId"
    order_client_id: Reference = 0
    order_code: Reference = 0
    order_type: Reference = 0
    person_id: Reference | None = None
    discount: Number = 0
    send_cost: Number = 0
    other_cost: Number = 0


class DescribedOrder(Order, frozen=True, gc=False):
    """The same with its description, which holds a name and an address: for looking, never for keeping."""

    description: str | None = None


class OrderDetail(Row, frozen=True, gc=False, kw_only=True):
    """One line of an order of this visitor; count1 in the main unit."""

    entity = "OrderDetail"
    group = "OrderDetails"
    id_name = "orderDetailId"
    order_detail_client_id: Reference = 0
    order_id: Id
    item_type: Reference | None = None
    product_detail_id: Reference | None = None
    price: Number = 0
    count1: Number = 0
    discount: Number = 0
    tax_percent: Number = 0
    charge_percent: Number = 0
    store_id: Reference | None = None


class Receipt(Row, frozen=True, gc=False):
    """A payment of this visitor's: its cash, or 0 where a cheque carries the money (field notes §4.9)."""

    entity = "Receipt"
    group = "Receipts"
    id_name = "receiptId"
    receipt_client_id: Reference = 0
    cash_amount: Number = 0


class Cheque(Row, frozen=True, gc=False):
    """Money of a receipt that went to a bank account (field notes §4.9)."""

    entity = "Cheque"
    group = "Cheques"
    id_name = "chequeId"
    cheque_client_id: Reference = 0
    amount: Number = 0


OF_INVOICES: tuple[type[Row], ...] = (Order, OrderDetail, Receipt, Cheque)
"""What is read to look for our own invoices; of the payments no mirror is kept."""

READ_ENTITIES: tuple[type[Row], ...] = (
    ProductCategory,
    Product,
    ProductDetail,
    VisitorProduct,
    ProductDetailStoreAsset,
    Store,
    Visitor,
    CostLevelName,
    PropertyDescription,
    Picture,
    PhotoGallery,
    ExtraData,
    Setting,
    Bank,
    Cash,
    PersonGroup,
    Person,
    VisitorPerson,
    Order,
    OrderDetail,
)
"""Every entity the program keeps a mirror of. Products, their details and their link are always asked for
together, as are persons and theirs: a missing link version counts as 0 and returns everything (§3.1)."""
