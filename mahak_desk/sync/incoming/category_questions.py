"""What a person is asked about categories: whether two of one name are the same, and whether many may go."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from sqlalchemy import Connection, exists, select, update

from mahak_desk.mahak.text import comparable
from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.sync.incoming.rules import BrakeRule
from mahak_desk.sync.incoming.wanted_categories import WantedCategory
from mahak_desk.sync.problems import Finding, KnownProblem, problems_of_reason
from mahak_desk.website import ledger, tables

SAME_NAME = "category-match"
VANISHING = "categories-vanishing"


def ask_of_same_names(
    connection: Connection, unmapped: Sequence[WantedCategory], known: Iterable[KnownProblem]
) -> list[Finding]:
    """A question for each new category that is called like one the website has and that never came from Mahak.

    Creating it would put it into the menu twice if the two are one; a person may have said that they are not.
    """
    agreed = {p.entity_id for p in known if p.reason == SAME_NAME and p.accepted is not None}
    asking = [category for category in unmapped if str(category.key) not in agreed]
    if not asking:
        return []
    category, mapping = tables.categories.c, ledger.mappings.c
    is_mapped = exists().where(mapping.entity_type == "category", mapping.local_id == category.id)
    own = (
        select(category.id, category.name).where(category.is_active, ~is_mapped).order_by(category.id.desc())
    )
    by_name = {comparable(name): (local_id, name) for local_id, name in connection.execute(own)}
    return [
        Finding("Category", str(each.key), SAME_NAME, {"name": found[1], "website_id": found[0]})
        for each in asking
        if (found := by_name.get(comparable(each.name))) is not None
    ]


def open_questions(connection: Connection) -> list[KnownProblem]:
    """Those of categories of the same name that nobody has answered."""
    return [
        problem
        for problem in problems_of_reason(connection, "incoming", SAME_NAME)
        if problem.accepted is None
    ]


def have_lost_their_reason(connection: Connection) -> bool:
    """Whether questions are open of a category that the website has no more: then there is nothing to ask."""
    asked = {int(question.facts["website_id"]) for question in open_questions(connection)}
    category = tables.categories.c
    there = select(category.id).where(category.id.in_(asked), category.is_active)
    return bool(asked - set(connection.scalars(there)))


def asked_about(questions: Iterable[Finding | KnownProblem]) -> set[int]:
    """The keys of the categories that questions of the same name are about."""
    return {int(question.entity_id) for question in questions}


def or_below(asked: set[int], wanted: Mapping[int, WantedCategory], mapped: Container[int]) -> frozenset[int]:
    """The categories asked about, and those that are new below one: they come once it is known where to hang them."""
    found = set()
    for category in wanted.values():
        key: int | None = category.key
        while key is not None and key not in mapped:
            if key in asked:
                found.add(category.key)
                break
            key = wanted[key].parent_key
    return frozenset(found)


def ask_before_hiding(
    connection: Connection, change: MassChange, brake: BrakeRule, known: Iterable[KnownProblem]
) -> list[Finding]:
    """A question where more categories would leave the site than go unasked; an answer is good for one time."""
    answer = next((p for p in known if p.reason == VANISHING and p.accepted is not None), None)
    agreed = False
    if answer is not None and answer.accepted is not None:
        agreed = not change.is_clearly_more_than(int(answer.accepted), brake)
        problem = ledger.problems
        connection.execute(update(problem).where(problem.c.id == answer.id).values(accepted=None))
    if agreed or not change.exceeds(brake):
        return []
    return [Finding("Category", "all", VANISHING, {"hidden": change.hidden, "shown": change.on_sale})]
