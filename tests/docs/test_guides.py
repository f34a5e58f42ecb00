"""The guides tell every reason the window can give in its own sentence, and no document leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mahak_desk.errors import Language
from mahak_desk.sync.explanations import EXPLANATIONS

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES: tuple[Language, ...] = ("fa", "en")


def guide(language: Language) -> str:
    return (DOCS / f"guide.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", EXPLANATIONS)
def test_a_guide_tells_every_reason(reason: str, language: Language) -> None:
    title = EXPLANATIONS[reason].title.in_language(language)
    assert f"| {re.sub(r'{[a-z_]+}', '…', title)} |" in guide(language)


@pytest.mark.parametrize("document", [DOCS.parent / "README.md", *sorted(DOCS.glob("**/*.md"))], ids=str)
def test_what_a_document_leads_to_is_there(document: Path) -> None:
    """Pictures, and other documents."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if not (document.parent / link).exists()]
    assert not missing
