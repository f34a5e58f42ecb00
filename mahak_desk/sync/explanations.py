"""What every reason means to a shopkeeper: what happened, why, and the next step, in both languages."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mahak_desk.errors import Language, Words
from mahak_desk.sync.explained_afterwards import AFTERWARDS
from mahak_desk.sync.explained_hiding import HIDING
from mahak_desk.sync.explained_in_mahak import IN_MAHAK
from mahak_desk.sync.explained_incoming import INCOMING
from mahak_desk.sync.explained_outgoing import OUTGOING
from mahak_desk.sync.explanation import IN_PERSIAN, Explanation, Told

if TYPE_CHECKING:
    from mahak_desk.sync.problems import Finding

EXPLANATIONS: Mapping[str, Explanation] = {**INCOMING, **OUTGOING, **IN_MAHAK, **AFTERWARDS, **HIDING}
"""Every reason a problem, a waiting order or a hidden variant can have."""


def explain(reason: str) -> Explanation:
    """The explanation of a reason; one of a newer program is shown by its code."""
    return EXPLANATIONS.get(reason) or Explanation(
        title=Words(f"مشکل «{reason}»", f"Problem “{reason}”"),
        why=Words("این نسخه از برنامه آن را نمی‌شناسد.", "This version of the program does not know it."),
        next_step=Words("برنامه را به‌روز کنید.", "Update the program."),
        remedy="update",
    )


def tell(reason: str, facts: Mapping[str, str | int], language: Language) -> Told:
    """A problem in its three parts, with its own facts.

    Latin words in a Persian sentence are isolated, lest they turn its quotation marks and brackets around.
    """
    isolated = {name: _isolated(value) for name, value in facts.items()} if language == "fa" else facts
    return _filled(reason, isolated, language)


def told(reason: str, facts: Mapping[str, str | int], language: Language) -> str:
    """The same as one line of text for a terminal or a file, ending in the next step."""
    return _filled(reason, facts, language).text


def _filled(reason: str, facts: Mapping[str, str | int], language: Language) -> Told:
    explanation = explain(reason)
    slots = _Slots(_in_persian(facts) if language == "fa" else facts)
    title, why, next_step = (
        _FORMATTER.vformat(part.in_language(language), (), slots)
        for part in (explanation.title, explanation.why, explanation.next_step)
    )
    return Told(reason, title, why, next_step, explanation.remedy)


def _in_persian(facts: Mapping[str, str | int]) -> dict[str, str | int]:
    """Where a fact was kept in both languages, the Persian one."""
    return {
        **facts,
        **{name.removesuffix(IN_PERSIAN): facts[name] for name in facts if name.endswith(IN_PERSIAN)},
    }


def _isolated(value: str | int) -> str | int:
    return f"\u2068{value}\u2069" if isinstance(value, str) and _LATIN.search(value) else value


_LATIN = re.compile("[A-Za-z]")


def finding_text(finding: Finding, language: Language) -> str:
    """The same for a finding of a cycle."""
    return told(finding.reason, finding.facts, language)


RESOLVING_THEMSELVES = frozenset(
    reason for reason, explanation in EXPLANATIONS.items() if not explanation.needs_person
)
"""Reasons that nobody need do anything about, for queries; any other one waits for a person."""


class _Slots(dict[str, object]):
    """Facts for the slots of a sentence: numbers with separators, a missing one as a dash."""

    def __init__(self, facts: Mapping[str, str | int]) -> None:
        super().__init__(
            {name: f"{value:,}" if isinstance(value, int) else value for name, value in facts.items()}
        )

    def __missing__(self, name: str) -> str:
        return "—"


_FORMATTER = string.Formatter()
