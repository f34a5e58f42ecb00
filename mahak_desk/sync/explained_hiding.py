"""Why a variant is not on sale, or something has no partner, although nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import Explanation

_NOTHING_TO_DO = Words("کاری لازم نیست.", "Nothing to do.")

HIDING: Mapping[str, Explanation] = {
    "product-deleted": Explanation(
        Words("کالا در محک حذف شده است.", "The product has been deleted in Mahak."),
        Words(
            "در سایت پنهان مانده تا سفارش‌های قبلی‌اش گم نشود.",
            "It stays hidden on the website so that its old orders keep it.",
        ),
        Words("اگر باید فروخته شود آن را در محک برگردانید.", "Restore it in Mahak if it is to be sold."),
        "nothing",
    ),
    "detail-deleted": Explanation(
        Words("این تنوع در محک حذف شده است.", "This variant has been deleted in Mahak."),
        Words("تنوع‌های دیگر همین کالا سر جایشان هستند.", "The product's other variants are not concerned."),
        Words("اگر باید فروخته شود آن را در محک برگردانید.", "Restore it in Mahak if it is to be sold."),
        "nothing",
    ),
    "link-withdrawn": Explanation(
        Words("کالا دیگر به ویزیتور سایت وصل نیست.", "The product is no longer assigned to the visitor."),
        Words(
            "محک فقط کالاهایی را می‌دهد که برای ویزیتور این نام کاربری انتخاب شده‌اند.",
            "Mahak hands out only what is assigned to the visitor of this user name.",
        ),
        Words(
            "اگر باید فروخته شود، در محک آن را برای ویزیتور انتخاب و «ارسال و دریافت اطلاعات» کنید.",
            "If it is to be sold, assign it to the visitor in Mahak and press «ارسال و دریافت اطلاعات».",
        ),
        "nothing",
    ),
    "base-detail": Explanation(
        Words("ردیف پایهٔ کالاست و خودش فروخته نمی‌شود.", "It is the product's base row, not for sale itself."),
        Words(
            "محک کنار تنوع‌های هر کالا یک ردیف بی‌ویژگی هم نگه می‌دارد.",
            "Mahak keeps a row without properties beside the variants of each product.",
        ),
        _NOTHING_TO_DO,
        "nothing",
    ),
    "comes-with-next-sync": Explanation(
        Words("با همگام‌سازی بعدی به سایت می‌آید.", "The next sync puts it on the website."),
        Words(
            "در محک مشکلی ندارد و فقط هنوز نوبتش نرسیده است.",
            "Nothing is wrong with it in Mahak; its turn has not come yet.",
        ),
        _NOTHING_TO_DO,
        "nothing",
    ),
    "websites-own": Explanation(
        Words(
            "فقط در سایت است و جفتی در محک ندارد.", "It is only on the website and has no partner in Mahak."
        ),
        Words(
            "محک‌دسک به آن دست نمی‌زند؛ سفارش آن هم فاکتور نمی‌شود.",
            "Mahak Desk leaves it alone, and cannot invoice orders of it.",
        ),
        Words("اگر در محک هست، آن‌ها را به هم وصل کنید.", "Map the two if Mahak has it."),
        "nothing",
    ),
    "websites-own-category": Explanation(
        Words("این دسته فقط در سایت است.", "The category is only on the website."),
        Words(
            "محک‌دسک به نام و جای آن دست نمی‌زند و کالایی در آن نمی‌گذارد.",
            "Mahak Desk leaves its name and place alone, and puts no products there.",
        ),
        Words("اگر یکی از گروه‌های محک است، آن‌ها را به هم وصل کنید.", "Map the two if Mahak has it."),
        "nothing",
    ),
    "gone-from-mahak": Explanation(
        Words("این کالا دیگر در محک نیست.", "Mahak does not have this product any more."),
        Words(
            "از حساب قبلی محک مانده است یا در محک کاملاً پاک شده.",
            "It is left over from a former Mahak account, or was erased there.",
        ),
        Words("اگر با نام دیگری هست، آن‌ها را به هم وصل کنید.", "Map it if Mahak has it under another name."),
        "nothing",
    ),
    "not-added": Explanation(
        Words("در سایت نیست.", "It is not on the website."),
        Words(
            "در تنظیمات گفته‌اید کالای تازه به سایت اضافه نشود.",
            "The settings say that new products are not added to the website.",
        ),
        Words("اگر در سایت هست، آن‌ها را به هم وصل کنید.", "Map the two if the website has it."),
        "nothing",
    ),
    "line-without-variant": Explanation(
        Words(
            "سفارش کالایی را نام می‌برد که در سایت نیست.",
            "The order names an item the website does not have.",
        ),
        Words(
            "ردیف سفارش به هیچ تنوعی وصل نیست، یا تنوعش از سایت پاک شده.",
            "Its line names no variant, or one that was deleted on the website.",
        ),
        Words(
            "ردیف را در سایت به یک کالا وصل کنید؛ بقیه خودش پیش می‌رود.",
            "Give the line a product on the website; the rest goes by itself.",
        ),
        "website",
    ),
}
