"""Compares what the website should have with what it has: a plan of changes, written down before any is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from mahak_desk.sync.incoming.facts import Catalogue, Image, Pictures, StretchFacts, file_name
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


class PicturePlan(msgspec.Struct, frozen=True):
    """What becomes of a product's pictures on the website."""

    addresses: Sequence[str]
    """Of Mahak's pictures, in order; the first is the primary one."""
    stale: Sequence[int]
    """The ids of the rows that show Mahak's pictures until now."""
    own: Sequence[int]
    """The ids of the shop's own pictures, which keep their rows and come after Mahak's."""


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
        _picture_plan(product.product_id, facts, catalogue),
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


def _picture_plan(product_id: int, facts: StretchFacts, catalogue: Catalogue) -> PicturePlan | None:
    """None if the website's pictures from Mahak are what they should be, or the shop's own matter."""
    images = facts.images.get(product_id, ())
    pictures = facts.pictures.get(product_id, _NO_PICTURES)
    if not images and not pictures.addresses:
        return None
    if images and "pictures" not in catalogue.rules.overwrites:
        return None
    from_mahak = [image for image in images if _is_from_mahak(image, pictures, catalogue)]
    placed = [(image.url, image.position, bool(image.is_primary)) for image in from_mahak]
    if placed == [(url, place, place == 0) for place, url in enumerate(pictures.addresses)]:
        return None
    own = [image.id for image in images if image not in from_mahak]
    return PicturePlan(pictures.addresses, [image.id for image in from_mahak], own)


_NO_PICTURES = Pictures((), frozenset())


def _is_from_mahak(image: Image, pictures: Pictures, catalogue: Catalogue) -> bool:
    """Whether a picture of the website came from Mahak; one the shop added itself is never touched.

    The address alone does not tell: the service's own may have changed since, and so may the folder.
    """
    return image.url.startswith(catalogue.picture_url("")) or file_name(image.url) in pictures.files
