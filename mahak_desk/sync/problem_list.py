"""The open problems as a person reads them, and what a person can agree to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Select, bindparam, select, update

from mahak_desk.errors import DeskError, Language, Words
from mahak_desk.mahak.text import persian
from mahak_desk.sync.catalogue.mapping_line import Kind
from mahak_desk.sync.explanations import told
from mahak_desk.sync.incoming.queue import queue_products
from mahak_desk.sync.state import mark_categories_touched
from mahak_desk.website import mirror
from mahak_desk.website.ledger import problems

ANOTHER = "new"
"""What is accepted of a name match: that the two are different products or categories."""

_IDS_AT_ONCE = 500


class NoSuchProblem(DeskError):
    """No open problem has this number."""

    code = "no-such-problem"

    def __init__(self, problem_id: int) -> None:
        super().__init__(
            Words(f"مشکل بازی با شمارهٔ {problem_id} نیست.", f"There is no open problem {problem_id}."),
            Words("شماره‌ها را ببینید: mahak-desk problems list", "See the numbers: mahak-desk problems list"),
        )


class NothingToAccept(DeskError):
    """The problem does not ask a question that a yes could answer."""

    code = "nothing-to-accept"

    def __init__(self, problem_id: int) -> None:
        super().__init__(
            Words(
                f"مشکل {problem_id} با پذیرفتن حل نمی‌شود.",
                f"Problem {problem_id} is not settled by accepting it.",
            ),
            Words(
                "گام بعدی آن را ببینید: mahak-desk problems list",
                "See what to do about it: mahak-desk problems list",
            ),
        )


class OpenProblem(msgspec.Struct, frozen=True):
    """One line of the list; `name` is the product's, where the problem belongs to one that is known."""

    id: int
    flow: str
    entity: str
    entity_id: str
    name: str | None
    reason: str
    text: str
    first_seen: datetime
    last_seen: datetime
    times_seen: int


def open_problems(connection: Connection, language: Language) -> Iterator[OpenProblem]:
    """Every open problem, those of one reason together, the newest first."""
    for row in connection.execute(_open().order_by(problems.c.reason, problems.c.id.desc())):
        yield OpenProblem(
            id=row.id,
            flow=row.flow,
            entity=row.entity,
            entity_id=row.entity_id,
            name=persian(row.name) or None,
            reason=row.reason,
            text=told(row.reason, row.facts, language),
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            times_seen=row.times_seen,
        )


def _open() -> Select[tuple[object, ...]]:
    product = mirror.products
    return (
        select(problems, product.c.name)
        .outerjoin(product, product.c.id == problems.c.product_id)
        .where(problems.c.resolved_at.is_(None))
        .execution_options(yield_per=1000)
    )


def accept(connection: Connection, problem_id: int) -> str:
    """Agree to what a problem asks about; the next cycle acts on it. Returns what was agreed to.

    Of a price alarm that is the new price (Rial), of categories that would be hidden how many they are, and of
    what may be on the website already that it is something else.
    Raises NoSuchProblem and NothingToAccept.
    """
    query = select(problems).where(problems.c.id == problem_id, problems.c.resolved_at.is_(None))
    problem = connection.execute(query).first()
    if problem is None:
        raise NoSuchProblem(problem_id)
    accepted = what_it_asks(problem.reason, problem.facts)
    if accepted is None:
        raise NothingToAccept(problem_id)
    connection.execute(update(problems).where(problems.c.id == problem_id).values(accepted=accepted))
    if problem.entity == "Category":
        mark_categories_touched(connection)
    elif problem.product_id is not None:
        queue_products(connection, [problem.product_id])
    return accepted


def accept_as_new(connection: Connection, kind: Kind, mahak_id: int) -> None:
    """Agree that a category, product or detail of Mahak is not what the website has: it is created there.

    With a detail the others of its product are agreed to that are asked about as well. Raises NoSuchProblem where
    nothing asks for that (any more).
    """
    thing_id: int | None = mahak_id
    if kind == "variant":
        detail = mirror.product_details.c
        thing_id = connection.scalar(select(detail.product_id).where(detail.id == mahak_id))
    entity, reason = _ASKED_AS.get(kind, ("", ""))
    query = select(problems.c.id).where(
        problems.c.entity == entity,
        problems.c.entity_id == str(thing_id),
        problems.c.reason == reason,
        problems.c.resolved_at.is_(None),
    )
    problem_id = connection.scalar(query)
    if problem_id is None:
        raise NoSuchProblem(mahak_id)
    accept(connection, problem_id)


_ASKED_AS: Mapping[Kind, tuple[str, str]] = {
    "category": ("Category", "category-match"),
    "product": ("Product", "name-match"),
    "variant": ("Product", "variants-unmatched"),
}
"""By what is asked whether a thing is the website's: the entity and the reason of the problem."""


def what_it_asks(reason: str, facts: Mapping[str, str | int]) -> str | None:
    """What is agreed to by accepting a problem; None where there is nothing to agree to."""
    match reason:
        case "price-alarm":
            return str(facts["price"])
        case "categories-vanishing":
            return str(facts["hidden"])
        case "name-match" | "category-match" | "variants-unmatched":
            return ANOTHER
        case _:
            return None


def product_names(connection: Connection, product_ids: Iterable[int]) -> dict[int, str]:
    """The names of Mahak's products by id, for those that are known and have one."""
    product = mirror.products.c
    query = select(product.id, product.name).where(product.id.in_(bindparam("ids", expanding=True)))
    wanted = sorted(set(product_ids))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        rows = connection.execute(query, {"ids": wanted[start : start + _IDS_AT_ONCE]})
        found |= {product_id: name for product_id, text in rows if (name := persian(text))}
    return found
