"""The lists of `Data.Objects` in GetAllData and SaveAllData, in their order and with their odd spellings."""

from __future__ import annotations

_READ = """
    Banks/Bank BankGroups/BankGroup Currencies/Currency Checklists/Checklist Cheques/Cheque Cashes/Cash
    ExpenseGroups/ExpenseGroup Orders/Order OrderDetails/OrderDetail PersonGroups/PersonGroup People/Person
    PersonAddresses/PersonAddress Pictures/Picture PhotoGalleries/PhotoGallery Products/Product
    ProductCategories/ProductCategory ProductDetails/ProductDetail ProductProperties/ProductProperty
    PropertyDescriptions/PropertyDescription PropertyDescriptionValues/PropertyDescriptionValue
    ProductDetailStoreAssets/ProductDetailStoreAsset Receipts/Receipt Transactions/Transaction
    Visitors/Visitor VisitorCashes/VisitorCash VisitorBanks/VisitorBank VisitorIncomes/VisitorIncome
    VisitorExpenses/VisitorExpense VisitorPeople/VisitorPerson VisitorLocations/VisitorLocation
    VisitorProducts/VisitorProduct Promotions/Promotion PromotionDetails/PromotionDetail
    PromotionEntities/PromotionEntity ReturnReasons/ReturnReason TransferAccounts/TransferAccount
    TransferStores/TransferStore TransferStoreDetails/TransferStoreDetail Incomes/Income Expenses/Expense
    IncomeGroups/IncomeGroup CostLevelNames/CostLevelName NotRegisters/NotRegister Projects/Project
    Stores/Store Settings/Setting ExtraDatas/ExtraData Regions/Region MissionDetails/MissionDetail
    Missions/Mission Units/Unit OrderTaxStatuses/OrderTaxStatus companies/Company Payments/Payment
    PaymentCheques/PaymentCheque Mahakpays/MahakPay TaxOrderReceipts/TaxOrderReceipt
"""
_SAVE = """
    Banks BankGroups Currencies Cashes Checklists Cheques Expenses ExpenseGroups ExtraDatas OrderDetails
    Orders PersonGroups People PersonAddresses Pictures ProductCategories ProductDetails Products Receipts
    Settings Transactions Visitors VisitorCashes VisitorBanks VisitorIncomes VisitorExpenses VisitorPeople
    VisitorProducts CostLevelNames NotRegisters Promotions PromotionDetails PromotionEntities ReturnReasons
    TransferAccounts TransferStores TransferStoreDetails VisitorLocations ProductProperties
    PropertyDescriptions PropertyDescriptionValues Incomes IncomeGroups Projects Stores PhotoGalleries
    ProductDetailStoreAssets Missions MissionDetails Units Companies Payments PaymentCheques MahakPays
    TaxOrderReceipts
"""

READ_GROUPS: dict[str, str] = dict(pair.split("/") for pair in _READ.split())
"""GetAllData: list key → entity of its `from<Entity>Version` (field notes §1.3, §3.1)."""

SAVE_GROUPS: tuple[str, ...] = tuple(_SAVE.split())
"""SaveAllData: `Companies` and `MahakPays` are spelled differently here (field notes §1.4)."""
