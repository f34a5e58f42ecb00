"""The columns and filters of the table of mappings."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.sync.explanations import tell
from mahak_desk.ui.mappings.mapping_words import kind_words, rank_of, standing, tone_of
from mahak_desk.ui.rows.code_column import code_column
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.words.codes import options_shown
from mahak_desk.ui.words.searching import folded
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def mapping_columns(speech: Speech) -> list[Column[MappingLine]]:
    in_alphabet = cache(folded)  # a name is shared by a product and its variants

    def whole_reason(line: MappingLine) -> str:
        return "" if line.reason is None else speech.in_digits(tell(line.reason, {}, speech.language).why)

    return [
        Column(
            "kind",
            translate("Mappings", "Kind"),
            lambda line: kind_words(line.kind),
            order=lambda line: line.kind,
            width=84,
            gives_way=2,
        ),
        # Without an order: what a line is searched by begins with this name.
        Column(
            "website",
            translate("Mappings", "On the website"),
            lambda line: line.website_name or "—",
            width=220,
            stretches=True,
        ),
        Column(
            "mahak",
            translate("Mappings", "In Mahak"),
            lambda line: line.mahak_name or "—",
            order=lambda line: in_alphabet(line.mahak_name),
            width=170,
        ),
        Column(
            "standing",
            translate("Mappings", "Mapped"),
            lambda line: standing(line, speech.language),
            order=rank_of,
            width=180,
            gives_way=1,
            tone=tone_of,
            tooltip=whole_reason,
        ),
        Column(
            "waiting",
            translate("Mappings", "Waiting orders"),
            lambda line: speech.number(line.waiting) if line.waiting else "",
            order=lambda line: line.waiting,
            width=120,
            gives_way=4,
            align="number",
            ink=lambda line: "bad" if line.waiting else None,
            exported=lambda line: line.waiting,
        ),
        Column(
            "options",
            translate("Mappings", "Options"),
            lambda line: options_shown(line.options, speech),
            order=lambda line: in_alphabet(line.options),
            width=120,
            gives_way=3,
        ),
        code_column(
            "website_code",
            translate("Mappings", "Code there"),
            lambda line: line.website_code,
            speech,
            gives_way=6,
        ),
        code_column(
            "mahak_code",
            translate("Mappings", "Code in Mahak"),
            lambda line: line.mahak_code,
            speech,
            width=122,
            gives_way=5,
        ),
    ]


def mapping_chips() -> list[Chip[MappingLine]]:
    return [
        Chip("all", translate("Mappings", "All"), lambda _: True),
        Chip("waiting", translate("Mappings", "Orders wait"), lambda line: line.waiting > 0),
        Chip(
            "only_website",
            translate("Mappings", "Only on the website"),
            lambda line: line.mahak_id is None and not line.waiting,
        ),
        Chip(
            "only_mahak",
            translate("Mappings", "Only in Mahak"),
            lambda line: line.website_id is None and line.mahak_id is not None,
        ),
        Chip("manual", translate("Mappings", "By hand"), lambda line: line.origin == "manual"),
    ]
