<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>PreviewQuestion</name>
    <message numerus="yes">
        <source>%n product(s) are added to the website</source>
        <translation>
            <numerusform>%n product is added to the website</numerusform>
            <numerusform>%n products are added to the website</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %n item(s) to buy</source>
        <translation>
            <numerusform>, with %n item to buy</numerusform>
            <numerusform>, with %n items to buy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) there are brought up to date</source>
        <translation>
            <numerusform>%n product there is brought up to date</numerusform>
            <numerusform>%n products there are brought up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) leave the website</source>
        <translation>
            <numerusform>%n product leaves the website</numerusform>
            <numerusform>%n products leave the website</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) get pictures</source>
        <translation>
            <numerusform>%n product gets pictures</numerusform>
            <numerusform>%n products get pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) on the website go to Mahak as invoices</source>
        <translation>
            <numerusform>%n paid order on the website goes to Mahak as an invoice</numerusform>
            <numerusform>%n paid orders on the website go to Mahak as invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you afterwards; they hold up nothing else:</source>
        <translation>
            <numerusform>%n thing needs you afterwards; it holds up nothing else:</numerusform>
            <numerusform>%n things need you afterwards; they hold up nothing else:</numerusform>
        </translation>
    </message>
</context>
</TS>
