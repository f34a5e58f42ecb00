<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>%n order(s) may be in Mahak already and stay held.</source>
        <translation>
            <numerusform>%n order may be in Mahak already and stays held.</numerusform>
            <numerusform>%n orders may be in Mahak already and stay held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n orders out of Mahak?</source>
        <translation>
            <numerusform>Leave %n order out of Mahak?</numerusform>
            <numerusform>Leave %n orders out of Mahak?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) left out of Mahak.</source>
        <translation>
            <numerusform>%n order left out of Mahak.</numerusform>
            <numerusform>%n orders left out of Mahak.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are tried again now.</source>
        <translation>
            <numerusform>%n order is tried again now.</numerusform>
            <numerusform>%n orders are tried again now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be sent after all.</source>
        <translation>
            <numerusform>%n order will be sent after all.</numerusform>
            <numerusform>%n orders will be sent after all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) closed.</source>
        <translation>
            <numerusform>%n problem closed.</numerusform>
            <numerusform>%n problems closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) open again.</source>
        <translation>
            <numerusform>%n problem open again.</numerusform>
            <numerusform>%n problems open again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message numerus="yes">
        <source>&amp;Retry the %n listed</source>
        <translation>
            <numerusform>&amp;Retry the %n listed</numerusform>
            <numerusform>&amp;Retry the %n listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry all %n with this reason</source>
        <translation>
            <numerusform>Retry the %n with this reason</numerusform>
            <numerusform>Retry all %n with this reason</numerusform>
        </translation>
    </message>
</context>
</TS>
