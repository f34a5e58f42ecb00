"""Why a person has to look in Mahak for an invoice or its payment: the program cannot prove how they stand there."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import Explanation

IN_MAHAK: Mapping[str, Explanation] = {
    "sent-as-another-visitor": Explanation(
        Words(
            "این سفارش با کاربر دیگری از محک فرستاده شده است.",
            "This order was sent as another visitor of Mahak.",
        ),
        Words(
            "سفارش‌های ویزیتور {visitor} را کاربر فعلی نمی‌بیند؛ شاید فاکتورش در محک باشد.",
            "The present user does not see the orders of visitor {visitor}; Mahak may have its invoice.",
        ),
        Words(
            "در محک دنبال فاکتور این سفارش بگردید: اگر نیست «در محک نیست» را بزنید، اگر هست سفارش را کنار بگذارید.",
            "Look for its invoice in Mahak: press “It is not in Mahak” if there is none, ignore the order if"
            " there is one.",
        ),
        "look",
    ),
    "withdrawn-while-held": Explanation(
        Words(
            "سفارش لغو شده یا دیگر پرداخت‌شده نیست، اما شاید فاکتورش در محک باشد.",
            "The order was cancelled or is not paid any more, but Mahak may have its invoice.",
        ),
        Words(
            "وقتی در سایت لغو شد هنوز معلوم نبود که محک فاکتوری از آن دارد یا نه.",
            "When the website withdrew it, nobody had seen yet whether Mahak has one.",
        ),
        Words(
            "در محک دنبال فاکتورش بگردید؛ اگر هست «برگشت از فروش» ثبت یا حذفش کنید، سپس این مشکل را ببندید.",
            "Look for it in Mahak; if it is there enter a sales return or delete it, then close this problem.",
        ),
        "close",
    ),
    "payment-not-there": Explanation(
        Words(
            "فاکتور در محک هست اما دریافت وجه آن دیده نمی‌شود.",
            "The invoice is in Mahak, its payment does not show there.",
        ),
        Words(
            "پاسخ محک نرسید و وقتی در محک نگاه شد، دریافت این سفارش نبود یا مبلغش فرق داشت.",
            "Mahak's answer was lost, and a look there found no payment of this order, or another amount.",
        ),
        Words(
            "در محک ببینید دریافت ثبت شده است؛ اگر نه دستی ثبت کنید، سپس این مشکل را ببندید.",
            "See in Mahak whether the payment is booked; if not book it by hand, then close this problem.",
        ),
        "close",
    ),
    "payment-without-invoice": Explanation(
        Words(
            "محک فاکتور را نپذیرفت اما دریافت وجه آن را ذخیره کرد.",
            "Mahak refused the invoice and saved its payment all the same.",
        ),
        Words(
            "اگر این سفارش فرستاده نشود، مشتری در محک به اندازهٔ این دریافت بستانکار می‌ماند.",
            "Unless the order is sent after all, Mahak owes the customer that much.",
        ),
        Words(
            "علت را درست کنید تا سفارش برود؛ اگر دیگر نمی‌رود، دریافت را در محک حذف کنید و این مشکل را ببندید.",
            "Correct the cause so that the order goes; if it is not to go any more, delete the payment in Mahak and"
            " close this problem.",
        ),
        "close",
    ),
}
