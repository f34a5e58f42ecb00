<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <translation>نسخه‌های پشتیبان</translation>
    </message>
    <message>
        <source>Copies of the database file. A server&apos;s database is backed up by its administrator.</source>
        <translation>نسخه‌هایی از پروندهٔ پایگاه داده. پشتیبانِ پایگاه دادهٔ سرور را مدیر آن می‌گیرد.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>همین حالا پشتیبان بگیر</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>برگرداندن…</translation>
    </message>
    <message>
        <source>Send nothing, only look</source>
        <translation>نفرست، فقط نگاه کن</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>دستی</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>پیش از به‌روزرسانی</translation>
    </message>
    <message>
        <source>before a backup was put back</source>
        <translation>پیش از برگرداندن پشتیبان</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} مگابایت</translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation>هنوز نسخهٔ پشتیبانی گرفته نشده.</translation>
    </message>
    <message>
        <source>A backup was made: {0}</source>
        <translation>پشتیبان گرفته شد: {0}</translation>
    </message>
    <message>
        <source>Nothing is sent to Mahak, since {0}.</source>
        <translation>از {0} چیزی به محک فرستاده نمی‌شود.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>دوباره نگاه کن</translation>
    </message>
    <message>
        <source>First Mahak is asked which orders it has already.</source>
        <translation>اول از محک پرسیده می‌شود کدام سفارش‌ها را از قبل دارد.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>الان نگاه کن</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were found in Mahak and count as sent.</source>
        <translation>
            <numerusform>%n سفارش در محک پیدا شد و فرستاده‌شده به حساب می‌آید.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) would be sent.</source>
        <translation>
            <numerusform>%n سفارش فرستاده خواهد شد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for you to compare them with an invoice in Mahak.</source>
        <translation>
            <numerusform>%n سفارش منتظر است آن را با فاکتور محک مقایسه کنید.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>ادامهٔ ارسال</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>نشان بده</translation>
    </message>
    <message>
        <source>Send nothing for now?</source>
        <translation>فعلاً چیزی فرستاده نشود؟</translation>
    </message>
    <message>
        <source>Do this before an administrator puts back a backup of the database server. Orders that Mahak has already are recognised, and nothing goes until you say go on.</source>
        <translation>این کار را پیش از آن بکنید که مدیر سرور نسخهٔ پشتیبان پایگاه داده را برگرداند. سفارش‌هایی که در محک هستند شناخته می‌شوند و تا ادامه را نزنید چیزی فرستاده نمی‌شود.</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>نفرست</translation>
    </message>
    <message>
        <source>Go on sending?</source>
        <translation>ارسال ادامه یابد؟</translation>
    </message>
    <message>
        <source>The orders named here go to Mahak as invoices with the next cycle.</source>
        <translation>سفارش‌هایی که این‌جا نام برده شده در دور بعد فاکتور محک می‌شوند.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ادامه بده</translation>
    </message>
</context>
<context>
    <name>CatalogueSection</name>
    <message>
        <source>Products on the website</source>
        <translation>کالاهای سایت</translation>
    </message>
    <message>
        <source>Add products the website does not have yet</source>
        <translation>کالاهایی که سایت ندارد اضافه شود</translation>
    </message>
    <message>
        <source>Categories from</source>
        <translation>دسته‌بندی از</translation>
    </message>
    <message>
        <source>Mahak&apos;s product groups</source>
        <translation>گروه‌های کالای محک</translation>
    </message>
    <message>
        <source>Mahak&apos;s category tree</source>
        <translation>درخت دسته‌بندی محک</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>نام‌ها</translation>
    </message>
    <message>
        <source>Descriptions</source>
        <translation>توضیحات</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>دسته‌ها</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>قیمت‌ها</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>موجودی</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>تصویرها</translation>
    </message>
    <message>
        <source>Mahak may change</source>
        <translation>محک تغییر دهد</translation>
    </message>
    <message>
        <source>Untick what the website looks after itself.</source>
        <translation>تیک آنچه را خود سایت به آن می‌رسد بردارید.</translation>
    </message>
    <message>
        <source>Ask before hiding</source>
        <translation>پیش از برداشتن بپرس</translation>
    </message>
    <message>
        <source>items or more</source>
        <translation>قلم یا بیشتر</translation>
    </message>
    <message>
        <source>When one cycle would take this many items off the website, and more than a fifth of all, it asks first.</source>
        <translation>اگر یک دور بخواهد این تعداد قلم و بیش از یک‌پنجم همه را از سایت بردارد، اول می‌پرسد.</translation>
    </message>
</context>
<context>
    <name>ConnectionSection</name>
    <message>
        <source>Internet connection</source>
        <translation>اتصال اینترنت</translation>
    </message>
    <message>
        <source>Leave these as they are unless your network or Mahak&apos;s support says otherwise.</source>
        <translation>به این‌ها دست نزنید، مگر شبکهٔ شما یا پشتیبانی محک بخواهد.</translation>
    </message>
    <message>
        <source>Mahak&apos;s service</source>
        <translation>سرویس محک</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>گواهی‌ها</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>گواهی‌ها (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>همهٔ پرونده‌ها (*)</translation>
    </message>
    <message>
        <source>A file of certificates, where your network looks into secure connections; else empty.</source>
        <translation>پروندهٔ گواهی‌ها، اگر شبکهٔ شما اتصال‌های امن را بازرسی می‌کند؛ وگرنه خالی بگذارید.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>مدت انتظار</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>ثانیه</translation>
    </message>
    <message>
        <source>How long Mahak may be silent while it answers.</source>
        <translation>محک هنگام پاسخ دادن تا چه مدت می‌تواند ساکت بماند.</translation>
    </message>
</context>
<context>
    <name>CredentialsSection</name>
    <message>
        <source>Mahak account</source>
        <translation>حساب محک</translation>
    </message>
    <message>
        <source>The user name and password of Mahak&apos;s customer centre for this website.</source>
        <translation>نام کاربری و رمزِ این سایت در مرکز مشتریان محک.</translation>
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
        <source>Test connection</source>
        <translation>آزمایش اتصال</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>آزمایش و ذخیره</translation>
    </message>
    <message>
        <source>Remove the password</source>
        <translation>پاک کردن رمز</translation>
    </message>
    <message>
        <source>kept safely; type to change it</source>
        <translation>در جای امن است؛ برای عوض کردن بنویسید</translation>
    </message>
    <message>
        <source>Asking Mahak…</source>
        <translation>در حال پرسیدن از محک…</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>حساب را عوض کن</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>با این حال ذخیره کن</translation>
    </message>
    <message>
        <source>The user name and password were saved.</source>
        <translation>نام کاربری و رمز ذخیره شد.</translation>
    </message>
    <message>
        <source>Work with another Mahak account?</source>
        <translation>با حساب دیگری از محک کار شود؟</translation>
    </message>
    <message>
        <source>Everything is read anew from the other account, and products it does not have leave the website. Mappings of the former account are kept in case you come back.</source>
        <translation>همه چیز از حساب دیگر از نو خوانده می‌شود و کالاهایی که آن حساب ندارد از سایت برداشته می‌شوند. جفت‌های حساب قبلی می‌ماند، شاید برگردید.</translation>
    </message>
    <message>
        <source>The account was changed.</source>
        <translation>حساب عوض شد.</translation>
    </message>
    <message>
        <source>Everything is read from it now.</source>
        <translation>همه چیز از حساب تازه خوانده می‌شود.</translation>
    </message>
    <message>
        <source>Remove the password?</source>
        <translation>رمز پاک شود؟</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>پاک کن</translation>
    </message>
    <message>
        <source>The password was removed.</source>
        <translation>رمز پاک شد.</translation>
    </message>
    <message>
        <source>Both flows stop until a password is given again. Nothing else is lost.</source>
        <translation>هر دو جریان می‌ایستند تا دوباره رمز بدهید. چیز دیگری از دست نمی‌رود.</translation>
    </message>
</context>
<context>
    <name>DatabaseSection</name>
    <message>
        <source>Website database</source>
        <translation>پایگاه دادهٔ سایت</translation>
    </message>
    <message>
        <source>Where products go to and orders come from: the tables your website reads and writes.</source>
        <translation>جایی که کالاها به آن می‌روند و سفارش‌ها از آن می‌آیند: جدول‌هایی که سایت شما می‌خواند و می‌نویسد.</translation>
    </message>
    <message>
        <source>A file on this computer</source>
        <translation>یک پرونده در همین رایانه</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>empty: the one that is kept</source>
        <translation>خالی: همان که ذخیره شده</translation>
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
        <source>A server (PostgreSQL, MySQL or MariaDB)</source>
        <translation>سرور (PostgreSQL، MySQL یا MariaDB)</translation>
    </message>
    <message>
        <source>Test database</source>
        <translation>آزمایش پایگاه داده</translation>
    </message>
    <message>
        <source>Use this database</source>
        <translation>با این کار کن</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>در حال نگاه کردن…</translation>
    </message>
    <message>
        <source>Move to this database?</source>
        <translation>به این پایگاه داده برویم؟</translation>
    </message>
    <message>
        <source>The shop closes and opens again on {0}. What the present database holds stays there and is not copied.</source>
        <translation>فروشگاه بسته و روی {0} دوباره باز می‌شود. آنچه در پایگاه دادهٔ کنونی است همان‌جا می‌ماند و کپی نمی‌شود.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>برو</translation>
    </message>
    <message>
        <source>The shop opens again on this database.</source>
        <translation>فروشگاه روی این پایگاه داده دوباره باز می‌شود.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>Look and language</source>
        <translation>ظاهر و زبان</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>مثل رایانه</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>رنگ‌ها</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>تیره</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>رقم‌ها</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>مثل زبان</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>تقویم</translation>
    </message>
    <message>
        <source>Jalali</source>
        <translation>شمسی</translation>
    </message>
    <message>
        <source>Gregorian</source>
        <translation>میلادی</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>با روشن شدن رایانه باز شود</translation>
    </message>
    <message>
        <source>The program starts beside the clock when you log in to Windows.</source>
        <translation>با ورود به ویندوز، برنامه کنار ساعت باز می‌شود.</translation>
    </message>
</context>
<context>
    <name>InvoicesSection</name>
    <message>
        <source>Invoices</source>
        <translation>فاکتورها</translation>
    </message>
    <message>
        <source>The store an invoice takes goods from is chosen under Stores and stock.</source>
        <translation>انباری که فاکتور از آن کالا برمی‌دارد در «انبارها و موجودی» انتخاب می‌شود.</translation>
    </message>
    <message>
        <source>Group of new customers</source>
        <translation>گروه مشتریان تازه</translation>
    </message>
    <message>
        <source>General customer</source>
        <translation>مشتری عمومی</translation>
    </message>
    <message>
        <source>Gets the invoices of orders without a customer.</source>
        <translation>فاکتور سفارش‌های بی‌مشتری به نام او می‌خورد.</translation>
    </message>
    <message>
        <source>The payment</source>
        <translation>دریافت وجه</translation>
    </message>
    <message>
        <source>Transfer if the bank is known, else cash</source>
        <translation>حواله اگر بانک معلوم است، وگرنه نقد</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>حوالهٔ بانکی</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Is not booked</source>
        <translation>ثبت نشود</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>بانک</translation>
    </message>
    <message>
        <source>Cash box</source>
        <translation>صندوق</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>حمل‌کننده</translation>
    </message>
    <message>
        <source>With a carrier, shipping is booked as Mahak&apos;s own shipping cost.</source>
        <translation>با حمل‌کننده، هزینهٔ ارسال در خود محک «هزینهٔ حمل» می‌شود.</translation>
    </message>
    <message>
        <source>Or its cash box</source>
        <translation>یا صندوق آن</translation>
    </message>
    <message>
        <source>Shipping without a carrier</source>
        <translation>هزینهٔ ارسال بدون حمل‌کننده</translation>
    </message>
    <message>
        <source>As other cost of the invoice</source>
        <translation>در «سایر هزینه‌ها»ی فاکتور</translation>
    </message>
    <message>
        <source>As a line of its own, booked to an income</source>
        <translation>یک ردیف جدا، به حساب درآمد</translation>
    </message>
    <message>
        <source>Income of that line</source>
        <translation>درآمدِ آن ردیف</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>تعیین نشده</translation>
    </message>
    <message>
        <source>Its id in Mahak; only needed for shipping as a line of its own.</source>
        <translation>شناسهٔ آن در محک؛ فقط وقتی لازم است که ارسال یک ردیف جدا باشد.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>هیچ‌کدام</translation>
    </message>
    <message>
        <source>Mahak&apos;s only one: {0}</source>
        <translation>تنها گروه محک: {0}</translation>
    </message>
    <message>
        <source>Not set: choose one</source>
        <translation>تعیین نشده: یکی را انتخاب کنید</translation>
    </message>
    <message>
        <source>As in Mahak: {0}</source>
        <translation>طبق محک: {0}</translation>
    </message>
</context>
<context>
    <name>NoticesSection</name>
    <message>
        <source>Notices</source>
        <translation>اعلان‌ها</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>خبرم کن</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>When something needs me</source>
        <translation>وقتی کاری با من هست</translation>
    </message>
    <message>
        <source>Everything, good news too</source>
        <translation>همه چیز، خبر خوب هم</translation>
    </message>
    <message>
        <source>Notices appear beside the clock.</source>
        <translation>اعلان‌ها کنار ساعت دیده می‌شوند.</translation>
    </message>
    <message>
        <source>Half an hour</source>
        <translation>نیم ساعت</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>یک ساعت</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 ساعت</translation>
    </message>
    <message>
        <source>Tell me again</source>
        <translation>دوباره خبر بده</translation>
    </message>
    <message>
        <source>Be quiet for</source>
        <translation>بی‌صدا برای</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>دوباره بپرس</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>بستن پنجره</translation>
    </message>
    <message>
        <source>is not asked about any more.</source>
        <translation>دیگر پرسیده نمی‌شود.</translation>
    </message>
    <message>
        <source>Quiet until {0}</source>
        <translation>بی‌صدا تا {0}</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Name, mobile or code</source>
        <translation>نام، همراه یا کد</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>در حال خواندن…</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>انتخاب</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Mahak has sent no persons to this website yet.</source>
        <translation>محک هنوز شخصی برای این سایت نفرستاده.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n نفر پیدا شد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>هیچ‌کس</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>تعیین نشده</translation>
    </message>
    <message>
        <source>Person {0}</source>
        <translation>شخص {0}</translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message>
        <source>Level {0}</source>
        <translation>سطح {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) priced</source>
        <translation>
            <numerusform>%n کالا قیمت دارد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PricesSection</name>
    <message>
        <source>Prices</source>
        <translation>قیمت‌ها</translation>
    </message>
    <message>
        <source>Price level</source>
        <translation>سطح قیمت</translation>
    </message>
    <message>
        <source>Each product&apos;s own</source>
        <translation>سطح پیش‌فرض هر کالا</translation>
    </message>
    <message>
        <source>Prices in Mahak are in</source>
        <translation>قیمت‌های محک به</translation>
    </message>
    <message>
        <source>Rial</source>
        <translation>ریال</translation>
    </message>
    <message>
        <source>Toman</source>
        <translation>تومان</translation>
    </message>
    <message>
        <source>The website always gets Rial. Look at the sample below: is that what a customer pays?</source>
        <translation>سایت همیشه ریال می‌گیرد. نمونهٔ پایین را ببینید: مشتری همین را می‌پردازد؟</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>نمونه</translation>
    </message>
    <message>
        <source>Reduced price</source>
        <translation>قیمت تخفیف‌خورده</translation>
    </message>
    <message>
        <source>None</source>
        <translation>هیچ‌کدام</translation>
    </message>
    <message>
        <source>Mahak&apos;s own discount percent</source>
        <translation>درصد تخفیف خود محک</translation>
    </message>
    <message>
        <source>Price alarm</source>
        <translation>هشدار قیمت</translation>
    </message>
    <message>
        <source>times</source>
        <translation>برابر</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>خاموش</translation>
    </message>
    <message>
        <source>A price that rises or falls by more than this waits until you accept it.</source>
        <translation>قیمتی که بیش از این بالا یا پایین برود منتظر تأیید شما می‌ماند.</translation>
    </message>
    <message>
        <source>No product has a price at this level.</source>
        <translation>هیچ کالایی در این سطح قیمت ندارد.</translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>Way to the internet</source>
        <translation>راه اینترنت</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>مثل رایانه</translation>
    </message>
    <message>
        <source>Straight, without a proxy</source>
        <translation>مستقیم، بدون پراکسی</translation>
    </message>
    <message>
        <source>Through this proxy</source>
        <translation>از این پراکسی</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>نشانی پراکسی</translation>
    </message>
</context>
<context>
    <name>PuttingBack</name>
    <message>
        <source>Put this backup back?</source>
        <translation>این نسخهٔ پشتیبان برگردد؟</translation>
    </message>
    <message>
        <source>Everything becomes what it was then: products, orders, mappings. What the database holds now is kept as a backup of its own. Nothing is sent to Mahak afterwards until you have seen what would go and say go on, so that no invoice is made twice.</source>
        <translation>همه چیز همان می‌شود که آن وقت بود: کالاها، سفارش‌ها، جفت‌ها. وضعیت کنونی هم به‌صورت یک نسخهٔ پشتیبان نگه داشته می‌شود. پس از آن هیچ فاکتوری به محک نمی‌رود تا ببینید چه چیزی فرستاده خواهد شد و ادامه را بزنید؛ این‌طور هیچ فاکتوری دو بار ثبت نمی‌شود.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>Putting the backup back…</source>
        <translation>در حال برگرداندن نسخهٔ پشتیبان…</translation>
    </message>
</context>
<context>
    <name>RescueDatabase</name>
    <message>
        <source>Look whether the address and the password are still right.</source>
        <translation>ببینید نشانی و رمز هنوز درست است یا نه.</translation>
    </message>
    <message>
        <source>Use the own file again</source>
        <translation>بازگشت به پروندهٔ خود برنامه</translation>
    </message>
    <message>
        <source>This is set by {0} for this computer and cannot be changed here.</source>
        <translation>این را {0} برای این رایانه تعیین کرده و این‌جا عوض نمی‌شود.</translation>
    </message>
    <message>
        <source>Put back the backup of {0}…</source>
        <translation>برگرداندن نسخهٔ پشتیبان {0}…</translation>
    </message>
</context>
<context>
    <name>ScheduleSection</name>
    <message>
        <source>Schedule</source>
        <translation>زمان‌بندی</translation>
    </message>
    <message>
        <source>Mahak → website</source>
        <translation>محک ← سایت</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>دقیقه</translation>
    </message>
    <message>
        <source>How long between two readings of products, prices and stock.</source>
        <translation>فاصلهٔ دو بار خواندن کالا، قیمت و موجودی.</translation>
    </message>
    <message>
        <source>Website → Mahak</source>
        <translation>سایت ← محک</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>ثانیه</translation>
    </message>
    <message>
        <source>How long between two looks for paid orders.</source>
        <translation>فاصلهٔ دو بار سر زدن به سفارش‌های پرداخت‌شده.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>هرگز</translation>
    </message>
    <message>
        <source>Nightly full read</source>
        <translation>خواندن کامل شبانه</translation>
    </message>
    <message>
        <source>Once a night everything is compared, because Mahak does not announce every change. If this computer is off then, it happens when it is on again.</source>
        <translation>شبی یک بار همه چیز مقایسه می‌شود، چون محک هر تغییری را خبر نمی‌دهد. اگر آن وقت رایانه خاموش باشد، بعد از روشن شدن انجام می‌شود.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>بخش‌ها</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>This belongs to the practice shop and cannot be changed.</source>
        <translation>این برای فروشگاه تمرینی است و عوض نمی‌شود.</translation>
    </message>
    <message>
        <source>This is set by {0} for this computer and cannot be changed here.</source>
        <translation>این را {0} برای این رایانه تعیین کرده و این‌جا عوض نمی‌شود.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n تغییر هنوز ذخیره نشده</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. It holds from the next cycle.</source>
        <translation>ذخیره شد و از دور بعد اعمال می‌شود.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>ذخیره شد.</translation>
    </message>
</context>
<context>
    <name>StoreOrderField</name>
    <message>
        <source>Up</source>
        <translation>بالا</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>پایین</translation>
    </message>
    <message>
        <source>In this order.</source>
        <translation>به همین ترتیب.</translation>
    </message>
    <message>
        <source>None ticked: the store Mahak has for this website, {0}.</source>
        <translation>تیکی نخورده: انباری که محک برای این سایت دارد، {0}.</translation>
    </message>
    <message>
        <source>None ticked: Mahak&apos;s only store.</source>
        <translation>تیکی نخورده: تنها انبار محک.</translation>
    </message>
    <message>
        <source>Tick at least one: Mahak does not say which store this website sells from.</source>
        <translation>دست‌کم یکی را تیک بزنید: محک نمی‌گوید سایت از کدام انبار می‌فروشد.</translation>
    </message>
</context>
<context>
    <name>StoresSection</name>
    <message>
        <source>Stores and stock</source>
        <translation>انبارها و موجودی</translation>
    </message>
    <message>
        <source>The website sells what these stores have together; invoices take it from the first that has enough.</source>
        <translation>سایت مجموع موجودی این انبارها را می‌فروشد؛ فاکتور از اولین انباری کم می‌کند که به اندازهٔ کافی دارد.</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>انبارها</translation>
    </message>
    <message>
        <source>Keep back</source>
        <translation>ذخیرهٔ اطمینان</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>So many of every item the website does not get to sell.</source>
        <translation>این تعداد از هر قلم برای فروش به سایت داده نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>New versions</source>
        <translation>نسخه‌های تازه</translation>
    </message>
    <message>
        <source>While this is off, the program asks nobody whether there is a newer version.</source>
        <translation>تا این خاموش است، برنامه از هیچ‌جا نمی‌پرسد نسخهٔ تازه‌ای هست یا نه.</translation>
    </message>
    <message>
        <source>Look once a day</source>
        <translation>روزی یک بار ببین</translation>
    </message>
    <message>
        <source>No</source>
        <translation>نه</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>بله</translation>
    </message>
    <message>
        <source>Which versions</source>
        <translation>کدام نسخه‌ها</translation>
    </message>
    <message>
        <source>Finished ones</source>
        <translation>نسخه‌های نهایی</translation>
    </message>
    <message>
        <source>Trial ones too</source>
        <translation>نسخه‌های آزمایشی هم</translation>
    </message>
    <message>
        <source>Address of the list</source>
        <translation>نشانی فهرست نسخه‌ها</translation>
    </message>
    <message>
        <source>Where the list of versions is published; it begins with https://</source>
        <translation>جایی که فهرست نسخه‌ها منتشر می‌شود؛ با ⁦https://⁩ شروع می‌شود.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>الان نگاه کن</translation>
    </message>
    <message>
        <source>Download and install</source>
        <translation>بگیر و نصب کن</translation>
    </message>
    <message>
        <source>This version</source>
        <translation>نسخهٔ فعلی</translation>
    </message>
    <message>
        <source>Switch it on and save first; while it is off nobody is asked.</source>
        <translation>اول روشنش کنید و ذخیره را بزنید؛ تا خاموش است از جایی پرسیده نمی‌شود.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>در حال نگاه کردن…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>نسخهٔ شما تازه‌ترین است.</translation>
    </message>
    <message>
        <source>Version {0} is there.</source>
        <translation>نسخهٔ {0} آمده است.</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>در حال گرفتن…</translation>
    </message>
    <message>
        <source>Downloading: {0} of {1} kilobytes</source>
        <translation>در حال گرفتن: {0} از {1} کیلوبایت</translation>
    </message>
    <message>
        <source>It is downloaded; installing it closes this window and opens it again.</source>
        <translation>نسخهٔ تازه گرفته شد؛ با نصب آن، این پنجره بسته و دوباره باز می‌شود.</translation>
    </message>
    <message>
        <source>The setup is running; it closes this window and opens it again.</source>
        <translation>نصب شروع شد؛ این پنجره بسته و دوباره باز می‌شود.</translation>
    </message>
</context>
</TS>
