<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ProblemsView</name>
    <message numerus="yes">
        <source>%n accepted. The website follows.</source>
        <translation>
            <numerusform>%n accepted. The website follows.</numerusform>
            <numerusform>%n accepted. The website follows.</numerusform>
        </translation>
    </message>
</context>
</TS>
