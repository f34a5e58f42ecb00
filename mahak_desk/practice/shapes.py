"""The shape of every row the practice cloud knows: its keys in the real order, their kinds and defaults.

Field notes §1.3–§1.5 and the captured samples fix names, casing and order. A row starts with its server id
and ends with `Deleted`, the audit columns and the echoes of its parents' ids, which read as 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, cast

Value = str | int | Decimal | bool | None
Row = dict[str, Value]
Kind = Literal["whole", "number", "text", "flag"]

AUDIT = "Deleted:flag DataHash:text CreateDate:text UpdateDate:text CreateSyncId UpdateSyncId RowVersion"
_DEFAULTS: dict[Kind, Value] = {"whole": 0, "number": 0, "text": "", "flag": False}
_MOST_DIGITS = 28
_NINE_DIGITS = Decimal("1.000000000")


class NotAccepted(ValueError):
    """A value that cannot be read as its field's kind; the message is the field's name."""


def exact(given: int | float | str | Decimal) -> int | Decimal:
    """The same amount, exactly and without an exponent: int when integral, else Decimal."""
    amount = Decimal(str(given))
    if not amount.is_finite() or abs(amount.adjusted()) > _MOST_DIGITS:
        raise InvalidOperation(given)
    whole = amount.to_integral_value()
    if amount == whole:
        return int(whole)
    return Decimal(format(amount, "f").rstrip("0"))


def _read(kind: Kind, given: object) -> Value:
    """Read leniently, as the real service does: numbers may come as text (field notes §12)."""
    match kind, given:
        case "text", str():
            return given
        case "text", _:
            return str(given)
        case "flag", bool():
            return given
        case "flag", _ if str(given).strip().lower() in ("true", "1"):
            return True
        case "flag", _ if str(given).strip().lower() in ("false", "0"):
            return False
        case "whole", int():
            return int(given)
        case (("whole" | "number"), (int() | float() | str() | Decimal())):
            amount = exact(given.strip() if isinstance(given, str) else given)
            if kind == "number" or isinstance(amount, int):
                return amount
        case _:
            pass
    raise ValueError(given)


@dataclass(frozen=True)
class Shape:
    """One entity: its list's key, its id's key and every key of a row with its default."""

    entity: str
    group: str
    id_key: str
    kinds: Mapping[str, Kind]
    blank: Row
    echoes: frozenset[str]
    """Parents' client ids and codes: they may be sent, and read as 0 (field notes §1.5)."""
    spelling: Mapping[str, str]
    """Lower-case key → the key as rows spell it: requests may use any case (field notes §1.2)."""

    @property
    def client_id_key(self) -> str:
        return f"{self.entity}ClientId"

    def value(self, key: str, given: object) -> Value:
        """`given` as this field holds it. Raises NotAccepted."""
        if given is None:
            return self.blank[key]
        try:
            return _read(self.kinds[key], given)
        except (ValueError, InvalidOperation) as error:
            raise NotAccepted(key) from error

    def with_nine_digits(self, row: Row) -> Row:
        """Amounts with nine decimals, as raw bodies of the real service carry them (field notes §1.5)."""
        return {
            key: Decimal(value).quantize(_NINE_DIGITS)
            if self.kinds[key] == "number" and isinstance(value, int | Decimal)
            else value
            for key, value in row.items()
        }


def _shape(entity: str, group: str, fields: str, echoes: str = "") -> Shape:
    kinds: dict[str, Kind] = {}
    blank: Row = {}
    for field in f"{fields} {AUDIT} {echoes}".split():
        key, _, kind_name = field.partition(":")
        kind = cast(Kind, kind_name.removesuffix("?") or "whole")
        kinds[key] = kind
        blank[key] = None if kind_name.endswith("?") else _DEFAULTS[kind]
    spelling = {key.lower(): key for key in blank}
    return Shape(entity, group, next(iter(blank)), kinds, blank, frozenset(echoes.split()), spelling)


_PRICES = " ".join(f"Price{level}:number" for level in range(1, 11))
_CONSUMER_PRICES = " ".join(f"ConsumerPrice{level}:number" for level in range(1, 11))

_ALL = (
    _shape(
        "ProductCategory",
        "ProductCategories",
        "ProductCategoryId ProductCategoryClientId ProductCategoryCode Name:text Color:text? Icon:text?",
    ),
    _shape(
        "Product",
        "Products",
        "ProductId ProductClientId ProductCode ProductCategoryId Name:text UnitName:text UnitName2:text "
        "UnitCode:whole? UnitCode2:whole? Tags:text UnitRatio:number Min:number TaxPercent:number "
        "ChargePercent:number Width:number Height:number Length:number Weight:number Type "
        "Description:text? ProductTIN:text? UnitTIN:text?",
        "ProductCategoryClientId ProductCategoryCode",
    ),
    _shape(
        "ProductDetail",
        "ProductDetails",
        "ProductDetailId ProductDetailClientId ProductDetailCode ProductId Properties:text? "
        f"Properties2:text? Count1:number Count2:number Barcode:text {_PRICES} Discount:number "
        "Discount1:number Discount2:number Discount3:number Discount4:number DefaultDiscountLevel "
        "DiscountType DefaultSellPriceLevel CustomerPrice:number Serials:text? DefaultConsumerPriceLevel "
        f"{_CONSUMER_PRICES}",
        "ProductClientId ProductCode",
    ),
    _shape(
        "ProductDetailStoreAsset",
        "ProductDetailStoreAssets",
        "ProductDetailStoreAssetId ProductDetailId StoreId Count1:number Count2:number",
    ),
    _shape(
        "VisitorProduct",
        "VisitorProducts",
        "VisitorProductId ProductDetailId VisitorId Count1:number Count2:number Price:number Serials:text?",
        "ProductDetailClientId ProductDetailCode VisitorClientId VisitorCode",
    ),
    _shape("Store", "Stores", "StoreId StoreClientId StoreCode Name:text Stock:number Comment:text?"),
    _shape(
        "Visitor",
        "Visitors",
        "VisitorId VisitorClientId VisitorCode Name:text ExtraInfo:text? Username:text? Password:text? "
        "VisitorType IsActive:flag StoreCode CashCode BankCode PersonCode SellPriceLevel ChequeCredit:number "
        "TotalCredit:number HasPriceAccess:flag HasPriceLevelAccess:flag SelectedPriceLevels:text?",
    ),
    _shape(
        "CostLevelName", "CostLevelNames", "CostLevelNameId CostLevelNameClientId CostLevelNameCode Name:text"
    ),
    _shape(
        "PropertyDescription",
        "PropertyDescriptions",
        "PropertyDescriptionId PropertyDescriptionClientId PropertyDescriptionCode Name:text Title:text "
        "EmptyTitle:text DataType DisplayType Description:text?",
    ),
    _shape(
        "Picture",
        "Pictures",
        "PictureId PictureClientId PictureCode FileName:text DisplayOrder Title:text Url:text FileSize Width "
        "Height Format:text",
    ),
    _shape("PhotoGallery", "PhotoGalleries", "PhotoGalleryId PictureId EntityType ItemCode ItemType"),
    _shape("ExtraData", "ExtraDatas", "ExtraDataId ItemType ItemId Data:text?"),
    _shape("Setting", "Settings", "SettingId SettingCode SettingClientId VisitorId Value:text"),
    _shape("Unit", "Units", "UnitId UnitCode UnitClientId Name:text Comment:text? UnitTIN:text?"),
    _shape("Region", "Regions", "CityID CityName:text ProvinceID ProvinceName:text MapCode:text?"),
    _shape(
        "Bank",
        "Banks",
        "BankId BankClientId BankGroupId BankCode Name:text BankName:text Branch:text AccountNumber:text? "
        "CardNumber:text? Shaba:text? Description:text?",
        "BankGroupClientId BankGroupCode",
    ),
    _shape(
        "Cash",
        "Cashes",
        "CashId CashClientId CashCode Name:text Mogodi:number AvalDore:number VoucherCode DetailUniqueCode "
        "CurrCode CurrRate:number Description:text?",
    ),
    _shape(
        "PersonGroup",
        "PersonGroups",
        "PersonGroupId PersonGroupClientId PersonGroupCode Name:text Color:text? Icon:text? "
        "DiscountPercent:number SellPriceLevel",
    ),
    _shape(
        "Person",
        "People",
        "PersonId PersonClientId BranchCode:text? PersonCode PersonGroupId PersonType Prifix:text? "
        "FirstName:text? LastName:text? Organization:text? Gender NationalCode:text? Credit:number "
        "Balance:number Email:text? UserName:text? Password:text? DiscountPercent:number SellPriceLevel "
        "State:text? City:text? CityCode Zone:text? Address:text? Latitude:number Longitude:number "
        "Phone:text? Mobile:text? Fax:text? Description:text? FinanceTaxPayerType EconomicNo:text? "
        "PostalCode:text? BirthDate:text?",
        "PersonGroupClientId PersonGroupCode",
    ),
    _shape(
        "VisitorPerson",
        "VisitorPeople",
        "VisitorPersonId PersonId VisitorId",
        "PersonClientId PersonCode VisitorClientId VisitorCode",
    ),
    _shape(
        "PersonAddress",
        "PersonAddresses",
        "PersonAddressId PersonAddressClientId PersonAddressCode PersonId Title:text? Description:text? "
        "Address:text? PostalCode:text? Tel:text? Mobile:text? CityId Latitude:number Longitude:number "
        "IsDefault:flag",
        "PersonClientId PersonCode",
    ),
    _shape(
        "Order",
        "Orders",
        "OrderId OrderClientId FiscalYear OrderCode PersonId VisitorId ReceiptId PaymentId OrderType "
        "OrderDate:text? DeliveryDate:text? Discount:number DiscountType SendCost:number OtherCost:number "
        "SettlementType Immediate:flag ReturnReasonId:whole? Description:text? ExpenseId:whole? "
        "ProjectId:whole? Latitude:number Longitude:number ShippingAddress:text? CarrierType:whole? "
        "CarrierID:whole? DriverCurrencyType:whole? CarryingAsExpense:flag",
    ),
    _shape(
        "OrderDetail",
        "OrderDetails",
        "OrderDetailId OrderDetailClientId ItemType OrderId ProductDetailId:whole? IncomeId:whole? "
        "ExpenseId:whole? Price:number Count1:number Count2:number PromotionCode Gift Description:text? "
        "Discount:number DiscountType TaxPercent:number ChargePercent:number StoreId Width:number "
        "Height:number ItemCount RowId",
        "OrderClientId OrderCode ProductDetailClientId ProductDetailCode",
    ),
    _shape(
        "Receipt",
        "Receipts",
        "ReceiptId ReceiptClientId ReceiptCode PersonId VisitorId CashAmount:number CashCode "
        "Description:text? Date:text? ProjectId:whole? OrderId TrackingCode:text?",
        "OrderClientId OrderCode OrderType",
    ),
    _shape(
        "Cheque",
        "Cheques",
        "ChequeId ChequeClientId ChequeCode ReceiptId BankId Number:text? BankName:text? Branch:text? "
        "Amount:number Date:text? Type Description:text?",
        "ReceiptClientId ReceiptCode BankClientId BankCode",
    ),
    _shape(
        "Transaction",
        "Transactions",
        "TransactionId TransactionClientId TransactionCode PersonId Type DebtAmount:number "
        "CreditAmount:number Balance:number Status Description:text? Row Date:text?",
    ),
)

SHAPES: dict[str, Shape] = {shape.group: shape for shape in _ALL}
"""Group key → shape, for the entities that can hold rows here; all others are always empty."""
