"""Why a paid order is not, or not wholly, an invoice in Mahak yet."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import Explanation

_CORRECT_ORDER = Words(
    "سفارش را در سایت درست کنید؛ خودش دوباره بررسی می‌شود.",
    "Correct the order on the website; it is looked at again by itself.",
)
_LOOKS_FIRST = Words(
    "برنامه اول در محک نگاه می‌کند و فقط اگر نبود دوباره می‌فرستد؛ کاری لازم نیست.",
    "The program looks in Mahak first and sends again only if it is not there; nothing to do.",
)
_BY_HAND = Words(
    "متن محک را بخوانید، علت را درست کنید و «دوباره» را بزنید.",
    "Read Mahak's words, correct the cause and press Retry.",
)

OUTGOING: Mapping[str, Explanation] = {
    "no-lines": Explanation(
        Words("سفارش هیچ کالایی ندارد.", "The order has no lines."),
        Words("فاکتور بدون ردیف ساخته نمی‌شود.", "There is nothing to invoice."),
        _CORRECT_ORDER,
        "website",
    ),
    "line-unmapped": Explanation(
        Words("«{name}» در محک جفت ندارد.", "“{name}” has no partner in Mahak."),
        Words(
            "سفارش کامل می‌ماند تا معلوم شود این ردیف کدام کالای محک است.",
            "The whole order waits until it is known which item of Mahak this line is.",
        ),
        Words(
            "آن را در صفحهٔ جفت‌ها به کالای محک وصل کنید.", "Map it to an item of Mahak on the Mappings page."
        ),
        "map",
    ),
    "item-deleted": Explanation(
        Words("«{name}» در محک حذف شده است.", "“{name}” has been deleted in Mahak."),
        Words("فاکتور نمی‌تواند کالای حذف‌شده داشته باشد.", "An invoice cannot carry a deleted item."),
        Words(
            "آن را در محک برگردانید یا به کالای دیگری وصل کنید.",
            "Restore it in Mahak, or map it to another item.",
        ),
        "map",
    ),
    "quantity-not-positive": Explanation(
        Words("تعداد «{name}» درست نیست: {quantity}", "The quantity of “{name}” is not right: {quantity}"),
        Words("تعداد باید بیشتر از صفر باشد.", "It must be more than zero."),
        _CORRECT_ORDER,
        "website",
    ),
    "quantity-fractional": Explanation(
        Words("تعداد «{name}» کسری است: {quantity}", "The quantity of “{name}” is a fraction: {quantity}"),
        Words(
            "واحد این کالا «{unit}» است و شمردنی است.", "It is counted in “{unit}”, which has no fractions."
        ),
        _CORRECT_ORDER,
        "website",
    ),
    "line-total-differs": Explanation(
        Words(
            "جمع ردیف «{name}» جور نیست: {line_total} به‌جای {rebuilt_total} ریال.",
            "The line “{name}” does not add up: {line_total} instead of {rebuilt_total} Rial.",
        ),
        Words(
            "تعداد × قیمت − تخفیف باید جمع ردیف شود.",
            "Quantity × price − discount must give the line's total.",
        ),
        _CORRECT_ORDER,
        "website",
    ),
    "totals-differ": Explanation(
        Words(
            "جمع سفارش {order_total} ریال است اما جمع ردیف‌ها {rebuilt_total} ریال.",
            "The order says {order_total} Rial, its parts add up to {rebuilt_total} Rial.",
        ),
        Words(
            "تا اختلاف {difference} ریالی روشن نشود فاکتور فرستاده نمی‌شود.",
            "No invoice is sent until the difference of {difference} Rial is explained.",
        ),
        _CORRECT_ORDER,
        "website",
    ),
    "tax-differs": Explanation(
        Words(
            "مالیات سفارش {order_tax} ریال است اما درصدهای محک {rebuilt_tax} ریال می‌شود.",
            "The order's tax is {order_tax} Rial, Mahak's percents give {rebuilt_tax} Rial.",
        ),
        Words("درصد مالیات کالاها در سایت و محک یکی نیست.", "The website and Mahak use different percents."),
        Words("درصد مالیات را در یکی از دو طرف درست کنید.", "Correct the percent on one of the two sides."),
        "website",
    ),
    "amount-absurd": Explanation(
        Words("مبلغی در سفارش پذیرفتنی نیست.", "An amount of the order cannot be right."),
        Words("از هر خرید ممکنی بزرگ‌تر است.", "It is larger than any purchase."),
        _CORRECT_ORDER,
        "website",
    ),
    "negative-amount": Explanation(
        Words("مبلغی در سفارش منفی است.", "An amount of the order is negative."),
        Words("فاکتور فروش مبلغ منفی ندارد.", "A sales invoice has no negative amounts."),
        _CORRECT_ORDER,
        "website",
    ),
    "shipping-not-set": Explanation(
        Words("معلوم نیست هزینهٔ ارسال چطور ثبت شود.", "It is not set how shipping is booked."),
        Words(
            "سفارش هزینهٔ ارسال دارد ولی حمل‌کننده یا خدمتی برای آن انتخاب نشده.",
            "The order carries shipping, and neither a carrier nor a service is chosen for it.",
        ),
        Words(
            "در تنظیمات فاکتور، هزینهٔ ارسال را انتخاب کنید.",
            "Choose how shipping is booked in the invoice settings.",
        ),
        "settings",
    ),
    "bank-not-set": Explanation(
        Words("معلوم نیست پول سفارش به کدام بانک رفته است.", "It is not set which bank the money went to."),
        Words(
            "محک چند حساب بانکی دارد و هیچ‌کدام انتخاب نشده.", "Mahak has several accounts and none is chosen."
        ),
        Words("بانک را در تنظیمات فاکتور انتخاب کنید.", "Choose the bank in the invoice settings."),
        "settings",
    ),
    "general-customer-missing": Explanation(
        Words("سفارش مشتری ندارد.", "The order has no customer."),
        Words(
            "برای چنین سفارش‌هایی باید یک مشتری عمومی در محک باشد.",
            "Such orders need a general customer in Mahak.",
        ),
        Words(
            "مشتری عمومی را در تنظیمات فاکتور انتخاب کنید.",
            "Choose the general customer in the invoice settings.",
        ),
        "settings",
    ),
    "customer-ambiguous": Explanation(
        Words("چند مشتری محک می‌توانند «{name}» باشند.", "Several customers of Mahak may be “{name}”."),
        Words(
            "شماره یا کد ملی یکسان دارند: {candidates}", "They share a number or national code: {candidates}"
        ),
        Words("مشتری درست را در صفحهٔ جفت‌ها انتخاب کنید.", "Choose the right one on the Mappings page."),
        "map",
    ),
    "customer-deleted": Explanation(
        Words("مشتری «{name}» در محک حذف شده است.", "The customer “{name}” is deleted in Mahak."),
        Words(
            "این مشتری سایت قبلاً با همان مشتری محک جفت شده بود و فاکتور به حساب حذف‌شده نمی‌رود.",
            "The website's customer was that person, and no invoice goes to a deleted account.",
        ),
        Words(
            "در صفحهٔ جفت‌ها بگویید فاکتورهایش به حساب کدام مشتری محک برود.",
            "Say on the Mappings page to which customer of Mahak its invoices go.",
        ),
        "map",
    ),
    "person-group-not-chosen": Explanation(
        Words("گروه مشتریان تازه معلوم نیست.", "The group for new customers is not chosen."),
        Words("محک چند گروه دارد: {groups}", "Mahak has several groups: {groups}"),
        Words("یکی را در تنظیمات فاکتور انتخاب کنید.", "Choose one in the invoice settings."),
        "settings",
    ),
    "person-refused": Explanation(
        Words("محک مشتری تازه را نپذیرفت.", "Mahak refused the new customer."),
        Words("«{text}»", "“{text}”"),
        _BY_HAND,
        "retry",
    ),
    "store-not-chosen": Explanation(
        Words("انبار فاکتور معلوم نیست.", "The store of the invoice is not chosen."),
        Words(
            "در تنظیمات انباری انتخاب نشده و ویزیتور هم در محک انباری ندارد.",
            "None is chosen in the settings, and the visitor has none in Mahak.",
        ),
        Words("انبارهای سایت را در تنظیمات انتخاب کنید.", "Choose the website's stores in the settings."),
        "settings",
    ),
    "refused-by-mahak": Explanation(
        Words("محک فاکتور را نپذیرفت.", "Mahak refused the invoice."),
        Words("«{text}» ({property})", "“{text}” ({property})"),
        _BY_HAND,
        "retry",
    ),
    "carrier-refused": Explanation(
        Words("محک حمل‌کننده را نپذیرفت.", "Mahak refused the carrier."),
        Words(
            "هزینهٔ ارسال به حمل‌کنندهٔ معتبر نیاز دارد: «{text}»", "Shipping needs a valid carrier: “{text}”"
        ),
        Words("حمل‌کننده را در تنظیمات فاکتور درست کنید.", "Correct the carrier in the invoice settings."),
        "settings",
    ),
    "line-refused": Explanation(
        Words("محک یک ردیف فاکتور را نپذیرفت.", "Mahak refused a line of the invoice."),
        Words(
            "سرفاکتور در محک هست اما این ردیف نه: «{text}»",
            "The invoice's head is in Mahak, this line is not: “{text}”",
        ),
        Words(
            "علت را درست کنید؛ همان فاکتور کامل می‌شود و دومی ساخته نمی‌شود.",
            "Correct the cause; the same invoice is completed, no second one is made.",
        ),
        "retry",
    ),
    "receipt-refused": Explanation(
        Words("فاکتور ثبت شد اما دریافت وجه نه.", "The invoice was saved, its payment was not."),
        Words("محک دریافت را نپذیرفت: «{text}»", "Mahak refused the receipt: “{text}”"),
        Words(
            "اگر دریافت در محک نیست آن را دستی ثبت کنید، سپس این مشکل را ببندید.",
            "Book the payment by hand in Mahak unless it is there, then close this problem.",
        ),
        "close",
    ),
    "answer-lost": Explanation(
        Words("پاسخ محک به ما نرسید.", "Mahak's answer did not reach us."),
        Words(
            "معلوم نیست فاکتور ثبت شده باشد: {cause}",
            "It is not known whether the invoice was saved: {cause}",
        ),
        _LOOKS_FIRST,
        "nothing",
    ),
    "interrupted": Explanation(
        Words("برنامه هنگام ارسال بسته شد.", "The program ended while sending."),
        Words("معلوم نیست فاکتور ثبت شده باشد.", "It is not known whether the invoice was saved."),
        _LOOKS_FIRST,
        "nothing",
    ),
    "found-different": Explanation(
        Words("فاکتوری که در محک است با سفارش یکی نیست.", "The invoice in Mahak is not like the order."),
        Words(
            "{missing} ردیف کم است، {differing} مقدار فرق دارد و {foreign} ردیف اضافه است.",
            "{missing} lines are missing, {differing} values differ, {foreign} lines are extra.",
        ),
        Words(
            "فاکتور را در محک با سفارش مقایسه و درست کنید، سپس این مشکل را ببندید.",
            "Compare the two, correct the invoice in Mahak, then close this problem.",
        ),
        "close",
    ),
    "may-be-in-mahak": Explanation(
        Words(
            "در محک فاکتوری با شمارهٔ همین سفارش هست.",
            "Mahak already has an invoice with this order's number.",
        ),
        Words(
            "پایگاه داده از نسخهٔ پشتیبان برگشته و محتوای آن فاکتور با سفارش یکی نیست؛"
            " شاید همان سفارش باشد، شاید سفارش دیگری با همین شماره.",
            "The database was restored from a backup, and that invoice is not quite like the order: it may be"
            " this order's, or another one's that had the same number.",
        ),
        Words(
            "آن دو را در محک مقایسه کنید: اگر همان است «همان است» را بزنید، اگر نیست «سفارش دیگری است» را.",
            "Compare the two in Mahak: press “It is the same” if it is, “It is another order” if it is not.",
        ),
        "compare",
    ),
    "too-many-attempts": Explanation(
        Words("چند بار فرستاده شد و نشد.", "It was tried several times and failed."),
        Words("آخرین پاسخ: {cause}", "The last answer: {cause}"),
        _BY_HAND,
        "retry",
    ),
}
