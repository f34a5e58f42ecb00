"""A licence of Mahak's service that has run out, told with what a sync did: its server may stop at any time."""

from __future__ import annotations

from collections.abc import Iterator

from mahak_desk.cli.console import number
from mahak_desk.errors import Language, Words


def licence_lines(credit_days: int | None, language: Language) -> Iterator[str]:
    """A line where it has; none while days are left, or where Mahak does not say."""
    if credit_days is not None and credit_days < 0:
        words = Words(
            "اعتبار سرویس محک {n} روز پیش تمام شده است. سرویس را در محک تمدید کنید.",
            "The Mahak service ran out {n} days ago. Renew it with Mahak.",
        )
        yield words.filled(n=number(-credit_days, language)).in_language(language)
