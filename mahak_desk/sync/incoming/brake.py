"""Stops a cycle that would empty the shop: many hidden or zeroed variants at once are asked about first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, select

from mahak_desk.sync.incoming.plans import ProductPlan
from mahak_desk.sync.incoming.rules import BrakeRule
from mahak_desk.website import ledger, mirror, tables


class MassChange(msgspec.Struct, frozen=True):
    """What a cycle would take off the site."""

    hidden: int
    zeroed: int
    on_sale: int

    @property
    def gone(self) -> int:
        return self.hidden + self.zeroed

    def exceeds(self, rule: BrakeRule) -> bool:
        return self.gone > rule.minimum and self.gone > rule.share * self.on_sale

    def is_clearly_more_than(self, agreed_to: int, rule: BrakeRule) -> bool:
        """Whether a person who agreed to so many would have to be asked again.

        A few may sell out between the look and the cycle: as many as go without asking, or a tenth.
        """
        return self.gone > agreed_to + max(rule.minimum, agreed_to // 10)


def losses(plan: ProductPlan) -> tuple[int, int]:
    """How many variants of the product a plan would hide, and how many it would bring from some to none."""
    hidden = zeroed = 0
    for variant in plan.variants:
        current = variant.current
        if current is None or not current.is_active:
            continue
        if not variant.wanted.is_active:
            hidden += 1
        elif current.stock and not variant.wanted.stock:
            zeroed += 1
    return hidden, zeroed


def could_exceed(connection: Connection, rule: BrakeRule, besides: int = 0) -> int | None:
    """How many variants are on sale, if so many of them are at stake that asking may be needed.

    At stake are those of waiting products, whether mapped or still to be found on the website, and `besides` as
    many that may go for other reasons. None means that whatever becomes of them, the brake cannot be reached.
    """
    variant = tables.product_variants.c
    if connection.scalar(select(variant.id).where(variant.is_active).limit(1)) is None:
        return None  # a first import: there is nothing to lose, and much to count
    detail, queue = mirror.product_details.c, ledger.products_to_apply.c
    # A subquery and not a join: SQLite would rather begin a join with every detail there is.
    of_product = select(func.count()).where(detail.product_id == queue.product_id).scalar_subquery()
    at_stake = select(func.sum(of_product)).select_from(ledger.products_to_apply)
    lost = besides + (connection.scalar(at_stake) or 0)
    if lost <= rule.minimum:
        return None
    on_sale = connection.scalar(select(func.count()).where(variant.is_active)) or 0
    return on_sale if MassChange(lost, 0, on_sale).exceeds(rule) else None


def total_losses(plans: Iterable[ProductPlan], on_sale: int) -> MassChange:
    hidden = zeroed = 0
    for plan in plans:
        of_plan = losses(plan)
        hidden += of_plan[0]
        zeroed += of_plan[1]
    return MassChange(hidden, zeroed, on_sale)
