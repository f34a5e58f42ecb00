"""Why a product of Mahak is not, or not wholly, on the website."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import Explanation

_CORRECT_IN_MAHAK = Words(
    "آن را در محک درست کنید و «ارسال و دریافت اطلاعات» را بزنید.",
    "Correct it in Mahak and press «ارسال و دریافت اطلاعات» there.",
)
_COMES_BY_ITSELF = Words(
    "معمولاً با همگام‌سازی بعدی درست می‌شود؛ اگر ماند، کالا را در محک دوباره ارسال کنید.",
    "The next sync usually settles it; if it stays, send the product again from Mahak.",
)

INCOMING: Mapping[str, Explanation] = {
    "product-missing": Explanation(
        Words("کالا هنوز نرسیده است.", "The product has not arrived yet."),
        Words(
            "جزئیات یا موجودی کالا از محک رسیده، اما خود کالا نه.",
            "Its details or stock came from Mahak, the product itself did not.",
        ),
        _COMES_BY_ITSELF,
        "nothing",
    ),
    "name-missing": Explanation(
        Words("کالای {code} نام ندارد.", "Product {code} has no name."),
        Words("کالای بی‌نام به سایت نمی‌رود.", "A product without a name does not go to the website."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "name-too-long": Explanation(
        Words("نام کالا {length} نویسه است و کوتاه شد.", "The name is {length} characters long and was cut."),
        Words("سایت تا ۵۰۰ نویسه جا دارد.", "The website has room for 500."),
        Words("اگر لازم است نام را در محک کوتاه کنید.", "Shorten it in Mahak if it matters."),
        "mahak",
    ),
    "category-missing": Explanation(
        Words("گروه کالا هنوز نرسیده است.", "The product's category has not arrived yet."),
        Words("کالا فعلاً بدون گروه در سایت است.", "Until then it is on the website without one."),
        _COMES_BY_ITSELF,
        "nothing",
    ),
    "percent-absurd": Explanation(
        Words(
            "درصد مالیات یا عوارض کالا باورکردنی نیست: {percent}", "The tax percent makes no sense: {percent}"
        ),
        Words("درصد پیشین در سایت مانده است.", "The website keeps the percent it had."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "properties-unreadable": Explanation(
        Words("ویژگی‌های کالا خوانا نیست.", "The properties of this item cannot be read."),
        Words(
            "رنگ، اندازه یا ویژگی دیگر آن در محک درست ثبت نشده: {text}",
            "Its colour, size or other property is not stored properly in Mahak: {text}",
        ),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "properties-missing": Explanation(
        Words("ویژگی‌های این تنوع خالی است.", "The properties of this variant are empty."),
        Words(
            "محک نمی‌گوید چه رنگ یا اندازه‌ای است. با انتخاب‌هایی که سایت برایش دارد فروخته می‌شود؛ اگر سایت هم "
            "ندارد، کنار بقیه فروخته نمی‌شود.",
            "Mahak does not say its colour or size. It is sold with the options the website has for it; where there "
            "are none, it is not sold beside the others.",
        ),
        Words(
            "رنگ و اندازه‌اش را در محک وارد و «ارسال و دریافت اطلاعات» کنید، یا با دست به تنوع سایت وصلش کنید.",
            "Enter colour and size in Mahak and press «ارسال و دریافت اطلاعات», or map it to its variant by hand.",
        ),
        "mahak",
    ),
    "property-unknown": Explanation(
        Words("ویژگی {property} شناخته نیست.", "Property {property} is not known."),
        Words(
            "کالا ویژگی‌ای دارد که تعریف آن از محک نرسیده.", "Mahak has not sent what this property is called."
        ),
        _COMES_BY_ITSELF,
        "nothing",
    ),
    "price-missing": Explanation(
        Words("کالا قیمت ندارد.", "The item has no price."),
        Words(
            "در سطح قیمتی که سایت از آن می‌خواند قیمتی ثبت نشده، پس فروخته نمی‌شود.",
            "The price level the website reads from is empty, so it is not sold.",
        ),
        Words(
            "قیمت را در محک وارد کنید یا سطح قیمت سایت را در تنظیمات عوض کنید.",
            "Enter the price in Mahak, or choose another price level in the settings.",
        ),
        "mahak",
    ),
    "price-absurd": Explanation(
        Words("قیمت {price} پذیرفتنی نیست.", "The price {price} cannot be right."),
        Words(
            "از هر قیمت ممکنی بیشتر است؛ قیمت قبلی در سایت ماند.",
            "No price is that large; the old one stays.",
        ),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "price-alarm": Explanation(
        Words(
            "قیمت از {reference} به {price} ریال رسیده است.",
            "The price went from {reference} to {price} Rial.",
        ),
        Words(
            "چنین جهشی بیشتر اشتباه تایپی است؛ تا تأیید شما قیمت تازه به سایت نمی‌رود.",
            "Such a jump is mostly a typing error; the new price waits for you.",
        ),
        Words(
            "اگر درست است آن را بپذیرید، وگرنه در محک درستش کنید.",
            "Accept it if it is right, else correct it in Mahak.",
        ),
        "accept",
    ),
    "stock-unknown": Explanation(
        Words("موجودی کالا معلوم نیست.", "The stock of the item is not known."),
        Words(
            "محک برای هیچ انباری موجودی آن را نفرستاده؛ «نامعلوم» صفر نیست و فروخته هم نمی‌شود.",
            "Mahak has sent no count for any store; unknown is not zero, and it is not sold.",
        ),
        Words(
            "در محک برایش موجودی اول دوره یا ورود انبار ثبت کنید.",
            "Enter an opening or incoming stock in Mahak.",
        ),
        "mahak",
    ),
    "stock-absurd": Explanation(
        Words("موجودی {stock} پذیرفتنی نیست.", "The stock {stock} cannot be right."),
        Words("موجودی قبلی در سایت ماند.", "The website keeps the one it had."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "name-match": Explanation(
        Words("شاید همان کالای «{name}» سایت باشد.", "It may be the website's “{name}”."),
        Words(
            "نام‌ها یکی است اما کد و بارکد نه؛ برای این‌که دوبار در سایت نیاید، ساخته نشد.",
            "The names agree, code and barcode do not; it was not created, so that it is not there twice.",
        ),
        Words(
            "اگر یکی هستند آن‌ها را به هم وصل کنید، وگرنه ساخت کالای تازه را بپذیرید.",
            "Map the two if they are one, else accept that a new product is created.",
        ),
        "accept",
    ),
    "variants-unmatched": Explanation(
        Words(
            "{count} تنوع سایت با هیچ تنوعی از محک جور نشد: {name}",
            "No match in Mahak for {count} of the website's variants: {name}",
        ),
        Words(
            "برای این‌که انتخاب‌ها دوتایی نشود تنوع‌های محک ساخته نشدند؛ قیمت و موجودی تنوع‌های سایت همان است که بود.",
            "Mahak's were not created, lest each choice is there twice; the website's keep their price and stock.",
        ),
        Words(
            "هر تنوع محک را در «جفت‌ها» به تنوع خودش وصل کنید؛ اگر چیزهای دیگری هستند ساختشان را بپذیرید.",
            "Map each of Mahak's on the Mappings page, else accept that they are created beside the website's.",
        ),
        "accept",
    ),
    "category-match": Explanation(
        Words(
            "گروه «{name}» محک شاید همان دستهٔ سایت باشد.",
            "Mahak's category “{name}” may be the website's own.",
        ),
        Words(
            "برای این‌که دوبار در منوی سایت نیاید ساخته نشد؛ کالاهای قبلی‌اش سر جایشان مانده‌اند و تازه‌ها بی‌دسته‌اند.",
            "It was not created, lest the menu has it twice; its products stay where they are, new ones have none yet.",
        ),
        Words(
            "اگر یکی هستند در «جفت‌ها» آن‌ها را به هم وصل کنید، وگرنه ساخت دستهٔ تازه را بپذیرید.",
            "Map the two on the Mappings page if they are one, else accept that a new category is created.",
        ),
        "accept",
    ),
    "categories-vanishing": Explanation(
        Words(
            "{hidden} دسته از {shown} دسته می‌خواهد از منوی سایت برود.",
            "{hidden} of {shown} categories would leave the website's menu.",
        ),
        Words(
            "این همه یک‌جا بیشتر اشتباه یا پاسخ ناقص محک است؛ تا موافقت شما می‌مانند.",
            "So many at once are mostly a mistake, or an incomplete answer of Mahak; they stay until you agree.",
        ),
        Words(
            "اگر در محک حذف شده‌اند بپذیرید، وگرنه در محک برشان گردانید.",
            "Accept it if they were deleted in Mahak, else restore them there.",
        ),
        "accept",
    ),
    "category-tree-missing": Explanation(
        Words("محک درخت دسته‌بندی ندارد.", "Mahak has no category tree."),
        Words(
            "تنظیمات دسته‌ها را از درخت می‌خواهد؛ تا وقتی درختی برسد گروه‌های کالا به‌جایش می‌آید.",
            "The settings take categories from it; until there is one the product groups stand in for it.",
        ),
        Words(
            "در تنظیمات، دسته‌بندی را «گروه‌های کالای محک» بگذارید، یا درخت را در محک بسازید و ارسال کنید.",
            "Choose “Mahak's product groups” in the settings, or build the tree in Mahak and send it.",
        ),
        "settings",
    ),
    "refused-by-database": Explanation(
        Words("پایگاه دادهٔ سایت این کالا را نپذیرفت.", "The website's database refused this product."),
        Words("{cause}", "{cause}"),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "row-unreadable": Explanation(
        Words("ردیفی از محک خوانا نبود.", "A row from Mahak could not be read."),
        Words("ردیف کنار گذاشته شد و بقیه رسید: {fault}", "It was set aside and the others went on: {fault}"),
        Words(
            "آن را در محک ویرایش و دوباره ارسال کنید؛ اگر ماند پروندهٔ پشتیبانی بفرستید.",
            "Edit it in Mahak and send it again; if it stays, send a support bundle.",
        ),
        "mahak",
    ),
    "category-unnamed": Explanation(
        Words("گروهی از کالاها نام ندارد.", "A category has no name."),
        Words("گروه بی‌نام در سایت نشان داده نمی‌شود.", "It is not shown on the website."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "category-unreadable": Explanation(
        Words("یکی از دسته‌های درختی خوانا نیست.", "A category of the tree cannot be read."),
        Words("نام یا کد آن در محک درست نیست.", "Its name or code is not right in Mahak."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
    "category-cycle": Explanation(
        Words("دستهٔ «{name}» زیرمجموعهٔ خودش است.", "Category “{name}” is below itself."),
        Words("حلقه بریده شد و دسته به سرشاخه رفت.", "The loop was cut and it was put at the top."),
        _CORRECT_IN_MAHAK,
        "mahak",
    ),
}
