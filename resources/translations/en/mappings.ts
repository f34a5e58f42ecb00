<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>MapDialog</name>
    <message numerus="yes">
        <source>%n order(s) wait for it</source>
        <translation>
            <numerusform>%n order waits for it</numerusform>
            <numerusform>%n orders wait for it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingsPage</name>
    <message numerus="yes">
        <source>%n waiting order(s)</source>
        <translation>
            <numerusform>%n waiting order</numerusform>
            <numerusform>%n waiting orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) go to Mahak now.</source>
        <translation>
            <numerusform>%n order goes to Mahak now.</numerusform>
            <numerusform>%n orders go to Mahak now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) still wait for something else.</source>
        <translation>
            <numerusform>%n order still waits for something else.</numerusform>
            <numerusform>%n orders still wait for something else.</numerusform>
        </translation>
    </message>
</context>
</TS>
