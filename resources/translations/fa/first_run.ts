<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>AccountQuestion</name>
    <message>
        <source>Your Mahak account</source>
        <translation>حساب محک شما</translation>
    </message>
    <message>
        <source>The user name and password of Mahak&apos;s customer centre for this website; not the ones you open the Mahak program with. The password is kept in this computer&apos;s safe place for passwords.</source>
        <translation>نام کاربری و رمزِ این سایت در مرکز مشتریان محک؛ نه آن‌هایی که با آن‌ها نرم‌افزار محک را باز می‌کنید. رمز در جای امن رمزهای همین رایانه نگه داشته می‌شود.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>نام کاربری</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>آزمایش</translation>
    </message>
    <message>
        <source>Asking Mahak…</source>
        <translation>در حال پرسیدن از محک…</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>با این حال ذخیره کن</translation>
    </message>
</context>
<context>
    <name>DatabaseQuestion</name>
    <message>
        <source>Where is your website&apos;s database?</source>
        <translation>پایگاه دادهٔ سایت شما کجاست؟</translation>
    </message>
    <message>
        <source>Products go there and paid orders come from there. Whoever made your website knows the address.</source>
        <translation>کالاها به آن می‌روند و سفارش‌های پرداخت‌شده از آن می‌آیند. نشانی آن را سازندهٔ سایت می‌داند.</translation>
    </message>
    <message>
        <source>A file on this computer (to begin with, or for a website here)</source>
        <translation>یک پرونده در همین رایانه (برای شروع، یا سایتی که همین‌جاست)</translation>
    </message>
    <message>
        <source>A database server: PostgreSQL, MySQL or MariaDB</source>
        <translation>سرور پایگاه داده: PostgreSQL، MySQL یا MariaDB</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>در حال نگاه کردن…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Back</source>
        <translation>قبلی</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>گام {0} از {1}</translation>
    </message>
</context>
<context>
    <name>LanguageQuestion</name>
    <message>
        <source>It can be changed in Settings at any time.</source>
        <translation>هر وقت بخواهید در تنظیمات عوض می‌شود.</translation>
    </message>
</context>
<context>
    <name>MahakQuestion</name>
    <message>
        <source>Asking Mahak…</source>
        <translation>در حال پرسیدن از محک…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>دوباره تلاش کن</translation>
    </message>
</context>
<context>
    <name>PreviewQuestion</name>
    <message>
        <source>This is what the first sync will do</source>
        <translation>همگام‌سازی اول این کارها را می‌کند</translation>
    </message>
    <message>
        <source>Nothing has been changed yet, neither on the website nor in Mahak.</source>
        <translation>هنوز چیزی عوض نشده، نه در سایت و نه در محک.</translation>
    </message>
    <message>
        <source>Do not send orders to Mahak yet; I will start that later</source>
        <translation>فعلاً سفارشی به محک فرستاده نشود؛ بعداً خودم شروع می‌کنم</translation>
    </message>
    <message>
        <source>Reading from Mahak and trying it out…</source>
        <translation>در حال خواندن از محک و امتحان کردن…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>شروع</translation>
    </message>
    <message>
        <source>It could not be tried out. You can start all the same, or go back.</source>
        <translation>امتحان نشد. می‌توانید با این حال شروع کنید یا برگردید.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are added to the website</source>
        <translation>
            <numerusform>%n کالا به سایت اضافه می‌شود</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %n item(s) to buy</source>
        <translation>
            <numerusform>، با %n قلم برای خرید</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) there are brought up to date</source>
        <translation>
            <numerusform>%n کالای سایت به‌روز می‌شود</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) leave the website</source>
        <translation>
            <numerusform>%n کالا از سایت برداشته می‌شود</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) get pictures</source>
        <translation>
            <numerusform>%n کالا تصویر می‌گیرد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) on the website go to Mahak as invoices</source>
        <translation>
            <numerusform>%n سفارش پرداخت‌شدهٔ سایت فاکتور محک می‌شود</numerusform>
        </translation>
    </message>
    <message>
        <source>no paid order waits on the website</source>
        <translation>سفارش پرداخت‌شده‌ای در سایت منتظر نیست</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you afterwards; they hold up nothing else:</source>
        <translation>
            <numerusform>%n مورد بعداً به شما نیاز دارد و جلوی بقیه را نمی‌گیرد:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PricesQuestion</name>
    <message>
        <source>Which price do your customers pay?</source>
        <translation>مشتری‌های شما کدام قیمت را می‌پردازند؟</translation>
    </message>
    <message>
        <source>Choose the price level, and a product whose price you know; then pick the price that is right.</source>
        <translation>سطح قیمت و کالایی را که قیمتش را می‌دانید انتخاب کنید؛ بعد قیمت درست را بزنید.</translation>
    </message>
    <message>
        <source>Price level</source>
        <translation>سطح قیمت</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>کالا</translation>
    </message>
    <message>
        <source>Each product&apos;s own</source>
        <translation>سطح پیش‌فرض هر کالا</translation>
    </message>
    <message>
        <source>No product has a price at this level: choose another one.</source>
        <translation>هیچ کالایی در این سطح قیمت ندارد: سطح دیگری را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Mahak says {0}. What does a customer pay for it?</source>
        <translation>در محک نوشته {0}. مشتری برایش چقدر می‌پردازد؟</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Next</source>
        <translation>بعدی</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>وارد کردن رمز…</translation>
    </message>
</context>
<context>
    <name>ShopQuestion</name>
    <message>
        <source>What would you like to do?</source>
        <translation>می‌خواهید چه کار کنید؟</translation>
    </message>
    <message>
        <source>In practice nothing reaches your Mahak or your website: goods and orders are invented.</source>
        <translation>در تمرین چیزی به محک یا سایت شما نمی‌رسد: کالاها و سفارش‌ها ساختگی‌اند.</translation>
    </message>
    <message>
        <source>Set up my shop</source>
        <translation>فروشگاه خودم را راه بیندازم</translation>
    </message>
    <message>
        <source>Look around in a practice shop first</source>
        <translation>اول در یک فروشگاه تمرینی بگردم</translation>
    </message>
    <message>
        <source>For your own shop have at hand: the user name and password of Mahak&apos;s customer centre and, if the website has a database server, its address.</source>
        <translation>برای فروشگاه خودتان این‌ها دم دست باشد: نام کاربری و رمز مرکز مشتریان محک و اگر سایت سرور پایگاه داده دارد، نشانی آن.</translation>
    </message>
    <message>
        <source>The practice shop opens in a window of its own.</source>
        <translation>فروشگاه تمرینی در پنجره‌ای جدا باز می‌شود.</translation>
    </message>
    <message>
        <source>Come back here when you want to set up your shop.</source>
        <translation>هر وقت خواستید فروشگاهتان را راه بیندازید همین‌جا برگردید.</translation>
    </message>
</context>
<context>
    <name>StoresQuestion</name>
    <message>
        <source>From which stores does the website sell?</source>
        <translation>سایت از کدام انبارها می‌فروشد؟</translation>
    </message>
    <message>
        <source>It sells what they have together; an invoice takes the goods from the first that has enough.</source>
        <translation>مجموع موجودی آن‌ها را می‌فروشد؛ فاکتور از اولین انباری کم می‌کند که به اندازهٔ کافی دارد.</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>انبارها</translation>
    </message>
</context>
</TS>
