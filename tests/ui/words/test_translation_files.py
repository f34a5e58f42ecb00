"""The translation files hold every sentence of the window, finished, and the program loads just those."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from mahak_desk.bundled import bundled_folder
from tests.ui.sources import source_trees

FOLDER = Path(bundled_folder("resources"), "translations")
LANGUAGES = pytest.mark.parametrize("language", ["fa", "en"])


class Message(NamedTuple):
    """One sentence; `forms` has several for a plural, none where it is not translated."""

    file: str
    context: str
    source: str
    comment: str
    is_plural: bool
    forms: tuple[str, ...]
    finished: bool

    @property
    def is_done(self) -> bool:
        return self.finished and bool(self.forms) and all(self.forms)


@cache
def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_translations", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def messages(language: str) -> tuple[Message, ...]:
    return tuple(each for file in sorted((FOLDER / language).glob("*.ts")) for each in _of_file(file))


def _of_file(file: Path) -> Iterator[Message]:
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            is_plural = message.get("numerus") == "yes"
            forms = translation.iter("numerusform") if is_plural else [translation]
            yield Message(
                file.stem,
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                is_plural,
                tuple(form.text or "" for form in forms),
                translation.get("type") is None,
            )


@pytest.fixture(scope="module")
def brought_up_to_date(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files as the tool leaves them when it has read the source again."""
    folder = tmp_path_factory.mktemp("translations")
    for language in ("fa", "en"):
        shutil.copytree(FOLDER / language, folder / language)
    tool = _tool()
    real, tool.HERE = tool.HERE, folder  # type: ignore[attr-defined]
    try:
        for name in ("shell", *tool.PAGES):
            tool.update(name)
        tool.compile_all()
    finally:
        tool.HERE = real  # type: ignore[attr-defined]
    return folder


@LANGUAGES
def test_they_hold_just_what_the_source_says(brought_up_to_date: Path, language: str) -> None:
    found = {file.name: _said(file) for file in (brought_up_to_date / language).glob("*.ts")}
    kept = {file.name: _said(file) for file in (FOLDER / language).glob("*.ts")}
    assert {name for name, said in found.items() if said} <= kept.keys()
    for name, said in kept.items():
        assert said == found.get(name, set()), f"run resources/translations/update.py ({name})"


@LANGUAGES
def test_the_program_loads_just_what_they_say(brought_up_to_date: Path, language: str) -> None:
    compiled = f"mahak_desk_{language}.qm"
    fresh, kept = (brought_up_to_date / compiled).read_bytes(), (FOLDER / compiled).read_bytes()
    assert fresh == kept, "run resources/translations/update.py"


def test_every_plural_is_where_qt_s_tools_find_it() -> None:
    """They do in `tr`; in `translate` they pass over its sentence without a word."""
    lost = [
        (str(path), node.lineno)
        for path, tree in source_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and len(node.args) > 3
        if ast.unparse(node.func).split(".")[-1] == "translate"
    ]
    assert lost == []


@LANGUAGES
def test_every_sentence_is_translated(language: str) -> None:
    left = [f"{each.file}/{each.context}: {each.source}" for each in messages(language) if not each.is_done]
    assert left == []


@LANGUAGES
def test_every_value_has_its_place(language: str) -> None:
    for each in messages(language):
        if each.is_done:
            for form in each.forms:
                assert _places(form) == _places(each.source), each


@LANGUAGES
def test_every_count_is_said(language: str) -> None:
    for each in messages(language):
        if each.is_plural and each.is_done:
            assert all(form.count("%n") == each.source.count("%n") for form in each.forms), each


@LANGUAGES
def test_a_letter_to_press_stays_one(language: str) -> None:
    for each in messages(language):
        if each.is_done:
            assert {_mnemonics(form) for form in each.forms} == {_mnemonics(each.source)}, each


def test_english_says_one_and_many_apart() -> None:
    for each in messages("en"):
        if each.is_done:
            assert "(s)" not in "".join(each.forms), each


def test_persian_is_written_in_persian_letters() -> None:
    for each in messages("fa"):
        said = "".join(each.forms)
        assert not set("يكةى٠١٢٣٤٥٦٧٨٩") & set(said), each
        assert "..." not in said, each
        assert not re.search(r"\s(ها|های|تر|ترین)\b", said), f"a half-space is missing: {each}"
        assert not re.search(r"\b(می|نمی) ", said), f"a half-space is missing: {each}"


def test_one_sentence_is_said_one_way() -> None:
    ways: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for each in messages("fa"):
        if each.is_done:
            ways[each.source, each.comment].add(each.forms)
    assert {key: said for key, said in ways.items() if len(said) > 1} == {}


def _said(file: Path) -> set[tuple[str, str, str, bool]]:
    return {(each.context, each.source, each.comment, each.is_plural) for each in _of_file(file)}


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%L?\d", text))


def _mnemonics(text: str) -> int:
    return len(re.findall(r"&\w", text.replace("&&", "")))
