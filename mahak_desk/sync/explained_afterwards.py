"""What is told of an order whose invoice Mahak has, or had: it, its order or what became of it changed since."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.errors import Words
from mahak_desk.sync.explanation import Explanation

AFTERWARDS: Mapping[str, Explanation] = {
    "edited-after-sending": Explanation(
        Words("سفارش پس از ارسال ویرایش شده است.", "The order was edited after it was sent."),
        Words("فاکتور محک همان است که فرستاده شد.", "The invoice in Mahak is as it was sent."),
        Words(
            "همان تغییر را در فاکتور محک بدهید و این مشکل را ببندید.",
            "Make the same change in Mahak's invoice, then close this problem.",
        ),
        "close",
    ),
    "withdrawn-after-sending": Explanation(
        Words(
            "سفارش پس از ارسال لغو شده یا دیگر پرداخت‌شده نیست.",
            "The order was cancelled after it was sent, or is not paid any more.",
        ),
        Words("فاکتور فروش آن در محک مانده است.", "Its sales invoice is still in Mahak."),
        Words(
            "در محک «برگشت از فروش» ثبت کنید یا فاکتور را حذف کنید، سپس این مشکل را ببندید.",
            "Enter a sales return or delete the invoice in Mahak, then close this problem.",
        ),
        "close",
    ),
    "ignored-in-mahak": Explanation(
        Words(
            "سفارش کنار گذاشته شده اما فاکتورش در محک است.",
            "The order was ignored, and Mahak has its invoice all the same.",
        ),
        Words(
            "پیش از کنار گذاشتن، چیزی از آن به محک رسیده بود.",
            "Something of it had reached Mahak before it was ignored.",
        ),
        Words(
            "اگر فاکتور باید بماند سفارش را برگردانید، اگر نه آن را در محک حذف کنید؛ سپس این مشکل را ببندید.",
            "Take the order back if the invoice is to stay, else delete it in Mahak; then close this problem.",
        ),
        "close",
    ),
    "sent-too-late": Explanation(
        Words(
            "فاکتور این سفارش شاید با سفارش یکی نباشد.",
            "The invoice of this order may not be like the order.",
        ),
        Words(
            "رایانه‌ای وسط ارسال خوابید و رایانهٔ دیگری کار را از سر گرفت؛ شاید هر دو فرستاده باشند.",
            "A computer fell asleep while it sent the order and another one took over; both may have sent it.",
        ),
        Words(
            "فاکتور را در محک با سفارش مقایسه و درست کنید، سپس این مشکل را ببندید.",
            "Compare the two, correct the invoice in Mahak, then close this problem.",
        ),
        "close",
    ),
    "twice-in-mahak": Explanation(
        Words("این سفارش در محک دو فاکتور دارد.", "Mahak has two invoices of this order."),
        Words(
            "دو بار با یک شناسه فرستاده شد و محک دومی را جداگانه ثبت کرد.",
            "It was sent twice under one id, and Mahak kept the second one by itself.",
        ),
        Words(
            "در محک یکی از دو فاکتور و دریافت آن را حذف کنید، سپس این مشکل را ببندید.",
            "Delete one of the two and its payment in Mahak, then close this problem.",
        ),
        "close",
    ),
    "deleted-in-mahak": Explanation(
        Words(
            "فاکتور این سفارش پیش از ثبت شدن، در محک حذف شده است.",
            "The invoice of this order was deleted in Mahak before it was registered.",
        ),
        Words(
            "سفارش در سایت پرداخت‌شده است و محک دیگر فاکتوری از آن ندارد.",
            "The order is paid on the website, and Mahak has no invoice of it any more.",
        ),
        Words(
            "اگر باید فاکتور شود «دوباره» را بزنید؛ اگر نه، دریافت آن را هم در محک حذف کنید و سفارش را کنار بگذارید.",
            "Press Retry if it is to be invoiced; else delete its payment in Mahak too, and ignore the order.",
        ),
        "retry",
    ),
}
