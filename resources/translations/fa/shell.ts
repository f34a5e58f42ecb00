<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>Advice</name>
    <message>
        <source>Check user name and password in the settings, and whether Mahak&apos;s service has run out; the program tries again every hour.</source>
        <translation>نام کاربری و رمز را در تنظیمات، و اعتبار سرویس محک را بررسی کنید؛ برنامه هر ساعت یک بار خودش دوباره تلاش می‌کند.</translation>
    </message>
    <message>
        <source>Enter user name and password in the settings.</source>
        <translation>نام کاربری و رمز را در تنظیمات وارد کنید.</translation>
    </message>
    <message>
        <source>If you changed the account on purpose, agree to it in the settings.</source>
        <translation>اگر حساب را به‌عمد عوض کرده‌اید، در تنظیمات با آن موافقت کنید.</translation>
    </message>
    <message>
        <source>Take it out of the settings file, and enter it in the settings here.</source>
        <translation>آن را از پروندهٔ تنظیمات بردارید و همین‌جا در تنظیمات وارد کنید.</translation>
    </message>
    <message>
        <source>Close the program and open it again: that makes the database ready.</source>
        <translation>برنامه را ببندید و دوباره باز کنید تا پایگاه داده آماده شود.</translation>
    </message>
    <message>
        <source>Press Sync now first.</source>
        <translation>اول «همگام‌سازی» را بزنید.</translation>
    </message>
    <message>
        <source>Unlock this computer&apos;s safe place for passwords, or enter the password here.</source>
        <translation>جای امن رمزها در این رایانه را باز کنید، یا رمز را همین‌جا وارد کنید.</translation>
    </message>
    <message>
        <source>First choose a database server in the settings.</source>
        <translation>اول سرور پایگاه داده را در تنظیمات انتخاب کنید.</translation>
    </message>
    <message>
        <source>Check user name, password and the name of the database.</source>
        <translation>نام کاربری، رمز و نام پایگاه داده را بررسی کنید.</translation>
    </message>
    <message>
        <source>The list has changed meanwhile; look at it again.</source>
        <translation>فهرست در این میان عوض شده است؛ دوباره نگاه کنید.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>BundleSaving</name>
    <message>
        <source>Support bundle</source>
        <translation>بستهٔ پشتیبانی</translation>
    </message>
    <message>
        <source>Making the support bundle…</source>
        <translation>در حال ساختن بستهٔ پشتیبانی…</translation>
    </message>
    <message>
        <source>{0}, {1} KB. No password and no customer&apos;s name, number or address is in it.</source>
        <translation>{0}، {1} کیلوبایت. رمز و نام، شماره و نشانی مشتریان در آن نیست.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>باز کردن پوشه</translation>
    </message>
    <message>
        <source>The support bundle is ready</source>
        <translation>بستهٔ پشتیبانی آماده است</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Opening the shop…</source>
        <translation>در حال باز کردن فروشگاه…</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>A fault in the program</source>
        <translation>خطا در برنامه</translation>
    </message>
    <message>
        <source>Something went wrong inside Mahak Desk.</source>
        <translation>داخل محک‌دسک خطایی پیش آمد.</translation>
    </message>
    <message>
        <source>Both flows go on, and no order is lost or sent twice by this.</source>
        <translation>هر دو جریان ادامه دارند و با این خطا هیچ سفارشی گم یا دوبار فرستاده نمی‌شود.</translation>
    </message>
    <message>
        <source>The flows stand still and start again by themselves. No order is lost or sent twice by this.</source>
        <translation>جریان‌ها ایستاده‌اند و خودشان دوباره راه می‌افتند. با این خطا هیچ سفارشی گم یا دوبار فرستاده نمی‌شود.</translation>
    </message>
    <message>
        <source>The flows do not run now. No order is lost or sent twice by this; start the program again.</source>
        <translation>جریان‌ها الان کار نمی‌کنند. با این خطا هیچ سفارشی گم یا دوبار فرستاده نمی‌شود؛ برنامه را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>Send the support bundle so that it can be mended.</source>
        <translation>بستهٔ پشتیبانی را بفرستید تا درستش کنیم.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>بستهٔ پشتیبانی…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Copy everything (Ctrl+C)</source>
        <translation>کپی همهٔ این‌ها (Ctrl+C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>FlowNames</name>
    <message>
        <source>From Mahak to the website</source>
        <translation>از محک به سایت</translation>
    </message>
    <message>
        <source>From the website to Mahak</source>
        <translation>از سایت به محک</translation>
    </message>
    <message>
        <source>Both flows are paused</source>
        <translation>هر دو همگام‌سازی متوقف‌اند</translation>
    </message>
    <message>
        <source>Mahak → website is paused</source>
        <translation>محک ← سایت متوقف است</translation>
    </message>
    <message>
        <source>Website → Mahak is paused</source>
        <translation>سایت ← محک متوقف است</translation>
    </message>
</context>
<context>
    <name>Folded</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Not connected yet</source>
        <translation>هنوز وصل نشده</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>دوباره تلاش کن</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>باز کردن پوشهٔ داده‌ها</translation>
    </message>
    <message>
        <source>The shop is not open</source>
        <translation>فروشگاه باز نشده</translation>
    </message>
    <message>
        <source>Mahak Desk did not end as it should the last time.</source>
        <translation>دفعهٔ پیش محک‌دسک درست بسته نشد.</translation>
    </message>
    <message>
        <source>Nothing is lost: orders that may have been on their way are looked for in Mahak first.</source>
        <translation>چیزی گم نشده: سفارش‌هایی که شاید در راه بوده‌اند اول در محک جست‌وجو می‌شوند.</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>بستهٔ پشتیبانی…</translation>
    </message>
    <message>
        <source>Mahak unreachable since {0}</source>
        <translation>از ساعت {0} محک در دسترس نیست</translation>
    </message>
    <message>
        <source>Trying again soon</source>
        <translation>به‌زودی دوباره تلاش می‌کند</translation>
    </message>
    <message>
        <source>The computer {0} runs the flows</source>
        <translation>رایانهٔ {0} این کار را انجام می‌دهد</translation>
    </message>
    <message>
        <source>Connected to Mahak</source>
        <translation>به محک وصل است</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n paid order(s) are not in Mahak yet.</source>
        <translation>
            <numerusform>%n سفارش پرداخت‌شده هنوز در محک نیست.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Keep both flows running?</source>
        <translation>همگام‌سازی ادامه پیدا کند؟</translation>
    </message>
    <message>
        <source>There is no tray on this computer to hide in. The window can stay as a small button.</source>
        <translation>این رایانه جایی کنار ساعت برای پنهان شدن ندارد. پنجره می‌تواند کوچک بماند.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>ادامه بده</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Save the settings before the setup closes Mahak Desk?</source>
        <translation>پیش از بسته شدن محک‌دسک برای نصب، تنظیمات ذخیره شود؟</translation>
    </message>
    <message>
        <source>Save the settings before quitting?</source>
        <translation>پیش از خروج تنظیمات ذخیره شود؟</translation>
    </message>
    <message>
        <source>Close Mahak Desk for the setup without using what you typed?</source>
        <translation>محک‌دسک برای نصب بسته شود و آنچه نوشته‌اید به کار نرود؟</translation>
    </message>
    <message>
        <source>Quit without using what you typed?</source>
        <translation>خارج می‌شوید و آنچه نوشته‌اید به کار نمی‌رود؟</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved yet.</source>
        <translation>
            <numerusform>%n تغییر هنوز ذخیره نشده است.</numerusform>
        </translation>
    </message>
    <message>
        <source>The account or the database in the settings is typed, but not tested and saved yet.</source>
        <translation>حساب محک یا پایگاه داده را در تنظیمات نوشته‌اید، اما هنوز امتحان و ذخیره نشده است.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>خروج بدون ذخیره</translation>
    </message>
    <message>
        <source>Changes in the settings can be saved once the shop is open again.</source>
        <translation>تا فروشگاه دوباره باز نشود، تغییرهای تنظیمات ذخیره نمی‌شود.</translation>
    </message>
    <message>
        <source>They are kept, and do not go to Mahak before you press Resume.</source>
        <translation>سفارش‌ها می‌مانند، ولی تا «ادامه» را نزنید به محک نمی‌روند.</translation>
    </message>
    <message>
        <source>They are kept; those that do not wait for you go to Mahak when Mahak Desk runs again.</source>
        <translation>سفارش‌ها می‌مانند؛ آن‌هایی که منتظر شما نیستند با باز شدن دوبارهٔ محک‌دسک به محک می‌روند.</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>دیگر نپرس</translation>
    </message>
    <message>
        <source>Closing the shop</source>
        <translation>در حال بستن فروشگاه</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>انتخاب همه</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Mahak Desk</source>
        <translation>محک‌دسک</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>Columns, order and export</source>
        <translation>ستون‌ها، ترتیب و خروجی</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>ستون‌ها</translation>
    </message>
    <message>
        <source>Export what is listed…</source>
        <translation>خروجی از همین فهرست…</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>خروجی از همه…</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Overview</source>
        <translation>نمای کلی</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>کالاها</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>جفت‌ها</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>سفارش‌ها</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
</context>
<context>
    <name>NoKeyringWords</name>
    <message>
        <source>This computer has no safe place for passwords.</source>
        <translation>این رایانه جای امنی برای رمز ندارد.</translation>
    </message>
    <message>
        <source>Where this computer has no safe place for passwords it is kept in memory only, and asked for at each start.</source>
        <translation>اگر این رایانه جای امنی برای رمز نداشته باشد، رمز فقط در حافظه می‌ماند و هر بار هنگام شروع پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>The password is kept in memory only, and asked for each time the program starts; it is never written to a file.</source>
        <translation>رمز فقط در حافظه می‌ماند و هر بار که برنامه باز شود پرسیده می‌شود؛ هیچ‌وقت در پرونده‌ای نوشته نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>و %n مورد دیگر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderMenu</name>
    <message>
        <source>Sort by</source>
        <translation>ترتیب بر اساس</translation>
    </message>
    <message>
        <source>As the rows come</source>
        <translation>همان ترتیبی که می‌آیند</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>صعودی</translation>
    </message>
    <message>
        <source>Downwards</source>
        <translation>نزولی</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Mahak → website is paused: it syncs once you resume it.</source>
        <translation>جریان «محک ← سایت» متوقف است؛ وقتی ادامه دهید همگام می‌شود.</translation>
    </message>
    <message>
        <source>Website → Mahak is paused: nothing is sent until you resume it.</source>
        <translation>جریان «سایت ← محک» متوقف است؛ تا ادامه ندهید چیزی فرستاده نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Mahak&apos;s password</source>
        <translation>رمز محک</translation>
    </message>
    <message>
        <source>The password of {0} at Mahak is needed for the flows to run.</source>
        <translation>برای کار جریان‌ها رمز {0} در محک لازم است.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ادامه بده</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>بعداً</translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message>
        <source>Practice: an invented shop on this computer</source>
        <translation>حالت تمرین: یک فروشگاه ساختگی روی همین رایانه</translation>
    </message>
    <message>
        <source>Let a customer buy something</source>
        <translation>یک مشتری خرید کند</translation>
    </message>
    <message>
        <source>Press «ارسال و دریافت اطلاعات» in Mahak</source>
        <translation>زدن «ارسال و دریافت اطلاعات» در محک</translation>
    </message>
    <message>
        <source>Order {0} was paid on the practice website.</source>
        <translation>سفارش {0} در سایت تمرینی پرداخت شد.</translation>
    </message>
    <message numerus="yes">
        <source>The practice Mahak made %n order(s) invoices.</source>
        <translation>
            <numerusform>محک تمرینی %n سفارش را فاکتور کرد.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Try again</source>
        <translation>دوباره تلاش کن</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
</context>
<context>
    <name>RowsHeader</name>
    <message>
        <source>Reset columns</source>
        <translation>ستون‌ها مثل اول</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Nothing here yet</source>
        <translation>هنوز چیزی اینجا نیست</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>در حال خواندن…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>چیزی پیدا نشد</translation>
    </message>
    <message>
        <source>Change what you search for, or choose another filter.</source>
        <translation>عبارت جست‌وجو را عوض کنید یا دستهٔ دیگری را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Nothing in this list</source>
        <translation>این فهرست خالی است</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>Show or hide what is typed</source>
        <translation>نشان دادن یا پنهان کردن آنچه نوشته‌اید</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>just now</source>
        <translation>همین حالا</translation>
    </message>
    <message>
        <source>now</source>
        <translation>همین حالا</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n روز پیش</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n ساعت پیش</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n دقیقه پیش</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n ثانیه پیش</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n روز دیگر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>%n ساعت دیگر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>%n دقیقهٔ دیگر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>%n ثانیهٔ دیگر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message>
        <source>Opening the shop…</source>
        <translation>در حال باز کردن فروشگاه…</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>هنوز راه‌اندازی نشده است</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n سفارش منتظر شماست</numerusform>
        </translation>
    </message>
    <message>
        <source>Mahak unreachable since {0}</source>
        <translation>از ساعت {0} محک در دسترس نیست</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>در حال همگام‌سازی…</translation>
    </message>
    <message>
        <source>The computer {0} runs the flows</source>
        <translation>رایانهٔ {0} این کار را انجام می‌دهد</translation>
    </message>
    <message>
        <source>Last sync {0}</source>
        <translation>آخرین همگام‌سازی {0}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Version {0}</source>
        <translation>نسخهٔ {0}</translation>
    </message>
    <message>
        <source>Licence: not known yet</source>
        <translation>اعتبار محک: هنوز معلوم نیست</translation>
    </message>
    <message numerus="yes">
        <source>Licence: %n day(s)</source>
        <translation>
            <numerusform>اعتبار محک: %n روز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Writing {0}…</source>
        <translation>در حال نوشتن {0}…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in {0}</source>
        <translation>
            <numerusform>%n ردیف در {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>باز کردن پوشه</translation>
    </message>
    <message>
        <source>The table is written</source>
        <translation>جدول نوشته شد</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>خروجی</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Mahak Desk</source>
        <translation>محک‌دسک</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>همه چیز خوب است</translation>
    </message>
    <message>
        <source>Resume both flows</source>
        <translation>ادامهٔ همگام‌سازی</translation>
    </message>
    <message>
        <source>Pause both flows</source>
        <translation>توقف همگام‌سازی</translation>
    </message>
    <message>
        <source>Resume: {0}</source>
        <translation>ادامهٔ همگام‌سازی {0}</translation>
    </message>
    <message>
        <source>Problems ({0})</source>
        <translation>مشکل‌ها ({0})</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>مشکلی نیست</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>مشکل‌ها</translation>
    </message>
    <message>
        <source>Quiet until {0}</source>
        <translation>بی‌صدا تا {0}</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>بی‌صدا</translation>
    </message>
    <message>
        <source>Open Mahak Desk</source>
        <translation>باز کردن محک‌دسک</translation>
    </message>
    <message>
        <source>Sync now: Mahak → website</source>
        <translation>همگام‌سازی محک ← سایت</translation>
    </message>
    <message>
        <source>Sync now: website → Mahak</source>
        <translation>همگام‌سازی سایت ← محک</translation>
    </message>
    <message>
        <source>for half an hour</source>
        <translation>نیم ساعت</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>یک ساعت</translation>
    </message>
    <message>
        <source>for 8 hours</source>
        <translation>۸ ساعت</translation>
    </message>
    <message>
        <source>Tell me again</source>
        <translation>دوباره خبر بده</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>They start again at {0}.</source>
        <translation>ساعت {0} دوباره راه می‌افتند.</translation>
    </message>
    <message>
        <source>It is tried again every half minute.</source>
        <translation>هر نیم دقیقه خودش دوباره تلاش می‌کند.</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>بستهٔ پشتیبانی…</translation>
    </message>
</context>
<context>
    <name>UpdateStrip</name>
    <message>
        <source>Version {0} of Mahak Desk is there.</source>
        <translation>نسخهٔ {0} محک‌دسک آمده است.</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>ببین</translation>
    </message>
</context>
</TS>
