<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n change(s) are not saved yet.</source>
        <translation>
            <numerusform>%n change is not saved yet.</numerusform>
            <numerusform>%n changes are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) are not in Mahak yet.</source>
        <translation>
            <numerusform>%n paid order is not in Mahak yet.</numerusform>
            <numerusform>%n paid orders are not in Mahak yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message numerus="yes">
        <source>The practice Mahak made %n order(s) invoices.</source>
        <translation>
            <numerusform>The practice Mahak made %n order an invoice.</numerusform>
            <numerusform>The practice Mahak made %n orders invoices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n order needs you</numerusform>
            <numerusform>%n orders need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Licence: %n day(s)</source>
        <translation>
            <numerusform>Licence: %n day</numerusform>
            <numerusform>Licence: %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message numerus="yes">
        <source>%n row(s) in {0}</source>
        <translation>
            <numerusform>%n row in {0}</numerusform>
            <numerusform>%n rows in {0}</numerusform>
        </translation>
    </message>
</context>
</TS>
