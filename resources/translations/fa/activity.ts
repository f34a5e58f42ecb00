<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>دورها</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>مشکل‌ها</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>گزارش برنامه</translation>
    </message>
    <message>
        <source>Support &amp;bundle…</source>
        <translation>&amp;بستهٔ پشتیبانی…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;خروجی…</translation>
    </message>
    <message>
        <source>Open log &amp;folder</source>
        <translation>&amp;پوشهٔ گزارش‌ها</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>گزارش برنامه</translation>
    </message>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>سطح</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>متن</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>هشدارها</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>خطاها</translation>
    </message>
    <message>
        <source>Whole entry</source>
        <translation>متن کامل</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>هشدار</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>خطا</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>گزارش خالی است</translation>
    </message>
    <message>
        <source>Nothing of this kind: that is good.</source>
        <translation>از این نوع چیزی نیست؛ چه بهتر.</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>Problems</source>
        <translation>مشکل‌ها</translation>
    </message>
    <message>
        <source>About</source>
        <translation>موضوع</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>مشکل</translation>
    </message>
    <message>
        <source>Who ends it</source>
        <translation>رفع با</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>از تاریخ</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>دفعات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>منتظر شما</translation>
    </message>
    <message>
        <source>Ask for a yes</source>
        <translation>نیازمند تأیید</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>پذیرفتن</translation>
    </message>
    <message>
        <source>You have agreed; the next sync acts on it.</source>
        <translation>شما پذیرفته‌اید؛ همگام‌سازی بعدی آن را انجام می‌دهد.</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>پ&amp;ذیرفتن</translation>
    </message>
    <message>
        <source>First met</source>
        <translation>اولین بار</translation>
    </message>
    <message>
        <source>Times met</source>
        <translation>دفعات</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>برای پشتیبانی</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>Code of the reason</source>
        <translation>کد دلیل</translation>
    </message>
    <message>
        <source>See the order</source>
        <translation>دیدن سفارش</translation>
    </message>
    <message>
        <source>Map it…</source>
        <translation>وصل کردن…</translation>
    </message>
    <message>
        <source>Map them…</source>
        <translation>وصل کردن…</translation>
    </message>
    <message>
        <source>See the product</source>
        <translation>دیدن کالا</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted. The website follows.</source>
        <translation>
            <numerusform>%n مورد پذیرفته شد. سایت هم درست می‌شود.</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {0}</source>
        <translation>سفارش {0}</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>دسته‌ها</translation>
    </message>
    <message>
        <source>the next sync</source>
        <translation>همگام‌سازی بعدی</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>خودش</translation>
    </message>
    <message>
        <source>you, in Mahak</source>
        <translation>شما، در محک</translation>
    </message>
    <message>
        <source>you, on the website</source>
        <translation>شما، در سایت</translation>
    </message>
    <message>
        <source>you, here</source>
        <translation>شما، همین‌جا</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>مشکلی نیست</translation>
    </message>
    <message>
        <source>Everything Mahak sent is on the website as it should be.</source>
        <translation>هر چه محک فرستاده همان‌طور که باید در سایت است.</translation>
    </message>
    <message>
        <source>Nothing of this kind.</source>
        <translation>از این نوع چیزی نیست.</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Done</source>
        <translation>انجام شد</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>با چند مشکل</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ناموفق</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>انجام نشد</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>در حال کار</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>شروع</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>پایان</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>چه کرد</translation>
    </message>
    <message>
        <source>Orders tried</source>
        <translation>سفارش‌های این دور</translation>
    </message>
    <message>
        <source>Problems first met</source>
        <translation>مشکل‌های تازه</translation>
    </message>
    <message>
        <source>See the problems</source>
        <translation>دیدن مشکل‌ها</translation>
    </message>
    <message>
        <source>{0} (the first {1})</source>
        <translation>{0} ({1} مورد اول)</translation>
    </message>
    <message>
        <source>Everything compared</source>
        <translation>مقایسهٔ کامل</translation>
    </message>
    <message>
        <source>What was new</source>
        <translation>تغییرهای تازه</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>فرستاده شد</translation>
    </message>
    <message>
        <source>refused by Mahak</source>
        <translation>محک نپذیرفت</translation>
    </message>
    <message>
        <source>not sent; it goes again</source>
        <translation>نرفت؛ دوباره می‌رود</translation>
    </message>
    <message>
        <source>in doubt; it is looked for</source>
        <translation>نامعلوم؛ برنامه نگاه می‌کند</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>Runs</source>
        <translation>دورها</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>شروع</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>جهت</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>چه شد</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>ثانیه</translation>
    </message>
    <message>
        <source>Noteworthy</source>
        <translation>قابل توجه</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ناموفق</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>انجام نشد</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>هنوز چیزی اجرا نشده است</translation>
    </message>
    <message>
        <source>Press Sync now on the first page.</source>
        <translation>در صفحهٔ نمای کلی «همگام‌سازی» را بزنید.</translation>
    </message>
    <message>
        <source>Nothing out of the ordinary. Every run is under All.</source>
        <translation>چیز خاصی نبوده است. همهٔ دورها زیر «همه» است.</translation>
    </message>
</context>
<context>
    <name>TakingOut</name>
    <message>
        <source>What is listed here…</source>
        <translation>آنچه این‌جا فهرست شده…</translation>
    </message>
    <message>
        <source>Products…</source>
        <translation>کالاها…</translation>
    </message>
    <message>
        <source>Orders…</source>
        <translation>سفارش‌ها…</translation>
    </message>
    <message>
        <source>Mappings…</source>
        <translation>جفت‌ها…</translation>
    </message>
    <message>
        <source>Problems…</source>
        <translation>مشکل‌ها…</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>دورها…</translation>
    </message>
</context>
</TS>
