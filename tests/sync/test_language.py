"""The language people are spoken to in."""

from __future__ import annotations

import sys

import pytest

from mahak_desk.sync.language import chosen_language


def test_the_environment_decides_first() -> None:
    assert chosen_language("en", {"MAHAK_DESK_LANGUAGE": "fa"}) == "fa"
    assert chosen_language("fa", {"MAHAK_DESK_LANGUAGE": "en"}) == "en"


@pytest.mark.parametrize("choice", ["", "de", "FA "])
def test_a_language_the_program_does_not_have_is_no_choice(choice: str) -> None:
    assert chosen_language("fa", {"MAHAK_DESK_LANGUAGE": choice}) == "fa"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own setting for it")
@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fa_IR.UTF-8"}, "fa"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "fa_IR", "LANG": "en_US"}, "fa"),
        ({"LC_MESSAGES": "en_US", "LANG": "fa_IR"}, "en"),
        ({"LC_ALL": "", "LANG": "fa_IR"}, "fa"),
    ],
)
def test_without_a_choice_it_is_the_computers(environment: dict[str, str], language: str) -> None:
    assert chosen_language("system", environment) == language
