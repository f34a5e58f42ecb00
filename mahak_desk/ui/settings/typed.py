"""What was typed in the settings and is kept nowhere: one page hands it on to the page that takes its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.settings.section import Section


@dataclass(frozen=True)
class Typed:
    """`fields` is what the page's bar would save, `beside` what sections keep by themselves, by their names."""

    holds_typing: ClassVar = True
    fields: Mapping[Key, Value]
    beside: Mapping[str, object]

    def type_again(self, sections: Sequence[Section]) -> None:
        """Into sections that show the settings."""
        for section in sections:
            if section.name in self.beside:
                section.type_again(self.beside[section.name])
            for field in section.fields:
                if field.key in self.fields:
                    field.type_again(self.fields[field.key])
