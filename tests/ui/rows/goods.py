"""Made-up rows and their columns, as small as a table allows."""

from __future__ import annotations

import msgspec

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.words.searching import folded
from mahak_desk.ui.words.speech import Speech

SPEECH = Speech.chosen("fa")


class Good(msgspec.Struct, frozen=True):
    """One row; stock 0 is sold out."""

    id: int
    name: str
    stock: int

    @property
    def searched(self) -> str:
        return f"{self.name} {self.id}"


def columns() -> list[Column[Good]]:
    return [
        Column("name", "Name", lambda good: good.name, stretches=True),
        Column(
            "stock",
            "Stock",
            lambda good: SPEECH.quantity(good.stock),
            order=lambda good: good.stock,
            width=90,
            align="number",
            tone=lambda good: "good" if good.stock > 0 else "bad",
            ink=lambda good: None if good.stock > 0 else "bad",
        ),
        Column(
            "code",
            "Code",
            lambda good: SPEECH.latin(f"-{good.id}"),
            order=lambda good: -good.id,
            tooltip=lambda good: f"code {good.id}",
        ),
        Column(
            "id",
            "Id",
            lambda good: str(good.id),
            order=lambda good: good.id,
            hidden_at_first=True,
            copied=lambda good: f"#{good.id}",
        ),
    ]


def chips() -> list[Chip[Good]]:
    return [
        Chip("all", "All", lambda _: True),
        Chip("on_sale", "On sale", lambda good: good.stock > 0),
        Chip("sold_out", "Sold out", lambda good: good.stock <= 0),
    ]


def a_model(goods: list[Good] | None = None) -> RowsModel[Good]:
    model = RowsModel(columns(), lambda good: good.id, Look(LIGHT, "fa"))
    if goods:
        model.append(list(goods), texts(goods))
    return model


def texts(goods: list[Good]) -> list[str]:
    return [folded(good.searched) for good in goods]


NAMES = ("کیف چرم", "کيف دستی", "Belt", "belt, brown", "چتر", "گلدان", "جوراب نخی")


def some_goods(count: int) -> list[Good]:
    return [Good(number, NAMES[number % len(NAMES)], number % 5) for number in range(count)]
