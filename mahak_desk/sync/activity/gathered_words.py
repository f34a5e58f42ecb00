"""One sentence for many orders or products that share a reason; `{n}` is how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words

GATHERED: Mapping[str, Words] = {
    "no-lines": Words("{n} سفارش هیچ کالایی ندارد.", "{n} orders have no lines."),
    "line-unmapped": Words(
        "{n} سفارش منتظر است: «{name}» در محک جفت ندارد.",
        "{n} orders wait: “{name}” has no partner in Mahak.",
    ),
    "item-deleted": Words(
        "{n} سفارش منتظر است: «{name}» در محک حذف شده است.",
        "{n} orders wait: “{name}” has been deleted in Mahak.",
    ),
    "quantity-not-positive": Words(
        "{n} سفارش منتظر است: تعداد «{name}» درست نیست.",
        "{n} orders wait: the quantity of “{name}” is not right.",
    ),
    "quantity-fractional": Words(
        "{n} سفارش منتظر است: تعداد «{name}» کسری است.",
        "{n} orders wait: the quantity of “{name}” is a fraction.",
    ),
    "line-total-differs": Words(
        "{n} سفارش منتظر است: جمع ردیف «{name}» جور نیست.",
        "{n} orders wait: the line “{name}” does not add up.",
    ),
    "totals-differ": Words(
        "{n} سفارش منتظر است: جمعشان با ردیف‌هایشان نمی‌خواند.",
        "{n} orders wait: their totals are not what their lines add up to.",
    ),
    "tax-differs": Words(
        "{n} سفارش منتظر است: مالیاتشان با درصدهای محک نمی‌خواند.",
        "{n} orders wait: their tax is not what Mahak's percents give.",
    ),
    "amount-absurd": Words(
        "{n} سفارش منتظر است: مبلغی در آن‌ها پذیرفتنی نیست.",
        "{n} orders wait: an amount in them cannot be right.",
    ),
    "negative-amount": Words(
        "{n} سفارش منتظر است: مبلغی در آن‌ها منفی است.", "{n} orders wait: an amount in them is negative."
    ),
    "shipping-not-set": Words(
        "{n} سفارش منتظر است: معلوم نیست هزینهٔ ارسال چطور ثبت شود.",
        "{n} orders wait: it is not set how shipping is booked.",
    ),
    "bank-not-set": Words(
        "{n} سفارش منتظر است: معلوم نیست پولشان به کدام بانک رفته است.",
        "{n} orders wait: it is not set which bank their money went to.",
    ),
    "general-customer-missing": Words(
        "{n} سفارش بدون مشتری منتظر است: مشتری عمومی انتخاب نشده.",
        "{n} orders without a customer wait: no general customer is chosen.",
    ),
    "customer-ambiguous": Words(
        "{n} سفارش منتظر است: چند مشتری محک می‌توانند «{name}» باشند.",
        "{n} orders wait: several customers of Mahak may be “{name}”.",
    ),
    "customer-deleted": Words(
        "{n} سفارش منتظر است: مشتری «{name}» در محک حذف شده است.",
        "{n} orders wait: the customer “{name}” is deleted in Mahak.",
    ),
    "person-group-not-chosen": Words(
        "{n} سفارش منتظر است: گروه مشتریان تازه انتخاب نشده.",
        "{n} orders wait: the group for new customers is not chosen.",
    ),
    "person-refused": Words(
        "{n} سفارش نرفت: محک مشتری تازه را نپذیرفت.", "{n} orders failed: Mahak refused the new customer."
    ),
    "store-not-chosen": Words(
        "{n} سفارش منتظر است: انبار فاکتور انتخاب نشده.",
        "{n} orders wait: the store of the invoice is not chosen.",
    ),
    "refused-by-mahak": Words("محک {n} فاکتور را نپذیرفت.", "Mahak refused {n} invoices."),
    "carrier-refused": Words(
        "{n} سفارش نرفت: محک حمل‌کننده را نپذیرفت.", "{n} orders failed: Mahak refused the carrier."
    ),
    "line-refused": Words("محک ردیفی از {n} فاکتور را نپذیرفت.", "Mahak refused a line of {n} invoices."),
    "receipt-refused": Words(
        "{n} فاکتور ثبت شد اما دریافت وجهشان نه.", "{n} invoices were saved, their payments were not."
    ),
    "sent-as-another-visitor": Words(
        "{n} سفارش با کاربر دیگری از محک فرستاده شده است؛ در محک دنبالشان بگردید.",
        "{n} orders were sent as another visitor of Mahak; look for them there.",
    ),
    "withdrawn-while-held": Words(
        "{n} سفارش لغو شده یا دیگر پرداخت‌شده نیست، اما شاید فاکتورشان در محک باشد.",
        "{n} orders were cancelled or are not paid any more, but Mahak may have their invoices.",
    ),
    "payment-not-there": Words(
        "دریافت وجه {n} فاکتور در محک دیده نمی‌شود.", "The payments of {n} invoices do not show in Mahak."
    ),
    "payment-without-invoice": Words(
        "محک {n} فاکتور را نپذیرفت اما دریافت وجهشان را ذخیره کرد.",
        "Mahak refused {n} invoices and saved their payments all the same.",
    ),
    "answer-lost": Words(
        "پاسخ محک دربارهٔ {n} سفارش نرسید؛ برنامه خودش نگاه می‌کند.",
        "Mahak's answer about {n} orders was lost; the program looks for them.",
    ),
    "interrupted": Words(
        "{n} سفارش هنگام بسته شدن برنامه در راه بود؛ برنامه خودش نگاه می‌کند.",
        "{n} orders were on their way when the program ended; it looks for them.",
    ),
    "found-different": Words(
        "{n} فاکتور در محک با سفارشش یکی نیست.", "{n} invoices in Mahak are not like their orders."
    ),
    "edited-after-sending": Words(
        "{n} سفارش پس از ارسال ویرایش شده است.", "{n} orders were edited after they were sent."
    ),
    "withdrawn-after-sending": Words(
        "{n} سفارش پس از ارسال لغو شده یا دیگر پرداخت‌شده نیست.",
        "{n} orders were cancelled after they were sent, or are not paid any more.",
    ),
    "ignored-in-mahak": Words(
        "{n} سفارش کنار گذاشته شده اما فاکتورشان در محک است.",
        "{n} orders were ignored, and Mahak has their invoices all the same.",
    ),
    "sent-too-late": Words(
        "فاکتور {n} سفارش شاید با سفارش یکی نباشد.",
        "The invoices of {n} orders may not be like the orders.",
    ),
    "twice-in-mahak": Words("{n} سفارش در محک دو فاکتور دارد.", "Mahak has two invoices of {n} orders."),
    "deleted-in-mahak": Words(
        "فاکتور {n} سفارش پیش از ثبت شدن، در محک حذف شده است.",
        "The invoices of {n} orders were deleted in Mahak before they were registered.",
    ),
    "too-many-attempts": Words(
        "{n} سفارش چند بار فرستاده شد و نشد.", "{n} orders were tried several times and failed."
    ),
    "product-missing": Words("{n} کالا هنوز کامل نرسیده است.", "{n} products have not wholly arrived yet."),
    "name-missing": Words("{n} کالا نام ندارد.", "{n} products have no name."),
    "name-too-long": Words("نام {n} کالا بلند بود و کوتاه شد.", "{n} names were too long and were cut."),
    "category-missing": Words(
        "گروه {n} کالا هنوز نرسیده است.", "The categories of {n} products have not arrived yet."
    ),
    "percent-absurd": Words(
        "درصد مالیات {n} کالا باورکردنی نیست.", "The tax percents of {n} products make no sense."
    ),
    "properties-unreadable": Words(
        "ویژگی‌های {n} کالا خوانا نیست.", "The properties of {n} items cannot be read."
    ),
    "properties-missing": Words("ویژگی‌های {n} تنوع خالی است.", "The properties of {n} variants are empty."),
    "property-unknown": Words(
        "{n} کالا ویژگی ناشناخته دارد.", "{n} items have a property that is not known."
    ),
    "price-missing": Words("{n} کالا قیمت ندارد.", "{n} items have no price."),
    "price-absurd": Words("قیمت {n} کالا پذیرفتنی نیست.", "The prices of {n} items cannot be right."),
    "price-alarm": Words(
        "قیمت {n} کالا ناگهان بسیار عوض شده و منتظر تأیید شماست.",
        "The prices of {n} items changed very much and wait for you to agree.",
    ),
    "stock-unknown": Words("موجودی {n} کالا معلوم نیست.", "The stock of {n} items is not known."),
    "stock-absurd": Words("موجودی {n} کالا پذیرفتنی نیست.", "The stock of {n} items cannot be right."),
    "name-match": Words(
        "{n} کالای محک شاید همان کالاهای سایت باشد.",
        "{n} products of Mahak may be the website's own.",
    ),
    "refused-by-database": Words(
        "پایگاه دادهٔ سایت {n} کالا را نپذیرفت.", "The website's database refused {n} products."
    ),
    "row-unreadable": Words("{n} ردیف محک خوانا نبود.", "{n} rows from Mahak could not be read."),
    "variants-unmatched": Words(
        "تنوع‌های {n} کالا با تنوع‌های سایت جور نشد.",
        "The variants of {n} products match none of the website's.",
    ),
    "category-match": Words(
        "{n} گروه محک شاید همان دسته‌های سایت باشد.", "{n} categories of Mahak may be the website's own."
    ),
    "category-unnamed": Words("{n} گروه کالا نام ندارد.", "{n} categories have no name."),
    "category-unreadable": Words("{n} دستهٔ درختی خوانا نیست.", "{n} categories of the tree cannot be read."),
    "category-cycle": Words("{n} دسته زیرمجموعهٔ خودش است.", "{n} categories are below themselves."),
}

SEVERAL = Words("{n} مورد: {title}", "{n} cases: {title}")
"""For a reason that has no sentence of its own for many."""

ONE_PRODUCT = Words("«{name}»: {title}", "“{name}”: {title}")


def one_order(number: str) -> Words:
    """What is the matter with one order; `title` is still to be filled in.

    Within Persian a mixed number is isolated, so that T-1005 is not read as 1005-T; one of digits alone is left to be
    written in the reader's own.
    """
    shown = number if number.isdecimal() else f"\u2066{number}\u2069"
    return Words(f"سفارش {shown}: {{title}}", f"Order {number}: {{title}}")
