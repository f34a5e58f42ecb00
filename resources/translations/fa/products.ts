<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>Products</name>
    <message>
        <source>Reduced from {0}</source>
        <translation>با تخفیف؛ قیمت اصلی {0}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>ویژگی‌ها</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کد</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>بارکد</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>Price (Rial)</source>
        <translation>قیمت (ریال)</translation>
    </message>
    <message>
        <source>In Mahak</source>
        <translation>در محک</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>در سایت</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>عکس</translation>
    </message>
    <message>
        <source>Why the stocks differ</source>
        <translation>چرا موجودی‌ها فرق دارد</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>آخرین تغییر</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>On the website</source>
        <translation>در سایت</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>پنهان</translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation>مشکل‌دار</translation>
    </message>
    <message>
        <source>No stock</source>
        <translation>ناموجود</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>موجودی</translation>
    </message>
    <message>
        <source>In Mahak and on the website</source>
        <translation>در محک و سایت</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>چه گذشته است</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>جفت آن</translation>
    </message>
    <message>
        <source>You agreed; the next sync applies it.</source>
        <translation>پذیرفتید؛ با همگام‌سازی بعدی اعمال می‌شود.</translation>
    </message>
    <message>
        <source>Accept the new price</source>
        <translation>قیمت تازه درست است</translation>
    </message>
    <message>
        <source>They are two products</source>
        <translation>دو کالای جدا هستند</translation>
    </message>
    <message>
        <source>Map it…</source>
        <translation>وصل کردن…</translation>
    </message>
    <message>
        <source>Price settings</source>
        <translation>تنظیم قیمت</translation>
    </message>
    <message>
        <source>Reduced to</source>
        <translation>با تخفیف</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>سطح {0}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>خالی</translation>
    </message>
    <message>
        <source>the product&apos;s own level</source>
        <translation>سطح پیش‌فرض خود کالا</translation>
    </message>
    <message>
        <source>chosen in the settings</source>
        <translation>انتخاب‌شده در تنظیمات</translation>
    </message>
    <message>
        <source>Store {0}</source>
        <translation>انبار {0}</translation>
    </message>
    <message>
        <source>{0} (not sold from)</source>
        <translation>{0} (سایت از آن نمی‌فروشد)</translation>
    </message>
    <message>
        <source>Sent, not yet registered in Mahak</source>
        <translation>فرستاده‌شده، هنوز در محک ثبت نشده</translation>
    </message>
    <message>
        <source>Paid, not yet in Mahak</source>
        <translation>پرداخت‌شده، هنوز به محک نرفته</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>ذخیرهٔ اطمینان</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>دستی</translation>
    </message>
    <message>
        <source>automatically</source>
        <translation>خودکار</translation>
    </message>
    <message>
        <source>no partner in Mahak</source>
        <translation>در محک جفت ندارد</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>جفت شده</translation>
    </message>
    <message>
        <source>The product came to the website</source>
        <translation>کالا به سایت آمد</translation>
    </message>
    <message>
        <source>Last changed by a sync</source>
        <translation>آخرین تغییر با همگام‌سازی</translation>
    </message>
    <message>
        <source>Solved: {0}</source>
        <translation>حل شد: {0}</translation>
    </message>
    <message>
        <source>{0} sold by order {1}</source>
        <translation>{0} عدد در سفارش {1} فروخته شد</translation>
    </message>
    <message>
        <source>Order {0} went to Mahak</source>
        <translation>سفارش {0} به محک رفت</translation>
    </message>
    <message>
        <source>Order {0} was registered in Mahak</source>
        <translation>سفارش {0} در محک ثبت شد</translation>
    </message>
    <message>
        <source>Picture of the product</source>
        <translation>تصویر کالا</translation>
    </message>
    <message>
        <source>Deleted in Mahak</source>
        <translation>حذف‌شده در محک</translation>
    </message>
    <message>
        <source>Not assigned to the visitor</source>
        <translation>به ویزیتور سایت وصل نیست</translation>
    </message>
    <message>
        <source>Base row, not sold</source>
        <translation>ردیف پایه، فروشی نیست</translation>
    </message>
    <message>
        <source>Comes with the next sync</source>
        <translation>با همگام‌سازی بعدی می‌آید</translation>
    </message>
    <message>
        <source>Hidden by the website</source>
        <translation>خود سایت پنهانش کرده</translation>
    </message>
    <message>
        <source>No longer in Mahak</source>
        <translation>دیگر در محک نیست</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>بدون قیمت</translation>
    </message>
    <message>
        <source>Price waits for your yes</source>
        <translation>قیمت منتظر تأیید شماست</translation>
    </message>
    <message>
        <source>Price cannot be right</source>
        <translation>قیمت پذیرفتنی نیست</translation>
    </message>
    <message>
        <source>Stock not known</source>
        <translation>موجودی نامعلوم</translation>
    </message>
    <message>
        <source>Stock cannot be right</source>
        <translation>موجودی پذیرفتنی نیست</translation>
    </message>
    <message>
        <source>Properties unreadable</source>
        <translation>ویژگی‌ها خوانا نیست</translation>
    </message>
    <message>
        <source>Properties empty</source>
        <translation>ویژگی‌ها خالی است</translation>
    </message>
    <message>
        <source>Property not known</source>
        <translation>ویژگی ناشناخته</translation>
    </message>
    <message>
        <source>Has not arrived yet</source>
        <translation>هنوز نرسیده</translation>
    </message>
    <message>
        <source>sold, not yet in Mahak&apos;s stock</source>
        <translation>فروخته شده و هنوز از موجودی محک کم نشده</translation>
    </message>
    <message>
        <source>held back as buffer</source>
        <translation>ذخیرهٔ اطمینان کنار گذاشته شده</translation>
    </message>
    <message>
        <source>sold, and buffer</source>
        <translation>فروش و ذخیرهٔ اطمینان</translation>
    </message>
    <message>
        <source>more sold than there is</source>
        <translation>بیشتر از موجودی فروخته شده</translation>
    </message>
    <message>
        <source>Mahak&apos;s stock is not known</source>
        <translation>موجودی محک معلوم نیست</translation>
    </message>
    <message>
        <source>the shop keeps it itself</source>
        <translation>موجودی را خود سایت نگه می‌دارد</translation>
    </message>
    <message>
        <source>comes with the next sync</source>
        <translation>با همگام‌سازی بعدی درست می‌شود</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Products</source>
        <translation>کالاها</translation>
    </message>
    <message>
        <source>Show all products</source>
        <translation>نمایش همهٔ کالاها</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;همگام‌سازی</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>هنوز کالایی نیست</translation>
    </message>
    <message>
        <source>They come from Mahak with the first sync; only what is assigned to the visitor comes.</source>
        <translation>با اولین همگام‌سازی از محک می‌آیند؛ فقط کالاهایی که برای ویزیتور انتخاب شده‌اند.</translation>
    </message>
    <message>
        <source>No product has a problem.</source>
        <translation>هیچ کالایی مشکل ندارد.</translation>
    </message>
    <message>
        <source>Everything that came from Mahak is on the website.</source>
        <translation>هر چه از محک آمده در سایت است.</translation>
    </message>
    <message>
        <source>Everything on the website can be sold.</source>
        <translation>همهٔ کالاهای سایت موجود است.</translation>
    </message>
    <message>
        <source>Show it in the mappings</source>
        <translation>نمایش در جفت‌ها</translation>
    </message>
    <message>
        <source>This product is not on the website.</source>
        <translation>این کالا در سایت نیست.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>توضیح</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>جفت آن</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>کپی کد</translation>
    </message>
    <message>
        <source>Accepted; it is being synced.</source>
        <translation>پذیرفته شد؛ دارد همگام می‌شود.</translation>
    </message>
</context>
</TS>
