"""Compares what the website should have with what it has: a plan of changes, written down before any is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from mahak_desk.sync.incoming.facts import Catalogue, StretchFacts
from mahak_desk.sync.incoming.pictures import NO_PICTURES, PicturePlan, picture_plan
from mahak_desk.sync.incoming.products import ProductFacts, WantedProduct, WebsiteProduct, wanted_product
from mahak_desk.sync.incoming.variants import WebsiteVariant, inactive
from mahak_desk.sync.problems import Finding

Propose = Callable[[str], tuple[int, str] | None]
"""From a product's name to the id and name of a website product it may be."""


class VariantPlan(msgspec.Struct, frozen=True, gc=False):
    """What becomes of one detail's variant; `local_id` None: it is new on the website."""

    detail_id: int
    wanted: WebsiteVariant
    current: WebsiteVariant | None
    local_id: int | None
    hangs_on: int | None
    """The website's product it hangs on until now."""
    moves: bool
    """Whether it goes from there to another one."""

    @property
    def changes(self) -> bool:
        return self.moves or self.wanted != self.current


class ProductPlan(msgspec.Struct, frozen=True, gc=False):
    """What becomes of one product, its variants and its pictures."""

    product_id: int
    wanted: WebsiteProduct | None
    """None: the website does not have it and should not have it."""
    current: WebsiteProduct | None
    local_id: int | None
    variants: Sequence[VariantPlan]
    pictures: PicturePlan | None
    """None leaves them as they are."""
    findings: Sequence[Finding]

    @property
    def creates(self) -> bool:
        return self.wanted is not None and self.local_id is None

    @property
    def hides(self) -> bool:
        """Whether the product leaves the site."""
        return (
            self.current is not None
            and self.wanted is not None
            and self.current.is_active
            and not self.wanted.is_active
        )

    @property
    def changes(self) -> bool:
        return (
            (self.wanted is not None and self.wanted != self.current)
            or self.pictures is not None
            or any(variant.changes for variant in self.variants)
        )


def plan_products(facts: StretchFacts, catalogue: Catalogue, propose: Propose) -> list[ProductPlan]:
    """A plan for every product of the stretch, in order.

    `propose` names a website product that a new one may be, going by its name.
    """
    agreed = {p.entity_id for p in facts.problems if p.reason == "name-match" and p.accepted is not None}
    plans: list[ProductPlan] = []
    for product in facts.products:
        wanted, found = wanted_product(product, catalogue.rules)
        findings = list(found)
        local_id = facts.local_products.get(product.product_id)
        if wanted is not None and local_id is None and str(product.product_id) not in agreed:
            proposal = propose(wanted.product.name)
            if proposal is not None:
                # Creating it would put it on the website twice if the two are one: a person decides.
                findings.append(_name_match(product, *proposal))
                wanted = None
        plans.append(_plan(product, wanted, local_id, facts, catalogue, findings))
    return plans


def _plan(
    product: ProductFacts,
    wanted: WantedProduct | None,
    local_id: int | None,
    facts: StretchFacts,
    catalogue: Catalogue,
    findings: Sequence[Finding],
) -> ProductPlan:
    if wanted is None:
        variants = _left_behind(product, facts)
        return ProductPlan(product.product_id, None, product.current, local_id, variants, None, findings)
    variants = []
    for detail in product.details:
        variant = wanted.variants.get(detail.detail_id)
        if variant is None:
            continue
        place = facts.local_variants.get(detail.detail_id)
        variant_id, hangs_on = place or (None, None)
        moves = place is not None and hangs_on != local_id
        variants.append(VariantPlan(detail.detail_id, variant, detail.current, variant_id, hangs_on, moves))
    return ProductPlan(
        product.product_id,
        wanted.product,
        product.current,
        local_id,
        variants,
        picture_plan(
            facts.pictures.get(product.product_id, NO_PICTURES),
            facts.images.get(product.product_id, ()),
            catalogue.rules,
            catalogue.picture_url,
        ),
        findings,
    )


def _left_behind(product: ProductFacts, facts: StretchFacts) -> list[VariantPlan]:
    """Variants on sale whose details moved to a product that the website does not have: they go off sale
    where they hang."""
    plans = []
    for detail in product.details:
        if detail.current is not None and detail.current.is_active:
            variant_id, hangs_on = facts.local_variants[detail.detail_id]
            plans.append(
                VariantPlan(
                    detail.detail_id, inactive(detail.current), detail.current, variant_id, hangs_on, False
                )
            )
    return plans


def _name_match(product: ProductFacts, local_id: int, name: str) -> Finding:
    facts: dict[str, str | int] = {"name": name, "website_id": local_id}
    return Finding("Product", str(product.product_id), "name-match", facts, product.product_id)
