"""Units that are counted and so have no fractions; every other unit may be weighed or measured."""

from __future__ import annotations

from mahak_desk.mahak.text import comparable

_COUNTED = frozenset(
    map(
        comparable,
        (
            "عدد",
            "دانه",
            "جفت",
            "دست",
            "بسته",
            "کارتن",
            "جعبه",
            "بطری",
            "جلد",
            "دستگاه",
            "تخته",
            "شاخه",
            "قوطی",
            "حلقه",
        ),
    )
)


def is_counted(unit_name: str) -> bool:
    """Whether a unit is one of those that a shop counts in whole numbers."""
    return comparable(unit_name) in _COUNTED
