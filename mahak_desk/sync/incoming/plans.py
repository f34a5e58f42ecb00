"""Compares what the website should have with what it has: a plan of changes, written down before any is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from mahak_desk.sync.incoming.facts import Catalogue, StretchFacts
from mahak_desk.sync.incoming.matching import UnmappedVariant
from mahak_desk.sync.incoming.pictures import NO_PICTURES, PicturePlan, picture_plan
from mahak_desk.sync.incoming.products import ProductFacts, WantedProduct, WebsiteProduct, wanted_product
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import WebsiteVariant, inactive
from mahak_desk.sync.problems import Finding

UNMATCHED = "variants-unmatched"
MOST_NAMED = 5
"""How many variants of the website a question names."""

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


def plan_products(
    facts: StretchFacts,
    catalogue: Catalogue,
    propose: Propose,
    left: Mapping[int, Sequence[UnmappedVariant]],
) -> list[ProductPlan]:
    """A plan for every product of the stretch, in order.

    `propose` names a website product that a new one may be, going by its name; `left` are the website's variants
    that new ones may be (`matching.Adopted`). Creating either would put it on the website twice if the two are one:
    a person decides.
    """
    other_products = _agreed(facts, "name-match")
    other_variants = _agreed(facts, UNMATCHED)
    plans: list[ProductPlan] = []
    for product in facts.products:
        wanted, found = wanted_product(product, catalogue.rules)
        findings = list(found)
        local_id = facts.local_products.get(product.product_id)
        if wanted is not None and local_id is None and str(product.product_id) not in other_products:
            proposal = propose(wanted.product.name)
            if proposal is not None:
                findings.append(_name_match(product, *proposal))
                wanted = None
        own = left.get(product.product_id) if left else None
        if own is not None and wanted is not None and str(product.product_id) not in other_variants:
            product = _without_new_variants(product, facts)
            wanted, findings = _sold_meanwhile(product, wanted, catalogue.rules)
            findings.append(_variants_unmatched(product, own))
        plans.append(_plan(product, wanted, local_id, facts, catalogue, findings))
    return plans


def _without_new_variants(product: ProductFacts, facts: StretchFacts) -> ProductFacts:
    known = [detail for detail in product.details if detail.detail_id in facts.local_variants]
    return msgspec.structs.replace(product, details=known)


def _sold_meanwhile(
    product: ProductFacts, wanted: WantedProduct, rules: CatalogueRules
) -> tuple[WantedProduct | None, list[Finding]]:
    """What becomes of a product while a person is asked about its new variants, which it is given without.

    It goes on as if they had not come: its base detail leaves the site for them, and not for a question. That the
    product is seen is left as it shall be, since the website's own variants of it are on sale.
    """
    meanwhile, findings = wanted_product(product, rules)
    if meanwhile is not None and wanted.product.is_active:
        shown = msgspec.structs.replace(meanwhile.product, is_active=True)
        meanwhile = msgspec.structs.replace(meanwhile, product=shown)
    return meanwhile, list(findings)


def _agreed(facts: StretchFacts, reason: str) -> set[str]:
    """The ids of the products that a person has said are something else, or have other variants."""
    return {p.entity_id for p in facts.problems if p.reason == reason and p.accepted is not None}


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


def _variants_unmatched(product: ProductFacts, own: Sequence[UnmappedVariant]) -> Finding:
    names = [" / ".join(value for _, value in each.options) or each.code or str(each.id) for each in own]
    if len(names) > MOST_NAMED:
        names[MOST_NAMED:] = ["…"]
    facts: dict[str, str | int] = {"name": "، ".join(names), "count": len(own)}
    return Finding("Product", str(product.product_id), UNMATCHED, facts, product.product_id)
