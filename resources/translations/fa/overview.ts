<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>FlowCard</name>
    <message>
        <source>Sync now</source>
        <translation>همگام‌سازی</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>توقف موقت</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>باز کردن تنظیمات</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>last run {0}</source>
        <translation>آخرین بار: {0}</translation>
    </message>
    <message>
        <source>Last run: {0}</source>
        <translation>آخرین بار: {0}</translation>
    </message>
    <message>
        <source>next {0}</source>
        <translation>نوبت بعد: {0}</translation>
    </message>
    <message>
        <source>Next run: {0}</source>
        <translation>نوبت بعد: {0}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>بیشتر</translation>
    </message>
    <message>
        <source>Preview what would change…</source>
        <translation>پیش‌نمایش تغییرها…</translation>
    </message>
    <message>
        <source>Compare everything with Mahak</source>
        <translation>مقایسهٔ کامل با محک</translation>
    </message>
</context>
<context>
    <name>FlowWords</name>
    <message>
        <source>Paused</source>
        <translation>متوقف است</translation>
    </message>
    <message>
        <source>Mahak unreachable since {0}</source>
        <translation>از ساعت {0} محک در دسترس نیست</translation>
    </message>
    <message>
        <source>Did not work; trying again soon</source>
        <translation>نشد؛ به‌زودی دوباره تلاش می‌شود</translation>
    </message>
    <message>
        <source>The computer {0} is doing this</source>
        <translation>این کار را رایانهٔ {0} انجام می‌دهد</translation>
    </message>
    <message>
        <source>About to begin</source>
        <translation>دارد شروع می‌شود</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>تمام شده</translation>
    </message>
    <message>
        <source>The website is up to date</source>
        <translation>سایت به‌روز است</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) with goods</source>
        <translation>
            <numerusform>%n مشکل در کالاها</numerusform>
        </translation>
    </message>
    <message>
        <source>All orders are in Mahak</source>
        <translation>همهٔ سفارش‌ها در محک است</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n سفارش منتظر شماست</numerusform>
        </translation>
    </message>
    <message>
        <source>The website is not updated until you press Resume.</source>
        <translation>تا «ادامه» را نزنید سایت به‌روز نمی‌شود.</translation>
    </message>
    <message>
        <source>No order goes to Mahak until you press Resume.</source>
        <translation>تا «ادامه» را نزنید سفارشی به محک نمی‌رود.</translation>
    </message>
    <message>
        <source>Connecting to Mahak…</source>
        <translation>در حال اتصال به محک…</translation>
    </message>
    <message>
        <source>Asking Mahak what is new…</source>
        <translation>پرسیدن تغییرها از محک…</translation>
    </message>
    <message>
        <source>Receiving from Mahak…</source>
        <translation>دریافت از محک…</translation>
    </message>
    <message>
        <source>Updating the website…</source>
        <translation>به‌روز کردن سایت…</translation>
    </message>
    <message>
        <source>Sending orders…</source>
        <translation>ارسال سفارش‌ها…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>در حال کار…</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}٪</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} از {1}</translation>
    </message>
</context>
<context>
    <name>NeedsList</name>
    <message>
        <source>Needs you</source>
        <translation>منتظر شما</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>نمایش %n مورد دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}. Nothing else needs you.</source>
        <translation>{0}. جز این کاری نمانده است.</translation>
    </message>
    <message>
        <source>Nothing needs you. All is well.</source>
        <translation>کاری نمانده است. همه چیز روبه‌راه است.</translation>
    </message>
</context>
<context>
    <name>NextClicks</name>
    <message>
        <source>Enter them</source>
        <translation>وارد کردن</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>تنظیم</translation>
    </message>
    <message>
        <source>Map it</source>
        <translation>وصل کردن</translation>
    </message>
    <message>
        <source>See the order</source>
        <translation>دیدن سفارش</translation>
    </message>
    <message>
        <source>See the orders</source>
        <translation>دیدن سفارش‌ها</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>دیدن همه</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>پذیرفتن…</translation>
    </message>
    <message>
        <source>Preview and agree…</source>
        <translation>پیش‌نمایش و موافقت…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>See what happened</source>
        <translation>ببینید چه شد</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>چطور؟</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>وارد کردن رمز…</translation>
    </message>
    <message>
        <source>See the product</source>
        <translation>دیدن کالا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>How invoices get into the Mahak program</source>
        <translation>فاکتورها چطور وارد نرم‌افزار محک می‌شوند</translation>
    </message>
    <message>
        <source>1. Open the Mahak program on the accounting computer.
2. Press «ارسال و دریافت اطلاعات» and wait until it is done.
3. The invoices are there. This program notices it with its next sync.

It is best to press it several times a day: until then neither stock nor books know of these sales.</source>
        <translation>۱. نرم‌افزار محک را روی رایانهٔ حسابداری باز کنید.
۲. «ارسال و دریافت اطلاعات» را بزنید و صبر کنید تا تمام شود.
۳. فاکتورها همان‌جا هستند. این برنامه در همگام‌سازی بعدی متوجه می‌شود.

بهتر است روزی چند بار آن را بزنید؛ تا آن وقت نه موجودی از این فروش‌ها خبر دارد و نه حساب‌ها.</translation>
    </message>
    <message>
        <source>How to renew the service</source>
        <translation>تمدید سرویس</translation>
    </message>
    <message>
        <source>1. Call Mahak, or open your account on its website.
2. Renew the service of this user name.
3. Press Sync now here; the days left are read anew.</source>
        <translation>۱. با محک تماس بگیرید یا وارد حساب خود در سایت محک شوید.
۲. سرویس همین نام کاربری را تمدید کنید.
۳. این‌جا «همگام‌سازی» را بزنید تا روزهای مانده دوباره خوانده شود.</translation>
    </message>
    <message>
        <source>Accept it</source>
        <translation>می‌پذیرم</translation>
    </message>
    <message>
        <source>Accepted. The website follows with this sync.</source>
        <translation>پذیرفته شد. سایت با همین همگام‌سازی درست می‌شود.</translation>
    </message>
</context>
<context>
    <name>OrdersChart</name>
    <message>
        <source>Orders of the last 14 days</source>
        <translation>سفارش‌های ۱۴ روز اخیر</translation>
    </message>
    <message>
        <source>No orders in these days</source>
        <translation>در این روزها سفارشی نبود</translation>
    </message>
    <message>
        <source>{0}: {1} sent, {2} failed</source>
        <translation>{0}: {1} فرستاده، {2} ناموفق</translation>
    </message>
    <message>
        <source>No orders in the last 14 days</source>
        <translation>در ۱۴ روز اخیر سفارشی نبوده است</translation>
    </message>
    <message>
        <source>today</source>
        <translation>امروز</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>نمای کلی</translation>
    </message>
    <message>
        <source>products on the site</source>
        <translation>کالا در سایت</translation>
    </message>
    <message>
        <source>orders about to go</source>
        <translation>سفارش در نوبت ارسال</translation>
    </message>
    <message>
        <source>orders that need you</source>
        <translation>سفارش منتظر شما</translation>
    </message>
    <message>
        <source>not yet registered in Mahak</source>
        <translation>هنوز در محک ثبت نشده</translation>
    </message>
    <message>
        <source>days of the Mahak service left</source>
        <translation>روز تا پایان سرویس محک</translation>
    </message>
    <message>
        <source>problems with goods and orders</source>
        <translation>مشکل کالا و سفارش</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>فرستاده شد</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ناموفق</translation>
    </message>
    <message>
        <source>Orders of the last 14 days</source>
        <translation>سفارش‌های ۱۴ روز اخیر</translation>
    </message>
    <message>
        <source>{0} kinds, counting sizes, colours and the like</source>
        <translation>{0} تنوع، با شمردن رنگ و اندازه و مانند آن</translation>
    </message>
    <message>
        <source>The oldest since {0}. Press «ارسال و دریافت اطلاعات» in Mahak.</source>
        <translation>قدیمی‌ترین از {0}. در محک «ارسال و دریافت اطلاعات» را بزنید.</translation>
    </message>
    <message>
        <source>Mahak has not said it yet</source>
        <translation>محک هنوز نگفته است</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>code</source>
        <translation>کد</translation>
    </message>
    <message>
        <source>barcode</source>
        <translation>بارکد</translation>
    </message>
    <message>
        <source>description</source>
        <translation>توضیح</translation>
    </message>
    <message>
        <source>category</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>واحد</translation>
    </message>
    <message>
        <source>tax</source>
        <translation>مالیات</translation>
    </message>
    <message>
        <source>duty</source>
        <translation>عوارض</translation>
    </message>
    <message>
        <source>on the site</source>
        <translation>در سایت</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>عکس‌ها</translation>
    </message>
    <message>
        <source>options</source>
        <translation>ویژگی‌ها</translation>
    </message>
    <message>
        <source>price (Rial)</source>
        <translation>قیمت (ریال)</translation>
    </message>
    <message>
        <source>reduced price (Rial)</source>
        <translation>قیمت با تخفیف (ریال)</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>موجودی</translation>
    </message>
    <message>
        <source>product</source>
        <translation>کالا</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>بله</translation>
    </message>
    <message>
        <source>no</source>
        <translation>خیر</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>What the next sync would change</source>
        <translation>همگام‌سازی بعدی چه چیزی را عوض می‌کند</translation>
    </message>
    <message>
        <source>Asking Mahak and trying it out; nothing is written…</source>
        <translation>در حال پرسیدن از محک و امتحان؛ چیزی نوشته نمی‌شود…</translation>
    </message>
    <message>
        <source>Agree and do it</source>
        <translation>موافقم، انجام شود</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>همگام‌سازی</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>کالا</translation>
    </message>
    <message>
        <source>What</source>
        <translation>چه چیزی</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>پس از آن</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n تازه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n به‌روز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n پنهان</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with problems</source>
        <translation>
            <numerusform>%n با مشکل</numerusform>
        </translation>
    </message>
    <message>
        <source>Products: {0}.</source>
        <translation>کالاها: {0}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>چیزی عوض نمی‌شود.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) more would leave the sale; that waits for you to agree.</source>
        <translation>
            <numerusform>%n کالای دیگر هم می‌خواهد از فروش برود؛ این منتظر موافقت شماست.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change</source>
        <translation>چیزی عوض نمی‌شود</translation>
    </message>
</context>
</TS>
