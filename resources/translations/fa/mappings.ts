<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>MapDialog</name>
    <message>
        <source>Map</source>
        <translation>وصل کردن</translation>
    </message>
    <message>
        <source>Search by name, code or barcode</source>
        <translation>جست‌وجوی نام، کد یا بارکد</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>در حال خواندن…</translation>
    </message>
    <message>
        <source>What it can be mapped to</source>
        <translation>به چه می‌شود وصلش کرد</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;وصل کن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for it</source>
        <translation>
            <numerusform>%n سفارش منتظر آن است</numerusform>
        </translation>
    </message>
    <message>
        <source>Found</source>
        <translation>پیدا شد</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the name, or the code.</source>
        <translation>چیزی پیدا نشد. بخشی از نام یا کد را بنویسید.</translation>
    </message>
    <message>
        <source>It may be one of these</source>
        <translation>شاید یکی از این‌ها باشد</translation>
    </message>
    <message>
        <source>Nothing similar was found. Search by name or code.</source>
        <translation>چیز مشابهی پیدا نشد. با نام یا کد بگردید.</translation>
    </message>
</context>
<context>
    <name>Mappings</name>
    <message>
        <source>What is “{0}” on the website?</source>
        <translation>«{0}» در سایت کدام است؟</translation>
    </message>
    <message>
        <source>Who is “{0}” in Mahak?</source>
        <translation>«{0}» در محک کدام شخص است؟</translation>
    </message>
    <message>
        <source>What is “{0}” in Mahak?</source>
        <translation>«{0}» در محک کدام است؟</translation>
    </message>
    <message>
        <source>now mapped to “{0}”</source>
        <translation>اکنون جفت «{0}»</translation>
    </message>
    <message>
        <source>code {0}</source>
        <translation>کد {0}</translation>
    </message>
    <message>
        <source>mapped to “{0}”</source>
        <translation>جفت «{0}»</translation>
    </message>
    <message>
        <source>same code</source>
        <translation>کد یکسان</translation>
    </message>
    <message>
        <source>same barcode or number</source>
        <translation>بارکد یا شمارهٔ یکسان</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>نام مشابه</translation>
    </message>
    <message>
        <source>“{0}” is this person until now; its later orders will ask again.</source>
        <translation>این شخص تا حالا «{0}» بوده؛ سفارش‌های بعدی او دوباره می‌پرسند.</translation>
    </message>
    <message>
        <source>“{0}” on the website loses its partner; if it came from Mahak, it leaves the menu.</source>
        <translation>«{0}» در سایت جفتش را از دست می‌دهد؛ اگر از محک آمده باشد از منو هم می‌رود.</translation>
    </message>
    <message>
        <source>“{0}” loses its partner; the next sync gives it a row of its own.</source>
        <translation>«{0}» بی‌جفت می‌شود و همگام‌سازی بعدی ردیف تازه‌ای برایش می‌سازد.</translation>
    </message>
    <message>
        <source>“{0}” on the website loses its partner and leaves the site.</source>
        <translation>«{0}» در سایت بی‌جفت و پنهان می‌شود.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>On the website</source>
        <translation>در سایت</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>ویژگی‌ها</translation>
    </message>
    <message>
        <source>Code there</source>
        <translation>کد در سایت</translation>
    </message>
    <message>
        <source>In Mahak</source>
        <translation>در محک</translation>
    </message>
    <message>
        <source>Code in Mahak</source>
        <translation>کد در محک</translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation>جفت شده</translation>
    </message>
    <message>
        <source>Waiting orders</source>
        <translation>سفارش منتظر</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Orders wait</source>
        <translation>سفارش منتظر دارد</translation>
    </message>
    <message>
        <source>Only on the website</source>
        <translation>فقط در سایت</translation>
    </message>
    <message>
        <source>Only in Mahak</source>
        <translation>فقط در محک</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>دستی</translation>
    </message>
    <message>
        <source>Map to another…</source>
        <translation>وصل به دیگری…</translation>
    </message>
    <message>
        <source>Unmap</source>
        <translation>برداشتن جفت</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>کالا</translation>
    </message>
    <message>
        <source>It matches none of the product&apos;s variants on the website.</source>
        <translation>هیچ‌کدام از تنوع‌های این کالا در سایت با آن جور نشد.</translation>
    </message>
    <message>
        <source>Choose which of them it is; later orders of this customer follow.</source>
        <translation>شخص درست را انتخاب کنید؛ سفارش‌های بعدی همین مشتری هم به نام او می‌رود.</translation>
    </message>
    <message>
        <source>Say which item of Mahak it is; the orders go by themselves then.</source>
        <translation>بگویید کدام کالای محک است؛ بعد سفارش‌ها خودشان می‌روند.</translation>
    </message>
    <message>
        <source>Map it…</source>
        <translation>وصل کردن…</translation>
    </message>
    <message>
        <source>They are two products</source>
        <translation>دو کالای جدا هستند</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>تنوع</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>مشتری</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>خودکار</translation>
    </message>
    <message>
        <source>Orders wait for it</source>
        <translation>سفارش منتظر آن است</translation>
    </message>
    <message>
        <source>Deleted in Mahak, orders wait</source>
        <translation>حذف‌شده در محک، سفارش منتظر</translation>
    </message>
    <message>
        <source>Could be several persons</source>
        <translation>شاید چند شخص باشد</translation>
    </message>
    <message>
        <source>Not on the website any more</source>
        <translation>دیگر در سایت نیست</translation>
    </message>
    <message>
        <source>Same name, other code</source>
        <translation>نام یکسان، کد متفاوت</translation>
    </message>
    <message>
        <source>Same name on the website</source>
        <translation>هم‌نام دسته‌ای در سایت</translation>
    </message>
    <message>
        <source>Other code and options</source>
        <translation>کد و ویژگی دیگر</translation>
    </message>
    <message>
        <source>New ones are not added</source>
        <translation>کالای تازه اضافه نمی‌شود</translation>
    </message>
    <message>
        <source>Comes with the next sync</source>
        <translation>با همگام‌سازی بعدی می‌آید</translation>
    </message>
    <message>
        <source>Deleted in Mahak</source>
        <translation>حذف‌شده در محک</translation>
    </message>
    <message>
        <source>Has no name in Mahak</source>
        <translation>در محک نام ندارد</translation>
    </message>
    <message>
        <source>They are two categories</source>
        <translation>دو دستهٔ جدا هستند</translation>
    </message>
    <message>
        <source>They are other variants</source>
        <translation>تنوع‌های دیگری هستند</translation>
    </message>
</context>
<context>
    <name>MappingsPage</name>
    <message>
        <source>Mappings</source>
        <translation>جفت‌ها</translation>
    </message>
    <message>
        <source>&amp;Map…</source>
        <translation>&amp;وصل کردن…</translation>
    </message>
    <message>
        <source>Unmap</source>
        <translation>برداشتن جفت</translation>
    </message>
    <message>
        <source>Nothing is mapped yet</source>
        <translation>هنوز چیزی جفت نشده</translation>
    </message>
    <message>
        <source>&amp;Unmap</source>
        <translation>&amp;برداشتن جفت</translation>
    </message>
    <message>
        <source>The first sync maps by code, then barcode; what is left over you map here.</source>
        <translation>اولین همگام‌سازی با کد و بعد بارکد جفت می‌کند؛ بقیه را اینجا وصل کنید.</translation>
    </message>
    <message>
        <source>No order waits for a mapping.</source>
        <translation>هیچ سفارشی منتظر جفت نیست.</translation>
    </message>
    <message>
        <source>Everything on the website has a partner in Mahak.</source>
        <translation>هر چه در سایت است در محک جفت دارد.</translation>
    </message>
    <message>
        <source>Everything in Mahak has a partner on the website.</source>
        <translation>هر چه در محک است در سایت جفت دارد.</translation>
    </message>
    <message>
        <source>Everything was mapped automatically.</source>
        <translation>همه خودکار جفت شده‌اند.</translation>
    </message>
    <message>
        <source>Map…</source>
        <translation>وصل کردن…</translation>
    </message>
    <message>
        <source>It comes to the website beside what is there.</source>
        <translation>کنار آنچه هست به سایت می‌آید.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting order(s)</source>
        <translation>
            <numerusform>%n سفارش منتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>“{0}” is mapped.</source>
        <translation>«{0}» وصل شد.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) go to Mahak now.</source>
        <translation>
            <numerusform>%n سفارش همین حالا به محک می‌رود.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) still wait for something else.</source>
        <translation>
            <numerusform>%n سفارش هنوز منتظر چیز دیگری است.</numerusform>
        </translation>
    </message>
    <message>
        <source>An invoice that went to Mahak meanwhile stays there; correct it in Mahak.</source>
        <translation>فاکتوری که در این میان به محک رفته همان‌جا می‌ماند؛ آن را در محک درست کنید.</translation>
    </message>
    <message>
        <source>Sent orders</source>
        <translation>سفارش‌های فرستاده‌شده</translation>
    </message>
    <message>
        <source>The mapping was taken back.</source>
        <translation>جفت برداشته شد.</translation>
    </message>
</context>
</TS>
