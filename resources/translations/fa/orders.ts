<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>%n order(s) may be in Mahak already and stay held.</source>
        <translation>
            <numerusform>%n سفارش شاید همین حالا در محک باشد و نگه داشته شد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open each of them and compare.</source>
        <translation>هر کدام را باز و با محک مقایسه کنید.</translation>
    </message>
    <message>
        <source>Send order {0} although Mahak has an invoice with its number?</source>
        <translation>سفارش {0} فرستاده شود با این‌که محک فاکتوری با همین شماره دارد؟</translation>
    </message>
    <message>
        <source>If that invoice is this order's, the sale is booked twice. Compare the two in Mahak first.</source>
        <translation>اگر آن فاکتور برای همین سفارش باشد، فروش دوبار ثبت می‌شود. اول آن دو را در محک مقایسه کنید.</translation>
    </message>
    <message>
        <source>Id of the invoice in Mahak's cloud: {0}</source>
        <translation>شناسهٔ آن فاکتور در محک: {0}</translation>
    </message>
    <message>
        <source>It is another order: send it</source>
        <translation>سفارش دیگری است: بفرست</translation>
    </message>
    <message>
        <source>Send order {0} although Mahak may have its invoice?</source>
        <translation>سفارش {0} فرستاده شود با این‌که شاید فاکتورش در محک باشد؟</translation>
    </message>
    <message>
        <source>If Mahak has it, the sale is booked twice. Look for it there first.</source>
        <translation>اگر فاکتورش در محک باشد، فروش دوبار ثبت می‌شود. اول در محک دنبالش بگردید.</translation>
    </message>
    <message>
        <source>It is not in Mahak: send it</source>
        <translation>در محک نیست: بفرست</translation>
    </message>
    <message>
        <source>Leave order {0} out of Mahak?</source>
        <translation>سفارش {0} به محک فرستاده نشود؟</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n orders out of Mahak?</source>
        <translation>
            <numerusform>%n سفارش به محک فرستاده نشود؟</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoice is made. A reason is needed, for whoever looks at it later:</source>
        <translation>فاکتوری زده نمی‌شود. دلیلش را بنویسید تا هر کس بعداً نگاه کرد بداند:</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>کنار بگذار</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) left out of Mahak.</source>
        <translation>
            <numerusform>%n سفارش کنار گذاشته شد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>برگرداندن</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are tried again now.</source>
        <translation>
            <numerusform>%n سفارش همین حالا دوباره بررسی می‌شود.</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to try again: it is being sent, or already in Mahak.</source>
        <translation>چیزی برای بررسی دوباره نبود: یا در حال ارسال است یا در محک است.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be sent after all.</source>
        <translation>
            <numerusform>%n سفارش فرستاده می‌شود.</numerusform>
        </translation>
    </message>
    <message>
        <source>The order counts as sent; it is not sent again.</source>
        <translation>سفارش فرستاده‌شده حساب شد و دوباره فرستاده نمی‌شود.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) closed.</source>
        <translation>
            <numerusform>%n مشکل بسته شد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) open again.</source>
        <translation>
            <numerusform>%n مشکل دوباره باز شد.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvoiceDialog</name>
    <message>
        <source>Invoice of order {0}</source>
        <translation>فاکتور سفارش {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>The whole invoice, as a table for a letter or a spreadsheet (Ctrl+C)</source>
        <translation>همهٔ فاکتور، به شکل جدول برای نامه یا اکسل (Ctrl+C)</translation>
    </message>
    <message>
        <source>This is what was sent to Mahak.</source>
        <translation>این به محک فرستاده شده است.</translation>
    </message>
    <message>
        <source>This is what is sent to Mahak.</source>
        <translation>این به محک فرستاده می‌شود.</translation>
    </message>
    <message>
        <source>Made from the order as it stands now; nothing has been sent by looking at it.</source>
        <translation>از روی سفارش، همان‌طور که الان هست؛ با دیدن آن چیزی فرستاده نمی‌شود.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کد</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>کالا</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>Price (Rial)</source>
        <translation>قیمت (ریال)</translation>
    </message>
    <message>
        <source>Total (Rial)</source>
        <translation>جمع (ریال)</translation>
    </message>
    <message>
        <source>Tax (Rial)</source>
        <translation>مالیات (ریال)</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>انبار</translation>
    </message>
    <message>
        <source>Rows of the invoice</source>
        <translation>ردیف‌های فاکتور</translation>
    </message>
    <message>
        <source>{0} (sent before, taken back)</source>
        <translation>{0} (قبلاً فرستاده شده، پس گرفته می‌شود)</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>جمع ردیف‌ها</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>مالیات</translation>
    </message>
    <message>
        <source>{0}, carried by {1}</source>
        <translation>{0}، با {1}</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>هزینهٔ ارسال</translation>
    </message>
    <message>
        <source>Other costs</source>
        <translation>سایر هزینه‌ها</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>تخفیف</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>جمع کل</translation>
    </message>
    <message>
        <source>{0} (new: created in Mahak first)</source>
        <translation>{0} (تازه: اول در محک ساخته می‌شود)</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>مشتری</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>دریافت وجه</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>شرح</translation>
    </message>
    <message>
        <source>no receipt</source>
        <translation>بدون دریافت</translation>
    </message>
    <message>
        <source>the visitor's cash box</source>
        <translation>صندوق ویزیتور</translation>
    </message>
    <message>
        <source>{0} in cash, {1}</source>
        <translation>{0} نقد، {1}</translation>
    </message>
    <message>
        <source>{0} by bank transfer, {1}</source>
        <translation>{0} حواله به {1}</translation>
    </message>
    <message>
        <source>{0}, number {1}</source>
        <translation>{0}، شمارهٔ {1}</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Nothing: the order has no lines.</source>
        <translation>هیچ: سفارش ردیفی ندارد.</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0} از قرار {1}</translation>
    </message>
    <message>
        <source>code {0}</source>
        <translation>کد {0}</translation>
    </message>
    <message>
        <source>In Mahak: {0}</source>
        <translation>در محک: {0}</translation>
    </message>
    <message>
        <source>No partner in Mahak</source>
        <translation>در محک جفت ندارد</translation>
    </message>
    <message>
        <source>Its partner was deleted in Mahak</source>
        <translation>جفتش در محک حذف شده است</translation>
    </message>
    <message>
        <source>Map it</source>
        <translation>وصل کردن</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>سفارش</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>مشتری</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>همراه</translation>
    </message>
    <message>
        <source>Total (Rial)</source>
        <translation>جمع (ریال)</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>پرداخت</translation>
    </message>
    <message>
        <source>Mahak no.</source>
        <translation>شماره در محک</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Try this order again (Ctrl+R)</source>
        <translation>دوباره برای همین سفارش (Ctrl+R)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>علت</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>تلاش بعدی</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>تلاش‌ها</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>آخرین تغییر</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>الان نگاه کن</translation>
    </message>
    <message>
        <source>It is looked for in Mahak first.</source>
        <translation>اول در محک نگاه می‌شود.</translation>
    </message>
    <message>
        <source>It is being sent right now.</source>
        <translation>همین حالا در حال ارسال است.</translation>
    </message>
    <message>
        <source>Waits for «ارسال و دریافت اطلاعات»</source>
        <translation>منتظر «ارسال و دریافت اطلاعات»</translation>
    </message>
    <message>
        <source>It is in Mahak's cloud. Press that button in the Mahak program to register it.</source>
        <translation>در ابر محک است. این دکمه را در نرم‌افزار محک بزنید تا ثبت شود.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>همین حالا بفرست</translation>
    </message>
    <message>
        <source>Goes with the next sync; nothing to do.</source>
        <translation>با همگام‌سازی بعدی می‌رود؛ کاری لازم نیست.</translation>
    </message>
    <message>
        <source>Is tried again {0}.</source>
        <translation>{0} دوباره بررسی می‌شود.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>دوباره</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>باز کردن تنظیمات</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>همان است</translation>
    </message>
    <message>
        <source>It is another order…</source>
        <translation>سفارش دیگری است…</translation>
    </message>
    <message>
        <source>It is not in Mahak…</source>
        <translation>در محک نیست…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>دوباره نگاه کن</translation>
    </message>
    <message>
        <source>Close this problem</source>
        <translation>بستن این مشکل</translation>
    </message>
    <message>
        <source>The website has withdrawn it.</source>
        <translation>سایت آن را پس گرفته است.</translation>
    </message>
    <message>
        <source>It was cancelled or is not paid any more. Paid again, it comes back by itself.</source>
        <translation>لغو شده یا دیگر پرداخت‌شده نیست. اگر دوباره پرداخت شود خودش برمی‌گردد.</translation>
    </message>
    <message>
        <source>Left out of Mahak by {0}</source>
        <translation>{0} آن را کنار گذاشته است</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>Invoice…</source>
        <translation>فاکتور…</translation>
    </message>
    <message>
        <source>Ignore…</source>
        <translation>کنار گذاشتن…</translation>
    </message>
    <message>
        <source>Order {0}</source>
        <translation>سفارش {0}</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>خرید</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>مبلغ</translation>
    </message>
    <message>
        <source>In Mahak</source>
        <translation>در محک</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>چه گذشته است</translation>
    </message>
    <message>
        <source>An amount of the order is no number.</source>
        <translation>یکی از مبلغ‌های سفارش عدد نیست.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>جمع کل</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>کالاها</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>تخفیف</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>هزینهٔ ارسال</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>مالیات</translation>
    </message>
    <message>
        <source>Does not add up by</source>
        <translation>جور نیست به اندازهٔ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>none: the general customer is used</source>
        <translation>ندارد: فاکتور به نام مشتری عمومی می‌خورد</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>تلفن</translation>
    </message>
    <message>
        <source>National code</source>
        <translation>کد ملی</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>ایمیل</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>گیرنده</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>کد پستی</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>پیگیری پرداخت</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>فرستاده‌شده</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>ثبت‌شده</translation>
    </message>
    <message>
        <source>Ordered on the website</source>
        <translation>در سایت سفارش داده شد</translation>
    </message>
    <message>
        <source>Paid on the website</source>
        <translation>در سایت پرداخت شد</translation>
    </message>
    <message>
        <source>Found in Mahak</source>
        <translation>در محک پیدا شد</translation>
    </message>
    <message>
        <source>Registered in Mahak under number {0}</source>
        <translation>در محک با شمارهٔ {0} ثبت شد</translation>
    </message>
    <message>
        <source>Ignored by {0}</source>
        <translation>کنار گذاشته شد: {0}</translation>
    </message>
    <message>
        <source>Problem closed by {0}</source>
        <translation>مشکل بسته شد: {0}</translation>
    </message>
    <message>
        <source>Problem closed</source>
        <translation>مشکل بسته شد</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>منتظر شما</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>در راه</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>کنار گذاشته</translation>
    </message>
    <message>
        <source>Refused by Mahak</source>
        <translation>محک نپذیرفت</translation>
    </message>
    <message>
        <source>Sent, with a problem</source>
        <translation>فرستاده، با یک مشکل</translation>
    </message>
    <message>
        <source>Registered, with a problem</source>
        <translation>ثبت‌شده، با یک مشکل</translation>
    </message>
    <message>
        <source>Ignored, with a problem</source>
        <translation>کنار گذاشته، با یک مشکل</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>منتظر شماست</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>در حال ارسال</translation>
    </message>
    <message>
        <source>Looked for in Mahak</source>
        <translation>جست‌وجو در محک</translation>
    </message>
    <message>
        <source>Sent, not registered</source>
        <translation>فرستاده، ثبت نشده</translation>
    </message>
    <message>
        <source>Registered in Mahak</source>
        <translation>در محک ثبت شده</translation>
    </message>
    <message>
        <source>Goes with the next sync</source>
        <translation>با همگام‌سازی بعدی</translation>
    </message>
    <message>
        <source>Sent: Mahak has it</source>
        <translation>فرستاده شد و در محک هست</translation>
    </message>
    <message>
        <source>Mahak refused it</source>
        <translation>محک نپذیرفت</translation>
    </message>
    <message>
        <source>Sent, but the answer did not settle it</source>
        <translation>فرستاده شد اما پاسخ روشن نبود</translation>
    </message>
    <message>
        <source>Broken off while sending</source>
        <translation>هنگام ارسال قطع شد</translation>
    </message>
    <message>
        <source>Nothing was sent after all</source>
        <translation>چیزی فرستاده نشد</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Orders</source>
        <translation>سفارش‌ها</translation>
    </message>
    <message>
        <source>Ignore…</source>
        <translation>کنار گذاشتن…</translation>
    </message>
    <message>
        <source>No paid orders yet</source>
        <translation>هنوز سفارش پرداخت‌شده‌ای نیست</translation>
    </message>
    <message>
        <source>&amp;Retry all</source>
        <translation>&amp;دوباره برای همه</translation>
    </message>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;کنار گذاشتن…</translation>
    </message>
    <message>
        <source>An order appears here as soon as the website marks it as paid.</source>
        <translation>هر سفارش همین که در سایت پرداخت‌شده شود اینجا دیده می‌شود.</translation>
    </message>
    <message>
        <source>No order needs you.</source>
        <translation>هیچ سفارشی منتظر شما نیست.</translation>
    </message>
    <message>
        <source>Everything that could be sent has been sent.</source>
        <translation>هر چه می‌شد فرستاده شده است.</translation>
    </message>
    <message>
        <source>Mahak has registered everything that was sent.</source>
        <translation>محک هر چه فرستاده شده را ثبت کرده است.</translation>
    </message>
    <message>
        <source>Only: {0}</source>
        <translation>فقط: {0}</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;دوباره</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;برگرداندن</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retry the %n listed</source>
        <translation>
            <numerusform>&amp;دوباره برای همین %n سفارش</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Retry the listed</source>
        <translation>&amp;دوباره برای همین‌ها</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>دوباره</translation>
    </message>
    <message>
        <source>It is another order…</source>
        <translation>سفارش دیگری است…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>Close this problem</source>
        <translation>بستن این مشکل</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>توضیح</translation>
    </message>
    <message>
        <source>Invoice…</source>
        <translation>فاکتور…</translation>
    </message>
    <message numerus="yes">
        <source>Retry all %n with this reason</source>
        <translation>
            <numerusform>دوباره برای هر %n سفارش با همین علت</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {0}</source>
        <translation>سفارش {0}</translation>
    </message>
</context>
</TS>
