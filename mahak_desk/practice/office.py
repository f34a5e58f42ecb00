"""What every Mahak database has before its first product: stores, levels, settings, banks, person groups."""

from __future__ import annotations

from mahak_desk.practice.builder import COLOUR, SIZE, WEIGHT, ShopBuilder

TAX_ON, CHARGE_RATE, TAX_RATE = 14008, 14000, 14001
"""Setting codes; which of the two rates is called tax differs between sources (field notes §4.6)."""
LAST_INVOICE = 1_286
"""The desktop has sold before: its next invoice is number 1287."""
TEXT = 2

_LEVELS = ("قيمت مصرف‌کننده", "قيمت سايت", "قيمت همكار")
_PROPERTIES = {COLOUR: "رنگ", SIZE: "سايز", WEIGHT: "وزن"}
_SETTINGS = {
    TAX_ON: "1",
    CHARGE_RATE: "4.0",
    TAX_RATE: "6.0",
    1000: "0",
    1013: "1",
    1022: "1",
    1032: "3",
    1033: "0",
    1042: "0",
    26008: "0",
}
_CITIES = (
    (301, "تهران", 1, "تهران"),
    (331, "اصفهان", 4, "اصفهان"),
    (361, "شيراز", 7, "فارس"),
    (376, "كرمان", 9, "كرمان"),
    (395, "گرگان", 12, "گلستان"),
    (413, "اهواز", 6, "خوزستان"),
    (441, "ساري", 2, "مازندران"),
    (511, "تبريز", 3, "آذربايجان شرقي"),
)
"""City id, name, province id and name, with Arabic letters as the service spells them (field notes §4.8)."""


def furnish(shop: ShopBuilder) -> None:
    """A database without goods: two stores, the visitor that sells from the first, and all they refer to."""
    with shop.store.session() as session:
        for code, name in enumerate(("انبار مركزي", "انبار فروشگاه"), 1):
            session.add("Stores", StoreCode=code, Name=name)
        shop.visitor("فروشگاه اينترنتي")
        for code, name in enumerate(_LEVELS, 1):
            session.add("CostLevelNames", CostLevelNameCode=code, Name=name)
        for code, name in _PROPERTIES.items():
            session.add(
                "PropertyDescriptions",
                PropertyDescriptionCode=code,
                Name=name,
                Title=name,
                DataType=TEXT,
                DisplayType=TEXT,
            )
        for code, value in _SETTINGS.items():
            session.add("Settings", SettingCode=code, VisitorId=shop.visitor_id, Value=value)
        for code, name in enumerate(("عدد", "كيلوگرم"), 1):
            session.add("Units", UnitCode=code, Name=name)
        for code, name in enumerate(("درگاه پرداخت", "بانك نمونه"), 1):
            session.add("Banks", BankCode=code, Name=name, BankName=name)
        for code, name in enumerate(("صندوق", "صندوق كرايه حمل"), 1):
            session.add("Cashes", CashCode=code, Name=name)
        shop.store.new_code("Orders", LAST_INVOICE)
        session.add("PersonGroups", PersonGroupCode=1, Name="مشتريان سايت", SellPriceLevel=1)
        for city_id, city, province_id, province in _CITIES:
            session.add(
                "Regions", CityID=city_id, CityName=city, ProvinceID=province_id, ProvinceName=province
            )
