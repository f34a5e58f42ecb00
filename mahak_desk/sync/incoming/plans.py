"""Compares what the website should have with what it has: a plan of changes, written down before any is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from mahak_desk.sync.incoming.facts import Catalogue, Image, StretchFacts
from mahak_desk.sync.incoming.products import ProductFacts, WantedProduct, WebsiteProduct, wanted_product
from mahak_desk.sync.incoming.variants import WebsiteVariant
from mahak_desk.sync.problems import Finding

Propose = Callable[[str], tuple[int, str] | None]
"""From a product's name to the id and name of a website product it may be."""


class VariantPlan(msgspec.Struct, frozen=True, gc=False):
    """What becomes of one detail's variant; `local_id` None: it is new on the website."""

    detail_id: int
    wanted: WebsiteVariant
    current: WebsiteVariant | None
    local_id: int | None
    moves: bool
    """Whether it hangs on another product of the website until now."""

    @property
    def changes(self) -> bool:
        return self.moves or self.wanted != self.current


class ProductPlan(msgspec.Struct, frozen=True):
    """What becomes of one product, its variants and its pictures."""

    product_id: int
    wanted: WebsiteProduct | None
    """None: the website has nothing of it and should have nothing."""
    current: WebsiteProduct | None
    local_id: int | None
    variants: Sequence[VariantPlan]
    pictures: Sequence[str] | None
    """The addresses to show, in order; None leaves the website's pictures as they are."""
    images: Sequence[Image]
    findings: Sequence[Finding]

    @property
    def creates(self) -> bool:
        return self.wanted is not None and self.local_id is None

    @property
    def hides(self) -> bool:
        """Whether the product leaves the site, or any variant of it does."""
        return (
            self.current is not None
            and self.wanted is not None
            and self.current.is_active
            and not self.wanted.is_active
        )

    @property
    def changes(self) -> bool:
        return self.wanted is not None and (
            self.wanted != self.current
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
        return ProductPlan(product.product_id, None, product.current, local_id, (), None, (), findings)
    current = {detail.detail_id: detail.current for detail in product.details}
    variants = []
    for detail_id, variant in wanted.variants.items():
        variant_id, hangs_on = facts.local_variants.get(detail_id, (None, None))
        moves = variant_id is not None and hangs_on != local_id
        variants.append(VariantPlan(detail_id, variant, current[detail_id], variant_id, moves))
    images = facts.images.get(product.product_id, ())
    addresses = facts.pictures.get(product.product_id, ())
    return ProductPlan(
        product.product_id,
        wanted.product,
        product.current,
        local_id,
        variants,
        _pictures_to_write(addresses, images, catalogue),
        images,
        findings,
    )


def _name_match(product: ProductFacts, local_id: int, name: str) -> Finding:
    facts: dict[str, str | int] = {"name": name, "website_id": local_id}
    return Finding("Product", str(product.product_id), "name-match", facts, product.product_id)


def _pictures_to_write(
    addresses: Sequence[str], images: Sequence[Image], catalogue: Catalogue
) -> Sequence[str] | None:
    """The addresses if the website's pictures from Mahak differ from them, else None."""
    if images and "pictures" not in catalogue.rules.overwrites:
        return None
    from_mahak = [image for image in images if is_from_mahak(image, catalogue)]
    placed = [(image.url, image.position, bool(image.is_primary)) for image in from_mahak]
    if placed == [(url, place, place == 0) for place, url in enumerate(addresses)]:
        return None
    return addresses


def is_from_mahak(image: Image, catalogue: Catalogue) -> bool:
    """Whether a picture of the website came from Mahak; one the shop added itself is never touched."""
    return image.url.startswith(catalogue.picture_url(""))
