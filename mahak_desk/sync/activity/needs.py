"""What waits for a person, one line per reason and thing, with the one next click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Text, cast, func, select

from mahak_desk.errors import Words
from mahak_desk.mahak.text import persian
from mahak_desk.sync.activity.gathered_words import GATHERED, ONE_PRODUCT, SEVERAL, one_order
from mahak_desk.sync.activity.next_click import (
    Action,
    MapCustomer,
    MapVariant,
    ShowProblems,
    ShowProduct,
    about_orders,
    about_problem,
)
from mahak_desk.sync.explanations import explain, tell
from mahak_desk.sync.problems import Flow
from mahak_desk.website import mirror
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.tables import product_variants, user_order_items, user_orders

MOST_GROUPS = 500
"""How many combinations of reason and facts are looked at, the newest first."""

Level = Literal["bad", "warn", "notice"]
"""bad: it stands still; warn: a person has to do something; notice: it settles itself."""

Facts = Mapping[str, str | int]

_BY_NAME = frozenset(
    (
        *("line-unmapped", "item-deleted", "quantity-not-positive", "quantity-fractional"),
        *("line-total-differs", "customer-ambiguous", "customer-deleted"),
    )
)
"""Reasons that are about one thing, which the fact `name` tells: each thing gets a line of its own."""


class Need(msgspec.Struct, frozen=True):
    """One line: what it is, why, and the next step in words and as an action; `newest` is in UTC.

    It is the same trouble as another with the same `reason`, `flow` and `thing`, however many it concerns.
    """

    reason: str
    level: Level
    flow: Flow | None
    """None: both."""
    count: int
    title: Words
    why: Words
    next_step: Words
    newest: datetime | None
    action: Action
    thing: str = ""
    """What it is about, where a reason has a line for each thing."""


class _Waiting(msgspec.Struct):
    """Orders that share a reason and the thing it is about."""

    reason: str
    thing: str
    facts: Facts
    count: int
    newest: datetime
    order_id: int
    """The newest of them."""


def needs_of_orders(connection: Connection) -> list[Need]:
    """Of orders that wait, were refused or are in doubt, the newest first."""
    groups = _gathered(connection)
    orders = _orders(connection, [group.order_id for group in groups])
    subjects = _subjects(connection, groups, orders)
    needs = []
    for group in groups:
        number = orders[group.order_id].order_number
        told = _told(group.reason, group.facts)
        one = one_order(number)
        remedy = explain(group.reason).remedy
        needs.append(
            Need(
                reason=group.reason,
                level="notice" if remedy == "nothing" else "warn",
                flow="outgoing",
                count=group.count,
                title=_title(group.reason, group.facts, group.count, one),
                why=told[1],
                next_step=told[2],
                newest=group.newest,
                action=about_orders(
                    group.reason, remedy, (number, group.count), subjects.get(group.order_id)
                ),
                thing=group.thing,
            )
        )
    return needs


def _gathered(connection: Connection) -> list[_Waiting]:
    column = invoice_deliveries.c
    # As text, since PostgreSQL cannot tell whether two JSON values are equal.
    facts = cast(column.facts, Text).label("facts")
    newest = func.max(column.changed_at).label("newest")
    query = (
        select(
            column.reason,
            facts,
            func.count().label("how_many"),
            newest,
            func.max(column.order_id).label("id"),
        )
        .where(column.state.in_(("waiting", "rejected", "in_doubt")), column.reason.is_not(None))
        .group_by(column.reason, facts)
        .order_by(newest.desc())
        .limit(MOST_GROUPS)
    )
    groups: dict[tuple[str, str], _Waiting] = {}
    for row in connection.execute(query):
        known: Facts = msgspec.json.decode(row.facts) if row.facts else {}
        thing = str(known.get("name", "")) if row.reason in _BY_NAME else ""
        group = groups.get((row.reason, thing))
        if group is None:
            groups[row.reason, thing] = _Waiting(row.reason, thing, known, row.how_many, row.newest, row.id)
        else:
            group.count += row.how_many
    return list(groups.values())


def _orders(connection: Connection, order_ids: list[int]) -> dict[int, Any]:
    order = user_orders.c
    query = select(order.id, order.order_number, order.customer_id).where(order.id.in_(order_ids))
    return {row.id: row for row in connection.execute(query)}


def _subjects(connection: Connection, groups: list[_Waiting], orders: Mapping[int, Any]) -> dict[int, Action]:
    """By order id, what has to be mapped before the order can go."""
    subjects: dict[int, Action] = {}
    names = {}
    for group in groups:
        customer_id = orders[group.order_id].customer_id
        if explain(group.reason).remedy != "map":
            continue
        if group.reason in ("customer-ambiguous", "customer-deleted"):
            if customer_id is not None:
                subjects[group.order_id] = MapCustomer(customer_id, str(group.facts.get("name", "")))
        else:
            names[group.order_id] = str(group.facts.get("name", ""))
    item, variant = user_order_items.c, product_variants.c
    lines = (
        select(item.order_id, item.product_name, variant.id.label("variant_id"))
        .join(product_variants, variant.id == item.variant_id)
        .where(item.order_id.in_(list(names)))
        .order_by(item.id)
    )
    for line in connection.execute(lines):
        if persian(line.product_name) == names[line.order_id]:
            subjects.setdefault(line.order_id, MapVariant(line.variant_id, names[line.order_id]))
    return subjects


def needs_of_problems(connection: Connection) -> list[Need]:
    """Of open problems that nobody has answered yet, by reason, the newest first."""
    problem, product = problems.c, mirror.products.c
    by_reason = (
        select(func.count().label("how_many"), func.max(problem.id).label("newest_id"))
        .where(problem.resolved_at.is_(None), problem.accepted.is_(None))
        .group_by(problem.flow, problem.reason)
        .subquery()
    )
    query = (
        select(problems, by_reason.c.how_many, product.name)
        .join(by_reason, by_reason.c.newest_id == problem.id)
        .outerjoin(mirror.products, product.id == problem.product_id)
        .order_by(problem.id.desc())
    )
    return list(_of_problems(connection.execute(query)))


def _of_problems(rows: Any) -> Iterator[Need]:
    for row in rows:
        remedy = explain(row.reason).remedy
        told = _told(row.reason, row.facts)
        order = row.entity_id if row.entity == "Order" else None
        one = Words("{title}", "{title}")
        if order is not None:
            one = one_order(order)
        elif name := persian(row.name):
            one = ONE_PRODUCT.filled(name=name, title="{title}")
        action: Action = ShowProblems(row.reason, row.id)
        if row.how_many == 1:
            product = ShowProduct(row.product_id, persian(row.name)) if row.name else None
            action = about_problem(row.reason, remedy, row.id, order, product)
        yield Need(
            reason=row.reason,
            level="notice" if remedy == "nothing" else "warn",
            flow=row.flow,
            count=row.how_many,
            title=_title(row.reason, row.facts, row.how_many, one),
            why=told[1],
            next_step=told[2],
            newest=row.first_seen,
            action=action,
        )


def _told(reason: str, facts: Facts) -> tuple[Words, Words, Words]:
    """Title, why and next step with the facts of one case."""
    fa, en = tell(reason, facts, "fa"), tell(reason, facts, "en")
    return Words(fa.title, en.title), Words(fa.why, en.why), Words(fa.next_step, en.next_step)


def _title(reason: str, facts: Facts, count: int, one: Words) -> Words:
    """`one` is how a single case is told, with a slot for the title."""
    gathered = GATHERED.get(reason)
    if count > 1 and gathered is not None:
        return gathered.filled(n=f"{count:,}", name=facts.get("name", "—"))
    title, frame = _told(reason, facts)[0], one if count == 1 else SEVERAL
    number = f"{count:,}"
    return Words(
        frame.fa.replace("{title}", title.fa).replace("{n}", number),
        frame.en.replace("{title}", title.en).replace("{n}", number),
    )
