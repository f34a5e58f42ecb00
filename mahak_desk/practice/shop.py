"""The invented shop of practice mode: clothes, things for the home and some food by weight. Money is Rial.

Names carry what real ones do: Arabic ي and ك, doubled blanks, two trailing blanks (field notes §6). A few
goods are odd on purpose; each says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product as pairs

from mahak_desk.practice.builder import COLOUR, SIZE, WEIGHT, ShopBuilder, Variant
from mahak_desk.practice.office import furnish
from mahak_desk.practice.store import Session

LATE_CATEGORY_ID = 239_990
"""A category some product names although its row has not arrived yet."""

BLACK, WHITE, GREY, GREEN, BLUE = "مشکی", "سفید", "طوسی", "سبز", "ابی"
LETTERS = ("مدیوم", "لارج", "ایکس لارج")
LATIN = ("l", "xl", "xxl")
NUMBERS = ("31", "32", "33", "34")

_TREE = (
    (100, "پوشاك", 0),
    (110, "پوشاك مردانه", 100),
    (120, "پوشاك زنانه", 100),
    (200, "خانه و آشپزخانه", 0),
    (300, "خواربار", 0),
)


def build_shop(shop: ShopBuilder) -> None:
    """Furnish the office and fill it with the demo goods and people; the same seed gives the same shop."""
    with shop.store.session() as session:
        furnish(shop)
        for code, name, parent_code in _TREE:
            shop.tree_category(name, code, parent_code)
        clothes = _clothes(shop)
        home = _things_for_the_home(shop)
        food = _food_by_weight(shop)
        odd = _odd_goods(shop, session)
        _pictures(shop, [*clothes, *home, *food], odd)
        _people(shop)


def options(
    colours: Sequence[str], sizes: Sequence[str], *, size_first: bool = False
) -> list[dict[int, str]]:
    """Every colour in every size; the order of the pairs varies between products (field notes §4.3)."""
    if size_first:
        return [{SIZE: size, COLOUR: colour} for size, colour in pairs(sizes, colours)]
    return [{COLOUR: colour, SIZE: size} for colour, size in pairs(colours, sizes)]


def _variants(shop: ShopBuilder, combinations: Sequence[dict[int, str]]) -> list[Variant]:
    """Variants with small everyday stocks in the main store and sometimes some in the second."""
    draw = shop.store.random
    return [
        Variant(pair, stock={1: draw.choice((0, 1, 2, 3, 5, 8, 12)), 2: draw.choice((0, 0, 4))})
        for pair in combinations
    ]


def _clothes(shop: ShopBuilder) -> list[int]:
    men = shop.category("پوشاك مردانه")
    women = shop.category("پوشاك زنانه")
    ranges = (
        (men, "پيراهن آستين بلند  كتان نخل  ", 6_900_000, 6_500_000, options((WHITE, BLUE), LETTERS)),
        (men, "پيراهن چهارخانه دهكده  ", 5_400_000, 0, options((GREEN, GREY), LETTERS)),
        (men, "تيشرت ساده آفتاب  ", 2_950_000, 2_750_000, options((BLACK, WHITE, GREY), LATIN)),
        (men, "تيشرت يقه دار موج  ", 3_800_000, 0, options((BLUE, GREEN), LATIN, size_first=True)),
        (
            men,
            "شلوار جين راسته 210  ",
            9_800_000,
            9_300_000,
            options((BLACK, GREY), NUMBERS, size_first=True),
        ),
        (men, "شلوار  كتان 118  ", 8_600_000, 0, options((BLACK,), NUMBERS, size_first=True)),
        (men, "هودي كلاه دار برفك  ", 11_500_000, 10_900_000, options((BLACK, WHITE), LATIN)),
        (men, "جوراب ساق بلند  (بسته سه تايي)  ", 980_000, 0, [{COLOUR: BLACK}, {COLOUR: GREY}]),
        (men, "كاپشن  سبك باران  ", 17_900_000, 16_900_000, options((BLACK, GREEN), LATIN)),
        (women, "مانتو بهاره يلدا  ", 14_200_000, 13_500_000, options((GREEN, BLACK), LETTERS)),
        (women, "شوميز گلدار ترمه  ", 5_900_000, 0, options((WHITE,), LETTERS)),
        (women, "روسري نخي سايه  ", 2_400_000, 2_200_000, [{COLOUR: c} for c in (BLACK, WHITE, GREEN)]),
        (women, "شال پاييزه مهر  ", 3_100_000, 0, [{COLOUR: c} for c in (GREY, BLUE)]),
        (women, "دامن پليسه  نگاه  ", 7_300_000, 6_990_000, options((BLACK, GREY), LATIN)),
        (women, "ژاكت بافت كوهستان  ", 12_800_000, 0, options((WHITE, GREEN), LETTERS, size_first=True)),
        (women, "تونيك خانگي بنفشه  ", 4_600_000, 0, options((BLUE, WHITE), LETTERS)),
        (
            women,
            "كفش راحتي گام  ",
            10_400_000,
            9_900_000,
            [{SIZE: size} for size in ("37", "38", "39", "40")],
        ),
    )
    made = []
    for category_id, name, price, site_price, combinations in ranges:
        product = shop.product(
            name, prices=(price, site_price), category_id=category_id, variants=_variants(shop, combinations)
        )
        shop.place_in_tree(product.code, 110 if category_id == men else 120, name.strip())
        made.append(product.id)
    return made


def _things_for_the_home(shop: ShopBuilder) -> list[int]:
    kitchen = shop.category("آشپزخانه")
    home = shop.category("لوازم خانه")
    simple = (
        (kitchen, "ليوان دسته دار لعابي  ", 1_250_000, 1_190_000, "6260000100017", 24),
        (kitchen, "كاسه سفالي آبي  ", 1_680_000, 0, "6260000100024", 9),
        (kitchen, "تخته گوشت  چوب گردو  ", 4_300_000, 4_100_000, "6260000100031", 3),
        (kitchen, "قابلمه گرانيت 24  ", 13_900_000, 0, "6260000100048", 2),
        (kitchen, "سيني مسي  كوچك  ", 8_750_000, 8_500_000, "", 0),
        (home, "كوسن مخمل ساده  ", 2_600_000, 0, "", 15),
        (home, "شمع دست ساز وانيل  ", 890_000, 850_000, "6260000100055", 40),
        (home, "گلدان سراميكي بلند  ", 5_150_000, 0, "", 4),
    )
    made = []
    for category_id, name, price, site_price, barcode, count in simple:
        product = shop.product(
            name,
            prices=(price, site_price),
            category_id=category_id,
            barcode=barcode,
            stock={1: count, 2: count // 3},
            fields={"TaxPercent": 0, "ChargePercent": 0},
        )
        shop.place_in_tree(product.code, 200, name.strip())
        made.append(product.id)
    towels = shop.product(
        "حوله  استخري پرز بلند  ",
        prices=(4_900_000, 4_650_000),
        category_id=home,
        variants=_variants(shop, [{COLOUR: WHITE}, {COLOUR: BLUE}]),
        detail_fields={"Discount1": 10, "DiscountType": 1},
    )
    shop.place_in_tree(towels.code, 200, "حوله استخري پرز بلند")
    # A negative count: the desktop may sell what it does not have (field notes §4.4).
    oversold = shop.product("جاكفشي دو طبقه  ", prices=(18_500_000,), category_id=home, stock={1: -2, 2: 6})
    return [*made, towels.id, oversold.id]


def _food_by_weight(shop: ShopBuilder) -> list[int]:
    food = shop.category("خواربار")
    exempt = {"TaxPercent": -1, "ChargePercent": -1}
    own_rate = {"TaxPercent": 6, "ChargePercent": 4}
    made = []
    for name, price, kilos, taxes in (
        ("برنج  هاشمي درجه يك  ", 1_450_000, Decimal("126.5"), exempt),
        ("گردوي  مغز سفيد  ", 9_200_000, Decimal("7.350"), exempt),
        ("زعفران سرگل (مثقال)  ", 16_700_000, Decimal("2.25"), own_rate),
    ):
        product = shop.product(
            name,
            prices=(price,),
            category_id=food,
            unit="كيلوگرم",
            stock={1: kilos},
            fields={"TaxPercent": taxes["TaxPercent"], "ChargePercent": taxes["ChargePercent"]},
        )
        shop.place_in_tree(product.code, 300, name.strip())
        made.append(product.id)
    tea = shop.product(
        "چاي  بهاره لاهيج  ",
        prices=(4_200_000, 3_990_000),
        category_id=food,
        variants=[
            Variant({WEIGHT: "250 گرم"}, stock={1: 18}, barcode="6260000200014"),
            Variant(
                {WEIGHT: "500 گرم"}, stock={1: 7}, prices=(8_100_000, 7_800_000), barcode="6260000200021"
            ),
            Variant({WEIGHT: "1 کیلو"}, stock={1: 0}, prices=(15_600_000, 15_000_000)),
        ],
    )
    shop.place_in_tree(tea.code, 300, "چاي بهاره لاهيج")
    return [*made, tea.id]


def _odd_goods(shop: ShopBuilder, session: Session) -> int:
    """One of each oddity seen in real databases; gives the product whose picture is linked twice."""
    other = shop.category("متفرقه")
    # A junk level price: whoever sells at level 2 would sell for 200 Rial (field notes §4.3).
    shop.product("چمدان مسافرتي  متوسط  ", prices=(5_379_000, 200), category_id=other, stock={1: 6})
    # A site price above the retail price.
    bag = shop.product("كيف دوشي چرم صحرا  ", prices=(8_970_000, 10_000_000), category_id=other, stock={1: 5})
    # Its link was taken back: the product lives on, this visitor may not sell it any more.
    withdrawn = shop.product("كمربند چرم  قديمي  ", prices=(3_300_000,), category_id=other, stock={1: 1})
    for detail in withdrawn.details:
        if detail.link_id is not None:
            session.delete("VisitorProducts", detail.link_id)
    # Deleted in the desktop while its link still stands: deleted rows are delivered like any other.
    deleted = shop.product("چتر تاشو  ", prices=(4_100_000,), category_id=other, stock={1: 0})
    session.delete("Products", deleted.id)
    # A variant whose Properties is no JSON beside a healthy one (field notes §4.3).
    shop.product(
        "دستكش بافت  زمستانه  ",
        prices=(1_900_000,),
        category_id=other,
        variants=[
            Variant({COLOUR: GREY}, stock={1: 11}),
            Variant(properties='[{"C":"3", "V":"مشکی"', stock={1: 4}),
        ],
    )
    # Its category's row has not come yet: children may arrive before their parents (field notes §3.2).
    shop.product(
        "ماگ سفري  استيل  ", prices=(6_200_000, 5_950_000), category_id=LATE_CATEGORY_ID, stock={1: 10}
    )
    # Never linked: it belongs to the database, not to this visitor.
    shop.product("پاكت كادويي  ", prices=(150_000,), category_id=other, stock={1: 200}, linked=False)
    return bag.id


def _pictures(shop: ShopBuilder, goods: Sequence[int], twice: int) -> None:
    """About half of the goods have a picture; titles are stale as in the field (field notes §4.7)."""
    for product_id in goods[::2]:
        shop.picture(product_id, title="تصوير قديمي")
    for order in (1, 2):
        shop.picture(goods[0], title="نماي ديگر", order=order + 1)
    picture_id = shop.picture(twice, title="كيف")
    shop.show_picture(picture_id, twice)


def _people(shop: ShopBuilder) -> None:
    shop.person("", "مشتري متفرقه")
    shop.person("نيلوفر", "نمونه پور", "09120000001", NationalCode="0012345679", City="تهران")
    shop.person("كيوان", "تمرين نژاد", "09130000002", City="اصفهان")
    shop.person("", "", "02100000003", Organization="فروشگاه آزمايشي مهتاب", PersonType=1)
