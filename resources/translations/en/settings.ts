<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>BackupsSection</name>
    <message numerus="yes">
        <source>%n order(s) were found in Mahak and count as sent.</source>
        <translation>
            <numerusform>%n order was found in Mahak and counts as sent.</numerusform>
            <numerusform>%n orders were found in Mahak and count as sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) would be sent.</source>
        <translation>
            <numerusform>%n order would be sent.</numerusform>
            <numerusform>%n orders would be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for you to compare them with an invoice in Mahak.</source>
        <translation>
            <numerusform>%n order waits for you to compare it with an invoice in Mahak.</numerusform>
            <numerusform>%n orders wait for you to compare them with an invoice in Mahak.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n persons found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message numerus="yes">
        <source>%n item(s) priced</source>
        <translation>
            <numerusform>%n item priced</numerusform>
            <numerusform>%n items priced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n change not saved yet</numerusform>
            <numerusform>%n changes not saved yet</numerusform>
        </translation>
    </message>
</context>
</TS>
